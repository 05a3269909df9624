//! How much of a place a side holds.

use super::Interval;
use crate::geodata::{Controller, Status};
use crate::measure::{Said, Shares};

/// How much of a place a side holds, from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// As drawn.
    pub(super) drawn: f64,
    /// What it may be.
    pub(super) interval: Interval,
    /// How much of the rest may be its own. `None` where all is told.
    pub(super) open: Option<Open>,
}

/// Land of a place that may be anybody's.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Open {
    /// How much of the place it is, from 0 to 1, as drawn.
    pub(super) drawn: f64,
    /// What that may be.
    pub(super) interval: Interval,
    /// What is said of it; `None` where it is in no zone.
    pub(super) statuses: Vec<Option<Status>>,
}

/// Whether a side surely holds land of which this is said.
fn is_held(side: Controller, said: Option<Said>) -> bool {
    said == Some((side, Status::Assessed))
}

/// Whether a side may hold it: what is contested, claimed or not known may be anybody's, and where one
/// advances without controlling the land may be any other's. What is in no zone may be, but a side's
/// whose land is told as such.
fn may_be_held(side: Controller, said: Option<Said>, shares: &Shares) -> bool {
    match said {
        Some((controller, Status::Assessed)) => controller == side,
        Some((controller, Status::Advance)) => controller != side,
        Some((_, Status::Claimed | Status::Contested | Status::Unknown)) => true,
        None => shares.may_hold_the_rest(side),
    }
}

/// Whether a side holds it as it is drawn: nobody holds what is contested.
fn is_drawn(side: Controller, said: Option<Said>) -> bool {
    let is_contested = said.is_some_and(|(_, status)| status == Status::Contested);
    is_held(side, said) || side == Controller::Nobody && is_contested
}

/// How much a side holds of a place, by the shares of that: what is assessed as its own, and at most
/// all that may be. Nobody may hold all that neither side surely does, along their edges too.
pub(super) fn part(side: Controller, shares: &Shares) -> Part {
    let drawn = shares.drawn(|said| is_drawn(side, said));
    let least = shares.least(|said| is_held(side, said));
    let most = match side {
        Controller::Nobody => {
            let sides = [Controller::Russia, Controller::Ukraine];
            1.0 - sides
                .map(|side| shares.least(|said| is_held(side, said)))
                .iter()
                .sum::<f64>()
        }
        _ => shares.most(|said| may_be_held(side, said, shares)),
    };
    let is_open = |said| may_be_held(side, said, shares) && !is_drawn(side, said);
    let [open, open_least, open_most] = shares.range(is_open);
    let open = Open {
        drawn: open,
        interval: Interval::new(open_least, open_most),
        statuses: statuses(shares, is_open),
    };
    Part {
        drawn,
        interval: Interval::new(least.min(drawn), most.max(drawn)),
        open: (open.drawn > 0.0).then_some(open),
    }
}

/// The statuses of some of the land as drawn, each once; `None` is land in no zone.
fn statuses(shares: &Shares, is: impl Fn(Option<Said>) -> bool) -> Vec<Option<Status>> {
    let all = shares.each().into_iter();
    let all = all.filter(|share| share.part > 0.0 && is(share.said));
    let mut statuses: Vec<Option<Status>> = all
        .map(|share| share.said.map(|(_, status)| status))
        .collect();
    statuses.sort();
    statuses.dedup();
    statuses
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measure::invented::{place, snapshots};
    use crate::measure::shares;
    use Controller::{Nobody, Russia, Ukraine};
    use Status::{Advance, Assessed, Claimed, Contested, Unknown};

    const STRIP: f64 = 0.125;

    /// What a side holds as drawn, at least and at most, and what of the rest is open.
    fn held(side: Controller, shares: &[(Said, f64)]) -> [f64; 4] {
        let part = part(side, &Shares::invented(shares, STRIP));
        let open = part.open.map_or(0.0, |open| open.drawn);
        [part.drawn, part.interval.low(), part.interval.high(), open]
    }

    #[test]
    fn what_is_not_known_may_be_anybodys() {
        let shares = [((Ukraine, Assessed), 0.625), ((Nobody, Unknown), 0.375)];
        assert_eq!(held(Ukraine, &shares), [0.625, 0.5, 1.0, 0.375]);
        assert_eq!(held(Russia, &shares), [0.0, 0.0, 0.5, 0.375]);
        assert_eq!(held(Nobody, &shares), [0.0, 0.0, 0.5, 0.375]);
    }

    #[test]
    fn what_is_contested_or_claimed_may_be_either_sides() {
        for status in [Contested, Claimed] {
            let shares = [((Russia, Assessed), 0.5), ((Russia, status), 0.5)];
            assert_eq!(held(Russia, &shares), [0.5, 0.375, 1.0, 0.5], "{status:?}");
            assert_eq!(held(Ukraine, &shares), [0.0, 0.0, 0.625, 0.5], "{status:?}");
        }
    }

    /// Who holds what is contested is not known: it may be a side's too.
    #[test]
    fn nobody_holds_what_is_contested_but_not_surely() {
        let shares = [((Russia, Assessed), 0.75), ((Russia, Contested), 0.25)];
        assert_eq!(held(Nobody, &shares), [0.25, 0.0, 0.375, 0.0]);
    }

    #[test]
    fn who_advances_does_not_hold_it() {
        let shares = [((Ukraine, Assessed), 0.5), ((Russia, Advance), 0.5)];
        assert_eq!(held(Russia, &shares), [0.0, 0.0, 0.0, 0.0]);
        assert_eq!(held(Ukraine, &shares), [0.5, 0.375, 1.0, 0.5]);
    }

    #[test]
    fn where_all_is_told_the_error_is_that_of_the_edges() {
        let shares = [((Russia, Assessed), 0.75), ((Ukraine, Assessed), 0.25)];
        assert_eq!(held(Russia, &shares), [0.75, 0.625, 0.875, 0.0]);
        assert_eq!(held(Ukraine, &shares), [0.25, 0.125, 0.375, 0.0]);
        assert_eq!(held(Nobody, &shares), [0.0, 0.0, 0.25, 0.0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

        /// What the sides hold at most, and at least, is possible together.
        #[test]
        fn no_two_sides_hold_more_than_the_whole(snapshot in snapshots()) {
            const NEAR: f64 = 1e-9;
            let shares = shares(&place(), &snapshot, &[]);
            let all = [Russia, Ukraine, Nobody].map(|side| part(side, &shares));
            let [low, high] = [Interval::low, Interval::high]
                .map(|end| all.each_ref().map(|part| end(part.interval)));
            for one in 0..3 {
                let others = |ends: [f64; 3]| ends.iter().sum::<f64>() - ends[one];
                prop_assert!(high[one] <= 1.0 - others(low) + NEAR, "{all:?}");
                prop_assert!(low[one] >= 1.0 - others(high) - NEAR, "{all:?}");
                let open = all[one].open.as_ref().map_or(0.0, |open| open.interval.high());
                prop_assert!(open <= 1.0 - low[one] + NEAR, "{all:?}");
            }
        }
    }
}
