//! How much of a place a side holds.

use super::Interval;
use crate::geodata::{Controller, Status};
use crate::measure::Share;

/// How much of a place a side holds, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Part {
    /// As drawn.
    pub(super) drawn: f64,
    /// What it may be.
    pub(super) interval: Interval,
    /// How much more of the place may be its own, for that is held by none for certain: as drawn, and
    /// what it may be. `None` where all is told.
    pub(super) open: Option<(f64, Interval)>,
}

/// How much a side holds of a place, by the shares of that: what is assessed as its own. What is
/// contested, claimed or not known may be its own too, and so may land into which another side
/// advances without controlling it. Nobody holds what is contested.
pub(super) fn part(side: Controller, shares: &[Share]) -> Part {
    let is_held = |share: &Share| match (side, share.status) {
        (Controller::Nobody, Status::Contested) => true,
        (_, Status::Assessed) => share.controller == side,
        _ => false,
    };
    let is_open = |share: &Share| match share.status {
        Status::Assessed => false,
        Status::Advance => share.controller != side,
        Status::Claimed | Status::Contested | Status::Unknown => true,
    };
    let of = |test: &dyn Fn(&Share) -> bool| {
        let shares = shares.iter().filter(|share| test(share));
        shares.fold((0.0, 0.0), |(part, error), share| {
            (part + share.part, error + share.error)
        })
    };
    let (drawn, error) = of(&is_held);
    let error = match shares.iter().any(is_held) {
        true => error,
        // What the others may have too much of is the side's, also where it is said to have nothing.
        false => shares.iter().map(|share| share.error).fold(0.0, f64::max),
    };
    let (unsure, unsure_error) = of(&|share| !is_held(share) && is_open(share));
    let (others, others_error) = of(&|share| !is_held(share) && !is_open(share));
    let between = |low: f64, high: f64| Interval::new(low.max(0.0), high.min(1.0));
    let is_told = unsure == 0.0;
    let most = match is_told {
        true => drawn + error,
        false => (drawn + error).max(1.0 - (others - others_error).max(0.0)),
    };
    Part {
        drawn,
        interval: between(drawn - error, most),
        open: (!is_told).then(|| {
            let interval = between(unsure - unsure_error, unsure + unsure_error);
            (unsure, interval)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Controller::{Nobody, Russia, Ukraine};
    use Status::{Advance, Assessed, Claimed, Contested, Unknown};

    fn share(controller: Controller, status: Status, part: f64) -> Share {
        Share {
            controller,
            status,
            part,
            error: 0.125,
        }
    }

    /// What a side holds as drawn, at least and at most, and what of the rest is open.
    fn held(side: Controller, shares: &[Share]) -> [f64; 4] {
        let part = part(side, shares);
        let open = part.open.map_or(0.0, |(open, _)| open);
        [part.drawn, part.interval.low(), part.interval.high(), open]
    }

    #[test]
    fn what_is_not_known_may_be_anybodys() {
        let shares = [
            share(Ukraine, Assessed, 0.625),
            share(Nobody, Unknown, 0.375),
        ];
        assert_eq!(held(Ukraine, &shares), [0.625, 0.5, 1.0, 0.375]);
        assert_eq!(held(Russia, &shares), [0.0, 0.0, 0.5, 0.375]);
        assert_eq!(held(Nobody, &shares), [0.0, 0.0, 0.5, 0.375]);
    }

    #[test]
    fn what_is_contested_or_claimed_may_be_either_sides() {
        for status in [Contested, Claimed] {
            let shares = [share(Russia, Assessed, 0.5), share(Russia, status, 0.5)];
            assert_eq!(held(Russia, &shares), [0.5, 0.375, 1.0, 0.5], "{status:?}");
            assert_eq!(held(Ukraine, &shares), [0.0, 0.0, 0.625, 0.5], "{status:?}");
        }
    }

    #[test]
    fn nobody_holds_what_is_contested() {
        let shares = [
            share(Russia, Assessed, 0.75),
            share(Russia, Contested, 0.25),
        ];
        assert_eq!(held(Nobody, &shares), [0.25, 0.125, 0.375, 0.0]);
    }

    #[test]
    fn who_advances_does_not_hold_it() {
        let shares = [share(Ukraine, Assessed, 0.5), share(Russia, Advance, 0.5)];
        assert_eq!(held(Russia, &shares), [0.0, 0.0, 0.125, 0.0]);
        assert_eq!(held(Ukraine, &shares), [0.5, 0.375, 1.0, 0.5]);
    }

    #[test]
    fn where_all_is_told_the_error_is_that_of_the_edges() {
        let shares = [
            share(Russia, Assessed, 0.75),
            share(Ukraine, Assessed, 0.25),
        ];
        assert_eq!(held(Russia, &shares), [0.75, 0.625, 0.875, 0.0]);
        assert_eq!(held(Ukraine, &shares), [0.25, 0.125, 0.375, 0.0]);
        assert_eq!(held(Nobody, &shares), [0.0, 0.0, 0.125, 0.0]);
    }
}
