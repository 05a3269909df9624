//! An area of a pattern.
//!
//! A pattern repeats after whole pixels, so that each line or dot looks like the next: one period
//! is drawn, and the outline filled with it. It is aligned to the pixel of the hatch's origin, so
//! that the pattern goes on in the neighbouring picture.

use std::f64::consts::SQRT_2;

use kurbo::{BezPath, Circle, Point, Rect, Shape};

use super::canvas::Canvas;
use crate::scene::{Hatch, HatchGrid, Pattern, PatternKind, every};

pub(super) fn draw(canvas: &mut Canvas, hatch: &Hatch) {
    let Some(HatchGrid { origin, step }) = hatch.grid() else {
        return;
    };
    let Pattern {
        kind,
        weight,
        color,
        ..
    } = hatch.pattern;
    let period = match kind {
        PatternKind::Dots => 2.0 * step,
        _ => step,
    };
    let corner = origin.to_vec2().floor();
    let start = origin - corner;
    let marks = match kind {
        PatternKind::Diagonal => lines(start, step, weight, Slope::Rising),
        PatternKind::Cross => {
            let mut marks = lines(start, step, weight, Slope::Rising);
            marks.extend(lines(start, step, weight, Slope::Falling));
            marks
        }
        PatternKind::Dots => dots(start, step, weight),
        PatternKind::Upright => bars(start.x, step, weight, |from, to| {
            Rect::new(from, 0.0, to, step)
        }),
        PatternKind::Level => bars(start.y, step, weight, |from, to| {
            Rect::new(0.0, from, step, to)
        }),
    };
    // The period is at most 2048.
    let mut tile = Canvas::new(period as u16, period as u16);
    tile.fill(&marks, color);
    canvas.fill_repeating(&hatch.path, tile, corner);
}

#[derive(Clone, Copy)]
enum Slope {
    Rising,
    Falling,
}

/// Lines of 45° across a square of one step, through `start` and on all sides of it.
fn lines(start: Point, step: f64, weight: f64, slope: Slope) -> BezPath {
    let half = weight.max(0.0) * SQRT_2 / 2.0;
    // How far a line moves in x from the square's top to its bottom.
    let lean = match slope {
        Slope::Rising => -step,
        Slope::Falling => step,
    };
    let through = start.x - start.y * lean.signum();
    let mut lines = BezPath::new();
    for x in every(
        through,
        step,
        -half - lean.max(0.0),
        step + half - lean.min(0.0),
    ) {
        // All lines wind alike, so that crossing ones don't cancel out.
        lines.move_to((x - half, 0.0));
        lines.line_to((x + half, 0.0));
        lines.line_to((x + half + lean, step));
        lines.line_to((x - half + lean, step));
        lines.close_path();
    }
    lines
}

/// Lines along one axis across a square of one step, through `start` on the other axis and one step on,
/// each from one position of that to another.
fn bars(start: f64, step: f64, weight: f64, bar: impl Fn(f64, f64) -> Rect) -> BezPath {
    let half = weight.max(0.0) / 2.0;
    let mut bars = BezPath::new();
    for middle in every(start, step, -half, step + half) {
        bars.extend(bar(middle - half, middle + half).path_elements(0.01));
    }
    bars
}

/// Dots in rows across a square of two steps, each second row one step aside.
fn dots(start: Point, step: f64, weight: f64) -> BezPath {
    let radius = weight.max(0.0) / 2.0;
    let square = Rect::new(0.0, 0.0, 2.0 * step, 2.0 * step).inflate(radius, radius);
    let mut dots = BezPath::new();
    for aside in [0.0, step] {
        for y in every(start.y + aside, 2.0 * step, square.y0, square.y1) {
            for x in every(start.x + aside, 2.0 * step, square.x0, square.x1) {
                dots.extend(Circle::new((x, y), radius).path_elements(0.01));
            }
        }
    }
    dots
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raster::testing::{BLACK, columns, drawn, ink, path, pixel};
    use crate::scene::Item;
    use proptest::prelude::*;

    const KINDS: [PatternKind; 5] = [
        PatternKind::Diagonal,
        PatternKind::Cross,
        PatternKind::Dots,
        PatternKind::Upright,
        PatternKind::Level,
    ];

    fn hatch(path: BezPath, kind: PatternKind, spacing: f64, weight: f64, origin: Point) -> Item {
        let pattern = Pattern {
            kind,
            spacing,
            weight,
            color: BLACK,
        };
        Item::Hatch(Hatch {
            path,
            pattern,
            origin,
        })
    }

    fn square(kind: PatternKind, spacing: f64, weight: f64) -> crate::raster::Pixmap {
        let square = path("M20,20 H180 V180 H20 Z");
        drawn(
            200,
            200,
            vec![hatch(square, kind, spacing, weight, Point::new(3.3, 4.7))],
        )
    }

    #[test]
    fn a_diagonal_rises_to_the_right() {
        let pixmap = square(PatternKind::Diagonal, 10.0, 3.0);
        for x in 100..114 {
            assert_eq!(pixel(&pixmap, x, 100), pixel(&pixmap, x + 7, 93), "{x}");
            assert_eq!(pixel(&pixmap, x, 100), pixel(&pixmap, x + 14, 100), "{x}");
        }
    }

    #[test]
    fn upright_lines_stand_and_level_ones_lie() {
        for (kind, along) in [(PatternKind::Upright, (0, 1)), (PatternKind::Level, (1, 0))] {
            let pixmap = square(kind, 8.0, 2.0);
            for i in 60..100 {
                let (x, y) = match kind {
                    PatternKind::Upright => (i, 90),
                    _ => (90, i),
                };
                let here = pixel(&pixmap, x, y);
                assert_eq!(here, pixel(&pixmap, x + 5 * along.0, y + 5 * along.1));
                // The next line is as far across as the spacing says.
                assert_eq!(here, pixel(&pixmap, x + 8 * along.1, y + 8 * along.0));
            }
            // A line of 2 in each 8.
            let share = ink(&pixmap) / (160.0 * 160.0);
            assert!((share - 0.25).abs() < 0.01, "{kind:?}: {share}");
        }
    }

    #[test]
    fn the_origin_lies_on_a_line() {
        let all = path("M0,0 H60 V60 H0 Z");
        for kind in KINDS {
            let pixmap = drawn(
                60,
                60,
                vec![hatch(all.clone(), kind, 9.0, 5.0, Point::new(30.5, 20.5))],
            );
            assert_eq!(pixel(&pixmap, 30, 20), [0; 3], "{kind:?}");
        }
    }

    #[test]
    fn a_pattern_covers_its_share() {
        // A line of 2 in each 10 (7 × √2 ≈ 9.9 across); crossed, less the crossings.
        let share = |kind| ink(&square(kind, 7.0 * SQRT_2, 2.0)) / (160.0 * 160.0);
        let line = 2.0 * SQRT_2 / 14.0;
        assert!((share(PatternKind::Diagonal) - line).abs() < 0.005);
        assert!((share(PatternKind::Cross) - line * (2.0 - line)).abs() < 0.005);
        // A dot of diameter 4 in each 2 × 6 × 6 pixels.
        let dots = ink(&square(PatternKind::Dots, 6.0, 4.0)) / (160.0 * 160.0);
        assert!(
            (dots - 4.0 * std::f64::consts::PI / 72.0).abs() < 0.006,
            "{dots}"
        );
    }

    #[test]
    fn nothing_lies_outside_or_in_a_hole() {
        let ring = path("M20,20 H180 V180 H20 Z M60,60 V140 H140 V60 Z");
        for kind in KINDS {
            let pixmap = drawn(
                200,
                200,
                vec![hatch(ring.clone(), kind, 6.0, 2.0, Point::ORIGIN)],
            );
            for (x, y) in (0..200).flat_map(|x| (0..200).map(move |y| (x, y))) {
                let kept = [x, y].iter().all(|v| (20..180).contains(v))
                    && ![x, y].iter().all(|v| (60..140).contains(v));
                assert!(kept || pixel(&pixmap, x, y) == [255; 3], "{kind:?} {x} {y}");
            }
            assert!(ink(&pixmap) > 100.0);
        }
    }

    #[test]
    fn odd_numbers_do_no_harm() {
        let all = path("M0,0 H20 V20 H0 Z");
        for kind in KINDS {
            for (spacing, weight) in [
                (0.0, 1.0),
                (-4.0, 1.0),
                (f64::NAN, 1.0),
                (5.0, -1.0),
                (5.0, f64::NAN),
            ] {
                drawn(
                    20,
                    20,
                    vec![hatch(all.clone(), kind, spacing, weight, Point::ORIGIN)],
                );
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn neighbouring_pictures_meet_without_a_seam(
            x in -1000.0..1000.0_f64,
            y in -1000.0..1000.0_f64,
            spacing in 3.0..15.0_f64,
            kind in prop::sample::select(&KINDS[..]),
        ) {
            let outline = path("M30,20 L470,60 L440,240 L256,180 L60,200 Z");
            let origin = Point::new(x, y);
            let whole = drawn(512, 256, vec![hatch(outline.clone(), kind, spacing, 2.0, origin)]);
            for left in [0_u32, 256] {
                let shift = kurbo::Affine::translate((-f64::from(left), 0.0));
                let half = drawn(256, 256, vec![hatch(shift * &outline, kind, spacing, 2.0, shift * origin)]);
                let other = columns(&whole, left as usize, 256);
                prop_assert!(half == other, "{} {:?}", left, kind);
            }
        }
    }
}
