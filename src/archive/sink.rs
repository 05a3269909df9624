//! What each kind of archive does for the writer.

use std::path::Path;

use super::digest::Digest;
use super::metadata::Metadata;
use crate::error::{Error, Result};
use crate::projection::TileCoord;

/// A part of an archive, to which tiles are added.
pub(super) trait Sink {
    /// Adds a tile, of an id greater than all before.
    fn put(&mut self, tile: TileCoord, bytes: &[u8], digest: Digest) -> Result<()>;

    /// Makes an archive of the part, and sees it safely to the disk; the name is the caller's to change.
    fn finish(self: Box<Self>, metadata: &Metadata) -> Result<()>;
}

/// A part that is taken up again.
pub(super) struct Resumed<S> {
    /// The part.
    pub(super) sink: S,
    /// The least zoom level at which it holds a tile, if it holds one.
    pub(super) least_zoom: Option<u8>,
    /// The id after which it goes on: all tiles up to it are there.
    pub(super) last: Option<u64>,
}

impl<S> Resumed<S> {
    /// A part without tiles.
    pub(super) fn empty(sink: S) -> Resumed<S> {
        Resumed {
            sink,
            least_zoom: None,
            last: None,
        }
    }
}

/// A part that other metadata, and so other tiles, belong to.
pub(super) fn of_another_run(part: &Path) -> Error {
    let shown = part.display();
    Error::failed(format!(
        "{shown} was begun with other options, data or another version"
    ))
    .help(format!("remove {shown} to begin anew"))
}
