//! The snapshots of two datasets that are held against each other.

use bakhmut_map::date::MapDate;
use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{Dataset, Geodata, Snapshot};

use super::console::Console;
use super::snapshot;

/// The snapshots of two datasets, each the latest on or before the last day that the date may mean, with
/// a warning where one is older than the date.
pub(super) fn find(
    [first, second]: [&str; 2],
    (date, strict): (MapDate, bool),
    geodata: &Geodata,
    console: Console,
) -> Result<[Snapshot; 2]> {
    datasets([first, second], geodata)?;
    let snapshot = |name: &str| snapshot::find(name, (date, strict), "taken", geodata, console);
    let pair = [snapshot(first)?, snapshot(second)?];
    let [one, other] = [pair[0].date, pair[1].date];
    if one != other {
        console.warn(&format!(
            "the two are of different days, {one} and {other}: what changed between them is in the \
             difference too"
        ));
    }
    Ok(pair)
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
