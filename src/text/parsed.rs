//! What is read of a font once: its heights, and the outlines of its glyphs.

use kurbo::BezPath;
use skrifa::{DrawMemory, Font, GlyphId, PathSink, ScalerFont};

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

impl Parsed {
    pub(super) fn bundled(bytes: &'static [u8]) -> Parsed {
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
