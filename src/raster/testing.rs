//! Shorthands for tests of what is drawn.

use kurbo::BezPath;

use super::{Pixmap, rasterize};
use crate::scene::{Color, Item, Scene};

pub(super) const RED: Color = Color::rgb(0xff_00_00);
pub(super) const BLACK: Color = Color::rgb(0x00_00_00);

pub(super) fn path(svg: &str) -> BezPath {
    BezPath::from_svg(svg).unwrap()
}

/// Draws items on white.
pub(super) fn drawn(width: u16, height: u16, items: Vec<Item>) -> Pixmap {
    rasterize(&Scene {
        width,
        height,
        background: Color::WHITE,
        items,
    })
}

pub(super) fn pixel(pixmap: &Pixmap, x: usize, y: usize) -> [u8; 3] {
    let start = (y * pixmap.width as usize + x) * 3;
    pixmap.rgb[start..start + 3].try_into().unwrap()
}

/// How many pixels' worth of black lies on white.
pub(super) fn ink(pixmap: &Pixmap) -> f64 {
    pixmap
        .rgb
        .chunks(3)
        .map(|pixel| f64::from(255 - pixel[1]) / 255.0)
        .sum()
}

/// Columns `from..from + width` of a picture.
pub(super) fn columns(pixmap: &Pixmap, from: usize, width: usize) -> Pixmap {
    let rows = pixmap.rgb.chunks(pixmap.width as usize * 3);
    let rgb = rows
        .flat_map(|row| row[from * 3..(from + width) * 3].to_vec())
        .collect();
    Pixmap {
        width: width as u32,
        height: pixmap.height,
        rgb,
    }
}
