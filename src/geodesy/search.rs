//! Best-first branch and bound: of the parts of lines, what has the least lower bound of its distance
//! is looked at first, and what cannot matter any more never.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::bound::Ball;
use super::part::{Part, Piece};
use crate::units::LonLat;

/// What is sought on lines.
pub(super) trait Seek {
    /// Whether nothing is sought any more that is as many metres away, or more.
    fn is_done_at(&self, bound: f64) -> bool;

    /// Whether nothing more that is sought can lie in a part, at a closer look.
    fn leaves_out(&mut self, part: &Part) -> bool;

    /// Takes from a piece what is sought.
    fn look_at(&mut self, piece: &Piece);
}

/// Looks at the lines in the order of their parts' distance from a position.
pub(super) fn search<L: AsRef<[LonLat]>>(from: LonLat, lines: &[L], seek: &mut impl Seek) {
    let from = Ball::at(from);
    let mut open: BinaryHeap<Open<Part>> = Part::whole(lines)
        .map(|part| Open::new(f64::NEG_INFINITY, part.ball.reach(), part))
        .into_iter()
        .collect();
    while let Some(Open { bound, part, .. }) = open.pop() {
        if seek.is_done_at(bound) {
            break;
        }
        if seek.leaves_out(&part) {
            continue;
        }
        if let Some(piece) = part.piece() {
            seek.look_at(piece);
            continue;
        }
        for part in part.parts(lines) {
            let bound = from.distance_at_least(&part.ball);
            if !seek.is_done_at(bound) {
                open.push(Open::new(bound, part.ball.reach(), part));
            }
        }
    }
}

/// What is not looked at yet. The greatest is that with the least bound; of equals the smallest.
pub(super) struct Open<P> {
    /// Metres that nothing in it is nearer than.
    pub(super) bound: f64,
    /// Metres across, more or less.
    size: f64,
    pub(super) part: P,
}

impl<P> Open<P> {
    pub(super) fn new(bound: f64, size: f64, part: P) -> Open<P> {
        Open { bound, size, part }
    }
}

impl<P> Ord for Open<P> {
    fn cmp(&self, other: &Open<P>) -> Ordering {
        other
            .bound
            .total_cmp(&self.bound)
            .then_with(|| other.size.total_cmp(&self.size))
    }
}

impl<P> PartialOrd for Open<P> {
    fn partial_cmp(&self, other: &Open<P>) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<P> PartialEq for Open<P> {
    fn eq(&self, other: &Open<P>) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<P> Eq for Open<P> {}
