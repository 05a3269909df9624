//! Geodesics on the WGS84 ellipsoid: the inverse and the direct problem, and points along a path.
//!
//! Method: C. F. F. Karney, *Algorithms for geodesics*, Journal of Geodesy 87 (2013) 43–55,
//! doi:10.1007/s00190-012-0578-z, as the crate `geographiclib-rs` ports it. Error: below 15 nm in
//! distance, so what a distance is worth is decided by the positions, never by the method.

use std::sync::LazyLock;

use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic};

use crate::units::{Degrees, LonLat, Metres};

static WGS84: LazyLock<Geodesic> = LazyLock::new(Geodesic::wgs84);

/// The shortest path between two positions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inverse {
    /// Its length.
    pub distance: Metres,
    /// The direction in which it leaves its start.
    pub azimuth: Degrees,
    /// The direction in which it arrives, that is away from its start and not back to it.
    pub azimuth_at_end: Degrees,
}

/// The shortest path from one position to another.
///
/// Between equal positions the distance is 0 and the azimuths mean nothing. Between antipodes, where
/// more than one path is shortest, it is one of them. The azimuth at a pole is counted from the
/// meridian of the position's own longitude.
///
/// ```
/// use bakhmut_map::geodesy::inverse;
/// use bakhmut_map::units::LonLat;
///
/// let bakhmut = LonLat::new(38.0008, 48.5947).unwrap();
/// let ivanhrad = LonLat::new(38.0294, 48.5550).unwrap();
/// let path = inverse(bakhmut, ivanhrad);
/// assert_eq!(format!("{:.1} m at {:.1}°", path.distance.get(), path.azimuth.get()), "4893.2 m at 154.4°");
/// ```
pub fn inverse(from: LonLat, to: LonLat) -> Inverse {
    let (distance, azimuth, azimuth_at_end, _arc) =
        WGS84.inverse(from.lat(), from.lon(), to.lat(), to.lon());
    Inverse {
        distance: Metres::new(distance),
        azimuth: Degrees::azimuth(azimuth),
        azimuth_at_end: Degrees::azimuth(azimuth_at_end),
    }
}

/// The position that lies at an azimuth and a distance.
///
/// A negative distance goes the other way; one beyond half the Earth goes on around it.
///
/// # Panics
/// If the azimuth or the distance is not a finite number, which neither type allows.
pub fn direct(from: LonLat, azimuth: Degrees, distance: Metres) -> LonLat {
    let (lat, lon) = WGS84.direct(from.lat(), from.lon(), azimuth.get(), distance.get());
    LonLat::new(lon, lat).expect("invariant: a finite azimuth and distance lead to a position")
}

/// The most parts that [`line`] cuts a geodesic into: 20 m each on the longest one.
const MAX_PARTS: f64 = 1e6;

/// Positions along the shortest path, both ends included, evenly spaced and no farther apart than
/// `step`.
///
/// A path longer than a million steps is cut into a million parts; a step that isn't positive gives
/// the two ends alone. Longitudes are in −180..=180, so they jump where the path crosses the
/// antimeridian: cut it there before it becomes GeoJSON.
pub fn line(from: LonLat, to: LonLat, step: Metres) -> Vec<LonLat> {
    let path = inverse(from, to);
    let steps = path.distance.get() / step.get();
    let parts = if step.get() > 0.0 {
        steps.ceil().clamp(1.0, MAX_PARTS)
    } else {
        1.0
    };
    let inner = (1..parts as u32).map(|part| {
        let distance = path.distance.get() * f64::from(part) / parts;
        direct(from, path.azimuth, Metres::new(distance))
    });
    std::iter::once(from)
        .chain(inner)
        .chain(std::iter::once(to))
        .collect()
}
