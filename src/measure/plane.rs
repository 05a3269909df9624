//! The land around a place, in metres east and north of its centre too.

use geo::algorithm::buffer::{BufferStyle, LineCap, LineJoin};
use geo::line_measures::{Densify, Euclidean};
use geo::{
    BooleanOps, Buffer, Coord, LineString, MapCoords, MultiLineString, MultiPolygon, Polygon, Rect,
    Simplify,
};

use super::areas::shared;
use crate::geodesy::{direct, inverse, ring};
use crate::units::{Degrees, LonLat, LonLatBox, Metres};

/// Corners of a circle: its polygon is 0.03 % smaller than the circle.
pub(super) const CORNERS: usize = 144;

/// Degrees between two corners of an edge at the most: a parallel bends by 1.5 m over so many.
const PIECE: f64 = 0.1;

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
    on_plane(&land.intersection(&disc), centre)
}

/// Land near a centre in metres, each position at its true distance and azimuth from it. Edges are
/// straight in longitude and latitude, as RFC 7946 has them: long ones get corners in between.
pub(super) fn on_plane(land: &MultiPolygon, centre: LonLat) -> MultiPolygon {
    Euclidean
        .densify(land, PIECE)
        .map_coords(|c| flat(c, centre))
}

fn flat(c: Coord, centre: LonLat) -> Coord {
    LonLat::new(c.x, c.y).map_or(c, |at| {
        let way = inverse(centre, at);
        let (x, y) = towards(way.azimuth.get(), way.distance.get());
        geo::coord! { x: x, y: y }
    })
}

/// The land within so many metres of lines, in metres from a centre; around corners and ends less by 3
/// parts in 10,000 at the most. Lines may get fewer corners, off by this part of the metres at the most.
pub(super) fn beside(lines: &[LineString], by: f64, slack: f64, centre: LonLat) -> MultiPolygon {
    /// Radians of a circle from one corner of its polygon to the next.
    const STEP: f64 = 0.05;
    let lines = lines.iter().map(|line| {
        Euclidean
            .densify(line, PIECE)
            .map_coords(|c| flat(c, centre))
    });
    let lines = lines.map(|line| line.simplify(by * slack));
    let style = BufferStyle::new(by)
        .line_join(LineJoin::Round(STEP))
        .line_cap(LineCap::Round(STEP));
    MultiLineString(lines.collect()).buffer_with_style(style)
}

/// A box in longitude and latitude that reaches so much farther on all sides than another.
pub(super) fn box_around(rect: Rect, by: Metres) -> Option<Rect> {
    let (min, max) = (rect.min(), rect.max());
    let away = |lon, lat, azimuth| {
        Some(direct(
            LonLat::new(lon, lat)?,
            Degrees::azimuth(azimuth),
            by,
        ))
    };
    let [south, north] = [away(min.x, min.y, 180.0)?, away(max.x, max.y, 0.0)?];
    // Farthest in longitude where the parallels are shortest.
    let lat = if min.y.abs() > max.y.abs() {
        min.y
    } else {
        max.y
    };
    let [west, east] = [away(min.x, lat, 270.0)?, away(max.x, lat, 90.0)?];
    Some(Rect::new(
        (west.lon(), south.lat()),
        (east.lon(), north.lat()),
    ))
}

/// A box that reaches so much farther on all sides than another, of what is mapped.
pub(super) fn widened(rect: Rect, by: Metres, mapped: LonLatBox) -> Option<LonLatBox> {
    let rect = box_around(rect, by)?;
    let (min, max) = (rect.min(), rect.max());
    shared(LonLatBox::new([min.x, min.y, max.x, max.y])?, mapped)
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
