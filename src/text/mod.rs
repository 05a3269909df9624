//! Fonts, shaping and glyph outlines. Labels measure here what the rasterizer draws.
//!
//! [`shape`] turns a line of text into a [`Shaped`] line: its outline and its measures in pixels.
//! [`shape_along`] sets it along a curve, each of its letters by itself.
//! [`Paragraph`] is measured once and then broken into lines at any size.

mod face;
mod glyphs;
mod metrics;
mod own;
mod paragraph;
mod parsed;
mod sfnt;
mod shape;
mod subset;
mod typeface;

pub use face::Face;
pub use own::OwnFace;
pub use paragraph::Paragraph;
pub use sfnt::{Table, checksum};
pub use shape::{Letter, PlacedGlyph, Shaped, shape, shape_along};
pub use subset::Subset;
pub use typeface::Typeface;
