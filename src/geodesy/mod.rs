//! Distances and areas on the WGS84 ellipsoid.
//!
//! - [`geodesic`]: the shortest path between two positions: its length, azimuths, points on it
//! - [`nearest`]: the point of a line that is nearest to a position
//! - [`by_sector`]: the same by bearing sector around the position, a [`sector`]
//! - [`pair`]: the points of two lines, or of a polygon and a line, that are nearest to each other
//! - [`along`]: the greatest distance that the points of a line have to something
//! - [`area`](mod@area): the area and perimeter of polygons, the length of a line
//! - [`ring`](mod@ring): all that lies at one distance from a position
//! - `foot`: the nearest point, when it is found
//! - `edge`: the straight line in longitude and latitude between two vertices
//! - `part`, `bound`, `search`: lines in parts, a distance that the true one is certain not to fall
//!   below, and the search that leaves out most parts by it
//! - `sweep`: the azimuth along a piece of an edge
//!
//! Lengths are metres, angles degrees, azimuths clockwise from north. Positions come from and go to
//! GeoJSON, so an **edge between two vertices is the straight line in longitude and latitude** that
//! RFC 7946 (section 3.1.1) means, and not the geodesic between them. The two part by as much as
//!
//! > sin α · (1 + cos² α) · tan φ · L² / 8R
//!
//! for an edge of length L and azimuth α at latitude φ, with R the Earth's radius: they part with
//! the square of the length, by about 2 m for an edge of 10 km near Bakhmut and by 220 m for one of
//! 100 km.
//!
//! ```
//! use bakhmut_map::geodesy::geodesic;
//! use bakhmut_map::units::{LonLat, Metres};
//!
//! let departure = |degrees: f64| {
//!     let west = LonLat::new(38.0, 48.5947).unwrap();
//!     let east = LonLat::new(38.0 + degrees, 48.5947).unwrap();
//!     let length = geodesic::inverse(west, east).distance;
//!     let half_way = geodesic::line(west, east, Metres::new(length.get() / 2.0))[1];
//!     let edge = LonLat::new(38.0 + degrees / 2.0, 48.5947).unwrap();
//!     (length.km().round(), geodesic::inverse(edge, half_way).distance.get().round())
//! };
//! assert_eq!(departure(0.1355), (10.0, 2.0));
//! assert_eq!(departure(1.355), (100.0, 222.0));
//! ```
//!
//! **The antimeridian.** The difference of two longitudes is taken plainly, so an edge from 179° to
//! −179° runs 358° around the Earth. RFC 7946 (section 3.1.9) has lines and polygons cut there, at 180°
//! and −180°, and nothing here puts the parts together: a line cut there is two lines, with an index
//! each, and a polygon two, with the cut in the perimeter of both. Distances, azimuths, sectors and areas
//! come out right, for they are taken on the ellipsoid, where both sides of the cut are one meridian;
//! only a crossing of two lines exactly on it may come out as some nanometres instead of 0. A polygon
//! around a pole likewise has an edge along 90° of latitude, which is a point.

pub mod along;
pub mod area;
mod bound;
pub mod by_sector;
mod edge;
mod foot;
pub mod geodesic;
pub mod nearest;
pub mod pair;
mod part;
pub mod ring;
mod search;
pub mod sector;
mod sweep;
#[cfg(test)]
mod tests;

pub use along::{breadth, farthest_along, greatest_along};
pub use area::{area, length, perimeter};
pub use by_sector::{nearest_by_sector, nearest_in_sector};
pub use foot::Nearest;
pub use geodesic::{Inverse, direct, inverse, line};
pub use nearest::{lies_within, nearest_on_line, nearest_on_lines};
pub use pair::{NearestPair, nearest_between_lines, nearest_from_polygons};
pub use ring::ring;
pub use sector::Sector;
