//! Since when something is so, as a verdict tells it.

use jiff::civil::Date;

use super::measured::value;
use super::telling::Telling;
use crate::factcheck::{Finding, Of, Reading, Verdict};

/// When it came to be so.
pub(super) fn onset(
    reading: &Reading,
    finding: &Finding<'_>,
    telling: Telling<'_>,
) -> Option<String> {
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
    let (name, day) = (telling.place(id), |day: Date| telling.phrases.day(day));
    let began = match by_zone {
        Some(since) if *in_time == Verdict::Contradicted => {
            let (first, since) = (day(*first), day(*since));
            telling.say(
                format!("already so on {first}, by its zone since {since}"),
                format!("{first} уже було так, а\u{a0}за\u{a0}зоною від\u{a0}{since}"),
            )
        }
        Some(since) => {
            let since = day(*since);
            telling.say(
                format!("since {since}, by its zone"),
                format!("від\u{a0}{since}, за\u{a0}зоною"),
            )
        }
        None => {
            let mut said: Vec<String> = Vec::new();
            said.extend(not_yet.map(|not| {
                let not = day(not);
                telling.say(format!("not so on {not}"), format!("{not} ще ні"))
            }));
            said.extend(perhaps.map(|perhaps| {
                let perhaps = day(perhaps);
                match value(&reading.value, finding, telling) {
                    Some(number) => telling.say(
                        format!("{number} on {perhaps}"),
                        format!("{perhaps}\u{a0}— {number}"),
                    ),
                    None => telling.say(
                        format!("perhaps on {perhaps}"),
                        format!("{perhaps} можливо"),
                    ),
                }
            }));
            let first = day(*first);
            said.push(match (perhaps, not_yet) {
                (None, None) => telling.say(
                    format!("already so on {first}"),
                    format!("{first} уже було так"),
                ),
                (None, Some(_)) => {
                    telling.say(format!("so on {first}"), format!("{first} уже так"))
                }
                (Some(_), _) => telling.say(
                    format!("surely so on {first}"),
                    format!("{first} уже точно так"),
                ),
            });
            said.join(", ")
        }
    };
    let time = finding.claim.since().map(|time| telling.phrases.on(time));
    Some(match (in_time, time) {
        (Verdict::Inconclusive, Some(time)) if finding.verdict != Verdict::Contradicted => telling
            .say(
                format!("{name}: {began}; whether it began {time} is not known"),
                format!("{name}: {began}; чи\u{a0}почалося це {time}, невідомо"),
            ),
        (Verdict::Contradicted, Some(time)) => telling.say(
            format!("{name}: {began}; so it did not begin {time}"),
            format!("{name}: {began}; отже, почалося це не\u{a0}{time}"),
        ),
        _ => format!("{name}: {began}"),
    })
}
