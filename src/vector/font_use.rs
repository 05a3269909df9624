//! Which glyphs the texts of a picture have.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::{Face, Shaped, Subset};

/// Glyphs by their face.
#[derive(Debug, Default)]
pub(super) struct FontUse(BTreeMap<Face, BTreeSet<u16>>);

impl FontUse {
    /// Notes the glyphs of a text, and those of its characters before they were shaped: whoever shapes it
    /// again begins with them.
    pub(super) fn note(&mut self, shaped: &Shaped) {
        let glyphs = shaped.glyphs().iter();
        let shaped_ones = glyphs.map(|glyph| (glyph.face, glyph.id));
        let characters = shaped.text().chars().filter_map(|c| {
            let face = shaped.face().setting(c);
            Some((face, face.glyph_of(c)?))
        });
        for (face, glyph) in shaped_ones.chain(characters) {
            self.0.entry(face).or_default().insert(glyph);
        }
    }

    /// The faces, each with its glyphs.
    pub(super) fn subsets(&self) -> impl Iterator<Item = (Face, Subset)> {
        let each = self.0.iter();
        each.map(|(face, glyphs)| (*face, Subset::new(*face, glyphs.iter().copied())))
    }
}
