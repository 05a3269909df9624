//! The land around a place, in metres east and north of its centre too.

use geo::{BooleanOps, Buffer, LineString, MapCoords, MultiPolygon, Polygon, Simplify};

use crate::geodesy::{inverse, ring};
use crate::units::{LonLat, Metres};

/// Corners of a circle: its polygon is 0.03 % smaller than the circle.
pub(super) const CORNERS: usize = 144;

/// The land within a distance of a position, in longitude and latitude, whatever is mapped of it.
pub(super) fn disc(centre: LonLat, radius: Metres) -> Polygon {
    let corners = ring(centre, radius, CORNERS);
    let corners = corners.into_iter().map(|at| (at.lon(), at.lat()));
    Polygon::new(LineString::from_iter(corners), Vec::new())
}

/// Land up to a distance from a centre in metres, each position at its true distance and azimuth from
/// it (azimuthal equidistant). At 25 km from the centre, lengths across and areas are too large by 3
/// parts in a million.
pub(super) fn land_around(land: &MultiPolygon, centre: LonLat, reach: Metres) -> MultiPolygon {
    let disc = MultiPolygon(vec![disc(centre, reach)]);
    land.intersection(&disc).map_coords(|c| {
        LonLat::new(c.x, c.y).map_or(c, |at| {
            let way = inverse(centre, at);
            let (x, y) = towards(way.azimuth.get(), way.distance.get());
            geo::coord! { x: x, y: y }
        })
    })
}

/// Land in metres, grown on all sides by so many, or shrunk where that is below 0: by up to a
/// twentieth more, for an edge of few corners, up to a fortieth of that off, is moved in place of the
/// fine one, which takes ten times as long.
pub(super) fn grown(land: &MultiPolygon, by: f64) -> MultiPolygon {
    let slack = by / 40.0;
    land.simplify(slack.abs()).buffer(by + slack)
}

/// A part of a disc in metres, clockwise from an azimuth over so many degrees.
pub(super) fn sector(start: f64, degrees: f64, radius: f64) -> Polygon {
    let steps = (degrees / 360.0 * CORNERS as f64).round();
    let along = (0..=steps as usize).map(|step| {
        let azimuth = start + degrees * step as f64 / steps;
        towards(azimuth, radius)
    });
    let centre = (degrees < 360.0).then_some((0.0, 0.0));
    Polygon::new(
        LineString::from_iter(centre.into_iter().chain(along)),
        Vec::new(),
    )
}

/// Metres east and north, by azimuth and distance.
fn towards(azimuth: f64, distance: f64) -> (f64, f64) {
    let (sin, cos) = azimuth.to_radians().sin_cos();
    (distance * sin, distance * cos)
}
