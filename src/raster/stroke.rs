//! A line.

use kurbo::{Cap, Join};

use super::canvas::Canvas;
use crate::scene::{LineCap, Stroke};

pub(super) fn draw(canvas: &mut Canvas, stroke: &Stroke) {
    // Not a number is not above 0 either.
    if stroke.width > 0.0 {
        canvas.stroke(&stroke.dashed(), &style(stroke), stroke.color);
    }
}

fn style(stroke: &Stroke) -> kurbo::Stroke {
    let cap = match stroke.cap {
        LineCap::Butt => Cap::Butt,
        LineCap::Round => Cap::Round,
    };
    kurbo::Stroke::new(stroke.width)
        .with_join(Join::Round)
        .with_caps(cap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raster::testing::{BLACK, RED, drawn, ink, path, pixel};
    use crate::scene::{Color, Item};

    fn stroke(svg: &str, width: f64, cap: LineCap, dashes: &[f64]) -> Item {
        let dashes = dashes.to_vec();
        Item::Stroke(Stroke {
            path: path(svg),
            width,
            color: BLACK,
            cap,
            dashes,
        })
    }

    #[test]
    fn a_line_on_pixel_edges_is_crisp() {
        let pixmap = drawn(10, 6, vec![stroke("M2,3 H8", 2.0, LineCap::Butt, &[])]);
        let column: Vec<u8> = (0..6).map(|y| pixel(&pixmap, 4, y)[0]).collect();
        assert_eq!(column, [255, 255, 0, 0, 255, 255]);
        let row: Vec<u8> = (0..10).map(|x| pixel(&pixmap, x, 3)[0]).collect();
        assert_eq!(row, [255, 255, 0, 0, 0, 0, 0, 0, 255, 255]);
    }

    #[test]
    fn a_round_cap_adds_half_a_disc_at_each_end() {
        let length = |cap| ink(&drawn(60, 30, vec![stroke("M20,15 H40", 10.0, cap, &[])]));
        let caps = length(LineCap::Round) - length(LineCap::Butt);
        assert!((caps - 25.0 * std::f64::consts::PI).abs() < 1.0, "{caps}");
    }

    #[test]
    fn joins_are_round() {
        let pixmap = drawn(
            40,
            40,
            vec![stroke("M5,10 H30 V35", 12.0, LineCap::Butt, &[])],
        );
        // The corner of a mitre would be black.
        assert_eq!(pixel(&pixmap, 35, 4), [255; 3]);
        assert_eq!(pixel(&pixmap, 33, 6), [0; 3]);
    }

    #[test]
    fn gaps_between_dashes_are_empty() {
        let pixmap = drawn(
            40,
            4,
            vec![stroke("M0,2 H40", 2.0, LineCap::Butt, &[6.0, 4.0])],
        );
        for x in 0..40 {
            let expected = if x % 10 < 6 { 0 } else { 255 };
            assert_eq!(pixel(&pixmap, x, 2)[0], expected, "{x}");
        }
    }

    #[test]
    fn a_dash_of_no_length_is_a_dot() {
        let dots = stroke("M5,5 H96", 4.0, LineCap::Round, &[0.0, 9.0]);
        let pixmap = drawn(100, 10, vec![dots]);
        assert!((0..10).all(|i| pixel(&pixmap, 5 + 9 * i, 5) == [0; 3]));
        assert!(
            (ink(&pixmap) - 11.0 * 4.0 * std::f64::consts::PI).abs() < 5.0,
            "{}",
            ink(&pixmap)
        );
    }

    #[test]
    fn dashes_without_a_period_are_drawn_unbroken() {
        for dashes in [
            &[0.0, 0.0][..],
            &[f64::NAN, 1.0],
            &[-3.0, 9.0],
            &[f64::INFINITY],
        ] {
            let pixmap = drawn(40, 4, vec![stroke("M0,2 H40", 2.0, LineCap::Butt, dashes)]);
            assert!((ink(&pixmap) - 80.0).abs() < 0.5, "{dashes:?}");
        }
    }

    #[test]
    fn a_see_through_line_that_crosses_itself_is_even() {
        let color = RED.alpha(0.5);
        let path = path("M0,10 H20 M10,0 V20");
        let line = Stroke {
            path,
            width: 4.0,
            color,
            cap: LineCap::Butt,
            dashes: Vec::new(),
        };
        let pixmap = drawn(20, 20, vec![Item::Stroke(line)]);
        assert_eq!(pixel(&pixmap, 10, 10), pixel(&pixmap, 3, 10));
        assert_eq!(pixel(&pixmap, 3, 10), [255, 127, 127].map(|v: u8| v));
        assert_eq!(pixel(&pixmap, 3, 3), [Color::WHITE.r; 3]);
    }

    #[test]
    fn no_width_draws_nothing() {
        for width in [0.0, -1.0, f64::NAN] {
            assert_eq!(
                ink(&drawn(
                    9,
                    9,
                    vec![stroke("M0,4 H9", width, LineCap::Round, &[])]
                )),
                0.0
            );
        }
    }
}
