//! The edge between two vertices of a line: straight in longitude and latitude, as RFC 7946
//! (section 3.1.1) means it.
//!
//! The difference of longitudes is taken plainly. RFC 7946 (section 3.1.9) cuts a line at the
//! antimeridian, so an edge from 179° to −179° is one that runs 358° around the Earth.

use super::geodesic::{self, Inverse};
use crate::units::LonLat;

/// Semi-major axis of WGS84 in metres (NGA.STND.0036).
pub(super) const A: f64 = 6_378_137.0;
/// Flattening of WGS84 (NGA.STND.0036).
pub(super) const F: f64 = 1.0 / 298.257_223_563;
/// First eccentricity squared.
const E2: f64 = F * (2.0 - F);

#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) start: LonLat,
    pub(super) end: LonLat,
}

/// A point of an edge, seen from a position.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sight {
    /// Where on the edge: 0 at its start, 1 at its end.
    pub(super) fraction: f64,
    pub(super) point: LonLat,
    /// From the position to the point.
    pub(super) path: Inverse,
    /// Metres by which the distance would grow over the whole edge if it grew as it does here.
    pub(super) rate: f64,
}

impl Edge {
    /// The point at a fraction of the edge: exactly the vertex at 0 and at 1.
    pub(super) fn at(&self, fraction: f64) -> LonLat {
        if fraction >= 1.0 {
            return self.end;
        }
        let between = |start: f64, end: f64| {
            (start + (end - start) * fraction).clamp(start.min(end), start.max(end))
        };
        LonLat::new(
            between(self.start.lon(), self.end.lon()),
            between(self.start.lat(), self.end.lat()),
        )
        .expect("invariant: both coordinates lie between those of two positions")
    }

    /// The point at a fraction, seen from a position.
    ///
    /// The rate is the first variation of length: the distance grows by as much as the point moves
    /// along the azimuth in which the geodesic arrives.
    pub(super) fn sight(&self, from: LonLat, fraction: f64) -> Sight {
        let point = self.at(fraction);
        let path = geodesic::inverse(from, point);
        let (sin_lat, cos_lat) = point.lat().to_radians().sin_cos();
        // Radii of curvature in the meridian and in the prime vertical.
        let w2 = 1.0 - E2 * sin_lat * sin_lat;
        let prime_vertical = A / w2.sqrt();
        let meridian = prime_vertical * (1.0 - E2) / w2;
        let north = meridian * (self.end.lat() - self.start.lat()).to_radians();
        let east = prime_vertical * cos_lat * (self.end.lon() - self.start.lon()).to_radians();
        let (sin_azimuth, cos_azimuth) = path.azimuth_at_end.get().to_radians().sin_cos();
        Sight {
            fraction,
            point,
            path,
            rate: north * cos_azimuth + east * sin_azimuth,
        }
    }
}
