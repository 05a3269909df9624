//! Where tiles come from.

use std::ops::RangeInclusive;
use std::path::Path;

use super::BasemapOptions;
use super::credit;
use super::remote::Remote;
use crate::archive::{self, Tiles};
use crate::error::{Error, Result};
use crate::projection::TileCoord;

/// An archive or folder of tiles, or a server.
#[derive(Debug)]
pub(super) enum Source {
    Archive(Tiles),
    /// With the deepest zoom level that it may have.
    Remote(Remote, u8),
}

impl Source {
    pub(super) fn open(from: &str, options: BasemapOptions<'_>) -> Result<Source> {
        match from.contains("://") {
            true => {
                let deepest = options.max_zoom.unwrap_or(TileCoord::DEEPEST);
                Ok(Source::Remote(Remote::new(from, options)?, deepest))
            }
            false => archive(Path::new(from)).map(Source::Archive),
        }
    }

    /// Its name, without what may be secret.
    pub(super) fn name(&self) -> String {
        match self {
            Source::Archive(tiles) => tiles.path().display().to_string(),
            Source::Remote(remote, _) => remote.name().to_owned(),
        }
    }

    /// Whom the tiles come from, where they say so.
    pub(super) fn attribution(&self) -> Option<String> {
        match self {
            Source::Archive(tiles) => tiles
                .attribution()
                .map(credit::text)
                .filter(|text| !text.is_empty()),
            Source::Remote(..) => None,
        }
    }

    /// The zoom levels that there are, or may be.
    pub(super) fn zooms(&self) -> RangeInclusive<u8> {
        match self {
            Source::Archive(tiles) => tiles.zooms(),
            Source::Remote(_, deepest) => 0..=*deepest,
        }
    }

    /// What is said besides where there are no tiles of a zoom level.
    pub(super) fn deeper(&self) -> &'static str {
        match self {
            Source::Archive(_) => "",
            Source::Remote(..) => {
                "; if the server has tiles of lower zoom levels alone, say to which one with \
                 --basemap-max-zoom, and else look at its address"
            }
        }
    }

    /// The bytes of tiles, in the order in which they are asked for; `None` for one that there is not.
    pub(super) fn tiles(&self, wanted: &[TileCoord]) -> Result<Vec<Option<Vec<u8>>>> {
        match self {
            Source::Archive(tiles) => wanted.iter().map(|tile| tiles.tile(*tile)).collect(),
            Source::Remote(remote, _) => remote.tiles(wanted),
        }
    }

    /// What must be told of the tiles that were had.
    pub(super) fn remarks(&self) -> Vec<String> {
        match self {
            Source::Archive(tiles) if tiles.is_overlay() => vec![format!(
                "the basemap {} says that it is an overlay: where it draws nothing, nothing lies under the map",
                tiles.path().display()
            )],
            Source::Archive(_) => Vec::new(),
            Source::Remote(remote, _) => remote.remarks(),
        }
    }
}

/// An archive of somebody else.
///
/// # Errors
/// As [`Tiles::open`]; usage where this program drew it.
fn archive(path: &Path) -> Result<Tiles> {
    let tiles = Tiles::open(path)?;
    if archive::is_ours(path)? {
        let shown = path.display();
        return Err(
            Error::usage(format!("{shown} is no basemap: bakhmut-map drew it")).help(
                "its zones would lie under those of the map: name a map of land, water and roads",
            ),
        );
    }
    Ok(tiles)
}
