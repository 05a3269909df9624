//! Fonts within a PDF: Type 0, of the glyphs that the texts have.
//!
//! A code stands for a glyph and the text that it has in some place, so that what is copied is always the
//! text, also where two characters look alike.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str};

use crate::text::{Face, Subset};
use crate::vector::compress::deflated;

/// The character collection that codes are of: none but the font's own.
const COLLECTION: SystemInfo<'_> = SystemInfo {
    registry: Str(b"Adobe"),
    ordering: Str(b"Identity"),
    supplement: 0,
};

/// The codes of each face; the first is 1.
#[derive(Default)]
pub(super) struct Fonts(BTreeMap<Face, Codes>);

#[derive(Default)]
struct Codes {
    by_glyph: BTreeMap<(u16, String), u16>,
    glyphs: Vec<(u16, String)>,
}

impl Fonts {
    /// By what name operators know a face.
    pub(super) fn name(face: Face) -> &'static str {
        match face {
            Face::Regular => "FR",
            Face::Bold => "FB",
            Face::Italic => "FI",
            Face::Own(face) => face.tag(),
        }
    }

    /// How far a glyph moves the pen, in thousandths of an em, as the font's dictionary says.
    pub(super) fn width(face: Face, glyph: u16) -> f64 {
        (face.advance(glyph) * 1e4).round() / 10.0
    }

    /// The code of a glyph that stands for a text. Where there is none left, of 65,535, it is that of the
    /// box for lacking glyphs.
    pub(super) fn cid(&mut self, face: Face, glyph: u16, text: &str) -> u16 {
        let Codes { by_glyph, glyphs } = self.0.entry(face).or_default();
        let key = (glyph, text.to_owned());
        if let Some(cid) = by_glyph.get(&key) {
            return *cid;
        }
        let Ok(cid) = u16::try_from(glyphs.len() + 1) else {
            return 0;
        };
        by_glyph.insert(key.clone(), cid);
        glyphs.push(key);
        cid
    }

    /// Writes the fonts; each by its name.
    pub(super) fn write(&self, pdf: &mut Pdf, next: &mut Ref) -> Vec<(String, Ref)> {
        let each = self.0.iter();
        each.map(|(face, codes)| (Fonts::name(*face).to_owned(), codes.write(*face, pdf, next)))
            .collect()
    }
}

impl Codes {
    fn write(&self, face: Face, pdf: &mut Pdf, next: &mut Ref) -> Ref {
        let [font, descendant, descriptor, file, glyphs, text] = [(); 6].map(|()| next.bump());
        let name = self.name(face);
        pdf.type0_font(font)
            .base_font(Name(name.as_bytes()))
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(descendant)
            .to_unicode(text);
        let mut cid_font = pdf.cid_font(descendant);
        cid_font
            .subtype(CidFontType::Type2)
            .base_font(Name(name.as_bytes()))
            .system_info(COLLECTION)
            .font_descriptor(descriptor)
            .default_width(Fonts::width(face, 0) as f32)
            .cid_to_gid_map_stream(glyphs);
        let widths = self
            .glyphs
            .iter()
            .map(|(glyph, _)| Fonts::width(face, *glyph) as f32);
        cid_font.widths().consecutive(1, widths);
        cid_font.finish();
        describe(face, &name, pdf.font_descriptor(descriptor), file);
        let subset = Subset::new(face, self.glyphs.iter().map(|(glyph, _)| *glyph));
        let whole = subset.drawing_file();
        let packed = deflated(&whole);
        let mut stream = pdf.stream(file, &packed);
        stream.pair(Name(b"Length1"), whole.len() as i32);
        stream.filter(Filter::FlateDecode);
        stream.finish();
        let ids = [0]
            .into_iter()
            .chain(self.glyphs.iter().map(|(glyph, _)| *glyph));
        let map: Vec<u8> = ids.flat_map(u16::to_be_bytes).collect();
        let packed = deflated(&map);
        pdf.stream(glyphs, &packed).filter(Filter::FlateDecode);
        let mut characters = UnicodeCmap::new(Name(b"Characters"), COLLECTION);
        for (cid, (_, text)) in (1_u16..).zip(&self.glyphs) {
            if !text.is_empty() {
                characters.pair_with_multiple(cid, text.chars());
            }
        }
        let packed = deflated(&characters.finish());
        pdf.cmap(text, &packed).filter(Filter::FlateDecode);
        font
    }

    /// The face's name behind six letters that tell its subset from others, as PDF asks.
    fn name(&self, face: Face) -> String {
        // FNV-1a over the glyphs.
        let bytes = self
            .glyphs
            .iter()
            .flat_map(|(glyph, _)| glyph.to_be_bytes());
        let mut hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut name = String::new();
        for _ in 0..6 {
            name.push(char::from(b'A' + (hash % 26) as u8));
            hash /= 26;
        }
        name + "+" + face.postscript_name()
    }
}

fn describe(
    face: Face,
    name: &str,
    mut descriptor: pdf_writer::writers::FontDescriptor<'_>,
    file: Ref,
) {
    /// How broad upright strokes are, for programs that put another font in its place.
    const STEM: [f32; 2] = [80.0, 140.0];
    let thousandths = |ems: f64| (ems * 1000.0).round() as f32;
    let [left, low, right, high] = face.bounds().map(thousandths);
    let [ascent, descent, capital] = face.heights().map(thousandths);
    let mut flags = FontFlags::SYMBOLIC;
    flags.set(FontFlags::ITALIC, face.is_italic());
    descriptor
        .name(Name(name.as_bytes()))
        .family(Str(face.family().as_bytes()))
        .weight(face.weight())
        .flags(flags)
        .bbox(Rect::new(left, low, right, high))
        .italic_angle(face.italic_angle() as f32)
        .ascent(ascent)
        .descent(-descent)
        .cap_height(capital)
        .stem_v(STEM[usize::from(face.weight() > 400)])
        .font_file2(file);
}

/// The bytes of a code.
pub(super) fn code(cid: u16) -> [u8; 2] {
    cid.to_be_bytes()
}
