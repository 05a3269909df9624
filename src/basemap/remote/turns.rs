//! So many at a time, and no more.

use std::sync::{Condvar, Mutex, PoisonError};

/// Connections at a time: what the tile policy of OpenStreetMap allows.
pub(super) const CONNECTIONS: usize = 2;

/// Turns that are free.
#[derive(Debug)]
pub(super) struct Turns {
    free: Mutex<usize>,
    freed: Condvar,
}

impl Default for Turns {
    fn default() -> Turns {
        Turns {
            free: Mutex::new(CONNECTIONS),
            freed: Condvar::new(),
        }
    }
}

impl Turns {
    /// Waits for a turn, and works.
    pub(super) fn take<T>(&self, work: impl FnOnce() -> T) -> T {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self
            .freed
            .wait_while(free, |free| *free == 0)
            .unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        drop(free);
        let done = work();
        *self.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.freed.notify_one();
        done
    }
}
