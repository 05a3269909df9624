//! The tiles of an archive that is there, one by one.

mod folder;
mod mbtiles;
mod pmtiles;

use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use self::folder::Folder;
use self::mbtiles::MbTiles;
use self::pmtiles::PmTiles;
use super::kind::Kind;
use crate::error::{Error, Result};
use crate::projection::TileCoord;

/// An archive or folder of raster tiles, of whoever made it.
#[derive(Debug)]
pub struct Tiles {
    path: PathBuf,
    found: Found,
    says: Says,
}

#[derive(Debug)]
enum Found {
    PmTiles(PmTiles),
    MbTiles(MbTiles),
    Folder(Folder),
}

/// What an archive says of itself.
#[derive(Debug)]
struct Says {
    zooms: RangeInclusive<u8>,
    attribution: Option<String>,
    /// What part of a map it is: `overlay` or `baselayer`.
    part: Option<String>,
}

impl Tiles {
    /// Opens what is at a path.
    ///
    /// # Errors
    /// Failed where there is nothing, or no archive of raster tiles.
    pub fn open(path: &Path) -> Result<Tiles> {
        let wrong = |why: String| no_tiles(path, &why);
        fs::metadata(path).map_err(|cause| Error::io("read", path, cause))?;
        let kind = Kind::found(path).map_err(|cause| Error::io("read", path, cause))?;
        let (found, says) = match kind {
            Kind::PmTiles => {
                let (found, says) = PmTiles::open(path).map_err(wrong)?;
                (Found::PmTiles(found), says)
            }
            Kind::MbTiles => {
                let (found, says) = MbTiles::open(path).map_err(wrong)?;
                (Found::MbTiles(found), says)
            }
            Kind::Folder => {
                let (found, says) = Folder::open(path).map_err(wrong)?;
                (Found::Folder(found), says)
            }
        };
        if says.zooms.is_empty() || *says.zooms.end() > TileCoord::DEEPEST {
            let (least, most) = says.zooms.into_inner();
            return Err(wrong(format!("its zoom levels are {least} to {most}")));
        }
        Ok(Tiles {
            path: path.to_owned(),
            found,
            says,
        })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The zoom levels that it has.
    pub fn zooms(&self) -> RangeInclusive<u8> {
        self.says.zooms.clone()
    }

    /// Whom its tiles come from, as it says: text or HTML.
    pub fn attribution(&self) -> Option<&str> {
        self.says.attribution.as_deref()
    }

    /// Whether it says that it is made to lie on other tiles.
    pub fn is_overlay(&self) -> bool {
        self.says.part.as_deref() == Some("overlay")
    }

    /// The bytes of a tile, if it has it.
    ///
    /// # Errors
    /// Failed where it cannot be read.
    pub fn tile(&self, tile: TileCoord) -> Result<Option<Vec<u8>>> {
        let bytes = match &self.found {
            Found::PmTiles(found) => found.tile(tile),
            Found::MbTiles(found) => found.tile(tile),
            Found::Folder(found) => found.tile(tile),
        };
        bytes.map_err(|why| {
            let (z, x, y) = (tile.z(), tile.x(), tile.y());
            let what = format!(
                "cannot read tile {z}/{x}/{y} of {}: {why}",
                self.path.display()
            );
            Error::failed(what).help("bakhmut-map verify says what is wrong with it")
        })
    }
}

fn no_tiles(path: &Path, why: &str) -> Error {
    Error::failed(format!("{} has no raster tiles: {why}", path.display()))
        .help("bakhmut-map verify says what is wrong with it")
}
