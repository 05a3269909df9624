//! Things that may happen thousands of times a second, told once in a while.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

/// How far apart the same thing is told.
const APART: Duration = Duration::from_secs(1);

/// Something that is told once a second at most.
#[derive(Debug, Default)]
pub(crate) struct Rarely(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    told: Option<Instant>,
    untold: u64,
}

impl Rarely {
    /// Calls `tell` with how often it happened since it was told last; not if that was a moment ago.
    pub(crate) fn tell(&self, tell: impl FnOnce(u64)) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.untold += 1;
        if state.told.is_none_or(|told| told.elapsed() >= APART) {
            state.told = Some(Instant::now());
            tell(std::mem::take(&mut state.untold));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_told_and_the_next_are_counted() {
        let rarely = Rarely::default();
        let mut told = Vec::new();
        for _ in 0..1000 {
            rarely.tell(|times| told.push(times));
        }
        assert_eq!(told, [1]);
    }
}
