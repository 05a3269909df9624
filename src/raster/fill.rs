//! An area of one colour.

use super::canvas::Canvas;
use crate::scene::Fill;

pub(super) fn draw(canvas: &mut Canvas, fill: &Fill) {
    canvas.fill(&fill.path, fill.color);
}

#[cfg(test)]
mod tests {
    use crate::raster::testing::{BLACK, RED, drawn, ink, path, pixel};
    use crate::scene::{Color, Fill, Item};

    fn fill(svg: &str, color: Color) -> Item {
        Item::Fill(Fill {
            path: path(svg),
            color,
        })
    }

    #[test]
    fn edges_are_covered_by_their_share() {
        let pixmap = drawn(8, 4, vec![fill("M1.25,1 H6.5 V3 H1.25 Z", BLACK)]);
        let row: Vec<u8> = (0..8).map(|x| pixel(&pixmap, x, 1)[0]).collect();
        assert_eq!(row, [255, 64, 0, 0, 0, 0, 127, 255], "{row:?}");
        assert_eq!(pixel(&pixmap, 3, 0), [255; 3]);
    }

    #[test]
    fn a_hole_stays_empty_and_the_colour_is_exact() {
        let ring = "M2,2 H18 V18 H2 Z M6,6 V14 H14 V6 Z";
        let pixmap = drawn(20, 20, vec![fill(ring, Color::rgb(0x12_34_56))]);
        assert_eq!(pixel(&pixmap, 3, 10), [0x12, 0x34, 0x56]);
        assert_eq!(pixel(&pixmap, 10, 10), [255; 3]);
    }

    #[test]
    fn overlapping_subpaths_are_filled_once() {
        let two = "M0,0 H6 V4 H0 Z M4,0 H10 V4 H4 Z";
        let pixmap = drawn(10, 4, vec![fill(two, RED.alpha(0.5))]);
        assert_eq!(pixel(&pixmap, 5, 2), pixel(&pixmap, 1, 2));
    }

    #[test]
    fn the_covered_area_is_the_area() {
        // A circle of radius 20 by four cubic arcs: 1256.6 pixels.
        let circle = "M45,25 A20,20 0 1,1 5,25 A20,20 0 1,1 45,25 Z";
        let pixmap = drawn(50, 50, vec![fill(circle, BLACK)]);
        assert!(
            (ink(&pixmap) - 400.0 * std::f64::consts::PI).abs() < 4.0,
            "{}",
            ink(&pixmap)
        );
    }
}
