//! The snapshot that a date means.

use bakhmut_map::date::MapDate;
use bakhmut_map::error::Result;
use bakhmut_map::geodata::{Geodata, Snapshot};

use super::console::Console;
use super::terms;

/// Finds the snapshot of a dataset that a date means, and says what its user must know: its terms, and
/// that it is older. `done` is what is done with it, as "drawn".
///
/// # Errors
/// As [`Geodata::snapshot`]; where the date is strict, also for an older one.
pub(super) fn find(
    dataset: &str,
    (date, strict): (MapDate, bool),
    done: &str,
    geodata: &Geodata,
    console: Console,
) -> Result<Snapshot> {
    let snapshot = geodata.snapshot(dataset, date, strict)?;
    console.detail(&format!("using {}", snapshot.file));
    terms::tell(&snapshot, geodata, console);
    tell_older(&snapshot, date, done, console);
    Ok(snapshot)
}

/// Warns of a snapshot that is older than the date asked for.
pub(super) fn tell_older(snapshot: &Snapshot, date: MapDate, done: &str, console: Console) {
    if snapshot.older_than_asked {
        console.warn(&format!(
            "there are no {} data of {date}; the latest before it, of {}, are {done}",
            snapshot.dataset.id, snapshot.date
        ));
    }
}
