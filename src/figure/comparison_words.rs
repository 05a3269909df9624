//! What a map of two sources says: its key, its notes, and itself in words.

use std::collections::BTreeSet;

use super::content::Statement;
use super::control::zone_notes;
use super::in_words::first_fitting;
use super::legend::{Entry, Swatch};
use super::look::{Accord, Look};
use super::pen::Pen;
use super::publisher;
use super::stage::Stage;
use super::two_sources::TwoSources;
use crate::geodata::{Status, Zone};
use crate::locale::Phrases;
use crate::measure::MeasuredArea;

impl TwoSources<'_> {
    /// The line below the title.
    pub(super) fn subtitle(&self, phrases: Phrases) -> String {
        let [first, second] = [0, 1].map(|i| (&*self.names[i], self.snapshots[i].date));
        phrases.two_sources(first, second)
    }

    /// The land of which each thing is said, with its area as it is to be written, where that is in the
    /// picture.
    fn land(
        &self,
        phrases: Phrases,
        write: impl Fn(MeasuredArea) -> String,
    ) -> [Option<String>; 3] {
        let areas = self.areas.map(|areas| areas.map(write));
        let area = |i: usize| areas.as_ref().map(|areas| areas[i].as_str());
        [
            self.shown[0].then(|| phrases.held_by_both(area(0))),
            self.shown[1].then(|| phrases.held_by_one(&self.names[0], area(1))),
            self.shown[2].then(|| phrases.held_by_one(&self.names[1], area(2))),
        ]
    }
}

/// How far apart the two lines run, where both are in the view.
pub(super) fn statements(two: &TwoSources<'_>, stage: &Stage<'_>, pen: &Pen<'_>) -> Vec<Statement> {
    let phrases = stage.phrases;
    let apart = two.apart.iter().map(|apart| Statement {
        heading: phrases.lines_apart().to_owned(),
        text: phrases.as_drawn(apart.mean),
        small: phrases.mean_and_greatest(apart.greatest.distance),
        color: pen.theme.ink,
    });
    apart.collect()
}

/// What the map has of its own in the key.
pub(super) fn legend(two: &TwoSources<'_>, stage: &Stage<'_>, pen: &Pen<'_>) -> Vec<Entry> {
    let phrases = stage.phrases;
    let accords = [Accord::Both, Accord::First, Accord::Second];
    let land = accords
        .into_iter()
        .zip(two.land(phrases, |area| phrases.square(area)));
    let land = land.filter_map(|(accord, text)| {
        let swatch = Swatch::Zone {
            looks: vec![Look::of_accord(accord, pen.theme, pen.unit)],
            built_up: false,
        };
        text.map(|text| Entry { swatch, text })
    });
    let mut entries: Vec<Entry> = land.collect();
    for i in [0, 1] {
        if two.fronts[i] {
            let is_schematic = two.snapshots[i].dataset.schematic;
            entries.push(Entry {
                swatch: Swatch::Source(i),
                text: phrases.front_by(&two.names[i], is_schematic),
            });
        }
    }
    entries
}

/// What is to be known of the map, the most important first: where there is no room, the last give way.
/// `less` is what else either tells of land that is hatched.
pub(super) fn notes(
    two: &TwoSources<'_>,
    less: &BTreeSet<Status>,
    others: &[&Zone],
    stage: &Stage<'_>,
) -> Vec<String> {
    let phrases = stage.phrases;
    let mut notes = Vec::new();
    let is_hatched = two.shown[1] || two.shown[2];
    if is_hatched {
        notes.push(phrases.disputed_note(less));
    }
    let days = two.days_apart();
    if is_hatched && days > 0 {
        notes.push(phrases.two_days_note(days).to_owned());
    }
    let [first, second] = [0, 1].map(|i| (&*two.names[i], two.accuracy[i]));
    notes.push(phrases.as_drawn_note(first, second, [is_hatched, two.is_closed]));
    notes.extend(zone_notes(others, stage));
    notes.extend(publisher::notes(&two.snapshots, stage));
    if two.areas.is_some() {
        notes.push(phrases.measured_note(stage.view.bounds));
    }
    notes
}

/// How much land each holds to be held, and how far apart the lines run, in words: in one unit where there
/// is no room for two, and without the lines where there is none for them.
pub(super) fn alt_text(two: &TwoSources<'_>, stage: &Stage<'_>) -> String {
    let phrases = stage.phrases;
    let title = stage.name(&stage.view.title);
    let text = |said: Vec<String>| phrases.two_sources_alt(title, &two.subtitle(phrases), &said);
    let land =
        |write: &dyn Fn(MeasuredArea) -> String| two.land(phrases, write).into_iter().flatten();
    let apart = || {
        two.apart.iter().map(|apart| {
            let mean = phrases.as_drawn(apart.mean);
            let small = phrases.mean_and_greatest(apart.greatest.distance);
            format!("{}: {mean} {small}", phrases.lines_apart())
        })
    };
    let both = |area| phrases.square(area);
    let one = |area| {
        let [first, _] = phrases.squares(area);
        first
    };
    first_fitting([
        text(land(&both).chain(apart()).collect()),
        text(land(&one).chain(apart()).collect()),
        text(land(&one).collect()),
    ])
}
