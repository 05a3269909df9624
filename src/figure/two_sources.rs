//! The two sources that a map compares, and what the picture has of both.

use geo::MultiPolygon;

use super::publisher;
use super::stage::Stage;
use crate::date::{MapDate, days_apart};
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
    /// What is drawn as held by both, by the first alone, and by the second alone.
    pub(super) land: [MultiPolygon; 3],
    /// Whether gaps that may be none are in the picture, which is drawn as held by both there.
    pub(super) is_closed: bool,
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
    /// How many days the two are apart.
    pub(super) fn days_apart(&self) -> u32 {
        days_apart(self.snapshots.map(|snapshot| snapshot.date))
    }
}

/// The line below the title of a frame: of when it is, and of which day the data of each are.
pub(super) fn frame_date(date: MapDate, snapshots: [&Snapshot; 2], stage: &Stage<'_>) -> String {
    let names = names(snapshots, stage);
    let [first, second] = [0, 1].map(|i| (&*names[i], snapshots[i].date));
    stage.phrases.frame_of_two(date, first, second)
}

/// What a picture calls two datasets: each as its one source is to be named or, where it has several, or
/// where both would be of one name, by its title. A slash stays with the word before it.
pub(super) fn names(snapshots: [&Snapshot; 2], stage: &Stage<'_>) -> [String; 2] {
    let title = |snapshot: &Snapshot| stage.name(&snapshot.dataset.title).to_owned();
    let short = snapshots.map(|s| publisher::name(&s.dataset, stage).map(str::to_owned));
    let names = match short {
        [Some(first), Some(second)] if first == second => snapshots.map(title),
        [first, second] => [
            first.unwrap_or_else(|| title(snapshots[0])),
            second.unwrap_or_else(|| title(snapshots[1])),
        ],
    };
    names.map(|name| name.replace(" / ", "\u{a0}/ "))
}
