//! Takes the tiles of an archive in order.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::digest::digest;
use super::kind::Kind;
use super::metadata::Metadata;
use super::sink::{Resumed, Sink};
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
    target: PathBuf,
    part: PathBuf,
    metadata: Metadata,
    sink: Box<dyn Sink + Send>,
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
    /// The part cannot be written, or the name is that of a folder with other things than tiles in it.
    pub fn create(path: &Path, metadata: &Metadata) -> Result<Writer> {
        let (target, part) = names(path)?;
        let sink: Box<dyn Sink + Send> = match Kind::of(path) {
            Kind::PmTiles => Box::new(pmtiles::Part::create(&part, metadata)?),
            Kind::MbTiles => Box::new(mbtiles::Part::create(&part, metadata)?),
            Kind::Folder => Box::new(folder::Part::create(&part, metadata)?),
        };
        let resumed = Resumed::empty(sink);
        Ok(Writer::of(target, part, metadata, resumed))
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
        let (target, part) = names(path)?;
        if !part.exists() {
            return Writer::create(path, metadata);
        }
        let resumed = match Kind::of(path) {
            Kind::PmTiles => boxed(pmtiles::Part::resume(&part, metadata)?),
            Kind::MbTiles => boxed(mbtiles::Part::resume(&part, metadata)?),
            Kind::Folder => boxed(folder::Part::resume(&part, metadata)?),
        };
        Ok(Writer::of(target, part, metadata, resumed))
    }

    fn of(
        target: PathBuf,
        part: PathBuf,
        metadata: &Metadata,
        resumed: Resumed<Box<dyn Sink + Send>>,
    ) -> Writer {
        Writer {
            target,
            part,
            metadata: metadata.clone(),
            sink: resumed.sink,
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
        let failed = |cause| Error::io("write", &self.target, cause);
        match self.target.is_dir() {
            true => replace_folder(&self.part, &self.target)?,
            false => fs::rename(&self.part, &self.target).map_err(failed)?,
        }
        let tiles = self.tiles;
        Ok(Written { tiles })
    }
}

/// The name of an archive, links followed, and the name of its part.
fn names(path: &Path) -> Result<(PathBuf, PathBuf)> {
    // A name that ends in a slash has its part beside the folder, not in it.
    let path: PathBuf = path.components().collect();
    let target = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
    let shown = target.display();
    if target.file_name().is_none() {
        return Err(Error::usage(format!("{shown} is no name for an archive"))
            .help("name a file or a folder"));
    }
    let is_folder = Kind::of(&path) == Kind::Folder;
    if target.is_dir() && !is_folder {
        return Err(Error::failed(format!("{shown} is a folder")).help("name a file"));
    }
    if target.is_file() && is_folder {
        return Err(
            Error::failed(format!("{shown} is a file, not a folder of tiles"))
                .help("end the name in .pmtiles or .mbtiles, or name a folder"),
        );
    }
    if target.is_dir() {
        check_replaceable(&target)?;
    }
    let mut part = target.clone().into_os_string();
    part.push(".part");
    Ok((target, part.into()))
}

/// Refuses a folder that has more in it than tiles: it is replaced as a whole.
fn check_replaceable(folder: &Path) -> Result<()> {
    let is_of_tiles = folder::is_of_tiles(folder);
    if is_of_tiles.map_err(|cause| Error::io("read", folder, cause))? {
        return Ok(());
    }
    let shown = folder.display();
    Err(
        Error::failed(format!("{shown} has other things than tiles in it"))
            .help("name a new folder for the tiles"),
    )
}

/// Puts a folder of tiles in the place of another.
fn replace_folder(part: &Path, target: &Path) -> Result<()> {
    check_replaceable(target)?;
    let failed = |cause: io::Error| Error::io("replace", target, cause);
    let mut old = target.to_owned().into_os_string();
    old.push(".old");
    fs::rename(target, &old).map_err(failed)?;
    fs::rename(part, target).map_err(failed)?;
    fs::remove_dir_all(&old).map_err(|cause| Error::io("remove", Path::new(&old), cause))
}
