//! Coordinates rounded as the canonical form has them.

/// Decimals of a degree that the canonical form has at most: 0.1 m.
pub(super) const DECIMALS: i32 = 6;

/// A number with so many decimals; 0 has no sign.
pub(super) fn round(number: f64) -> f64 {
    let unit = 10_f64.powi(DECIMALS);
    (number * unit).round() / unit + 0.0
}
