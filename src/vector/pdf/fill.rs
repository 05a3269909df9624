//! An area of one colour.

use super::writer::Writer;
use crate::scene::Fill;

pub(super) fn draw(writer: &mut Writer<'_>, fill: &Fill) {
    writer.fill(&fill.path, fill.color);
}

#[cfg(test)]
mod tests {
    use super::super::testing::operators;
    use crate::scene::{Fill, Item};
    use crate::vector::testing::{RED, fill, path};

    #[test]
    fn areas_are_filled_in_their_colour() {
        assert_eq!(
            operators(vec![fill("M1,2 H9 V5.5 Z")]),
            "q 1 0 0 rg 1 2 m 9 2 l 9 5.5 l h f Q"
        );
        let half = Item::Fill(Fill {
            path: path("M0,0 Q3,0 3,3 Z"),
            color: RED.alpha(0.5),
        });
        assert_eq!(
            operators(vec![half, fill("")]),
            "q 1 0 0 rg /A128 gs 0 0 m 2 0 3 1 3 3 c h f Q"
        );
    }
}
