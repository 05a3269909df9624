//! Clipping in `f64`, before anything is handed to the rasterizer.

use kurbo::{Point, Rect};

/// A side of a rectangle.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

impl Side {
    /// How far a point lies inside; negative outside.
    fn depth(self, p: Point, r: Rect) -> f64 {
        match self {
            Side::Left => p.x - r.x0,
            Side::Right => r.x1 - p.x,
            Side::Top => p.y - r.y0,
            Side::Bottom => r.y1 - p.y,
        }
    }

    /// A point that lies on the side but for rounding, put exactly on it.
    fn snap(self, p: Point, r: Rect) -> Point {
        match self {
            Side::Left => Point::new(r.x0, p.y),
            Side::Right => Point::new(r.x1, p.y),
            Side::Top => Point::new(p.x, r.y0),
            Side::Bottom => Point::new(p.x, r.y1),
        }
    }
}

/// A ring cut to a rectangle (Sutherland and Hodgman 1974): the part inside, joined along the
/// rectangle's edge. Empty where nothing is inside.
pub(super) fn ring(points: &[Point], to: Rect) -> Vec<Point> {
    let mut kept = points.to_vec();
    for side in [Side::Left, Side::Right, Side::Top, Side::Bottom] {
        let input = std::mem::take(&mut kept);
        let Some(&last) = input.last() else { break };
        let mut before = last;
        for point in input {
            let (d0, d1) = (side.depth(before, to), side.depth(point, to));
            if (d0 < 0.0) != (d1 < 0.0) {
                kept.push(side.snap(before.lerp(point, d0 / (d0 - d1)), to));
            }
            if d1 >= 0.0 {
                kept.push(point);
            }
            before = point;
        }
    }
    kept
}

/// The area of a ring, its sign told by the winding; so holes count against their exterior.
pub(super) fn area(ring: &[Point]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let twice: f64 = ring
        .iter()
        .zip(next)
        .map(|(a, b)| a.x * b.y - b.x * a.y)
        .sum();
    twice / 2.0
}

/// A line cut to a rectangle (Liang and Barsky 1984): its parts inside, in order.
pub(super) fn line(points: &[Point], to: Rect) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for pair in points.windows(2) {
        let [a, b] = [pair[0], pair[1]];
        let Some((t0, t1)) = segment(a, b, to) else {
            open = false;
            continue;
        };
        match parts.last_mut().filter(|_| open && t0 == 0.0) {
            Some(part) => part.push(a.lerp(b, t1)),
            None => parts.push(vec![a.lerp(b, t0), a.lerp(b, t1)]),
        }
        open = t1 == 1.0;
    }
    parts
}

/// The fractions between which a segment is inside.
fn segment(a: Point, b: Point, to: Rect) -> Option<(f64, f64)> {
    let (mut t0, mut t1) = (0.0_f64, 1.0_f64);
    let d = b - a;
    for (p, q) in [
        (-d.x, a.x - to.x0),
        (d.x, to.x1 - a.x),
        (-d.y, a.y - to.y0),
        (d.y, to.y1 - a.y),
    ] {
        if p == 0.0 {
            if q < 0.0 {
                return None;
            }
        } else if p < 0.0 {
            t0 = t0.max(q / p);
        } else {
            t1 = t1.min(q / p);
        }
    }
    (t0 <= t1).then_some((t0, t1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BOX: Rect = Rect::new(0.0, 0.0, 10.0, 10.0);

    #[test]
    fn a_ring_around_the_box_becomes_the_box() {
        let big = [(-1e7, -1e7), (1e7, -1e7), (1e7, 1e7), (-1e7, 1e7)].map(Point::from);
        assert_eq!(area(&ring(&big, BOX)), 100.0);
    }

    #[test]
    fn a_line_that_leaves_and_returns_is_two_parts() {
        let zigzag = [(5.0, 5.0), (15.0, 5.0), (15.0, 7.0), (5.0, 7.0)].map(Point::from);
        let parts = line(&zigzag, BOX);
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0], [Point::new(5.0, 5.0), Point::new(10.0, 5.0)]);
    }

    proptest! {
        #[test]
        fn nothing_is_left_outside(points in prop::collection::vec((-30.0..30.0, -30.0..30.0), 0..20)) {
            let points: Vec<Point> = points.into_iter().map(Point::from).collect();
            let grown = BOX.inflate(1e-9, 1e-9);
            for p in ring(&points, BOX).into_iter().chain(line(&points, BOX).into_iter().flatten()) {
                prop_assert!(grown.contains(p), "{p:?}");
            }
        }

        #[test]
        fn a_ring_inside_is_kept(points in prop::collection::vec((0.0..10.0, 0.0..10.0), 3..20)) {
            let points: Vec<Point> = points.into_iter().map(Point::from).collect();
            prop_assert_eq!(ring(&points, BOX), points);
        }
    }
}
