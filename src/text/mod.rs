//! Fonts, shaping and glyph outlines. Labels measure here what the rasterizer draws.
//!
//! [`shape`] turns a line of text into a [`Shaped`] line: its outline and its measures in pixels.
//! [`Paragraph`] is measured once and then broken into lines at any size.

mod face;
mod paragraph;
mod shape;

pub use face::Face;
pub use paragraph::Paragraph;
pub use shape::{Shaped, shape};
