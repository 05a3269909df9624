//! The grid on which all coordinates are drawn.

use kurbo::{BezPath, PathEl, Point};

use crate::scene::SNAP;

/// How far a drawn polygon may stray from its curve, in pixels; about one level of coverage in 20.
pub(super) const TOLERANCE: f64 = 0.05;

/// The rasterizer counts wrong beyond about 10⁶ pixels.
const FARTHEST: f64 = 131_072.0;

/// The nearest point of the grid that is not too far off.
fn snap(p: Point) -> Point {
    let snap = |v: f64| (v.clamp(-FARTHEST, FARTHEST) * SNAP).round() / SNAP;
    Point::new(snap(p.x), snap(p.y))
}

/// The path with its points snapped, its curves still curves; `None` where it has no area or is not
/// finite.
pub(super) fn on_grid(path: &BezPath) -> Option<BezPath> {
    if path.is_empty() || !path.is_finite() {
        return None;
    }
    let elements = path.iter().map(|element| match element {
        PathEl::MoveTo(p) => PathEl::MoveTo(snap(p)),
        PathEl::LineTo(p) => PathEl::LineTo(snap(p)),
        PathEl::QuadTo(a, b) => PathEl::QuadTo(snap(a), snap(b)),
        PathEl::CurveTo(a, b, c) => PathEl::CurveTo(snap(a), snap(b), snap(c)),
        PathEl::ClosePath => PathEl::ClosePath,
    });
    Some(elements.collect())
}

/// The path as polygons with snapped corners.
pub(super) fn snapped(path: &BezPath) -> BezPath {
    let mut polygons = BezPath::with_capacity(path.elements().len());
    let mut last = Point::ZERO;
    kurbo::flatten(path, TOLERANCE, |element| match element {
        PathEl::MoveTo(p) => {
            last = snap(p);
            polygons.move_to(last);
        }
        PathEl::LineTo(p) => {
            let p = snap(p);
            if p != last {
                polygons.line_to(p);
                last = p;
            }
        }
        PathEl::ClosePath => polygons.close_path(),
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
    });
    polygons
}
