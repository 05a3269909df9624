//! The area of polygons, and the length of their rings and of lines, whose edges are straight in
//! longitude and latitude.
//!
//! Method of the area: between an edge and the equator lies the integral of the authalic function
//! over the longitudes (J. P. Snyder, *Map Projections: A Working Manual*, USGS Professional Paper
//! 1395 (1987), equation 3-12); along the edge the latitude changes evenly with the longitude, so it is
//! the difference of longitudes times the function's mean over the latitudes. Method of the length: the
//! integral of the line element. Both by Gauss–Legendre quadrature (`edge`).
//!
//! `geographiclib-rs` has an area too (Karney's `PolygonArea`), but of polygons whose edges are
//! geodesics; these edges would have to be cut into many to be taken for such. Cut finely enough, it
//! says the same, and the tests hold this module to it.

use geo::{LineString, Polygon};

use super::edge::Edge;
use crate::units::{LonLat, Metres, SquareMetres};

/// The area of polygons, together: what the exterior of each encloses less what its holes enclose,
/// whichever way the rings run.
///
/// Takes a `&MultiPolygon`, or `[&polygon]`. What two polygons both cover counts twice; of a ring that
/// crosses itself, the parts that run the other way count against the rest. A ring that crosses the
/// antimeridian or encloses a pole has to be cut there, as RFC 7946 (section 3.1.9) says.
///
/// `None` where a vertex is not on the Earth.
///
/// Error: that of rounding, below 0.01 m² for each edge and degree of longitude that its ring spans,
/// so what the area is worth is decided by the vertices. Time (`benches/geodesy.rs`): 8 ms for 100,000
/// vertices.
///
/// ```
/// use bakhmut_map::geodesy::area;
/// use geo::polygon;
///
/// let cell = polygon![
///     (x: 38.0, y: 48.0), (x: 39.0, y: 48.0), (x: 39.0, y: 49.0), (x: 38.0, y: 49.0),
/// ];
/// assert_eq!(format!("{:.6}", area([&cell]).unwrap().km2()), "8217.732076");
/// ```
pub fn area<'a>(polygons: impl IntoIterator<Item = &'a Polygon>) -> Option<SquareMetres> {
    let sum = polygons
        .into_iter()
        .map(|polygon| {
            let holes = polygon.interiors().iter().map(enclosed);
            Some(enclosed(polygon.exterior())? - holes.sum::<Option<f64>>()?)
        })
        .sum::<Option<f64>>()?;
    // The sum of nothing is −0.
    Some(SquareMetres::new(sum + 0.0))
}

/// The length of all rings of polygons together, holes included.
///
/// Takes what [`area`] takes, and is `None` where that is. Error: see [`length`].
pub fn perimeter<'a>(polygons: impl IntoIterator<Item = &'a Polygon>) -> Option<Metres> {
    let rings = polygons
        .into_iter()
        .flat_map(|polygon| [polygon.exterior()].into_iter().chain(polygon.interiors()));
    let lengths = rings.map(|ring| Some(length(&vertices(ring)?).get()));
    let sum = lengths.sum::<Option<f64>>()?;
    Some(Metres::new(sum + 0.0))
}

/// The length of a line; 0 where it has no edge.
///
/// Its edges are straight in longitude and latitude, so it is longer than the geodesics between its
/// vertices, by 1.3 m for an edge of 100 km near Bakhmut. Error: below 1e-9 of the length.
///
/// ```
/// use bakhmut_map::geodesy::{inverse, length};
/// use bakhmut_map::units::LonLat;
///
/// let [west, east] = [38.0, 39.355].map(|lon| LonLat::new(lon, 48.5947).unwrap());
/// let along_the_parallel = length(&[west, east]).get();
/// assert_eq!(format!("{along_the_parallel:.1}"), "99949.8");
/// assert_eq!(format!("{:.1}", inverse(west, east).distance.get()), "99948.4");
/// ```
pub fn length(line: &[LonLat]) -> Metres {
    Metres::new(edges(line).fold(0.0, |sum, edge| sum + edge.length()))
}

/// Square metres that a ring encloses.
fn enclosed(ring: &LineString) -> Option<f64> {
    let sum: f64 = edges(&vertices(ring)?).map(|e| e.area_below()).sum();
    Some(sum.abs())
}

fn edges(line: &[LonLat]) -> impl Iterator<Item = Edge> {
    line.windows(2).map(|pair| Edge {
        start: pair[0],
        end: pair[1],
    })
}

/// The vertices of a line; `None` where one is not on the Earth.
pub(super) fn vertices(line: &LineString) -> Option<Vec<LonLat>> {
    line.coords().map(|c| LonLat::new(c.x, c.y)).collect()
}
