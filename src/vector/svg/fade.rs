//! Items seen through an area whose edge fades: a mask that is a picture.

use png::ColorType;

use super::picture::embedded;
use super::writer::{Writer, place};
use crate::scene::{Fade, SoftMask};
use crate::vector::compress::png;

pub(super) fn draw(writer: &mut Writer<'_>, fade: &Fade) {
    let items = &fade.items;
    if fade.is_plain() {
        return writer.clipped(&fade.path, |writer| super::draw(writer, items));
    }
    let bounds = writer.bounds.expand();
    let Some(SoftMask { window, opacities }) = (writer.sheet.soft_mask)(fade, bounds) else {
        return;
    };
    let start = writer.xml.len();
    let id = writer.id();
    let size = [window.width(), window.height()].map(|side| side as u32);
    let picture = embedded(&png(size, ColorType::Grayscale, &opacities));
    let place = place(window);
    writer.line(format_args!(
        "<mask id=\"{id}\" maskUnits=\"userSpaceOnUse\"{place}>\n\
         <image{place} preserveAspectRatio=\"none\" {picture}/>\n</mask>"
    ));
    let seen = window.intersect(writer.bounds);
    let attribute = format!("mask=\"url(#{id})\"");
    writer.within(start, seen, &attribute, |writer| super::draw(writer, items));
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;
    use super::*;
    use crate::scene::{Group, Item};
    use crate::vector::testing::{fill, path};

    fn fade(reach: f64, items: Vec<Item>) -> Item {
        Item::Fade(Fade {
            path: path("M0,0 H9 V9 Z"),
            reach,
            items,
        })
    }

    #[test]
    fn a_mask_is_as_large_as_what_can_be_seen() {
        let written = lines(vec![Item::Group(Group {
            clip: path("M2,3.5 H12 V20 H2 Z"),
            items: vec![fade(4.0, vec![fill("M0,0 H5 V5 Z")])],
        })]);
        let place = "x=\"2\" y=\"3\" width=\"10\" height=\"17\"";
        let mask = format!("<mask id=\"a-2\" maskUnits=\"userSpaceOnUse\" {place}>");
        assert_eq!(written[4], mask);
        assert!(
            written[5].starts_with(&format!("<image {place} ")),
            "{written:?}"
        );
        assert_eq!(written[7], "<g mask=\"url(#a-2)\">");
    }

    #[test]
    fn a_plain_edge_needs_no_mask() {
        let written = lines(vec![fade(0.1, vec![fill("M0,0 H5 V5 Z")])]).concat();
        assert!(written.contains("<clipPath") && !written.contains("<mask"));
        assert!(lines(vec![fade(4.0, Vec::new())]).is_empty());
    }
}
