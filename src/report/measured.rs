//! What was measured.

use jiff::civil::Date;

use super::held_as;
use super::quantity::{as_stated, quantity, range};
use super::telling::{Telling, by_words};
use crate::factcheck::{Finding, Interval, Of, Quantity, Reading, Value};
use crate::geodata::{Assertion, Status, Vocabulary};
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
pub(super) fn measured(finding: &Finding<'_>, telling: Telling<'_>) -> Vec<String> {
    let mut lines: Vec<(Said, Vec<Subject>)> = Vec::new();
    for reading in &finding.readings {
        let Some((said, name, day)) = said(reading, finding, telling) else {
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
    lines.iter().map(|one| line(one, telling)).collect()
}

fn line((said, subjects): &(Said, Vec<Subject>), telling: Telling<'_>) -> String {
    let Said { before, after, by } = said;
    let by = by.and_then(|by| by_words(by, subjects.len(), telling.lang()));
    let by = by.map_or(String::new(), |by| {
        telling.say(format!(" {by}"), format!(" ({by})"))
    });
    let alike = subjects.iter().all(|one| one.days == subjects[0].days);
    let names = subjects.iter().map(|one| match on(&one.days, telling) {
        Some(days) if !alike => telling.say(
            format!("{} {days}", one.name),
            format!("{} ({days})", one.name),
        ),
        _ => one.name.clone(),
    });
    let names: Vec<String> = names.collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let names = telling.phrases.list(&names);
    let days = on(&subjects[0].days, telling).filter(|_| alike);
    let days = days.map_or(String::new(), |days| {
        telling.say(format!(" {days}"), format!(", {days}"))
    });
    format!("{before}{names}{by}{after}{days}")
}

/// Days as a sentence gives them.
fn on(days: &[Date], telling: Telling<'_>) -> Option<String> {
    let said = |day: &Date| telling.phrases.day(*day);
    Some(match days {
        [] => return None,
        [day] => telling.say(format!("on {}", said(day)), said(day)),
        [one, other] => {
            let [one, other] = [one, other].map(said);
            telling.say(
                format!("on {one} and {other}"),
                format!("{one} та\u{a0}{other}"),
            )
        }
        [first, .., last] => {
            let ([first, last], count) = ([first, last].map(said), days.len());
            telling.say(
                format!("in {count} snapshots, {first} to {last}"),
                format!("знімків: {count}, від\u{a0}{first} до\u{a0}{last}"),
            )
        }
    })
}

/// What a reading says, of what, and of which day.
fn said(
    reading: &Reading,
    finding: &Finding<'_>,
    telling: Telling<'_>,
) -> Option<(Said, String, Option<Date>)> {
    let what = match (&reading.of, &reading.value) {
        (Of::Extent { .. }, Value::Number { interval, .. }) => {
            let allowed = allowed(finding, Quantity::Length);
            range(telling.phrases, *interval, allowed)
        }
        (Of::Source, value) => match of_source(finding, telling) {
            Some(stated) => stated,
            None => self::value(value, finding, telling)?,
        },
        (_, value) => self::value(value, finding, telling)?,
    };
    let (en, uk) = around(reading, &what, telling)?;
    let (before, after) = telling.say(en, uk);
    let (subject, day) = subject(&reading.of, finding, telling)?;
    let by = match reading.of {
        Of::Place { by, .. } => by,
        _ => None,
    };
    Some((Said { before, after, by }, subject, day))
}

/// What it is said of, and of which day.
fn subject(of: &Of, finding: &Finding<'_>, telling: Telling<'_>) -> Option<(String, Option<Date>)> {
    let (place, day) = match of {
        Of::Centre { place, .. }
        | Of::Extent { place }
        | Of::Change { place, .. }
        | Of::Within { place, .. } => (place, None),
        Of::Place { place, day, .. } => (place, *day),
        Of::Open { place, day, .. } | Of::Front { place, day } => (place, Some(*day)),
        Of::Onset { .. } => return None,
        Of::Source => {
            let sources = finding.sources.iter().map(|id| telling.source(id));
            let sources: Vec<&str> = sources.collect();
            return Some((telling.phrases.list(&sources), None));
        }
    };
    Some((telling.place(place).to_owned(), day))
}

/// The words before and after what something is said of, in English and in Ukrainian.
type Around = ((String, String), (String, String));

fn around(reading: &Reading, what: &str, telling: Telling<'_>) -> Option<Around> {
    let en = |join: &str, after: &str| (format!("{what}{join}"), after.to_owned());
    // A name comes first, in the nominative.
    let uk = |after: &str| (String::new(), format!(": {what}{after}"));
    Some(match &reading.of {
        Of::Centre { .. } => (en(" from the centre of ", ""), uk(" від\u{a0}центра")),
        Of::Extent { .. } => (
            en(" from anywhere in ", ""),
            uk(" від\u{a0}будь-якої точки"),
        ),
        Of::Place { .. } => match &reading.value {
            Value::Number {
                quantity: Quantity::Count,
                ..
            } => (en(" sides of ", ""), uk(" з\u{a0}4\u{a0}боків")),
            Value::Number { .. } => (en(" of ", ""), uk("")),
            _ => (en(": ", ""), uk("")),
        },
        Of::Open { statuses, .. } => {
            let open = open(statuses, telling);
            (
                en(" of ", &format!(" where {open}, which may be anybody's,")),
                uk(&format!(" там, де {open}: ця земля може бути чия завгодно")),
            )
        }
        Of::Change { from, to, .. } => {
            let [from, to] = [from, to].map(|day| telling.phrases.day(*day));
            (
                en(" around ", &format!(", {from} to {to}")),
                uk(&format!(" довкола, від\u{a0}{from} до\u{a0}{to}")),
            )
        }
        Of::Within { code, .. } => {
            let region = telling.region(code);
            (
                en(&format!(" from the middle of {region} to "), ""),
                uk(&format!(" (від\u{a0}середини: {region})")),
            )
        }
        Of::Front { .. } => (
            en(" from ", " to the line of contact"),
            uk(" до\u{a0}лінії фронту"),
        ),
        Of::Onset { .. } => return None,
        Of::Source => (
            en(", as the claim file has it from ", ""),
            (
                format!("{what}, як у\u{a0}файлі тверджень за\u{a0}джерелом: "),
                String::new(),
            ),
        ),
    })
}

/// What is said of land that may be anybody's.
fn open(statuses: &[Option<Status>], telling: Telling<'_>) -> String {
    let said = || statuses.iter().flatten();
    let is_advance = |status: &&Status| **status == Status::Advance;
    let words: Vec<&str> = said()
        .filter(|one| !is_advance(one))
        .map(|one| status(*one, telling))
        .collect();
    let or = telling.say(" or ", " або ");
    let control = (!words.is_empty()).then(|| {
        let words = words.join(or);
        telling.say(format!("control is {words}"), format!("контроль {words}"))
    });
    let advance = said().any(|one| is_advance(&one));
    let advance =
        advance.then(|| telling.say("another side advances", "просувається інша сторона"));
    let rest = statuses.contains(&None);
    let rest = rest.then(|| telling.say("no zone lies", "немає зони"));
    let others = [advance, rest].into_iter().flatten().map(str::to_owned);
    let all: Vec<String> = control.into_iter().chain(others).collect();
    all.join(or)
}

fn status(status: Status, telling: Telling<'_>) -> &'static str {
    let ukrainian = match status {
        Status::Assessed => "визначено за\u{a0}оцінкою",
        Status::Advance => "ще\u{a0}не\u{a0}встановлено",
        Status::Claimed => "лише заявлено",
        Status::Contested => "спірний",
        Status::Unknown => "невідомий",
    };
    telling.say(status.word(), ukrainian)
}

/// The number of a source, as the claim file has it.
fn of_source(finding: &Finding<'_>, telling: Telling<'_>) -> Option<String> {
    let Assertion::Figure { figure, error, .. } = &finding.claim.assertion else {
        return None;
    };
    let [figure, wrong] = [*figure, *error].map(|number| as_stated(number, telling.lang()));
    Some(match *error > 0.0 {
        true => format!("{figure} ± {wrong}"),
        false => figure,
    })
}

/// What was measured, without what it is of.
pub(super) fn value(value: &Value, finding: &Finding<'_>, telling: Telling<'_>) -> Option<String> {
    Some(match value {
        Value::Number {
            value,
            quantity: of,
            interval,
        } => quantity(
            telling.phrases,
            *value,
            *of,
            *interval,
            allowed(finding, *of),
        ),
        Value::Kind(kind) => telling.kind(*kind).to_owned(),
        Value::Control(said) => {
            let said = said.iter().map(|said| held_as(*said, telling.phrases));
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
