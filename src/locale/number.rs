//! Numbers with their errors.

use crate::units::Metres;

/// A number rounded as its error allows, with the error.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The value, as printed.
    pub value: String,
    /// The error on either side, as printed; empty where it is nought.
    pub error: String,
}

/// A value and the error on either side of it, both in one unit, rounded to the error's first
/// digit but to no more than one decimal. What the value loses by that is added to the error, which
/// is rounded up, so that what is printed never promises more than was measured.
///
/// ```
/// use bakhmut_map::locale::figure;
/// assert_eq!(figure(102.4721, 0.31).to_string(), "102.5 ± 0.4");
/// assert_eq!(figure(8170.0, 310.0).to_string(), "8,200 ± 400");
/// assert_eq!(figure(120.0, 0.0).to_string(), "120");
/// ```
pub fn figure(value: f64, error: f64) -> Figure {
    if error <= 0.0 {
        let text = format!("{value:.1}");
        return Figure {
            value: grouped(text.trim_end_matches(".0")),
            error: String::new(),
        };
    }
    // 0.3 → −1, 3 → 0, 310 → 2: the place of the error's first digit.
    let place = (error.log10().floor() as i32).max(-1);
    let step = 10_f64.powi(place);
    let decimals = usize::from(place < 0);
    let print = |number: f64| grouped(&format!("{number:.decimals$}"));
    let rounded = (value / step).round() * step;
    let error = error + (value - rounded).abs();
    Figure {
        value: print(rounded),
        error: print(ceiling(error / step) * step),
    }
}

/// The next whole number up. A hair is taken off before, so that 3 does not become 4 by its last bit.
fn ceiling(number: f64) -> f64 {
    (number - 1e-9).ceil()
}

/// How far something may be off, rounded up: in whole metres, from a kilometre on in tenths of one.
pub(super) fn at_most(accuracy: Metres) -> String {
    let metres = ceiling(accuracy.get());
    if metres < 1000.0 {
        format!("{metres:.0}\u{a0}m")
    } else {
        let km = ceiling(accuracy.get() / 100.0) / 10.0;
        format!("{}\u{a0}km", figure(km, 0.0))
    }
}

impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.value)?;
        if !self.error.is_empty() {
            write!(f, " ± {}", self.error)?;
        }
        Ok(())
    }
}

/// A number that was converted from one with so many digits after the point: rounded to as many, but
/// to no fewer than two significant ones.
pub(super) fn converted(value: f64, decimals: usize) -> String {
    // 0.6 → 2, 2.4 → 1, 24 → 0: the digits after the point that make two in all.
    let least = if value > 0.0 {
        (1 - value.log10().floor() as i32).max(0)
    } else {
        0
    };
    let decimals = decimals.max(usize::try_from(least).unwrap_or(0));
    grouped(&format!("{value:.decimals$}"))
}

/// Thousands parted by commas.
pub(super) fn grouped(number: &str) -> String {
    let (sign, number) = number.strip_prefix('-').map_or(("", number), |n| ("−", n));
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    let mut text = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_error_is_rounded_up_and_the_value_to_it() {
        assert_eq!(figure(102.44, 3.01).to_string(), "102 ± 4");
        assert_eq!(figure(-1_234_567.0, 0.0).to_string(), "−1,234,567");
    }

    #[test]
    fn the_error_makes_up_for_what_the_value_loses() {
        assert_eq!(figure(102.44, 0.3).to_string(), "102.4 ± 0.4");
        assert_eq!(figure(1449.0, 100.0).to_string(), "1,400 ± 200");
        assert_eq!(figure(1234.56, 0.01).to_string(), "1,234.6 ± 0.1");
        assert_eq!(figure(102.4, 0.7).to_string(), "102.4 ± 0.7");
    }

    #[test]
    fn an_accuracy_is_rounded_up() {
        for (metres, text) in [
            (100.0, "100\u{a0}m"),
            (100.2, "101\u{a0}m"),
            (999.5, "1\u{a0}km"),
            (2900.0, "2.9\u{a0}km"),
            (3240.0, "3.3\u{a0}km"),
            (12_000.0, "12\u{a0}km"),
        ] {
            assert_eq!(at_most(Metres::new(metres)), text);
        }
    }

    /// A number as it was printed.
    fn printed(text: &str) -> f64 {
        text.replace(',', "").replace('−', "-").parse().unwrap()
    }

    proptest! {
        #[test]
        fn what_is_printed_holds_what_was_measured(
            value in -1e5..1e5, place in -4..5, digits in 1.0..10.0,
        ) {
            let error: f64 = digits * 10_f64.powi(place);
            let figure = figure(value, error);
            let (centre, reach) = (printed(&figure.value), printed(&figure.error));
            prop_assert!(centre - reach <= value - error + 1e-6, "{figure}");
            prop_assert!(centre + reach >= value + error - 1e-6, "{figure}");
        }

        #[test]
        fn an_accuracy_never_shrinks(metres in 0.001..1e6) {
            let text = at_most(Metres::new(metres));
            let (number, unit) = text.split_once('\u{a0}').unwrap();
            let unit = if unit == "km" { 1000.0 } else { 1.0 };
            prop_assert!(printed(number) * unit >= metres - 1e-6, "{text}");
        }
    }
}
