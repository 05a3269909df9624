//! A line.

use pdf_writer::types::{LineCapStyle, LineJoinStyle};

use super::path::{add_path, number};
use super::writer::Writer;
use crate::scene::{LineCap, Stroke};

pub(super) fn draw(writer: &mut Writer<'_>, stroke: &Stroke) {
    // Not a number is not above 0 either.
    let can_be_seen = stroke.width > 0.0 && stroke.width.is_finite();
    if !can_be_seen || stroke.path.is_empty() || !stroke.path.is_finite() {
        return;
    }
    writer.content.save_state();
    writer.paint_strokes(stroke.color);
    let content = &mut writer.content;
    content.set_line_width(number(stroke.width));
    content.set_line_join(LineJoinStyle::RoundJoin);
    if stroke.cap == LineCap::Round {
        content.set_line_cap(LineCapStyle::RoundCap);
    }
    if let Some(dashes) = stroke.dashes_seen() {
        content.set_dash_pattern(dashes.into_iter().map(number), 0.0);
    }
    add_path(content, &stroke.path);
    content.stroke().restore_state();
}

#[cfg(test)]
mod tests {
    use super::super::testing::operators;
    use super::*;
    use crate::scene::Item;
    use crate::vector::testing::{RED, path};

    #[test]
    fn width_ends_and_dashes_are_told() {
        let stroke = |width: f64, cap, dashes: &[f64]| {
            operators(vec![Item::Stroke(Stroke {
                path: path("M1,1 L9,1"),
                width,
                color: RED,
                cap,
                dashes: dashes.to_vec(),
            })])
        };
        assert_eq!(
            stroke(1.5, LineCap::Round, &[4.0, 2.0]),
            "q 1 0 0 RG 1.5 w 1 j 1 J [4 2] 0 d 1 1 m 9 1 l S Q"
        );
        assert_eq!(
            stroke(2.0, LineCap::Butt, &[]),
            "q 1 0 0 RG 2 w 1 j 1 1 m 9 1 l S Q"
        );
        assert_eq!(stroke(f64::NAN, LineCap::Butt, &[]), "");
    }
}
