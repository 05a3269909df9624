//! Shaped text with its halo.
//!
//! A line is one element, which a drawing program can edit: whoever shapes it by the same font, which is
//! embedded, kerns it alike. The halo is an element of its own below it, for some drawing programs know no
//! `paint-order` and would draw it over the letters.

use super::font::FAMILIES;
use super::number::number;
use super::writer::{Writer, paint};
use crate::scene::Text;
use crate::text::Face;
use crate::vector::letters::straight;
use crate::xml::escaped;

pub(super) fn draw(writer: &mut Writer<'_>, text: &Text) {
    let lines = straight(text);
    // No halo lies over a letter beside it.
    lines.iter().for_each(|line| draw_halo(writer, line));
    for line in &lines {
        let fill = paint("fill", line.color);
        if let Some((attributes, words)) = element(writer, line) {
            writer.line(format_args!("<text{attributes}{fill}>{words}</text>"));
        }
    }
}

fn draw_halo(writer: &mut Writer<'_>, text: &Text) {
    if let Some((color, width)) = text.halo
        && width > 0.0
        && let Some((attributes, words)) = element(writer, text)
    {
        let stroke = paint("stroke", color);
        let width = number(2.0 * width);
        writer.line(format_args!(
            "<text{attributes} fill=\"none\"{stroke} stroke-width=\"{width}\" \
             stroke-linejoin=\"round\" aria-hidden=\"true\">{words}</text>"
        ));
    }
}

/// Place and font of an element, each attribute behind a space, and its words; `None` where it shows
/// nothing.
fn element(writer: &mut Writer<'_>, text: &Text) -> Option<(String, String)> {
    let shaped = &text.shaped;
    let coefficients = text.place().as_coeffs();
    let is_sound = shaped.size() > 0.0 && coefficients.iter().all(|c| c.is_finite());
    if !is_sound || shaped.text().trim().is_empty() {
        return None;
    }
    writer.fonts.note(shaped);
    let [.., x, y] = coefficients.map(number);
    let mut attributes = match text.angle {
        0.0 => format!(" x=\"{x}\" y=\"{y}\""),
        angle => format!(
            " transform=\"translate({x} {y}) rotate({})\"",
            number(angle)
        ),
    };
    attributes += &font(text);
    Some((attributes, escaped(shaped.text())))
}

/// The font's attributes, each behind a space; its family is that of the whole drawing.
fn font(text: &Text) -> String {
    let (shaped, face) = (&text.shaped, text.shaped.face());
    let mut font = format!(" font-size=\"{}\"", number(shaped.size()));
    if let Face::Own(_) = face {
        // What it lacks is in the bundled face.
        font += &format!(" font-family=\"'{}', {FAMILIES}\"", face.family());
    }
    if face.weight() != 400 {
        font += &format!(" font-weight=\"{}\"", face.weight());
    }
    if face.is_italic() {
        font += " font-style=\"italic\"";
    }
    if shaped.tracking() != 0.0 {
        font += &format!(" letter-spacing=\"{}\"", number(shaped.tracking()));
    }
    font
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;
    use crate::scene::{Color, Item, Text};
    use crate::text::{Face, shape};
    use crate::vector::testing::RED;

    #[test]
    fn a_line_is_one_element_above_its_halo() {
        let text = Item::Text(Text {
            shaped: shape("A<ї", Face::Bold, 12.0, 0.5),
            origin: (3.0, 20.4).into(),
            angle: 0.0,
            color: RED,
            halo: Some((Color::WHITE, 2.0)),
        });
        let font = "x=\"3\" y=\"20\" font-size=\"12\" font-weight=\"700\" letter-spacing=\".5\"";
        assert_eq!(
            lines(vec![text]),
            [
                format!(
                    "<text {font} fill=\"none\" stroke=\"#ffffff\" stroke-width=\"4\" \
                     stroke-linejoin=\"round\" aria-hidden=\"true\">A&lt;ї</text>"
                ),
                format!("<text {font} fill=\"#ff0000\">A&lt;ї</text>"),
            ]
        );
    }

    #[test]
    fn turned_text_keeps_its_place() {
        let text = |words: &str| {
            Item::Text(Text {
                shaped: shape(words, Face::Italic, 9.0, 0.0),
                origin: (3.0, 20.4).into(),
                angle: -30.0,
                color: RED,
                halo: None,
            })
        };
        assert_eq!(
            lines(vec![text("a"), text(" ")]),
            [
                "<text transform=\"translate(3 20.4) rotate(-30)\" font-size=\"9\" \
              font-style=\"italic\" fill=\"#ff0000\">a</text>"
            ]
        );
    }
}
