//! The two sources that a map compares, and what the picture has of both.

use super::publisher;
use super::stage::Stage;
use crate::geodata::Snapshot;
use crate::measure::{Apart, HeldChange, MeasuredArea};
use crate::units::Metres;

/// What both sources have in a picture.
pub(super) struct TwoSources<'a> {
    pub(super) snapshots: [&'a Snapshot; 2],
    /// What the picture calls them.
    pub(super) names: [String; 2],
    /// The first is what was before, and the second what is after: what only the first has is lost.
    pub(super) held: HeldChange,
    /// Land in the view's bounds that both hold to be held, only the first, and only the second.
    pub(super) areas: Option<[MeasuredArea; 3]>,
    /// Whether such land is in the picture.
    pub(super) shown: [bool; 3],
    /// Whether each line of contact is in the picture.
    pub(super) fronts: [bool; 2],
    /// How far the lines may be off.
    pub(super) accuracy: [Metres; 2],
    /// How far apart the two lines run in the view's bounds.
    pub(super) apart: Option<Apart>,
}

impl TwoSources<'_> {
    /// Whether the two are of one day.
    pub(super) fn one_day(&self) -> bool {
        self.snapshots[0].date == self.snapshots[1].date
    }
}

/// What a picture calls two datasets: each as its one source is to be named or, where it has several, or
/// where both would be of one name, by its title.
pub(super) fn names(snapshots: [&Snapshot; 2], stage: &Stage<'_>) -> [String; 2] {
    let title = |snapshot: &Snapshot| stage.name(&snapshot.dataset.title).to_owned();
    let short = snapshots.map(|s| publisher::name(&s.dataset, stage).map(str::to_owned));
    match short {
        [Some(first), Some(second)] if first == second => snapshots.map(title),
        [first, second] => [
            first.unwrap_or_else(|| title(snapshots[0])),
            second.unwrap_or_else(|| title(snapshots[1])),
        ],
    }
}
