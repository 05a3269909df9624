//! Takes the tiles of an archive in order.

use std::path::Path;

use super::digest::digest;
use super::kind::Kind;
use super::metadata::Metadata;
use super::sink::{Resumed, Sink};
use super::target::Target;
use super::{folder, mbtiles, pmtiles};
use crate::error::{Error, Result};
use crate::projection::TileCoord;

/// An archive that is being written, under its name with `.part` added.
///
/// Tiles come in the order of [`TileCoord::id`]. Equal ones are stored once, but for a folder, whose
/// files stand for themselves. [`Writer::finish`] gives the archive its name; a writer that is dropped
/// before, or a program that is killed, leaves the part, from which [`Writer::resume`] goes on.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use bakhmut_map::archive::{Metadata, Writer};
/// use bakhmut_map::encode::TileFormat;
/// use bakhmut_map::projection::TileCoord;
/// use bakhmut_map::units::LonLatBox;
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("world.pmtiles");
///
/// let metadata = Metadata::new("World", LonLatBox::MERCATOR, 0..=0, TileFormat::Png, 256)?;
/// let mut writer = Writer::create(&path, &metadata)?;
/// # let png = b"a picture";
/// writer.put(TileCoord::WORLD, png)?;
/// assert!(!path.exists());
/// let written = writer.finish()?;
/// assert_eq!(written.tiles, 1);
/// assert!(path.exists());
/// # Ok(())
/// # }
/// ```
pub struct Writer {
    metadata: Metadata,
    sink: Box<dyn Sink + Send>,
    // After the part: others may have it when it is closed.
    target: Target,
    least_zoom: Option<u8>,
    last: Option<u64>,
    tiles: u64,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// How many tiles were added since the writer was created or resumed.
    pub tiles: u64,
}

impl Writer {
    /// Begins an archive of the kind that the name means; an unfinished one of that name is dropped.
    ///
    /// # Errors
    /// The part cannot be written, another run writes it, or the name is that of a folder with other
    /// things than tiles in it.
    pub fn create(path: &Path, metadata: &Metadata) -> Result<Writer> {
        Writer::begin(Target::of(path)?, Kind::of(path), metadata)
    }

    /// Goes on with an unfinished archive, after the tile of [`Writer::last_id`]; begins it where there is
    /// none.
    ///
    /// # Errors
    /// As [`Writer::create`]; or the unfinished archive was begun with other metadata.
    pub fn resume(path: &Path, metadata: &Metadata) -> Result<Writer> {
        fn boxed<S: Sink + Send + 'static>(part: Resumed<S>) -> Resumed<Box<dyn Sink + Send>> {
            Resumed {
                sink: Box::new(part.sink),
                least_zoom: part.least_zoom,
                last: part.last,
            }
        }
        let target = Target::of(path)?;
        let part = target.part();
        if !part.exists() {
            return Writer::begin(target, Kind::of(path), metadata);
        }
        let resumed = match Kind::of(path) {
            Kind::PmTiles => boxed(pmtiles::Part::resume(part, metadata)?),
            Kind::MbTiles => boxed(mbtiles::Part::resume(part, metadata)?),
            Kind::Folder => boxed(folder::Part::resume(part, metadata)?),
        };
        Ok(Writer::of(target, metadata, resumed))
    }

    fn begin(target: Target, kind: Kind, metadata: &Metadata) -> Result<Writer> {
        let part = target.part();
        let sink: Box<dyn Sink + Send> = match kind {
            Kind::PmTiles => Box::new(pmtiles::Part::create(part, metadata)?),
            Kind::MbTiles => Box::new(mbtiles::Part::create(part, metadata)?),
            Kind::Folder => Box::new(folder::Part::create(part, metadata)?),
        };
        Ok(Writer::of(target, metadata, Resumed::empty(sink)))
    }

    fn of(target: Target, metadata: &Metadata, resumed: Resumed<Box<dyn Sink + Send>>) -> Writer {
        Writer {
            metadata: metadata.clone(),
            sink: resumed.sink,
            target,
            least_zoom: resumed.least_zoom,
            last: resumed.last,
            tiles: 0,
        }
    }

    /// The id up to which all tiles are there that are to be: the next has a greater one. `None` where
    /// there is no tile.
    pub fn last_id(&self) -> Option<u64> {
        self.last
    }

    /// Adds a tile.
    ///
    /// # Errors
    /// It cannot be written, has no bytes, is of no zoom level of the metadata, or does not come after
    /// the one before.
    pub fn put(&mut self, tile: TileCoord, bytes: &[u8]) -> Result<()> {
        let refused = |why: &str| {
            let (z, x, y) = (tile.z(), tile.x(), tile.y());
            Err(Error::failed(format!("tile {z}/{x}/{y} {why}")))
        };
        if bytes.is_empty() {
            return refused("has no bytes");
        }
        if !self.metadata.zooms.contains(&tile.z()) {
            return refused("is of no zoom level of the archive");
        }
        if self.last.is_some_and(|last| last >= tile.id()) {
            return refused("does not come in the order of ids");
        }
        self.sink.put(tile, bytes, digest(bytes))?;
        self.least_zoom.get_or_insert(tile.z());
        self.last = Some(tile.id());
        self.tiles += 1;
        Ok(())
    }

    /// Completes the archive, and gives it its name; what has had that name is replaced. Its zoom
    /// levels are those at which there are tiles.
    ///
    /// # Errors
    /// It cannot be written. Then the part is left.
    pub fn finish(self) -> Result<Written> {
        let most_zoom = self.last.and_then(TileCoord::from_id).map(TileCoord::z);
        let zooms = self.least_zoom.zip(most_zoom);
        let metadata = self
            .metadata
            .narrowed(zooms.map(|(least, most)| least..=most));
        self.sink.finish(&metadata)?;
        self.target.put()?;
        let tiles = self.tiles;
        Ok(Written { tiles })
    }
}
