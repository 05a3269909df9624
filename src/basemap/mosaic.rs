//! The tiles of one zoom level that a window needs, decoded and put together.

use std::f64::consts::PI;
use std::fmt;
use std::io::Cursor;
use std::ops::RangeInclusive;

use image::{ImageReader, Limits, RgbaImage};
use kurbo::{Point, Rect};
use sha2::{Digest, Sha256};

use super::source::Source;
use crate::error::{Error, Result};
use crate::hash::hex;
use crate::projection::{TileCoord, Viewport, WEB_MERCATOR_LAT};
use crate::scene::Picture;
use crate::units::LonLat;

/// Pixels along a tile's side, by which the zoom level is chosen; tiles may have more.
const SIDE: f64 = 256.0;
/// More tiles than a picture needs: 20 by 20.
const MOST_TILES: usize = 400;
/// More pixels along a side than any tile has.
const MOST_SIDE: u32 = 1024;
/// Fewer pixels along a side than a tile may have.
const LEAST_SIDE: u32 = SIDE as u32;

/// The tiles that a window needs. Columns go on beyond the antimeridian, to either side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Needed {
    z: u8,
    columns: RangeInclusive<i64>,
    rows: RangeInclusive<i64>,
}

/// Where a position lies on the square of the world, from 0 at 180° W and the north to 1; `turns` times
/// around the Earth to the east. `None` beyond the square.
pub(super) fn on_world(position: LonLat, turns: f64) -> Option<Point> {
    if position.lat().abs() > WEB_MERCATOR_LAT {
        return None;
    }
    let tan = position.lat().to_radians().tan();
    Some(Point::new(
        position.lon() / 360.0 + 0.5 + turns,
        0.5 - tan.asinh() / (2.0 * PI),
    ))
}

/// The tiles for a window from a map of these zoom levels: of that at which its pixels are nearest in
/// size to the window's. `None` where the window reaches beyond the map.
pub(super) fn needed(viewport: &Viewport, zooms: RangeInclusive<u8>) -> Option<Needed> {
    let frame = viewport.frame();
    let middle = on_world(viewport.position(frame.center())?, 0.0)?;
    let at = |point: Point| near(on_world(viewport.position(point)?, 0.0)?, middle);
    let aside = at(frame.center() + (1.0, 0.0))?;
    let exact = (1.0 / (aside.distance(middle) * SIDE)).log2();
    let z = (exact.round().max(0.0) as u8).clamp(*zooms.start(), *zooms.end());
    let count = f64::from(1_u32 << z);
    let (mut low, mut high) = (middle, middle);
    for position in viewport.outline() {
        let p = near(on_world(position, 0.0)?, middle)?;
        low = Point::new(low.x.min(p.x), low.y.min(p.y));
        high = Point::new(high.x.max(p.x), high.y.max(p.y));
    }
    // Between the points that are looked at, the outline bends out a little.
    let slack = 2.0 / (SIDE * count);
    let tile = |v: f64| (v * count).floor() as i64;
    let last = count as i64 - 1;
    Some(Needed {
        z,
        columns: tile(low.x - slack)..=tile(high.x + slack),
        rows: tile(low.y - slack).max(0)..=tile(high.y + slack).min(last),
    })
}

/// The tile of a map down to this zoom level that a tile lies on.
pub(super) fn above(tile: TileCoord, deepest: u8) -> Needed {
    let up = tile.z().saturating_sub(deepest);
    let only = |v: u32| i64::from(v >> up)..=i64::from(v >> up);
    Needed {
        z: tile.z() - up,
        columns: only(tile.x()),
        rows: only(tile.y()),
    }
}

/// The same place on the turn of the Earth that is nearest to another.
pub(super) fn near(p: Point, other: Point) -> Option<Point> {
    let turned = Point::new(p.x - (p.x - other.x).round(), p.y);
    turned.is_finite().then_some(turned)
}

impl fmt::Display for Needed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} tiles of zoom {}", self.tiles().len(), self.z)
    }
}

impl Needed {
    /// Of which zoom level they are.
    pub(super) fn zoom(&self) -> u8 {
        self.z
    }

    fn tiles(&self) -> Vec<TileCoord> {
        let count = 1_i64 << self.z;
        let row = |y: i64| {
            let columns = self.columns.clone();
            columns.filter_map(move |x| {
                TileCoord::new(self.z, x.rem_euclid(count) as u32, u32::try_from(y).ok()?)
            })
        };
        self.rows.clone().flat_map(row).collect()
    }
}

/// Tiles side by side.
pub(super) struct Mosaic {
    needed: Needed,
    /// Pixels along a tile's side.
    side: u32,
    width: usize,
    height: usize,
    /// Red, green and blue of each pixel, each times its opacity, and that.
    premultiplied: Vec<[u8; 4]>,
    sha256: String,
    /// Whether there is each of the tiles.
    is_whole: bool,
}

impl fmt::Debug for Mosaic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mosaic({:?})", self.needed)
    }
}

impl Mosaic {
    /// The tiles from a source, which has a name; `None` where it has none of them.
    ///
    /// # Errors
    /// Failed where there would be too many tiles, or one can't be had or decoded.
    pub(super) fn load(needed: &Needed, source: &Source, name: &str) -> Result<Option<Mosaic>> {
        let wanted = needed.tiles();
        if wanted.len() > MOST_TILES {
            return Err(Error::failed(format!(
                "the map would need {needed} of the basemap, more than {MOST_TILES}"
            ))
            .help("ask for a smaller --size or --scale, or use a basemap with lower zoom levels"));
        }
        let found = source.tiles(&wanted)?;
        let mut hash = Sha256::new();
        let (mut mosaic, mut is_whole) = (None::<Mosaic>, true);
        let across = needed.columns.clone().count();
        for (nth, (tile, bytes)) in wanted.iter().zip(found).enumerate() {
            let Some(bytes) = bytes else {
                is_whole = false;
                continue;
            };
            let place = format!("{}/{}/{}", tile.z(), tile.x(), tile.y());
            hash.update(format!("{place} {}\n", bytes.len()));
            hash.update(&bytes);
            let wrong = |why: String| {
                Error::failed(format!("tile {place} of the basemap {name} {why}"))
                    .help("bakhmut-map verify checks all tiles of an archive")
            };
            let pixels = decoded(&bytes).map_err(|why| wrong(format!("is no picture: {why}")))?;
            let side = pixels.width();
            if side < LEAST_SIDE {
                return Err(wrong(format!(
                    "is {side} pixels wide: the tiles of a basemap are of {LEAST_SIDE} or more"
                )));
            }
            let mosaic = mosaic.get_or_insert_with(|| Mosaic::empty(needed, side));
            if pixels.dimensions() != (mosaic.side, mosaic.side) {
                let (width, height) = pixels.dimensions();
                return Err(wrong(format!(
                    "has {width} x {height} pixels, another has {0} x {0}",
                    mosaic.side
                )));
            }
            mosaic.put(nth % across, nth / across, &pixels);
        }
        Ok(mosaic.map(|mosaic| Mosaic {
            sha256: hex(&hash.finalize()),
            is_whole,
            ..mosaic
        }))
    }

    fn empty(needed: &Needed, side: u32) -> Mosaic {
        let pixels = |tiles: &RangeInclusive<i64>| tiles.clone().count() * side as usize;
        let (width, height) = (pixels(&needed.columns), pixels(&needed.rows));
        Mosaic {
            needed: needed.clone(),
            side,
            width,
            height,
            premultiplied: vec![[0; 4]; width * height],
            sha256: String::new(),
            is_whole: false,
        }
    }

    fn put(&mut self, column: usize, row: usize, pixels: &RgbaImage) {
        let side = self.side as usize;
        for (y, line) in pixels.as_raw().chunks_exact(4 * side).enumerate() {
            let start = (row * side + y) * self.width + column * side;
            let to = &mut self.premultiplied[start..start + side];
            for (to, &[r, g, b, a]) in to.iter_mut().zip(line.as_chunks::<4>().0) {
                let times = |v: u8| ((u32::from(v) * u32::from(a) + 127) / 255) as u8;
                *to = [times(r), times(g), times(b), a];
            }
        }
    }

    /// Whether it is made of these tiles.
    pub(super) fn holds(&self, needed: &Needed) -> bool {
        self.needed == *needed
    }

    /// The picture of a tile with so many pixels a side, if it is the only one here and as large.
    pub(super) fn alone(&self, tile: TileCoord, side: u16) -> Option<Picture> {
        let is_it = self.needed == above(tile, tile.z()) && self.side == u32::from(side);
        let side = f64::from(side);
        is_it.then(|| Picture {
            window: Rect::new(0.0, 0.0, side, side),
            premultiplied: self.premultiplied.as_flattened().into(),
        })
    }

    /// Whether there is each of the tiles.
    pub(super) fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The hash of the tiles.
    pub(super) fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Pixels of the mosaic from one side of the world to the other.
    pub(super) fn world(&self) -> f64 {
        f64::from(1_u32 << self.needed.z) * f64::from(self.side)
    }

    /// Where the mosaic's corner lies, in pixels of the world.
    pub(super) fn corner(&self) -> Point {
        let side = f64::from(self.side);
        let (x, y) = (*self.needed.columns.start(), *self.needed.rows.start());
        Point::new(x as f64 * side, y as f64 * side)
    }

    /// The colour at a point, in pixels from the corner, between the four pixels around it.
    pub(super) fn sample(&self, x: f32, y: f32) -> [f32; 4] {
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (fx, fy) = (x - left, y - top);
        let within = |v: f32, count: usize| (v.max(0.0) as usize).min(count - 1);
        let columns = [within(left, self.width), within(left + 1.0, self.width)];
        let rows = [within(top, self.height), within(top + 1.0, self.height)];
        let mut mixed = [0.0; 4];
        for (row, share) in rows.into_iter().zip([1.0 - fy, fy]) {
            for (column, part) in columns.into_iter().zip([1.0 - fx, fx]) {
                let pixel = self.premultiplied[row * self.width + column];
                for (sum, value) in mixed.iter_mut().zip(pixel) {
                    *sum += share * part * f32::from(value);
                }
            }
        }
        mixed
    }
}

fn decoded(bytes: &[u8]) -> std::result::Result<RgbaImage, String> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|cause| cause.to_string())?;
    if reader.format().is_none() {
        return Err("it is neither PNG nor JPEG nor WebP".to_owned());
    }
    reader.limits(limits);
    let picture = reader.decode().map_err(|cause| cause.to_string())?;
    Ok(picture.into_rgba8())
}
