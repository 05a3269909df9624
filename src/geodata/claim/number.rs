//! Numbers as an article states them: a value, its unit, and the words around it.

use super::super::record::Record;
use super::super::vocabulary::vocabulary;
use crate::units::Metres;

vocabulary! {
    /// A unit of length.
    pub Unit {
        /// International miles of 1609.344 m.
        Miles = "mi",
        /// Kilometres.
        Kilometres = "km",
    }
}

vocabulary! {
    /// A unit of area.
    pub AreaUnit {
        /// International square miles.
        SquareMiles = "mi2",
        /// Square kilometres.
        SquareKilometres = "km2",
    }
}

vocabulary! {
    /// The unit of a share.
    pub(super) PercentUnit {
        /// Hundredths.
        Percent = "%",
    }
}

vocabulary! {
    /// The words around a claim's value, which say what interval it allows.
    pub Wording {
        /// What rounds to the value, as it is stated.
        Exactly = "exactly",
        /// Within a tenth of it.
        About = "about",
        /// Up to a tenth more.
        JustOver = "just over",
        /// More.
        Over = "over",
        /// More.
        MoreThan = "more than",
        /// Less.
        Under = "under",
        /// As much or more.
        AtLeast = "at least",
        /// Down to a tenth less.
        Nearly = "nearly",
    }
}

/// The greatest value of a distance in either unit: the equator of WGS84 in kilometres, rounded up.
const LONGEST: f64 = 40_076.0;
/// The same of an area: the Earth's surface in square kilometres, rounded up.
const LARGEST: f64 = 510_100_000.0;

/// A number, as it is stated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// The value; above 0.
    pub value: f64,
    /// The words around it.
    pub wording: Wording,
}

/// A length, as it is stated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Length {
    /// How many of the unit; at most as many as the equator has kilometres.
    pub number: Number,
    /// The unit.
    pub unit: Unit,
}

/// An area, as it is stated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// How many of the unit; at most as many as the Earth has square kilometres.
    pub number: Number,
    /// The unit.
    pub unit: AreaUnit,
}

impl Unit {
    /// That many of the unit.
    pub fn length(self, count: f64) -> Metres {
        match self {
            Unit::Miles => Metres::from_miles(count),
            Unit::Kilometres => Metres::from_km(count),
        }
    }
}

impl AreaUnit {
    /// That many of the unit, in square metres.
    pub fn square_metres(self, count: f64) -> f64 {
        let side = match self {
            AreaUnit::SquareMiles => Metres::from_miles(1.0),
            AreaUnit::SquareKilometres => Metres::from_km(1.0),
        };
        count * side.get() * side.get()
    }
}

impl Number {
    /// Half a unit of the last stated digit: a half of 120, a twentieth of 62.5.
    pub fn half_digit(self) -> f64 {
        let digits = i32::try_from(self.decimals()).unwrap_or(i32::MAX);
        0.5 * 10_f64.powi(-digits)
    }

    /// To how many digits after the point the value is stated. Noughts at the end do not count: 62.50
    /// is 62.5, and 120.0 is 120.
    pub fn decimals(self) -> usize {
        let value = self.value.to_string();
        value.split_once('.').map_or(0, |(_, digits)| digits.len())
    }

    fn read(record: &mut Record<'_, '_, '_>, most: fn(f64) -> bool, help: &str) -> Option<Number> {
        let value = record.number("value", most, help);
        let wording = record.word("wording");
        Some(Number {
            value: value?,
            wording: wording?,
        })
    }

    /// A plain number, such as one of people.
    pub(super) fn count(record: &mut Record<'_, '_, '_>) -> Option<Number> {
        Number::read(record, |value| value > 0.0, "write a number above 0")
    }

    /// How many of four sides.
    pub(super) fn sides(record: &mut Record<'_, '_, '_>) -> Option<Number> {
        let allowed = |value: f64| (1.0..=4.0).contains(&value) && value.fract() == 0.0;
        Number::read(
            record,
            allowed,
            "write a whole number from 1 to 4: so many of the four sides",
        )
    }

    /// A number of hundredths.
    pub(super) fn percent(record: &mut Record<'_, '_, '_>) -> Option<Number> {
        let help = "write a number above 0 and up to 100, the hundredths of the place";
        Number::read(record, |value| value > 0.0 && value <= 100.0, help)
    }
}

impl Length {
    /// The stated length.
    pub fn metres(self) -> Metres {
        self.unit.length(self.number.value)
    }

    pub(super) fn read(record: &mut Record<'_, '_, '_>) -> Option<Length> {
        let allowed = |value| value > 0.0 && value <= LONGEST;
        let help = "write a number above 0 and up to 40076, the kilometres round the Earth";
        let number = record.number("value", allowed, help);
        let unit = record.word("unit");
        let wording = record.word("wording");
        Some(Length {
            number: Number {
                value: number?,
                wording: wording?,
            },
            unit: unit?,
        })
    }
}

impl Area {
    pub(super) fn read(record: &mut Record<'_, '_, '_>) -> Option<Area> {
        let allowed = |value| value > 0.0 && value <= LARGEST;
        let help = "write a number above 0 and up to 510100000, the square kilometres of the Earth";
        let number = Number::read(record, allowed, help);
        let unit = record.word("unit");
        Some(Area {
            number: number?,
            unit: unit?,
        })
    }
}
