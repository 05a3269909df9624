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
    /// Red, green and blue of each pixel, each times its opacity, and that, row by row from the upper
    /// left.
    pub premultiplied: Vec<u8>,
}

impl ClearPixmap {
    /// Whether nothing is drawn on it.
    pub fn is_empty(&self) -> bool {
        let some = self.premultiplied.chunks(1024);
        some.into_iter()
            .all(|bytes| bytes.iter().fold(0, |all, byte| all | byte) == 0)
    }

    /// Red, green, blue and opacity of each pixel, row by row; where the opacity is 0, so are the
    /// colours.
    pub fn rgba(&self) -> Vec<u8> {
        let pixels = self.premultiplied.as_chunks().0.iter();
        pixels.flat_map(|&pixel| unpremultiplied(pixel)).collect()
    }
}

/// Red, green, blue and opacity of a pixel whose colours are multiplied by its opacity. No two have the
/// same.
pub fn unpremultiplied([r, g, b, a]: [u8; 4]) -> [u8; 4] {
    let opacity = u32::from(a);
    if opacity == 0 {
        return [0; 4];
    }
    let straight = |v: u8| ((u32::from(v) * 255 + opacity / 2) / opacity).min(255) as u8;
    [straight(r), straight(g), straight(b), a]
}

/// Draws items on nothing, in one piece. Pictures up to 1024 pixels wide meet their neighbours without a
/// seam; see [`rasterize`](super::rasterize) for what paths may be.
pub fn rasterize_clear(items: &[Item], width: u16, height: u16) -> ClearPixmap {
    let mut canvas = Canvas::new(width, height);
    super::draw(&mut canvas, items);
    ClearPixmap {
        width: u32::from(width),
        height: u32::from(height),
        premultiplied: canvas.clear(),
    }
}
