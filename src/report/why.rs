//! Why a verdict came out so, in English.

use super::lack::lacks;
use super::measured::value;
use super::stated::{area_unit, on};
use super::{PHRASES, place, region};
use crate::factcheck::{Finding, Interval, Of, Quantity, Reading, Value, Verdict};
use crate::geodata::{Assertion, Geodata, PlaceKind, Share, Unit, Vocabulary};
use crate::locale::{Lang, figure, uncapitalised};

/// Why it came out so, a sentence a line, but for coincidences.
pub(super) fn why(finding: &Finding<'_>, geodata: &Geodata) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    said.extend(finding.lack.as_ref().map(|lack| lacks(lack, geodata)));
    said.extend(match finding.verdict {
        Verdict::Supported => is_firm(finding),
        Verdict::Contradicted => contradicted(finding, geodata),
        Verdict::Inconclusive => inconclusive(finding),
        Verdict::NotCheckable => None,
    });
    said.extend(
        finding
            .readings
            .iter()
            .filter_map(|reading| onset(reading, finding, geodata)),
    );
    said
}

/// When it came to be so.
fn onset(reading: &Reading, finding: &Finding<'_>, geodata: &Geodata) -> Option<String> {
    let Of::Onset {
        place: id,
        not_yet,
        sure,
        first,
        by_zone,
        in_time,
    } = &reading.of
    else {
        return None;
    };
    let (name, first) = (place(id, geodata), PHRASES().day(*first));
    let began = match (not_yet.map(|day| PHRASES().day(day)), &reading.value) {
        _ if *by_zone => format!("{name}: since {first}, by its zone"),
        (None, _) => format!("{name}: already so on {first}"),
        (Some(day), _) if *sure => format!("{name}: not so on {day}, so on {first}"),
        (Some(day), Value::Number { .. }) => {
            let number = value(&reading.value, finding)?;
            format!("{name}: {number} on {day}, surely so on {first}")
        }
        (Some(day), _) => format!("{name}: in part on {day}, wholly so on {first}"),
    };
    let time = finding.claim.since().map(on);
    Some(match (in_time, time) {
        (Verdict::Inconclusive, Some(time)) => {
            format!("{began}; whether it began {time} is not known")
        }
        (Verdict::Contradicted, Some(time)) => format!("{began}; so it did not begin {time}"),
        _ => began,
    })
}

/// That "firm" is borne out by more than the share.
fn is_firm(finding: &Finding<'_>) -> Option<String> {
    let is_firm = matches!(
        finding.claim.assertion,
        Assertion::ControlShare {
            share: Share::Firm,
            ..
        }
    );
    is_firm.then(|| "the line of contact is farther off than it may be wrong".to_owned())
}

/// The numbers of what was measured, from the centre first, and what they may be.
fn numbers<'f>(
    finding: &'f Finding<'_>,
    quantity: Quantity,
) -> impl Iterator<Item = (&'f Of, f64, Interval)> {
    finding
        .readings
        .iter()
        .filter_map(move |reading| match reading.value {
            Value::Number {
                value,
                quantity: of,
                interval,
            } if of == quantity && !matches!(reading.of, Of::Onset { .. }) => {
                Some((&reading.of, value, interval))
            }
            _ => None,
        })
}

/// Why it is left open; nothing where that is told by when it began.
fn inconclusive(finding: &Finding<'_>) -> Option<String> {
    let began = began_in_time(finding).any(|in_time| in_time == Verdict::Inconclusive);
    let Some((allowed, quantity)) = finding.allowed else {
        let why = "what the data say is not wholly that, nor wholly another side's hold";
        return Some(why.to_owned()).filter(|_| !began);
    };
    let across = |interval: Interval| !interval.within(allowed) && !interval.is_apart_from(allowed);
    let mut centres =
        numbers(finding, quantity).filter(|(of, ..)| !matches!(of, Of::Extent { .. }));
    let mut extents = numbers(finding, quantity).filter(|(of, ..)| matches!(of, Of::Extent { .. }));
    if centres.any(|(.., interval)| across(interval)) {
        return Some("within the error it may be so or not".to_owned());
    }
    if extents.any(|(.., interval)| across(interval)) {
        return Some("so from one part of the place, and not from another".to_owned());
    }
    Some("so in some of the data, and not in others".to_owned()).filter(|_| !began)
}

fn contradicted(finding: &Finding<'_>, geodata: &Geodata) -> Option<String> {
    match &finding.claim.assertion {
        Assertion::PlaceKind(kind) => {
            return Some(of_another_kind(*kind, finding, geodata));
        }
        Assertion::ControlStatus {
            controller, status, ..
        } => {
            let claimed = uncapitalised(PHRASES().zone(*status, *controller));
            return Some(format!("the data show another side's hold, not {claimed}")).filter(
                |_| began_in_time(finding).all(|in_time| in_time != Verdict::Contradicted),
            );
        }
        Assertion::DirectionWithin { within, .. } => {
            let outside =
                |reading: &Reading| matches!(reading.of, Of::Within { inside: false, .. });
            return Some(match finding.readings.iter().any(outside) {
                true => format!("it lies outside {}", region(within, geodata)),
                false => "it lies in another direction".to_owned(),
            });
        }
        _ => {}
    }
    let (allowed, quantity) = finding.allowed?;
    // Of several the one that is farthest from what is claimed.
    let headlines = numbers(finding, quantity)
        .filter(|(of, ..)| !matches!(of, Of::Extent { .. }))
        .map(|(_, value, _)| value);
    let value = headlines.max_by(|a, b| away(*a, allowed).total_cmp(&away(*b, allowed)))?;
    if away(value, allowed) == 0.0 {
        let fronts = finding
            .readings
            .iter()
            .any(|reading| matches!(reading.of, Of::Front { .. }));
        return fronts.then(|| "its centre lies outside the land that is held".to_owned());
    }
    let (bound, most) = match value < allowed.low() {
        true => (allowed.low(), "least"),
        false => (allowed.high(), "most"),
    };
    let needed = format!(
        "{} is the {most} that would do",
        self::bound(bound, quantity, finding)
    );
    let is_large = matches!(quantity, Quantity::Length | Quantity::Area) || bound >= 10.0;
    if !is_large || bound <= 0.0 {
        return Some(needed);
    }
    let percent = figure(Lang::En, (value / bound * 100.0).round(), 0.0);
    Some(format!("{needed}; measured is {percent}% of it"))
}

/// A bound of what is allowed, in the claim's unit.
fn bound(bound: f64, quantity: Quantity, finding: &Finding<'_>) -> String {
    let number = |unit: f64| figure(Lang::En, bound / unit, 0.0);
    match (quantity, &finding.claim.assertion) {
        (Quantity::Length, Assertion::BorderDistance(length))
        | (Quantity::Length, Assertion::PlaceDistance { length, .. })
        | (Quantity::Length, Assertion::FrontDistance { length, .. }) => {
            let name = match length.unit {
                Unit::Miles => "miles",
                Unit::Kilometres => "km",
            };
            format!("{} {name}", number(length.unit.length(1.0).get()))
        }
        (Quantity::Area, Assertion::AreaChange { area, .. }) => {
            format!(
                "{} {}",
                number(area.unit.square_metres(1.0)),
                area_unit(area.unit)
            )
        }
        (Quantity::Share, _) => format!("{}%", number(0.01)),
        _ => number(1.0).to_string(),
    }
}

/// Which of several places are not of the kind that they are called.
fn of_another_kind(claimed: PlaceKind, finding: &Finding<'_>, geodata: &Geodata) -> String {
    let kinds = finding
        .readings
        .iter()
        .filter_map(|reading| match (&reading.of, &reading.value) {
            (Of::Place { place: id, .. }, Value::Kind(kind)) => Some((place(id, geodata), *kind)),
            _ => None,
        });
    let (others, alike): (Vec<_>, Vec<_>) = kinds.partition(|(_, kind)| *kind != claimed);
    let claimed = claimed.word();
    let others: Vec<&str> = others.into_iter().map(|(name, _)| name).collect();
    match (alike.is_empty(), others.len()) {
        (true, _) => format!("no {claimed}, by places.geojson"),
        (false, 1) => format!("{} is no {claimed}, by places.geojson", others[0]),
        (false, _) => format!("{} are no such, by places.geojson", PHRASES().list(&others)),
    }
}

/// Of each place, whether it came to be so in the time that is claimed.
fn began_in_time(finding: &Finding<'_>) -> impl Iterator<Item = Verdict> {
    let readings = finding.readings.iter();
    readings.filter_map(|reading| match reading.of {
        Of::Onset { in_time, .. } => Some(in_time),
        _ => None,
    })
}

/// How far a value lies outside.
fn away(value: f64, allowed: Interval) -> f64 {
    (allowed.low() - value).max(value - allowed.high()).max(0.0)
}
