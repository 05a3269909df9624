//! Tiles of the world in Web Mercator.

use std::f64::consts::PI;
use std::ops::Range;

use crate::units::LonLatBox;

/// A tile: `x` to the east and `y` to the south, of 2^z in each direction.
///
/// # Guarantees
/// `z` is at most [`TileCoord::DEEPEST`], `x` and `y` are below 2^z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TileCoord {
    z: u8,
    x: u32,
    y: u32,
}

impl TileCoord {
    /// The deepest zoom level.
    pub const DEEPEST: u8 = 24;

    /// The tile of the whole world.
    pub const WORLD: TileCoord = TileCoord { z: 0, x: 0, y: 0 };

    /// A tile; `None` where there is no such one.
    pub fn new(z: u8, x: u32, y: u32) -> Option<TileCoord> {
        let is_one = z <= Self::DEEPEST && x < 1 << z && y < 1 << z;
        is_one.then_some(TileCoord { z, x, y })
    }

    /// The zoom level.
    pub fn z(self) -> u8 {
        self.z
    }

    /// The column, from the west.
    pub fn x(self) -> u32 {
        self.x
    }

    /// The row, from the north.
    pub fn y(self) -> u32 {
        self.y
    }

    /// The four tiles of the next zoom level that it is made of, in the order of their ids; itself at
    /// the deepest level.
    pub fn children(self) -> Vec<TileCoord> {
        let of = |(dx, dy)| TileCoord::new(self.z + 1, 2 * self.x + dx, 2 * self.y + dy);
        let mut children: Vec<TileCoord> = [(0, 0), (1, 0), (0, 1), (1, 1)]
            .into_iter()
            .filter_map(of)
            .collect();
        children.sort_by_key(|child| child.id());
        children
    }

    /// The tile of the zoom level before of which it is a quarter; `None` of the world.
    pub fn parent(self) -> Option<TileCoord> {
        TileCoord::new(self.z.checked_sub(1)?, self.x / 2, self.y / 2)
    }

    /// The tile of a zoom level in which it lies: itself at its own; `None` of one below.
    ///
    /// ```
    /// use bakhmut_map::projection::TileCoord;
    /// let tile = TileCoord::new(12, 3423, 1763).unwrap();
    /// assert_eq!(tile.above(2), TileCoord::new(2, 3, 1));
    /// assert_eq!(tile.above(13), None);
    /// ```
    pub fn above(self, z: u8) -> Option<TileCoord> {
        let up = self.z.checked_sub(z)?;
        TileCoord::new(z, self.x >> up, self.y >> up)
    }

    /// What it shows of the world, in degrees.
    ///
    /// ```
    /// use bakhmut_map::projection::TileCoord;
    /// let bounds = TileCoord::new(1, 1, 0).unwrap().bounds();
    /// assert_eq!((bounds.west(), bounds.south(), bounds.east()), (0.0, 0.0, 180.0));
    /// assert!((bounds.north() - 85.051_128_779_806_6).abs() < 1e-12);
    /// ```
    pub fn bounds(self) -> LonLatBox {
        let side = f64::from(1_u32 << self.z);
        let lon = |x: u32| f64::from(x) / side * 360.0 - 180.0;
        let lat = |y: u32| {
            (PI * (1.0 - 2.0 * f64::from(y) / side))
                .sinh()
                .atan()
                .to_degrees()
        };
        let (west, east) = (lon(self.x), lon(self.x + 1));
        let (south, north) = (lat(self.y + 1), lat(self.y));
        // A checked tile lies on the Earth, and is not empty.
        LonLatBox::new([west, south, east, north]).unwrap_or(LonLatBox::MERCATOR)
    }

    /// The tile of a number that PMTiles gives; `None` where there is no such one.
    ///
    /// ```
    /// use bakhmut_map::projection::TileCoord;
    /// assert_eq!(TileCoord::from_id(19_078_479), TileCoord::new(12, 3423, 1763));
    /// ```
    pub fn from_id(id: u64) -> Option<TileCoord> {
        let z = (0..=Self::DEEPEST).find(|z| id < first_id(z + 1))?;
        let mut along = id - first_id(z);
        let (mut x, mut y) = (0_u32, 0_u32);
        for level in 0..z {
            let side = 1_u32 << level;
            let right = u32::from(along & 2 > 0);
            let below = u32::from(along & 1 > 0) ^ right;
            if below == 0 {
                if right == 1 {
                    (x, y) = (side - 1 - x, side - 1 - y);
                }
                std::mem::swap(&mut x, &mut y);
            }
            (x, y) = (x + side * right, y + side * below);
            along >>= 2;
        }
        TileCoord::new(z, x, y)
    }

    /// The number that PMTiles gives it: all tiles of one zoom level after those of the level before,
    /// along a Hilbert curve.
    ///
    /// ```
    /// use bakhmut_map::projection::TileCoord;
    /// assert_eq!(TileCoord::new(12, 3423, 1763).unwrap().id(), 19_078_479);
    /// ```
    pub fn id(self) -> u64 {
        let (mut x, mut y, mut along) = (self.x, self.y, 0_u64);
        for level in (0..self.z).rev() {
            let side = 1_u32 << level;
            let (right, below) = (u32::from(x & side > 0), u32::from(y & side > 0));
            along += (u64::from(side) * u64::from(side)) * u64::from((3 * right) ^ below);
            if below == 0 {
                if right == 1 {
                    (x, y) = (
                        side.wrapping_sub(1).wrapping_sub(x),
                        side.wrapping_sub(1).wrapping_sub(y),
                    );
                }
                std::mem::swap(&mut x, &mut y);
            }
        }
        first_id(self.z) + along
    }

    /// The numbers of the tiles of a zoom level that lie in it: none at a level above.
    pub fn ids_at(self, z: u8) -> Range<u64> {
        let Some(deeper) = z.min(Self::DEEPEST).checked_sub(self.z) else {
            return 0..0;
        };
        let along = self.id() - first_id(self.z);
        let first = first_id(self.z + deeper) + (along << (2 * deeper));
        first..first + (1 << (2 * deeper))
    }
}

/// The number of the first tile of a zoom level, which is how many there are of the levels before.
fn first_id(z: u8) -> u64 {
    ((1_u64 << (2 * z)) - 1) / 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_tile_comes_back_from_its_id(z in 0..=24_u8, x: u32, y: u32) {
            let tile = TileCoord::new(z, x % (1 << z), y % (1 << z)).unwrap();
            prop_assert_eq!(TileCoord::from_id(tile.id()), Some(tile));
            for child in tile.children() {
                prop_assert_eq!(child.parent(), Some(tile));
                let (inner, outer) = (child.bounds(), tile.bounds());
                prop_assert!(outer.west() <= inner.west() && inner.east() <= outer.east());
                prop_assert!(outer.south() <= inner.south() && inner.north() <= outer.north());
            }
        }
    }

    #[test]
    fn ids_follow_the_curve_without_a_gap() {
        let mut tiles: Vec<TileCoord> = (0..16)
            .flat_map(|x| (0..16).filter_map(move |y| TileCoord::new(4, x, y)))
            .collect();
        tiles.sort_by_key(|tile| tile.id());
        let ids: Vec<u64> = tiles.iter().map(|tile| tile.id()).collect();
        assert_eq!(ids, (85..341).collect::<Vec<_>>());
        for pair in tiles.windows(2) {
            let away = pair[0].x.abs_diff(pair[1].x) + pair[0].y.abs_diff(pair[1].y);
            assert_eq!(away, 1, "{pair:?}");
        }
        let first = [(0, 0, 0), (1, 0, 0), (1, 0, 1), (1, 1, 1), (1, 1, 0)];
        let first = first.map(|(z, x, y)| TileCoord::new(z, x, y).unwrap().id());
        assert_eq!(first, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn what_lies_in_a_tile_is_in_a_row() {
        let tile = TileCoord::new(3, 5, 2).unwrap();
        let ids = tile.ids_at(5);
        let mut within = tile.children();
        within = within.into_iter().flat_map(TileCoord::children).collect();
        assert_eq!(
            within.iter().map(|t| t.id()).collect::<Vec<_>>(),
            ids.collect::<Vec<_>>()
        );
        assert_eq!(tile.ids_at(3), tile.id()..tile.id() + 1);
        assert!(tile.ids_at(2).is_empty());
    }

    #[test]
    fn there_are_no_tiles_beyond_the_world() {
        assert_eq!(TileCoord::new(3, 8, 0), None);
        assert_eq!(TileCoord::new(25, 0, 0), None);
        assert_eq!(TileCoord::WORLD.parent(), None);
        let last = TileCoord::new(24, (1 << 24) - 1, 0).unwrap();
        assert_eq!(TileCoord::from_id(last.id()), Some(last));
        assert_eq!(TileCoord::from_id(last.id() + 1), None);
        assert_eq!(TileCoord::from_id(u64::MAX), None);
    }
}
