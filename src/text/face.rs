//! The bundled typeface, Noto Sans (Apache-2.0), parsed once.

use std::sync::LazyLock;

use kurbo::BezPath;
use skrifa::{DrawMemory, Font, GlyphId, PathSink, ScalerFont};

/// A style of the typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// Regular, upright.
    Regular,
    /// Bold, upright.
    Bold,
    /// Regular, italic.
    Italic,
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

static REGULAR: LazyLock<Parsed> = LazyLock::new(|| Parsed::new(Face::Regular.bytes()));
static BOLD: LazyLock<Parsed> = LazyLock::new(|| Parsed::new(Face::Bold.bytes()));
static ITALIC: LazyLock<Parsed> = LazyLock::new(|| Parsed::new(Face::Italic.bytes()));

impl Face {
    /// The typeface's name, by which programs know it.
    pub const FAMILY: &str = "Noto Sans";

    /// The name of the face in PostScript and PDF.
    pub fn postscript_name(self) -> &'static str {
        match self {
            Face::Regular => "NotoSans",
            Face::Bold => "NotoSans-Bold",
            Face::Italic => "NotoSans-Italic",
        }
    }

    /// How strong its lines are, by the scale of CSS: 400 is regular.
    pub fn weight(self) -> u16 {
        match self {
            Face::Regular | Face::Italic => 400,
            Face::Bold => 700,
        }
    }

    /// Whether it is italic.
    pub fn is_italic(self) -> bool {
        self == Face::Italic
    }

    /// The whole font as a TrueType file.
    pub(super) fn bytes(self) -> &'static [u8] {
        match self {
            Face::Regular => ttf_noto_sans::REGULAR,
            Face::Bold => ttf_noto_sans::BOLD,
            Face::Italic => ttf_noto_sans::ITALIC,
        }
    }

    pub(super) fn parsed(self) -> &'static Parsed {
        match self {
            Face::Regular => &REGULAR,
            Face::Bold => &BOLD,
            Face::Italic => &ITALIC,
        }
    }
}

impl Parsed {
    fn new(bytes: &'static [u8]) -> Parsed {
        let font = Font::new(bytes, 0).expect("invariant: the bundled font is a TrueType font");
        let metrics = font.metrics();
        let units_per_em = f64::from(metrics.units_per_em);
        let line = metrics.hhea_line.unwrap_or_default();
        let heights = Heights {
            ascent: line.ascender.to_f64() / units_per_em,
            descent: -line.descender.to_f64() / units_per_em,
            cap: metrics.cap_height.unwrap_or_default().to_f64() / units_per_em,
            x: metrics.x_height.unwrap_or_default().to_f64() / units_per_em,
        };
        let scaler = ScalerFont::force_unhinted(font.clone(), None);
        Parsed {
            font,
            units_per_em,
            heights,
            scaler,
        }
    }

    /// The outline of a glyph in font units, y up. Empty where the glyph has none (a space).
    pub(super) fn outline(&self, glyph: GlyphId) -> BezPath {
        let mut sink = Sink(BezPath::new());
        if let Some(outline) = self.scaler.outline(glyph) {
            outline
                .draw(DrawMemory::Scratch, &mut sink)
                .expect("invariant: the bundled font's glyphs can be drawn");
        }
        sink.0
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
