//! What a search for a nearest point finds.

use crate::units::{Degrees, LonLat, Metres};

/// The nearest point of a line, or of several.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// The point.
    pub point: LonLat,
    /// The geodesic distance to it.
    pub distance: Metres,
    /// The direction to it, at the position asked from. Means nothing where the distance is 0.
    pub azimuth: Degrees,
    /// The index of the line it lies on.
    pub line: usize,
    /// The index of the edge of that line, which is the index of the vertex the edge starts at.
    pub segment: usize,
    /// How far along that edge, in longitude and latitude: 0 at its start, 1 at its end.
    pub fraction: f64,
}
