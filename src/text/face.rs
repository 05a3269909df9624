//! Faces: those of the bundled typeface, Noto Sans (Apache-2.0), parsed once, and the user's own.

use std::sync::LazyLock;

use super::own::OwnFace;
use super::parsed::Parsed;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::parsed::Heights;
    use kurbo::Shape;
    use skrifa::GlyphId;

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
