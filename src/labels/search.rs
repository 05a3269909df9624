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
/// What a label without a place costs.
const MISSING: f64 = 40.0;
/// How many times more the places of labels that may stand apart from their marks weigh: the names
/// that the picture is about do not wander for the sake of others.
const WEIGHT: f64 = 4.0;
/// Costs are whole multiples of 1 / this, so that their last bits, which differ between
/// mathematical libraries, don't choose between places that are equally good.
const GRAIN: f64 = 1024.0;
/// Less than this is no gain.
const LEAST_GAIN: f64 = 1e-6;
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

    /// Lets each label, in this order, take a better place if it is free, or if the one label that
    /// stands there loses less by giving way than is gained.
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
        for (place, candidate) in self.candidates[label].iter().enumerate() {
            let mut trial = taken.clone();
            trial[label] = Some(place);
            let gain = self.cost(taken, label) - self.cost(&trial, label);
            if gain < LEAST_GAIN {
                return;
            }
            match self.in_the_way(label, candidate, taken).as_slice() {
                [] => {}
                &[other] => {
                    trial[other] = None;
                    trial[other] = self.cheapest(other, &trial);
                    let led = |taken| self.place(taken, other).is_some_and(|c| c.leader.is_some());
                    let loss = self.cost(&trial, other) - self.cost(taken, other);
                    let is_apart = led(&trial) && !led(taken);
                    if trial[other].is_none() || is_apart || gain - loss < LEAST_GAIN {
                        continue;
                    }
                }
                _ => continue,
            }
            *taken = trial;
            return;
        }
    }

    fn cost(&self, taken: &Taken, label: usize) -> f64 {
        let cost = self.place(taken, label).map_or(MISSING, |c| c.cost);
        if self.labels[label].may_lead {
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
    if label.may_lead {
        candidates.extend(candidate::led(label.at, label.clear, size));
    }
    candidates
        .retain(|c| ground.is_free(c.rect) && c.leader.is_none_or(|l| ground.is_open(l, label.at)));
    // Heaped accents reach out of a line's height.
    candidates.retain(|c| ground.holds(label.ink(c)));
    for candidate in &mut candidates {
        let room = candidate.rect.inflate(label.air(), 0.0);
        let rivals = ground.rivals(candidate.rect, label.at, label.clear) as f64;
        let cost = candidate.cost
            + HIDING * ground.hidden(room) / size.height
            + COVERING * ground.covered(room) / size.height
            + RIVAL * rivals;
        candidate.cost = (cost * GRAIN).round() / GRAIN;
    }
    candidates.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    candidates
}

/// Whether two labels would overlap, or the leader of one would run through the other.
fn conflict(a: &Candidate, b: &Candidate, air: f64) -> bool {
    let runs_into = |from: &Candidate, rect: Rect| from.leader.is_some_and(|l| crosses(l, rect));
    overlap(a.rect.inflate(air, 0.0), b.rect)
        || runs_into(a, b.rect.inflate(air, 0.0))
        || runs_into(b, a.rect.inflate(air, 0.0))
        || a.leader
            .zip(b.leader)
            .is_some_and(|(first, second)| meet(first, second))
}
