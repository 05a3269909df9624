//! The point of a line that is nearest to a position, on the edges and not only at the vertices.
//!
//! Method: best-first branch and bound. The line is cut into runs of edges; what has the least lower
//! bound (`bound`) is looked at first, a run as its edges, a long edge as its two halves, a short
//! piece by the root of the rate at which the distance changes along it (ITP method: Oliveira and
//! Takahashi, ACM Transactions on Mathematical Software 47 (2021), doi:10.1145/3423597). It ends when
//! no bound is below the best distance, so what is left out cannot be nearer.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::ops::Range;

use kurbo::common::solve_itp;

use super::bound::{Anchor, Extent};
use super::edge::{Edge, Sight};
use crate::units::{Degrees, LonLat, Metres};

/// Edges in a run: few enough for a tight bound, many enough that most edges are never looked at.
/// From 16 to 64 the times differ little.
const RUN: usize = 32;

/// Degrees beyond which a piece of an edge is halved. A shorter one has one point where the distance
/// turns from falling to rising, or none. Where an edge bends about the position as a circle would (in
/// latitude φ from about R / tan φ away) that isn't proven, but there the distance hardly changes
/// along a piece: in 50,000 edges made to be such cases, or near poles and antipodes, dense sampling
/// found nothing nearer by 1 µm.
const MAX_SPAN: f64 = 0.1;

/// Metres along the edge to which the nearest point is found.
const TOLERANCE: f64 = 1e-4;

/// The nearest point of a line, or of several.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// The point.
    pub point: LonLat,
    /// The geodesic distance to it.
    pub distance: Metres,
    /// The direction to it, at the position asked from. Means nothing where the distance is 0.
    pub azimuth: Degrees,
    /// The index of the line it lies on.
    pub line: usize,
    /// The index of the edge of that line, which is the index of the vertex the edge starts at.
    pub segment: usize,
    /// How far along that edge, in longitude and latitude: 0 at its start, 1 at its end.
    pub fraction: f64,
}

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
/// Time (`benches/geodesy.rs`): 0.06 ms for a border of 5,000 vertices at 100 km, 0.5 ms for one of
/// 100,000, twice that at 500 km. A line that keeps one distance from the position all along is the
/// worst case: each of its edges has to be measured, at 1.5 µs.
pub fn nearest_on_lines<L: AsRef<[LonLat]>>(from: LonLat, lines: &[L]) -> Option<Nearest> {
    let anchor = Anchor::new(from);
    let mut search = Search {
        from,
        anchor,
        lines,
        open: BinaryHeap::new(),
        best: None,
    };
    search.open_runs();
    while let Some(next) = search.open.pop() {
        if search
            .best
            .is_some_and(|best| next.bound > best.distance.get())
        {
            break;
        }
        search.look_at(next.part);
    }
    search.best
}

/// A part of a line.
enum Part {
    Run { line: usize, segments: Range<usize> },
    Piece(Piece),
}

/// A part of an edge, between two fractions of it.
struct Piece {
    line: usize,
    segment: usize,
    edge: Edge,
    fractions: Range<f64>,
}

/// A part that is not looked at yet. The greatest is that with the least bound.
struct Open {
    /// Metres that no point of the part is nearer than.
    bound: f64,
    part: Part,
}

impl Ord for Open {
    fn cmp(&self, other: &Open) -> Ordering {
        other.bound.total_cmp(&self.bound)
    }
}

impl PartialOrd for Open {
    fn partial_cmp(&self, other: &Open) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Open {
    fn eq(&self, other: &Open) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Open {}

struct Search<'a, L> {
    from: LonLat,
    anchor: Anchor,
    lines: &'a [L],
    open: BinaryHeap<Open>,
    best: Option<Nearest>,
}

impl<L: AsRef<[LonLat]>> Search<'_, L> {
    fn open_runs(&mut self) {
        for (line, vertices) in self.lines.iter().enumerate() {
            let vertices = vertices.as_ref();
            let edges = vertices.len().saturating_sub(1);
            for start in (0..edges).step_by(RUN) {
                let segments = start..(start + RUN).min(edges);
                let extent = Extent::of(vertices[start], &vertices[start + 1..=segments.end]);
                let bound = extent.distance_at_least(&self.anchor);
                self.open.push(Open {
                    bound,
                    part: Part::Run { line, segments },
                });
            }
        }
    }

    fn look_at(&mut self, part: Part) {
        match part {
            Part::Run { line, segments } => {
                let lines = self.lines;
                let vertices = lines[line].as_ref();
                for segment in segments {
                    let edge = Edge {
                        start: vertices[segment],
                        end: vertices[segment + 1],
                    };
                    self.open(Piece {
                        line,
                        segment,
                        edge,
                        fractions: 0.0..1.0,
                    });
                }
            }
            Part::Piece(piece) if piece.extent().span() > MAX_SPAN => {
                let Range { start, end } = piece.fractions;
                let middle = f64::midpoint(start, end);
                self.open(Piece {
                    fractions: start..middle,
                    ..piece
                });
                self.open(Piece {
                    fractions: middle..end,
                    ..piece
                });
            }
            Part::Piece(piece) => self.keep(&piece, piece.nearest(self.from)),
        }
    }

    fn open(&mut self, piece: Piece) {
        let bound = piece.extent().distance_at_least(&self.anchor);
        if self.best.is_none_or(|best| bound <= best.distance.get()) {
            self.open.push(Open {
                bound,
                part: Part::Piece(piece),
            });
        }
    }

    fn keep(&mut self, piece: &Piece, sight: Sight) {
        let found = Nearest {
            point: sight.point,
            distance: sight.path.distance,
            azimuth: sight.path.azimuth,
            line: piece.line,
            segment: piece.segment,
            fraction: sight.fraction,
        };
        if self.best.is_none_or(|best| found.order(&best).is_lt()) {
            self.best = Some(found);
        }
    }
}

impl Nearest {
    /// By distance; what is equally near, in the order of the line.
    fn order(&self, other: &Nearest) -> Ordering {
        let place = |n: &Nearest| (n.line, n.segment);
        self.distance
            .get()
            .total_cmp(&other.distance.get())
            .then_with(|| place(self).cmp(&place(other)))
            .then_with(|| self.fraction.total_cmp(&other.fraction))
    }
}

impl Piece {
    fn extent(&self) -> Extent {
        let Range { start, end } = self.fractions;
        Extent::of(self.edge.at(start), &[self.edge.at(end)])
    }

    /// The nearest point of a piece in which the distance has one least value: an end, or where its
    /// rate turns from falling to rising.
    fn nearest(&self, from: LonLat) -> Sight {
        let Range { start, end } = self.fractions;
        let [first, last] = [start, end].map(|fraction| self.edge.sight(from, fraction));
        let end_point = if last.path.distance < first.path.distance {
            last
        } else {
            first
        };
        if !(first.rate < 0.0 && last.rate > 0.0) {
            return end_point;
        }
        let epsilon = TOLERANCE / (2.0 * Extent::of(self.edge.start, &[self.edge.end]).reach());
        let rate = |fraction| self.edge.sight(from, fraction).rate;
        // The paper's parameters for a smooth function.
        let (n0, k1) = (1, 0.2 / (end - start));
        let root = solve_itp(rate, start, end, epsilon, n0, k1, first.rate, last.rate);
        let turn = self.edge.sight(from, root);
        if turn.path.distance < end_point.path.distance {
            turn
        } else {
            end_point
        }
    }
}
