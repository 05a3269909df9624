//! The edge between two vertices of a line: straight in longitude and latitude, as RFC 7946
//! (section 3.1.1) means it.
//!
//! The difference of longitudes is taken plainly. RFC 7946 (section 3.1.9) cuts a line at the
//! antimeridian, so an edge from 179° to −179° is one that runs 358° around the Earth.

use kurbo::common::GAUSS_LEGENDRE_COEFFS_4;

use super::geodesic::{self, Inverse};
use crate::units::LonLat;

/// Semi-major axis of WGS84 in metres (NGA.STND.0036).
pub(super) const A: f64 = 6_378_137.0;
/// Flattening of WGS84 (NGA.STND.0036).
pub(super) const F: f64 = 1.0 / 298.257_223_563;
/// First eccentricity squared.
const E2: f64 = F * (2.0 - F);
/// Degrees that one application of the quadrature spans at most. With its 4 nodes the area is then
/// exact to rounding, and the length to 2e-11 even of an edge beside a pole.
const QUADRATURE_SPAN: f64 = 10.0;

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
    /// Metres by which the point would move across the line of sight, clockwise about the position,
    /// over the whole edge if it moved as it does here.
    pub(super) sweep: f64,
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

    /// The fraction at which a point of the edge lies.
    pub(super) fn fraction_of(&self, point: LonLat) -> f64 {
        let (lon, lat) = self.rise();
        let way = if lon.abs() > lat.abs() {
            (point.lon() - self.start.lon()) / lon
        } else {
            (point.lat() - self.start.lat()) / lat
        };
        // Of an edge of length zero it is the start.
        if way.is_nan() {
            0.0
        } else {
            way.clamp(0.0, 1.0)
        }
    }

    /// The point at a fraction, seen from a position.
    ///
    /// The rate is the first variation of length: the distance grows by as much as the point moves
    /// along the azimuth in which the geodesic arrives. What it moves to the right of that is the
    /// sweep.
    pub(super) fn sight(&self, from: LonLat, fraction: f64) -> Sight {
        let point = self.at(fraction);
        let path = geodesic::inverse(from, point);
        let (east, north) = self.pace(point.lat());
        let (sin_azimuth, cos_azimuth) = path.azimuth_at_end.get().to_radians().sin_cos();
        Sight {
            fraction,
            point,
            path,
            rate: north * cos_azimuth + east * sin_azimuth,
            sweep: east * cos_azimuth - north * sin_azimuth,
        }
    }

    /// Metres east and north that the whole edge would measure if it ran all along as it does where
    /// it has this latitude, in degrees.
    fn pace(&self, lat: f64) -> (f64, f64) {
        let (sin_lat, cos_lat) = lat.to_radians().sin_cos();
        // Radii of curvature in the meridian and in the prime vertical.
        let w2 = 1.0 - E2 * sin_lat * sin_lat;
        let prime_vertical = A / w2.sqrt();
        let meridian = prime_vertical * (1.0 - E2) / w2;
        let (lon, lat) = self.rise();
        (
            prime_vertical * cos_lat * lon.to_radians(),
            meridian * lat.to_radians(),
        )
    }

    /// Degrees of longitude and of latitude from start to end.
    fn rise(&self) -> (f64, f64) {
        let (start, end) = (self.start, self.end);
        (end.lon() - start.lon(), end.lat() - start.lat())
    }

    /// Metres along the edge.
    pub(super) fn length(&self) -> f64 {
        let (lon, lat) = self.rise();
        self.mean(lon.abs().max(lat.abs()), |lat| {
            let (east, north) = self.pace(lat);
            east.hypot(north)
        })
    }

    /// Square metres between the edge and the equator: positive where the edge runs west in the
    /// northern hemisphere, so that the sum around a ring is positive if it runs counter-clockwise.
    pub(super) fn area_below(&self) -> f64 {
        let (lon, lat) = self.rise();
        -lon.to_radians() * self.mean(lat.abs(), area_by_longitude)
    }

    /// The mean along the edge of what depends on the latitude; `span` are the degrees over which it
    /// may change.
    fn mean(&self, span: f64, of: impl Fn(f64) -> f64) -> f64 {
        let parts = (span / QUADRATURE_SPAN).ceil().max(1.0);
        let (start, (_, rise)) = (self.start.lat(), self.rise());
        let part = |part: u32| {
            let node = |&(weight, x): &(f64, f64)| {
                weight / 2.0 * of(start + rise * (f64::from(part) + (1.0 + x) / 2.0) / parts)
            };
            GAUSS_LEGENDRE_COEFFS_4.iter().map(node).sum::<f64>()
        };
        (0..parts as u32).map(part).sum::<f64>() / parts
    }
}

/// Square metres between the equator and a latitude in degrees, for each radian of longitude.
fn area_by_longitude(lat: f64) -> f64 {
    let (e, sin_lat) = (E2.sqrt(), lat.to_radians().sin());
    let q = sin_lat / (1.0 - E2 * sin_lat * sin_lat) + (e * sin_lat).atanh() / e;
    A * A * (1.0 - E2) / 2.0 * q
}
