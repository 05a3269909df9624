//! What a claim says, as it is measured, in English.

use super::{PHRASES, place, region};
use crate::geodata::{
    Area, AreaUnit, Assertion, Change, Claim, Controller, Geodata, Length, Number, Share, Span,
    Vocabulary,
};
use crate::locale::{Lang, figure};

/// What a claim says, as it is measured.
pub fn claimed(claim: &Claim, geodata: &Geodata) -> String {
    match &claim.assertion {
        Assertion::BorderDistance(length) => stated(*length),
        Assertion::PlaceDistance { to, length } => {
            format!("{} from {}", stated(*length), place(to, geodata))
        }
        Assertion::FrontDistance { date, length } => {
            format!("{} from the front in {date}", stated(*length))
        }
        Assertion::ControlShare {
            controller,
            span,
            share,
        } => {
            let share = match share {
                Share::Mostly => "mostly (over 50%)".to_owned(),
                Share::Firm => "firmly (99% at least)".to_owned(),
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
                "{} {change} by {} within {} km, {from} to {to}",
                extent(*area),
                side(*controller),
                radius.km()
            )
        }
        Assertion::OpenBearings {
            controller,
            date,
            radius,
            sides,
        } => format!(
            "{} of 4 sides held by {} within {} km in {date}",
            numbered(*sides),
            side(*controller),
            radius.km()
        ),
        Assertion::PlaceKind(kind) => kind.word().to_owned(),
        Assertion::DirectionWithin { direction, within } => {
            format!("{} of {}", direction.word(), region(within, geodata))
        }
        Assertion::Figure { claimed, .. } => numbered(*claimed),
        Assertion::Unmapped { .. } => "–".to_owned(),
    }
}

fn side(controller: Controller) -> &'static str {
    match controller {
        Controller::Russia => "Russia",
        Controller::Ukraine => "Ukraine",
        Controller::Nobody => "neither side",
    }
}

fn when(span: Span) -> String {
    match span {
        Span::On(date) => format!("in {date}"),
        Span::Since(date) => format!("since {date}"),
    }
}

fn numbered(number: Number) -> String {
    let value = figure(Lang::En, number.value, 0.0);
    format!("{} {value}", number.wording.word())
}

fn stated(length: Length) -> String {
    format!(
        "{} {}",
        length.number.wording.word(),
        PHRASES().claimed(length)
    )
}

fn extent(area: Area) -> String {
    let unit = match area.unit {
        AreaUnit::SquareMiles => "square miles",
        AreaUnit::SquareKilometres => "km²",
    };
    format!("{} {unit}", numbered(area.number))
}
