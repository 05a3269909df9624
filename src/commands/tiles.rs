//! `tiles`: the overlay of a date as tiles of a web map.

use std::path::Path;

use bakhmut_map::archive::{self, Kind, Metadata, Standing, Tiles, Writer};
use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{Geodata, Snapshot};
use bakhmut_map::projection::TileCoord;
use bakhmut_map::render::{
    Fronts, OverlayRequest, overlay_bounds, overlay_metadata, overlay_tiles,
};
use bakhmut_map::request::Layer;
use bakhmut_map::style::NamedTheme;
use bakhmut_map::tiles::Shard;

use super::console::Console;
use super::drawn::default_dataset;
use super::output;
use super::progress::{bar, size};
use super::{snapshot, stop, swapped, theme};
use crate::cli::TilesArgs;

/// Names another archive.
const OPTION: &str = "-o";

/// Draws the tiles into an archive, whose name appears when it is complete; whether it is, and was not
/// stopped.
pub(crate) fn run(args: &TilesArgs, geodata: &Geodata, console: Console) -> Result<bool> {
    check(args)?;
    let dataset = match &args.dataset {
        Some(name) => name.clone(),
        None => default_dataset(geodata)?,
    };
    let date = (args.date, args.strict_date);
    let snapshot = snapshot::find(&dataset, date, "drawn", geodata, console)?;
    let theme = theme::find(&args.theme, console)?;
    let request = request(args, theme, geodata, &snapshot)?;
    let path = match &args.output {
        Some(path) if !args.dry_run => path,
        _ => return estimate(&request, geodata, &snapshot, console).map(|()| true),
    };
    let fronts = Fronts::default();
    let metadata = || {
        let metadata = overlay_metadata(&request, geodata, &snapshot, &fronts)?;
        Ok(match &args.served_at {
            Some(url) => metadata.served_at(url.trim_end_matches('/')),
            None => metadata,
        })
    };
    if args.resume && is_complete(path, &metadata()?, args)? {
        let shown = path.display();
        let what = format!("{shown}  data of {}  complete already", snapshot.date);
        return console.result(&what).map(|()| true);
    }
    stop::listen()?;
    tell_replaced(path, console);
    let tiles = || overlay_tiles(&request, geodata, &snapshot, &fronts);
    let (metadata, tiles) = rayon::join(metadata, tiles);
    let metadata = metadata?;
    let mut writer = match args.resume {
        true => Writer::resume(path, &metadata)?,
        false => Writer::create(path, &metadata)?,
    };
    let after = writer.last_id().and_then(TileCoord::from_id);
    match after {
        Some(tile) => console.note(&format!("going on after tile {}", named(tile))),
        None if args.resume => console.note("there is nothing to go on from: beginning anew"),
        None => {}
    }
    let bar = bar(tiles.pyramid.blocks(), console);
    let (mut count, mut bytes, mut is_stopped) = (0_u64, 0_u64, false);
    let drawn = tiles.pyramid.draw(after, |tile, done| {
        if stop::is_asked() {
            is_stopped = true;
            return Err(Error::failed("stopped"));
        }
        writer.put(tile.tile, &tile.bytes)?;
        count += 1;
        bytes += tile.bytes.len() as u64;
        bar.set_position(done);
        bar.set_message(format!("{count} tiles"));
        Ok(())
    });
    bar.finish_and_clear();
    if is_stopped {
        let last = writer.last_id().and_then(TileCoord::from_id);
        // What is drawn is kept before it is said so.
        drop(writer);
        console.note(&match last {
            Some(tile) => format!("stopped; --resume goes on after tile {}", named(tile)),
            None => "stopped before any tile was drawn".to_owned(),
        });
        return Ok(false);
    }
    drawn?;
    writer.finish()?;
    let remarks = request.basemap.iter().flat_map(|basemap| basemap.remarks());
    remarks.for_each(|remark| console.warn(&remark));
    for (zoom, names) in tiles.dropped.iter().filter(|(_, names)| !names.is_empty()) {
        let said = format!(
            "no room at zoom {zoom} for the name of {}",
            names.join(", ")
        );
        match *zoom == args.max_zoom {
            true => console.note(&said),
            // A deeper level has more room.
            false => console.detail(&said),
        }
    }
    let more = if after.is_some() { " more" } else { "" };
    console.result(&format!(
        "{}  data of {}  {count}{more} tiles  zoom {} to {}  {}",
        path.display(),
        snapshot.date,
        args.min_zoom,
        args.max_zoom,
        size(output::file_bytes(path).unwrap_or(bytes))
    ))?;
    Ok(true)
}

/// Whether there is nothing left to do for a run that is to go on. An archive that another command has
/// completed is no run to go on with: it is refused, unless it was told to be replaced or that has begun.
fn is_complete(path: &Path, metadata: &Metadata, args: &TilesArgs) -> Result<bool> {
    match archive::standing(path, metadata)? {
        // Of the address a folder is not asked: it is written anew.
        Standing::Same => Ok(args.served_at.is_none()),
        Standing::Other if !args.force && !archive::is_begun(path) => {
            let shown = path.display();
            Err(Error::failed(format!(
                "{shown} was completed with other options, data or another version: there is nothing to go on with"
            ))
            .help(format!(
                "leave out --resume or give --force to replace it, or another name with {OPTION}"
            )))
        }
        Standing::Other | Standing::Nothing => Ok(false),
    }
}

/// A tile as people name it.
fn named(tile: TileCoord) -> String {
    format!("{}/{}/{}", tile.z(), tile.x(), tile.y())
}

/// Refuses what can't be meant, before anything is drawn.
fn check(args: &TilesArgs) -> Result<()> {
    let (min, max) = (args.min_zoom, args.max_zoom);
    if min > max {
        return Err(
            Error::usage(format!("--min-zoom {min} is above --max-zoom {max}")).help(
                "say where to begin with -Z (5, unless told otherwise) and where to end with -z",
            ),
        );
    }
    if args.dry_run && args.resume {
        return Err(Error::usage(
            "--dry-run counts all tiles, and not those that a stopped run has left",
        )
        .help("leave out --resume to count them, or --dry-run to go on with the run"));
    }
    let Some(path) = &args.output else {
        return Ok(());
    };
    if path == Path::new("-") {
        return Err(Error::usage("tiles can't be written to standard output")
            .help("name a file that ends in .pmtiles or .mbtiles, or a folder"));
    }
    check_kind(path, args)?;
    if args.dry_run {
        return Ok(());
    }
    output::check_replaceable(path, args.force, OPTION, archive::is_ours)
}

/// Refuses a name that means something else than what would be written, and options of another kind.
fn check_kind(path: &Path, args: &TilesArgs) -> Result<()> {
    let shown = path.display().to_string();
    let ends_as_folder = shown.ends_with(std::path::is_separator);
    let refused = |what: String, help: &str| Err(Error::usage(what).help(help));
    if Kind::of(path) == Kind::Folder {
        if Kind::is_of_no_kind(path) && !ends_as_folder && !path.is_dir() {
            return refused(
                format!("{shown} ends as no archive of tiles does"),
                "end the name in .pmtiles or .mbtiles, or in a slash where a folder is meant",
            );
        }
        if args.shard != Shard::WHOLE {
            return refused(
                format!("{shown} would be a folder: shards are drawn into PMTiles"),
                "end the name in .pmtiles: merge puts such shards together",
            );
        }
        return Ok(());
    }
    if ends_as_folder {
        return refused(
            format!("{shown} ends as an archive's name does, and as a folder's"),
            "leave out the slash at its end",
        );
    }
    output::check_folder(path, OPTION)?;
    if args.served_at.is_some() {
        return refused(
            "--served-at is for a folder of tiles".to_owned(),
            "leave it out: readers find the tiles in the file themselves",
        );
    }
    if args.shard != Shard::WHOLE && Kind::of(path) != Kind::PmTiles {
        return refused(
            format!("{shown} would be MBTiles: shards are drawn into PMTiles"),
            "end the name in .pmtiles: merge puts such shards together",
        );
    }
    Ok(())
}

/// Says which tiles of a folder will be gone: it is replaced as a whole.
fn tell_replaced(path: &Path, console: Console) {
    let found = path.is_dir().then(|| Tiles::open(path).ok()).flatten();
    if let Some(tiles) = found {
        let (least, most) = tiles.zooms().into_inner();
        let shown = path.display();
        console.note(&format!(
            "the tiles in {shown}, zoom {least} to {most}, are replaced when all are drawn"
        ));
    }
}

fn request(
    args: &TilesArgs,
    theme: NamedTheme,
    geodata: &Geodata,
    snapshot: &Snapshot,
) -> Result<OverlayRequest> {
    let layers = match args.layers.as_slice() {
        [] => Layer::ALL.to_vec(),
        some => some.iter().copied().map(Layer::from).collect(),
    };
    let shown = overlay_bounds(geodata, snapshot);
    let bounds = args.bbox.unwrap_or(shown);
    if !bounds.meets(shown) && args.basemap.basemap.is_none() {
        let help = swapped::bbox_help(bounds, shown)
            .unwrap_or_else(|| format!("that is {shown}, west, south, east and north"));
        return Err(Error::usage("--bbox shows none of the land that is mapped").help(help));
    }
    Ok(OverlayRequest {
        bounds,
        zooms: args.min_zoom..=args.max_zoom,
        layers,
        tile_size: args.tile_size as u16,
        scale: args.scale as u16,
        lang: args.lang.into(),
        theme,
        format: args.format.into(),
        shard: args.shard,
        basemap: args.basemap.open()?,
    })
}

/// Says how much there would be to draw.
fn estimate(
    request: &OverlayRequest,
    geodata: &Geodata,
    snapshot: &Snapshot,
    console: Console,
) -> Result<()> {
    let tiles = overlay_tiles(request, geodata, snapshot, &Fronts::default());
    let bar = bar(tiles.pyramid.blocks(), console);
    let estimate = tiles.pyramid.estimate(|done| bar.set_position(done))?;
    bar.finish_and_clear();
    console.result(&format!(
        "data of {}  about {} tiles  zoom {} to {}  about {} ± {}",
        snapshot.date,
        estimate.tiles,
        request.zooms.start(),
        request.zooms.end(),
        size(estimate.bytes),
        size(estimate.error)
    ))
}
