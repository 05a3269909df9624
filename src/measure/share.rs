//! How much of a settlement is held, and by whom.

use jiff::civil::Date;

use super::areas::Said;
use super::part::{Part, parts};
use crate::geodata::{Context, Controller, Place, Snapshot, Status, Zone};
use crate::units::SquareMetres;

/// A part of a settlement's land.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// Who controls it.
    pub controller: Controller,
    /// How well that is known.
    pub status: Status,
    /// How much of the settlement it is, from 0 to 1.
    pub part: f64,
    /// The least that it may be.
    pub low: f64,
    /// The most that it may be.
    pub high: f64,
}

impl Share {
    /// The greatest difference from the truth: the wider of the two sides.
    pub fn error(&self) -> f64 {
        (self.part - self.low).max(self.high - self.part)
    }
}

/// The parts of a settlement's land by what is said of them, none of which counts twice, and how much
/// of each may be another's.
///
/// # Guarantees
/// All that is asked of one settlement follows from one set of ways in which its land may be held: of
/// what excludes each other, the most of one and the least of all others are no more than the whole,
/// and the least of one and the most of all others no less.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    parts: Vec<Part>,
    /// Square metres.
    whole: f64,
}

impl Shares {
    /// Of parts that make up the whole.
    pub(super) fn of(parts: Vec<Part>) -> Shares {
        let whole = parts.iter().map(|part| part.land).sum();
        Shares { parts, whole }
    }

    /// Whether nothing is said of the settlement.
    pub fn is_empty(&self) -> bool {
        self.whole <= 0.0
    }

    /// All of the land of which something is said.
    pub fn whole(&self) -> SquareMetres {
        SquareMetres::new(self.whole)
    }

    /// What is said of each part, the largest first.
    pub fn each(&self) -> Vec<Share> {
        let share = |part: &Part| {
            let is_it = |said: Said| said == part.said;
            let (controller, status) = part.said;
            Share {
                controller,
                status,
                part: self.drawn(is_it),
                low: self.least(is_it),
                high: self.most(is_it),
            }
        };
        let mut shares: Vec<Share> = self.parts.iter().map(share).collect();
        shares.sort_by(|a, b| b.part.total_cmp(&a.part));
        shares
    }

    /// How much may be as none of its zones says, by the error of the outline: from 0 to 1, which is all
    /// where nothing is said of it.
    pub fn otherwise(&self) -> f64 {
        match self.is_empty() {
            true => 1.0,
            false => self.most(|_| false),
        }
    }

    /// How much of it is, as drawn, that of which something is said: from 0 to 1.
    pub fn drawn(&self, is: impl Fn(Said) -> bool) -> f64 {
        self.share_of(|part| if is(part.said) { part.land } else { 0.0 })
    }

    /// The least that may be held in a way, from 0 to 1: by what is said of land that is surely held so.
    /// Of that all is, but what may be another part's or, along the outline, anybody's.
    pub fn least(&self, surely: impl Fn(Said) -> bool) -> f64 {
        self.share_of(|part| match surely(part.said) {
            true => part.land - self.lost(part, |said| !surely(said)),
            false => 0.0,
        })
    }

    /// The most that may be held in a way, from 0 to 1: by what is said of land that may be held so.
    /// All of that may be, and of the rest what may be a part of it or, along the outline, anybody's.
    pub fn most(&self, perhaps: impl Fn(Said) -> bool) -> f64 {
        self.share_of(|part| match perhaps(part.said) {
            true => part.land,
            false => self.lost(part, &perhaps),
        })
    }

    /// Square metres of a part that may be others', or anybody's.
    fn lost(&self, part: &Part, is_other: impl Fn(Said) -> bool) -> f64 {
        let others = self.parts.iter().zip(&part.beside);
        let others = others.filter(|(other, _)| is_other(other.said));
        let strips = others.fold(part.outline, |sum, (_, strip)| sum + strip);
        strips.min(part.land)
    }

    fn share_of(&self, land: impl Fn(&Part) -> f64) -> f64 {
        let land = self.parts.iter().map(land).sum::<f64>();
        (land / self.whole).clamp(0.0, 1.0)
    }
}

/// The shares of a place's zones of each status and controller; none where the snapshot has no zone of
/// it. Land that no zone of it covers is not in the sum, and what zones share is that which a map draws
/// on top.
///
/// The outline is as sure as the settlement's outline in `context` in which the place lies, and
/// where there is none as the zone is.
pub fn shares(place: &Place, snapshot: &Snapshot, context: &[Context]) -> Shares {
    let zones = zones_of(place, snapshot);
    Shares::of(parts(place, &zones, snapshot, context))
}

/// All that the zones of a place say of it.
pub fn said_of(place: &Place, snapshot: &Snapshot) -> Vec<(Controller, Status)> {
    let zones = zones_of(place, snapshot);
    let said = zones.iter().map(|zone| (zone.controller, zone.status));
    let mut said: Vec<(Controller, Status)> = said.collect();
    said.sort();
    said.dedup();
    said
}

/// Since which day a place is as its zones say: the last of the days that these give, if all do.
pub fn since_of(place: &Place, snapshot: &Snapshot) -> Option<Date> {
    let zones = zones_of(place, snapshot);
    let days: Option<Vec<Date>> = zones.iter().map(|zone| zone.since).collect();
    days?.into_iter().max()
}

fn zones_of<'s>(place: &Place, snapshot: &'s Snapshot) -> Vec<&'s Zone> {
    let is_of = |zone: &&Zone| zone.place.as_deref() == Some(&place.id);
    snapshot.zones.iter().filter(is_of).collect()
}

#[cfg(test)]
impl Shares {
    /// Parts of so much land each, of which so much may be any other part's, and nothing more anybody's.
    pub(crate) fn invented(parts: &[(Said, f64)], strip: f64) -> Shares {
        let part = |(index, &(said, land)): (usize, &(Said, f64))| {
            let mut beside = vec![strip; parts.len()];
            beside[index] = 0.0;
            Part {
                said,
                land,
                beside,
                outline: 0.0,
            }
        };
        Shares::of(parts.iter().enumerate().map(part).collect())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measure::invented::{place, snapshots};

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

        /// Whatever is said of a settlement's land, and however wrong its edges may be.
        #[test]
        fn the_parts_of_a_settlement_are_possible_together(snapshot in snapshots()) {
            const NEAR: f64 = 1e-9;
            let shares = shares(&place(), &snapshot, &[]);
            let each = shares.each();
            let sum = |of: fn(&Share) -> f64| each.iter().map(of).sum::<f64>();
            prop_assert!((sum(|share| share.part) - 1.0).abs() < NEAR);
            for share in &each {
                let (low, high) = (share.low, share.high);
                prop_assert!(low <= share.part + NEAR && share.part <= high + NEAR, "{share:?}");
                let others = sum(|share| share.low) - low;
                prop_assert!(high <= 1.0 - others + NEAR, "{share:?} of {each:?}");
                let others = sum(|share| share.high) - high + shares.otherwise();
                prop_assert!(low >= 1.0 - others - NEAR, "{share:?} of {each:?}");
            }
        }
    }

    /// What is less sure counts where zones of one place share land, as a map draws it.
    #[test]
    fn what_zones_share_counts_once() {
        use Controller::{Nobody, Russia};
        use Status::{Assessed, Unknown};
        let snapshot = crate::measure::invented::snapshot(&[
            (true, (Russia, Assessed), 10.0, [38.0, 48.5, 38.1, 48.57]),
            (true, (Nobody, Unknown), 10.0, [38.075, 48.5, 38.1, 48.57]),
        ]);
        let parts = shares(&place(), &snapshot, &[]).each();
        let parts = parts.iter().map(|share| share.part);
        let [held, open] = <[f64; 2]>::try_from(parts.collect::<Vec<_>>()).unwrap();
        assert!((held - 0.75).abs() < 1e-6 && (open - 0.25).abs() < 1e-6);
    }
}
