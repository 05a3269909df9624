//! What a claim says, as it is measured, in English.

use super::quantity::as_stated;
use super::{PHRASES, place, region};
use crate::date::MapDate;
use crate::geodata::{
    Area, AreaUnit, Assertion, Change, Claim, Controller, Geodata, Length, Number, Share, Span,
    Vocabulary,
};

/// What a claim says, as it is measured; where its words were made into that by us, that they were. A
/// number is the article's own.
pub(super) fn read_as(claim: &Claim, geodata: &Geodata) -> String {
    let claimed = claimed(claim, geodata);
    match (&claim.reading, &claim.assertion) {
        (None, _) | (_, Assertion::Figure { .. }) => claimed,
        (Some(_), _) => format!("read as {claimed}"),
    }
}

/// What a claim says, as it is measured.
pub fn claimed(claim: &Claim, geodata: &Geodata) -> String {
    match &claim.assertion {
        Assertion::BorderDistance(length) => stated(*length),
        Assertion::PlaceDistance { to, length } => {
            format!("{} from {}", stated(*length), place(to, geodata))
        }
        Assertion::FrontDistance { date, length } => {
            format!("{} from the front {}", stated(*length), on(*date))
        }
        Assertion::ControlShare {
            controller,
            span,
            share,
        } => {
            let share = match share {
                Share::Mostly => "mostly (over 50%)".to_owned(),
                Share::Firm => {
                    "firmly (at least 99%, the front farther off than its error)".to_owned()
                }
                Share::Percent(number) => format!("{}%", numbered(*number)),
            };
            format!("{share} held by {} {}", side(*controller), when(*span))
        }
        Assertion::ControlStatus {
            controller,
            status,
            span,
        } => format!("{} {}", PHRASES().zone(*status, *controller), when(*span)),
        Assertion::AreaChange {
            controller,
            change,
            from,
            to,
            radius,
            area,
        } => {
            let change = match change {
                Change::Gained => "gained",
                Change::Lost => "lost",
            };
            format!(
                "{} {change} by {} within {} km, {} to {}",
                extent(*area),
                side(*controller),
                radius.km(),
                PHRASES().date(*from),
                PHRASES().date(*to)
            )
        }
        Assertion::OpenBearings {
            controller,
            date,
            radius,
            sides,
        } => format!(
            "{} of 4 sides held by {} within {} km {}",
            numbered(*sides),
            side(*controller),
            radius.km(),
            on(*date)
        ),
        Assertion::PlaceKind(kind) => kind.word().to_owned(),
        Assertion::DirectionWithin { direction, within } => {
            format!("{} of {}", direction.word(), region(within, geodata))
        }
        Assertion::Figure { claimed, .. } => numbered(*claimed),
        Assertion::Unmapped { .. } => "–".to_owned(),
    }
}

/// A side, in a sentence.
pub(super) fn side(controller: Controller) -> &'static str {
    match controller {
        Controller::Russia => "Russia",
        Controller::Ukraine => "Ukraine",
        Controller::Nobody => "neither side",
    }
}

fn when(span: Span) -> String {
    match span {
        Span::On(date) => on(date),
        Span::Since(date) => format!("since {}", PHRASES().date(date)),
    }
}

/// A day, month or year as a sentence has it.
pub(super) fn on(date: MapDate) -> String {
    let time = PHRASES().date(date);
    match date {
        MapDate::Day(_) => format!("on {time}"),
        MapDate::Month(_) | MapDate::Year(_) => format!("in {time}"),
    }
}

fn numbered(number: Number) -> String {
    format!("{} {}", number.wording.word(), as_stated(number.value))
}

fn stated(length: Length) -> String {
    format!(
        "{} {}",
        length.number.wording.word(),
        PHRASES().claimed(length)
    )
}

fn extent(area: Area) -> String {
    format!("{} {}", numbered(area.number), area_unit(area.unit))
}

/// A unit of area, after a number.
pub(super) fn area_unit(unit: AreaUnit) -> &'static str {
    match unit {
        AreaUnit::SquareMiles => "square miles",
        AreaUnit::SquareKilometres => "km²",
    }
}
