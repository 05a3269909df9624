//! Faces: those of the bundled typeface, Noto Sans (Apache-2.0), parsed once, and the user's own.

use std::sync::LazyLock;

use kurbo::BezPath;
use skrifa::{DrawMemory, Font, GlyphId, PathSink, ScalerFont};

use super::own::OwnFace;

/// A style of the bundled typeface, or a font of the user's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// Regular, upright.
    Regular,
    /// Bold, upright.
    Bold,
    /// Regular, italic.
    Italic,
    /// A font of the user's own.
    Own(OwnFace),
}

/// Heights of a face in ems, each counted away from the base line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heights {
    pub(super) ascent: f64,
    pub(super) descent: f64,
    pub(super) cap: f64,
    pub(super) x: f64,
}

/// A parsed font and what is read of it once.
pub(super) struct Parsed {
    pub(super) font: Font,
    pub(super) units_per_em: f64,
    pub(super) heights: Heights,
    scaler: ScalerFont,
}

static REGULAR: LazyLock<Parsed> = LazyLock::new(|| Parsed::bundled(Face::Regular.bytes()));
static BOLD: LazyLock<Parsed> = LazyLock::new(|| Parsed::bundled(Face::Bold.bytes()));
static ITALIC: LazyLock<Parsed> = LazyLock::new(|| Parsed::bundled(Face::Italic.bytes()));

impl Face {
    /// The name of the bundled typeface, by which programs know it.
    pub const BUNDLED: &str = "Noto Sans";

    /// The name of its typeface.
    pub fn family(self) -> &'static str {
        match self {
            Face::Own(face) => &face.own().family,
            Face::Regular | Face::Bold | Face::Italic => Face::BUNDLED,
        }
    }

    /// The face in which a character is set in a text of this one: a bundled one of its style where a
    /// font of the user's own lacks it.
    pub fn setting(self, c: char) -> Face {
        let Face::Own(face) = self else {
            return self;
        };
        let own = face.own();
        let bundled = match (own.is_italic, own.weight) {
            (true, _) => Face::Italic,
            (_, 600..) => Face::Bold,
            _ => Face::Regular,
        };
        match !self.has(c) && bundled.has(c) {
            true => bundled,
            false => self,
        }
    }

    /// Whether it has a glyph for a character.
    pub(super) fn has(self, c: char) -> bool {
        self.glyph_of(c).is_some_and(|glyph| glyph != 0)
    }

    /// The name of the face in PostScript and PDF.
    pub fn postscript_name(self) -> &'static str {
        match self {
            Face::Regular => "NotoSans",
            Face::Bold => "NotoSans-Bold",
            Face::Italic => "NotoSans-Italic",
            Face::Own(face) => &face.own().postscript_name,
        }
    }

    /// How strong its lines are, by the scale of CSS: 400 is regular.
    pub fn weight(self) -> u16 {
        match self {
            Face::Regular | Face::Italic => 400,
            Face::Bold => 700,
            Face::Own(face) => face.own().weight,
        }
    }

    /// Whether it is italic.
    pub fn is_italic(self) -> bool {
        match self {
            Face::Own(face) => face.own().is_italic,
            other => other == Face::Italic,
        }
    }

    /// The whole font as a TrueType file.
    pub(super) fn bytes(self) -> &'static [u8] {
        match self {
            Face::Regular => ttf_noto_sans::REGULAR,
            Face::Bold => ttf_noto_sans::BOLD,
            Face::Italic => ttf_noto_sans::ITALIC,
            Face::Own(face) => face.own().bytes,
        }
    }

    pub(super) fn parsed(self) -> &'static Parsed {
        match self {
            Face::Regular => &REGULAR,
            Face::Bold => &BOLD,
            Face::Italic => &ITALIC,
            Face::Own(face) => &face.own().parsed,
        }
    }
}

impl Parsed {
    fn bundled(bytes: &'static [u8]) -> Parsed {
        let font = Font::new(bytes, 0).expect("invariant: the bundled font is a TrueType font");
        Parsed::of(font)
    }

    /// A font with its heights; that of capitals is about right where the font does not say it.
    pub(super) fn of(font: Font) -> Parsed {
        /// In ems, of most fonts.
        const CAP: f64 = 0.7;
        const X: f64 = 0.5;
        let metrics = font.metrics();
        let units_per_em = f64::from(metrics.units_per_em);
        let line = metrics.hhea_line.unwrap_or_default();
        let heights = Heights {
            ascent: line.ascender.to_f64() / units_per_em,
            descent: -line.descender.to_f64() / units_per_em,
            cap: metrics
                .cap_height
                .map_or(CAP, |cap| cap.to_f64() / units_per_em),
            x: metrics.x_height.map_or(X, |x| x.to_f64() / units_per_em),
        };
        let scaler = ScalerFont::force_unhinted(font.clone(), None);
        Parsed {
            font,
            units_per_em,
            heights,
            scaler,
        }
    }

    /// The outline of a glyph in font units, y up. Empty where the glyph has none (a space), and where
    /// that of a font of the user's own is broken.
    pub(super) fn outline(&self, glyph: GlyphId) -> BezPath {
        let mut sink = Sink(BezPath::new());
        let drawn = self.scaler.outline(glyph);
        match drawn.map(|outline| outline.draw(DrawMemory::Scratch, &mut sink)) {
            Some(Err(_)) | None => BezPath::new(),
            Some(Ok(_)) => sink.0,
        }
    }
}

struct Sink(BezPath);

impl PathSink for Sink {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to((x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to((x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to((cx, cy), (x, y));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.curve_to((cx0, cy0), (cx1, cy1), (x, y));
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Shape;

    #[test]
    fn every_face_knows_its_heights() {
        for face in [Face::Regular, Face::Bold, Face::Italic] {
            let parsed = face.parsed();
            let capital = parsed.font.charmap().map_unicode('H').unwrap();
            let measured = parsed.outline(capital).bounding_box().height() / parsed.units_per_em;
            let Heights {
                ascent,
                descent,
                cap,
                x,
            } = parsed.heights;
            assert!((cap - measured).abs() < 0.01, "{face:?}: {cap} {measured}");
            assert!(0.0 < x && x < cap && cap < ascent && descent > 0.0);
        }
    }

    #[test]
    fn every_glyph_can_be_drawn() {
        for face in [Face::Regular, Face::Bold, Face::Italic] {
            let parsed = face.parsed();
            for glyph in 0..parsed.font.num_glyphs() {
                parsed.outline(GlyphId::new(glyph));
            }
        }
    }
}
