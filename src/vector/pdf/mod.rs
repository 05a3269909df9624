//! A scene as a page of PDF 1.7.

mod fade;
mod fill;
mod font;
mod group;
mod hatch;
mod image;
mod path;
mod picture;
mod resources;
mod stroke;
#[cfg(test)]
mod testing;
mod text;
mod writer;

use std::fmt;

use pdf_writer::{Finish, Pdf, Rect, Ref};

use super::Sheet;
use crate::scene::Item;
use writer::Writer;

/// A pixel of CSS is a 96th of an inch, a point a 72nd.
const POINTS_A_PIXEL: f64 = 0.75;

/// A document of one page, which lacks its catalog.
pub struct PdfPage {
    /// What is written so far.
    pub pdf: Pdf,
    /// The page tree.
    pub pages: Ref,
    /// The first reference that is free.
    pub next: Ref,
}

impl fmt::Debug for PdfPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PdfPage({} bytes)", self.pdf.len())
    }
}

/// Draws a scene. Text is selectable: each glyph tells the characters that it stands for.
///
/// An item with a coordinate that is not finite is left out.
pub fn pdf_page(sheet: Sheet<'_>) -> PdfPage {
    let mut writer = Writer::new(sheet);
    writer.ground();
    draw(&mut writer, &sheet.scene.items);
    let content = writer.finish_content();
    let resources = writer.finish_resources();
    let [page, pages] = [(); 2].map(|()| writer.new_ref());
    let Writer { mut pdf, next, .. } = writer;
    let (width, height) = sheet.size();
    let media = Rect::new(0.0, 0.0, points(width), points(height));
    pdf.pages(pages).kids([page]).count(1);
    let mut written = pdf.page(page);
    written.media_box(media).parent(pages).contents(content);
    written.pair(resources::KEY, resources);
    // Colours are mixed as they are in the PNG.
    let mut group = written.group();
    group
        .transparency()
        .isolated(true)
        .color_space()
        .device_rgb();
    group.finish();
    written.finish();
    PdfPage { pdf, pages, next }
}

fn points(pixels: f64) -> f32 {
    (pixels * POINTS_A_PIXEL) as f32
}

fn draw(writer: &mut Writer<'_>, items: &[Item]) {
    for item in items {
        match item {
            Item::Fill(item) => fill::draw(writer, item),
            Item::Stroke(item) => stroke::draw(writer, item),
            Item::Hatch(item) => hatch::draw(writer, item),
            Item::Fade(item) => fade::draw(writer, item),
            Item::Group(item) => group::draw(writer, item),
            Item::Text(item) => text::draw(writer, item),
            Item::Picture(item) => picture::draw(writer, item),
        }
    }
}
