//! How much of an unfinished archive a kill may cost.

use std::time::{Duration, Instant};

/// So many tiles, …
const TILES: u32 = 4096;
/// … or those of so long a time.
const TIME: Duration = Duration::from_secs(1);

/// The tiles that the system does not have yet.
pub(super) struct AtRisk {
    tiles: u32,
    since: Instant,
}

impl AtRisk {
    /// None so far.
    pub(super) fn none() -> AtRisk {
        AtRisk {
            tiles: 0,
            since: Instant::now(),
        }
    }

    /// Counts one more; whether they are to be kept now, after which there are none.
    pub(super) fn is_too_much(&mut self) -> bool {
        self.tiles += 1;
        self.tiles >= TILES || self.since.elapsed() >= TIME
    }
}
