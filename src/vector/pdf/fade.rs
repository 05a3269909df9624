//! Items seen through an area whose edge fades: a soft mask that is a picture.

use super::image::{Image, draw_image};
use super::resources::name;
use super::writer::Writer;
use crate::scene::{Fade, SoftMask};

pub(super) fn draw(writer: &mut Writer<'_>, fade: &Fade) {
    let items = &fade.items;
    if fade.is_plain() {
        return writer.clipped(&fade.path, |writer| super::draw(writer, items));
    }
    let bounds = writer.bounds.expand();
    let Some(SoftMask { window, opacities }) = (writer.sheet.soft_mask)(fade, bounds) else {
        return;
    };
    let mask = writer.form(window, |writer| {
        draw_image(writer, window, &Image::Grey(&opacities));
    });
    let seen = writer.form(window, |writer| super::draw(writer, items));
    let mask = writer.resources.mask(mask);
    let seen = writer.resources.x_object(seen);
    writer.content.save_state();
    writer.content.set_parameters(name(&mask));
    writer.content.x_object(name(&seen)).restore_state();
}

#[cfg(test)]
mod tests {
    use super::super::testing::operators;
    use super::*;
    use crate::scene::Item;
    use crate::vector::testing::{fill, path};

    #[test]
    fn items_are_drawn_as_one_behind_a_mask() {
        let fade = |reach| {
            operators(vec![Item::Fade(Fade {
                path: path("M0,0 H9 V9 Z"),
                reach,
                items: vec![fill("M0,0 H5 V5 Z")],
            })])
        };
        // The first reference is that of the resources, the second that of the mask's picture.
        assert_eq!(fade(4.0), "q /M3 gs /X4 Do Q");
        assert!(fade(0.1).contains("W n"));
    }
}
