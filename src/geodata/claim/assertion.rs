//! What claims assert, a kind for each measure that can settle one.

use super::super::name::Named;
use super::super::place::PlaceKind;
use super::super::vocabulary::{Vocabulary, vocabulary};
use super::super::zone::{Controller, Status};
use super::number::{Area, Length, Number, Wording};
use crate::date::MapDate;
use crate::units::{Degrees, Metres};

vocabulary! {
    /// What a claim gives the value of.
    pub Measure {
        /// The least distance from a place to the border.
        BorderDistance = "border-distance",
        /// The distance from a place to another.
        PlaceDistance = "place-distance",
        /// The least distance from a place to the line of contact.
        FrontDistance = "front-distance",
        /// The share of a place that one side holds.
        ControlShare = "control-share",
        /// Who holds a place, and how surely.
        ControlStatus = "control-status",
        /// Land around a place that changed hands.
        AreaChange = "area-change",
        /// Sides on which a place is open, or closed.
        OpenBearings = "open-bearings",
        /// A city, a town or a village.
        PlaceKind = "place-kind",
        /// Where in a country or region a place lies.
        DirectionWithin = "direction-within",
        /// A number that a source gives.
        Figure = "figure",
        /// Nothing that a map shows.
        None = "none",
    }
}

vocabulary! {
    /// What happened to land.
    pub Change {
        /// The side has come to hold it.
        Gained = "gained",
        /// The side holds it no more.
        Lost = "lost",
    }
}

vocabulary! {
    /// The eight winds of the compass.
    pub Direction {
        /// 0°.
        North = "north",
        /// 45°.
        NorthEast = "north-east",
        /// 90°.
        East = "east",
        /// 135°.
        SouthEast = "south-east",
        /// 180°.
        South = "south",
        /// 225°.
        SouthWest = "south-west",
        /// 270°.
        West = "west",
        /// 315°.
        NorthWest = "north-west",
    }
}

impl Direction {
    /// Its azimuth in degrees.
    pub fn azimuth(self) -> f64 {
        f64::from(self as u8) * 45.0
    }

    /// The one that is nearest to an azimuth.
    ///
    /// ```
    /// use bakhmut_map::geodata::Direction;
    /// use bakhmut_map::units::Degrees;
    /// let of = |azimuth| Direction::nearest_to(Degrees::azimuth(azimuth));
    /// assert_eq!([of(0.0), of(350.0), of(60.0)], [Direction::North, Direction::North, Direction::NorthEast]);
    /// ```
    pub fn nearest_to(azimuth: Degrees) -> Direction {
        // An azimuth is at least 0 and less than 360.
        let nth = (azimuth.get() / 45.0).round() as usize;
        Direction::ALL[nth % Direction::ALL.len()].1
    }
}

/// The time that a claim is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Span {
    /// A day, month or year.
    On(MapDate),
    /// From then until the article.
    Since(MapDate),
}

/// How much of a place is held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Share {
    /// More than half of it.
    Mostly,
    /// All but a hundredth, with the line of contact farther off than it may be wrong.
    Firm,
    /// Hundredths of it.
    Percent(Number),
}

/// What is asserted of the claim's subjects.
#[derive(Clone, Debug, PartialEq)]
pub enum Assertion {
    /// How far it is to the nearest point of the border.
    BorderDistance(Length),
    /// How far it is to another place, by the id of that.
    PlaceDistance {
        /// The other place.
        to: String,
        /// How far.
        length: Length,
    },
    /// How far it is to the line of contact.
    FrontDistance {
        /// When.
        date: MapDate,
        /// How far.
        length: Length,
    },
    /// How much of it is held.
    ControlShare {
        /// By whom.
        controller: Controller,
        /// When.
        span: Span,
        /// How much.
        share: Share,
    },
    /// Who holds it.
    ControlStatus {
        /// Who.
        controller: Controller,
        /// How surely that is known.
        status: Status,
        /// When.
        span: Span,
    },
    /// How much land around it changed hands.
    AreaChange {
        /// Whose land.
        controller: Controller,
        /// Whether that side gained or lost it.
        change: Change,
        /// From when.
        from: MapDate,
        /// Until when.
        to: MapDate,
        /// Around the place's centre.
        radius: Metres,
        /// How much.
        area: Area,
    },
    /// On how many of its four sides (north, east, south, west) land is held.
    OpenBearings {
        /// By whom.
        controller: Controller,
        /// When.
        date: MapDate,
        /// Around the place's centre.
        radius: Metres,
        /// On how many sides.
        sides: Number,
    },
    /// What kind of place it is.
    PlaceKind(PlaceKind),
    /// Where it lies, seen from the middle of a country or region.
    DirectionWithin {
        /// In which direction.
        direction: Direction,
        /// The country or region by ISO 3166, `UA` or `UA-14`.
        within: String,
    },
    /// A number that a source gives.
    Figure {
        /// What the article says.
        claimed: Number,
        /// What the source says.
        figure: f64,
        /// How far that may be wrong.
        error: f64,
        /// Ids of sources.
        sources: Vec<String>,
    },
    /// Nothing that a map shows.
    Unmapped {
        /// Why not.
        why: Named,
        /// What data would settle it.
        needs: Option<Named>,
    },
}

impl Assertion {
    /// The number that it states.
    pub fn number(&self) -> Option<Number> {
        match self {
            Assertion::BorderDistance(length)
            | Assertion::PlaceDistance { length, .. }
            | Assertion::FrontDistance { length, .. } => Some(length.number),
            Assertion::AreaChange { area, .. } => Some(area.number),
            Assertion::OpenBearings { sides, .. } => Some(*sides),
            Assertion::Figure { claimed, .. } => Some(*claimed),
            Assertion::ControlShare { share, .. } => match share {
                Share::Percent(number) => Some(*number),
                Share::Mostly | Share::Firm => None,
            },
            _ => None,
        }
    }

    /// Whether the least or else the greatest of what it allows is not itself allowed: 120 is not "more
    /// than 120".
    pub fn is_strict(&self, least: bool) -> bool {
        match (self.number(), self) {
            (Some(number), _) => match number.wording {
                Wording::JustOver | Wording::Over | Wording::MoreThan => least,
                Wording::Under | Wording::Nearly => !least,
                Wording::Exactly | Wording::About | Wording::AtLeast => false,
            },
            (
                None,
                Assertion::ControlShare {
                    share: Share::Mostly,
                    ..
                },
            ) => least,
            (None, _) => false,
        }
    }

    /// What is measured.
    pub fn measure(&self) -> Measure {
        match self {
            Assertion::BorderDistance(_) => Measure::BorderDistance,
            Assertion::PlaceDistance { .. } => Measure::PlaceDistance,
            Assertion::FrontDistance { .. } => Measure::FrontDistance,
            Assertion::ControlShare { .. } => Measure::ControlShare,
            Assertion::ControlStatus { .. } => Measure::ControlStatus,
            Assertion::AreaChange { .. } => Measure::AreaChange,
            Assertion::OpenBearings { .. } => Measure::OpenBearings,
            Assertion::PlaceKind(_) => Measure::PlaceKind,
            Assertion::DirectionWithin { .. } => Measure::DirectionWithin,
            Assertion::Figure { .. } => Measure::Figure,
            Assertion::Unmapped { .. } => Measure::None,
        }
    }
}
