//! From a request to finished bytes. Commands call only this.

mod animation;
mod border_check;
mod change;
mod comparison;
mod embed;
mod every;
mod file;
mod inspect;
mod legend;
mod overlay;
mod overlay_metadata;
mod timeline;

pub use animation::{Animated, AnimationRequest, animation};
pub use border_check::{border_check, border_view};
pub use change::{change, change_view, check_change_view};
pub use comparison::{check_comparison_view, comparison, comparison_view};
pub use embed::{Embed, embed, embed_files, is_embed_page};
pub use every::{Every, FrameDays};
pub use file::StillFile;
pub use inspect::inspect;
use overlay::overlay_words;
pub use overlay::{
    Fronts, OverlayLevel, OverlayRequest, OverlayTiles, overlay_bounds, overlay_level,
    overlay_tiles,
};
pub use overlay_metadata::overlay_metadata;
pub use timeline::{TimelineFigure, timeline};

use crate::basemap::Basemap;
use crate::encode::Metadata;
use crate::error::{Error, Result};
use crate::figure::{self, Backdrops, Credits, Options, Picture, Remarks};
use crate::geodata::{Geodata, Input, Snapshot, View};
use crate::projection::PixelGrid;
use crate::request::{Request, Scale};
use crate::scene::Scene;
use crate::style::NamedTheme;
use crate::text::Typeface;

/// A finished still, to be written as a [file](Still::file) of one format or another.
#[derive(Debug)]
pub struct Still {
    scene: Scene,
    scale: Scale,
    typeface: Typeface,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What is told of it beside it.
    pub remarks: Remarks,
    /// Where the pixels lie in Web Mercator, if the map is drawn in it.
    pub grid: Option<PixelGrid>,
    /// What the file says of itself.
    pub metadata: Metadata,
    /// Whom the data come from.
    pub credits: Credits,
}

/// A pixel of scale 1 is a 96th of an inch, as in CSS.
const PIXELS_PER_METRE: f64 = 96.0 / 0.0254;

/// The most pixels that a file may have, so that a slip of the hand does not eat the memory.
const MOST_PIXELS: u64 = 100_000_000;

/// Draws what is asked for of one snapshot, or of two, which are then held against each other, on a
/// basemap if there is one.
///
/// # Errors
/// As [`still`], [`still_on`] and [`comparison`]; failed without a snapshot.
pub fn map(
    request: &Request,
    theme: &NamedTheme,
    geodata: &Geodata,
    snapshots: &[Snapshot],
    basemap: Option<&Basemap>,
) -> Result<Still> {
    match (snapshots, basemap) {
        ([first, second], _) => comparison(request, theme, geodata, [first, second], basemap),
        ([snapshot, ..], Some(basemap)) => still_on(basemap, request, theme, geodata, snapshot),
        ([snapshot, ..], None) => still(request, theme, geodata, snapshot),
        ([], _) => Err(Error::failed("there is no snapshot to draw")),
    }
}

/// Draws a still of a snapshot.
///
/// # Errors
/// Usage where there is no such view or the picture would be too large; failed where the view
/// asks for what the geodata do not hold.
pub fn still(
    request: &Request,
    theme: &NamedTheme,
    geodata: &Geodata,
    snapshot: &Snapshot,
) -> Result<Still> {
    still_of(
        geodata.view(&request.view)?,
        request,
        theme,
        geodata,
        snapshot,
        None,
    )
}

/// Draws a still of a snapshot on the basemap that the request names.
///
/// # Errors
/// As [`still`]; failed where the basemap can't be had.
pub fn still_on(
    basemap: &Basemap,
    request: &Request,
    theme: &NamedTheme,
    geodata: &Geodata,
    snapshot: &Snapshot,
) -> Result<Still> {
    let view = geodata.view(&request.view)?;
    still_of(view, request, theme, geodata, snapshot, Some(basemap))
}

fn still_of(
    view: &View,
    request: &Request,
    theme: &NamedTheme,
    geodata: &Geodata,
    snapshot: &Snapshot,
    basemap: Option<&Basemap>,
) -> Result<Still> {
    let mut options = options(request, theme)?;
    options.basemap = basemap.map(|basemap| basemap as &dyn Backdrops);
    let picture = figure::draw(geodata, snapshot, view, options)?;
    let made = Made {
        request: request.canonical(),
        creation_time: snapshot.date.to_string(),
        snapshot: format!("{} {}", snapshot.dataset.id, snapshot.date),
        inputs: inputs([snapshot.input.clone()], theme),
    };
    Ok(finish(picture, made, request, geodata))
}

/// How a request's picture is drawn.
///
/// # Errors
/// Usage where it would be too large.
fn options<'t>(request: &'t Request, theme: &'t NamedTheme) -> Result<Options<'t>> {
    let factor = u64::from(request.scale.factor());
    let pixels =
        u64::from(request.size.width()) * u64::from(request.size.height()) * factor * factor;
    if pixels > MOST_PIXELS {
        let millions = pixels / 1_000_000;
        return Err(Error::usage(format!(
            "{} at scale {factor} would have {millions} million pixels",
            request.size
        ))
        .help("ask for at most 100 million: a smaller --size or --scale"));
    }
    Ok(Options {
        size: request.size,
        scale: request.scale,
        lang: request.lang,
        theme: &theme.theme,
        typeface: theme.typeface,
        projection: request.projection,
        basemap: None,
        editing: Some(&request.editing),
    })
}

/// What a picture was made from, for its metadata.
struct Made {
    request: String,
    creation_time: String,
    snapshot: String,
    /// The files of zones, and those of the theme and its fonts.
    inputs: Vec<Input>,
}

/// Files of zones, and those of the theme and its fonts if it has any.
fn inputs(zones: impl IntoIterator<Item = Input>, theme: &NamedTheme) -> Vec<Input> {
    let own = theme.input.iter().chain(&theme.fonts);
    zones.into_iter().chain(own.cloned()).collect()
}

/// A picture with its metadata.
fn finish(picture: Picture, made: Made, request: &Request, geodata: &Geodata) -> Still {
    let mut picture = picture;
    let metadata = metadata(&mut picture, made, request, geodata);
    Still {
        width: picture.scene.width.into(),
        height: picture.scene.height.into(),
        scene: picture.scene,
        scale: request.scale,
        typeface: picture.typeface,
        metadata,
        remarks: picture.remarks,
        grid: picture.grid,
        credits: picture.credits,
    }
}

/// What a picture says of itself; its words are taken out of it.
fn metadata(picture: &mut Picture, made: Made, request: &Request, geodata: &Geodata) -> Metadata {
    use std::mem::take;
    let mut inputs: Vec<_> = geodata
        .inputs_of_map_of(&request.dataset)
        .cloned()
        .collect();
    inputs.extend(made.inputs);
    inputs.extend(picture.basemap.take());
    inputs.sort_by(|a, b| a.name.cmp(&b.name));
    inputs.dedup();
    Metadata {
        title: take(&mut picture.title),
        alt_text: take(&mut picture.alt_text),
        copyright: take(&mut picture.attribution),
        creation_time: made.creation_time,
        disclaimer: (!picture.notes.is_empty()).then(|| picture.notes.join(" ")),
        language: request.lang.tag().to_owned(),
        pixels_per_metre: (PIXELS_PER_METRE * f64::from(request.scale.factor())).round() as u32,
        request: made.request,
        snapshot: Some(made.snapshot),
        inputs: inputs.into_iter().map(|i| (i.name, i.sha256)).collect(),
    }
}
