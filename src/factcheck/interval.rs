//! Intervals of lengths, and the one that a claim's wording allows.

use crate::geodata::Wording;
use crate::units::Metres;

/// Lengths from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    low: Metres,
    high: Metres,
}

/// How far "about", "just over" and "nearly" reach from the value.
const TENTH: f64 = 0.1;

impl Interval {
    /// The lengths from `low` to `high`.
    pub fn new(low: Metres, high: Metres) -> Interval {
        Interval { low, high }
    }

    /// The lengths of which a claim in these words would be true. `half_digit` is half a unit of the
    /// value's last stated digit: what rounds to "exactly 120" is 119.5 to 120.5.
    ///
    /// ```
    /// use bakhmut_map::factcheck::Interval;
    /// use bakhmut_map::geodata::Wording;
    /// use bakhmut_map::units::Metres;
    /// let half = Metres::from_miles(0.5);
    /// let claimed = Interval::claimed(Metres::from_miles(120.0), half, Wording::JustOver);
    /// assert_eq!(claimed.low().miles(), 120.0);
    /// assert!((claimed.high().miles() - 132.0).abs() < 1e-9);
    /// ```
    pub fn claimed(value: Metres, half_digit: Metres, wording: Wording) -> Interval {
        let part = |factor: f64| Metres::new(value.get() * factor);
        let beside = |step: f64| Metres::new(value.get() + step);
        let endless = Metres::new(f64::INFINITY);
        let (low, high) = match wording {
            Wording::Exactly => (beside(-half_digit.get()), beside(half_digit.get())),
            Wording::About => (part(1.0 - TENTH), part(1.0 + TENTH)),
            Wording::JustOver => (value, part(1.0 + TENTH)),
            Wording::Over | Wording::MoreThan | Wording::AtLeast => (value, endless),
            Wording::Under => (Metres::new(0.0), value),
            Wording::Nearly => (part(1.0 - TENTH), value),
        };
        Interval { low, high }
    }

    /// The least length.
    pub fn low(self) -> Metres {
        self.low
    }

    /// The greatest length.
    pub fn high(self) -> Metres {
        self.high
    }

    /// Whether all of this interval lies in another.
    pub fn within(self, other: Interval) -> bool {
        other.low <= self.low && self.high <= other.high
    }

    /// Whether no length is in both.
    pub fn is_apart_from(self, other: Interval) -> bool {
        self.high < other.low || other.high < self.low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn km(low: f64, high: f64) -> Interval {
        Interval::new(Metres::from_km(low), Metres::from_km(high))
    }

    #[test]
    fn an_interval_is_within_apart_or_neither() {
        assert!(km(2.0, 3.0).within(km(1.0, 3.0)));
        assert!(km(2.0, 3.0).is_apart_from(km(3.1, 4.0)));
        assert!(!km(2.0, 3.0).within(km(2.5, 4.0)) && !km(2.0, 3.0).is_apart_from(km(2.5, 4.0)));
    }

    #[test]
    fn wordings_open_to_the_side_that_they_name() {
        let half = Metres::from_km(0.5);
        let claimed = |wording| Interval::claimed(Metres::from_km(100.0), half, wording);
        assert!(km(105.0, 109.0).within(claimed(Wording::JustOver)));
        assert!(km(95.0, 99.0).within(claimed(Wording::Nearly)));
        assert!(km(500.0, 900.0).within(claimed(Wording::MoreThan)));
        assert!(km(5.0, 9.0).within(claimed(Wording::Under)));
        assert!(km(91.0, 109.0).within(claimed(Wording::About)));
        assert!(!km(99.0, 101.0).is_apart_from(claimed(Wording::Over)));
    }
}
