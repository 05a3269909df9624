//! Rectangles and segments: which touch, and how much of one lies in another. Lengths are pixels.

use kurbo::{Line, Point, Rect};

/// Whether one rectangle lies in another.
pub(super) fn inside(rect: Rect, frame: Rect) -> bool {
    rect.x0 >= frame.x0 && rect.y0 >= frame.y0 && rect.x1 <= frame.x1 && rect.y1 <= frame.y1
}

/// Whether two rectangles share more than an edge.
pub(super) fn overlap(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

/// Whether any point of a line lies in a rectangle.
pub(super) fn crosses(line: Line, rect: Rect) -> bool {
    part_within(line, rect).is_some()
}

/// The fractions between which a line lies in a rectangle, by the slabs between its sides.
pub(super) fn part_within(line: Line, rect: Rect) -> Option<(f64, f64)> {
    // Nearly all lines lie to one side.
    let (a, b) = (line.p0, line.p1);
    if (a.x < rect.x0 && b.x < rect.x0)
        || (a.x > rect.x1 && b.x > rect.x1)
        || (a.y < rect.y0 && b.y < rect.y0)
        || (a.y > rect.y1 && b.y > rect.y1)
    {
        return None;
    }
    let d = line.p1 - line.p0;
    let slabs = [
        (line.p0.x, d.x, rect.x0, rect.x1),
        (line.p0.y, d.y, rect.y0, rect.y1),
    ];
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (start, step, low, high) in slabs {
        if step == 0.0 {
            if start < low || start > high {
                return None;
            }
            continue;
        }
        let (a, b) = ((low - start) / step, (high - start) / step);
        enter = enter.max(a.min(b));
        leave = leave.min(a.max(b));
    }
    (enter <= leave).then_some((enter, leave))
}

/// The point of a rectangle that is nearest to a point.
pub(super) fn nearest_to(p: Point, rect: Rect) -> Point {
    Point::new(p.x.clamp(rect.x0, rect.x1), p.y.clamp(rect.y0, rect.y1))
}

/// Whether any of a round mark lies under a rectangle.
pub(super) fn covers(rect: Rect, (at, radius): (Point, f64)) -> bool {
    nearest_to(at, rect).distance(at) < radius
}

/// Whether two segments cross.
pub(super) fn meet(a: Line, b: Line) -> bool {
    let side = |l: Line, p: Point| (l.p1 - l.p0).cross(p - l.p0);
    side(a, b.p0) * side(a, b.p1) < 0.0 && side(b, a.p0) * side(b, a.p1) < 0.0
}

/// The box about a segment.
pub(super) fn around(line: Line) -> Rect {
    Rect::from_points(line.p0, line.p1)
}
