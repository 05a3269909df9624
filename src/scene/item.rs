//! The kinds of item. Each has one file in `raster/`.

use std::fmt;
use std::sync::Arc;

use kurbo::{BezPath, Point, Rect};

use super::Color;
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

/// What a pattern is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternKind {
    /// Lines that rise to the right.
    Diagonal,
    /// Lines that rise and lines that fall to the right.
    Cross,
    /// Dots in staggered rows.
    Dots,
}

/// A pattern, aligned to a grid of the world and not to the shape that it fills.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// What it is made of.
    pub kind: PatternKind,
    /// Distance in pixels between the middles of neighbouring lines (or rows of dots).
    pub spacing: f64,
    /// Width of a line, or diameter of a dot, in pixels.
    pub weight: f64,
    /// The colour of lines or dots.
    pub color: Color,
}

/// An area of a pattern.
#[derive(Clone, Debug)]
pub struct Hatch {
    /// The outline, by the non-zero rule.
    pub path: BezPath,
    /// The pattern.
    pub pattern: Pattern,
    /// A pixel position that the pattern's grid passes through.
    pub origin: Point,
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
