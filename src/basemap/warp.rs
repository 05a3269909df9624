//! The pixels of tiles in a window's projection.
//!
//! Where a pixel of the window lies among the tiles is computed at the nodes of a lattice, and evenly
//! between them: over 8 pixels no projection of a map bends by more than a small part of one.

use kurbo::Point;

use super::mosaic::{Mosaic, near, on_world};
use crate::projection::Viewport;
use crate::scene::Picture;

/// Pixels between nodes.
const CELL: usize = 8;

/// A mosaic in a window.
pub(super) struct Warped {
    pub(super) picture: Picture,
    /// How many pixels of the window one of the mosaic has along a side, in the middle.
    pub(super) enlarged: f64,
}

/// The mosaic as the window shows it.
pub(super) fn warp(mosaic: &Mosaic, viewport: &Viewport) -> Warped {
    let window = viewport.frame().expand();
    let (width, height) = (window.width() as usize, window.height() as usize);
    let lattice = Lattice::of(mosaic, viewport, width, height);
    let mut premultiplied = Vec::with_capacity(4 * width * height);
    for y in 0..height {
        for x in 0..width {
            premultiplied.extend(lattice.pixel(mosaic, x, y));
        }
    }
    Warped {
        picture: Picture {
            window,
            premultiplied: premultiplied.into(),
        },
        enlarged: 1.0 / lattice.across,
    }
}

/// Where pixels of the window lie in the mosaic.
struct Lattice {
    columns: usize,
    /// Row by row, those on no map not being finite.
    nodes: Vec<Point>,
    /// Pixels of the mosaic along a side of a pixel, in the middle.
    across: f64,
    /// Places of a pixel that are looked at, along each side: as many as pixels of the mosaic lie there.
    samples: usize,
}

impl Lattice {
    fn of(mosaic: &Mosaic, viewport: &Viewport, width: usize, height: usize) -> Lattice {
        let corner = viewport.frame().expand().origin();
        let (columns, rows) = (width.div_ceil(CELL) + 1, height.div_ceil(CELL) + 1);
        let nowhere = Point::new(f64::NAN, f64::NAN);
        let middle = viewport.position(viewport.frame().center());
        let middle = middle.and_then(|p| on_world(p, 0.0)).unwrap_or(nowhere);
        let node = |(column, row): (usize, usize)| {
            let at = corner + ((column * CELL) as f64, (row * CELL) as f64);
            let world = viewport
                .position(at)
                .and_then(|p| near(on_world(p, 0.0)?, middle));
            world.map_or(nowhere, |p| {
                (p.to_vec2() * mosaic.world() - mosaic.corner().to_vec2()).to_point()
            })
        };
        let all = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
        let mut lattice = Lattice {
            columns,
            nodes: all.map(node).collect(),
            across: 1.0,
            samples: 1,
        };
        let (x, y) = ((width / 2) as f64, (height / 2) as f64);
        let across = (lattice.at(x + 1.0, y) - lattice.at(x, y)).hypot();
        if across.is_finite() {
            lattice.across = across;
            lattice.samples = ((across - 0.25).ceil() as usize).clamp(1, 8);
        }
        lattice
    }

    /// Where a point of the window lies, in pixels of the mosaic.
    fn at(&self, x: f64, y: f64) -> Point {
        let (column, row) = (x as usize / CELL, y as usize / CELL);
        let part = |v: f64, cell: usize| (v - (cell * CELL) as f64) / CELL as f64;
        let (fx, fy) = (part(x, column), part(y, row));
        let node = |column: usize, row: usize| self.nodes[row * self.columns + column];
        let above = node(column, row).lerp(node(column + 1, row), fx);
        above.lerp(
            node(column, row + 1).lerp(node(column + 1, row + 1), fx),
            fy,
        )
    }

    fn pixel(&self, mosaic: &Mosaic, x: usize, y: usize) -> [u8; 4] {
        let step = 1.0 / self.samples as f64;
        let mut sum = [0.0; 4];
        for j in 0..self.samples {
            for i in 0..self.samples {
                let within = |v: usize, nth: usize| v as f64 + (nth as f64 + 0.5) * step;
                let at = self.at(within(x, i), within(y, j));
                if !at.is_finite() {
                    continue;
                }
                let color = mosaic.sample(at.x as f32, at.y as f32);
                for (sum, value) in sum.iter_mut().zip(color) {
                    *sum += value;
                }
            }
        }
        let count = (self.samples * self.samples) as f32;
        sum.map(|value| (value / count + 0.5) as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basemap::{Basemap, BasemapOptions};
    use crate::figure::Backdrops;
    use crate::units::LonLatBox;
    use image::{Rgb, RgbImage};
    use kurbo::Rect;
    use std::f64::consts::TAU;
    use std::fs;

    /// Waves along the world's axes, so long in pixels of the zoom level: red along x, green along y.
    const WAVE: f64 = 16.0;
    const ZOOM: u8 = 7;

    fn wave(pixels: f64) -> f64 {
        127.5 + 127.5 * (TAU * pixels / WAVE).sin()
    }

    fn waves() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (x, y) in (75..81).flat_map(|x| (41..47).map(move |y| (x, y))) {
            let at = |tile: u32, pixel: u32| f64::from(256 * tile + pixel) + 0.5;
            let tile = RgbImage::from_fn(256, 256, |i, j| {
                Rgb([wave(at(x, i)) as u8, wave(at(y, j)) as u8, 0])
            });
            let column = folder.path().join(format!("{ZOOM}/{x}"));
            fs::create_dir_all(&column).unwrap();
            tile.save(column.join(format!("{y}.png"))).unwrap();
        }
        folder
    }

    /// The steepest slope is 50 levels a pixel: 12 are a quarter of one.
    #[test]
    fn each_pixel_shows_the_place_that_lies_there() {
        let folder = waves();
        let options = BasemapOptions {
            attribution: Some("waves"),
            ..BasemapOptions::default()
        };
        let basemap = Basemap::open(folder.path().to_str().unwrap(), options).unwrap();
        let bounds = LonLatBox::new([35.6, 47.2, 40.4, 49.9]).unwrap();
        let viewport = Viewport::fit(bounds, Rect::new(20.0, 40.0, 640.0, 600.0));
        let picture = basemap.backdrop(&viewport).unwrap().picture;
        assert_eq!(picture.window, viewport.frame());
        let world = 256.0 * f64::from(1_u32 << ZOOM);
        let width = picture.window.width() as usize;
        let pixels = picture.premultiplied.as_chunks::<4>().0;
        let mut worst = 0.0_f64;
        for (nth, pixel) in pixels.iter().enumerate() {
            let at = Point::new((nth % width) as f64 + 20.5, (nth / width) as f64 + 40.5);
            let place = on_world(viewport.position(at).unwrap(), 0.0).unwrap();
            for (value, along) in pixel.iter().zip([place.x, place.y]) {
                worst = worst.max((f64::from(*value) - wave(world * along)).abs());
            }
        }
        assert!(worst < 12.0, "{worst}");
    }
}
