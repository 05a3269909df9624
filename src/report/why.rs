//! Why a verdict came out so, in English.

use super::{PHRASES, place, region};
use crate::factcheck::{Finding, Interval, Lack, Of, Quantity, Value, Verdict};
use crate::geodata::{Assertion, Geodata, Share, Vocabulary};
use crate::locale::{Lang, figure, uncapitalised};

/// Why it came out so, a sentence a line, but for coincidences.
pub(super) fn why(finding: &Finding<'_>, geodata: &Geodata) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    said.extend(finding.lack.as_ref().map(|lack| lacks(lack, geodata)));
    said.extend(match finding.verdict {
        Verdict::Supported => is_firm(finding),
        Verdict::Contradicted => contradicted(finding),
        Verdict::Inconclusive => Some(inconclusive(finding)),
        Verdict::NotCheckable => None,
    });
    said.extend(
        finding
            .readings
            .iter()
            .filter_map(|reading| onset(&reading.of, geodata)),
    );
    let reading = finding.claim.reading.as_ref();
    said.extend(reading.map(|reading| format!("read as: {reading}")));
    said
}

/// When it came to be so.
fn onset(of: &Of, geodata: &Geodata) -> Option<String> {
    let Of::Onset {
        place: id,
        not_yet,
        sure,
        first,
    } = of
    else {
        return None;
    };
    let name = place(id, geodata);
    Some(match (not_yet, sure) {
        (Some(day), true) => format!("{name}: not so on {day}, so on {first}"),
        (Some(day), false) => format!("{name}: not surely so on {day}, so on {first}"),
        (None, _) => format!("{name}: already so on {first}"),
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
            } if of == quantity => Some((&reading.of, value, interval)),
            _ => None,
        })
}

fn inconclusive(finding: &Finding<'_>) -> String {
    let Some((allowed, quantity)) = finding.allowed else {
        return "not all of it is surely held so, nor surely by another side".to_owned();
    };
    let across = |interval: Interval| !interval.within(allowed) && !interval.is_apart_from(allowed);
    let mut centres =
        numbers(finding, quantity).filter(|(of, ..)| !matches!(of, Of::Extent { .. }));
    let mut extents = numbers(finding, quantity).filter(|(of, ..)| matches!(of, Of::Extent { .. }));
    if centres.any(|(.., interval)| across(interval)) {
        return "within the error it may be so or not".to_owned();
    }
    if extents.any(|(.., interval)| across(interval)) {
        return "so from one part of the place, and not from another".to_owned();
    }
    "so in some of the data, and not in others".to_owned()
}

fn contradicted(finding: &Finding<'_>) -> Option<String> {
    match &finding.claim.assertion {
        Assertion::PlaceKind(kind) => {
            return Some(format!("no {}, by places.geojson", kind.word()));
        }
        Assertion::ControlStatus {
            controller, status, ..
        } => {
            let claimed = uncapitalised(PHRASES().zone(*status, *controller));
            return Some(format!("the data show another side's hold, not {claimed}"))
                .filter(|_| !is_already_so(finding));
        }
        Assertion::DirectionWithin { .. } => {
            return Some("it lies in another direction".to_owned());
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
    Some(match quantity {
        Quantity::Share => {
            let percent = figure(Lang::En, bound * 100.0, 0.0);
            format!("{percent}% is the {most} that would do")
        }
        Quantity::Count if bound > 0.0 && bound < 10.0 => {
            format!(
                "{} is the {most} that would do",
                figure(Lang::En, bound, 0.0)
            )
        }
        _ => {
            let percent = figure(Lang::En, (value / bound * 100.0).round(), 0.0);
            format!("measured is {percent}% of the {most} that would do")
        }
    })
}

fn is_already_so(finding: &Finding<'_>) -> bool {
    let already = |of: &Of| matches!(of, Of::Onset { not_yet: None, .. });
    finding.readings.iter().any(|reading| already(&reading.of))
}

/// How far a value lies outside.
fn away(value: f64, allowed: Interval) -> f64 {
    (allowed.low() - value).max(value - allowed.high()).max(0.0)
}

/// What the data lack, and what would settle it.
fn lacks(lack: &Lack, geodata: &Geodata) -> String {
    match lack {
        Lack::Snapshot { dataset, date } => {
            let dataset = dataset.as_deref().unwrap_or("article");
            format!("no data of {date}: a snapshot of it in zones/{dataset}/ would settle it")
        }
        Lack::Later { day, until } => format!(
            "the data of {day} are left out: none after {until} are used (--date, or the article's own)"
        ),
        Lack::Zone { place: id, day } => format!(
            "the snapshot of {day} has no zone of {}: one would settle it",
            place(id, geodata)
        ),
        Lack::Front { day } => format!("the snapshot of {day} has no line of contact"),
        Lack::Extent { place: id, dataset } => format!(
            "land around {} lies beyond what the dataset {dataset} maps",
            place(id, geodata)
        ),
        Lack::Border => "no border: lines in borders.geojson would settle it".to_owned(),
        Lack::Region { code } => {
            let region = region(code, geodata);
            format!(
                "no whole outline of {region}: one in countries.geojson or regions.geojson would \
                 settle it"
            )
        }
        Lack::Unmapped { why, needs } => match needs {
            Some(needs) => format!("{why}; {needs} would settle it"),
            None => why.clone(),
        },
    }
}
