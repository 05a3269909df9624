//! Shaping: characters to glyphs at their places, kerned.

use std::ops::Range;
use std::sync::Arc;

use kurbo::{Affine, BezPath, Point, Rect, Shape};
use skrifa::GlyphId;

use super::Face;
use super::glyphs::glyphs;
use super::parsed::Heights;

/// A shaped line of text. Lengths are pixels; the base line starts at (0, 0), y points down. Copies share
/// what it holds.
#[derive(Clone, Debug)]
pub struct Shaped {
    text: Arc<str>,
    face: Face,
    size: f64,
    tracking: f64,
    width: f64,
    heights: Heights,
    glyphs: Arc<[PlacedGlyph]>,
    outline: Arc<BezPath>,
    ink: Rect,
    letters: Arc<[Letter]>,
    missing: Arc<[char]>,
    lent: Arc<[char]>,
}

/// A glyph at its place in a shaped line.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedGlyph {
    /// The face that has it: that of the line, or another for a character that it lacks.
    pub face: Face,
    /// Its number in the font.
    pub id: u16,
    /// Where its origin is, in pixels from the start of a straight base line.
    pub at: Point,
    /// The bytes of the text that it stands for, alone or with those beside it that have the same.
    pub text: Range<usize>,
}

/// A letter, with its marks, of a line that is set along a curve. Lengths are pixels.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The characters that it stands for.
    pub text: String,
    /// Where its base line starts.
    pub origin: Point,
    /// Degrees clockwise about the origin.
    pub angle: f64,
    /// The smallest level box about its outline; of no size for one without ink.
    pub ink: Rect,
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

    /// The letters of a line that is set along a curve, in the text's order; none of a straight one.
    pub fn letters(&self) -> &[Letter] {
        &self.letters
    }

    /// The characters that the font lacks and draws as an empty box, each once, in the text's order.
    pub fn missing(&self) -> &[char] {
        &self.missing
    }

    /// The characters that a font of the user's own lacks and that are set in a bundled one, each once,
    /// in the text's order.
    pub fn lent(&self) -> &[char] {
        &self.lent
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
    set(text, face, size, tracking, None)
}

/// As [`shape`], with each letter turned by itself: `curve` gives the point that is so many pixels along the
/// base line, and the base line's angle there, in degrees clockwise.
pub fn shape_along(
    text: &str,
    face: Face,
    size: f64,
    tracking: f64,
    curve: &dyn Fn(f64) -> (Point, f64),
) -> Shaped {
    set(text, face, size, tracking, Some(curve))
}

fn set(
    text: &str,
    face: Face,
    size: f64,
    tracking: f64,
    curve: Option<&dyn Fn(f64) -> (Point, f64)>,
) -> Shaped {
    let parsed = face.parsed();
    let scale = size / parsed.units_per_em;
    let mut outline = BezPath::new();
    let (mut missing, mut lent) = (Vec::new(), Vec::new());
    let mut letters = Vec::new();
    let mut placed: Vec<PlacedGlyph> = Vec::new();
    let (mut pen, mut last_tracking) = (0.0, 0.0);
    let line = glyphs(text, face, tracking != 0.0);
    for (index, letter) in line.chunk_by(|glyph, _| !glyph.ends_cluster).enumerate() {
        let start = pen;
        let mut strokes = BezPath::new();
        for glyph in letter {
            let is_missing = glyph.id == GlyphId::NOTDEF;
            if is_missing || glyph.face != face {
                let told = if is_missing { &mut missing } else { &mut lent };
                let lacking = text.get(glyph.start..).and_then(|rest| rest.chars().next());
                // A space looks the same in every font.
                let is_told = |c: &char| told.contains(c) || (!is_missing && c.is_whitespace());
                let new = lacking.filter(|c| !is_told(c));
                told.extend(new);
            }
            let (x, y) = (pen + glyph.offset.x * scale, -glyph.offset.y * scale);
            let of_face = glyph.face.parsed();
            let drawn = size / of_face.units_per_em;
            let place = Affine::new([drawn, 0.0, 0.0, -drawn, x, y]);
            placed.push(PlacedGlyph {
                face: glyph.face,
                // A TrueType font has no more.
                id: glyph.id.to_u32() as u16,
                at: Point::new(x, y),
                text: glyph.start..text.len(),
            });
            let elements = of_face.outline(glyph.id).into_iter();
            strokes.extend(elements.map(|element| place * element));
            pen += glyph.advance * scale;
        }
        if let Some(curve) = curve {
            // A letter stands on the curve with its middle.
            let middle = f64::midpoint(start, pen);
            let (point, angle) = curve(middle);
            let turn = Affine::translate(point.to_vec2())
                * Affine::rotate(angle.to_radians())
                * Affine::translate((-middle, 0.0));
            strokes.apply_affine(turn);
            letters.push((
                index,
                turn * Point::new(start, 0.0),
                angle,
                box_about(&strokes),
            ));
        }
        outline.extend(strokes);
        // A mark stays with its base.
        pen += tracking;
        last_tracking = tracking;
    }
    for i in (1..placed.len()).rev() {
        let (start, end) = (placed[i].text.start, placed[i].text.end);
        // What stands for the same as the next one ends where that does.
        let before = &mut placed[i - 1].text;
        before.end = if before.start == start { end } else { start };
    }
    let starts = line.chunk_by(|glyph, _| !glyph.ends_cluster);
    let starts: Vec<usize> = starts
        .filter_map(|glyphs| Some(glyphs.first()?.start))
        .collect();
    let words = |index: usize| {
        let end = starts.get(index + 1).copied().unwrap_or(text.len());
        text.get(starts[index]..end).unwrap_or_default().to_owned()
    };
    let letters = letters
        .into_iter()
        .map(|(index, origin, angle, ink)| Letter {
            text: words(index),
            origin,
            angle,
            ink,
        });
    let letters = letters.collect();
    let ink = box_about(&outline);
    Shaped {
        text: text.into(),
        face,
        size,
        tracking,
        width: pen - last_tracking,
        heights: parsed.heights,
        glyphs: placed.into(),
        outline: Arc::new(outline),
        ink,
        letters,
        missing: missing.into(),
        lent: lent.into(),
    }
}

fn box_about(outline: &BezPath) -> Rect {
    match outline.is_empty() {
        true => Rect::ZERO,
        false => outline.bounding_box(),
    }
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
    fn ink_lies_about_the_base_line() {
        let shaped = shape("Hg", Face::Regular, 100.0, 0.0);
        assert!((shaped.ink().y0 + shaped.cap_height()).abs() < 2.0);
        assert!(shaped.ink().y1 > 10.0 && shaped.ink().y1 < shaped.descent());
        assert_eq!(shape(" ", Face::Regular, 100.0, 0.0).ink(), Rect::ZERO);
    }

    #[test]
    fn letters_along_a_curve_stand_on_it_and_are_turned() {
        // A quarter of a circle of 100 pixels, from its left to its top.
        let curve = |along: f64| {
            let turned = along / 100.0;
            let at = Point::new(100.0 - 100.0 * turned.cos(), -100.0 * turned.sin());
            (at, turned.to_degrees() - 90.0)
        };
        let bent = shape_along("Мius", Face::Italic, 20.0, 2.0, &curve);
        let words: Vec<&str> = bent.letters().iter().map(|l| l.text.as_str()).collect();
        assert_eq!(words, ["М", "i", "u", "s"]);
        assert!(bent.letters().is_sorted_by(|a, b| a.angle < b.angle));
        for letter in bent.letters() {
            let away = letter.origin.distance(Point::new(100.0, 0.0));
            assert!((away - 100.0).abs() < 1.0, "{letter:?}");
            assert!(bent.ink().contains_rect(letter.ink), "{letter:?}");
        }
        let straight = shape("Мius", Face::Italic, 20.0, 2.0);
        assert_eq!(straight.width(), bent.width());
        assert!((straight.outline().area() - bent.outline().area()).abs() < 1e-6);
        assert!(straight.letters().is_empty());
    }

    proptest! {
        #[test]
        fn any_text_can_be_shaped(text in ".{0,40}", size in 0.0..200.0_f64) {
            let shaped = shape(&text, Face::Regular, size, 0.5);
            prop_assert!(shaped.width().is_finite());
        }
    }
}
