//! An area of a pattern.

use super::stroke;
use super::writer::Writer;
use crate::scene::Hatch;
use crate::vector::hatching::lines;

pub(super) fn draw(writer: &mut Writer<'_>, hatch: &Hatch) {
    if let Some(lines) = lines(hatch, writer.bounds) {
        writer.clipped(&hatch.path, |writer| stroke::draw(writer, &lines));
    }
}
