//! Web Mercator, EPSG:3857: what web maps are drawn in.
//!
//! Degrees of the WGS84 ellipsoid, projected as if it were a sphere (EPSG Guidance Note 7-2,
//! "Popular Visualisation Pseudo-Mercator", method 1024): not conformal, but for a third of a per cent.

use kurbo::Point;

use crate::units::LonLat;

/// The semi-major axis of WGS84, in metres.
const RADIUS: f64 = 6_378_137.0;

/// Half of the way around the equator: how far the world reaches to each side, in projected metres.
pub(crate) const HALF: f64 = RADIUS * std::f64::consts::PI;

/// The latitude to which the square of the world reaches, in degrees: there the northing is half the
/// length of the equator.
pub const FARTHEST: f64 = 85.051_128_779_806_6;

/// Projected metres east of Greenwich and north of the equator; `None` at the poles, which lie
/// infinitely far off.
///
/// Beyond [`FARTHEST`] a position lies outside of the square that tiles divide. It has a point all
/// the same: a shape that reaches so far is cut in the plane, and without its vertices would be another.
pub(super) fn forward(position: LonLat) -> Option<Point> {
    let x = RADIUS * position.lon().to_radians();
    let y = RADIUS * position.lat().to_radians().sin().atanh();
    (position.lat().abs() < 90.0 && y.is_finite()).then(|| Point::new(x, y))
}

/// The position of a point of the plane; `None` beyond the antimeridian.
pub(super) fn inverse(metres: Point) -> Option<LonLat> {
    let lon = (metres.x / RADIUS).to_degrees();
    let lat = (metres.y / RADIUS).sinh().atan().to_degrees();
    LonLat::new(lon, lat)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Figures of PROJ 9 by pyproj 3.7 (`Transformer.from_crs(4326, 3857, always_xy=True)`).
    #[test]
    fn positions_stand_where_proj_has_them() {
        for ((lon, lat), (x, y)) in [
            ((38.0008, 48.5947), (4_230_229.706, 6_206_368.199)),
            ((38.8389, 47.8655), (4_323_526.571, 6_084_507.925)),
            ((-70.5, -33.25), (-7_848_024.100, -3_928_534.490)),
            ((0.0, 0.0), (0.0, 0.0)),
            (
                (-180.0, 85.051_128_779_806_6),
                (-20_037_508.343, 20_037_508.343),
            ),
        ] {
            let found = forward(LonLat::new(lon, lat).unwrap()).unwrap();
            assert!(
                (found.x - x).abs() < 0.001 && (found.y - y).abs() < 0.001,
                "{found:?}"
            );
        }
        assert_eq!(forward(LonLat::new(0.0, 90.0).unwrap()), None);
    }

    proptest! {
        #[test]
        fn a_position_comes_back(lon in -180.0..180.0_f64, lat in -89.0..89.0_f64) {
            let position = LonLat::new(lon, lat).unwrap();
            let back = inverse(forward(position).unwrap()).unwrap();
            prop_assert!((back.lon() - lon).abs() < 1e-9 && (back.lat() - lat).abs() < 1e-9);
        }
    }
}
