//! What was measured, in English.

use jiff::civil::Date;

use super::quantity::{as_stated, quantity, range};
use super::{PHRASES, by_words, held_as, place, region, source};
use crate::factcheck::{Finding, Interval, Of, Quantity, Reading, Value};
use crate::geodata::{Assertion, Geodata, Status, Vocabulary};
use crate::measure::Basis;

/// What is said of one or more subjects: the words before these and after them.
#[derive(PartialEq)]
struct Said {
    before: String,
    after: String,
    by: Option<Basis>,
}

/// A subject of what is said, and the days on which it is so.
struct Subject {
    name: String,
    days: Vec<Date>,
}

/// What was measured, a line for each that differs.
pub(super) fn measured(finding: &Finding<'_>, geodata: &Geodata) -> Vec<String> {
    let mut lines: Vec<(Said, Vec<Subject>)> = Vec::new();
    for reading in &finding.readings {
        let Some((said, name, day)) = said(reading, finding, geodata) else {
            continue;
        };
        // What is the same of several is said once.
        let index = lines.iter().position(|(before, _)| *before == said);
        let index = index.unwrap_or(lines.len());
        if index == lines.len() {
            lines.push((said, Vec::new()));
        }
        let subjects = &mut lines[index].1;
        match subjects.iter_mut().find(|subject| subject.name == name) {
            Some(subject) => subject.days.extend(day),
            None => subjects.push(Subject {
                name,
                days: day.into_iter().collect(),
            }),
        }
    }
    lines.iter().map(line).collect()
}

fn line((said, subjects): &(Said, Vec<Subject>)) -> String {
    let Said { before, after, by } = said;
    let by = by.and_then(|by| by_words(by, subjects.len()));
    let by = by.map_or(String::new(), |by| format!(" {by}"));
    let alike = subjects.iter().all(|one| one.days == subjects[0].days);
    let names = subjects.iter().map(|one| match alike {
        true => one.name.clone(),
        false => format!("{}{}", one.name, on(&one.days)),
    });
    let names: Vec<String> = names.collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let names = PHRASES().list(&names);
    let days = if alike {
        on(&subjects[0].days)
    } else {
        String::new()
    };
    format!("{before}{names}{by}{after}{days}")
}

/// Days as a sentence gives them.
fn on(days: &[Date]) -> String {
    match days {
        [] => String::new(),
        [day] => format!(" on {}", PHRASES().day(*day)),
        [one, other] => {
            let [one, other] = [one, other].map(|day| PHRASES().day(*day));
            format!(" on {one} and {other}")
        }
        [first, .., last] => {
            let [first, last] = [first, last].map(|day| PHRASES().day(*day));
            format!(" in {} snapshots, {first} to {last}", days.len())
        }
    }
}

/// What a reading says, of what, and of which day.
fn said(
    reading: &Reading,
    finding: &Finding<'_>,
    geodata: &Geodata,
) -> Option<(Said, String, Option<Date>)> {
    let what = match (&reading.of, &reading.value) {
        (Of::Extent { .. }, Value::Number { interval, .. }) => {
            range(*interval, allowed(finding, Quantity::Length))
        }
        (Of::Source, value) => match of_source(finding) {
            Some(stated) => stated,
            None => self::value(value, finding)?,
        },
        (_, value) => self::value(value, finding)?,
    };
    let (join, subject, after, day) = match &reading.of {
        Of::Centre { place: id, .. } => (" from the centre of ", place(id, geodata), "", None),
        Of::Extent { place: id } => (" from anywhere in ", place(id, geodata), "", None),
        Of::Place { place: id, day, .. } => (of(&reading.value), place(id, geodata), "", *day),
        Of::Open {
            place: id,
            day,
            statuses,
        } => {
            let said = Said {
                before: format!("{what} of "),
                after: format!(" {}, which may be anybody's,", open(statuses)),
                by: None,
            };
            return Some((said, place(id, geodata).to_owned(), Some(*day)));
        }
        Of::Change {
            place: id,
            from,
            to,
        } => {
            let [from, to] = [from, to].map(|day| PHRASES().day(*day));
            let between = format!(", {from} to {to}");
            let before = format!("{what} around ");
            let said = Said {
                before,
                after: between,
                by: None,
            };
            return Some((said, place(id, geodata).to_owned(), None));
        }
        Of::Within {
            place: id, code, ..
        } => {
            let before = format!("{what} from the middle of {} to ", region(code, geodata));
            let said = Said {
                before,
                after: String::new(),
                by: None,
            };
            return Some((said, place(id, geodata).to_owned(), None));
        }
        Of::Front { place: id, day } => (
            " from ",
            place(id, geodata),
            " to the line of contact",
            Some(*day),
        ),
        Of::Onset { .. } => return None,
        Of::Source => {
            let sources = finding.sources.iter().map(|id| source(id, geodata));
            let sources: Vec<&str> = sources.collect();
            let said = Said {
                before: format!("{what}, as the claim file has it from "),
                after: String::new(),
                by: None,
            };
            return Some((said, PHRASES().list(&sources), None));
        }
    };
    let said = Said {
        before: format!("{what}{join}"),
        after: after.to_owned(),
        by: match reading.of {
            Of::Place { by, .. } => by,
            _ => None,
        },
    };
    Some((said, subject.to_owned(), day))
}

/// Where land is that may be anybody's, by what is said of it.
fn open(statuses: &[Option<Status>]) -> String {
    let said = || statuses.iter().flatten();
    let is_advance = |status: &&Status| **status == Status::Advance;
    let words: Vec<&str> = said()
        .filter(|one| !is_advance(one))
        .map(|one| one.word())
        .collect();
    let control = (!words.is_empty()).then(|| format!("control is {}", words.join(" or ")));
    let advance = said().any(|one| is_advance(&one));
    let advance = advance.then(|| "another side advances".to_owned());
    let rest = statuses.contains(&None);
    let rest = rest.then(|| "no zone lies".to_owned());
    let all: Vec<String> = control.into_iter().chain(advance).chain(rest).collect();
    format!("where {}", all.join(" or "))
}

/// The number of a source, as the claim file has it.
fn of_source(finding: &Finding<'_>) -> Option<String> {
    let Assertion::Figure { figure, error, .. } = &finding.claim.assertion else {
        return None;
    };
    let wrong = (*error > 0.0).then(|| format!(" ± {}", as_stated(*error)));
    Some(as_stated(*figure) + &wrong.unwrap_or_default())
}

/// What stands between a value and the place that it is of.
fn of(value: &Value) -> &'static str {
    match value {
        Value::Number {
            quantity: Quantity::Count,
            ..
        } => " sides of ",
        Value::Number { .. } => " of ",
        _ => ": ",
    }
}

/// What was measured, without what it is of.
pub(super) fn value(value: &Value, finding: &Finding<'_>) -> Option<String> {
    Some(match value {
        Value::Number {
            value,
            quantity: of,
            interval,
        } => quantity(*value, *of, *interval, allowed(finding, *of)),
        Value::Kind(kind) => kind.word().to_owned(),
        Value::Control(said) => {
            let said = said.iter().map(|said| held_as(*said));
            said.collect::<Vec<_>>().join(", ")
        }
        Value::Told => return None,
    })
}

/// What the claim allows, where it gives a number of that.
fn allowed(finding: &Finding<'_>, of: Quantity) -> Option<Interval> {
    let (allowed, quantity) = finding.allowed?;
    (quantity == of).then_some(allowed)
}
