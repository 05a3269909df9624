//! Puts PMTiles archives together: shards of one run, or parts that others made.
//!
//! - `source`: one of the archives, read from entry to entry
//! - `handle`: its file, open only while it is read
//! - `agree`: whether they are parts of one whole, and what differs
//! - `complete`: whether all shards are there
//! - `queue`: all their entries in the order of ids, each tile once
//!
//! Memory grows with the directories, never with the bytes of tiles: those go from file to file.

mod agree;
mod complete;
mod handle;
mod queue;
mod source;

use std::fs::{self, File};
use std::io;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::metadata::page_zoom;
use super::pmtiles::{Body, Entry, Header, Part};
use super::target::Target;
use crate::error::{Error, Result};
use crate::projection::TileCoord;
use crate::units::LonLatBox;
use queue::Queue;
use source::Source;

/// Archives that make a whole, ready to be put together.
pub struct Merge {
    sources: Vec<Source>,
    metadata: Map<String, Value>,
    target: Target,
}

/// What was put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// How many tiles the archive has.
    pub tiles: u64,
    /// How many different ones.
    pub contents: u64,
    /// The zoom levels from the first to the last that has tiles.
    pub zooms: Option<RangeInclusive<u8>>,
}

impl Merge {
    /// Opens archives, of which `output` is to hold all tiles.
    ///
    /// # Errors
    /// One of them is no PMTiles archive that can be read; they are of other formats, or say other things
    /// of themselves; shards are missing, or there twice; or `output` is one of them, is no name for
    /// an archive, or is being written by another run.
    pub fn open(inputs: &[PathBuf], output: &Path) -> Result<Merge> {
        if let Some(input) = inputs.iter().find(|input| is_same(input, output)) {
            let shown = input.display();
            return Err(
                Error::usage(format!("{shown} is to be read, and to be written"))
                    .help("give the whole a name of its own"),
            );
        }
        let sources = inputs.iter().map(|input| Source::open(input));
        let sources: Vec<Source> = sources.collect::<Result<_>>()?;
        agree::check(&sources)?;
        complete::check(&sources)?;
        let metadata = sources.first().map(|first| first.metadata.clone());
        Ok(Merge {
            sources,
            metadata: metadata.unwrap_or_default(),
            target: Target::of(output)?,
        })
    }

    /// How many bytes the tiles of all archives have, which is what `run` counts.
    pub fn bytes(&self) -> u64 {
        let sections = self.sources.iter().map(Source::bytes);
        sections.fold(0, u64::saturating_add)
    }

    /// Writes the whole: the archive that one run would have written, byte for byte. `progress` is told
    /// how many bytes of tiles have been read.
    ///
    /// # Errors
    /// An archive cannot be read, or the whole not be written; two archives have other bytes for the same
    /// tile. Then nothing is left of the whole.
    pub fn run(self, progress: impl FnMut(u64)) -> Result<Merged> {
        let Merge {
            sources,
            metadata,
            target,
        } = self;
        let written = write(target.part(), sources, metadata, progress);
        match &written {
            Ok(_) => target.put()?,
            // The error is the one to tell.
            Err(_) => drop(fs::remove_file(target.part())),
        }
        written
    }
}

fn is_same(one: &Path, other: &Path) -> bool {
    same_file::is_same_file(one, other).unwrap_or(false)
}

fn write(
    part: &Path,
    sources: Vec<Source>,
    metadata: Map<String, Value>,
    mut progress: impl FnMut(u64),
) -> Result<Merged> {
    let failed = |cause| Error::io("write", part, cause);
    Part::forget(part)?;
    let metadata = Value::Object(metadata).to_string().into_bytes();
    let file = File::create(part).map_err(failed)?;
    let mut body = Body::create(file, &metadata).map_err(failed)?;
    let mut queue = Queue::of(sources);
    while let Some(entry) = queue.next(|bytes, digest| body.store(bytes, digest).map_err(failed))? {
        body.add(entry);
        progress(queue.read());
    }
    let zoom = |id| TileCoord::from_id(id).map(TileCoord::z);
    let least = body.first().and_then(|entry| zoom(entry.id));
    let most = body.last().and_then(|entry| zoom(entry.end() - 1));
    let zooms = least.zip(most);
    body.finish(said(&queue.into_sources(), zooms))
        .map_err(failed)?;
    let (tiles, contents) = body.counts();
    Ok(Merged {
        tiles,
        contents,
        zooms: zooms.map(|(least, most)| least..=most),
    })
}

/// What the header of the whole says of its tiles, which are at these zoom levels.
fn said(sources: &[Source], zooms: Option<(u8, u8)>) -> Header {
    let mut said: Option<Header> = None;
    let has_tiles = |source: &&Source| zooms.is_none() || source.has_tiles();
    for header in sources.iter().filter(has_tiles).map(Source::header) {
        let whole = said.get_or_insert(header);
        let [west, south, east, north] = header.bounds;
        let own = whole.bounds;
        whole.bounds = [
            own[0].min(west),
            own[1].min(south),
            own[2].max(east),
            own[3].max(north),
        ];
        if whole.centre != header.centre {
            let middle = |low: i32, high: i32| ((i64::from(low) + i64::from(high)) / 2) as i32;
            let [west, south, east, north] = whole.bounds;
            whole.centre = [middle(west, east), middle(south, north)];
        }
    }
    let mut said = said.unwrap_or_default();
    if let Some((least, most)) = zooms {
        said.zooms = [least, most];
        let sides = said.bounds.map(|degrees| f64::from(degrees) / 1e7);
        let zoom = LonLatBox::new(sides).map_or(least, page_zoom);
        said.centre_zoom = zoom.clamp(least, most);
    }
    said
}

/// A tile as errors name it.
fn named(entry: Entry) -> String {
    match TileCoord::from_id(entry.id) {
        Some(tile) => format!("tile {}/{}/{}", tile.z(), tile.x(), tile.y()),
        None => format!("the tile of id {}", entry.id),
    }
}

/// An archive that cannot be read to its end.
fn unreadable(path: &Path, cause: io::Error) -> Error {
    let shown = path.display();
    Error::io("read", path, cause).help(format!(
        "`bakhmut-map verify {shown}` tells all that is wrong with it; draw it anew"
    ))
}
