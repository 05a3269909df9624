//! Patterns as lines that are cut to an area: they have no seams, as repeated tiles do in some programs,
//! and can be edited.

use kurbo::{BezPath, Point, Rect, Shape};

use crate::scene::{Hatch, HatchGrid, LineCap, PatternKind, Stroke, every};

/// A dash this long with round ends is a dot, in pixels; some programs draw none of no length.
const DOT: f64 = 0.01;

/// The lines of a hatch wherever they may be seen within `bounds`; `None` where there are none.
pub(super) fn lines(hatch: &Hatch, bounds: Rect) -> Option<Stroke> {
    let HatchGrid { origin, step } = hatch.grid()?;
    let width = hatch.pattern.weight;
    if width <= 0.0 || hatch.path.is_empty() || !hatch.path.is_finite() {
        return None;
    }
    let area = hatch.path.bounding_box().intersect(bounds);
    if area.is_zero_area() {
        return None;
    }
    let area = area.inflate(width, width);
    let mut path = BezPath::new();
    let mut line = |from: (f64, f64), to: (f64, f64)| {
        path.move_to(from);
        path.line_to(to);
    };
    match hatch.pattern.kind {
        PatternKind::Upright => {
            for x in every(origin.x, step, area.x0, area.x1) {
                line((x, area.y0), (x, area.y1));
            }
        }
        PatternKind::Level => {
            for y in every(origin.y, step, area.y0, area.y1) {
                line((area.x0, y), (area.x1, y));
            }
        }
        PatternKind::Diagonal => rising(origin, step, area, &mut line),
        PatternKind::Cross => {
            rising(origin, step, area, &mut line);
            falling(origin, step, area, &mut line);
        }
        PatternKind::Dots => {
            for y in every(origin.y, step, area.y0, area.y1) {
                let row = ((y - origin.y) / step).round() as i64;
                let aside = if row % 2 == 0 { 0.0 } else { step };
                let mut xs = every(origin.x + aside, 2.0 * step, area.x0, area.x1);
                if let Some(x) = xs.next() {
                    // Beyond the last dot, so that it has its whole length.
                    line((x, y), (area.x1 + step, y));
                }
            }
        }
    }
    let is_dotted = hatch.pattern.kind == PatternKind::Dots;
    (!path.is_empty()).then(|| Stroke {
        path,
        width,
        color: hatch.pattern.color,
        cap: if is_dotted {
            LineCap::Round
        } else {
            LineCap::Butt
        },
        dashes: match is_dotted {
            true => vec![DOT, 2.0 * step - DOT],
            false => Vec::new(),
        },
    })
}

/// Lines of 45° on each of which x + y is the same.
fn rising(origin: Point, step: f64, area: Rect, line: &mut impl FnMut((f64, f64), (f64, f64))) {
    let Rect { x0, y0, x1, y1 } = area;
    for sum in every(origin.x + origin.y, step, x0 + y0, x1 + y1) {
        let (left, right) = (x0.max(sum - y1), x1.min(sum - y0));
        line((left, sum - left), (right, sum - right));
    }
}

/// Lines of 45° on each of which x − y is the same.
fn falling(origin: Point, step: f64, area: Rect, line: &mut impl FnMut((f64, f64), (f64, f64))) {
    let Rect { x0, y0, x1, y1 } = area;
    for difference in every(origin.x - origin.y, step, x0 - y1, x1 - y0) {
        let (left, right) = (x0.max(difference + y0), x1.min(difference + y1));
        line((left, left - difference), (right, right - difference));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Pattern;
    use crate::vector::testing::{RED, path};

    fn lines_of(kind: PatternKind, weight: f64) -> Option<Stroke> {
        let pattern = Pattern {
            kind,
            spacing: 6.0,
            weight,
            color: RED,
        };
        let hatch = Hatch {
            path: path("M0,0 H30 V20 H0 Z"),
            pattern,
            origin: Point::new(12.2, 7.9),
        };
        lines(&hatch, Rect::new(0.0, 0.0, 15.0, 90.0))
    }

    #[test]
    fn lines_go_through_the_middle_of_the_origins_pixel() {
        let upright = lines_of(PatternKind::Upright, 1.0).unwrap();
        let ends = "M0.5,-1 V21 M6.5,-1 V21 M12.5,-1 V21";
        assert_eq!(upright.path.to_svg(), path(ends).to_svg());
        let dots = lines_of(PatternKind::Dots, 1.0).unwrap();
        let rows = "M6.5,1.5 H22 M0.5,7.5 H22 M6.5,13.5 H22 M0.5,19.5 H22";
        assert_eq!(dots.path.to_svg(), path(rows).to_svg());
        assert_eq!(
            (dots.cap, dots.dashes),
            (LineCap::Round, vec![DOT, 12.0 - DOT])
        );
    }

    #[test]
    fn what_cannot_be_seen_has_no_lines() {
        for weight in [0.0, -1.0, f64::NAN] {
            assert!(lines_of(PatternKind::Cross, weight).is_none());
        }
    }
}
