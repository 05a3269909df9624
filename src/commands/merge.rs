//! `merge`: shards of tiles into the archive that one run would have written.

use std::path::Path;

use bakhmut_map::archive::{self, Kind, Merge};
use bakhmut_map::error::{Error, Result};

use super::console::Console;
use super::output;
use super::progress::{bar, size};
use crate::cli::MergeArgs;

/// Names another archive.
const OPTION: &str = "-o";

/// Puts the shards together into an archive, whose name appears when it is complete.
pub(crate) fn run(args: &MergeArgs, console: Console) -> Result<()> {
    let path = &args.output;
    check(path, args.force)?;
    let merge = Merge::open(&args.shards, path)?;
    let bytes = merge.bytes();
    let bar = bar(bytes, console);
    let merged = merge.run(|done| {
        bar.set_position(done);
        bar.set_message(size(done));
    });
    bar.finish_and_clear();
    let merged = merged?;
    let zooms = merged.zooms.map_or_else(String::new, |zooms| {
        format!("  zoom {} to {}", zooms.start(), zooms.end())
    });
    let archives = match args.shards.len() {
        1 => "1 archive".to_owned(),
        count => format!("{count} archives"),
    };
    console.result(&format!(
        "{}  of {archives}  {} tiles, {} different{zooms}  {}",
        path.display(),
        merged.tiles,
        merged.contents,
        size(output::file_bytes(path).unwrap_or(bytes))
    ))
}

fn check(path: &Path, force: bool) -> Result<()> {
    if Kind::of(path) != Kind::PmTiles {
        let what = format!("{} is no name for PMTiles", path.display());
        return Err(Error::usage(what).help("end the name in .pmtiles"));
    }
    output::check_folder(path, OPTION)?;
    output::check_replaceable(path, force, OPTION, archive::is_ours)
}
