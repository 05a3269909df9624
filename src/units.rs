//! Units as types: a position on the Earth, a length, an angle.
//!
//! Coordinate order is longitude, latitude everywhere, as in RFC 7946.

use std::fmt;

/// A position on the WGS84 ellipsoid, in degrees.
///
/// # Guarantees
/// Longitude is finite and in −180..=180, latitude finite and in −90..=90.
///
/// ```
/// use bakhmut_map::units::LonLat;
/// assert!(LonLat::new(38.0008, 48.5947).is_some());
/// assert!(LonLat::new(438.0, 48.6).is_none());
/// assert!(LonLat::new(f64::NAN, 48.6).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLat {
    lon: f64,
    lat: f64,
}

impl LonLat {
    /// A position from degrees east and degrees north; `None` outside the Earth's ranges.
    pub fn new(lon: f64, lat: f64) -> Option<LonLat> {
        ((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat))
            .then_some(LonLat { lon, lat })
    }

    /// Degrees east of Greenwich.
    pub fn lon(self) -> f64 {
        self.lon
    }

    /// Degrees north of the equator.
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// The position with latitude and longitude in each other's place, if there is such a position.
    pub fn swapped(self) -> Option<LonLat> {
        LonLat::new(self.lat, self.lon)
    }
}

/// A length in metres. Finite; may be negative where a difference is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Metres(f64);

/// Metres in an international mile (1959 agreement): exact.
pub const METRES_PER_MILE: f64 = 1609.344;

impl Metres {
    /// A length from metres.
    pub const fn new(metres: f64) -> Metres {
        Metres(metres)
    }

    /// A length from kilometres.
    pub const fn from_km(km: f64) -> Metres {
        Metres(km * 1000.0)
    }

    /// A length from international miles.
    ///
    /// ```
    /// use bakhmut_map::units::Metres;
    /// assert_eq!(Metres::from_miles(120.0).km(), 193.12128);
    /// ```
    pub const fn from_miles(miles: f64) -> Metres {
        Metres(miles * METRES_PER_MILE)
    }

    /// The length in metres.
    pub const fn get(self) -> f64 {
        self.0
    }

    /// The length in kilometres.
    pub fn km(self) -> f64 {
        self.0 / 1000.0
    }

    /// The length in international miles.
    pub fn miles(self) -> f64 {
        self.0 / METRES_PER_MILE
    }
}

/// An area in square metres. Finite; may be negative where a difference is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct SquareMetres(f64);

impl SquareMetres {
    /// An area from square metres.
    pub const fn new(square_metres: f64) -> SquareMetres {
        SquareMetres(square_metres)
    }

    /// The area in square metres.
    pub const fn get(self) -> f64 {
        self.0
    }

    /// The area in square kilometres.
    pub fn km2(self) -> f64 {
        self.0 / 1e6
    }

    /// The area in square miles.
    pub fn square_miles(self) -> f64 {
        self.0 / (METRES_PER_MILE * METRES_PER_MILE)
    }
}

/// An azimuth in degrees clockwise from north, in 0..360.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Degrees(f64);

impl Degrees {
    /// An azimuth from any finite number of degrees, folded into 0..360.
    ///
    /// ```
    /// use bakhmut_map::units::Degrees;
    /// assert_eq!(Degrees::azimuth(-90.0).get(), 270.0);
    /// ```
    pub fn azimuth(degrees: f64) -> Degrees {
        let folded = degrees.rem_euclid(360.0);
        // A tiny negative number folds to 360 itself by rounding.
        Degrees(if folded >= 360.0 { 0.0 } else { folded })
    }

    /// The angle in degrees.
    pub fn get(self) -> f64 {
        self.0
    }
}

/// A box of longitudes and latitudes in degrees, west to east, that does not cross the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLatBox {
    south_west: LonLat,
    north_east: LonLat,
}

impl LonLatBox {
    /// What Web Mercator's square of tiles shows: all longitudes, to 85.0511 degrees of latitude.
    pub const MERCATOR: LonLatBox = LonLatBox {
        south_west: LonLat {
            lon: -180.0,
            lat: -85.051_128_779_806_6,
        },
        north_east: LonLat {
            lon: 180.0,
            lat: 85.051_128_779_806_6,
        },
    };

    /// A box from `[west, south, east, north]` in degrees; `None` where it is empty or not on the Earth.
    ///
    /// ```
    /// use bakhmut_map::units::LonLatBox;
    /// assert!(LonLatBox::new([37.4, 48.2, 38.6, 49.0]).is_some());
    /// assert!(LonLatBox::new([38.6, 48.2, 37.4, 49.0]).is_none());
    /// ```
    pub fn new([west, south, east, north]: [f64; 4]) -> Option<LonLatBox> {
        let south_west = LonLat::new(west, south)?;
        let north_east = LonLat::new(east, north)?;
        (west < east && south < north).then_some(LonLatBox {
            south_west,
            north_east,
        })
    }

    /// The box with latitude and longitude in each other's place, if there is such a box.
    pub fn swapped(self) -> Option<LonLatBox> {
        LonLatBox::new([self.south(), self.west(), self.north(), self.east()])
    }

    /// The western edge, degrees east.
    pub fn west(self) -> f64 {
        self.south_west.lon
    }

    /// The southern edge, degrees north.
    pub fn south(self) -> f64 {
        self.south_west.lat
    }

    /// The eastern edge, degrees east.
    pub fn east(self) -> f64 {
        self.north_east.lon
    }

    /// The northern edge, degrees north.
    pub fn north(self) -> f64 {
        self.north_east.lat
    }

    /// The middle of the box, in degrees.
    pub fn centre(self) -> LonLat {
        LonLat {
            lon: f64::midpoint(self.west(), self.east()),
            lat: f64::midpoint(self.south(), self.north()),
        }
    }

    /// The least box that holds both.
    pub fn union(self, other: LonLatBox) -> LonLatBox {
        let [a, b] = [self.south_west, other.south_west];
        let [c, d] = [self.north_east, other.north_east];
        LonLatBox {
            south_west: LonLat {
                lon: a.lon.min(b.lon),
                lat: a.lat.min(b.lat),
            },
            north_east: LonLat {
                lon: c.lon.max(d.lon),
                lat: c.lat.max(d.lat),
            },
        }
    }

    /// Whether any point lies in both, or on both edges.
    pub fn meets(self, other: LonLatBox) -> bool {
        self.west() <= other.east()
            && other.west() <= self.east()
            && self.south() <= other.north()
            && other.south() <= self.north()
    }

    /// Whether the position lies in the box or on its edge.
    pub fn contains(self, p: LonLat) -> bool {
        (self.west()..=self.east()).contains(&p.lon)
            && (self.south()..=self.north()).contains(&p.lat)
    }
}

impl fmt::Display for LonLat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (ns, ew) = (
            if self.lat < 0.0 { 'S' } else { 'N' },
            if self.lon < 0.0 { 'W' } else { 'E' },
        );
        write!(f, "{:.4} {ns} {:.4} {ew}", self.lat.abs(), self.lon.abs())
    }
}

impl fmt::Display for LonLatBox {
    /// `[west, south, east, north]`, as files write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (west, south) = (self.west(), self.south());
        write!(f, "[{west}, {south}, {}, {}]", self.east(), self.north())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_azimuth_never_reaches_360() {
        assert_eq!(Degrees::azimuth(-1e-20).get(), 0.0);
        assert_eq!(Degrees::azimuth(725.0).get(), 5.0);
    }

    #[test]
    fn a_box_must_not_be_empty() {
        assert!(LonLatBox::new([37.0, 48.0, 37.0, 49.0]).is_none());
        assert!(LonLatBox::new([37.0, 48.0, f64::INFINITY, 49.0]).is_none());
    }
}
