//! Shaped text with its halo.

use kurbo::BezPath;

use super::canvas::Canvas;
use super::distance::Distances;
use super::grid::on_grid;
use crate::scene::{Color, Text};

pub(super) fn draw(canvas: &mut Canvas, text: &Text) {
    let outline = text.place() * text.shaped.outline();
    if let Some((color, width)) = text.halo
        && width > 0.0
    {
        draw_halo(canvas, &outline, width, color);
    }
    canvas.fill(&outline, text.color);
}

/// A band of `width` to both sides of an outline. Distances give it faster than a stroke's outline,
/// most of which would lie under the text.
fn draw_halo(canvas: &mut Canvas, outline: &BezPath, width: f64, color: Color) {
    // A pixel is half covered where the band ends in its middle.
    let reach = width + 0.5;
    let Some(outline) = on_grid(outline).filter(|_| reach.is_finite()) else {
        return;
    };
    let window = outline
        .control_box()
        .inflate(reach, reach)
        .expand()
        .intersect(canvas.bounds());
    if !window.is_zero_area() {
        let distances = Distances::unsigned(&outline, window, reach);
        let opacity =
            |distance: &f32| ((reach as f32 - distance).clamp(0.0, 1.0) * 255.0 + 0.5) as u8;
        let opacities: Vec<u8> = distances.values.iter().map(opacity).collect();
        canvas.cover(window, &opacities, color);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raster::testing::{BLACK, RED, drawn, ink, pixel};
    use crate::scene::{Color, Item};
    use crate::text::{Face, shape};
    use kurbo::{Point, Shape};

    fn text(
        letters: &str,
        size: f64,
        origin: (f64, f64),
        angle: f64,
        halo: Option<(Color, f64)>,
    ) -> Item {
        let shaped = shape(letters, Face::Regular, size, 0.0);
        Item::Text(Text {
            shaped,
            origin: origin.into(),
            angle,
            color: BLACK,
            halo,
        })
    }

    #[test]
    fn ink_is_the_area_of_the_glyphs() {
        let area = shape("Бахмут", Face::Regular, 24.0, 0.0)
            .outline()
            .area()
            .abs();
        let pixmap = drawn(120, 40, vec![text("Бахмут", 24.0, (5.0, 30.0), 0.0, None)]);
        assert!(
            (ink(&pixmap) - area).abs() < 0.02 * area,
            "{} {area}",
            ink(&pixmap)
        );
    }

    #[test]
    fn a_level_base_line_is_crisp() {
        let pixmap = drawn(30, 30, vec![text("H", 20.0, (5.0, 22.4), 0.0, None)]);
        assert!((0..30).all(|x| pixel(&pixmap, x, 22) == [255; 3]));
        assert!((0..30).any(|x| pixel(&pixmap, x, 21)[0] < 30));
    }

    #[test]
    fn the_halo_lies_around_and_under_the_glyphs() {
        let pixmap = drawn(
            40,
            60,
            vec![text("I", 40.0, (14.0, 45.0), 0.0, Some((RED, 4.0)))],
        );
        let row: Vec<[u8; 3]> = (0..40).map(|x| pixel(&pixmap, x, 30)).collect();
        let black = row.iter().filter(|p| **p == [0; 3]).count();
        let red = row.iter().filter(|p| **p == [255, 0, 0]).count();
        assert!(black >= 2, "{row:?}");
        assert!((6..=8).contains(&red), "{row:?}");
        assert_eq!(row[2], [255; 3]);
    }

    #[test]
    fn text_turns_clockwise_about_its_origin() {
        let pixmap = drawn(60, 60, vec![text("lll", 20.0, (30.0, 5.0), 90.0, None)]);
        let right = (30..60).any(|x| (0..60).any(|y| pixel(&pixmap, x, y)[0] < 128));
        let below = (30..60).all(|y| (0..60).all(|x| pixel(&pixmap, x, y) == [255; 3]));
        assert!(right && below);
    }

    #[test]
    fn opacity_comes_of_the_colour() {
        let shaped = shape("■", Face::Regular, 30.0, 0.0);
        let at = |color| {
            let text = Text {
                shaped: shaped.clone(),
                origin: Point::new(5.0, 30.0),
                angle: 0.0,
                color,
                halo: None,
            };
            ink(&drawn(40, 40, vec![Item::Text(text)]))
        };
        assert!((at(BLACK.alpha(0.5)) - at(BLACK) / 2.0).abs() < 1.0);
    }
}
