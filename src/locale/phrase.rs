//! The phrases.

use jiff::civil::Date;

use super::{Figure, Lang, at_most, converted, figure, grouped};
use crate::date::MapDate;
use crate::geodata::{Claim, Unit};
use crate::measure::Measured;
use crate::units::{LonLat, Metres};

/// The phrases of a language.
#[derive(Clone, Copy, Debug)]
pub struct Phrases {
    lang: Lang,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(day: Date) -> &'static str {
    MONTHS[usize::try_from(day.month() - 1).unwrap_or(0)]
}

/// A measured length in miles and in kilometres.
pub(super) fn figures(measured: Measured) -> [Figure; 2] {
    let (value, error) = (measured.value(), measured.error());
    [
        figure(value.miles(), error.miles()),
        figure(value.km(), error.km()),
    ]
}

impl Phrases {
    /// The phrases of a language.
    pub fn of(lang: Lang) -> Phrases {
        Phrases { lang }
    }

    /// The language.
    pub fn lang(self) -> Lang {
        self.lang
    }

    /// A day as a newspaper prints it.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// let phrases = Phrases::of(Lang::En);
    /// assert_eq!(phrases.day("2025-01-15".parse().unwrap()), "15 January 2025");
    /// ```
    pub fn day(self, day: Date) -> String {
        format!("{} {} {}", day.day(), month(day), day.year())
    }

    /// A date as precisely as it is known.
    pub fn date(self, date: MapDate) -> String {
        match date {
            MapDate::Day(day) => self.day(day),
            MapDate::Month(day) => format!("{} {}", month(day), day.year()),
            MapDate::Year(day) => day.year().to_string(),
        }
    }

    /// The line below a title.
    pub fn as_of(self, day: Date) -> String {
        format!("Data as of {}", self.day(day))
    }

    /// A measured distance: miles, then kilometres.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// use bakhmut_map::measure::Measured;
    /// use bakhmut_map::units::Metres;
    /// let phrases = Phrases::of(Lang::En);
    /// let measured = Measured::new(Metres::from_km(102.4), Metres::new(420.0));
    /// assert_eq!(phrases.distance(measured), "63.6 ± 0.3 miles (102.4 ± 0.5 km)");
    /// ```
    pub fn distance(self, measured: Measured) -> String {
        let [miles, km] = figures(measured);
        format!("{miles} miles ({km} km)")
    }

    /// A claimed length: the value and unit that the article gives, then the other unit, to as many
    /// digits after the point but at least two significant ones.
    pub fn claimed(self, claim: &Claim) -> String {
        let claimed = grouped(&claim.value.to_string());
        let other = |value| converted(value, claim.decimals());
        match claim.unit {
            Unit::Miles => {
                let miles = if claim.value == 1.0 { "mile" } else { "miles" };
                format!("{claimed} {miles} ({} km)", other(claim.distance().km()))
            }
            Unit::Kilometres => {
                format!("{claimed} km ({} miles)", other(claim.distance().miles()))
            }
        }
    }

    /// How far a position or line may be off.
    pub fn within(self, accuracy: Metres) -> String {
        format!("±\u{a0}{}", at_most(accuracy))
    }

    /// A position to a hundredth of a degree, about a kilometre.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// use bakhmut_map::units::LonLat;
    /// let phrases = Phrases::of(Lang::En);
    /// let position = LonLat::new(-38.836, -0.001).unwrap();
    /// assert_eq!(phrases.position(position), "0.00°\u{a0}N\u{a0}38.84°\u{a0}W");
    /// ```
    pub fn position(self, at: LonLat) -> String {
        let part = |degrees: f64, positive, negative| {
            let rounded = (degrees * 100.0).round() / 100.0;
            let side = if rounded < 0.0 { negative } else { positive };
            format!("{:.2}°\u{a0}{side}", rounded.abs())
        };
        format!(
            "{}\u{a0}{}",
            part(at.lat(), "N", "S"),
            part(at.lon(), "E", "W")
        )
    }

    /// Names as a sentence lists them.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// let phrases = Phrases::of(Lang::En);
    /// assert_eq!(phrases.list(&["Yahidne", "Khromove", "Opytne"]), "Yahidne, Khromove and Opytne");
    /// ```
    pub fn list(self, names: &[&str]) -> String {
        match names.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
            None => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Measure, Wording};

    #[test]
    fn a_claim_is_quoted_to_the_letter_and_only_the_conversion_is_rounded() {
        for (value, unit, text) in [
            (120.0, Unit::Miles, "120 miles (193 km)"),
            (62.5, Unit::Miles, "62.5 miles (100.6 km)"),
            (1.5, Unit::Miles, "1.5 miles (2.4 km)"),
            (0.4, Unit::Miles, "0.4 miles (0.64 km)"),
            (1.0, Unit::Miles, "1 mile (1.6 km)"),
            (1500.0, Unit::Miles, "1,500 miles (2,414 km)"),
            (100.0, Unit::Kilometres, "100 km (62 miles)"),
            (0.05, Unit::Kilometres, "0.05 km (0.031 miles)"),
        ] {
            let claim = Claim {
                id: "c".into(),
                quote: "q".into(),
                quote_uk: None,
                subject: "town".into(),
                measure: Measure::BorderDistance,
                value,
                unit,
                wording: Wording::About,
            };
            assert_eq!(Phrases::of(Lang::En).claimed(&claim), text);
        }
    }

    #[test]
    fn accuracies_and_dates_read_as_printed() {
        let phrases = Phrases::of(Lang::En);
        assert_eq!(phrases.within(Metres::new(700.0)), "±\u{a0}700\u{a0}m");
        assert_eq!(phrases.within(Metres::new(3240.0)), "±\u{a0}3.3\u{a0}km");
        assert_eq!(phrases.date("2025-02".parse().unwrap()), "February 2025");
    }
}
