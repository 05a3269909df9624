//! The two times that a map of change compares, and what the picture has of both.

use geo::MultiPolygon;
use jiff::civil::Date;

use super::look::Fate;
use super::publisher;
use super::stage::Stage;
use crate::geodata::{Controller, Snapshot, Status, Zone};
use crate::locale::Phrases;
use crate::measure::{HeldChange, MeasuredArea};
use crate::units::Metres;

/// One of the two times that a map of change compares.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The zones.
    pub snapshot: &'a Snapshot,
    /// Of which day they are; `None` where a file does not say.
    pub day: Option<Date>,
    /// The day, or the file's name.
    pub name: &'a str,
}

impl Moment<'_> {
    /// The day as a newspaper prints it, or the file's name.
    fn said(&self, phrases: Phrases) -> String {
        self.day
            .map_or_else(|| self.name.to_owned(), |day| phrases.day(day))
    }
}

/// What both times have in a picture.
pub(super) struct Two<'a> {
    pub(super) moments: [Moment<'a>; 2],
    /// How far the line of contact may be off.
    pub(super) accuracy: [Metres; 2],
    /// How far the edges of what is held in the picture may be off: the surest and the least sure.
    pub(super) edges: [[Metres; 2]; 2],
    pub(super) change: HeldChange,
    pub(super) areas: Option<[MeasuredArea; 2]>,
    /// Whether land was kept, gained and lost in the picture.
    pub(super) shown: [bool; 3],
    /// Whether each line of contact is in the picture; the earlier one where it is another.
    pub(super) fronts: [bool; 2],
}

impl Two<'_> {
    /// What the picture calls the two times.
    pub(super) fn names(&self, phrases: Phrases) -> [String; 2] {
        phrases.two_names(self.moments.map(|moment| moment.said(phrases)))
    }

    /// The same in parentheses, where those of one name are before and after.
    pub(super) fn short_names(&self, phrases: Phrases) -> [String; 2] {
        let [before, after] = self.moments.map(|moment| moment.said(phrases));
        match before == after {
            true => phrases.before_and_after().map(str::to_owned),
            false => [before, after],
        }
    }

    pub(super) fn period(&self, stage: &Stage<'_>) -> String {
        let [before, after] = self.names(stage.phrases);
        let period = stage.phrases.from_to(&before, &after);
        publisher::after(period, &self.snapshots(), stage)
    }

    pub(super) fn snapshots(&self) -> [&Snapshot; 2] {
        [self.moments[0].snapshot, self.moments[1].snapshot]
    }

    /// The areas that were gained and lost, where they are in the picture.
    pub(super) fn changes(&self, phrases: Phrases) -> [Option<String>; 2] {
        let area = |i: usize| self.areas.map(|areas| areas[i]);
        [
            self.shown[1].then(|| phrases.gained(area(0))),
            self.shown[2].then(|| phrases.lost(area(1))),
        ]
    }

    /// What stands for all land that is filled, where a key has room for one look.
    pub(super) fn filled(&self) -> Option<Fate> {
        let fates = [Fate::Kept, Fate::Gained, Fate::Lost];
        let shown = fates.into_iter().zip(self.shown);
        shown
            .filter(|(_, is_shown)| *is_shown)
            .map(|(fate, _)| fate)
            .next()
    }

    /// All land that is filled.
    pub(super) fn covering(&self) -> Vec<&MultiPolygon> {
        vec![&self.change.before, &self.change.after]
    }
}

pub(super) fn is_held(zone: &Zone) -> bool {
    (zone.status, zone.controller) == (Status::Assessed, Controller::Russia)
}
