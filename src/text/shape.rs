//! Shaping: characters to glyphs at their places, kerned.

use std::ops::Range;

use harfrust::{Buffer, Direction, Feature, Script, ShapeOptions, ShaperFont, Tag};
use kurbo::{Affine, BezPath, Point, Rect, Shape};
use skrifa::GlyphId;

use super::face::{Face, Heights};

/// A shaped line of text. Lengths are pixels; the base line starts at (0, 0), y points down.
#[derive(Clone, Debug)]
pub struct Shaped {
    text: String,
    face: Face,
    size: f64,
    tracking: f64,
    width: f64,
    heights: Heights,
    glyphs: Vec<PlacedGlyph>,
    outline: BezPath,
    ink: Rect,
    missing: Vec<char>,
}

/// A glyph at its place in a shaped line.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedGlyph {
    /// Its number in the font.
    pub id: u16,
    /// Where its origin is, in pixels from the start of the base line.
    pub at: Point,
    /// The bytes of the text that it stands for, alone or with those beside it that have the same.
    pub text: Range<usize>,
}

impl Shaped {
    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The style of the typeface.
    pub fn face(&self) -> Face {
        self.face
    }

    /// Pixels per em.
    pub fn size(&self) -> f64 {
        self.size
    }

    /// What stands between glyphs beside their kerning, in pixels.
    pub fn tracking(&self) -> f64 {
        self.tracking
    }

    /// The glyphs from left to right.
    pub fn glyphs(&self) -> &[PlacedGlyph] {
        &self.glyphs
    }

    /// How far the base line runs, without tracking after the last glyph.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// The height of the font's line above the base line; more than that of any capital.
    pub fn ascent(&self) -> f64 {
        self.heights.ascent * self.size
    }

    /// The depth of the font's line below the base line, as a positive number.
    pub fn descent(&self) -> f64 {
        self.heights.descent * self.size
    }

    /// The height of a capital.
    pub fn cap_height(&self) -> f64 {
        self.heights.cap * self.size
    }

    /// The height of a small x.
    pub fn x_height(&self) -> f64 {
        self.heights.x * self.size
    }

    /// The outlines of all glyphs, to fill by the non-zero rule.
    pub fn outline(&self) -> &BezPath {
        &self.outline
    }

    /// The smallest box about the outline; of no size for a text without ink.
    pub fn ink(&self) -> Rect {
        self.ink
    }

    /// The characters that the font lacks and draws as an empty box, each once, in the text's order.
    pub fn missing(&self) -> &[char] {
        &self.missing
    }
}

/// Shapes one line of left-to-right text: `size` in pixels per em, `tracking` in pixels after each
/// glyph. Kerning is on; ligatures are on where there is no tracking.
///
/// ```
/// use bakhmut_map::text::{Face, shape};
/// // An em is 2048 units; "A" advances 1309 and "V" 1229, kerning takes back 40.
/// assert_eq!(shape("AV", Face::Regular, 2048.0, 0.0).width(), 2498.0);
/// ```
pub fn shape(text: &str, face: Face, size: f64, tracking: f64) -> Shaped {
    let parsed = face.parsed();
    let scale = size / parsed.units_per_em;
    let mut outline = BezPath::new();
    let mut missing = Vec::new();
    let mut pen = 0.0;
    let mut last_tracking = 0.0;
    let mut placed: Vec<PlacedGlyph> = Vec::new();
    for glyph in glyphs(text, face, tracking != 0.0) {
        if glyph.id == GlyphId::NOTDEF {
            let lacking = text.get(glyph.start..).and_then(|rest| rest.chars().next());
            missing.extend(lacking.filter(|c| !missing.contains(c)));
        }
        let (x, y) = (pen + glyph.offset.x * scale, -glyph.offset.y * scale);
        let place = Affine::new([scale, 0.0, 0.0, -scale, x, y]);
        placed.push(PlacedGlyph {
            // A TrueType font has no more.
            id: glyph.id.to_u32() as u16,
            at: Point::new(x, y),
            text: glyph.start..text.len(),
        });
        let elements = parsed.outline(glyph.id).into_iter();
        outline.extend(elements.map(|element| place * element));
        pen += glyph.advance * scale;
        // A mark stays with its base.
        if glyph.ends_cluster {
            pen += tracking;
            last_tracking = tracking;
        }
    }
    for i in (1..placed.len()).rev() {
        let (start, end) = (placed[i].text.start, placed[i].text.end);
        // What stands for the same as the next one ends where that does.
        let before = &mut placed[i - 1].text;
        before.end = if before.start == start { end } else { start };
    }
    let ink = if outline.is_empty() {
        Rect::ZERO
    } else {
        outline.bounding_box()
    };
    Shaped {
        text: text.to_owned(),
        face,
        size,
        tracking,
        width: pen - last_tracking,
        heights: parsed.heights,
        glyphs: placed,
        outline,
        ink,
        missing,
    }
}

/// Where each cluster of a line begins: its first byte, and the pen's way to it in ems. The line's
/// end comes last.
pub(super) fn clusters(text: &str, face: Face) -> Vec<(usize, f64)> {
    let mut clusters: Vec<(usize, f64)> = Vec::new();
    // Summed in font units, which are whole, so that no sum depends on where it starts.
    let mut pen = 0.0;
    for glyph in glyphs(text, face, false) {
        if clusters.last().is_none_or(|last| last.0 < glyph.start) {
            clusters.push((glyph.start, pen));
        }
        pen += glyph.advance;
    }
    clusters.push((text.len(), pen));
    let units_per_em = face.parsed().units_per_em;
    clusters.iter_mut().for_each(|c| c.1 /= units_per_em);
    clusters
}

/// A glyph at its place in a line, in font units, y up.
struct Glyph {
    id: GlyphId,
    /// The first byte of the characters that it stands for.
    start: usize,
    /// Whether the next glyph stands for other characters.
    ends_cluster: bool,
    offset: Point,
    advance: f64,
}

/// The glyphs of a line from left to right; without ligatures where it is set `loose`.
fn glyphs(text: &str, face: Face, loose: bool) -> Vec<Glyph> {
    let font = ShaperFont::new(&face.parsed().font);
    let no_ligatures = [
        Feature::new(Tag::new(b"liga"), 0, ..),
        Feature::new(Tag::new(b"clig"), 0, ..),
    ];
    let features = if loose { &no_ligatures[..] } else { &[] };
    let mut line = Vec::new();
    for (script, start, run) in runs(text) {
        let mut buffer = Buffer::new();
        buffer.push_str(run);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(script));
        harfrust::shape(&font, &mut buffer, ShapeOptions::new().features(features))
            .expect("invariant: the buffer is unshaped and its direction set");
        let infos = buffer.glyph_infos();
        for (i, (info, at)) in infos.iter().zip(buffer.glyph_positions()).enumerate() {
            let next = infos.get(i + 1);
            line.push(Glyph {
                id: GlyphId::new(info.glyph_id),
                start: start + info.cluster as usize,
                ends_cluster: next.is_none_or(|next| next.cluster != info.cluster),
                offset: Point::new(f64::from(at.x_offset), f64::from(at.y_offset)),
                advance: f64::from(at.x_advance),
            });
        }
    }
    line
}

/// The text in runs of one script; digits, spaces and punctuation go with what stands before them.
/// Each with its first byte.
fn runs(text: &str) -> Vec<(Script, usize, &str)> {
    let mut runs: Vec<(Script, usize)> = Vec::new();
    for (start, c) in text.char_indices() {
        let script = harfrust::unicode::script(u32::from(c));
        let neutral = [Script::COMMON, Script::INHERITED, Script::UNKNOWN].contains(&script);
        match runs.last_mut() {
            None => runs.push((script, start)),
            Some(_) if neutral => {}
            Some((last, _)) if *last == script => {}
            Some((last, _)) if *last == Script::COMMON => *last = script,
            Some(_) => runs.push((script, start)),
        }
    }
    let ends: Vec<usize> = runs
        .iter()
        .skip(1)
        .map(|run| run.1)
        .chain([text.len()])
        .collect();
    runs.into_iter()
        .zip(ends)
        .filter_map(|((script, start), end)| Some((script, start, text.get(start..end)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pairs_are_kerned_in_both_scripts() {
        for (pair, first, second) in [("AV", "A", "V"), ("ГА", "Г", "А")] {
            let width = |text| shape(text, Face::Regular, 100.0, 0.0).width();
            assert!(width(pair) < width(first) + width(second), "{pair}");
        }
    }

    #[test]
    fn tracking_stands_between_glyphs_only() {
        let width = |tracking| shape("BAK", Face::Bold, 20.0, tracking).width();
        assert!((width(3.0) - width(0.0) - 6.0).abs() < 1e-9);
    }

    #[test]
    fn glyphs_tell_where_they_are_and_of_what() {
        let shaped = shape("AV т", Face::Regular, 2048.0, 5.0);
        let told: Vec<(f64, &str)> = shaped
            .glyphs()
            .iter()
            .map(|glyph| (glyph.at.x, &shaped.text()[glyph.text.clone()]))
            .collect();
        let v = 1309.0 - 40.0 + 5.0;
        assert_eq!(told[..2], [(0.0, "A"), (v, "V")]);
        assert_eq!((told[2].1, told[3].1, told.len()), (" ", "т", 4));
    }

    #[test]
    fn a_mark_stands_for_what_its_base_does() {
        // No letter of the font has this mark above it.
        let shaped = shape("aщ\u{30a}b", Face::Regular, 20.0, 0.0);
        let texts = shaped.glyphs().iter().map(|glyph| glyph.text.clone());
        assert_eq!(texts.collect::<Vec<_>>(), [0..1, 1..5, 1..5, 5..6]);
    }

    #[test]
    fn ukrainian_letters_and_signs_of_maps_have_glyphs() {
        let text = "Ґґ Єє Її Іі ’ ʼ ′ ″ ° – — « » № ² → × ½ ± ≈ ≤ \u{a0}";
        for face in [Face::Regular, Face::Bold, Face::Italic] {
            assert_eq!(
                shape(text, face, 12.0, 0.0).missing(),
                &[] as &[char],
                "{face:?}"
            );
        }
    }

    #[test]
    fn what_the_font_lacks_is_told() {
        let shaped = shape("a\u{1f5fa}b\u{1f5fa}中", Face::Regular, 12.0, 0.0);
        assert_eq!(shaped.missing(), ['\u{1f5fa}', '中']);
        assert!(shaped.ink().area() > 0.0);
    }

    #[test]
    fn runs_part_scripts_and_keep_neutrals() {
        let parts: Vec<&str> = runs("12 км / km, 5").into_iter().map(|run| run.2).collect();
        assert_eq!(parts, ["12 км / ", "km, 5"]);
    }

    #[test]
    fn ink_lies_about_the_base_line() {
        let shaped = shape("Hg", Face::Regular, 100.0, 0.0);
        assert!((shaped.ink().y0 + shaped.cap_height()).abs() < 2.0);
        assert!(shaped.ink().y1 > 10.0 && shaped.ink().y1 < shaped.descent());
        assert_eq!(shape(" ", Face::Regular, 100.0, 0.0).ink(), Rect::ZERO);
    }

    proptest! {
        #[test]
        fn any_text_can_be_shaped(text in ".{0,40}", size in 0.0..200.0_f64) {
            let shaped = shape(&text, Face::Regular, size, 0.5);
            prop_assert!(shaped.width().is_finite());
        }
    }
}
