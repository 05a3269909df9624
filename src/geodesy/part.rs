//! Lines in parts, for searches that leave out most of them: lines in groups, a line as runs of edges,
//! a run as its edges, a long edge as its halves.

use std::ops::Range;

use kurbo::common::solve_itp;

use super::bound::{Ball, Extent, View};
use super::edge::{Edge, Sight};
use super::foot::Nearest;
use super::geodesic;
use crate::units::LonLat;

/// The most parts that a part is cut into. From 16 to 64 the times differ little.
const FAN: usize = 32;

/// Degrees beyond which a piece of an edge is halved. A shorter one has one point where the distance
/// turns from falling to rising, or none. Where an edge bends about the position as a circle would (in
/// latitude φ from about R / tan φ away) that isn't proven, but there the distance hardly changes
/// along a piece: in 50,000 edges made to be such cases, or near poles and antipodes, dense sampling
/// found nothing nearer by 1 µm.
const MAX_SPAN: f64 = 0.1;

/// Metres along the edge to which a point of it is found.
const TOLERANCE: f64 = 1e-4;

/// A part of lines, and a ball around it.
#[derive(Clone, Copy)]
pub(super) struct Part {
    kind: Kind,
    extent: Extent,
    pub(super) ball: Ball,
}

#[derive(Clone, Copy)]
enum Kind {
    /// Lines from one index up to another.
    Lines(usize, usize),
    /// The edges of a line, from one index up to another.
    Run(usize, usize, usize),
    Piece(Piece),
}

/// A part of an edge, between two fractions of it.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    line: usize,
    segment: usize,
    pub(super) edge: Edge,
    start: f64,
    end: f64,
}

impl Part {
    /// All edges of the lines; `None` where there are none.
    pub(super) fn whole<L: AsRef<[LonLat]>>(lines: &[L]) -> Option<Part> {
        Part::lines(lines, 0..lines.len())
    }

    fn lines<L: AsRef<[LonLat]>>(lines: &[L], range: Range<usize>) -> Option<Part> {
        let drawn = lines[range.clone()].iter().map(AsRef::as_ref);
        let extents = drawn.filter(|line| line.len() > 1).map(Extent::of);
        let extent = extents.flatten().reduce(Extent::union)?;
        Some(Part::new(Kind::Lines(range.start, range.end), extent))
    }

    fn run(line: usize, vertices: &[LonLat], edges: Range<usize>) -> Option<Part> {
        let extent = Extent::of(vertices.get(edges.start..=edges.end)?)?;
        Some(Part::new(Kind::Run(line, edges.start, edges.end), extent))
    }

    fn piece_of(piece: Piece) -> Part {
        Part::new(Kind::Piece(piece), piece.extent())
    }

    fn new(kind: Kind, extent: Extent) -> Part {
        Part {
            kind,
            extent,
            ball: extent.ball(),
        }
    }

    /// The middle of the box around it.
    pub(super) fn middle(&self) -> LonLat {
        self.extent.middle()
    }

    /// It, seen from a position.
    pub(super) fn view(&self, from: LonLat) -> View {
        View {
            middle: geodesic::inverse(from, self.middle()),
            reach: self.extent.reach(),
        }
    }

    /// The piece of an edge that it is, if that is short enough to be looked at.
    pub(super) fn piece(&self) -> Option<&Piece> {
        match &self.kind {
            Kind::Piece(piece) if self.extent.span() <= MAX_SPAN => Some(piece),
            _ => None,
        }
    }

    /// The parts that it is looked at as.
    pub(super) fn parts<L: AsRef<[LonLat]>>(&self, lines: &[L]) -> Vec<Part> {
        match self.kind {
            Kind::Lines(start, end) if end - start > 1 => cut(start..end)
                .filter_map(|range| Part::lines(lines, range))
                .collect(),
            Kind::Lines(line, _) => {
                let vertices = lines[line].as_ref();
                runs(line, vertices, 0..vertices.len().saturating_sub(1))
            }
            Kind::Run(line, start, end) => runs(line, lines[line].as_ref(), start..end),
            Kind::Piece(piece) => {
                let middle = f64::midpoint(piece.start, piece.end);
                let halves = [
                    Piece {
                        end: middle,
                        ..piece
                    },
                    Piece {
                        start: middle,
                        ..piece
                    },
                ];
                halves.map(Part::piece_of).into()
            }
        }
    }
}

/// A range in parts as long as each other, as far as that goes.
fn cut(range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let step = range.len().div_ceil(FAN).max(1);
    let end = range.end;
    range
        .step_by(step)
        .map(move |start| start..(start + step).min(end))
}

/// Runs of edges, or the edges themselves where they are few.
fn runs(line: usize, vertices: &[LonLat], edges: Range<usize>) -> Vec<Part> {
    if edges.len() > FAN {
        return cut(edges)
            .filter_map(|edges| Part::run(line, vertices, edges))
            .collect();
    }
    let piece = |segment: usize| {
        let edge = Edge {
            start: vertices[segment],
            end: vertices[segment + 1],
        };
        Part::piece_of(Piece::whole(line, segment, edge))
    };
    edges.map(piece).collect()
}

impl Piece {
    /// All of an edge.
    pub(super) fn whole(line: usize, segment: usize, edge: Edge) -> Piece {
        Piece {
            line,
            segment,
            edge,
            start: 0.0,
            end: 1.0,
        }
    }

    /// Its two ends.
    pub(super) fn ends(&self) -> [LonLat; 2] {
        [self.start, self.end].map(|fraction| self.edge.at(fraction))
    }

    fn extent(&self) -> Extent {
        let [start, end] = self.ends();
        Extent::between(start, end)
    }

    /// Its two ends, seen from a position.
    pub(super) fn sights(&self, from: LonLat) -> [Sight; 2] {
        [self.start, self.end].map(|fraction| self.edge.sight(from, fraction))
    }

    /// The fraction of the edge that [`TOLERANCE`] is.
    pub(super) fn tolerance(&self) -> f64 {
        let edge = Extent::between(self.edge.start, self.edge.end);
        TOLERANCE / (2.0 * edge.reach())
    }

    /// The nearest point of a piece in which the distance has one least value: an end, or where its
    /// rate turns from falling to rising.
    pub(super) fn nearest(&self, from: LonLat) -> Sight {
        let [first, last] = self.sights(from);
        let end_point = if last.path.distance < first.path.distance {
            last
        } else {
            first
        };
        if !(first.rate < 0.0 && last.rate > 0.0) {
            return end_point;
        }
        match self.turn(from, [&first, &last], |sight| sight.rate) {
            Some(turn) if turn.path.distance < end_point.path.distance => turn,
            _ => end_point,
        }
    }

    /// Where between two sights something changes its sign, if it does.
    pub(super) fn turn(
        &self,
        from: LonLat,
        [first, last]: [&Sight; 2],
        of: impl Fn(&Sight) -> f64,
    ) -> Option<Sight> {
        let (a, b) = (of(first), of(last));
        if !(a < 0.0 && b > 0.0 || a > 0.0 && b < 0.0) {
            return None;
        }
        let rising = |fraction| b.signum() * of(&self.edge.sight(from, fraction));
        let (start, end) = (first.fraction, last.fraction);
        // The paper's parameters for a smooth function.
        let (n0, k1) = (1, 0.2 / (end - start));
        let (a, b) = (-a.abs(), b.abs());
        let root = solve_itp(rising, start, end, self.tolerance(), n0, k1, a, b);
        Some(self.edge.sight(from, root))
    }

    /// A point of it, as the nearest.
    pub(super) fn found(&self, sight: &Sight) -> Nearest {
        Nearest {
            point: sight.point,
            distance: sight.path.distance,
            azimuth: sight.path.azimuth,
            line: self.line,
            segment: self.segment,
            fraction: sight.fraction,
        }
    }
}
