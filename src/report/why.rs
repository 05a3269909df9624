//! Why a verdict came out so.

use super::lack::lacks;
use super::onset::onset;
use super::telling::Telling;
use crate::factcheck::{Finding, Interval, Of, Quantity, Reading, Value, Verdict};
use crate::geodata::{Assertion, Controller, Number, PlaceKind, Share};
use crate::locale::{figure, fixed, uncapitalised};

/// Why it came out so, a sentence a line, but for coincidences.
pub(super) fn why(finding: &Finding<'_>, telling: Telling<'_>) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    said.extend(finding.lack.as_ref().map(|lack| lacks(lack, telling)));
    said.extend(match finding.verdict {
        Verdict::Supported => is_firm(finding, telling),
        Verdict::Contradicted => contradicted(finding, telling),
        Verdict::Inconclusive => inconclusive(finding, telling),
        Verdict::NotCheckable => None,
    });
    said.extend(
        finding
            .readings
            .iter()
            .filter_map(|reading| onset(reading, finding, telling)),
    );
    said
}

/// That "firm" is borne out by more than the share.
fn is_firm(finding: &Finding<'_>, telling: Telling<'_>) -> Option<String> {
    let is_firm = matches!(
        finding.claim.assertion,
        Assertion::ControlShare {
            share: Share::Firm,
            ..
        }
    );
    let why = telling.say(
        "the line of contact is farther off than it may be wrong",
        "лінія фронту далі, ніж становить її похибка",
    );
    is_firm.then(|| why.to_owned())
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
fn inconclusive(finding: &Finding<'_>, telling: Telling<'_>) -> Option<String> {
    let began = began_in_time(finding).any(|in_time| in_time == Verdict::Inconclusive);
    let Some((allowed, quantity)) = finding.allowed else {
        let why = match is_as_drawn(finding) {
            true => within_error(telling),
            false => telling.say(
                "what the data say is not wholly that, nor wholly another side's hold",
                "за\u{a0}даними це не\u{a0}зовсім так, але\u{a0}й не\u{a0}цілком контроль іншої \
                 сторони",
            ),
        };
        return Some(why.to_owned()).filter(|_| !began);
    };
    if let Some(code) = at_the_edge(finding) {
        let region = telling.region(code);
        return Some(telling.say(
            format!("it may lie outside {region}"),
            format!("може лежати поза межами ({region})"),
        ));
    }
    let across = |interval: Interval| !interval.within(allowed) && !interval.is_apart_from(allowed);
    let (extents, centres): (Vec<_>, Vec<_>) =
        numbers(finding, quantity).partition(|(of, ..)| matches!(of, Of::Extent { .. }));
    if centres.iter().any(|(.., interval)| across(*interval)) {
        return Some(within_error(telling).to_owned());
    }
    if extents.iter().any(|(.., interval)| across(*interval)) {
        let why = telling.say(
            "so from one part of the place, and not from another",
            "з\u{a0}однієї частини населеного пункту це так, з\u{a0}іншої ні",
        );
        return Some(why.to_owned());
    }
    let is_so = numbers(finding, quantity).all(|(.., interval)| interval.within(allowed));
    let why = match finding.claim.assertion {
        Assertion::ControlShare {
            share: Share::Firm, ..
        } if is_so => not_firm(finding, telling),
        // What is lacking for the rest was said.
        _ if is_so => return None,
        _ => telling.say(
            "so in some of the data, and not in others",
            "за\u{a0}одними даними так, за\u{a0}іншими ні",
        ),
    };
    Some(why.to_owned()).filter(|_| !began)
}

fn within_error(telling: Telling<'_>) -> &'static str {
    telling.say(
        "within the error it may be so or not",
        "у\u{a0}межах похибки може бути і\u{a0}так, і\u{a0}ні",
    )
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

fn contradicted(finding: &Finding<'_>, telling: Telling<'_>) -> Option<String> {
    match &finding.claim.assertion {
        Assertion::PlaceKind(kind) => {
            return Some(of_another_kind(*kind, finding, telling));
        }
        Assertion::ControlStatus {
            controller, status, ..
        } => {
            let claimed = uncapitalised(telling.phrases.zone(*status, *controller));
            let why = telling.say(
                format!("the data show another side's hold, not {claimed}"),
                format!("за\u{a0}даними контролює інша сторона, а\u{a0}не\u{a0}так: {claimed}"),
            );
            let mut began = began_in_time(finding);
            return Some(why).filter(|_| began.all(|in_time| in_time != Verdict::Contradicted));
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
                true => {
                    let region = telling.region(within);
                    telling.say(
                        format!("it lies outside {region}"),
                        format!("лежить поза межами ({region})"),
                    )
                }
                false => telling
                    .say(
                        "it lies in another direction",
                        "лежить в\u{a0}іншому напрямку",
                    )
                    .to_owned(),
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
        (true, true) => telling.say("more than", "більше ніж"),
        (true, false) => telling.say("at least", "щонайменше"),
        (false, true) => telling.say("less than", "менше ніж"),
        (false, false) => telling.say("at most", "щонайбільше"),
    };
    let said = self::bound(bound, quantity, finding, telling);
    let needs = telling.say(
        format!("the claim needs {needs} {said}"),
        format!("для твердження потрібно {needs} {said}"),
    );
    let is_large = matches!(quantity, Quantity::Length | Quantity::Area) || bound >= 10.0;
    if !is_large || bound <= 0.0 {
        return Some(needs);
    }
    let percent = figure(telling.lang(), (value / bound * 100.0).round(), 0.0);
    let of = which(of, finding, telling);
    Some(telling.say(
        format!("{needs}; measured{of} is {percent}% of that"),
        format!("{needs}; виміряно{of} {percent}\u{a0}% від\u{a0}цього"),
    ))
}

/// Of which place and day a number is, where a claim is about several.
fn which(of: &Of, finding: &Finding<'_>, telling: Telling<'_>) -> String {
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
    let place = (finding.claim.subjects.len() > 1).then(|| telling.place(place_of));
    let day = day.filter(|_| !is_one_day);
    let day = day.map(|day| telling.phrases.day(day));
    let (en_place, en_day) = (
        place.map_or(String::new(), |place| format!(" for {place}")),
        day.as_ref()
            .map_or(String::new(), |day| format!(" on {day}")),
    );
    let uk = [place, day.as_deref()].into_iter().flatten();
    let uk = uk.collect::<Vec<_>>().join(", ");
    let uk = (!uk.is_empty()).then(|| format!(" ({uk})"));
    telling.say(en_place + &en_day, uk.unwrap_or_default())
}

/// Why a share that would do may yet not be held firmly: the line of contact may be at the place, or the
/// place lies on its other side.
fn not_firm(finding: &Finding<'_>, telling: Telling<'_>) -> &'static str {
    let mut lines = numbers(finding, Quantity::Length);
    if lines.any(|(_, _, away)| away.low() <= 0.0) {
        return telling.say(
            "the line of contact may be as near as it may be wrong",
            "лінія фронту може бути не\u{a0}далі, ніж становить її похибка",
        );
    }
    match finding.claim.assertion {
        Assertion::ControlShare {
            controller: Controller::Russia,
            ..
        } => telling.say(
            "its centre lies outside the land that is assessed as Russian-held",
            "центр лежить поза землею, яку за\u{a0}оцінкою контролює Росія",
        ),
        _ => telling.say(
            "its centre lies in the land that is assessed as Russian-held",
            "центр лежить на\u{a0}землі, яку за\u{a0}оцінкою контролює Росія",
        ),
    }
}

/// A bound of what is allowed, in the claim's unit.
fn bound(bound: f64, quantity: Quantity, finding: &Finding<'_>, telling: Telling<'_>) -> String {
    // A tenth of the number, or half of its last digit, has one digit more.
    let stated = finding.claim.assertion.number();
    let digits = stated.map_or(0, Number::decimals) + 1;
    let number = |unit: f64| {
        let number = fixed(telling.lang(), bound / unit, digits);
        let point = telling.say('.', ',');
        let short = number.trim_end_matches('0').trim_end_matches(point);
        short.to_owned()
    };
    match (quantity, &finding.claim.assertion) {
        (Quantity::Length, Assertion::BorderDistance(length))
        | (Quantity::Length, Assertion::PlaceDistance { length, .. })
        | (Quantity::Length, Assertion::FrontDistance { length, .. }) => {
            telling.length(&number(length.unit.length(1.0).get()), length.unit)
        }
        (Quantity::Area, Assertion::AreaChange { area, .. }) => {
            telling.area(&number(area.unit.square_metres(1.0)), area.unit)
        }
        (Quantity::Share, _) => number(0.01) + telling.say("%", "\u{a0}%"),
        _ => number(1.0),
    }
}

/// Which of several places are not of the kind that they are called.
fn of_another_kind(claimed: PlaceKind, finding: &Finding<'_>, telling: Telling<'_>) -> String {
    let kinds = finding
        .readings
        .iter()
        .filter_map(|reading| match (&reading.of, &reading.value) {
            (Of::Place { place, .. }, Value::Kind(kind)) => Some((telling.place(place), *kind)),
            _ => None,
        });
    let (others, alike): (Vec<_>, Vec<_>) = kinds.partition(|(_, kind)| *kind != claimed);
    let claimed = telling.kind(claimed);
    let others: Vec<&str> = others.into_iter().map(|(name, _)| name).collect();
    let named = telling.phrases.list(&others);
    let by = telling.say("by places.geojson", "за\u{a0}places.geojson");
    match (alike.is_empty(), others.len()) {
        (true, _) => telling.say(
            format!("no {claimed}, {by}"),
            format!("{by} це не\u{a0}{claimed}"),
        ),
        (false, 1) => telling.say(
            format!("{named} is no {claimed}, {by}"),
            format!("{named}: {by} це не\u{a0}{claimed}"),
        ),
        (false, _) => telling.say(
            format!("{named} are no such, {by}"),
            format!("{named}: {by} це не\u{a0}{claimed}"),
        ),
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
