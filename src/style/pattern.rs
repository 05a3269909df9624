//! How dense and how heavy patterns are.

/// How dense and how heavy a pattern is, in pixels at scale 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PatternSize {
    /// Between the middles of neighbouring lines or rows of dots: 3 to 40.
    pub spacing: f64,
    /// Width of a line, or diameter of a dot: 0.5 at least, and below the spacing.
    pub weight: f64,
}
