//! The snapshots of two datasets that are held against each other.

use bakhmut_map::date::{MapDate, days_apart};
use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{Dataset, Geodata, Snapshot};
use jiff::civil::Date;

use super::console::Console;
use super::snapshot;

/// The snapshots of two datasets, each the latest on or before the last day that the date may mean, with
/// a warning where one is older than the date.
///
/// # Errors
/// As [`datasets`] and [`snapshot::find`]; where the date is strict, with a day that both have.
pub(super) fn find(
    [first, second]: [&str; 2],
    (date, strict): (MapDate, bool),
    geodata: &Geodata,
    console: Console,
) -> Result<[Snapshot; 2]> {
    let both = datasets([first, second], geodata)?;
    if strict {
        check_days(both, date)?;
    }
    let snapshot = |name: &str| snapshot::find(name, (date, strict), "taken", geodata, console);
    let pair = [snapshot(first)?, snapshot(second)?];
    let [one, other] = [pair[0].date, pair[1].date];
    let apart = match days_apart([one, other]) {
        0 => return Ok(pair),
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    };
    console.warn(&format!(
        "the two are of different days, {one} and {other}, {apart} apart: what changed between them is \
         in the difference too"
    ));
    Ok(pair)
}

/// Refuses a date of which not both datasets have data, with the nearest day of which they do.
fn check_days(both: [&Dataset; 2], date: MapDate) -> Result<()> {
    let lacks = |dataset: &&Dataset| !dataset.dates.iter().any(|day| date.contains(*day));
    let lacking: Vec<&str> = both.into_iter().filter(lacks).map(|d| &*d.id).collect();
    let what = match lacking.as_slice() {
        [] => return Ok(()),
        [one] => format!("the dataset \"{one}\" has no snapshot of {date}"),
        _ => format!("neither dataset has a snapshot of {date}"),
    };
    let ends = [date.first_day(), date.last_day()];
    let off = |day: &Date| {
        let days = ends.map(|end| {
            day.since(end)
                .map_or(i32::MAX, |span| span.get_days().abs())
        });
        days[0].min(days[1])
    };
    let [one, other] = both.map(|dataset| &dataset.dates);
    let shared = one.iter().filter(|day| other.contains(day));
    let help = match shared.min_by_key(|day| off(day)) {
        Some(day) => format!(
            "the nearest day that both have is {day}: try --date {day}, or leave out --strict-date"
        ),
        None => {
            "there is no day that both have; without --strict-date each is of its latest day up to \
                 the date"
                .to_owned()
        }
    };
    Err(Error::failed(what).help(help))
}

/// The two datasets of these names.
///
/// # Errors
/// Usage where there is no such one, or where both are the same.
pub(super) fn datasets<'g>(
    [first, second]: [&str; 2],
    geodata: &'g Geodata,
) -> Result<[&'g Dataset; 2]> {
    // Known at all, before one is told that they are the same.
    let both = [geodata.dataset(first)?, geodata.dataset(second)?];
    if both[0].id == both[1].id {
        let what = format!("{first} is compared with itself");
        return Err(Error::usage(what).help(
            "name two datasets, as `list datasets` names them; diff compares two dates of one",
        ));
    }
    Ok(both)
}
