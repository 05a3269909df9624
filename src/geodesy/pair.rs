//! The points of two lines, or of a polygon and a line, that are nearest to each other.
//!
//! Method: best-first branch and bound over pairs of parts, one of each side; the larger of the two is
//! looked at as its parts. Two edges that cross in longitude and latitude are 0 apart. Of two short
//! pieces that do not, one end of one of them is the nearest to the other, or so nearly so that going
//! to and fro between the nearest points finds what is nearer (alternating projections).

use std::collections::BinaryHeap;

use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{Coord, Intersects, Line, Polygon};

use super::area::vertices;
use super::edge::{Edge, Sight};
use super::foot::Nearest;
use super::part::{Part, Piece};
use super::search::Open;
use crate::units::LonLat;

/// Metres by which going to and fro has to come nearer to go on, and how often it may.
const PROGRESS: f64 = 1e-3;
const MAX_ROUNDS: usize = 50;

/// Two points that are nearest to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearestPair {
    /// The point of the first.
    pub from: LonLat,
    /// The point of the second, with the distance and the azimuth to it.
    pub to: Nearest,
}

/// The points of some lines and of others that are nearest to each other; where they cross, the
/// distance is 0. Of several pairs equally near, it is one.
///
/// `None` where either side has no edge. Edges are straight in longitude and latitude, and a line
/// across the antimeridian has to be cut there, as in [`nearest_on_lines`](super::nearest_on_lines);
/// where both sides are cut there, the cuts are 0 apart.
///
/// Error: below 0.2 m up to 500 km, and beyond below that and a millionth of the distance.
///
/// Time (`benches/geodesy.rs`): 0.5 ms for two lines of 100,000 vertices that cross, 90 ms for two that
/// wind alike 100 km apart. The more of them is as near as the nearest, the longer it takes.
///
/// ```
/// use bakhmut_map::geodesy::nearest_between_lines;
/// use bakhmut_map::units::LonLat;
///
/// let at = |lon, lat| LonLat::new(lon, lat).unwrap();
/// let front = [at(37.9, 48.3), at(38.0, 48.6), at(37.9, 48.9)];
/// let border = [at(39.0, 48.0), at(39.0, 49.0)];
/// let pair = nearest_between_lines(&[front], &[border]).unwrap();
/// assert_eq!(pair.from, front[1]);
/// assert_eq!(format!("{:.3}", pair.to.distance.km()), "73.754");
/// ```
pub fn nearest_between_lines<A: AsRef<[LonLat]>, B: AsRef<[LonLat]>>(
    from: &[A],
    to: &[B],
) -> Option<NearestPair> {
    let mut open = BinaryHeap::new();
    let mut best: Option<NearestPair> = None;
    let is_nearer = |bound: f64, best: &Option<NearestPair>| {
        best.is_none_or(|best| bound < best.to.distance.get())
    };
    open.push(pair(Part::whole(from)?, Part::whole(to)?));
    while let Some(Open {
        bound,
        part: (a, b),
        ..
    }) = open.pop()
    {
        if !is_nearer(bound, &best) {
            break;
        }
        // The bound is slack where the two are thousands of kilometres apart; the geodesic is not.
        if best.is_some()
            && !is_nearer(
                a.view(b.middle()).distance_at_least() - b.ball.reach(),
                &best,
            )
        {
            continue;
        }
        let pairs: Vec<Open<(Part, Part)>> = match (a.piece(), b.piece()) {
            (Some(a), Some(b)) => {
                let found = between_pieces(a, b);
                if is_nearer(found.to.distance.get(), &best) {
                    best = Some(found);
                }
                continue;
            }
            (None, Some(_)) => a.parts(from).into_iter().map(|a| pair(a, b)).collect(),
            (None, None) if a.ball.reach() > b.ball.reach() => {
                a.parts(from).into_iter().map(|a| pair(a, b)).collect()
            }
            _ => b.parts(to).into_iter().map(|b| pair(a, b)).collect(),
        };
        open.extend(
            pairs
                .into_iter()
                .filter(|pair| is_nearer(pair.bound, &best)),
        );
    }
    best
}

/// The points of polygons and of lines that are nearest to each other; where a polygon has a part of a
/// line inside or on its rings, the distance is 0. What lies in a hole is outside.
///
/// Takes a `&MultiPolygon`, or `[&polygon]`. `None` where there is no polygon or no edge, or a vertex
/// of a polygon is not on the Earth. Otherwise as [`nearest_between_lines`], of the polygons' rings.
///
/// Time: 7 ms from a town's outline of 500 vertices to a border of 100,000 at 100 km.
///
/// ```
/// use bakhmut_map::geodesy::nearest_from_polygons;
/// use bakhmut_map::units::LonLat;
/// use geo::polygon;
///
/// let at = |lon, lat| LonLat::new(lon, lat).unwrap();
/// let town = polygon![(x: 37.9, y: 48.5), (x: 38.1, y: 48.5), (x: 38.1, y: 48.7), (x: 37.9, y: 48.7)];
/// let to = |line| nearest_from_polygons([&town], &[line]).unwrap().to.distance.km();
/// assert_eq!(format!("{:.3}", to([at(39.0, 48.0), at(39.0, 49.0)])), "66.248");
/// assert_eq!(to([at(38.0, 48.6), at(38.0, 48.61)]), 0.0);
/// ```
pub fn nearest_from_polygons<'a, L: AsRef<[LonLat]>>(
    polygons: impl IntoIterator<Item = &'a Polygon>,
    lines: &[L],
) -> Option<NearestPair> {
    let mut rings = Vec::new();
    let mut inside = None;
    for polygon in polygons {
        for ring in [polygon.exterior()].into_iter().chain(polygon.interiors()) {
            rings.push(vertices(ring)?);
        }
        inside = inside.or_else(|| start_inside(polygon, lines));
    }
    inside.or_else(|| nearest_between_lines(&rings, lines))
}

/// The first vertex of a line, if it is in the polygon. A line that has a part inside starts there, or
/// crosses a ring.
fn start_inside<L: AsRef<[LonLat]>>(polygon: &Polygon, lines: &[L]) -> Option<NearestPair> {
    lines.iter().enumerate().find_map(|(line, vertices)| {
        let &[start, end, ..] = vertices.as_ref() else {
            return None;
        };
        let edge = Edge { start, end };
        let piece = Piece::whole(line, 0, edge);
        let is_inside = polygon.intersects(&coord(start));
        is_inside.then(|| NearestPair {
            from: start,
            to: piece.found(&edge.sight(start, 0.0)),
        })
    })
}

fn pair(a: Part, b: Part) -> Open<(Part, Part)> {
    // What overlaps is as near as can be, whatever its bound: the smallest is looked at first.
    let bound = a.ball.distance_at_least(&b.ball).max(0.0);
    Open::new(bound, a.ball.reach() + b.ball.reach(), (a, b))
}

/// The nearest points of two pieces.
fn between_pieces(a: &Piece, b: &Piece) -> NearestPair {
    if let Some(crossing) = crossing(&a.edge, b) {
        return crossing;
    }
    let [a_start, a_end] = a.ends();
    let [b_start, b_end] = b.ends();
    // Each is a point of `a` and its nearest one of `b`.
    let from_a = |point: LonLat| (point, b.nearest(point));
    let from_b = |point: LonLat| from_a(a.nearest(point).point);
    let seen = [
        from_a(a_start),
        from_a(a_end),
        from_b(b_start),
        from_b(b_end),
    ];
    let metres = |(_, sight): &(LonLat, Sight)| sight.path.distance.get();
    let nearer = |best, other| {
        if metres(&other) < metres(&best) {
            other
        } else {
            best
        }
    };
    let mut best = seen.into_iter().fold(seen[0], nearer);
    for _ in 0..MAX_ROUNDS {
        let next = from_b(best.1.point);
        let progress = metres(&best) - metres(&next);
        best = nearer(best, next);
        if progress < PROGRESS {
            break;
        }
    }
    NearestPair {
        from: best.0,
        to: b.found(&best.1),
    }
}

/// Where an edge crosses or touches that of a piece.
fn crossing(a: &Edge, b: &Piece) -> Option<NearestPair> {
    let line = |edge: &Edge| Line::new(coord(edge.start), coord(edge.end));
    let at = match line_intersection(line(a), line(&b.edge))? {
        LineIntersection::SinglePoint { intersection, .. } => intersection,
        LineIntersection::Collinear { intersection } => intersection.start,
    };
    let at = LonLat::new(at.x, at.y)?;
    let sight = b.edge.sight(at, b.edge.fraction_of(at));
    Some(NearestPair {
        from: sight.point,
        to: b.found(&b.edge.sight(sight.point, sight.fraction)),
    })
}

fn coord(position: LonLat) -> Coord {
    Coord {
        x: position.lon(),
        y: position.lat(),
    }
}
