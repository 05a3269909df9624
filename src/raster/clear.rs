//! Pictures without a ground: what is not drawn on is clear.

use kurbo::Vec2;

use super::canvas::Canvas;
use crate::scene::{Item, moved, unpremultiplied};

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

    /// Whether nothing shows through it.
    pub fn is_solid(&self) -> bool {
        let (pixels, _) = self.premultiplied.as_chunks::<4>();
        pixels.iter().all(|pixel| pixel[3] == 255)
    }

    /// Red, green and blue of each pixel of a solid picture, row by row.
    pub fn rgb(&self) -> Vec<u8> {
        let (pixels, _) = self.premultiplied.as_chunks::<4>();
        pixels
            .iter()
            .flat_map(|pixel| &pixel[..3])
            .copied()
            .collect()
    }

    /// The same without the last bit of opacity that is lost where layers lie on a solid ground.
    #[must_use]
    pub fn solid(mut self) -> ClearPixmap {
        let pixels = self.premultiplied.as_chunks_mut::<4>().0;
        pixels.iter_mut().for_each(|pixel| pixel[3] = 255);
        self
    }

    /// Red, green, blue and opacity of each pixel, row by row; where the opacity is 0, so are the
    /// colours.
    pub fn rgba(&self) -> Vec<u8> {
        let (pixels, _) = self.premultiplied.as_chunks::<4>();
        let mut rgba = Vec::with_capacity(pixels.len());
        // Many pixels are as the one before.
        let (mut last, mut straight) = ([0; 4], [0; 4]);
        rgba.extend(pixels.iter().map(|pixel| {
            if *pixel != last {
                (last, straight) = (*pixel, unpremultiplied(*pixel));
            }
            straight
        }));
        rgba.into_flattened()
    }
}

/// Draws items on nothing, in one piece. Pictures up to 1024 pixels wide meet their neighbours without a
/// seam; see [`rasterize`](super::rasterize) for what paths may be.
pub fn rasterize_clear(items: Vec<Item>, width: u16, height: u16) -> ClearPixmap {
    let mut canvas = Canvas::new(width + ASIDE, height + ASIDE);
    let items = moved(items, Vec2::new(ASIDE.into(), ASIDE.into()));
    super::draw(&mut canvas, &items);
    let mut premultiplied = canvas.clear();
    let [aside, kept] = [ASIDE, width].map(|columns| 4 * usize::from(columns));
    for row in 0..usize::from(height) {
        let start = (row + usize::from(ASIDE)) * (aside + kept) + aside;
        premultiplied.copy_within(start..start + kept, row * kept);
    }
    premultiplied.truncate(kept * usize::from(height));
    ClearPixmap {
        width: u32::from(width),
        height: u32::from(height),
        premultiplied,
    }
}

/// So many columns and rows are drawn to the left of a picture and above it, and left out: in the first
/// columns the rasterizer rounds an area that goes on beyond them by one level otherwise, which shows as a
/// stripe in a row of pictures, and in the first rows a shallow edge of a letter by several.
const ASIDE: u16 = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Color, Fill};

    /// Of all opacities, for they round otherwise.
    #[test]
    fn an_area_that_goes_on_beyond_a_picture_is_plain_in_it() {
        let path = kurbo::BezPath::from_svg("M-90,-40 L400,-60 L380,500 L-80,420 Z").unwrap();
        for a in 0..=255 {
            let color = Color {
                r: 195,
                g: 60,
                b: 48,
                a,
            };
            let fill = Item::Fill(Fill {
                path: path.clone(),
                color,
            });
            // Twice, for it is by what lies below that it may round otherwise.
            let pixmap = rasterize_clear(vec![fill.clone(), fill], 64, 8);
            let (pixels, _) = pixmap.premultiplied.as_chunks::<4>();
            assert!(
                pixels.iter().all(|pixel| *pixel == pixels[0]),
                "{a}: {pixels:?}"
            );
        }
    }
}
