//! What a picture is made of, resolved: items in pixels, colours and widths as they will be drawn.
//!
//! A scene knows nothing of geodata, dates or claims, and nothing in it can be refused any more.
//! Coordinates are pixels of the finished picture: x to the right, y down, the origin at the upper
//! left corner of the upper left pixel.

mod cut;
mod dash;
mod hatch;
mod item;
mod pixel;
mod weight;

pub use crate::style::Color;
pub use cut::{cut, moved};
pub use dash::dashed;
pub use hatch::{Hatch, HatchGrid, Pattern, PatternKind, every};
pub use item::{Fade, Fill, Group, Item, LineCap, Picture, SoftMask, Stroke, Text, rect_of};
pub use kurbo::{BezPath, Point, Rect, Size, Vec2};
pub use pixel::unpremultiplied;
pub use weight::weight;

/// Coordinates are drawn as whole multiples of 1 / this of a pixel, so that the last bits of a
/// projection, which differ between mathematical libraries, don't reach the picture.
pub const SNAP: f64 = 256.0;

/// A picture before it is drawn.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Width in pixels.
    pub width: u16,
    /// Height in pixels.
    pub height: u16,
    /// What lies under all items.
    pub background: Color,
    /// The items, the lowest first.
    pub items: Vec<Item>,
}

impl Scene {
    /// All texts, the lowest first.
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts = Vec::new();
        collect_texts(&self.items, &mut texts);
        texts
    }
}

fn collect_texts<'a>(items: &'a [Item], texts: &mut Vec<&'a Text>) {
    for item in items {
        match item {
            Item::Text(text) => texts.push(text),
            Item::Group(group) => collect_texts(&group.items, texts),
            Item::Fade(fade) => collect_texts(&fade.items, texts),
            Item::Fill(_) | Item::Stroke(_) | Item::Hatch(_) | Item::Picture(_) => {}
        }
    }
}
