//! The tiles of one zoom level.

use std::ops::RangeInclusive;

use kurbo::Rect;

use crate::projection::{TileCoord, Viewport};
use crate::units::{LonLat, LonLatBox};

/// The tiles of one zoom level that a box touches, and the window of the world that they are.
#[derive(Clone, Debug)]
pub struct Level {
    zoom: u8,
    /// Pixels along the side of a tile.
    side: u16,
    x: RangeInclusive<u32>,
    y: RangeInclusive<u32>,
}

impl Level {
    /// The tiles that a box touches, each of so many pixels a side.
    pub fn of(bounds: LonLatBox, zoom: u8, side: u16) -> Level {
        let world = Viewport::of_world(count(zoom), Rect::new(0.0, 0.0, 1.0, 1.0));
        let last = (1_u32 << zoom) - 1;
        // What only touches the next tile is not in it.
        let tile = |v: f64| (v.max(0.0) as u32).min(last);
        let upto = |v: f64| ((v - 1e-9).max(0.0) as u32).min(last);
        // The poles have no pixel.
        let all = LonLatBox::MERCATOR;
        let corner = |lon, lat: f64| {
            let position = LonLat::new(lon, lat.clamp(all.south(), all.north()));
            position
                .and_then(|position| world.pixel(position))
                .unwrap_or_default()
        };
        let north_west = corner(bounds.west(), bounds.north());
        let south_east = corner(bounds.east(), bounds.south());
        Level {
            zoom,
            side,
            x: tile(north_west.x)..=upto(south_east.x).max(tile(north_west.x)),
            y: tile(north_west.y)..=upto(south_east.y).max(tile(north_west.y)),
        }
    }

    /// The zoom level.
    pub fn zoom(&self) -> u8 {
        self.zoom
    }

    /// Pixels along the side of a tile.
    pub fn side(&self) -> u16 {
        self.side
    }

    /// How many tiles there are.
    pub fn len(&self) -> u64 {
        let of = |range: &RangeInclusive<u32>| u64::from(range.end() - range.start() + 1);
        of(&self.x) * of(&self.y)
    }

    /// Never: a box touches a tile.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The window of the world that the tiles are, whose corner is that of the first tile.
    pub fn viewport(&self) -> Viewport {
        let side = f64::from(self.side);
        let [x0, y0] = [*self.x.start(), *self.y.start()].map(|v| f64::from(v) * side);
        let [x1, y1] = [*self.x.end(), *self.y.end()].map(|v| (f64::from(v) + 1.0) * side);
        Viewport::of_world(count(self.zoom) * side, Rect::new(x0, y0, x1, y1))
    }

    /// The pixels of the window that a tile of this level, or of one above, takes.
    pub fn pixels(&self, tile: TileCoord) -> Rect {
        let side = f64::from(self.side) * count(self.zoom - tile.z());
        let at = |v: u32, first: u32| f64::from(v) * side - f64::from(first) * f64::from(self.side);
        let (x, y) = (at(tile.x(), *self.x.start()), at(tile.y(), *self.y.start()));
        Rect::new(x, y, x + side, y + side)
    }

    /// The tiles of a level so many levels above, or of the highest, in which those of this one lie: in
    /// the order of their ids.
    pub(super) fn above(&self, levels: u8) -> Vec<TileCoord> {
        let up = levels.min(self.zoom);
        let z = self.zoom - up;
        let along = |range: &RangeInclusive<u32>| range.start() >> up..=range.end() >> up;
        let (columns, rows) = (along(&self.x), along(&self.y));
        let tile = |(x, y)| TileCoord::new(z, x, y);
        let all = columns.flat_map(|x| rows.clone().map(move |y| (x, y)));
        let mut tiles: Vec<TileCoord> = all.filter_map(tile).collect();
        tiles.sort_by_key(|tile| tile.id());
        tiles
    }

    /// The smallest tile so many levels above, or more, in which all of the tiles lie; the world where there
    /// are not so many.
    pub(super) fn root(&self, levels: u8) -> TileCoord {
        let differing = |range: &RangeInclusive<u32>| range.start() ^ range.end();
        let halvings = u32::BITS - (differing(&self.x) | differing(&self.y)).leading_zeros();
        let up = levels.max(halvings as u8).min(self.zoom);
        let root = TileCoord::new(self.zoom - up, self.x.start() >> up, self.y.start() >> up);
        root.unwrap_or(TileCoord::WORLD)
    }

    /// Whether a tile of this level, or one below a tile of a level above, is one of the tiles.
    pub(super) fn meets(&self, tile: TileCoord) -> bool {
        let deeper = self.zoom - tile.z();
        let within = |v: u32, range: &RangeInclusive<u32>| {
            v << deeper <= *range.end() && ((v + 1) << deeper) > *range.start()
        };
        within(tile.x(), &self.x) && within(tile.y(), &self.y)
    }
}

/// How many tiles a level has along each side.
fn count(zoom: u8) -> f64 {
    f64::from(1_u32 << zoom)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(sides: [f64; 4], zoom: u8) -> Level {
        Level::of(LonLatBox::new(sides).unwrap(), zoom, 256)
    }

    /// Counted by mercantile's formula; 2,018 from z5 to z12, as other programs draw.
    #[test]
    fn a_box_touches_as_many_tiles_as_others_count() {
        let all = (5..=12).map(|zoom| level([36.5, 47.3, 39.5, 49.7], zoom).len());
        assert_eq!(all.sum::<u64>(), 2018);
        for poles in [85.0, 89.0, 90.0] {
            assert_eq!(level([-180.0, -poles, 180.0, poles], 3).len(), 64);
        }
    }

    #[test]
    fn all_tiles_lie_in_the_root_and_in_no_tile_of_it() {
        let boxes = [
            [36.5, 47.3, 39.5, 49.7],
            [-1.0, -1.0, 1.0, 1.0],
            [38.0, 48.5, 38.001, 48.501],
        ];
        for sides in boxes {
            for zoom in 0..=14 {
                let level = level(sides, zoom);
                let root = level.root(3);
                let tiles = level.above(0);
                assert!(tiles.iter().all(|tile| tile.above(root.z()) == Some(root)));
                let deeper = |tile: &TileCoord| tile.above(root.z() + 1);
                let is_least = tiles.iter().any(|tile| deeper(tile) != deeper(&tiles[0]));
                assert!(is_least || root.z() == zoom.saturating_sub(3), "{zoom}");
            }
        }
    }

    #[test]
    fn a_position_lies_in_the_pixels_of_its_tile() {
        let level = level([36.5, 47.3, 39.5, 49.7], 11);
        let tile = TileCoord::new(11, 1240, 705).unwrap();
        let pixels = level.pixels(tile);
        let at = level.viewport().position(pixels.center()).unwrap();
        let there = level.viewport().pixel(at).unwrap();
        assert!(pixels.contains(there) && level.meets(tile));
        let parent = TileCoord::new(9, 310, 176).unwrap();
        assert!(level.meets(parent) && level.pixels(parent).contains(there));
        assert!(!level.meets(TileCoord::WORLD.children()[0]) || at.lon() < 0.0);
        assert!(LonLat::new(at.lon(), at.lat()).is_some());
    }
}
