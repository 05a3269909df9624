//! What zones of a snapshot say of each other, of their days, and of the snapshot before.
//!
//! - `overlap`, `gap`: neighbours, which `pairs` finds
//! - `history`, `dates`: days

mod dates;
mod gap;
mod history;
mod overlap;
mod pairs;

use jiff::civil::Date;

use super::faults::Faults;
use super::zone::Zone;

/// Zones of a file, and what they are compared with.
#[derive(Debug)]
pub(super) struct Zones<'z> {
    /// The zones, each with the byte at which its id stands.
    pub(super) placed: &'z [(usize, Zone)],
    /// The snapshot before it in its dataset.
    pub(super) before: Option<(Date, &'z [Zone])>,
    /// The snapshot's own day.
    pub(super) day: Option<Date>,
    /// The last day that has come.
    pub(super) today: Date,
}

/// Adds what is found in zones.
pub(super) fn zones(zones: &Zones<'_>, faults: &mut Faults<'_>) {
    dates::check(zones, faults);
    overlap::check(zones.placed, faults);
    gap::check(zones.placed, faults);
    // A zone with an error was not read, and is not gone for that.
    if faults.is_empty() {
        history::check(zones, faults);
    }
    faults.enter(None);
}
