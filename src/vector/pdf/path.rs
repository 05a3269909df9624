//! Paths as operators.

use kurbo::{BezPath, PathEl, Point};
use pdf_writer::Content;

/// Adds a path to the one that is being drawn.
pub(super) fn add_path(content: &mut Content, path: &BezPath) {
    let (mut start, mut last) = (Point::ZERO, Point::ZERO);
    for element in path.iter() {
        match element {
            PathEl::MoveTo(p) => {
                content.move_to(number(p.x), number(p.y));
                (start, last) = (p, p);
            }
            PathEl::LineTo(p) => {
                content.line_to(number(p.x), number(p.y));
                last = p;
            }
            PathEl::QuadTo(a, p) => {
                // PDF has cubic curves only.
                let near = |end: Point| end + (a - end) * (2.0 / 3.0);
                cubic(content, [near(last), near(p), p]);
                last = p;
            }
            PathEl::CurveTo(a, b, p) => {
                cubic(content, [a, b, p]);
                last = p;
            }
            PathEl::ClosePath => {
                content.close_path();
                last = start;
            }
        }
    }
}

fn cubic(content: &mut Content, [a, b, p]: [Point; 3]) {
    let n = number;
    content.cubic_to(n(a.x), n(a.y), n(b.x), n(b.y), n(p.x), n(p.y));
}

/// A length in thousandths of a pixel.
pub(super) fn number(value: f64) -> f32 {
    ((value * 1000.0).round() / 1000.0) as f32
}
