//! Dates that have not come yet, and dates before the war.

use jiff::civil::Date;

use super::Zones;
use crate::geodata::faults::Faults;
use crate::geodata::rule;

/// The year in which the war began.
const FIRST_YEAR: i16 = 2014;

pub(super) fn check(zones: &Zones<'_>, faults: &mut Faults<'_>) {
    if let Some(day) = zones.day {
        let help = "rename the file to the day that its zones are of";
        tell("the snapshot's day", day, zones.today, 0, help, faults);
    }
    for (at, zone) in zones.placed {
        let Some(since) = zone.since else {
            continue;
        };
        faults.enter(Some(zone.id.clone()));
        let help = "correct it, or leave it out where it is not known";
        tell(
            "\"since\"",
            since,
            zones.today,
            since_at(faults.text(), *at),
            help,
            faults,
        );
    }
    faults.enter(None);
}

fn tell(name: &str, date: Date, today: Date, at: usize, help: &str, faults: &mut Faults<'_>) {
    if date > today {
        let what = format!("{name}, {date}, has not come yet");
        faults.add(rule::FUTURE_DATE, at, what).help(help);
    } else if date.year() < FIRST_YEAR {
        let what = format!("{name}, {date}, is before {FIRST_YEAR}");
        faults.add(rule::EARLY_DATE, at, what).help(help);
    }
}

/// The byte of the property `since` of the zone whose id stands at the byte `at`, or `at` itself where
/// another feature begins before it.
pub(super) fn since_at(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.find("\"Feature\"").unwrap_or(rest.len());
    rest[..end].find("\"since\"").map_or(at, |found| at + found)
}
