//! Shaped text with its halo.

use std::borrow::Cow;

use kurbo::{Affine, Point};
use pdf_writer::types::{LineJoinStyle, TextRenderingMode};
use pdf_writer::{Content, Finish, Name, Str, TextStr};

use super::font::{Fonts, code};
use super::path::number;
use super::resources::name;
use super::writer::Writer;
use crate::scene::Text;
use crate::text::{Face, PlacedGlyph, Shaped};
use crate::vector::letters::straight;

pub(super) fn draw(writer: &mut Writer<'_>, text: &Text) {
    let is_sound = |line: &Cow<'_, Text>| {
        let shaped = &line.shaped;
        shaped.size() > 0.0 && line.place().is_finite() && !shaped.glyphs().is_empty()
    };
    let mut lines = straight(text);
    lines.retain(is_sound);
    if lines.is_empty() {
        return;
    }
    writer.content.save_state();
    // No halo lies over a letter beside it.
    if let Some((color, width)) = text.halo
        && width > 0.0
    {
        writer.paint_strokes(color);
        let content = &mut writer.content;
        content.set_line_width(number(2.0 * width));
        content.set_line_join(LineJoinStyle::RoundJoin);
        // It says nothing that the text does not, and is not to be copied with it.
        let mut marked = content.begin_marked_content_with_properties(Name(b"Artifact"));
        marked.properties().actual_text(TextStr(""));
        marked.finish();
        for line in &lines {
            show(
                content,
                &mut writer.fonts,
                (&line.shaped, line.place()),
                TextRenderingMode::Stroke,
            );
        }
        content.end_marked_content();
        // Opacity is of lines and letters at once.
        content.restore_state().save_state();
    }
    writer.paint_fills(text.color);
    for line in &lines {
        show(
            &mut writer.content,
            &mut writer.fonts,
            (&line.shaped, line.place()),
            TextRenderingMode::Fill,
        );
    }
    writer.content.restore_state();
}

/// Shows the glyphs of a text at their places.
fn show(
    content: &mut Content,
    fonts: &mut Fonts,
    (shaped, place): (&Shaped, Affine),
    mode: TextRenderingMode,
) {
    let size = shaped.size();
    let mut face = shaped.face();
    content.begin_text();
    content.set_font(name(Fonts::name(face)), number(size));
    content.set_text_rendering_mode(mode);
    // Glyphs with the same text stand for it together, and those with one of their own side by side.
    let clusters = shaped.glyphs().chunk_by(|a, b| a.text == b.text);
    let mut row: Vec<Shown> = Vec::new();
    for cluster in clusters {
        let words = shaped
            .text()
            .get(cluster[0].text.clone())
            .unwrap_or_default();
        if let [glyph] = cluster {
            let shown = Shown::new(glyph, words, shaped, fonts);
            let is_alike = |last: &Shown| (last.at.y, last.face) == (shown.at.y, shown.face);
            if row.last().is_some_and(|last| !is_alike(last)) {
                show_row(content, &mut row, place, (size, &mut face));
            }
            row.push(shown);
            continue;
        }
        show_row(content, &mut row, place, (size, &mut face));
        let mut marked = content.begin_marked_content_with_properties(Name(b"Span"));
        marked.properties().actual_text(TextStr(words));
        marked.finish();
        for (i, glyph) in cluster.iter().enumerate() {
            // For programs that don't read what is marked.
            let words = if i == 0 { words } else { "" };
            row.push(Shown::new(glyph, words, shaped, fonts));
            show_row(content, &mut row, place, (size, &mut face));
        }
        content.end_marked_content();
    }
    show_row(content, &mut row, place, (size, &mut face));
    content.end_text();
}

/// A glyph that is to be shown.
struct Shown {
    face: Face,
    code: [u8; 2],
    at: Point,
    /// How far it moves the pen by what the font says, in pixels.
    advance: f64,
}

impl Shown {
    fn new(glyph: &PlacedGlyph, words: &str, shaped: &Shaped, fonts: &mut Fonts) -> Shown {
        let face = glyph.face;
        Shown {
            face,
            code: code(fonts.cid(face, glyph.id, words)),
            at: glyph.at,
            advance: Fonts::width(face, glyph.id) / 1000.0 * shaped.size(),
        }
    }
}

/// Shows glyphs of one height and face side by side, and forgets them. Where the pen is not where the next one has
/// its place, for it is kerned, it is moved.
fn show_row(
    content: &mut Content,
    row: &mut Vec<Shown>,
    place: Affine,
    (size, face): (f64, &mut Face),
) {
    /// Less cannot be seen, in pixels.
    const LEAST: f64 = 0.000_5;
    let Some(first) = row.first() else {
        return;
    };
    if std::mem::replace(face, first.face) != first.face {
        content.set_font(name(Fonts::name(first.face)), number(size));
    }
    let [a, b, c, d, x, y] = (place * Affine::translate(first.at.to_vec2())).as_coeffs();
    // Text has its y up. A sine needs more digits than a place.
    let turn = [a, b, -c, -d].map(|v| ((v * 1e6).round() / 1e6) as f32);
    content.set_text_matrix([turn[0], turn[1], turn[2], turn[3], number(x), number(y)]);
    let mut pen = first.at.x;
    let mut bytes = Vec::new();
    let mut show = content.show_positioned();
    let mut items = show.items();
    for Shown {
        code, at, advance, ..
    } in row.drain(..)
    {
        let off = at.x - pen;
        if off.abs() > LEAST {
            if !bytes.is_empty() {
                items.show(Str(&std::mem::take(&mut bytes)));
            }
            let thousandths = number(-off * 1000.0 / size);
            items.adjust(thousandths);
            pen -= f64::from(thousandths) / 1000.0 * size;
        }
        bytes.extend(code);
        pen += advance;
    }
    items.show(Str(&bytes));
}

#[cfg(test)]
mod tests {
    use super::super::testing::operators;
    use crate::scene::{Color, Item, Text};
    use crate::text::{Face, shape};
    use crate::vector::testing::RED;

    fn text(words: &str, angle: f64, halo: Option<(Color, f64)>) -> String {
        operators(vec![Item::Text(Text {
            shaped: shape(words, Face::Regular, 10.0, 0.0),
            origin: (3.0, 20.4).into(),
            angle,
            color: RED,
            halo,
        })])
    }

    /// "A" and "V" are kerned by 40 of 2048 units, which are 19.531 thousandths; to these comes what the
    /// widths of both, 639.16 and 600.1, are rounded by.
    #[test]
    fn kerning_moves_the_pen() {
        assert_eq!(
            text("AVA", 0.0, None),
            "q 1 0 0 rg BT /FR 10 Tf 0 Tr 1 0 0 -1 3 20 Tm \
             [(\\000\\001) 19.571 (\\000\\002) 19.534 (\\000\\001)] TJ ET Q"
        );
        assert!(text("a", 90.0, None).contains("0 1 1 0 3 20.4 Tm"));
    }

    #[test]
    fn a_halo_says_nothing() {
        let written = text("a", 0.0, Some((Color::WHITE, 1.5)));
        let start = "q 1 1 1 RG 3 w 1 j /Artifact << /ActualText () >> BDC BT";
        assert!(written.starts_with(start), "{written}");
        assert!(written.contains("1 Tr") && written.contains("ET EMC Q q 1 0 0 rg BT"));
    }

    #[test]
    fn glyphs_of_one_character_are_marked_with_it() {
        let written = text("щ\u{30a}", 0.0, None);
        assert!(written.contains("/Span << /ActualText"), "{written}");
        assert_eq!(written.matches("TJ").count(), 2);
    }
}
