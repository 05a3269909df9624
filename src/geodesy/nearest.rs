//! The point of a line that is nearest to a position, on the edges and not only at the vertices.
//!
//! Method: best-first branch and bound (`search`). What has the least lower bound (`bound`) is looked
//! at first, a line as runs of edges, a run as its edges, a long edge as its two halves, a short piece
//! by the root of the rate at which the distance changes along it (ITP method: Oliveira and Takahashi,
//! ACM Transactions on Mathematical Software 47 (2021), doi:10.1145/3423597). It ends when no bound is
//! below the best distance, so what is left out cannot be nearer.

use std::cmp::Ordering;

use super::foot::Nearest;
use super::part::{Part, Piece};
use super::search::{Seek, search};
use crate::units::{LonLat, Metres};

/// The nearest point of one line: [`nearest_on_lines`] with one.
///
/// ```
/// use bakhmut_map::geodesy::nearest_on_line;
/// use bakhmut_map::units::LonLat;
///
/// let at = |lon, lat| LonLat::new(lon, lat).unwrap();
/// let meridian = [at(39.0, 48.0), at(39.0, 49.0)];
/// let nearest = nearest_on_line(at(38.0008, 48.5947), &meridian).unwrap();
/// assert_eq!(nearest.segment, 0);
/// // Between the vertices, and north of due east: the parallel is not the shortest way.
/// assert_eq!(format!("{:.4}", nearest.point.lat()), "48.5990");
/// assert_eq!(format!("{:.3}", nearest.distance.km()), "73.703");
/// ```
pub fn nearest_on_line(from: LonLat, line: &[LonLat]) -> Option<Nearest> {
    nearest_on_lines(from, &[line])
}

/// The nearest point of several lines; of points equally near, the first.
///
/// `None` where there is no edge, for a line needs two positions. Edges are straight in longitude and
/// latitude (see [the module above](super)), and longitudes are taken plainly: a line across the
/// antimeridian has to be cut there, as RFC 7946 (section 3.1.9) says. An edge of length zero, one
/// along a pole, and a position that lies on a line are answered as any other.
///
/// Error: below 0.1 mm in distance, and that much along the edge in the point's place.
///
/// Time (`benches/geodesy.rs`): 0.05 ms for a border of 5,000 vertices, 0.3 ms for one of 100,000,
/// at 100 km as at 5,000 km; nothing is built beforehand. A line that keeps one distance from the
/// position all along is the worst case: each of its edges has to be measured, at 6 µs.
pub fn nearest_on_lines<L: AsRef<[LonLat]>>(from: LonLat, lines: &[L]) -> Option<Nearest> {
    let mut best = Best { from, found: None };
    search(from, lines, &mut best);
    best.found
}

/// Whether a point of lines is no farther from a position than so much: as [`nearest_on_lines`] has it,
/// and sooner, for it ends with the first that is found.
///
/// ```
/// use bakhmut_map::geodesy::lies_within;
/// use bakhmut_map::units::{LonLat, Metres};
///
/// let at = |lon, lat| LonLat::new(lon, lat).unwrap();
/// let meridian = [[at(39.0, 48.0), at(39.0, 49.0)]];
/// let within = |km| lies_within(at(38.0008, 48.5947), &meridian, Metres::from_km(km));
/// assert!(within(73.704) && !within(73.702));
/// ```
pub fn lies_within<L: AsRef<[LonLat]>>(from: LonLat, lines: &[L], limit: Metres) -> bool {
    let mut within = Within {
        from,
        limit: limit.get(),
        found: false,
    };
    search(from, lines, &mut within);
    within.found
}

struct Within {
    from: LonLat,
    limit: f64,
    found: bool,
}

impl Seek for Within {
    fn is_done_at(&self, bound: f64) -> bool {
        self.found || bound > self.limit
    }

    fn leaves_out(&mut self, part: &Part) -> bool {
        let view = part.view(self.from);
        self.found = self.found || view.distance_at_most() <= self.limit;
        self.found || view.distance_at_least() > self.limit
    }

    fn look_at(&mut self, piece: &Piece) {
        self.found = self.found || {
            let nearest = piece.found(&piece.nearest(self.from));
            nearest.distance.get() <= self.limit
        };
    }
}

struct Best {
    from: LonLat,
    found: Option<Nearest>,
}

impl Seek for Best {
    fn is_done_at(&self, bound: f64) -> bool {
        self.found.is_some_and(|found| bound > found.distance.get())
    }

    fn leaves_out(&mut self, part: &Part) -> bool {
        self.found
            .is_some_and(|found| part.view(self.from).distance_at_least() > found.distance.get())
    }

    fn look_at(&mut self, piece: &Piece) {
        let found = piece.found(&piece.nearest(self.from));
        if self.found.is_none_or(|best| found.order(&best).is_lt()) {
            self.found = Some(found);
        }
    }
}

impl Nearest {
    /// By distance; what is equally near, in the order of the line.
    pub(super) fn order(&self, other: &Nearest) -> Ordering {
        let place = |n: &Nearest| (n.line, n.segment);
        self.distance
            .get()
            .total_cmp(&other.distance.get())
            .then_with(|| place(self).cmp(&place(other)))
            .then_with(|| self.fraction.total_cmp(&other.fraction))
    }
}
