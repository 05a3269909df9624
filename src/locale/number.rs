//! Numbers with their errors.

/// A number rounded as its error allows, with the error.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The value, as printed.
    pub value: String,
    /// The error on either side, as printed; empty where it is nought.
    pub error: String,
}

/// A value and the error on either side of it, both in one unit, rounded to the error's first
/// digit but to no more than one decimal; the error is rounded up, so that it never promises more
/// than was measured.
///
/// ```
/// use bakhmut_map::locale::figure;
/// assert_eq!(figure(102.4721, 0.31).to_string(), "102.5 ± 0.4");
/// assert_eq!(figure(8170.0, 310.0).to_string(), "8,200 ± 400");
/// assert_eq!(figure(120.0, 0.0).to_string(), "120");
/// ```
pub fn figure(value: f64, error: f64) -> Figure {
    // 0.3 → −1, 3 → 0, 310 → 2: the place of the error's first digit.
    let place = if error > 0.0 {
        (error.log10().floor() as i32).max(-1)
    } else {
        -1
    };
    let step = 10_f64.powi(place);
    let decimals = usize::from(place < 0);
    let print = |number: f64| {
        let text = format!("{number:.decimals$}");
        let text = if error > 0.0 {
            &text[..]
        } else {
            text.trim_end_matches(".0")
        };
        grouped(text)
    };
    // A hair is taken off before rounding up, so that 0.3 does not become 0.4 by its last bit.
    let up = (error / step - 1e-9).ceil() * step;
    Figure {
        value: print((value / step).round() * step),
        error: if error > 0.0 {
            print(up)
        } else {
            String::new()
        },
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
    use super::*;

    #[test]
    fn the_error_is_rounded_up_and_the_value_to_it() {
        assert_eq!(figure(102.44, 0.3).to_string(), "102.4 ± 0.3");
        assert_eq!(figure(102.44, 3.01).to_string(), "102 ± 4");
        assert_eq!(figure(1234.5, 0.01).to_string(), "1,234.5 ± 0.1");
        assert_eq!(figure(-1_234_567.0, 0.0).to_string(), "−1,234,567");
    }
}
