//! Scene to pixels: one file for each kind of item, and [`Pixmap`], what comes out.
//!
//! `canvas` alone knows the rasterizer that is used; `distance` and `edge` measure how far
//! pixels lie from an outline.

mod canvas;
mod clear;
mod distance;
mod edge;
mod fade;
mod fill;
mod grid;
mod group;
mod hatch;
mod picture;
mod pixmap;
mod stroke;
#[cfg(test)]
mod testing;
mod text;
mod underlay;

use canvas::Canvas;
pub use clear::{ClearPixmap, rasterize_clear};
pub use fade::soft_mask;
pub use pixmap::Pixmap;

use crate::scene::{Item, Scene};

/// Draws a scene. The same scene gives the same pixels on every x86-64 machine.
///
/// Callers cut paths to the neighbourhood of the picture first: coordinates beyond 10⁵ pixels are
/// moved there, and an item with a coordinate that is not finite is left out.
///
/// ```
/// use bakhmut_map::raster::rasterize;
/// use bakhmut_map::scene::{BezPath, Color, Fill, Item, Scene};
///
/// let black = Color::rgb(0x000000);
/// let path = BezPath::from_svg("M1,0 L4,0 L4,3 L1,3 Z M2,1 L2,2 L3,2 L3,1 Z")?;
/// let ring = Item::Fill(Fill { path, color: black });
/// let scene = Scene { width: 5, height: 3, background: Color::WHITE, items: vec![ring] };
///
/// let pixmap = rasterize(&scene);
/// let rows = pixmap.rgb.chunks(15).map(|row| {
///     row.chunks(3).map(|pixel| if pixel[0] < 128 { '#' } else { '.' }).collect::<String>()
/// });
/// assert_eq!(rows.collect::<Vec<_>>(), [".###.", ".#.#.", ".###."]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rasterize(scene: &Scene) -> Pixmap {
    let (width, height) = (usize::from(scene.width), usize::from(scene.height));
    let mut pixels = vec![0; 4 * width * height];
    let rows = rows_of_a_band(scene.height);
    std::thread::scope(|scope| {
        let bands = pixels.chunks_mut((4 * width * usize::from(rows)).max(1));
        for (band, top) in bands.zip((0..).step_by(usize::from(rows))) {
            scope.spawn(move || {
                let mut canvas = Canvas::band(scene.width, top, rows.min(scene.height - top));
                draw(&mut canvas, &scene.items);
                canvas.write(scene.background, band);
            });
        }
    });
    Pixmap {
        width: u32::from(scene.width),
        height: u32::from(scene.height),
        rgb: without_alpha(pixels),
    }
}

/// Bands are drawn at the same time. Which rows make one up depends on the picture alone and not on
/// the machine, for an edge may round otherwise elsewhere.
fn rows_of_a_band(height: u16) -> u16 {
    const BANDS: u16 = 4;
    /// Less is not worth a thread.
    const LEAST: u16 = 200;
    height.div_ceil(BANDS).next_multiple_of(4).max(LEAST)
}

/// Red, green and blue of each pixel in the memory that held a fourth value, too.
fn without_alpha(mut pixels: Vec<u8>) -> Vec<u8> {
    let count = pixels.len() / 4;
    for i in 0..count {
        pixels.copy_within(4 * i..4 * i + 3, 3 * i);
    }
    pixels.truncate(3 * count);
    pixels
}

fn draw(canvas: &mut Canvas, items: &[Item]) {
    for item in items {
        match item {
            Item::Fill(item) => fill::draw(canvas, item),
            Item::Stroke(item) => stroke::draw(canvas, item),
            Item::Hatch(item) => hatch::draw(canvas, item),
            Item::Fade(item) => fade::draw(canvas, item),
            Item::Group(item) => group::draw(canvas, item),
            Item::Text(item) => text::draw(canvas, item),
            Item::Picture(item) => picture::draw(canvas, item),
        }
    }
}
