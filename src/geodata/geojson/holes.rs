//! Whether a hole lies in its exterior ring, without testing every pair of edges.

use geo::Coord;
use geo::kernels::{Kernel, Orientation, RobustKernel};

/// How a hole lies where it should not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Misplaced {
    /// All of it is outside.
    Outside,
    /// Part of it is outside.
    Crosses,
}

/// An exterior ring, its edges sorted into bands of latitude.
pub(super) struct Exterior<'r> {
    ring: &'r [Coord<f64>],
    south: f64,
    bands_per_degree: f64,
    /// Indices of the edges that touch each band.
    bands: Vec<Vec<usize>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    In,
    On,
    Out,
}

impl<'r> Exterior<'r> {
    pub(super) fn new(ring: &'r [Coord<f64>]) -> Exterior<'r> {
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

    /// How the hole lies, if it is not in the exterior; it may touch it in positions of its own.
    pub(super) fn misplaced(&self, hole: &[Coord<f64>]) -> Option<Misplaced> {
        let sides: Vec<Side> = hole.iter().map(|position| self.side(*position)).collect();
        let inside = sides.contains(&Side::In);
        if sides.contains(&Side::Out) {
            return Some(if inside {
                Misplaced::Crosses
            } else {
                Misplaced::Outside
            });
        }
        let crosses = hole.windows(2).any(|edge| self.crosses(edge[0], edge[1]));
        crosses.then_some(Misplaced::Crosses)
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

    /// Whether an edge of the ring and the segment cross in a point inside both.
    fn crosses(&self, c: Coord<f64>, d: Coord<f64>) -> bool {
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
        let (west, east) = (c.x.min(d.x), c.x.max(d.x));
        self.edges(c.y, d.y).any(|(a, b)| {
            a.x.max(b.x) >= west && a.x.min(b.x) <= east && apart(a, b, c, d) && apart(c, d, a, b)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Contains, LineString, Polygon, coord};
    use proptest::prelude::*;

    fn ring(points: &[(f64, f64)]) -> Vec<Coord<f64>> {
        points
            .iter()
            .map(|(x, y)| coord! { x: *x, y: *y })
            .collect()
    }

    #[test]
    fn finds_where_a_hole_lies() {
        let u = ring(&[
            (0., 0.),
            (9., 0.),
            (9., 9.),
            (6., 9.),
            (6., 3.),
            (3., 3.),
            (3., 9.),
            (0., 9.),
            (0., 0.),
        ]);
        let exterior = Exterior::new(&u);
        let square = |x: f64, y: f64, s: f64| {
            ring(&[(x, y), (x, y + s), (x + s, y + s), (x + s, y), (x, y)])
        };
        assert_eq!(exterior.misplaced(&square(1., 1., 1.)), None);
        assert_eq!(
            exterior.misplaced(&square(0., 0., 3.)),
            None,
            "it may touch"
        );
        assert_eq!(
            exterior.misplaced(&square(4., 5., 1.)),
            Some(Misplaced::Outside)
        );
        assert_eq!(
            exterior.misplaced(&square(2., 5., 2.)),
            Some(Misplaced::Crosses)
        );
        let across = ring(&[(1., 8.), (8., 8.), (8., 7.), (1., 7.), (1., 8.)]);
        assert_eq!(
            exterior.misplaced(&across),
            Some(Misplaced::Crosses),
            "with all positions inside"
        );
    }

    #[test]
    fn bears_a_ring_without_area() {
        let flat = ring(&[(0., 0.), (1., 0.), (2., 0.), (0., 0.)]);
        assert_eq!(Exterior::new(&flat).misplaced(&flat), None);
    }

    proptest! {
        #[test]
        fn agrees_with_geo(
            radii in proptest::collection::vec(1.0..9.0_f64, 5..60),
            (x, y) in (-9.0..9.0_f64, -9.0..9.0_f64),
        ) {
            let step = std::f64::consts::TAU / radii.len() as f64;
            let mut star: Vec<Coord<f64>> = radii.iter().enumerate().map(|(i, r)| {
                coord! { x: r * (i as f64 * step).cos(), y: r * (i as f64 * step).sin() }
            }).collect();
            star.push(star[0]);
            let p = coord! { x: x, y: y };
            let polygon = Polygon::new(LineString(star.clone()), vec![]);
            prop_assert_eq!(Exterior::new(&star).side(p) == Side::In, polygon.contains(&p));
        }
    }
}
