//! Items cut to a shape.

use super::canvas::Canvas;
use crate::scene::Group;

pub(super) fn draw(canvas: &mut Canvas, group: &Group) {
    canvas.clipped(&group.clip, |canvas| super::draw(canvas, &group.items));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raster::testing::{BLACK, RED, columns, drawn, ink, path, pixel};
    use crate::scene::{Color, Fill, Item};

    fn fill(svg: &str, color: Color) -> Item {
        Item::Fill(Fill {
            path: path(svg),
            color,
        })
    }

    fn group(clip: &str, items: Vec<Item>) -> Item {
        Item::Group(Group {
            clip: path(clip),
            items,
        })
    }

    const ALL: &str = "M0,0 H30 V30 H0 Z";

    #[test]
    fn nothing_is_drawn_outside_of_the_clip() {
        for clip in ["M5,5 H25 V20 H5 Z", "M4.5,5 H25.5 V20 H4.5 Z"] {
            let pixmap = drawn(
                30,
                30,
                vec![
                    group(clip, vec![fill(ALL, BLACK)]),
                    fill("M0,0 H1 V1 H0 Z", RED),
                ],
            );
            let area = crate::scene::BezPath::from_svg(clip).unwrap();
            let area = kurbo::Shape::area(&area).abs();
            assert!((ink(&pixmap) - area - 1.0).abs() < 0.1, "{clip}");
            assert_eq!(pixel(&pixmap, 10, 10), [0; 3]);
            assert_eq!(pixel(&pixmap, 10, 22), [255; 3]);
        }
    }

    #[test]
    fn items_under_others_do_not_show_at_a_slanting_edge() {
        let clip = "M15,0 L30,15 L15,30 L0,15 Z";
        let both = drawn(
            30,
            30,
            vec![group(clip, vec![fill(ALL, BLACK), fill(ALL, RED)])],
        );
        let upper = drawn(30, 30, vec![group(clip, vec![fill(ALL, RED)])]);
        assert_eq!(both, upper);
    }

    #[test]
    fn groups_nest() {
        let inner = group("M10,0 L30,0 L30,30 L10,30 Z", vec![fill(ALL, BLACK)]);
        let pixmap = drawn(30, 30, vec![group("M0,0 L30,0 L0,30 Z", vec![inner])]);
        assert_eq!(pixel(&pixmap, 5, 5), [255; 3]);
        assert_eq!(pixel(&pixmap, 12, 5), [0; 3]);
        assert_eq!(pixel(&pixmap, 25, 25), [255; 3]);
        assert_eq!(ink(&columns(&pixmap, 0, 10)), 0.0);
    }

    #[test]
    fn an_empty_clip_hides_all() {
        assert_eq!(
            ink(&drawn(30, 30, vec![group("", vec![fill(ALL, BLACK)])])),
            0.0
        );
    }
}
