//! Where the positions of a file belong.

use crate::units::{LonLat, LonLatBox};

/// How far beyond the extent of its dataset a position of a zone may lie, in degrees.
const MARGIN: f64 = 1.0;

/// Where the positions of a file belong.
#[derive(Clone, Copy, Debug)]
pub enum Region {
    /// Anywhere; as far as once around the Earth more, which those write who do not cut what crosses
    /// the antimeridian.
    Unbounded,
    /// Anywhere on the Earth.
    Anywhere,
    /// Anywhere, but most likely in this area of interest.
    Around(LonLatBox),
    /// In this extent of a dataset, of which no geometry lies wholly outside and no position more
    /// than a degree.
    Within(LonLatBox),
}

impl Region {
    /// Whether a position is where it may be.
    pub(in crate::geodata) fn allows(self, lon: f64, lat: f64) -> bool {
        let near = |from, to, at| (from - MARGIN..=to + MARGIN).contains(&at);
        let on_earth = LonLat::new(lon, lat).is_some();
        match self {
            Region::Unbounded => lon.abs() <= 360.0 && lat.abs() <= 180.0,
            Region::Anywhere | Region::Around(_) => on_earth,
            Region::Within(extent) => {
                on_earth
                    && near(extent.west(), extent.east(), lon)
                    && near(extent.south(), extent.north(), lat)
            }
        }
    }

    /// Whether a position lies in the area of interest or the extent.
    pub(super) fn has(self, lon: f64, lat: f64) -> bool {
        let at = LonLat::new(lon, lat);
        match self {
            Region::Unbounded | Region::Anywhere => false,
            Region::Around(area) | Region::Within(area) => at.is_some_and(|at| area.contains(at)),
        }
    }
}
