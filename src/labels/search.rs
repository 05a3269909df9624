//! The search: the most important name first, each to the cheapest place that is free; then names
//! make way for one another where that is better for all together.
//!
//! Making way is a search by ejection chains: a name takes a place, those in its way take others, and
//! those in the way of these. A branch is left as soon as it can no longer be better than what there is.

use kurbo::Rect;

use super::candidate::Candidate;
use super::grid::Cells;
use super::plane::{around, crosses, meet, overlap};
use super::price::{MISSING, open};
use super::{Ground, Label};

/// Less than this is no gain.
const LEAST_GAIN: f64 = 1e-6;
/// So many labels may be pushed aside for the good of one, each to one of its so many best places.
const PUSHED: usize = 3;
const NEXT: usize = 8;
/// Rounds of making way; two or three do.
const ROUNDS: usize = 8;
/// So many places are tried at most, so that a map of thousands of names is set in time: a map of a
/// hundred names tries a few thousand.
const TRIALS: usize = 30_000;

/// Labels that stand level nearer to each other than this read as one, in parts of the lower one's line
/// height: the space between the words of a name is about a third of that.
pub(super) const WORD: f64 = 0.8;
/// Labels stand level if they share more than this part of the lower one's height.
const LEVEL: f64 = 0.6;

/// Which place each label has taken: an index among its candidates.
pub(super) type Taken = Vec<Option<usize>>;

/// Labels with a place of each, or none.
type Moves = Vec<(usize, Option<usize>)>;

/// Labels with the places that they might take.
pub(super) struct Search<'a> {
    labels: &'a [Label],
    frame: Rect,
    /// Those of each label that keep off what stands on the ground, the cheapest first.
    candidates: Vec<Vec<Candidate>>,
}

/// Which places are taken, and what lies where. What is changed can be undone.
struct State {
    taken: Taken,
    cells: Cells,
    /// The labels that were moved and the places that they had.
    moved: Moves,
    trials: usize,
}

impl<'a> Search<'a> {
    pub(super) fn new(labels: &'a [Label], ground: &Ground) -> Search<'a> {
        let candidates = labels.iter().map(|label| open(label, ground)).collect();
        Search {
            labels,
            frame: ground.frame(),
            candidates,
        }
    }

    /// The place that a label has taken.
    pub(super) fn place(&self, taken: &Taken, label: usize) -> Option<&Candidate> {
        taken[label].map(|place| &self.candidates[label][place])
    }

    /// Gives each label, in this order, the cheapest place that those before it have left.
    pub(super) fn first_come(&self, order: &[usize]) -> Taken {
        let mut state = self.state(vec![None; self.labels.len()]);
        for &label in order {
            let mut places = self.candidates[label].iter();
            let free = places.position(|place| self.in_the_way(label, place, &state, 0).is_some());
            self.set(&mut state, label, free);
        }
        state.taken
    }

    /// Lets each label, in this order, take a better place if it is free, or if those that stand
    /// there, and those that must make room for these, lose less by it than is gained.
    pub(super) fn make_way(&self, order: &[usize], taken: &mut Taken) {
        let mut state = self.state(std::mem::take(taken));
        for _ in 0..ROUNDS {
            let before = state.taken.clone();
            order
                .iter()
                .for_each(|&label| self.improve(label, &mut state));
            if state.taken == before || state.trials == 0 {
                break;
            }
        }
        *taken = state.taken;
    }

    fn state(&self, taken: Taken) -> State {
        let mut state = State {
            taken: vec![None; taken.len()],
            cells: Cells::new(self.frame),
            moved: Vec::new(),
            trials: TRIALS,
        };
        for (label, place) in taken.into_iter().enumerate() {
            self.set(&mut state, label, place);
        }
        state
    }

    /// Gives a label a place, or none.
    fn set(&self, state: &mut State, label: usize, place: Option<usize>) {
        let number = u32::try_from(label).unwrap_or(u32::MAX);
        if let Some(there) = self.place(&state.taken, label) {
            state.cells.remove(self.reach(label, there), number);
        }
        let before = std::mem::replace(&mut state.taken[label], place);
        if let Some(there) = self.place(&state.taken, label) {
            state.cells.insert(self.reach(label, there), number);
        }
        state.moved.push((label, before));
    }

    /// Takes back all that was changed after so many changes.
    fn undo(&self, state: &mut State, to: usize) {
        while state.moved.len() > to {
            let Some((label, before)) = state.moved.pop() else {
                return;
            };
            self.set(state, label, before);
            state.moved.pop();
        }
    }

    fn improve(&self, label: usize, state: &mut State) {
        state.moved.clear();
        for place in 0..self.candidates[label].len() {
            if self.change(label, state.taken[label], place) > -LEAST_GAIN {
                return;
            }
            if self
                .push(label, place, state, PUSHED, -LEAST_GAIN)
                .is_some()
            {
                return;
            }
        }
    }

    /// Gives a label this place; of those in its way, no more than so many are pushed aside. How much more
    /// all cost then; `None`, and nothing is changed, if that is not less than `limit`.
    fn push(
        &self,
        label: usize,
        place: usize,
        state: &mut State,
        most: usize,
        limit: f64,
    ) -> Option<f64> {
        state.trials = state.trials.checked_sub(1)?;
        let start = state.moved.len();
        let others = self.in_the_way(label, &self.candidates[label][place], state, most)?;
        let most = most - others.len();
        let mut change = self.change(label, state.taken[label], place);
        let led: Vec<bool> = others
            .iter()
            .map(|&other| {
                self.place(&state.taken, other)
                    .is_some_and(|c| c.leader.is_some())
            })
            .collect();
        // What the others lose at least, each at its best place.
        let least: Vec<f64> = others
            .iter()
            .map(|&other| self.change(other, state.taken[other], 0))
            .collect();
        let mut at_least: f64 = least.iter().sum();
        if change + at_least >= limit {
            return None;
        }
        let had: Vec<Option<usize>> = others.iter().map(|&other| state.taken[other]).collect();
        self.set(state, label, Some(place));
        others
            .iter()
            .for_each(|&other| self.set(state, other, None));
        for (i, &other) in others.iter().enumerate() {
            at_least -= least[i];
            let limit = limit - change - at_least;
            let Some(more) = self.settle(other, had[i], led[i], state, most, limit) else {
                self.undo(state, start);
                return None;
            };
            change += more;
        }
        (change < limit).then_some(change).or_else(|| {
            self.undo(state, start);
            None
        })
    }

    /// Gives a label that was pushed aside from where it `had` its place that which is then best for all.
    fn settle(
        &self,
        label: usize,
        had: Option<usize>,
        led: bool,
        state: &mut State,
        most: usize,
        limit: f64,
    ) -> Option<f64> {
        let start = state.moved.len();
        let mut best: Option<(f64, Moves)> = None;
        let candidates = self.candidates[label].iter().enumerate();
        let near = candidates.filter(|(_, candidate)| led || candidate.leader.is_none());
        // From no place to one is a gain that is none: it had one.
        let lost = self.change(label, had, 0) - self.change(label, None, 0);
        let mut limit = limit;
        for (place, _) in near.take(NEXT) {
            if self.change(label, had, place) >= limit {
                break;
            }
            let Some(change) = self.push(label, place, state, most, limit - lost) else {
                continue;
            };
            limit = change + lost;
            let moved = &state.moved[start..];
            let now = moved.iter().map(|(label, _)| (*label, state.taken[*label]));
            best = Some((limit, now.collect()));
            self.undo(state, start);
        }
        let (change, moves) = best?;
        for (label, place) in moves {
            self.set(state, label, place);
        }
        Some(change)
    }

    /// How much more it costs if a label goes from where it is to another place.
    fn change(&self, label: usize, from: Option<usize>, to: usize) -> f64 {
        let candidates = &self.candidates[label];
        let cost = |place: Option<&Candidate>| place.map_or(MISSING, |place| place.cost);
        let from = from.and_then(|place| candidates.get(place));
        self.labels[label].weight * (cost(candidates.get(to)) - cost(from))
    }

    /// The labels that stand where another would; `None` where there are more than so many.
    fn in_the_way(
        &self,
        label: usize,
        candidate: &Candidate,
        state: &State,
        most: usize,
    ) -> Option<Vec<usize>> {
        let mut found = Vec::new();
        for other in state.cells.near(self.reach(label, candidate)) {
            let other = other as usize;
            let Some(there) = self.place(&state.taken, other).filter(|_| other != label) else {
                continue;
            };
            let [one, two] = [&self.labels[label], &self.labels[other]];
            let air = one.air().max(two.air());
            let word = WORD * one.line_height().min(two.line_height());
            if conflict(candidate, there, air) || read_as_one(candidate.rect, there.rect, word) {
                if found.len() == most {
                    return None;
                }
                found.push(other);
            }
        }
        Some(found)
    }

    /// All that a label takes up at a place, with the air beside it.
    fn reach(&self, label: usize, candidate: &Candidate) -> Rect {
        let leader = candidate.leader.map(around);
        let room = leader.map_or(candidate.rect, |leader| candidate.rect.union(leader));
        let label = &self.labels[label];
        let air = label.air().max(WORD * label.line_height());
        room.inflate(air, 0.0).union(candidate.ink)
    }
}

/// Whether two labels stand level with each other and nearer than so many pixels, as the words of one name do.
fn read_as_one(a: Rect, b: Rect, near: f64) -> bool {
    let shared = a.y1.min(b.y1) - a.y0.max(b.y0);
    let is_level = shared > LEVEL * a.height().min(b.height());
    is_level && overlap(a.inflate(near, 0.0), b)
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
