//! Fonts of the user's own, in which texts are set in the place of the bundled ones.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use skrifa::Font;
use skrifa::font::attribute::Style;
use skrifa::font::name::NameId;

use super::parsed::Parsed;
use super::sfnt::{table, u16_at};
use crate::error::{Error, Result};
use crate::hash::sha256;

/// A font of the user's own. It is read once, for as long as the program runs.
#[derive(Clone, Copy)]
pub struct OwnFace(&'static Own);

/// What is read of a font file.
pub(super) struct Own {
    pub(super) family: String,
    pub(super) postscript_name: String,
    pub(super) weight: u16,
    pub(super) is_italic: bool,
    pub(super) bytes: &'static [u8],
    pub(super) parsed: Parsed,
    sha256: String,
    tag: String,
}

/// The fonts that were read, by their hash.
static READ: Mutex<BTreeMap<String, &'static Own>> = Mutex::new(BTreeMap::new());

impl OwnFace {
    /// The font in the bytes of a file, which the user can open as `file`.
    ///
    /// # Errors
    /// Data (exit 3) where they are no font of TrueType or OpenType, and what to do.
    pub fn read(file: &str, bytes: &[u8]) -> Result<OwnFace> {
        let hash = sha256(bytes);
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = read.get(&hash) {
            return Ok(OwnFace(own));
        }
        if let Some((kind, help)) = other_kind(bytes) {
            return Err(Error::unfit(format!("{file} is {kind}")).help(help));
        }
        let own: &'static Own = Box::leak(Box::new(Own::read(file, bytes.to_vec(), &hash)?));
        read.insert(hash, own);
        Ok(OwnFace(own))
    }

    /// A short name that tells it from other fonts: a letter and digits.
    pub fn tag(self) -> &'static str {
        &self.0.tag
    }

    pub(super) fn own(self) -> &'static Own {
        self.0
    }

    /// Why its outlines can't be put into a file for others to draw with, if they can't.
    pub(super) fn not_embedded(self) -> Option<&'static str> {
        /// Bits of `fsType` (OpenType 1.9, `OS/2`): the licence allows no embedding, none of a part of
        /// the glyphs, or none of outlines. The least restrictive of the first four counts.
        const RESTRICTED: u16 = 1 << 1;
        const ALLOWED: u16 = 1 << 2 | 1 << 3;
        const NO_SUBSET: u16 = 1 << 8;
        const BITMAPS_ONLY: u16 = 1 << 9;
        let bytes = self.0.bytes;
        let permission = u16_at(table(bytes, b"OS/2"), 8);
        let has = |bits| permission & bits != 0;
        if has(NO_SUBSET | BITMAPS_ONLY) || (has(RESTRICTED) && !has(ALLOWED)) {
            return Some("its maker forbids to embed it (fsType)");
        }
        let has_outlines = !table(bytes, b"glyf").is_empty() && !table(bytes, b"loca").is_empty();
        (!has_outlines)
            .then_some("its outlines are PostScript's (CFF), which cannot be embedded here")
    }
}

impl Own {
    fn read(file: &str, bytes: Vec<u8>, sha256: &str) -> Result<Own> {
        let broken = |what: &str| {
            Error::unfit(format!("{file} is no font that can be read: {what}"))
                .help("name a whole file of TrueType or OpenType, .ttf or .otf")
        };
        let font =
            Font::new(bytes.clone(), 0).ok_or_else(|| broken("its tables are not in order"))?;
        if !(16..=16_384).contains(&font.units_per_em()) {
            return Err(broken("its em has no size"));
        }
        if !font.charmap().has_unicode() {
            return Err(broken("it has no characters of Unicode"));
        }
        let bytes: &'static [u8] = Box::leak(bytes.into_boxed_slice());
        let named = |id| {
            let name = font.names().get(id)?.english_or_first()?;
            let name: String = name.name().chars().filter(|c| !c.is_control()).collect();
            (!name.is_empty()).then_some(name)
        };
        // It stands in quotes in other files.
        let is_word = |c: &char| c.is_alphanumeric() || " -_.".contains(*c);
        let family = named(NameId::TYPOGRAPHIC_FAMILY_NAME)
            .or_else(|| named(NameId::FAMILY_NAME))
            .unwrap_or_else(|| "Unnamed".to_owned());
        let family: String = family.chars().filter(is_word).collect();
        // A name of PostScript is of letters without accents, digits and few signs.
        let is_plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        let postscript_name = named(NameId::POSTSCRIPT_NAME).unwrap_or_else(|| family.clone());
        let postscript_name: String = postscript_name.chars().filter(is_plain).collect();
        let attributes = font.default_attributes();
        let parsed = Parsed::of(font);
        let heights = parsed.heights;
        let sound = [heights.ascent, heights.descent, heights.cap, heights.x];
        if !sound.iter().all(|height| height.abs() < 10.0) || heights.cap <= 0.0 {
            return Err(broken("its letters have no height"));
        }
        Ok(Own {
            postscript_name: match postscript_name.is_empty() {
                true => "Unnamed".to_owned(),
                false => postscript_name,
            },
            family,
            weight: attributes.weight.value() as u16,
            is_italic: attributes.style != Style::Normal,
            bytes,
            parsed,
            sha256: sha256.to_owned(),
            tag: format!("F{}", &sha256[..8]),
        })
    }
}

/// What bytes are that are no font, by how such files begin, and what to do.
fn other_kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const FONTS: [&[u8]; 3] = [b"\0\x01\0\0", b"true", b"OTTO"];
    const WEB: (&str, &str) = (
        "a font packed for the web",
        "name the .ttf or .otf that it was made of, or unpack it",
    );
    const KINDS: [(&[u8], (&str, &str)); 3] = [
        (b"wOFF", WEB),
        (b"wOF2", WEB),
        (
            b"ttcf",
            (
                "a collection of fonts",
                "save each of its fonts as a file of its own, and name these",
            ),
        ),
    ];
    if FONTS.iter().any(|begin| bytes.starts_with(begin)) {
        return None;
    }
    let found = KINDS.iter().find(|(begin, _)| bytes.starts_with(begin));
    let other = (
        "no font",
        "name a file of TrueType or OpenType, .ttf or .otf",
    );
    Some(found.map_or(other, |(_, kind)| *kind))
}

impl fmt::Debug for OwnFace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OwnFace")
            .field(&self.0.postscript_name)
            .finish()
    }
}

impl PartialEq for OwnFace {
    fn eq(&self, other: &OwnFace) -> bool {
        self.0.sha256 == other.0.sha256
    }
}

impl Eq for OwnFace {}

impl PartialOrd for OwnFace {
    fn partial_cmp(&self, other: &OwnFace) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for OwnFace {
    fn cmp(&self, other: &OwnFace) -> Ordering {
        self.0.sha256.cmp(&other.0.sha256)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::text::sfnt::file;
    use crate::text::{Face, Subset, Table, shape};
    use proptest::prelude::*;

    /// A font of some characters, with another weight class, `fsType` and `fsSelection` in `OS/2`.
    pub(crate) fn font(face: Face, characters: &str, [weight, kind, style]: [u16; 3]) -> Vec<u8> {
        let glyphs = characters.chars().filter_map(|c| face.glyph_of(c));
        let mut tables = Subset::new(face, glyphs).shaping_tables();
        let table = tables.iter_mut().find(|Table { tag, .. }| tag == b"OS/2");
        let bytes = &mut table.expect("the bundled font has one").bytes;
        for (at, number) in [(4, weight), (8, kind), (62, style)] {
            bytes[at..at + 2].copy_from_slice(&number.to_be_bytes());
        }
        file(tables)
    }

    pub(crate) const REGULAR: [u16; 3] = [400, 0, 1 << 6];

    #[test]
    fn a_font_is_set_as_it_is() {
        let own = OwnFace::read("own.ttf", ttf_noto_sans::BOLD).unwrap();
        let face = Face::Own(own);
        assert_eq!(
            (face.family(), face.weight(), face.is_italic()),
            ("Noto Sans", 700, false)
        );
        assert_eq!(face.postscript_name(), "NotoSans-Bold");
        let [ours, theirs] = [Face::Bold, face].map(|face| shape("Їжак AV km²", face, 20.0, 0.0));
        assert_eq!(ours.outline().elements(), theirs.outline().elements());
        assert_eq!(ours.cap_height(), theirs.cap_height());
        assert!(theirs.lent().is_empty() && theirs.missing().is_empty());
        let again = OwnFace::read("elsewhere.ttf", ttf_noto_sans::BOLD).unwrap();
        assert!(std::ptr::eq(again.own(), own.own()));
    }

    #[test]
    fn what_a_font_lacks_is_lent_by_the_bundled_one_of_its_style() {
        let bytes = font(Face::Regular, "AV", REGULAR);
        let face = Face::Own(OwnFace::read("own.ttf", &bytes).unwrap());
        let shaped = shape("AїV 中", face, 20.0, 0.0);
        assert_eq!((shaped.lent(), shaped.missing()), (&['ї'][..], &['中'][..]));
        let faces: Vec<Face> = shaped.glyphs().iter().map(|glyph| glyph.face).collect();
        assert_eq!(faces, [face, Face::Regular, face, Face::Regular, face]);
        let bold = font(Face::Bold, "AV", [700, 0, 1 << 5]);
        let bold = Face::Own(OwnFace::read("own.ttf", &bold).unwrap());
        assert_eq!((bold.setting('ї'), bold.setting('A')), (Face::Bold, bold));
    }

    #[test]
    fn what_its_maker_forbids_is_not_embedded() {
        let allowed = |kind| {
            let bytes = font(Face::Regular, "A", [400, kind, 1 << 6]);
            let own = OwnFace::read("own.ttf", &bytes).unwrap();
            own.not_embedded().is_none()
        };
        // Installable, print and preview, editable; restricted, restricted though editable, no subset.
        let kinds = [0, 4, 8, 2, 2 | 8, 0x100 | 8, 0x200];
        assert_eq!(
            kinds.map(allowed),
            [true, true, true, false, true, false, false]
        );
    }

    #[test]
    fn what_is_no_font_is_told_with_what_to_do() {
        for (bytes, what) in [
            (&b"wOF2...."[..], "packed for the web"),
            (b"ttcf....", "a collection of fonts"),
            (b"<html>", "no font"),
            (b"", "no font"),
            (&ttf_noto_sans::REGULAR[..5000], "no font that can be read"),
        ] {
            let error = OwnFace::read("own.ttf", bytes).unwrap_err();
            let told = error.to_string();
            assert!(
                told.starts_with("own.ttf is") && told.contains(what),
                "{told}"
            );
            assert!(told.contains("help: "), "{told}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn a_damaged_font_does_no_harm(
            damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
            keep in 0.2..1.0_f64,
            cut in any::<bool>(),
        ) {
            let mut bytes = font(Face::Regular, "Бахмут Їжак AVfi", REGULAR);
            // Tables lie behind their directory, most of the damage in them.
            for (at, value) in damage {
                let at = at.index(bytes.len());
                bytes[at] = value;
            }
            if cut {
                bytes.truncate((bytes.len() as f64 * keep) as usize);
            }
            if let Ok(own) = OwnFace::read("own.ttf", &bytes) {
                let face = Face::Own(own);
                let shaped = shape("Бахмут Їжак AVfi 12", face, 20.0, 0.0);
                prop_assert!(shaped.width().is_finite());
                let glyphs = shaped.glyphs().iter().map(|glyph| glyph.id);
                let _ = Subset::new(face, glyphs).shaping_tables();
                let _ = (face.bounds(), face.italic_angle(), face.advance(7), own.not_embedded());
            }
        }
    }
}
