//! Patterns, and the grid that they are aligned to.

use std::f64::consts::SQRT_2;

use kurbo::{BezPath, Point};

use super::{Color, SNAP};

/// What a pattern is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternKind {
    /// Lines that rise to the right.
    Diagonal,
    /// Lines that rise and lines that fall to the right.
    Cross,
    /// Dots in staggered rows.
    Dots,
    /// Lines from the top to the bottom.
    Upright,
    /// Lines from the left to the right.
    Level,
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

/// The grid of a hatch: its lines or dots go through `origin`, and through every `step` from there along
/// each axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HatchGrid {
    /// The middle of a pixel, where marks are symmetric and small ones crisp.
    pub origin: Point,
    /// Whole pixels, so that each mark looks like the next. Rows of dots lie one step apart, each second
    /// row one step aside, and the dots of a row two.
    pub step: f64,
}

impl Hatch {
    /// Lines are drawn at most this far apart, in pixels.
    const WIDEST: f64 = 1024.0;

    /// Where its marks go; `None` where a number of it is not finite.
    pub fn grid(&self) -> Option<HatchGrid> {
        let Pattern {
            kind,
            spacing,
            weight,
            ..
        } = self.pattern;
        if !(spacing.is_finite() && weight.is_finite() && self.origin.is_finite()) {
            return None;
        }
        // Along the x axis, lines of 45° stand and measure √2 times what they do across.
        let step = match kind {
            PatternKind::Diagonal | PatternKind::Cross => spacing * SQRT_2,
            PatternKind::Dots | PatternKind::Upright | PatternKind::Level => spacing,
        };
        // Snapped first, so that neighbouring pictures round the same way.
        let corner = ((self.origin.to_vec2() * SNAP).round() / SNAP).floor();
        Some(HatchGrid {
            origin: Point::new(corner.x + 0.5, corner.y + 0.5),
            step: step.round().clamp(1.0, Self::WIDEST),
        })
    }
}

/// The positions `phase + k × step` from `from` to `to`: along one axis of a pattern, where its marks go.
pub fn every(phase: f64, step: f64, from: f64, to: f64) -> impl Iterator<Item = f64> {
    let first = ((from - phase) / step).ceil();
    (0..)
        .map(move |i| phase + (first + f64::from(i)) * step)
        .take_while(move |&position| position <= to)
}
