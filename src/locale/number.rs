//! Numbers with their errors.

use super::Lang;
use crate::units::Metres;

/// How a language writes numbers.
struct Marks {
    point: char,
    /// Between thousands.
    group: char,
    /// Thousands are parted in numbers of so many digits before the point, and in longer ones.
    least: usize,
    plus_minus: &'static str,
}

/// In Ukrainian four digits stand together, as in CLDR and in print: 2414, but 12 414.
const fn marks(lang: Lang) -> Marks {
    match lang {
        Lang::En | Lang::EnUk => Marks {
            point: '.',
            group: ',',
            least: 4,
            plus_minus: " ± ",
        },
        Lang::Uk | Lang::UkEn => Marks {
            point: ',',
            group: '\u{a0}',
            least: 5,
            plus_minus: "\u{a0}±\u{a0}",
        },
    }
}

/// A number rounded as its error allows, with the error.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The value, as printed.
    pub value: String,
    /// The error on either side, as printed; empty where it is nought.
    pub error: String,
    lang: Lang,
}

/// A value and the error on either side of it, both in one unit, rounded to the error's first digit, or
/// to its second where the first is 1 or 2, but to no more than one decimal. What the value loses by
/// that is added to the error, which is rounded up, so that what is printed never promises more than was
/// measured.
///
/// ```
/// use bakhmut_map::locale::{Lang, figure};
/// assert_eq!(figure(Lang::En, 102.4721, 0.31).to_string(), "102.5 ± 0.4");
/// assert_eq!(figure(Lang::En, 8170.0, 310.0).to_string(), "8,200 ± 400");
/// assert_eq!(figure(Lang::En, 1942.1, 205.9).to_string(), "1,940 ± 210");
/// assert_eq!(figure(Lang::En, 120.0, 0.0).to_string(), "120");
/// assert_eq!(figure(Lang::Uk, 102.4721, 0.31).to_string(), "102,5\u{a0}±\u{a0}0,4");
/// ```
pub fn figure(lang: Lang, value: f64, error: f64) -> Figure {
    if error <= 0.0 {
        let text = format!("{value:.1}");
        return Figure {
            value: written(lang, text.trim_end_matches(".0")),
            error: String::new(),
            lang,
        };
    }
    let is_fine = last_place(error) < 0;
    let [value, error] = rounded(value, error);
    let is_whole = |number: f64| (number - number.round()).abs() < 1e-6;
    let decimals = usize::from(is_fine && !(is_whole(value) && is_whole(error)));
    let print = |number: f64| written(lang, &format!("{number:.decimals$}"));
    Figure {
        value: print(value),
        error: print(error),
        lang,
    }
}

/// The place of the last digit of an error that is printed: 0.3 → −1, 3 → 0, 310 → 2; tenths are the
/// least. Of 1 or 2 one digit is too few: to round 1.1 up to 2 would nearly double it.
pub(super) fn last_place(error: f64) -> i32 {
    let first = error.log10().floor() as i32;
    let is_small = error < 3.0 * 10_f64.powi(first);
    (first - i32::from(is_small)).max(-1)
}

/// The value and the error above 0 that [`figure`] prints.
///
/// ```
/// use bakhmut_map::locale::rounded;
/// assert_eq!(rounded(8170.0, 310.0), [8200.0, 400.0]);
/// ```
pub fn rounded(value: f64, error: f64) -> [f64; 2] {
    let step = 10_f64.powi(last_place(error));
    let rounded = (value / step).round() * step;
    let error = error + (value - rounded).abs();
    [rounded, ceiling(error / step) * step]
}

/// A number with so many digits after the point.
///
/// ```
/// use bakhmut_map::locale::{Lang, fixed};
/// assert_eq!(fixed(Lang::En, 1067.0, 1), "1,067.0");
/// ```
pub fn fixed(lang: Lang, value: f64, decimals: usize) -> String {
    written(lang, &format!("{value:.decimals$}"))
}

/// The next whole number up. A hair is taken off before, so that 3 does not become 4 by its last bit.
fn ceiling(number: f64) -> f64 {
    (number - 1e-9).ceil()
}

/// How far something may be off, rounded up: in whole metres, from a kilometre on in tenths of one.
pub(super) fn at_most(lang: Lang, accuracy: Metres) -> String {
    let [m, km] = lang.pick(["m", "km"], ["м", "км"]);
    let metres = ceiling(accuracy.get());
    if metres < 1000.0 {
        format!("{metres:.0}\u{a0}{m}")
    } else {
        let kilometres = ceiling(accuracy.get() / 100.0) / 10.0;
        format!("{}\u{a0}{km}", figure(lang, kilometres, 0.0))
    }
}

impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.value)?;
        if !self.error.is_empty() {
            write!(f, "{}{}", marks(self.lang).plus_minus, self.error)?;
        }
        Ok(())
    }
}

/// A number that was converted from one with so many digits after the point: rounded to as many, but
/// to no fewer than two significant ones.
pub(super) fn converted(lang: Lang, value: f64, decimals: usize) -> String {
    // 0.6 → 2, 2.4 → 1, 24 → 0: the digits after the point that make two in all.
    let least = if value > 0.0 {
        (1 - value.log10().floor() as i32).max(0)
    } else {
        0
    };
    let decimals = decimals.max(usize::try_from(least).unwrap_or(0));
    written(lang, &format!("{value:.decimals$}"))
}

/// A number of plain digits with the language's marks.
pub(super) fn written(lang: Lang, number: &str) -> String {
    let marks = marks(lang);
    let (sign, number) = number.strip_prefix('-').map_or(("", number), |n| ("−", n));
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    let mut text = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 && whole.len() >= marks.least {
            text.push(marks.group);
        }
        text.push(digit);
    }
    text + &rest.replace('.', marks.point.encode_utf8(&mut [0; 4]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn english(value: f64, error: f64) -> String {
        figure(Lang::En, value, error).to_string()
    }

    #[test]
    fn the_error_is_rounded_up_and_the_value_to_it() {
        assert_eq!(english(102.44, 3.01), "102 ± 4");
        assert_eq!(english(-1_234_567.0, 0.0), "−1,234,567");
    }

    #[test]
    fn the_error_makes_up_for_what_the_value_loses() {
        assert_eq!(english(102.44, 0.3), "102.4 ± 0.4");
        assert_eq!(english(1449.0, 100.0), "1,450 ± 110");
        assert_eq!(english(1449.0, 299.0), "1,450 ± 300");
        assert_eq!(english(1449.0, 300.0), "1,400 ± 400");
        assert_eq!(english(4.18, 1.29), "4.2 ± 1.4");
        assert_eq!(english(3.0, 1.0), "3 ± 1");
        assert_eq!(english(199.0, 2.3), "199.0 ± 2.3");
        assert_eq!(english(1234.56, 0.01), "1,234.6 ± 0.1");
        assert_eq!(english(102.4, 0.7), "102.4 ± 0.7");
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
            assert_eq!(at_most(Lang::En, Metres::new(metres)), text);
            let ukrainian = text.replace("km", "км").replace('m', "м").replace('.', ",");
            assert_eq!(at_most(Lang::Uk, Metres::new(metres)), ukrainian);
        }
    }

    #[test]
    fn ukrainian_has_a_comma_and_parts_thousands_from_five_digits_on() {
        for (number, text) in [
            ("0.5", "0,5"),
            ("-12.25", "−12,25"),
            ("2414", "2414"),
            ("2414.5", "2414,5"),
            ("12414", "12\u{a0}414"),
            ("-1234567.8", "−1\u{a0}234\u{a0}567,8"),
        ] {
            assert_eq!(written(Lang::Uk, number), text);
        }
    }

    /// A number as it was printed.
    fn printed(lang: Lang, text: &str) -> f64 {
        let marks = marks(lang);
        let plain = text.replace(marks.group, "").replace(marks.point, ".");
        plain.replace('−', "-").parse().unwrap()
    }

    fn lang() -> impl Strategy<Value = Lang> {
        prop_oneof![Just(Lang::En), Just(Lang::Uk)]
    }

    proptest! {
        #[test]
        fn what_is_printed_holds_what_was_measured(
            lang in lang(), value in -1e5..1e5, place in -4..5, digits in 1.0..10.0,
        ) {
            let error: f64 = digits * 10_f64.powi(place);
            let figure = figure(lang, value, error);
            let (centre, reach) = (printed(lang, &figure.value), printed(lang, &figure.error));
            prop_assert!(centre - reach <= value - error + 1e-6, "{figure}");
            prop_assert!(centre + reach >= value + error - 1e-6, "{figure}");
        }

        #[test]
        fn an_accuracy_never_shrinks(lang in lang(), metres in 0.001..1e6) {
            let text = at_most(lang, Metres::new(metres));
            let (number, unit) = text.split_once('\u{a0}').unwrap();
            let unit = if ["km", "км"].contains(&unit) { 1000.0 } else { 1.0 };
            prop_assert!(printed(lang, number) * unit >= metres - 1e-6, "{text}");
        }
    }
}
