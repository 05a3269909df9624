//! Rough measures in metres, by degrees of equal length around a position. For thresholds alone: what
//! a report states is measured on the ellipsoid.

use geo::{Coord, MultiPolygon};

/// Metres in a degree of latitude, on a sphere of the Earth's mean radius, 6371.0088 km (IUGG).
const DEGREE: f64 = 111_195.08;

/// A plane around a latitude.
#[derive(Clone, Copy, Debug)]
pub(in crate::geodata) struct Plane {
    east: f64,
}

impl Plane {
    /// The plane around a position.
    pub(in crate::geodata) fn at(position: Coord<f64>) -> Plane {
        Plane {
            east: DEGREE * position.y.to_radians().cos().abs(),
        }
    }

    /// The way from `a` to `b`, in metres to the east and north.
    pub(in crate::geodata) fn way(self, a: Coord<f64>, b: Coord<f64>) -> Coord<f64> {
        Coord {
            x: (b.x - a.x) * self.east,
            y: (b.y - a.y) * DEGREE,
        }
    }

    pub(in crate::geodata) fn distance(self, a: Coord<f64>, b: Coord<f64>) -> f64 {
        let way = self.way(a, b);
        // No square of metres is too large or small; `hypot` would take ten times as long.
        (way.x * way.x + way.y * way.y).sqrt()
    }

    /// How far `p` is from the edge from `a` to `b`.
    pub(in crate::geodata) fn off_edge(self, p: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> f64 {
        self.distance(p, self.foot(p, a, b))
    }

    /// The position on the edge from `a` to `b` that is nearest to `p`.
    pub(in crate::geodata) fn foot(
        self,
        p: Coord<f64>,
        a: Coord<f64>,
        b: Coord<f64>,
    ) -> Coord<f64> {
        let (edge, to) = (self.way(a, b), self.way(a, p));
        let square = edge.x * edge.x + edge.y * edge.y;
        let part = match square > 0.0 {
            true => ((to.x * edge.x + to.y * edge.y) / square).clamp(0.0, 1.0),
            false => 0.0,
        };
        a + (b - a) * part
    }

    /// Metres of longitude and latitude in degrees, never smaller than the distance.
    pub(in crate::geodata) fn degrees(self, metres: f64) -> Coord<f64> {
        Coord {
            x: metres / self.east.max(1.0),
            y: metres / DEGREE,
        }
    }
}

/// Area, in square metres, and length, in metres, of a closed ring; the area is negative where it runs
/// clockwise.
pub(in crate::geodata) fn ring(positions: impl Iterator<Item = Coord<f64>>) -> (f64, f64) {
    let mut positions = positions.peekable();
    let Some(first) = positions.peek().copied() else {
        return (0.0, 0.0);
    };
    let plane = Plane::at(first);
    let (mut before, mut twice, mut length) = (Coord { x: 0.0, y: 0.0 }, 0.0, 0.0);
    for position in positions {
        let here = plane.way(first, position);
        twice += before.x * here.y - here.x * before.y;
        length += (here.x - before.x).hypot(here.y - before.y);
        before = here;
    }
    (twice / 2.0, length)
}

/// The area of polygons, in square kilometres.
pub(in crate::geodata) fn km2(polygons: &MultiPolygon<f64>) -> f64 {
    let of = |ring: &geo::LineString<f64>| self::ring(ring.0.iter().copied()).0.abs();
    let polygon = |polygon: &geo::Polygon<f64>| {
        of(polygon.exterior()) - polygon.interiors().iter().map(of).sum::<f64>()
    };
    polygons.iter().map(polygon).sum::<f64>() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_kilometre_is_one() {
        let (e, n) = (
            1000.0 / (DEGREE * 48.6_f64.to_radians().cos()),
            1000.0 / DEGREE,
        );
        let at = |x: f64, y: f64| Coord {
            x: 38.0 + x * e,
            y: 48.6 + y * n,
        };
        let square = [
            at(0.0, 0.0),
            at(1.0, 0.0),
            at(1.0, 1.0),
            at(0.0, 1.0),
            at(0.0, 0.0),
        ];
        let (area, length) = ring(square.into_iter());
        assert!(
            (area - 1e6).abs() < 500.0 && (length - 4000.0).abs() < 2.0,
            "{area} {length}"
        );
        let plane = Plane::at(square[0]);
        assert!((plane.off_edge(at(0.5, 0.25), at(0.0, 0.0), at(1.0, 0.0)) - 250.0).abs() < 0.1);
    }
}
