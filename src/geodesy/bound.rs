//! Bounds of the distance and the azimuth from a position to anything in a box of longitudes and
//! latitudes.
//!
//! To the middle of the box, two bounds hold, and the greater is taken:
//! - the straight line through the Earth, for no path between its ends is shorter. It falls short by
//!   d³ / 24R²: 1 m at 100 km, 130 m at 500 km;
//! - b times the angle on the unit sphere of parametric latitudes. The ellipsoid is that sphere
//!   stretched by a, a and b along its axes, so every path on it is at least b times as long as on
//!   the sphere. It falls short by at most 0.34 %.
//!
//! From the middle to any point of the box, the path that is straight in longitude and latitude is no
//! longer than `reach`: both radii of curvature of the ellipsoid are at most a² / b, and the parallels
//! are longest where the box is nearest to the equator. By the triangle inequality the distance sought
//! is not less than the first minus the second.
//!
//! A `View` costs more and bounds more tightly: it knows the geodesic to the middle. Where that is s
//! long, a path of length r from the middle stays between s − r and s + r from the position, where
//! geodesics that leave it at an angle α part by at least α · b · sin (s ± r) / b, for the Gaussian
//! curvature of the ellipsoid is at most 1 / b² (Sturm's comparison; M. P. do Carmo, *Riemannian
//! Geometry* (1992), chapter 10). So the azimuth changes along the path by no more than r divided by
//! the lesser of the two.

use std::f64::consts::PI;

use super::edge::{A, F};
use super::geodesic::Inverse;
use crate::units::LonLat;

/// Semi-minor axis in metres.
const B: f64 = A * (1.0 - F);
/// The greatest radius of curvature, that at the poles, in metres.
const MAX_RADIUS: f64 = A / (1.0 - F);
/// Metres by which rounding could lift a computed bound above the true distance, and many times more.
const ROUNDING: f64 = 1e-3;

/// A position as a vector on the unit sphere of parametric latitudes.
#[derive(Clone, Copy, Debug)]
struct Anchor([f64; 3]);

impl Anchor {
    fn new(position: LonLat) -> Anchor {
        let (sin_lon, cos_lon) = position.lon().to_radians().sin_cos();
        let (sin_lat, cos_lat) = position.lat().to_radians().sin_cos();
        let (z, r) = (sin_lat * (1.0 - F), cos_lat);
        let norm = z.hypot(r);
        Anchor([r * cos_lon / norm, r * sin_lon / norm, z / norm])
    }

    /// Metres that the distance between two positions is certain not to fall below.
    fn distance_at_least(&self, other: &Anchor) -> f64 {
        let (Anchor([x1, y1, z1]), Anchor([x2, y2, z2])) = (self, other);
        let [dx, dy, dz] = [x2 - x1, y2 - y1, z2 - z1];
        let [sx, sy, sz] = [x2 + x1, y2 + y1, z2 + z1];
        let equatorial = dx * dx + dy * dy;
        let polar = dz * dz;
        let chord = (A * A * equatorial + B * B * polar).sqrt();
        let angle = 2.0
            * (equatorial + polar)
                .sqrt()
                .atan2((sx * sx + sy * sy + sz * sz).sqrt());
        chord.max(B * angle)
    }
}

/// A box of longitudes and latitudes in degrees; it may be a line or a point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Extent {
    /// The box around positions; `None` where there are none.
    pub(super) fn of(positions: &[LonLat]) -> Option<Extent> {
        let (first, others) = positions.split_first()?;
        let grown = |extent: Extent, p: &LonLat| extent.union(Extent::between(*p, *p));
        Some(others.iter().fold(Extent::between(*first, *first), grown))
    }

    /// The box around two positions.
    pub(super) fn between(a: LonLat, b: LonLat) -> Extent {
        Extent {
            west: a.lon().min(b.lon()),
            south: a.lat().min(b.lat()),
            east: a.lon().max(b.lon()),
            north: a.lat().max(b.lat()),
        }
    }

    /// The box around two boxes.
    pub(super) fn union(self, other: Extent) -> Extent {
        Extent {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }

    /// The longer side in degrees.
    pub(super) fn span(&self) -> f64 {
        (self.east - self.west).max(self.north - self.south)
    }

    /// The middle of the box.
    pub(super) fn middle(&self) -> LonLat {
        LonLat::new(
            f64::midpoint(self.west, self.east),
            f64::midpoint(self.south, self.north),
        )
        .expect("invariant: both coordinates lie between those of two positions")
    }

    /// A ball that holds the box.
    pub(super) fn ball(&self) -> Ball {
        Ball {
            middle: Anchor::new(self.middle()),
            reach: self.reach(),
        }
    }

    /// Metres that no point of the box lies beyond from its middle.
    pub(super) fn reach(&self) -> f64 {
        let nearest_to_equator = 0.0_f64.clamp(self.south, self.north);
        let parallel = nearest_to_equator.to_radians().cos();
        let half = |side: f64| (side / 2.0).to_radians();
        MAX_RADIUS * half(self.north - self.south).hypot(parallel * half(self.east - self.west))
    }
}

/// All that is no farther from a middle than a reach.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ball {
    middle: Anchor,
    reach: f64,
}

impl Ball {
    /// A position alone.
    pub(super) fn at(position: LonLat) -> Ball {
        Ball {
            middle: Anchor::new(position),
            reach: 0.0,
        }
    }

    /// Metres that nothing in it is farther from its middle than.
    pub(super) fn reach(&self) -> f64 {
        self.reach
    }

    /// Metres that the distance from any point of it to any point of another is certain not to fall
    /// below; may be negative.
    pub(super) fn distance_at_least(&self, other: &Ball) -> f64 {
        self.middle.distance_at_least(&other.middle) - self.reach - other.reach - ROUNDING
    }
}

/// A box, seen from a position.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    /// The path to its middle.
    pub(super) middle: Inverse,
    /// Metres that no point of it lies beyond from its middle.
    pub(super) reach: f64,
}

impl View {
    /// Metres that the distance to any point of the box is certain not to fall below.
    pub(super) fn distance_at_least(&self) -> f64 {
        self.middle.distance.get() - self.reach - ROUNDING
    }

    /// Metres that the distance to any point of the box is certain not to exceed.
    pub(super) fn distance_at_most(&self) -> f64 {
        self.middle.distance.get() + self.reach + ROUNDING
    }

    /// Degrees by which the azimuth to a point of the box may differ from that to the middle.
    pub(super) fn spread(&self) -> f64 {
        let distance = self.middle.distance.get();
        let reach = self.reach + ROUNDING;
        let apart = |s: f64| B * (s / B).clamp(0.0, PI).sin();
        let radians = reach / apart(distance - reach).min(apart(distance + reach));
        radians.to_degrees().min(180.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geodesy::inverse;

    fn position() -> impl Strategy<Value = LonLat> {
        (-180.0..=180.0, -90.0..=90.0).prop_map(|(lon, lat)| LonLat::new(lon, lat).unwrap())
    }

    proptest! {
        #[test]
        fn no_point_of_a_box_is_nearer_than_the_bound(
            from in position(), [a, b] in [position(), position()], u in 0.0..=1.0, v in 0.0..=1.0,
        ) {
            let inside = LonLat::new(
                a.lon() + (b.lon() - a.lon()) * u,
                a.lat() + (b.lat() - a.lat()) * v,
            ).unwrap();
            let bound = Extent::between(a, b).ball().distance_at_least(&Ball::at(from));
            prop_assert!(bound <= inverse(from, inside).distance.get());
        }

        #[test]
        fn no_point_of_a_box_is_seen_beyond_its_spread(
            from in position(), a in position(), side in prop::array::uniform2(-20.0..20.0_f64),
            u in 0.0..=1.0, v in 0.0..=1.0,
        ) {
            let b = LonLat::new(
                (a.lon() + side[0]).clamp(-180.0, 180.0),
                (a.lat() + side[1]).clamp(-90.0, 90.0),
            ).unwrap();
            let inside = LonLat::new(
                a.lon() + (b.lon() - a.lon()) * u,
                a.lat() + (b.lat() - a.lat()) * v,
            ).unwrap();
            let extent = Extent::between(a, b);
            let middle = inverse(from, extent.middle());
            let view = View { middle, reach: extent.reach() };
            let path = inverse(from, inside);
            prop_assert!(view.distance_at_least() <= path.distance.get());
            prop_assert!(view.distance_at_most() >= path.distance.get());
            let turned = (path.azimuth.get() - middle.azimuth.get()).rem_euclid(360.0);
            prop_assert!(turned.min(360.0 - turned) <= view.spread());
        }

        #[test]
        fn between_two_points_the_bound_is_as_near_as_it_says(from in position(), to in position()) {
            let bound = Ball::at(to).distance_at_least(&Ball::at(from));
            let distance = inverse(from, to).distance.get();
            prop_assert!(bound <= distance);
            let by_chord = distance.powi(3) / (24.0 * MAX_RADIUS.powi(2));
            prop_assert!(distance - bound <= (0.0034 * distance).min(1.02 * by_chord) + 2.0 * ROUNDING);
        }
    }
}
