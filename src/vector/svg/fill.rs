//! An area of one colour.

use super::writer::{Writer, paint};
use crate::scene::Fill;

pub(super) fn draw(writer: &mut Writer<'_>, fill: &Fill) {
    if !fill.path.is_empty() && fill.path.is_finite() {
        writer.shape(&fill.path, &paint("fill", fill.color));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;
    use crate::scene::{Fill, Item};
    use crate::vector::testing::{RED, fill, path};

    #[test]
    fn a_rectangle_is_one_and_another_area_is_a_path() {
        assert_eq!(
            lines(vec![
                fill("M1,2 H9 V5.5 H1 Z"),
                fill("M0,0 H9 V9 Z M2,1 V3 L4,2 Z")
            ]),
            [
                "<rect x=\"1\" y=\"2\" width=\"8\" height=\"3.5\" fill=\"#ff0000\"/>",
                "<path d=\"M0 0l9 0 0 9zM2 1l0 2 2-1z\" fill=\"#ff0000\"/>"
            ]
        );
    }

    #[test]
    fn what_shines_through_says_so_and_what_is_nothing_is_left_out() {
        let of = |svg: &str| {
            Item::Fill(Fill {
                path: path(svg),
                color: RED.alpha(0.34),
            })
        };
        let written = lines(vec![of(""), of("M0,0 H9 V9 Z")]);
        assert_eq!(written.len(), 1);
        assert!(written[0].ends_with("fill=\"#ff0000\" fill-opacity=\".341\"/>"));
    }
}
