//! Which tiles there are at each zoom level: the columns and rows from the first to the last.

use std::ops::RangeInclusive;

use crate::projection::TileCoord;

/// Columns and rows of a zoom level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) x: (u32, u32),
    pub(super) y: (u32, u32),
}

/// The extent of each zoom level that has tiles.
#[derive(Debug, Default)]
pub(super) struct Extents([Option<Extent>; TileCoord::DEEPEST as usize + 1]);

impl Extents {
    /// Adds the tiles of the ids from `start` on, before `end`. However many they are, it takes a few
    /// steps for each zoom level: an aligned part of the curve is a square.
    pub(super) fn add(&mut self, mut start: u64, end: u64) {
        while start < end {
            let Some(tile) = TileCoord::from_id(start) else {
                return;
            };
            let first = TileCoord::new(tile.z(), 0, 0).map_or(0, TileCoord::id);
            let along = start - first;
            // How many levels up a square begins here that ends within the ids and the zoom level.
            let fits = |up: &u8| {
                let tiles = 1_u64 << (2 * up);
                along.is_multiple_of(tiles) && end - start >= tiles
            };
            let up = (0..=tile.z()).take_while(fits).last().unwrap_or(0);
            let corner = |n: u32| (n >> up << up, (n >> up << up) + ((1 << up) - 1));
            self.put(tile.z(), corner(tile.x()), corner(tile.y()));
            start += 1 << (2 * up);
        }
    }

    fn put(&mut self, z: u8, x: (u32, u32), y: (u32, u32)) {
        let Some(level) = self.0.get_mut(usize::from(z)) else {
            return;
        };
        let extent = level.get_or_insert(Extent { x, y });
        extent.x = (extent.x.0.min(x.0), extent.x.1.max(x.1));
        extent.y = (extent.y.0.min(y.0), extent.y.1.max(y.1));
    }

    /// The zoom levels from the first to the last that has tiles.
    pub(super) fn zooms(&self) -> Option<RangeInclusive<u8>> {
        let mut levels = self.levels().map(|(z, _)| z);
        let first = levels.next()?;
        Some(first..=levels.last().unwrap_or(first))
    }

    /// The zoom levels that have tiles.
    pub(super) fn levels(&self) -> impl Iterator<Item = (u8, Extent)> {
        let levels = (0_u8..).zip(self.0);
        levels.filter_map(|(z, extent)| Some((z, extent?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_run_is_as_its_tiles(start in 0..6000_u64, length in 1..3000_u64) {
            let (mut run, mut each) = (Extents::default(), Extents::default());
            run.add(start, start + length);
            (start..start + length).for_each(|id| each.add(id, id + 1));
            prop_assert_eq!(run.0, each.0);
        }
    }

    #[test]
    fn a_run_of_all_tiles_takes_no_time() {
        let mut all = Extents::default();
        all.add(0, u64::MAX);
        assert_eq!(all.zooms(), Some(0..=24));
        let whole = (0, (1 << 24) - 1);
        assert_eq!(
            all.levels().last(),
            Some((24, Extent { x: whole, y: whole }))
        );
    }
}
