//! Intervals of what is measured, and the one that a claim's wording allows.

use crate::geodata::{Length, Number, Wording};
use crate::measure::Measured;

/// What lies from one value to another, both included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    low: f64,
    high: f64,
}

/// How far "about", "just over" and "nearly" reach from the value.
const TENTH: f64 = 0.1;

impl Interval {
    /// From `low` to `high`.
    pub fn new(low: f64, high: f64) -> Interval {
        Interval { low, high }
    }

    /// One value, and as much to either side.
    pub fn around(value: f64, error: f64) -> Interval {
        Interval::new(value - error, value + error)
    }

    /// The values for which a claim in these words would be true, each unit of the number worth
    /// `unit`. What rounds to "exactly 120" is 119.5 to 120.5.
    ///
    /// ```
    /// use bakhmut_map::factcheck::Interval;
    /// use bakhmut_map::geodata::{Number, Wording};
    /// let number = Number { value: 120.0, wording: Wording::JustOver };
    /// let allowed = Interval::allowed(number, 1609.344);
    /// assert!((allowed.low() - 193_121.28).abs() < 1e-6);
    /// assert!((allowed.high() - 212_433.408).abs() < 1e-6);
    /// ```
    pub fn allowed(number: Number, unit: f64) -> Interval {
        let (value, half) = (number.value * unit, number.half_digit() * unit);
        let (low, high) = match number.wording {
            Wording::Exactly => (value - half, value + half),
            Wording::About => (value * (1.0 - TENTH), value * (1.0 + TENTH)),
            // The value itself is not more, nor less, than it is.
            Wording::JustOver => (value.next_up(), value * (1.0 + TENTH)),
            Wording::Over | Wording::MoreThan => (value.next_up(), f64::INFINITY),
            Wording::AtLeast => (value, f64::INFINITY),
            Wording::Under => (0.0, value.next_down()),
            Wording::Nearly => (value * (1.0 - TENTH), value.next_down()),
        };
        Interval { low, high }
    }

    /// The lengths that a claim allows, in metres.
    pub fn of_length(length: Length) -> Interval {
        Interval::allowed(length.number, length.unit.length(1.0).get())
    }

    /// The least value.
    pub fn low(self) -> f64 {
        self.low
    }

    /// The greatest value.
    pub fn high(self) -> f64 {
        self.high
    }

    /// Whether all of this interval lies in another.
    pub fn within(self, other: Interval) -> bool {
        other.low <= self.low && self.high <= other.high
    }

    /// Whether no value is in both.
    pub fn is_apart_from(self, other: Interval) -> bool {
        self.high < other.low || other.high < self.low
    }
}

impl From<Measured> for Interval {
    /// In metres.
    fn from(measured: Measured) -> Interval {
        Interval::new(measured.low().get(), measured.high().get())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_within_apart_or_neither() {
        let of = Interval::new;
        assert!(of(2.0, 3.0).within(of(1.0, 3.0)));
        assert!(of(2.0, 3.0).is_apart_from(of(3.1, 4.0)));
        assert!(!of(2.0, 3.0).within(of(2.5, 4.0)) && !of(2.0, 3.0).is_apart_from(of(2.5, 4.0)));
    }

    #[test]
    fn wordings_open_to_the_side_that_they_name() {
        let (of, value) = (Interval::new, 100.0);
        let allowed = |wording| Interval::allowed(Number { value, wording }, 1.0);
        assert!(of(105.0, 109.0).within(allowed(Wording::JustOver)));
        assert!(of(95.0, 99.0).within(allowed(Wording::Nearly)));
        assert!(of(500.0, 900.0).within(allowed(Wording::MoreThan)));
        assert!(of(5.0, 9.0).within(allowed(Wording::Under)));
        assert!(of(91.0, 109.0).within(allowed(Wording::About)));
        assert!(!of(99.0, 101.0).is_apart_from(allowed(Wording::Over)));
    }
}
