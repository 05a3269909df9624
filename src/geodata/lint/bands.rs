//! Edges in bands of latitude, so that those near each other are found without trying every pair.

use geo::Coord;

/// Most bands of an index.
const MOST: usize = 1 << 18;

/// An edge from one position to another.
pub(crate) type Edge = (Coord<f64>, Coord<f64>);

/// Indices of edges, by the bands of latitude that they touch.
#[derive(Clone, Debug)]
pub(crate) struct Bands {
    south: f64,
    per_degree: f64,
    /// Where the indices of each band begin in `indices`; one more than there are bands.
    starts: Vec<u32>,
    indices: Vec<u32>,
}

impl Bands {
    /// An index of `count` edges.
    pub(crate) fn new(count: usize, edge: impl Fn(usize) -> Edge) -> Bands {
        let (mut south, mut north, mut climb) = (f64::INFINITY, f64::NEG_INFINITY, 0.0);
        for (a, b) in (0..count).map(&edge) {
            south = south.min(a.y).min(b.y);
            north = north.max(a.y).max(b.y);
            climb += (b.y - a.y).abs();
        }
        let height = (north - south).max(f64::MIN_POSITIVE);
        // An edge touches about three bands on average, so that the index stays linear in size.
        let bands = (2.0 * count as f64 * height / climb.max(height)).clamp(1.0, MOST as f64);
        let bands = bands.floor();
        let mut index = Bands {
            south,
            per_degree: (bands / height).min(f64::MAX),
            starts: vec![0; bands as usize + 1],
            indices: Vec::new(),
        };
        for (a, b) in (0..count).map(&edge) {
            for band in index.range(a.y, b.y) {
                index.starts[band + 1] += 1;
            }
        }
        for band in 1..index.starts.len() {
            index.starts[band] += index.starts[band - 1];
        }
        let mut next = index.starts.clone();
        index.indices = vec![0; next.last().map_or(0, |end| *end as usize)];
        for i in 0..count {
            let (a, b) = edge(i);
            for band in index.range(a.y, b.y) {
                index.indices[next[band] as usize] = i as u32;
                next[band] += 1;
            }
        }
        index
    }

    /// How many bands there are.
    pub(crate) fn count(&self) -> usize {
        self.starts.len() - 1
    }

    /// The edges that touch a band.
    pub(crate) fn band(&self, band: usize) -> &[u32] {
        &self.indices[self.starts[band] as usize..self.starts[band + 1] as usize]
    }

    /// The bands between two latitudes.
    pub(crate) fn range(&self, a: f64, b: f64) -> std::ops::RangeInclusive<usize> {
        let band = |lat: f64| {
            let band = ((lat - self.south) * self.per_degree).max(0.0) as usize;
            band.min(self.count() - 1)
        };
        band(a.min(b))..=band(a.max(b))
    }

    /// The edges that touch any band between two latitudes; one may come more than once.
    pub(crate) fn between(&self, a: f64, b: f64) -> impl Iterator<Item = usize> {
        self.range(a, b)
            .flat_map(|band| self.band(band))
            .map(|index| *index as usize)
    }
}
