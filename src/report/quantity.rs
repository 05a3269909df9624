//! Numbers with what they may be.

use crate::factcheck::{Interval, Quantity};
use crate::geodata::{AreaUnit, Unit};
use crate::locale::{
    Lang, Phrases, figure, fixed, last_places, outwards, rounded, square_miles, to_place, whole,
    with_error,
};

/// A number with what it may be; lengths and areas in both units. Where the ± would be more than half
/// of it, would go beyond a bound such as nothing or all, or would hide on which side of what is
/// `allowed` it lies, the least and the greatest stand in its place, to as many digits as that takes.
pub(super) fn quantity(
    phrases: Phrases,
    value: f64,
    quantity: Quantity,
    interval: Interval,
    allowed: Option<Interval>,
) -> String {
    let lang = phrases.lang();
    let print = Print {
        phrases,
        value,
        interval,
        allowed,
    };
    match quantity {
        Quantity::Length => print.length(),
        Quantity::Area => {
            let [miles, km] = [AreaUnit::SquareMiles, AreaUnit::SquareKilometres]
                .map(|unit| print.with_unit(unit.square_metres(1.0), ""));
            lang.pick(
                format!("{miles} square miles, {km} km²"),
                format!("{km}\u{a0}км², {miles} {}", square_miles(number(&miles))),
            )
        }
        Quantity::Share => print.with_unit(0.01, lang.pick("%", "\u{a0}%")),
        Quantity::Count => print.with_unit(1.0, ""),
        Quantity::Azimuth => {
            let error = print.error();
            let azimuth = figure(lang, value.rem_euclid(360.0), error);
            lang.pick(format!("azimuth {azimuth}°"), format!("азимут {azimuth}°"))
        }
    }
}

/// A number that stands in a file, with all its digits.
pub(super) fn as_stated(value: f64, lang: Lang) -> String {
    let digits = value.to_string();
    let decimals = digits.split_once('.').map_or(0, |(_, rest)| rest.len());
    fixed(lang, value, decimals)
}

/// A length from one to another, outwards to a tenth of a unit, in both units; to more digits where
/// it takes them to tell on which side of what is `allowed` they lie.
pub(super) fn range(phrases: Phrases, interval: Interval, allowed: Option<Interval>) -> String {
    let lang = phrases.lang();
    let in_unit = |unit: Unit| {
        let (ends, place) = ends(interval, unit.length(1.0).get(), allowed, -1);
        let decimals = decimals(place);
        let [low, high] = ends.map(|end| fixed(lang, end, decimals));
        from_to(lang, &low, &high)
    };
    let (miles, km) = (in_unit(Unit::Miles), in_unit(Unit::Kilometres));
    in_both(phrases, &miles, &km)
}

/// What a length is in miles and in kilometres, first in the unit that the readers of the language use.
fn in_both(phrases: Phrases, miles: &str, km: &str) -> String {
    let lang = phrases.lang();
    let km = lang.pick(format!("{km} km"), format!("{km}\u{a0}км"));
    let [first, second] = phrases.first_used(phrases.in_miles(miles), km);
    format!("{first} ({second})")
}

fn from_to(lang: Lang, low: &str, high: &str) -> String {
    lang.pick(
        format!("{low} to {high}"),
        format!("від\u{a0}{low} до\u{a0}{high}"),
    )
}

/// The number that a text begins with, its error included, without all that it may be.
pub(super) fn number(text: &str) -> &str {
    text.split_once(" (").map_or(text, |(number, _)| number)
}

/// What is to be printed.
struct Print {
    phrases: Phrases,
    value: f64,
    interval: Interval,
    allowed: Option<Interval>,
}

impl Print {
    fn error(&self) -> f64 {
        (self.value - self.interval.low()).max(self.interval.high() - self.value)
    }

    fn length(&self) -> String {
        let miles = self.with_error(Unit::Miles.length(1.0).get());
        match (miles, self.with_error(Unit::Kilometres.length(1.0).get())) {
            (Some(miles), Some(km)) => in_both(self.phrases, &miles, &km),
            _ => range(self.phrases, self.interval, self.allowed),
        }
    }

    /// In units of so many, with a sign after each number.
    fn with_unit(&self, unit: f64, sign: &str) -> String {
        if let Some(text) = self.with_error(unit) {
            return text + sign;
        }
        let exact = [self.interval.low(), self.interval.high()].map(|end| end / unit);
        let [of_value, of_ends] = last_places(self.value / unit, exact);
        let (ends, place) = ends(self.interval, unit, self.allowed, of_ends);
        // No coarser than its ends, nor finer than tenths.
        let value = to_place(self.value / unit, of_value.min(place).max(-1));
        let lang = self.phrases.lang();
        let value = whole(lang, value, 1);
        let [low, high] = ends.map(|end| whole(lang, end, decimals(place)));
        format!("{value}{sign} ({}{sign})", from_to(lang, &low, &high))
    }

    /// With a ±, where that tells enough.
    fn with_error(&self, unit: f64) -> Option<String> {
        let error = self.error();
        let ends = [self.interval.low(), self.interval.high()].map(|end| end / unit);
        let lang = self.phrases.lang();
        let text = with_error(lang, self.value / unit, ends)?.to_string();
        if error <= 0.0 {
            return Some(text);
        }
        let [value, error] = rounded(self.value / unit, error / unit);
        let printed = Interval::around(value * unit, error * unit);
        tells(printed, self.interval, self.allowed).then_some(text)
    }
}

/// The digits after the point of a number whose last has this place.
fn decimals(place: i32) -> usize {
    usize::try_from(-place).unwrap_or(0)
}

/// Both ends of an interval in units of so many, outwards to the digit of this place or, where that takes
/// finer ones to tell, of another; and which.
fn ends(
    interval: Interval,
    unit: f64,
    allowed: Option<Interval>,
    mut place: i32,
) -> ([f64; 2], i32) {
    /// Thousandths of a mile are more than any of the data are worth.
    const FINEST: i32 = -3;
    let exact = [interval.low(), interval.high()].map(|end| end / unit);
    loop {
        let ends = outwards(exact, place);
        let [low, high] = ends.map(|end| end * unit);
        if place == FINEST || tells(Interval::new(low, high), interval, allowed) {
            return (ends, place);
        }
        place -= 1;
    }
}

/// Whether what is printed lies within what is allowed, or apart from it, as what it stands for does.
fn tells(printed: Interval, of: Interval, allowed: Option<Interval>) -> bool {
    let Some(allowed) = allowed else {
        return true;
    };
    printed.within(allowed) == of.within(allowed)
        && printed.is_apart_from(allowed) == of.is_apart_from(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: fn() -> Phrases = || Phrases::of(Lang::En);

    #[test]
    fn a_range_has_as_many_digits_at_both_ends() {
        let range = range(EN(), Interval::new(97_400.1, 108_300.0), None);
        assert_eq!(range, "60.5 to 67.3 miles (97.4 to 108.3 km)");
    }

    #[test]
    fn no_error_goes_beyond_nothing_or_all() {
        let area = quantity(
            EN(),
            18.2e6,
            Quantity::Area,
            Interval::new(0.0, 348.7e6),
            None,
        );
        assert_eq!(area, "7 (0 to 140) square miles, 18 (0 to 400) km²");
        let share = quantity(EN(), 1.0, Quantity::Share, Interval::new(0.98, 1.0), None);
        assert_eq!(share, "100% (98 to 100%)");
        let share = quantity(EN(), 0.37, Quantity::Share, Interval::new(0.0, 0.74), None);
        assert_eq!(share, "37% (0 to 80%)");
    }

    /// 400 ± 150 km² is more than 260, and 32 ± 7.2 km less than 39.5.
    #[test]
    fn what_is_printed_lies_on_the_side_of_a_bound_on_which_it_was_judged() {
        let of = |allowed| {
            let interval = Interval::around(400e6, 139e6);
            quantity(EN(), 400e6, Quantity::Area, interval, Some(allowed))
        };
        assert_eq!(
            of(Interval::new(0.0, f64::INFINITY)),
            "150 ± 60 square miles, 400 ± 140 km²"
        );
        assert_eq!(
            of(Interval::new(260.5e6, f64::INFINITY)),
            "154.4 (100.7 to 208.2) square miles, 400 (261 to 539) km²"
        );
        let of = |high| {
            let (value, interval) = (32_000.0, Interval::around(32_000.0, 7_170.0));
            let allowed = Interval::new(0.0, high);
            quantity(EN(), value, Quantity::Length, interval, Some(allowed))
        };
        assert_eq!(of(45_000.0), "20 ± 5 miles (32 ± 8 km)");
        assert_eq!(of(39_500.0), "15.4 to 24.4 miles (24.8 to 39.2 km)");
        assert_eq!(of(39_171.0), "15.428 to 24.340 miles (24.83 to 39.17 km)");
    }

    #[test]
    fn ukrainian_numbers_have_their_own_marks_units_and_order() {
        let uk = Phrases::of(Lang::Uk);
        let said = |value, of, low, high| {
            let text = quantity(uk, value, of, Interval::new(low, high), None);
            text.replace('\u{a0}', " ")
        };
        assert_eq!(
            said(102_410.0, Quantity::Length, 101_710.0, 103_110.0),
            "102,4 ± 0,8 км (63,6 ± 0,5 милі)"
        );
        assert_eq!(
            said(18.2e6, Quantity::Area, 0.0, 348.7e6),
            "18 (від 0 до 400) км², 7 (від 0 до 140) кв. миль"
        );
        assert_eq!(
            said(1.0, Quantity::Share, 0.98, 1.0),
            "100 % (від 98 до 100 %)"
        );
        assert_eq!(said(22.0, Quantity::Azimuth, 18.0, 26.0), "азимут 22 ± 4°");
    }
}
