//! Where in an area its title stands.

use kurbo::{ParamCurve, ParamCurveNearest, Shape};

use crate::figure::caption::Place;
use crate::projection::ScreenPolygon;
use crate::scene::{Point, Rect, Size};

/// Columns and rows of the points that are tried.
const POINTS: u32 = 24;

/// The points of an area in a frame around which a text of that size has room, those farthest from the
/// area's edge first; where there are none, the point that is farthest from it. `None` where the area
/// is not in the frame.
pub(super) fn place(area: &ScreenPolygon, frame: Rect, text: Size) -> Option<Place> {
    let path = area.path();
    let bounds = path.bounding_box().intersect(frame);
    if bounds.width() <= 0.0 || bounds.height() <= 0.0 {
        return None;
    }
    let part = |i: u32| (f64::from(i) + 0.5) / f64::from(POINTS);
    let points = (0..POINTS).flat_map(|row| (0..POINTS).map(move |column| (column, row)));
    let points = points.map(|(column, row)| {
        let (x, y) = (part(column) * bounds.width(), part(row) * bounds.height());
        bounds.origin() + (x, y)
    });
    let edge = |at: Point| {
        let edges = path
            .segments()
            .map(|edge| edge.nearest(at, 0.1).distance_sq);
        edges.fold(f64::INFINITY, f64::min).sqrt()
    };
    let has_room = |at: Point| {
        const STEPS: i32 = 2;
        let step = |i: i32, long: f64| f64::from(i) / f64::from(2 * STEPS) * long;
        let mut corners = (-STEPS..=STEPS).flat_map(|i| (-STEPS..=STEPS).map(move |j| (i, j)));
        corners.all(|(i, j)| {
            let corner = at + (step(i, text.width), step(j, text.height));
            frame.contains(corner) && path.contains(corner)
        })
    };
    let inner = points.filter(|at| path.contains(*at));
    let middle = bounds.center();
    // In a long area many points are as far from its edge as any can be.
    let depth = |at: Point| edge(at) - at.distance(middle) / f64::from(POINTS);
    let mut ranked: Vec<(bool, f64, Point)> =
        inner.map(|at| (has_room(at), depth(at), at)).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
    let (has_room, _, at) = *ranked.first()?;
    let others = ranked[1..].iter().filter(|(has_room, ..)| *has_room);
    Some(Place {
        at,
        has_room,
        others: others.map(|(.., at)| *at).collect(),
    })
}

/// Points along the edge of an area in a frame, evenly.
pub(super) fn edge(area: &ScreenPolygon, frame: Rect) -> Vec<Point> {
    /// How far they are apart, in parts of the frame.
    const APART: f64 = 0.01;
    let apart = APART * frame.width().max(frame.height());
    let mut points = Vec::new();
    for side in area.path().segments() {
        let long = side.start().distance(side.end());
        let steps = (long / apart).ceil().max(1.0);
        points.extend((0..steps as u32).map(|i| side.eval(f64::from(i) / steps)));
    }
    points.retain(|at| frame.contains(*at));
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(rect: Rect) -> ScreenPolygon {
        let Rect { x0, y0, x1, y1 } = rect;
        let corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)];
        ScreenPolygon {
            rings: vec![corners.map(Point::from).to_vec()],
        }
    }

    #[test]
    fn a_title_stands_in_the_middle_of_an_area_that_has_room() {
        let frame = Rect::new(0.0, 0.0, 400.0, 400.0);
        let area = square(Rect::new(100.0, 100.0, 200.0, 200.0));
        let found = place(&area, frame, Size::new(60.0, 20.0)).unwrap();
        assert!(found.has_room && found.at.distance(Point::new(150.0, 150.0)) < 5.0);
        let found = place(&area, frame, Size::new(160.0, 20.0)).unwrap();
        assert!(!found.has_room && found.at.distance(Point::new(150.0, 150.0)) < 5.0);
        assert!(found.others.is_empty());
    }

    #[test]
    fn of_an_area_that_the_frame_cuts_only_what_is_seen_counts() {
        let frame = Rect::new(0.0, 0.0, 150.0, 400.0);
        let area = square(Rect::new(100.0, 100.0, 300.0, 200.0));
        let found = place(&area, frame, Size::new(60.0, 20.0)).unwrap();
        assert!(!found.has_room && frame.contains(found.at));
        let beyond = Rect::new(0.0, 0.0, 50.0, 50.0);
        assert_eq!(place(&area, beyond, Size::new(6.0, 2.0)), None);
    }
}
