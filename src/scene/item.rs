//! The kinds of item. Each has one file in `raster/`.

use std::fmt;
use std::sync::Arc;

use kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape, Vec2};

use super::Color;
use super::hatch::Hatch;
use crate::text::Shaped;

/// One thing to draw.
#[derive(Clone, Debug)]
pub enum Item {
    /// An area of one colour.
    Fill(Fill),
    /// A line.
    Stroke(Stroke),
    /// An area of a pattern.
    Hatch(Hatch),
    /// Items seen through an area whose edge fades.
    Fade(Fade),
    /// Items cut to a shape.
    Group(Group),
    /// Shaped text with its halo.
    Text(Text),
    /// Pixels of somebody else's map.
    Picture(Picture),
}

/// An area of one colour, by the non-zero rule: holes wind against their exterior.
#[derive(Clone, Debug)]
pub struct Fill {
    /// The outline; open subpaths are closed.
    pub path: BezPath,
    /// The colour.
    pub color: Color,
}

impl Fill {
    /// Whether it is a box around a rectangle, as [`cut`](super::cut) leaves what covers all of it.
    pub fn covers(&self, rect: Rect) -> bool {
        rect_of(&self.path).is_some_and(|own| own.contains_rect(rect))
    }
}

/// The rectangle that a path is, where it is one whose sides are level and upright.
pub fn rect_of(path: &BezPath) -> Option<Rect> {
    let elements = path.elements();
    let is_one = |(i, element): (usize, &PathEl)| match element {
        PathEl::MoveTo(_) => i == 0,
        PathEl::LineTo(_) | PathEl::ClosePath => i > 0,
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => false,
    };
    if !(4..=6).contains(&elements.len()) || !elements.iter().enumerate().all(is_one) {
        return None;
    }
    let bounds = path.control_box();
    let Rect { x0, y0, x1, y1 } = bounds;
    let at_corner = |p: Point| (p.x == x0 || p.x == x1) && (p.y == y0 || p.y == y1);
    let mut corners = elements.iter().filter_map(PathEl::end_point);
    (corners.all(at_corner) && path.area().abs() == bounds.area()).then_some(bounds)
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineCap {
    /// At the end point.
    Butt,
    /// With a half circle.
    Round,
}

/// A line. Joins are round.
#[derive(Clone, Debug)]
pub struct Stroke {
    /// The middle of the line.
    pub path: BezPath,
    /// Width in pixels.
    pub width: f64,
    /// The colour.
    pub color: Color,
    /// How the line and its dashes end.
    pub cap: LineCap,
    /// Lengths in pixels of dash, gap, dash, gap …; empty for an unbroken line.
    pub dashes: Vec<f64>,
}

/// Items seen through an area whose edge fades evenly from solid to clear.
#[derive(Clone, Debug)]
pub struct Fade {
    /// The outline of the area, by the non-zero rule: where the fade is half.
    pub path: BezPath,
    /// How far the fade reaches to either side of the outline, in pixels; above 0.
    pub reach: f64,
    /// What is seen through it.
    pub items: Vec<Item>,
}

impl Fade {
    /// A fade that reaches less far is drawn as a plain edge, in pixels.
    const LEAST_REACH: f64 = 0.5;

    /// Whether it reaches so little that it is a plain edge.
    pub fn is_plain(&self) -> bool {
        self.reach < Self::LEAST_REACH
    }
}

/// How much is seen of what lies behind each pixel of a window.
#[derive(Clone, Debug)]
pub struct SoftMask {
    /// Whole pixels.
    pub window: Rect,
    /// From 0, nothing, to 255, all, row by row.
    pub opacities: Vec<u8>,
}

/// Items cut to a shape.
#[derive(Clone, Debug)]
pub struct Group {
    /// The outline outside of which nothing is drawn, by the non-zero rule.
    pub clip: BezPath,
    /// What is drawn inside.
    pub items: Vec<Item>,
}

/// A picture in whole pixels.
#[derive(Clone)]
pub struct Picture {
    /// Where it lies: at the corners of pixels.
    pub window: Rect,
    /// Red, green and blue of each pixel of the window, each times its opacity, and that, row by row.
    pub premultiplied: Arc<[u8]>,
}

impl Picture {
    /// Whether it has a pixel for each of its window, and that lies at the corners of pixels. Another is
    /// not drawn.
    pub fn is_whole(&self) -> bool {
        let (columns, rows) = (self.window.width() as usize, self.window.height() as usize);
        let count = self.premultiplied.len();
        count > 0 && count == 4 * columns * rows && self.window == self.window.round()
    }

    /// Whether nothing shows through it.
    pub fn is_solid(&self) -> bool {
        let (pixels, _) = self.premultiplied.as_chunks::<4>();
        pixels.iter().all(|pixel| pixel[3] == 255)
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({:?})", self.window)
    }
}

/// Shaped text.
#[derive(Clone, Debug)]
pub struct Text {
    /// The glyphs.
    pub shaped: Shaped,
    /// Where the base line starts.
    pub origin: Point,
    /// Degrees clockwise about the origin.
    pub angle: f64,
    /// The colour.
    pub color: Color,
    /// Colour and width in pixels (to each side) of what parts the text from its ground.
    pub halo: Option<(Color, f64)>,
}

impl Text {
    /// Where the shaped text goes. A level base line goes to the nearest pixel edge, where the feet of
    /// the letters are crisp.
    pub fn place(&self) -> Affine {
        let Text { origin, angle, .. } = *self;
        if angle == 0.0 {
            return Affine::translate(Vec2::new(origin.x, origin.y.round()));
        }
        Affine::translate(origin.to_vec2()) * Affine::rotate(angle.to_radians())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_rectangle_however_it_is_drawn() {
        let rect = Rect::new(-2.5, 1.0, 4.0, 3.0);
        let drawn = rect.to_path(0.1);
        for path in [&drawn, &drawn.reverse_subpaths()] {
            assert_eq!(rect_of(path), Some(rect), "{path:?}");
        }
        for path in ["M1,1 H4 V3 H1 Z", "M4,1 V3 H1 V1 H4"] {
            let path = BezPath::from_svg(path).expect("a path");
            assert_eq!(rect_of(&path), Some(Rect::new(1.0, 1.0, 4.0, 3.0)));
        }
        for path in [
            "",
            "M1,1 H4 L1,3 H4 Z",
            "M0,0 H4 V4 Z",
            "M1,1 H4 V3 H1 Z M2,2 H3",
            "M1,1 Q2,0 4,1 V3 H1 Z",
            "M1,1 H4 V3.5 L1,3 Z",
        ] {
            let path = BezPath::from_svg(path).expect("a path");
            assert_eq!(rect_of(&path), None, "{path:?}");
        }
    }
}
