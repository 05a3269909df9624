//! Other people's raster tiles under our maps.
//!
//! - `source`: where tiles come from: an archive or folder, or a server (`remote`)
//! - `mosaic`: the tiles of one zoom level that a window needs, decoded and put together
//! - `warp`: their pixels in the window's projection
//! - `credit`: what an attribution says without its markup

mod credit;
mod mosaic;
mod remote;
mod source;
mod warp;

use std::collections::{BTreeSet, VecDeque};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kurbo::{Point, Rect};

use crate::error::{Error, Result};
use crate::figure::{Backdrop, Backdrops};
use crate::geodata::Input;
use crate::projection::{TileCoord, Viewport};
use crate::scene::Picture;
use mosaic::{Mosaic, Needed};
use source::Source;

/// So many mosaics are kept: a page is composed again until it fits, mostly in the same window, and tiles
/// beyond the deepest zoom level are parts of one.
const KEPT: usize = 16;

/// Where the basemap's pixels are drawn larger than this, it is told: twice is what a dense screen does,
/// and what is computed is a little more.
const ENLARGED: f64 = 2.05;

/// How a basemap is opened.
#[derive(Clone, Copy, Debug, Default)]
pub struct BasemapOptions<'a> {
    /// Whom the map says it comes from; `None` for what the tiles say of themselves.
    pub attribution: Option<&'a str>,
    /// The folder in which a server's tiles are kept; `None` for the user's own.
    pub cache: Option<&'a Path>,
    /// How long a server's answer may take; `None` for 15 seconds.
    pub timeout: Option<Duration>,
    /// The deepest zoom level of a server's tiles, as far as that is known.
    pub max_zoom: Option<u8>,
}

/// A basemap of raster tiles in Web Mercator.
#[derive(Debug)]
pub struct Basemap {
    source: Source,
    name: String,
    attribution: String,
    /// The last mosaics.
    drawn: Mutex<VecDeque<Arc<Mosaic>>>,
    remarks: Mutex<BTreeSet<String>>,
}

impl Basemap {
    /// Opens a PMTiles or MBTiles file, a folder of tiles, or the tiles of a server by the template of
    /// their addresses, `https://…/{z}/{x}/{y}.png`; no server is asked yet.
    ///
    /// # Errors
    /// Usage where `from` is none of these, or nobody says whom the tiles come from; failed where a file
    /// cannot be read.
    pub fn open(from: &str, options: BasemapOptions<'_>) -> Result<Basemap> {
        let source = Source::open(from, options)?;
        let name = source.name();
        let attribution = match (options.attribution, source.attribution()) {
            (Some(given), _) => given.to_owned(),
            (None, Some(own)) => own,
            (None, None) => {
                return Err(Error::usage(format!("the basemap {name} does not say whom it comes from"))
                    .help("give --basemap-attribution with what its terms of use ask for, such as \"© OpenStreetMap contributors\""));
            }
        };
        Ok(Basemap {
            source,
            name,
            attribution,
            drawn: Mutex::default(),
            remarks: Mutex::default(),
        })
    }

    /// The basemap's name: a file's path, or the template of the addresses without what may be secret.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whom the tiles come from.
    pub fn attribution(&self) -> &str {
        &self.attribution
    }

    /// What must be told of the tiles that were used: those that are older or coarser than they should be.
    pub fn remarks(&self) -> Vec<String> {
        let mut remarks: Vec<String> = lock(&self.remarks).iter().cloned().collect();
        remarks.extend(self.source.remarks());
        remarks
    }

    /// The map on a tile with so many pixels a side; `None` where it has nothing there. Below its deepest
    /// zoom level it is enlarged.
    ///
    /// # Errors
    /// Failed where the map's tile cannot be had or decoded.
    pub fn under(&self, tile: TileCoord, side: u16) -> Result<Option<Picture>> {
        let zooms = self.source.zooms();
        if tile.z() < *zooms.start() {
            let remark = format!("the basemap {} begins at zoom {}", self.name, zooms.start());
            lock(&self.remarks).insert(remark);
            return Ok(None);
        }
        let needed = mosaic::above(tile, *zooms.end());
        let Some(mosaic) = self.mosaic(&needed)? else {
            self.tell_lack(&needed, "nothing lies under the map");
            return Ok(None);
        };
        if let Some(picture) = mosaic.alone(tile, side) {
            return Ok(Some(picture));
        }
        let world = f64::from(1_u32 << tile.z()) * f64::from(side);
        let side = f64::from(side);
        let corner = Point::new(f64::from(tile.x()) * side, f64::from(tile.y()) * side);
        let window = Rect::from_origin_size(corner, (side, side));
        Ok(Some(
            self.warped(&mosaic, &Viewport::of_world(world, window)),
        ))
    }

    /// Has it told that some tiles are not there, and what is seen in their place.
    fn tell_lack(&self, needed: &Needed, instead: &str) {
        let remark = format!(
            "the basemap {} lacks tiles of zoom {}: where it does, {instead}{}",
            self.name,
            needed.zoom(),
            self.source.deeper()
        );
        lock(&self.remarks).insert(remark);
    }

    /// Tiles side by side, those that were drawn last or new ones; `None` where there are none of them.
    fn mosaic(&self, needed: &Needed) -> Result<Option<Arc<Mosaic>>> {
        let known = lock(&self.drawn)
            .iter()
            .find(|mosaic| mosaic.holds(needed))
            .cloned();
        if known.is_some() {
            return Ok(known);
        }
        let Some(mosaic) = Mosaic::load(needed, &self.source, &self.name)?.map(Arc::new) else {
            return Ok(None);
        };
        let mut drawn = lock(&self.drawn);
        drawn.push_back(Arc::clone(&mosaic));
        if drawn.len() > KEPT {
            drawn.pop_front();
        }
        Ok(Some(mosaic))
    }

    fn warped(&self, mosaic: &Mosaic, viewport: &Viewport) -> Picture {
        let warped = warp::warp(mosaic, viewport);
        if warped.enlarged > ENLARGED {
            let remark = format!(
                "the basemap {} ends at zoom {}: its pixels are drawn {:.1} times as large",
                self.name,
                self.source.zooms().end(),
                warped.enlarged
            );
            lock(&self.remarks).insert(remark);
        }
        warped.picture
    }
}

impl Backdrops for Basemap {
    /// The map in a window. Where it has no tiles, it is clear.
    ///
    /// # Errors
    /// Failed where a tile cannot be had or decoded, where the window needs too many, and where the map
    /// has none of it.
    fn backdrop(&self, viewport: &Viewport) -> Result<Backdrop> {
        let needed = mosaic::needed(viewport, self.source.zooms()).ok_or_else(|| {
            Error::failed("the view reaches beyond what a basemap in Web Mercator shows")
                .help("leave out --basemap for this view")
        })?;
        let mosaic = self.mosaic(&needed)?.ok_or_else(|| {
            Error::failed(format!(
                "the basemap {} has none of the {needed} that the map needs",
                self.name
            ))
            .help(format!(
                "use a basemap that covers the view, or leave out --basemap{}",
                self.source.deeper()
            ))
        })?;
        if !mosaic.is_whole() {
            self.tell_lack(&needed, "the built-in land shows");
        }
        Ok(Backdrop {
            picture: self.warped(&mosaic, viewport),
            attribution: self.attribution.clone(),
            input: Input {
                name: format!("basemap {}", self.name),
                sha256: mosaic.sha256().to_owned(),
            },
        })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
