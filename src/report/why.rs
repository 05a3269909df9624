//! Why a verdict came out so, in English.

use jiff::civil::Date;

use super::lack::lacks;
use super::measured::value;
use super::stated::{area_unit, on};
use super::{PHRASES, place, region};
use crate::factcheck::{Finding, Interval, Of, Quantity, Reading, Value, Verdict};
use crate::geodata::{Assertion, Controller, Geodata, Number, PlaceKind, Share, Unit, Vocabulary};
use crate::locale::{Lang, figure, fixed, uncapitalised};

/// Why it came out so, a sentence a line, but for coincidences.
pub(super) fn why(finding: &Finding<'_>, geodata: &Geodata) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    said.extend(finding.lack.as_ref().map(|lack| lacks(lack, geodata)));
    said.extend(match finding.verdict {
        Verdict::Supported => is_firm(finding),
        Verdict::Contradicted => contradicted(finding, geodata),
        Verdict::Inconclusive => inconclusive(finding, geodata),
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
        perhaps,
        first,
        by_zone,
        in_time,
    } = &reading.of
    else {
        return None;
    };
    let name = place(id, geodata);
    let day = |day: Date| PHRASES().day(day);
    let began = match by_zone {
        Some(since) if *in_time == Verdict::Contradicted => {
            let (first, since) = (day(*first), day(*since));
            format!("already so on {first}, by its zone since {since}")
        }
        Some(since) => format!("since {}, by its zone", day(*since)),
        None => {
            let mut said: Vec<String> = Vec::new();
            said.extend(not_yet.map(|not| format!("not so on {}", day(not))));
            said.extend(perhaps.map(|perhaps| {
                let perhaps = day(perhaps);
                match value(&reading.value, finding) {
                    Some(number) => format!("{number} on {perhaps}"),
                    None => format!("perhaps on {perhaps}"),
                }
            }));
            said.push(match (perhaps, not_yet) {
                (None, None) => format!("already so on {}", day(*first)),
                (None, Some(_)) => format!("so on {}", day(*first)),
                (Some(_), _) => format!("surely so on {}", day(*first)),
            });
            said.join(", ")
        }
    };
    let time = finding.claim.since().map(on);
    Some(match (in_time, time) {
        (Verdict::Inconclusive, Some(time)) if finding.verdict != Verdict::Contradicted => {
            format!("{name}: {began}; whether it began {time} is not known")
        }
        (Verdict::Contradicted, Some(time)) => {
            format!("{name}: {began}; so it did not begin {time}")
        }
        _ => format!("{name}: {began}"),
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
            } if of == quantity && !matches!(reading.of, Of::Onset { .. } | Of::Open { .. }) => {
                Some((&reading.of, value, interval))
            }
            _ => None,
        })
}

/// Why it is left open; nothing where that is told by when it began.
fn inconclusive(finding: &Finding<'_>, geodata: &Geodata) -> Option<String> {
    let began = began_in_time(finding).any(|in_time| in_time == Verdict::Inconclusive);
    let Some((allowed, quantity)) = finding.allowed else {
        let why = match is_as_drawn(finding) {
            true => "within the error it may be so or not",
            false => "what the data say is not wholly that, nor wholly another side's hold",
        };
        return Some(why.to_owned()).filter(|_| !began);
    };
    if let Some(code) = at_the_edge(finding) {
        return Some(format!("it may lie outside {}", region(code, geodata)));
    }
    let across = |interval: Interval| !interval.within(allowed) && !interval.is_apart_from(allowed);
    let (extents, centres): (Vec<_>, Vec<_>) =
        numbers(finding, quantity).partition(|(of, ..)| matches!(of, Of::Extent { .. }));
    if centres.iter().any(|(.., interval)| across(*interval)) {
        return Some("within the error it may be so or not".to_owned());
    }
    if extents.iter().any(|(.., interval)| across(*interval)) {
        return Some("so from one part of the place, and not from another".to_owned());
    }
    let is_so = numbers(finding, quantity).all(|(.., interval)| interval.within(allowed));
    let why = match finding.claim.assertion {
        Assertion::ControlShare {
            share: Share::Firm, ..
        } if is_so => not_firm(finding),
        // What is lacking for the rest was said.
        _ if is_so => return None,
        _ => "so in some of the data, and not in others",
    };
    Some(why.to_owned()).filter(|_| !began)
}

/// Whether all that is said of the places is what is claimed, as it is drawn.
fn is_as_drawn(finding: &Finding<'_>) -> bool {
    let Assertion::ControlStatus {
        controller, status, ..
    } = finding.claim.assertion
    else {
        return false;
    };
    let is_claimed = |reading: &Reading| match &reading.value {
        Value::Control(said) => *said == [Some((controller, status))],
        _ => true,
    };
    finding.readings.iter().all(is_claimed)
}

/// The country or region in which a place lies, or outside of it, where that is open.
fn at_the_edge<'f>(finding: &'f Finding<'_>) -> Option<&'f str> {
    finding
        .readings
        .iter()
        .find_map(|reading| match &reading.of {
            Of::Within {
                code,
                lies: Verdict::Inconclusive,
                ..
            } => Some(code.as_str()),
            _ => None,
        })
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
            let outside = |reading: &Reading| {
                matches!(
                    reading.of,
                    Of::Within {
                        lies: Verdict::Contradicted,
                        ..
                    }
                )
            };
            return Some(match finding.readings.iter().any(outside) {
                true => format!("it lies outside {}", region(within, geodata)),
                false => "it lies in another direction".to_owned(),
            });
        }
        _ => {}
    }
    let (allowed, quantity) = finding.allowed?;
    // Of several the one that is farthest from what is claimed.
    let headlines = numbers(finding, quantity).filter(|(of, ..)| !matches!(of, Of::Extent { .. }));
    let (of, value, _) =
        headlines.max_by(|(_, a, _), (_, b, _)| away(*a, allowed).total_cmp(&away(*b, allowed)))?;
    if away(value, allowed) == 0.0 {
        return None;
    }
    let is_low = value < allowed.low();
    let bound = if is_low {
        allowed.low()
    } else {
        allowed.high()
    };
    let needs = match (is_low, finding.claim.assertion.is_strict(is_low)) {
        (true, true) => "more than",
        (true, false) => "at least",
        (false, true) => "less than",
        (false, false) => "at most",
    };
    let needs = format!(
        "the claim needs {needs} {}",
        self::bound(bound, quantity, finding)
    );
    let is_large = matches!(quantity, Quantity::Length | Quantity::Area) || bound >= 10.0;
    if !is_large || bound <= 0.0 {
        return Some(needs);
    }
    let percent = figure(Lang::En, (value / bound * 100.0).round(), 0.0);
    let of = which(of, finding, geodata);
    Some(format!("{needs}; measured{of} is {percent}% of that"))
}

/// Of which place and day a number is, where a claim is about several.
fn which(of: &Of, finding: &Finding<'_>, geodata: &Geodata) -> String {
    let (place_of, day) = match of {
        Of::Centre { place, .. } | Of::Change { place, .. } => (place, None),
        Of::Front { place, day } => (place, Some(*day)),
        _ => return String::new(),
    };
    let days = finding
        .readings
        .iter()
        .filter_map(|reading| match reading.of {
            Of::Front { day, .. } => Some(day),
            _ => None,
        });
    let is_one_day = days.map(Some).all(|other| other == day);
    let place = match finding.claim.subjects.len() {
        0 | 1 => String::new(),
        _ => format!(" for {}", place(place_of, geodata)),
    };
    match day.filter(|_| !is_one_day) {
        Some(day) => format!("{place} on {}", PHRASES().day(day)),
        None => place,
    }
}

/// Why a share that would do may yet not be held firmly: the line of contact may be at the place, or the
/// place lies on its other side.
fn not_firm(finding: &Finding<'_>) -> &'static str {
    let mut lines = numbers(finding, Quantity::Length);
    if lines.any(|(_, _, away)| away.low() <= 0.0) {
        return "the line of contact may be as near as it may be wrong";
    }
    match finding.claim.assertion {
        Assertion::ControlShare {
            controller: Controller::Russia,
            ..
        } => "its centre lies outside the land that is assessed as Russian-held",
        _ => "its centre lies in the land that is assessed as Russian-held",
    }
}

/// A bound of what is allowed, in the claim's unit.
fn bound(bound: f64, quantity: Quantity, finding: &Finding<'_>) -> String {
    // A tenth of the number, or half of its last digit, has one digit more.
    let stated = finding.claim.assertion.number();
    let digits = stated.map_or(0, Number::decimals) + 1;
    let number = |unit: f64| {
        let number = fixed(Lang::En, bound / unit, digits);
        let short = number.trim_end_matches('0').trim_end_matches('.');
        short.to_owned()
    };
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
        _ => number(1.0),
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
