//! Whether a hole lies in its exterior ring, without testing every pair of edges.

use geo::Coord;
use geo::kernels::{Kernel, Orientation, RobustKernel};

#[cfg(test)]
mod tests;

/// How a hole lies where it should not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Misplaced {
    /// All of it is outside.
    Outside,
    /// Part of it is outside.
    Crosses,
}

/// An exterior ring, its edges sorted into bands of latitude.
pub(in crate::geodata) struct Exterior<'r> {
    ring: &'r [Coord<f64>],
    south: f64,
    bands_per_degree: f64,
    /// Indices of the edges that touch each band.
    bands: Vec<Vec<usize>>,
}

/// Positions so near to each other touch, in degrees: a tenth of a millimetre, far above the
/// rounding of the decimals in a file.
const TOUCH: f64 = 1e-9;

/// Where a position lies.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::geodata) enum Side {
    In,
    On,
    Out,
}

impl<'r> Exterior<'r> {
    /// An index of a closed ring.
    pub(in crate::geodata) fn new(ring: &'r [Coord<f64>]) -> Exterior<'r> {
        let south = ring.iter().map(|c| c.y).fold(f64::INFINITY, f64::min);
        let north = ring.iter().map(|c| c.y).fold(f64::NEG_INFINITY, f64::max);
        let height = (north - south).max(f64::MIN_POSITIVE);
        let climb: f64 = ring.windows(2).map(|e| (e[1].y - e[0].y).abs()).sum();
        // An edge touches about four bands on average, so that the index stays linear in size.
        let count = (4.0 * ring.len() as f64 * height / climb.max(height)).clamp(1.0, 65536.0);
        let bands_per_degree = (count.floor() / height).min(f64::MAX);
        let bands = vec![Vec::new(); count as usize];
        let mut exterior = Exterior {
            ring,
            south,
            bands_per_degree,
            bands,
        };
        for (i, edge) in ring.windows(2).enumerate() {
            for band in exterior.range(edge[0].y, edge[1].y) {
                exterior.bands[band].push(i);
            }
        }
        exterior
    }

    /// How the hole lies, if it is not in the exterior; it may touch it.
    pub(super) fn misplaced(&self, hole: &[Coord<f64>]) -> Option<Misplaced> {
        if hole.windows(2).any(|edge| self.crosses(edge[0], edge[1])) {
            return Some(Misplaced::Crosses);
        }
        let positions = hole.iter().map(|position| self.roughly(*position));
        // From one place where it touches the exterior to the next, an edge may lead outside.
        let pieces = hole
            .windows(2)
            .flat_map(|edge| self.pieces(edge[0], edge[1]));
        let sides: Vec<Side> = positions.chain(pieces).collect();
        match (sides.contains(&Side::Out), sides.contains(&Side::In)) {
            (true, true) => Some(Misplaced::Crosses),
            (true, false) => Some(Misplaced::Outside),
            (false, _) => None,
        }
    }

    /// The sides of what lies between an edge's ends and the exterior's positions on it. Each
    /// such piece is on one side of the exterior, unless they cross.
    fn pieces(&self, c: Coord<f64>, d: Coord<f64>) -> Vec<Side> {
        let touching = |(a, _): (Coord<f64>, Coord<f64>)| {
            let part = nearest_part(c, d, a);
            touches(c, d, a).then_some(part)
        };
        let reach = (c.y.min(d.y) - TOUCH, c.y.max(d.y) + TOUCH);
        let mut parts: Vec<f64> = self.edges(reach.0, reach.1).filter_map(touching).collect();
        parts.extend([0.0, 1.0]);
        parts.sort_by(f64::total_cmp);
        let middle = |pair: &[f64]| along(c, d, (pair[0] + pair[1]) / 2.0);
        parts
            .windows(2)
            .filter(|pair| pair[0] < pair[1])
            .map(|pair| self.roughly(middle(pair)))
            .collect()
    }

    /// Which side of the ring a position lies on, if it does not touch it.
    pub(in crate::geodata) fn roughly(&self, p: Coord<f64>) -> Side {
        let mut near = self.edges(p.y - TOUCH, p.y + TOUCH);
        match near.any(|(a, b)| touches(a, b, p)) {
            true => Side::On,
            false => self.side(p),
        }
    }

    /// The bands between two latitudes.
    fn range(&self, a: f64, b: f64) -> std::ops::RangeInclusive<usize> {
        let band = |lat: f64| {
            let band = ((lat - self.south) * self.bands_per_degree).max(0.0) as usize;
            band.min(self.bands.len() - 1)
        };
        band(a.min(b))..=band(a.max(b))
    }

    fn edges(&self, a: f64, b: f64) -> impl Iterator<Item = (Coord<f64>, Coord<f64>)> {
        let indices = self.range(a, b).flat_map(|band| &self.bands[band]);
        indices.map(|i| (self.ring[*i], self.ring[i + 1]))
    }

    /// Which side of the ring a position lies on, by crossings of the ray to the east.
    fn side(&self, p: Coord<f64>) -> Side {
        let mut inside = false;
        for (a, b) in self.edges(p.y, p.y) {
            let (low, high) = if a.y <= b.y { (a, b) } else { (b, a) };
            if p.y < low.y || p.y > high.y {
                continue;
            }
            match RobustKernel::orient2d(low, high, p) {
                Orientation::Collinear if (a.x.min(b.x)..=a.x.max(b.x)).contains(&p.x) => {
                    return Side::On;
                }
                // Half-open, so that a vertex counts for one of its two edges.
                Orientation::CounterClockwise if p.y < high.y => inside = !inside,
                _ => {}
            }
        }
        if inside { Side::In } else { Side::Out }
    }

    /// Whether an edge of the ring and the segment cross in a point inside both, where neither
    /// merely touches the other with an end.
    pub(super) fn crosses(&self, c: Coord<f64>, d: Coord<f64>) -> bool {
        let (west, east) = (c.x.min(d.x), c.x.max(d.x));
        self.edges(c.y, d.y).any(|(a, b)| {
            let beside = a.x.max(b.x) < west || a.x.min(b.x) > east;
            !beside && cross((a, b), (c, d))
        })
    }
}

/// Whether two edges cross in a point inside both, where neither merely touches the other with an end.
pub(in crate::geodata) fn cross(
    (a, b): (Coord<f64>, Coord<f64>),
    (c, d): (Coord<f64>, Coord<f64>),
) -> bool {
    let apart = |a: Coord<f64>, b: Coord<f64>, p, q| {
        let sides = (
            RobustKernel::orient2d(a, b, p),
            RobustKernel::orient2d(a, b, q),
        );
        use Orientation::{Clockwise, CounterClockwise};
        matches!(
            sides,
            (Clockwise, CounterClockwise) | (CounterClockwise, Clockwise)
        )
    };
    let ends = || [a, b].iter().any(|end| touches(c, d, *end));
    let own_ends = || [c, d].iter().any(|end| touches(a, b, *end));
    apart(a, b, c, d) && apart(c, d, a, b) && !ends() && !own_ends()
}

/// The position that part of the way from `a` to `b`.
fn along(a: Coord<f64>, b: Coord<f64>, part: f64) -> Coord<f64> {
    a * (1.0 - part) + b * part
}

/// How far along from `a` to `b`, 0 to 1, the position nearest to `p` is.
fn nearest_part(a: Coord<f64>, b: Coord<f64>, p: Coord<f64>) -> f64 {
    let (way, to) = (b - a, p - a);
    let square = way.x * way.x + way.y * way.y;
    if square == 0.0 {
        return 0.0;
    }
    ((to.x * way.x + to.y * way.y) / square).clamp(0.0, 1.0)
}

/// Whether a position touches the segment from `a` to `b`.
fn touches(a: Coord<f64>, b: Coord<f64>, p: Coord<f64>) -> bool {
    let off = along(a, b, nearest_part(a, b, p)) - p;
    off.x.abs() <= TOUCH && off.y.abs() <= TOUCH
}
