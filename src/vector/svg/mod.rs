//! A scene as SVG 1.1, as browsers and drawing programs read it: with attributes instead of style sheets,
//! and with `xlink:href`, for older ones know no other.

mod fade;
mod fill;
mod font;
mod group;
mod hatch;
mod number;
mod path;
mod picture;
mod stroke;
#[cfg(test)]
mod testing;
mod text;
mod writer;

use super::Sheet;
use crate::scene::Item;
use writer::Writer;

/// What is drawn in an SVG file.
#[derive(Clone, Debug, PartialEq)]
pub struct SvgDrawing {
    /// Width in pixels of CSS.
    pub width: f64,
    /// Height in pixels of CSS.
    pub height: f64,
    /// The elements to stand within `svg`, whose `xlink` names XLink.
    pub elements: String,
}

/// Draws a scene. Whatever has an id in it has one that begins with `ids`, a name of XML, so that drawings
/// of different ones can stand in one page.
///
/// An item with a coordinate that is not finite is left out.
pub fn svg_drawing(sheet: Sheet<'_>, ids: &str) -> SvgDrawing {
    let mut writer = Writer::new(sheet, ids);
    writer.ground();
    draw(&mut writer, &sheet.scene.items);
    let (width, height) = sheet.size();
    let fonts = font::style(&writer.fonts);
    let body = writer.xml;
    let scale = match sheet.scale {
        1.0 => String::new(),
        scale => format!(" transform=\"scale({})\"", 1.0 / scale),
    };
    // Else some browsers round the advance of each glyph to whole pixels.
    let rendering = "text-rendering=\"geometricPrecision\" xml:space=\"preserve\"";
    let families = font::FAMILIES;
    let elements =
        format!("{fonts}<g font-family=\"{families}\" {rendering}{scale}>\n{body}</g>\n");
    SvgDrawing {
        width,
        height,
        elements,
    }
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
