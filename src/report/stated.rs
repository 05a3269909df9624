//! What a claim says, as it is measured.

use super::quantity::as_stated;
use super::telling::Telling;
use crate::geodata::{
    Area, Assertion, Change, Claim, Controller, Geodata, Length, Number, Share, Span,
};
use crate::locale::Lang;

/// What a claim says, as it is measured, in English.
pub fn claimed_words(claim: &Claim, geodata: &Geodata) -> String {
    claimed(claim, Telling::new(geodata, Lang::En))
}

/// What a claim says, as it is measured; where its words were made into that by us, that they were. A
/// number is the article's own.
pub(super) fn read_as(claim: &Claim, telling: Telling<'_>) -> String {
    let claimed = claimed(claim, telling);
    match (&claim.reading, &claim.assertion) {
        (None, _) | (_, Assertion::Figure { .. }) => claimed,
        (Some(_), _) => telling.say(
            format!("read as {claimed}"),
            format!("розуміємо як: {claimed}"),
        ),
    }
}

/// What a claim says, as it is measured.
pub(super) fn claimed(claim: &Claim, telling: Telling<'_>) -> String {
    let phrases = telling.phrases;
    match &claim.assertion {
        Assertion::BorderDistance(length) => stated(*length, telling),
        Assertion::PlaceDistance { to, length } => {
            let (length, to) = (stated(*length, telling), telling.place(to));
            telling.say(
                format!("{length} from {to}"),
                format!("{length} до\u{a0}населеного пункту {to}"),
            )
        }
        Assertion::FrontDistance { date, length } => {
            let (length, on) = (stated(*length, telling), phrases.on(*date));
            telling.say(
                format!("{length} from the front {on}"),
                format!("{length} до\u{a0}лінії фронту {on}"),
            )
        }
        Assertion::ControlShare {
            controller,
            span,
            share,
        } => {
            let (share, by) = (self::share(*share, telling), telling.held_by(*controller));
            format!("{share} {by} {}", when(*span, telling))
        }
        Assertion::ControlStatus {
            controller,
            status,
            span,
        } => format!(
            "{} {}",
            phrases.zone(*status, *controller),
            when(*span, telling)
        ),
        Assertion::AreaChange {
            controller,
            change,
            from,
            to,
            radius,
            area,
        } => {
            let (area, radius) = (extent(*area, telling), radius.km());
            let change = self::change(*change, *controller, telling);
            let [from_uk, to_uk] = [from, to].map(|date| phrases.date_in_genitive(*date));
            let [from, to] = [from, to].map(|date| phrases.date(*date));
            telling.say(
                format!("{area} {change} within {radius} km, {from} to {to}"),
                format!(
                    "{area} {change} в\u{a0}радіусі {radius}\u{a0}км, від\u{a0}{from_uk} \
                     до\u{a0}{to_uk}"
                ),
            )
        }
        Assertion::OpenBearings {
            controller,
            date,
            radius,
            sides,
        } => {
            let (sides, radius) = (numbered(*sides, telling), radius.km());
            let (by, on) = (telling.held_by(*controller), phrases.on(*date));
            telling.say(
                format!("{sides} of 4 sides {by} within {radius} km {on}"),
                format!("{sides} з\u{a0}4\u{a0}боків {by} в\u{a0}радіусі {radius}\u{a0}км {on}"),
            )
        }
        Assertion::PlaceKind(kind) => telling.kind(*kind).to_owned(),
        Assertion::DirectionWithin { direction, within } => {
            let (direction, region) = (
                telling.phrases.direction(*direction),
                telling.region(within),
            );
            telling.say(
                format!("{direction} of {region}"),
                format!("{direction} ({region})"),
            )
        }
        Assertion::Figure { claimed, .. } => numbered(*claimed, telling),
        Assertion::Unmapped { .. } => "–".to_owned(),
    }
}

fn share(share: Share, telling: Telling<'_>) -> String {
    match share {
        Share::Mostly => telling
            .say("mostly (over 50%)", "переважно (понад 50\u{a0}%)")
            .to_owned(),
        Share::Firm => telling
            .say(
                "firmly (at least 99%, the front farther off than its error)",
                "міцно (щонайменше 99\u{a0}%, лінія фронту далі за\u{a0}свою похибку)",
            )
            .to_owned(),
        Share::Percent(number) => {
            let number = numbered(number, telling);
            telling.say(format!("{number}%"), format!("{number}\u{a0}%"))
        }
    }
}

fn change(change: Change, controller: Controller, telling: Telling<'_>) -> String {
    let side = telling.side(controller);
    let (en, uk) = match (change, controller) {
        (Change::Gained, Controller::Nobody) => {
            ("gained", "додалося до\u{a0}нічийної землі".into())
        }
        (Change::Lost, Controller::Nobody) => ("lost", "убуло з\u{a0}нічийної землі".into()),
        (Change::Gained, _) => ("gained", format!("здобула {side}")),
        (Change::Lost, _) => ("lost", format!("втратила {side}")),
    };
    telling.say(format!("{en} by {side}"), uk)
}

fn when(span: Span, telling: Telling<'_>) -> String {
    match span {
        Span::On(date) => telling.phrases.on(date),
        Span::Since(date) => telling.phrases.since(date),
    }
}

fn numbered(number: Number, telling: Telling<'_>) -> String {
    let (wording, value) = (number.wording, as_stated(number.value, telling.lang()));
    format!("{} {value}", telling.wording(wording))
}

fn stated(length: Length, telling: Telling<'_>) -> String {
    let wording = telling.wording(length.number.wording);
    format!("{wording} {}", telling.phrases.claimed(length))
}

fn extent(area: Area, telling: Telling<'_>) -> String {
    telling.area(&numbered(area.number, telling), area.unit)
}
