//! The snapshots of two datasets that are held against each other.

use bakhmut_map::date::MapDate;
use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{Geodata, Snapshot};

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
    // Known at all, before one is told that they are the same.
    let ids = [&geodata.dataset(first)?.id, &geodata.dataset(second)?.id];
    if ids[0] == ids[1] {
        let what = format!("{first} is compared with itself");
        return Err(Error::usage(what).help(
            "name two datasets, as `list datasets` names them; diff compares two dates of one",
        ));
    }
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
