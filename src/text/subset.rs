//! A face with the outlines of some of its glyphs, to be embedded in a file.
//!
//! Glyphs keep their numbers, so that the tables by which text is shaped stay as they are: whoever shapes
//! the same text by the subset gets the same glyphs at the same places.

use std::collections::BTreeSet;

use super::Face;
use super::sfnt::{Table, file, table, u16_at, u32_at};

/// A face with some glyphs.
#[derive(Clone, Debug)]
pub struct Subset {
    face: Face,
    glyphs: BTreeSet<u16>,
}

/// Flags of a part of a compound glyph (OpenType 1.9, `glyf`).
const WIDE_ARGUMENTS: u16 = 1;
const ONE_SCALE: u16 = 1 << 3;
const MORE_PARTS: u16 = 1 << 5;
const TWO_SCALES: u16 = 1 << 6;
const MATRIX: u16 = 1 << 7;

impl Subset {
    /// A face with the glyphs that are named, those of which they are made, and the box for characters
    /// that it lacks.
    pub fn new(face: Face, glyphs: impl IntoIterator<Item = u16>) -> Subset {
        let mut kept = BTreeSet::from([0]);
        let mut ahead: Vec<u16> = glyphs.into_iter().collect();
        while let Some(glyph) = ahead.pop() {
            if kept.insert(glyph) {
                ahead.extend(parts(outline(face, glyph)));
            }
        }
        Subset { face, glyphs: kept }
    }

    /// The tables that a program needs to draw glyphs by their numbers.
    pub fn drawing_tables(&self) -> Vec<Table> {
        let (glyf, loca) = self.outlines();
        let mut tables = self.unchanged(&[b"head", b"hhea", b"maxp"]);
        for (tag, bytes) in [(b"glyf", glyf), (b"loca", loca), (b"hmtx", self.advances())] {
            tables.push(Table { tag: *tag, bytes });
        }
        tables
    }

    /// The tables that a program needs to shape and draw text. Characters of other glyphs are unknown.
    pub fn shaping_tables(&self) -> Vec<Table> {
        let mut tables = self.drawing_tables();
        tables.extend(self.unchanged(&[b"GDEF", b"GPOS", b"GSUB", b"OS/2", b"name", b"post"]));
        tables.push(Table {
            tag: *b"cmap",
            bytes: self.characters(),
        });
        tables.sort_by_key(|table| table.tag);
        tables
    }

    /// A TrueType file of the tables for drawing.
    pub fn drawing_file(&self) -> Vec<u8> {
        file(self.drawing_tables())
    }

    fn unchanged(&self, tags: &[&[u8; 4]]) -> Vec<Table> {
        /// Where `head` says that `loca` has 32 bits a glyph.
        const LONG_OFFSETS: usize = 50;
        let one = |tag: &&[u8; 4]| {
            let mut bytes = table(self.face.bytes(), tag).to_vec();
            if *tag == b"head" && bytes.len() >= LONG_OFFSETS + 2 {
                bytes[LONG_OFFSETS..LONG_OFFSETS + 2].copy_from_slice(&[0, 1]);
            }
            Table { tag: **tag, bytes }
        };
        let tables = tags.iter().map(one);
        tables.filter(|table| !table.bytes.is_empty()).collect()
    }

    /// Outlines, and where each begins; those of other glyphs are empty.
    fn outlines(&self) -> (Vec<u8>, Vec<u8>) {
        let count = u16_at(table(self.face.bytes(), b"maxp"), 4);
        let (mut glyf, mut loca) = (Vec::new(), Vec::new());
        for glyph in 0..count {
            loca.extend((glyf.len() as u32).to_be_bytes());
            if self.glyphs.contains(&glyph) {
                glyf.extend(outline(self.face, glyph));
                glyf.resize(glyf.len().next_multiple_of(4), 0);
            }
        }
        loca.extend((glyf.len() as u32).to_be_bytes());
        (glyf, loca)
    }

    /// How far each glyph moves the pen; the others do not.
    fn advances(&self) -> Vec<u8> {
        let mut all = table(self.face.bytes(), b"hmtx").to_vec();
        for (glyph, metrics) in (0..=u16::MAX).zip(all.chunks_mut(4)) {
            if !self.glyphs.contains(&glyph) {
                metrics.fill(0);
            }
        }
        all
    }

    /// The characters of the glyphs, as a `cmap` of format 12.
    fn characters(&self) -> Vec<u8> {
        let all = self.face.parsed().font.charmap();
        let pairs = all.unicodes().map(|(c, glyph)| (c, glyph.to_u32()));
        let is_kept = |glyph: u32| u16::try_from(glyph).is_ok_and(|id| self.glyphs.contains(&id));
        let mut pairs: Vec<(u32, u32)> = pairs.filter(|(_, glyph)| is_kept(*glyph)).collect();
        pairs.sort_unstable();
        let length = 16 + 12 * pairs.len() as u32;
        let mut cmap = Vec::new();
        // Version 0; one table, of Windows' full Unicode, behind its record.
        for number in [0_u16, 1, 3, 10, 0, 12, 12, 0] {
            cmap.extend(number.to_be_bytes());
        }
        for number in [length, 0, pairs.len() as u32] {
            cmap.extend(number.to_be_bytes());
        }
        for (c, glyph) in pairs {
            cmap.extend([c, c, glyph].into_iter().flat_map(u32::to_be_bytes));
        }
        cmap
    }
}

/// What `glyf` has of a glyph; nothing where it has no outline.
fn outline(face: Face, glyph: u16) -> &'static [u8] {
    let font = face.bytes();
    let (loca, glyf) = (table(font, b"loca"), table(font, b"glyf"));
    let is_long = u16_at(table(font, b"head"), 50) == 1;
    let offset = |index: usize| match is_long {
        true => u32_at(loca, 4 * index) as usize,
        false => 2 * usize::from(u16_at(loca, 2 * index)),
    };
    let index = usize::from(glyph);
    glyf.get(offset(index)..offset(index + 1))
        .unwrap_or_default()
}

/// The glyphs that a compound glyph is made of.
fn parts(outline: &[u8]) -> Vec<u16> {
    let mut parts = Vec::new();
    // A negative number of contours says that it is one.
    if u16_at(outline, 0).cast_signed() >= 0 {
        return parts;
    }
    let mut at = 10;
    loop {
        let flags = u16_at(outline, at);
        parts.push(u16_at(outline, at + 2));
        let has = |flag: u16| flags & flag != 0;
        at += 4 + if has(WIDE_ARGUMENTS) { 4 } else { 2 };
        at += match (has(ONE_SCALE), has(TWO_SCALES), has(MATRIX)) {
            (true, ..) => 2,
            (_, true, _) => 4,
            (.., true) => 8,
            _ => 0,
        };
        if !has(MORE_PARTS) {
            return parts;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::shape;
    use skrifa::{DrawMemory, Font, GlyphId, PathSink, ScalerFont};

    const FACES: [Face; 3] = [Face::Regular, Face::Bold, Face::Italic];

    #[derive(Default, PartialEq, Debug)]
    struct Drawn(Vec<[f32; 7]>);

    impl PathSink for Drawn {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0.push([0.0, x, y, 0.0, 0.0, 0.0, 0.0]);
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0.push([1.0, x, y, 0.0, 0.0, 0.0, 0.0]);
        }
        fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
            self.0.push([2.0, cx, cy, x, y, 0.0, 0.0]);
        }
        fn curve_to(&mut self, a: f32, b: f32, c: f32, d: f32, x: f32, y: f32) {
            self.0.push([3.0, a, b, c, d, x, y]);
        }
        fn close(&mut self) {
            self.0.push([4.0; 7]);
        }
    }

    fn drawn(font: &Font, glyph: u16) -> Drawn {
        let mut drawn = Drawn::default();
        let scaler = ScalerFont::force_unhinted(font.clone(), None);
        if let Some(outline) = scaler.outline(GlyphId::new(glyph.into())) {
            outline.draw(DrawMemory::Scratch, &mut drawn).unwrap();
        }
        drawn
    }

    fn glyphs(text: &str, face: Face) -> Vec<u16> {
        let shaped = shape(text, face, 10.0, 0.0);
        shaped.glyphs().iter().map(|glyph| glyph.id).collect()
    }

    #[test]
    fn kept_glyphs_are_drawn_as_before_and_others_not() {
        for face in FACES {
            let whole = Font::new(face.bytes(), 0).unwrap();
            // й and ї are compound.
            let kept = glyphs("Бахмут їй Ñ é 12 km²", face);
            let file = Subset::new(face, kept.iter().copied()).drawing_file();
            assert!(file.len() < face.bytes().len() / 4, "{}", file.len());
            let subset = Font::new(file, 0).unwrap();
            for glyph in kept {
                assert_eq!(drawn(&subset, glyph), drawn(&whole, glyph), "{face:?}");
            }
            let other = face.glyph_of('W').unwrap();
            assert_ne!(drawn(&whole, other), Drawn::default());
            assert_eq!(drawn(&subset, other), Drawn::default());
        }
    }

    #[test]
    fn the_characters_of_kept_glyphs_are_known() {
        for face in FACES {
            let subset = Subset::new(face, glyphs("AVї", face));
            let font = Font::new(file(subset.shaping_tables()), 0).unwrap();
            for c in "AVї".chars() {
                let glyph = font.charmap().map_unicode(c).map(|glyph| glyph.to_u32());
                assert_eq!(glyph, face.glyph_of(c).map(u32::from));
            }
            assert_eq!(font.charmap().map_unicode('B'), None);
        }
    }
}
