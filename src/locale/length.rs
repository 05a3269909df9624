//! Lengths and positions.

use super::bounded::{outwards, with_error};
use super::number::{at_most, converted, fixed, written};
use super::plural::Plural;
use super::{Lang, Phrases};
use crate::geodata::{Length, Unit};
use crate::measure::Measured;
use crate::units::{LonLat, Metres};

/// A measured length in miles and in kilometres, each with its error; where that would tell too little
/// of either, from the least to the greatest that it may be.
pub(super) fn figures(lang: Lang, measured: Measured) -> [String; 2] {
    let [value, low, high] = [measured.value(), measured.low(), measured.high()];
    let known = [Metres::miles, Metres::km]
        .map(|unit: fn(Metres) -> f64| with_error(lang, unit(value), [unit(low), unit(high)]));
    if let [Some(miles), Some(km)] = known {
        return [miles.to_string(), km.to_string()];
    }
    [[low.miles(), high.miles()], [low.km(), high.km()]].map(|ends| {
        let [low, high] = outwards(ends, -1).map(|end| fixed(lang, end, 1));
        lang.pick(
            format!("{low} to {high}"),
            format!("від\u{a0}{low} до\u{a0}{high}"),
        )
    })
}

/// A number with miles, in Ukrainian: the noun follows what is written.
pub(super) fn ukrainian_miles(written: impl ToString) -> String {
    let written = written.to_string();
    let miles = Plural::after(&written).miles();
    format!("{written}\u{a0}{miles}")
}

/// A number as an English noun follows it.
fn english_miles(written: &str) -> String {
    let unit = if written == "1" { "mile" } else { "miles" };
    format!("{written} {unit}")
}

impl Phrases {
    /// A number, as it is written, with miles.
    pub(crate) fn in_miles(self, written: &str) -> String {
        self.say(english_miles(written), ukrainian_miles(written))
    }

    /// A measured distance in both units, first in that which the readers of the language use.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// use bakhmut_map::measure::Measured;
    /// use bakhmut_map::units::Metres;
    /// let measured = Measured::new(Metres::from_km(102.4), Metres::new(420.0));
    /// let phrases = Phrases::of(Lang::En);
    /// assert_eq!(phrases.distance(measured), "63.6 ± 0.3 miles (102.4 ± 0.5 km)");
    /// let phrases = Phrases::of(Lang::Uk);
    /// assert_eq!(
    ///     phrases.distance(measured).replace('\u{a0}', " "),
    ///     "102,4 ± 0,5 км (63,6 ± 0,3 милі)"
    /// );
    /// ```
    pub fn distance(self, measured: Measured) -> String {
        let [first, second] = self.short_distance(measured);
        format!("{first} ({second})")
    }

    /// What is said in miles and in kilometres, first in that which the readers of the language use.
    pub fn first_used<T>(self, miles: T, km: T) -> [T; 2] {
        match self.say(true, false) {
            true => [miles, km],
            false => [km, miles],
        }
    }

    /// A measured distance on the map, line by line.
    pub fn short_distance(self, measured: Measured) -> [String; 2] {
        let [miles, km] = figures(self.lang(), measured);
        self.say(
            [format!("{miles} miles"), format!("{km} km")],
            [format!("{km}\u{a0}км"), ukrainian_miles(miles)],
        )
    }

    /// A claimed length: the value and unit that the article gives, then the other unit, to as many
    /// digits after the point but at least two significant ones.
    pub fn claimed(self, claim: Length) -> String {
        let claimed = written(self.lang(), &claim.number.value.to_string());
        let other = |value| converted(self.lang(), value, claim.number.decimals());
        match claim.unit {
            Unit::Miles => {
                let km = other(claim.metres().km());
                self.say(
                    format!("{} ({km} km)", english_miles(&claimed)),
                    format!("{} ({km}\u{a0}км)", ukrainian_miles(&claimed)),
                )
            }
            Unit::Kilometres => {
                let miles = other(claim.metres().miles());
                self.say(
                    format!("{claimed} km ({})", english_miles(&miles)),
                    format!("{claimed}\u{a0}км ({})", ukrainian_miles(&miles)),
                )
            }
        }
    }

    /// The length of a scale bar in kilometres.
    pub fn kilometres(self, number: f64) -> String {
        let number = written(self.lang(), &number.to_string());
        self.say(format!("{number} km"), format!("{number}\u{a0}км"))
    }

    /// The length of a scale bar in miles.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// assert_eq!(Phrases::of(Lang::En).miles(1.0), "1 mile");
    /// assert_eq!(Phrases::of(Lang::En).miles(0.5), "0.5 miles");
    /// assert_eq!(Phrases::of(Lang::Uk).miles(0.5), "0,5\u{a0}милі");
    /// assert_eq!(Phrases::of(Lang::Uk).miles(5.0), "5\u{a0}миль");
    /// ```
    pub fn miles(self, number: f64) -> String {
        let number = written(self.lang(), &number.to_string());
        self.say(english_miles(&number), ukrainian_miles(&number))
    }

    /// A length as it is drawn, to a tenth of both units.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// use bakhmut_map::units::Metres;
    /// assert_eq!(Phrases::of(Lang::En).as_drawn(Metres::from_km(1.64)), "1.0 miles (1.6 km)");
    /// let uk = Phrases::of(Lang::Uk).as_drawn(Metres::from_km(1.64)).replace('\u{a0}', " ");
    /// assert_eq!(uk, "1,6 км (1,0 милі)");
    /// ```
    pub fn as_drawn(self, length: Metres) -> String {
        let [miles, km] = [length.miles(), length.km()].map(|value| fixed(self.lang(), value, 1));
        self.say(
            format!("{miles} miles ({km} km)"),
            format!("{km}\u{a0}км ({})", ukrainian_miles(miles)),
        )
    }

    /// How far something may be off.
    pub fn at_most(self, accuracy: Metres) -> String {
        at_most(self.lang(), accuracy)
    }

    /// How far a position or line may be off, on either side.
    pub fn within(self, accuracy: Metres) -> String {
        format!("±\u{a0}{}", self.at_most(accuracy))
    }

    /// A position to a hundredth of a degree, about a kilometre.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// use bakhmut_map::units::LonLat;
    /// let position = LonLat::new(-38.836, -0.001).unwrap();
    /// let phrases = Phrases::of(Lang::En);
    /// assert_eq!(phrases.position(position), "0.00°\u{a0}N\u{a0}38.84°\u{a0}W");
    /// let phrases = Phrases::of(Lang::Uk);
    /// assert_eq!(
    ///     phrases.position(position).replace('\u{a0}', " "),
    ///     "0,00° пн. ш., 38,84° зх. д."
    /// );
    /// ```
    pub fn position(self, at: LonLat) -> String {
        let part = |degrees: f64, [positive, negative]: [&str; 2]| {
            let rounded = (degrees * 100.0).round() / 100.0;
            let side = if rounded < 0.0 { negative } else { positive };
            let number = written(self.lang(), &format!("{:.2}", rounded.abs()));
            format!("{number}°\u{a0}{side}")
        };
        let north = self.say(["N", "S"], ["пн.\u{a0}ш.", "пд.\u{a0}ш."]);
        let east = self.say(["E", "W"], ["сх.\u{a0}д.", "зх.\u{a0}д."]);
        let between = self.say("\u{a0}", ", ");
        [part(at.lat(), north), part(at.lon(), east)].join(between)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Number, Wording};

    #[test]
    fn a_claim_is_quoted_to_the_letter_and_only_the_conversion_is_rounded() {
        for (value, unit, en, uk) in [
            (
                120.0,
                Unit::Miles,
                "120 miles (193 km)",
                "120 миль (193 км)",
            ),
            (
                62.5,
                Unit::Miles,
                "62.5 miles (100.6 km)",
                "62,5 милі (100,6 км)",
            ),
            (1.5, Unit::Miles, "1.5 miles (2.4 km)", "1,5 милі (2,4 км)"),
            (
                0.4,
                Unit::Miles,
                "0.4 miles (0.64 km)",
                "0,4 милі (0,64 км)",
            ),
            (1.0, Unit::Miles, "1 mile (1.6 km)", "1 миля (1,6 км)"),
            (21.0, Unit::Miles, "21 miles (34 km)", "21 миля (34 км)"),
            (
                1500.0,
                Unit::Miles,
                "1,500 miles (2,414 km)",
                "1500 миль (2414 км)",
            ),
            (
                100.0,
                Unit::Kilometres,
                "100 km (62 miles)",
                "100 км (62 милі)",
            ),
            (
                0.05,
                Unit::Kilometres,
                "0.05 km (0.031 miles)",
                "0,05 км (0,031 милі)",
            ),
        ] {
            let wording = Wording::About;
            let number = Number { value, wording };
            let claim = Length { number, unit };
            assert_eq!(Phrases::of(Lang::En).claimed(claim), en);
            let ukrainian = Phrases::of(Lang::Uk).claimed(claim);
            assert_eq!(ukrainian.replace('\u{a0}', " "), uk);
        }
    }

    #[test]
    fn a_length_that_is_hardly_known_is_told_from_end_to_end() {
        let of = |lang, km, error| {
            let measured = Measured::new(Metres::from_km(km), Metres::from_km(error));
            Phrases::of(lang).distance(measured).replace('\u{a0}', " ")
        };
        assert_eq!(of(Lang::En, 9.0, 4.0), "5.6 ± 2.5 miles (9 ± 4 km)");
        assert_eq!(
            of(Lang::En, 102.4, 95.0),
            "4.5 to 122.7 miles (7.4 to 197.4 km)"
        );
        assert_eq!(of(Lang::En, 1.0, 2.0), "0.0 to 1.9 miles (0.0 to 3.0 km)");
        assert_eq!(
            of(Lang::Uk, 1.0, 2.0),
            "від 0,0 до 3,0 км (від 0,0 до 1,9 милі)"
        );
    }

    #[test]
    fn an_accuracy_reads_as_printed() {
        for (metres, en, uk) in [
            (700.0, "± 700 m", "± 700 м"),
            (3240.0, "± 3.3 km", "± 3,3 км"),
        ] {
            let within = |lang| Phrases::of(lang).within(Metres::new(metres));
            assert_eq!(within(Lang::En).replace('\u{a0}', " "), en);
            assert_eq!(within(Lang::Uk).replace('\u{a0}', " "), uk);
        }
    }
}
