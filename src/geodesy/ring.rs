//! All that lies at one distance from a position.

use super::geodesic;
use crate::units::{Degrees, LonLat, Metres};

/// The fewest corners that enclose an area.
const MIN_POINTS: usize = 3;

/// A closed ring of `points` positions, each at the distance `radius` from the centre, and the first
/// once more at the end. It starts in the north and runs counter-clockwise, as RFC 7946 has it.
///
/// The positions are exact; the straight line from one to the next runs inside the circle by up to
/// radius · (1 − cos(180° / points)): 7 m for 193 km and 360 points. Fewer than 3 points are taken as
/// 3. Longitudes are in −180..=180: a ring that crosses the antimeridian or encloses a pole must be
/// cut before it becomes GeoJSON.
///
/// # Panics
/// If the radius is not a finite number, which its type does not allow.
///
/// ```
/// use bakhmut_map::geodesy::{inverse, ring};
/// use bakhmut_map::units::{LonLat, Metres};
///
/// let bakhmut = LonLat::new(38.0008, 48.5947).unwrap();
/// let claimed = ring(bakhmut, Metres::from_miles(120.0), 360);
/// assert_eq!(claimed.len(), 361);
/// assert_eq!(claimed.first(), claimed.last());
/// let south = inverse(bakhmut, claimed[180]);
/// assert_eq!(format!("{:.3}", south.distance.miles()), "120.000");
/// ```
pub fn ring(centre: LonLat, radius: Metres, points: usize) -> Vec<LonLat> {
    let points = points.max(MIN_POINTS);
    let at = |point: usize| {
        let azimuth = -360.0 * point as f64 / points as f64;
        geodesic::direct(centre, Degrees::azimuth(azimuth), radius)
    };
    (0..points).chain([0]).map(at).collect()
}
