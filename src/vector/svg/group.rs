//! Items cut to a shape.

use super::writer::Writer;
use crate::scene::Group;

pub(super) fn draw(writer: &mut Writer<'_>, group: &Group) {
    writer.clipped(&group.clip, |writer| super::draw(writer, &group.items));
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;
    use super::*;
    use crate::scene::Item;
    use crate::vector::testing::{fill, path};

    fn group(clip: &str, items: Vec<Item>) -> Item {
        Item::Group(Group {
            clip: path(clip),
            items,
        })
    }

    #[test]
    fn groups_nest() {
        let inner = group("M0,0 H9 V9 Z", vec![fill("M0,0 H5 V5 Z")]);
        assert_eq!(
            lines(vec![group("M0,0 H8 V8 H0 Z", vec![inner])]),
            [
                "<clipPath id=\"a-1\">",
                "<rect x=\"0\" y=\"0\" width=\"8\" height=\"8\"/>",
                "</clipPath>",
                "<g clip-path=\"url(#a-1)\">",
                "<clipPath id=\"a-2\">",
                "<path d=\"M0 0l9 0 0 9z\"/>",
                "</clipPath>",
                "<g clip-path=\"url(#a-2)\">",
                "<path d=\"M0 0l5 0 0 5z\" fill=\"#ff0000\"/>",
                "</g>",
                "</g>"
            ]
        );
    }

    #[test]
    fn of_what_cannot_be_seen_nothing_is_left() {
        let items = || vec![fill("M0,0 H5 V5 Z")];
        let beyond = group("M50,0 H60 V8 H50 Z", items());
        let empty = group("M0,0 H8 V8 H0 Z", vec![group("", items())]);
        assert!(lines(vec![beyond, empty]).is_empty());
    }
}
