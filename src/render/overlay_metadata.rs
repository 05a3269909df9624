//! What is said of an overlay's tiles beside them.

use super::{Fronts, OverlayRequest, overlay_words};
use crate::archive::Metadata;
use crate::error::Result;
use crate::geodata::{Geodata, Snapshot};

/// What an archive of the overlay of a snapshot, or a server of its tiles, says of it.
///
/// # Errors
/// Usage where the zoom levels are none; failed where a picture of the key cannot be encoded.
pub fn overlay_metadata(
    request: &OverlayRequest,
    geodata: &Geodata,
    snapshot: &Snapshot,
    fronts: &Fronts,
) -> Result<Metadata> {
    let title = snapshot.dataset.title.or_english(request.lang);
    let date = snapshot.date;
    let inputs = geodata.inputs_of_map_of(&snapshot.dataset.id);
    let inputs = inputs.chain([&snapshot.input]);
    let inputs = inputs.chain(&request.theme.input);
    let inputs: Vec<String> = inputs
        .map(|input| format!("{}  {}", input.sha256, input.name))
        .collect();
    let name = format!("{title}, {date}");
    let words = overlay_words(request, geodata, snapshot, fronts)?;
    let zooms = request.zooms.clone();
    let metadata = Metadata::new(
        name,
        request.bounds,
        zooms,
        request.format,
        request.tile_size,
    )?
    .description(words.description)
    .legend(words.legend)
    .attribution(words.attribution)
    .version(date.strftime("%Y.%-m.%-d").to_string())
    .shard(request.shard)
    .with("request", request.canonical(snapshot))
    .with("inputs", inputs.join("\n"));
    Ok(match request.basemap {
        Some(_) => metadata.baselayer(),
        None => metadata,
    })
}
