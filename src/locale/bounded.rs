//! Numbers with all that they may be.

use super::number::{fixed, last_place};
use super::plural::Plural;
use super::{Figure, Lang, Phrases, figure};
use crate::measure::MeasuredArea;

/// A value from `low` to `high`, all three in one unit, with a ±, where that tells enough: not where
/// the value lies nearer to one end, and not where the error is more than half of the value. What is
/// printed so never goes below 0 where the value does not.
///
/// ```
/// use bakhmut_map::locale::{Lang, with_error};
/// let text = |value, ends| with_error(Lang::En, value, ends).map(|figure| figure.to_string());
/// assert_eq!(text(37.3, [32.5, 42.1]), Some("37 ± 6".to_owned()));
/// assert_eq!(text(37.3, [0.0, 74.6]), None);
/// assert_eq!(text(37.3, [37.0, 42.1]), None);
/// ```
pub fn with_error(lang: Lang, value: f64, [low, high]: [f64; 2]) -> Option<Figure> {
    let (below, above) = (value - low, high - value);
    let error = below.max(above);
    let lopsided = (below - above).abs() > 0.01 * error;
    let tells = !lopsided && error <= value.abs() / 2.0;
    tells.then(|| figure(lang, value, error))
}

/// Both ends outwards, to the digit of this place: 0 is that of ones, −1 that of tenths.
///
/// ```
/// use bakhmut_map::locale::{Lang, outwards};
/// assert_eq!(outwards([260.54, 538.91], -1), [260.5, 539.0]);
/// assert_eq!(outwards([260.54, 538.91], 2), [200.0, 600.0]);
/// assert_eq!(outwards([0.0, 1e-9], -1), [0.0, 0.1]);
/// ```
pub fn outwards([low, high]: [f64; 2], place: i32) -> [f64; 2] {
    /// Of the last digit, so that an end on it stays there.
    const HAIR: f64 = 1e-6;
    let scale = 10_f64.powi(-place);
    // An end beyond 0 stays there.
    let hair = |end: f64| HAIR.min(end.abs() * scale / 2.0);
    [
        (low * scale + hair(low)).floor() / scale,
        (high * scale - hair(high)).ceil() / scale,
    ]
}

/// The places of the last digits that are printed of a value that is hardly known, and of its ends: these
/// have the error's, and the value has two digits at least, but no finer ones than tenths.
///
/// ```
/// use bakhmut_map::locale::last_places;
/// assert_eq!(last_places(431.2, [0.0, 1319.3]), [1, 2]);
/// assert_eq!(last_places(1.84, [0.0, 3.84]), [-1, -1]);
/// assert_eq!(last_places(0.0, [0.0, 12.0]), [0, 0]);
/// ```
pub fn last_places(value: f64, [low, high]: [f64; 2]) -> [i32; 2] {
    let error = (value - low).max(high - value);
    let ends = if error > 0.0 { last_place(error) } else { -1 };
    let place = match value.abs() {
        0.0 => ends,
        size => ends.min(size.log10().floor() as i32 - 1).max(-1),
    };
    [place, ends]
}

/// A value rounded to the digit of a place, as [`outwards`] counts them.
pub fn to_place(value: f64, place: i32) -> f64 {
    let scale = 10_f64.powi(-place);
    (value * scale).round() / scale
}

/// An end with so many digits after the point, of which a fraction of nothing is left out.
pub fn whole(lang: Lang, end: f64, decimals: usize) -> String {
    let places = if end.fract() == 0.0 { 0 } else { decimals };
    fixed(lang, end, places)
}

/// Square miles after a number, as written in Ukrainian.
pub(crate) fn square_miles(number: &str) -> String {
    format!("кв. {}", Plural::after(number).miles())
}

impl Phrases {
    /// An area in square miles and in square kilometres, first in that which the readers of the language
    /// use, each with all that it may be: with a ±, or where that would tell too little from the least to
    /// the most. No number breaks from its unit.
    pub fn squares(self, area: MeasuredArea) -> [String; 2] {
        let (value, error) = (area.value, area.error);
        let km2 = |_: &str| self.say("km²", "км²").to_owned();
        let miles = |number: &str| self.say("sq miles".to_owned(), square_miles(number));
        let km2 = self.bounded(value.km2(), error.km2(), km2);
        let miles = self.bounded(value.square_miles(), error.square_miles(), miles);
        self.first_used(miles, km2)
    }

    /// Both of [`squares`](Self::squares) in one line.
    pub fn square(self, area: MeasuredArea) -> String {
        let [first, second] = self.squares(area);
        if area.error.get() > area.value.get() / 2.0 {
            return format!("{first}, {second}");
        }
        format!("{first} ({second})")
    }

    /// A number of nothing or more that may be wrong by so much, with the unit that follows it.
    fn bounded(self, value: f64, error: f64, unit: impl Fn(&str) -> String) -> String {
        let lang = self.lang();
        let ends = [(value - error).max(0.0), value + error];
        let tied = |text: String| text.replace(' ', "\u{a0}");
        if let Some(figure) = with_error(lang, value, ends) {
            let number = figure.to_string();
            return tied(format!("{number} {}", unit(&number)));
        }
        let [of_value, of_ends] = last_places(value, ends);
        let number = whole(lang, to_place(value, of_value), 1);
        let [low, high] = outwards(ends, of_ends).map(|end| whole(lang, end, 1));
        let ends = self.say(
            format!("({low} to {high})"),
            format!("(від {low} до {high})"),
        );
        let value = format!("{number} {}", unit(&number));
        format!("{} {}", tied(value), tied(ends))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::locale::tests::{area, plain};

    #[test]
    fn an_area_that_is_hardly_known_says_all_that_it_may_be() {
        let [en, uk] = [Lang::En, Lang::Uk].map(Phrases::of);
        for (value, error, english, ukrainian) in [
            (
                504.8,
                60.0,
                "195 ± 24 sq miles (500 ± 70 km²)",
                "500 ± 70 км² (195 ± 24 кв. милі)",
            ),
            (
                120.0,
                200.0,
                "46 sq miles (0 to 130), 120 km² (0 to 320)",
                "120 км² (від 0 до 320), 46 кв. миль (від 0 до 130)",
            ),
            (
                100.0,
                60.0,
                "39 sq miles (15 to 62), 100 km² (40 to 160)",
                "100 км² (від 40 до 160), 39 кв. миль (від 15 до 62)",
            ),
            (
                431.2,
                888.1,
                "170 sq miles (0 to 600), 430 km² (0 to 1,400)",
                "430 км² (від 0 до 1400), 170 кв. миль (від 0 до 600)",
            ),
            (
                1.8,
                2.0,
                "0.7 sq miles (0 to 1.5), 1.8 km² (0 to 3.8)",
                "1,8 км² (від 0 до 3,8), 0,7 кв. милі (від 0 до 1,5)",
            ),
        ] {
            assert_eq!(plain(&en.square(area(value, error))), english);
            assert_eq!(plain(&uk.square(area(value, error))), ukrainian);
        }
    }

    #[test]
    fn no_number_breaks_from_its_unit() {
        let breaks = |area| {
            let text = Phrases::of(Lang::En).square(area);
            text.split(' ').map(plain).collect::<Vec<_>>()
        };
        assert_eq!(
            breaks(area(37.3, 4.8)),
            ["14.4 ± 1.9 sq miles", "(37 ± 6 km²)"]
        );
        assert_eq!(
            breaks(area(18.2, 330.0)),
            ["7 sq miles", "(0 to 140),", "18 km²", "(0 to 400)"]
        );
    }

    proptest! {
        #[test]
        fn what_is_printed_with_an_error_never_goes_below_nothing(
            value in 0.0..1e5_f64, part in 0.0..0.5_f64,
        ) {
            let error = value * part;
            if let Some(figure) = with_error(Lang::En, value, [value - error, value + error]) {
                let number = |text: &str| text.replace(',', "").parse().unwrap_or(0.0);
                let (value, error): (f64, f64) = (number(&figure.value), number(&figure.error));
                prop_assert!(value - error >= 0.0, "{figure}");
            }
        }
    }
}
