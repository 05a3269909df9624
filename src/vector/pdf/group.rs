//! Items cut to a shape.

use super::writer::Writer;
use crate::scene::Group;

pub(super) fn draw(writer: &mut Writer<'_>, group: &Group) {
    writer.clipped(&group.clip, |writer| super::draw(writer, &group.items));
}

#[cfg(test)]
mod tests {
    use super::super::testing::operators;
    use super::*;
    use crate::scene::Item;
    use crate::vector::testing::{fill, path};

    #[test]
    fn what_is_cut_stands_between_its_states() {
        let group = |clip: &str| {
            Item::Group(Group {
                clip: path(clip),
                items: vec![fill("M0,0 H5 V5 Z")],
            })
        };
        assert_eq!(
            operators(vec![
                group("M0,0 H8 V8 Z"),
                group("M50,0 H60 V8 Z"),
                group("")
            ]),
            "q 0 0 m 8 0 l 8 8 l h W n q 1 0 0 rg 0 0 m 5 0 l 5 5 l h f Q Q"
        );
    }
}
