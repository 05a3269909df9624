//! A line.

use super::number::number;
use super::path::path_data;
use super::writer::{Writer, paint};
use crate::scene::{LineCap, Stroke};

pub(super) fn draw(writer: &mut Writer<'_>, stroke: &Stroke) {
    // Not a number is not above 0 either.
    let can_be_seen = stroke.width > 0.0 && stroke.width.is_finite();
    if !can_be_seen || stroke.path.is_empty() || !stroke.path.is_finite() {
        return;
    }
    let mut attributes = paint("stroke", stroke.color);
    attributes += &format!(" stroke-width=\"{}\"", number(stroke.width));
    if stroke.cap == LineCap::Round {
        attributes += " stroke-linecap=\"round\"";
    }
    if let Some(dashes) = stroke.dashes_seen() {
        let dashes: Vec<String> = dashes.into_iter().map(number).collect();
        attributes += &format!(" stroke-dasharray=\"{}\"", dashes.join(" "));
    }
    let data = path_data(&stroke.path);
    writer.line(format_args!(
        "<path d=\"{data}\" fill=\"none\"{attributes} stroke-linejoin=\"round\"/>"
    ));
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;
    use super::*;
    use crate::scene::Item;
    use crate::vector::testing::{RED, path};

    fn written(width: f64, cap: LineCap, dashes: &[f64]) -> Vec<String> {
        lines(vec![Item::Stroke(Stroke {
            path: path("M1,1 L9,1"),
            width,
            color: RED,
            cap,
            dashes: dashes.to_vec(),
        })])
    }

    #[test]
    fn width_ends_and_dashes_are_told() {
        assert_eq!(
            written(1.5, LineCap::Round, &[4.0, 0.0]),
            [
                "<path d=\"M1 1l8 0\" fill=\"none\" stroke=\"#ff0000\" stroke-width=\"1.5\" \
              stroke-linecap=\"round\" stroke-dasharray=\"4 .001\" stroke-linejoin=\"round\"/>"
            ]
        );
        assert!(!written(1.0, LineCap::Butt, &[])[0].contains("dash"));
    }

    #[test]
    fn a_line_of_no_width_is_none() {
        for width in [0.0, -1.0, f64::NAN] {
            assert!(written(width, LineCap::Butt, &[]).is_empty());
        }
    }
}
