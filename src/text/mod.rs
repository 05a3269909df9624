//! Fonts, shaping and glyph outlines. Labels measure here what the rasterizer draws.
//!
//! [`shape`] turns a line of text into a [`Shaped`] line: its outline and its measures in pixels.
//! [`wrap`] does so for a paragraph.

mod face;
mod shape;
mod wrap;

pub use face::Face;
pub use shape::{Shaped, shape};
pub use wrap::wrap;
