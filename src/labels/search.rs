//! The search: the most important name first, each to the cheapest place that is free; then names
//! make way for one another where that is better for the two together.

use kurbo::Rect;

use super::candidate::{self, Candidate};
use super::ground::{crosses, meet, overlap};
use super::{Ground, Label};

/// What hiding as much of a line that the reader must follow as the label is high costs. All costs
/// are free of the unit, so that a picture of twice the scale is set alike.
const HIDING: f64 = 45.0;
/// The same of a line that the reader can do without there.
const COVERING: f64 = 5.0;
/// What standing as near to another mark as to its own costs.
const RIVAL: f64 = 9.0;
/// What a leader across a line that the reader must follow costs, where labels keep off those.
const CROSSING: f64 = 12.0;
/// What a leader costs that runs along such a line from end to end.
const ALONGSIDE: f64 = 60.0;
/// What the last of the points costs at which a label may stand along a line: less than a leader.
const DETOUR: f64 = 16.0;
/// What a label without a place costs.
const MISSING: f64 = 40.0;
/// What covering a mark that yields costs.
const COVERED_MARK: f64 = 14.0;
/// How many times more the places of firm labels weigh: the names that the picture is about do not
/// wander for the sake of others.
const WEIGHT: f64 = 4.0;
/// Costs are whole multiples of 1 / this, so that their last bits, which differ between
/// mathematical libraries, don't choose between places that are equally good.
const GRAIN: f64 = 1024.0;
/// Less than this is no gain.
const LEAST_GAIN: f64 = 1e-6;
/// So many labels may be pushed aside for the good of one, each to one of its so many best places.
const PUSHED: usize = 3;
const NEXT: usize = 8;
/// Rounds of making way; two or three do.
const ROUNDS: usize = 8;

/// Which place each label has taken: an index among its candidates.
pub(super) type Taken = Vec<Option<usize>>;

/// Labels with the places that they might take.
pub(super) struct Search<'a> {
    labels: &'a [Label],
    /// Those of each label that keep off what stands on the ground, the cheapest first.
    candidates: Vec<Vec<Candidate>>,
}

impl<'a> Search<'a> {
    pub(super) fn new(labels: &'a [Label], ground: &Ground) -> Search<'a> {
        let candidates = labels.iter().map(|label| open(label, ground)).collect();
        Search { labels, candidates }
    }

    /// The place that a label has taken.
    pub(super) fn place(&self, taken: &Taken, label: usize) -> Option<&Candidate> {
        taken[label].map(|place| &self.candidates[label][place])
    }

    /// Gives each label, in this order, the cheapest place that those before it have left.
    pub(super) fn first_come(&self, order: &[usize]) -> Taken {
        let mut taken = vec![None; self.labels.len()];
        for &label in order {
            taken[label] = self.cheapest(label, &taken);
        }
        taken
    }

    /// Lets each label, in this order, take a better place if it is free, or if those that stand
    /// there, and those that must make room for these, lose less by it than is gained.
    pub(super) fn make_way(&self, order: &[usize], taken: &mut Taken) {
        for _ in 0..ROUNDS {
            let before = taken.clone();
            order.iter().for_each(|&label| self.improve(label, taken));
            if *taken == before {
                return;
            }
        }
    }

    fn improve(&self, label: usize, taken: &mut Taken) {
        let now = self.total(taken);
        for place in 0..self.candidates[label].len() {
            let mut alone = taken.clone();
            alone[label] = Some(place);
            if self.cost(taken, label) - self.cost(&alone, label) < LEAST_GAIN {
                return;
            }
            let trial = self.push(label, place, taken, PUSHED);
            if let Some(trial) = trial.filter(|trial| now - self.total(trial) >= LEAST_GAIN) {
                *taken = trial;
                return;
            }
        }
    }

    /// The places if a label takes this one; of those in its way, no more than so many are pushed
    /// aside.
    fn push(&self, label: usize, place: usize, taken: &Taken, most: usize) -> Option<Taken> {
        let others = self.in_the_way(label, &self.candidates[label][place], taken);
        let most = most.checked_sub(others.len())?;
        let mut trial = taken.clone();
        trial[label] = Some(place);
        others.iter().for_each(|&other| trial[other] = None);
        for other in others {
            let was_led = self.place(taken, other)?.leader.is_some();
            trial = self.settle(other, was_led, &trial, most)?;
        }
        Some(trial)
    }

    /// The places if a label that was pushed aside takes what is then best for all.
    fn settle(&self, label: usize, led: bool, taken: &Taken, most: usize) -> Option<Taken> {
        let candidates = self.candidates[label].iter().enumerate();
        let near = candidates.filter(|(_, candidate)| led || candidate.leader.is_none());
        let trials = near
            .take(NEXT)
            .filter_map(|(place, _)| self.push(label, place, taken, most));
        trials.min_by(|a, b| self.total(a).total_cmp(&self.total(b)))
    }

    fn total(&self, taken: &Taken) -> f64 {
        (0..self.labels.len())
            .map(|label| self.cost(taken, label))
            .sum()
    }

    fn cost(&self, taken: &Taken, label: usize) -> f64 {
        let cost = self.place(taken, label).map_or(MISSING, |c| c.cost);
        if self.labels[label].firm {
            WEIGHT * cost
        } else {
            cost
        }
    }

    fn cheapest(&self, label: usize, taken: &Taken) -> Option<usize> {
        let free = |candidate| self.in_the_way(label, candidate, taken).is_empty();
        self.candidates[label].iter().position(free)
    }

    /// The labels that stand where another would.
    fn in_the_way(&self, label: usize, candidate: &Candidate, taken: &Taken) -> Vec<usize> {
        let others = (0..self.labels.len()).filter(|other| *other != label);
        others
            .filter(|&other| {
                let there = self.place(taken, other);
                there.is_some_and(|there| {
                    let air = self.labels[label].air().max(self.labels[other].air());
                    conflict(candidate, there, air)
                })
            })
            .collect()
    }
}

/// The places of a label that keep off what stands on the ground, with their costs, the cheapest
/// first.
fn open(label: &Label, ground: &Ground) -> Vec<Candidate> {
    let size = label.size();
    let mut candidates = candidate::around(label.at, label.clear, size);
    for (index, at) in label.along.iter().enumerate() {
        let detour = DETOUR * (index + 1) as f64 / label.along.len() as f64;
        let there = candidate::around(*at, label.clear, size).into_iter();
        candidates.extend(there.map(|candidate| Candidate {
            cost: candidate.cost + detour,
            ..candidate
        }));
    }
    if label.may_lead {
        candidates.extend(candidate::led(label.at, label.clear, size));
    }
    if label.may_lead && label.off_lines {
        candidates.extend(candidate::hung(label.at, label.clear, size));
    }
    candidates
        .retain(|c| ground.is_free(c.rect) && c.leader.is_none_or(|l| ground.is_open(l, label.at)));
    for candidate in &mut candidates {
        candidate.ink = label.ink(candidate);
    }
    candidates.retain(|c| ground.holds(c.ink));
    if label.off_lines {
        keep_off_lines(label, ground, &mut candidates);
    }
    for candidate in &mut candidates {
        let room = candidate.rect.inflate(label.air(), 0.0);
        let rivalry = ground.rivalry(candidate.rect, label.at, label.clear);
        let cost = candidate.cost
            + HIDING * ground.hidden(room) / size.height
            + COVERING * ground.covered(room) / size.height
            + COVERED_MARK * ground.covering(room) as f64
            + RIVAL * rivalry;
        candidate.cost = (cost * GRAIN).round() / GRAIN;
    }
    candidates.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    candidates
}

/// Leaves the places at which no line would run through a label, and nobody would take it for that of
/// another mark; where there are none, all, if it is one that must not be lost.
fn keep_off_lines(label: &Label, ground: &Ground, candidates: &mut Vec<Candidate>) {
    let room = |c: &Candidate| c.rect.inflate(label.air(), label.air() / 2.0);
    let is_off = |c: &Candidate| {
        let is_own = label.may_lead || ground.is_nearest(c.rect, label.at);
        is_own && ground.hidden(room(c)) == 0.0
    };
    if !label.may_lead || candidates.iter().any(is_off) {
        candidates.retain(is_off);
    }
    for candidate in candidates {
        let Some(leader) = candidate.leader else {
            continue;
        };
        candidate.cost += CROSSING * ground.crossed(leader) as f64
            + ALONGSIDE * ground.alongside(leader, label.clear / 2.0);
    }
}

/// Whether two labels would overlap, or the leader of one would run through the other.
fn conflict(a: &Candidate, b: &Candidate, air: f64) -> bool {
    let runs_into = |from: &Candidate, rect: Rect| from.leader.is_some_and(|l| crosses(l, rect));
    overlap(a.rect.inflate(air, 0.0), b.rect)
        || overlap(a.ink, b.ink)
        || runs_into(a, b.rect.inflate(air, 0.0))
        || runs_into(b, a.rect.inflate(air, 0.0))
        || a.leader
            .zip(b.leader)
            .is_some_and(|(first, second)| meet(first, second))
}
