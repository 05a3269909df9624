//! A stretch of border, ready to be measured to.

use super::positions::positions;
use crate::geodata::Border;
use crate::geodesy::{Nearest, nearest_on_line};
use crate::units::LonLat;

/// A stretch of border that has an edge.
#[derive(Clone)]
pub(super) struct Stretch<'b> {
    pub(super) border: &'b Border,
    /// Its index among the borders.
    pub(super) index: usize,
    line: Vec<LonLat>,
}

impl Stretch<'_> {
    /// The borders that have an edge.
    pub(super) fn of(borders: &[Border]) -> Vec<Stretch<'_>> {
        let stretches = borders.iter().enumerate().map(|(index, border)| Stretch {
            border,
            index,
            line: positions(&border.line),
        });
        stretches.filter(|s| s.line.len() > 1).collect()
    }

    /// Its vertices.
    pub(super) fn line(&self) -> &[LonLat] {
        &self.line
    }

    /// The point nearest to a position.
    pub(super) fn nearest(&self, from: LonLat) -> Option<Nearest> {
        nearest_on_line(from, &self.line)
    }

    /// Metres from a position.
    pub(super) fn distance(&self, from: LonLat) -> f64 {
        self.nearest(from)
            .map_or(f64::INFINITY, |nearest| nearest.distance.get())
    }

    /// How far it may be from the truth, in metres.
    pub(super) fn accuracy(&self) -> f64 {
        self.border.accuracy.get()
    }
}
