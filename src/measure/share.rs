//! How much of a settlement is held, and by whom.

use jiff::civil::Date;

use super::areas::Said;
use super::near::Near;
use super::outline_of;
use super::part::{Part, parts};
use super::within::Within;
use crate::geodata::{Context, Controller, Place, Snapshot, Zone, ZoneKind};
use crate::units::{LonLatBox, SquareMetres};

/// A part of a settlement's land.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// Who controls it and how well that is known; `None` where no zone lies.
    pub said: Option<Said>,
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

/// By what it is told how much of a settlement is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Its own zones.
    Zones,
    /// All zones within its outline.
    Outline,
    /// What is said of where its centre is.
    Centre,
}

impl Basis {
    /// The word for it in JSON and CSV.
    pub fn word(self) -> &'static str {
        match self {
            Basis::Zones => "zones",
            Basis::Outline => "outline",
            Basis::Centre => "centre",
        }
    }
}

/// The parts of a settlement's land by what is said of them, none of which counts twice, and how much
/// of each may be another's.
///
/// # Guarantees
/// All that is asked of one settlement follows from one set of ways in which its land may be held: of
/// what excludes each other, the most of one and the least of all others are no more than the whole,
/// and the least of one and the most of all others no less.
#[derive(Clone, Debug)]
pub struct Shares(By);

#[derive(Clone, Debug)]
enum By {
    /// Of parts that make up the whole, in square metres.
    Zones { parts: Vec<Part>, whole: f64 },
    /// Of land that all zones tell of.
    Land(Box<Within>),
    /// Nothing is said.
    Nothing,
}

impl Shares {
    /// Of parts that make up the whole.
    pub(super) fn of(parts: Vec<Part>) -> Shares {
        let whole: f64 = parts.iter().map(|part| part.land).sum();
        match whole > 0.0 {
            true => Shares(By::Zones { parts, whole }),
            false => Shares(By::Nothing),
        }
    }

    /// Of the land in a box, by all zones; `None` where the snapshot's dataset maps none of it.
    pub(super) fn boxed(bounds: LonLatBox, snapshot: &Snapshot) -> Option<Shares> {
        Shares::by(bounds, Near::boxed(bounds, snapshot)?)
    }

    /// The same by what is said of it and around it.
    pub(super) fn by(bounds: LonLatBox, near: Near) -> Option<Shares> {
        let land = Within::boxed(bounds, near)?;
        Some(Shares(By::Land(Box::new(land))))
    }

    /// All that is said of some of it, or may be.
    pub(super) fn said(&self) -> Vec<Option<Said>> {
        match &self.0 {
            By::Zones { parts, .. } => parts.iter().map(|part| Some(part.said)).collect(),
            By::Land(land) => land.said().collect(),
            By::Nothing => Vec::new(),
        }
    }

    /// By what it is told; `None` where nothing is said of the settlement.
    pub fn basis(&self) -> Option<Basis> {
        match &self.0 {
            By::Zones { .. } => Some(Basis::Zones),
            By::Land(land) if land.is_centre() => Some(Basis::Centre),
            By::Land(_) => Some(Basis::Outline),
            By::Nothing => None,
        }
    }

    /// All of the land of which something is told; of a centre none.
    pub fn whole(&self) -> SquareMetres {
        match &self.0 {
            By::Zones { whole, .. } => SquareMetres::new(*whole),
            By::Land(land) => land.areas()[0],
            By::Nothing => SquareMetres::new(0.0),
        }
    }

    /// What of the outline lies beyond what the dataset maps, and is no part of the whole.
    pub fn not_mapped(&self) -> SquareMetres {
        match &self.0 {
            By::Land(land) => land.areas()[1],
            By::Zones { .. } | By::Nothing => SquareMetres::new(0.0),
        }
    }

    /// Whether a side may hold land of which no zone says anything: not where its land is told as such.
    pub fn may_hold_the_rest(&self, side: Controller) -> bool {
        match &self.0 {
            By::Land(land) => !land.maps(side),
            By::Zones { .. } | By::Nothing => true,
        }
    }

    /// What is said of each part, the largest first; also of what may be a part by the error of its
    /// edges alone.
    pub fn each(&self) -> Vec<Share> {
        let share = |said| {
            let [part, low, high] = self.range(|other| other == said);
            Share {
                said,
                part,
                low,
                high,
            }
        };
        let mut shares: Vec<Share> = self.said().into_iter().map(share).collect();
        shares.retain(|share| share.high > 0.0);
        shares.sort_by(|a, b| b.part.total_cmp(&a.part));
        shares
    }

    /// How much may be as none of its zones says, by the error of the outline: from 0 to 1, which is all
    /// where nothing is said of it.
    pub fn otherwise(&self) -> f64 {
        self.most(|_| false)
    }

    /// How much of it is, as drawn, that of which something is said: from 0 to 1.
    pub fn drawn(&self, is: impl Fn(Option<Said>) -> bool) -> f64 {
        self.range(is)[0]
    }

    /// The least that may be held in a way, from 0 to 1: by what is said of land that is surely held so.
    /// Of that all is, but what may be another part's or, along the outline, anybody's.
    pub fn least(&self, surely: impl Fn(Option<Said>) -> bool) -> f64 {
        self.range(surely)[1]
    }

    /// The most that may be held in a way, from 0 to 1: by what is said of land that may be held so.
    /// All of that may be, and of the rest what may be a part of it or, along the outline, anybody's.
    pub fn most(&self, perhaps: impl Fn(Option<Said>) -> bool) -> f64 {
        self.range(perhaps)[2]
    }

    /// How much is held in a way: as drawn, at least and at most, each from 0 to 1.
    pub fn range(&self, is: impl Fn(Option<Said>) -> bool) -> [f64; 3] {
        let (parts, whole) = match &self.0 {
            By::Zones { parts, whole } => (parts, whole),
            By::Land(land) => return land.range(is),
            By::Nothing => return [0.0, 0.0, 1.0],
        };
        let is = |said: Said| is(Some(said));
        let sum = |land: &dyn Fn(&Part) -> f64| {
            (parts.iter().map(land).sum::<f64>() / whole).clamp(0.0, 1.0)
        };
        let drawn = sum(&|part| if is(part.said) { part.land } else { 0.0 });
        let least = sum(&|part| match is(part.said) {
            true => part.land - lost(part, parts, |said| !is(said)),
            false => 0.0,
        });
        let most = sum(&|part| match is(part.said) {
            true => part.land,
            false => lost(part, parts, is),
        });
        [drawn, least, most]
    }
}

/// Square metres of a part that may be others', or anybody's.
fn lost(part: &Part, parts: &[Part], is_other: impl Fn(Said) -> bool) -> f64 {
    let others = parts.iter().zip(&part.beside);
    let others = others.filter(|(other, _)| is_other(other.said));
    let strips = others.fold(part.outline, |sum, (_, strip)| sum + strip);
    strips.min(part.land)
}

/// The shares of a place's zones of each status and controller. Land that no zone of it covers is not in
/// the sum, and what zones share is that which a map draws on top. The outline is as sure as the
/// settlement's outline in `context` in which the place lies, and where there is none as the zone is.
///
/// Where the snapshot has no zone of the place but maps land by areas, the shares are those of its
/// outline in `context`, taken as it is drawn, by all zones in it; each may be off by the land within the
/// accuracy of its edges, on both sides of them and wherever they run. Without an outline it is told of
/// the place's centre, which is as sure as the edges and the centre are.
pub fn shares(place: &Place, snapshot: &Snapshot, context: &[Context]) -> Shares {
    let zones = zones_of(place, snapshot);
    if !zones.is_empty() {
        return Shares::of(parts(place, &zones, snapshot, context));
    }
    let is_area = |zone: &Zone| zone.kind == ZoneKind::Area;
    if !snapshot.zones.iter().any(is_area) {
        return Shares(By::Nothing);
    }
    let land = match outline_of(place, context) {
        Some((_, outline)) => Within::outline(outline, snapshot),
        None => Within::centre(place, snapshot),
    };
    Shares(land.map_or(By::Nothing, |land| By::Land(Box::new(land))))
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
    use crate::geodata::Status;
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
