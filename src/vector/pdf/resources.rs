//! What the operators of a page name: opacities, masks, forms, pictures and fonts.

use std::collections::BTreeSet;

use pdf_writer::types::MaskType;
use pdf_writer::{Finish, Name, Pdf, Ref};

/// Where a page and a form say what their operators name.
pub(super) const KEY: Name<'_> = Name(b"Resources");

/// What is named so far.
#[derive(Default)]
pub(super) struct Resources {
    opacities: BTreeSet<u8>,
    /// Forms that are masks.
    masks: Vec<Ref>,
    /// Pictures and forms that are drawn.
    x_objects: Vec<Ref>,
}

impl Resources {
    /// Areas and lines of an opacity from 0 to 255.
    pub(super) fn opacity(&mut self, opacity: u8) -> String {
        self.opacities.insert(opacity);
        format!("A{opacity}")
    }

    /// A form whose brightness is how much is seen.
    pub(super) fn mask(&mut self, form: Ref) -> String {
        self.masks.push(form);
        format!("M{}", form.get())
    }

    /// A picture or form.
    pub(super) fn x_object(&mut self, id: Ref) -> String {
        self.x_objects.push(id);
        format!("X{}", id.get())
    }

    /// Writes them, with fonts by their names.
    pub(super) fn write(&self, pdf: &mut Pdf, id: Ref, fonts: &[(String, Ref)]) {
        let mut all = pdf
            .indirect(id)
            .start::<pdf_writer::writers::Resources<'_>>();
        let mut states = all.ext_g_states();
        for opacity in &self.opacities {
            let mut state = states
                .insert(name(&format!("A{opacity}")))
                .start::<pdf_writer::writers::ExtGraphicsState<'_>>();
            let share = (f32::from(*opacity) / 255.0 * 10_000.0).round() / 10_000.0;
            state.stroking_alpha(share).non_stroking_alpha(share);
        }
        for form in &self.masks {
            let mut state = states
                .insert(name(&format!("M{}", form.get())))
                .start::<pdf_writer::writers::ExtGraphicsState<'_>>();
            state.soft_mask().subtype(MaskType::Luminosity).group(*form);
        }
        states.finish();
        let mut x_objects = all.x_objects();
        for id in &self.x_objects {
            x_objects.pair(name(&format!("X{}", id.get())), *id);
        }
        x_objects.finish();
        let mut named = all.fonts();
        for (font, id) in fonts {
            named.pair(name(font), *id);
        }
        named.finish();
    }
}

pub(super) fn name(text: &str) -> Name<'_> {
    Name(text.as_bytes())
}
