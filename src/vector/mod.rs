//! Scene to SVG and PDF, for whoever finishes a map in a drawing program: paths stay paths, and text
//! stays text. In either folder there is one file for each kind of item.
//!
//! The fonts are embedded, with the glyphs that the text has, and named. What a picture says of itself is
//! added by `encode`. The same scene gives the same bytes.

mod compress;
mod font_use;
mod hatching;
mod letters;
mod pdf;
mod svg;
#[cfg(test)]
mod testing;

pub use pdf::{PdfPage, pdf_page};
pub use svg::{SvgDrawing, svg_drawing};

use std::fmt;

use crate::scene::{Fade, Rect, Scene, SoftMask};

/// A picture that is to be written.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// The items.
    pub scene: &'a Scene,
    /// Pixels of the scene a pixel of the picture, above 0: what is twice as many is drawn half as large.
    pub scale: f64,
    /// What is seen through a fade within whole pixels: no drawing program has an edge that fades by
    /// distance, so that it is a picture in any.
    pub soft_mask: &'a dyn Fn(&Fade, Rect) -> Option<SoftMask>,
}

impl Sheet<'_> {
    /// Width and height in pixels of the picture.
    fn size(&self) -> (f64, f64) {
        let Rect { x1, y1, .. } = self.bounds();
        (x1 / self.scale, y1 / self.scale)
    }

    /// All of the scene.
    fn bounds(&self) -> Rect {
        Rect::new(0.0, 0.0, self.scene.width.into(), self.scene.height.into())
    }
}

impl fmt::Debug for Sheet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sheet({:?}, {})", self.scene, self.scale)
    }
}
