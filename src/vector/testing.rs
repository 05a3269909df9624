//! Shorthands for tests of what is written.

use kurbo::BezPath;

use super::Sheet;
use crate::scene::{Color, Fade, Fill, Item, Rect, Scene, SoftMask};

pub(super) const RED: Color = Color::rgb(0xff_00_00);

pub(super) fn path(svg: &str) -> BezPath {
    BezPath::from_svg(svg).unwrap()
}

/// A red area.
pub(super) fn fill(svg: &str) -> Item {
    Item::Fill(Fill {
        path: path(svg),
        color: RED,
    })
}

/// Has items written at 40 by 30 pixels on white. Through fades, half is seen of all.
pub(super) fn with_sheet<T>(items: Vec<Item>, write: impl FnOnce(Sheet<'_>) -> T) -> T {
    let scene = Scene {
        width: 40,
        height: 30,
        background: Color::WHITE,
        items,
    };
    write(Sheet {
        scene: &scene,
        scale: 1.0,
        soft_mask: &half,
    })
}

fn half(_: &Fade, bounds: Rect) -> Option<SoftMask> {
    let count = bounds.area() as usize;
    (count > 0).then(|| SoftMask {
        window: bounds,
        opacities: vec![128; count],
    })
}
