//! Pictures without a ground: what is not drawn on is clear.

use super::canvas::Canvas;
use crate::scene::Item;

/// A picture of 8-bit sRGB pixels with an opacity each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClearPixmap {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue and opacity of each pixel, row by row from the upper left; where the opacity
    /// is 0, so are the colours.
    pub rgba: Vec<u8>,
}

impl ClearPixmap {
    /// Whether nothing is drawn on it.
    pub fn is_empty(&self) -> bool {
        self.rgba
            .as_chunks::<4>()
            .0
            .iter()
            .all(|pixel| pixel[3] == 0)
    }
}

/// Draws items on nothing, in one piece. Pictures up to 1024 pixels wide meet their neighbours without a
/// seam; see [`rasterize`](super::rasterize) for what paths may be.
pub fn rasterize_clear(items: &[Item], width: u16, height: u16) -> ClearPixmap {
    let mut canvas = Canvas::new(width, height);
    super::draw(&mut canvas, items);
    ClearPixmap {
        width: u32::from(width),
        height: u32::from(height),
        rgba: canvas.clear(),
    }
}
