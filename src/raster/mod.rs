//! Scene to pixels: one file for each kind of item, and [`Pixmap`], what comes out.
//!
//! `canvas` alone knows the rasterizer that is used; `distance` and `edge` measure how far
//! pixels lie from an outline.

mod canvas;
mod distance;
mod edge;
mod fade;
mod fill;
mod group;
mod hatch;
mod pixmap;
mod stroke;
#[cfg(test)]
mod testing;
mod text;

use canvas::Canvas;
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
    let mut canvas = Canvas::new(scene.width, scene.height);
    draw(&mut canvas, &scene.items);
    canvas.into_pixmap(scene.background)
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
        }
    }
}
