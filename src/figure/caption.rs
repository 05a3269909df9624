//! What is said beside a line of the map.

use super::pen::Pen;
use crate::labels::Label;
use crate::scene::{Color, Point};
use crate::text::Face;

/// Size of a caption's other lines, in parts of the first's.
const REST: f64 = 0.78;
/// How far a caption stays from its line, in design units.
const CLEAR: f64 = 10.0;
/// Width of the halo, in design units.
pub(super) const HALO: f64 = 3.0;
/// At so many points of its line a caption may stand.
const POINTS: usize = 48;

/// Words beside a line.
#[derive(Clone, Debug)]
pub(super) struct Caption {
    lines: Vec<String>,
    size: f64,
    pub(super) color: Color,
    /// The best point of the line, in pixels, and the others.
    at: Point,
    along: Vec<Point>,
}

impl Caption {
    /// Lines of text, the first in bold and of `size` design units, beside a line in pixels: at the
    /// points of which the least is asked by `cost`, rather; `None` where it is not in the picture.
    pub(super) fn new(
        lines: impl Into<Vec<String>>,
        (size, color): (f64, Color),
        line: &[Point],
        cost: impl Fn(Point) -> f64,
    ) -> Option<Caption> {
        let step = line.len().div_ceil(POINTS).max(1);
        let mut points: Vec<Point> = line.iter().copied().step_by(step).collect();
        points.sort_by(|a, b| cost(*a).total_cmp(&cost(*b)));
        let mut points = points.into_iter();
        Some(Caption {
            lines: lines.into(),
            size,
            color,
            at: points.next()?,
            along: points.collect(),
        })
    }

    /// What it says.
    pub(super) fn text(&self) -> String {
        self.lines.join(" ")
    }

    /// It as a label, which is never laid across a line.
    pub(super) fn label(&self, rank: usize, pen: &Pen<'_>) -> Label {
        let shaped = |(index, line): (usize, &String)| match index {
            0 => pen.shape(line, Face::Bold, self.size),
            _ => pen.shape(line, Face::Regular, self.size * REST),
        };
        Label {
            forms: vec![self.lines.iter().enumerate().map(shaped).collect()],
            at: self.at,
            along: self.along.clone(),
            clear: CLEAR * pen.unit,
            rank: u32::try_from(rank).unwrap_or(u32::MAX),
            may_lead: true,
            weight: 1.0,
            keeps_side: false,
            off_lines: true,
        }
    }
}
