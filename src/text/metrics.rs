//! What a face measures, in ems.

use super::Face;
use super::sfnt::{table, u16_at, u32_at};

impl Face {
    /// The glyph that a character has before text is shaped, if the face has it.
    pub fn glyph_of(self, c: char) -> Option<u16> {
        let glyph = self.parsed().font.charmap().map_unicode(c)?;
        u16::try_from(glyph.to_u32()).ok()
    }

    /// How far a glyph moves the pen, in ems.
    pub fn advance(self, glyph: u16) -> f64 {
        let count = u16_at(table(self.bytes(), b"hhea"), 34);
        // The glyphs beyond the last have its advance.
        let at = 4 * usize::from(glyph.min(count.saturating_sub(1)));
        self.in_ems(table(self.bytes(), b"hmtx"), at).max(0.0)
    }

    /// The left, lower, right and upper end of all glyphs in ems, y up.
    pub fn bounds(self) -> [f64; 4] {
        let head = table(self.bytes(), b"head");
        [36, 38, 40, 42].map(|at| self.in_ems(head, at))
    }

    /// How far upright strokes lean, in degrees counter-clockwise.
    pub fn italic_angle(self) -> f64 {
        let fixed = u32_at(table(self.bytes(), b"post"), 4).cast_signed();
        f64::from(fixed) / 65_536.0
    }

    /// The height above the base line, the depth below it and the height of a capital, in ems.
    pub fn heights(self) -> [f64; 3] {
        let heights = self.parsed().heights;
        [heights.ascent, heights.descent, heights.cap]
    }

    /// A 16-bit number of a table that is in font units.
    fn in_ems(self, table: &[u8], at: usize) -> f64 {
        f64::from(u16_at(table, at).cast_signed()) / self.parsed().units_per_em
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::shape;

    #[test]
    fn advances_are_those_of_shaping() {
        for face in [Face::Regular, Face::Bold, Face::Italic] {
            for c in ['A', 'ї', '.', ' ', '—'] {
                let glyph = face.glyph_of(c).unwrap();
                let width = shape(&c.to_string(), face, 1.0, 0.0).width();
                assert!((face.advance(glyph) - width).abs() < 1e-9, "{face:?} {c}");
            }
        }
        assert_eq!(Face::Regular.italic_angle(), 0.0);
        assert_eq!(Face::Italic.italic_angle(), -12.0);
        let [left, low, right, high] = Face::Bold.bounds();
        assert!(left < 0.0 && low < 0.0 && right > 1.0 && high > 1.0);
    }
}
