//! What a map of change says: its key, its notes, and itself in words.

use super::content::Statement;
use super::control::zone_notes;
use super::in_words::fitting;
use super::legend::{Entry, Swatch};
use super::look::{Fate, Look};
use super::moment::{Two, is_held};
use super::pen::Pen;
use super::publisher;
use super::stage::Stage;
use super::story;
use crate::geodata::Zone;

/// The view's settlements that were gained and lost: all of each is held after and was not before, or
/// the reverse; where there was no zone of it before, by the day since which it is held.
pub(super) fn settlements<'a>(two: &Two<'a>, stage: &Stage<'a>) -> [Vec<&'a Zone>; 2] {
    let of = |i: usize, id: &str| -> Vec<&'a Zone> {
        let zones = two.moments[i].snapshot.zones.iter();
        zones
            .filter(|zone| zone.place.as_deref() == Some(id))
            .collect()
    };
    let all_held = |zones: &[&Zone]| !zones.is_empty() && zones.iter().all(|zone| is_held(zone));
    let [mut gained, mut lost] = [Vec::new(), Vec::new()];
    for id in &stage.view.places {
        let (before, after) = (of(0, id), of(1, id));
        let since = |zone: &&Zone| zone.since > two.moments[0].day && two.moments[0].day.is_some();
        if all_held(&after) && !all_held(&before) && (!before.is_empty() || after.iter().all(since))
        {
            gained.extend(after);
        } else if all_held(&before) && !after.is_empty() && !all_held(&after) {
            lost.extend(before);
        }
    }
    [gained, lost]
}

pub(super) fn statements(
    gained: &[&Zone],
    lost: &[&Zone],
    stage: &Stage<'_>,
    pen: &Pen<'_>,
) -> Vec<Statement> {
    let mut statements = story::statements(gained, stage, pen);
    if !lost.is_empty() {
        let names: Vec<&str> = lost.iter().map(|zone| stage.name(&zone.name)).collect();
        statements.push(Statement {
            heading: stage.phrases.lost(None),
            text: String::new(),
            small: stage.phrases.list(&names),
            color: pen.theme.ink,
        });
    }
    statements
}

/// What the map of change has of its own in the key.
pub(super) fn legend(two: &Two<'_>, stage: &Stage<'_>, pen: &Pen<'_>) -> Vec<Entry> {
    let phrases = stage.phrases;
    let look = |fate| Look::of_fate(fate, pen.theme, pen.unit);
    let [gained, lost] = two.changes(phrases);
    let mut entries = Vec::new();
    for (fate, text) in [(Fate::Gained, gained), (Fate::Lost, lost)] {
        let swatch = Swatch::Changed(look(fate));
        entries.extend(text.map(|text| Entry { swatch, text }));
    }
    if two.shown[0] {
        entries.push(Entry {
            swatch: Swatch::Zone {
                looks: vec![look(Fate::Kept)],
                built_up: false,
            },
            text: phrases.kept().to_owned(),
        });
    }
    let names = two.names(phrases);
    let front = |i: usize| {
        let moment = &two.moments[i];
        let is_schematic = moment.snapshot.dataset.schematic;
        phrases.front_of(&names[i], moment.day.is_some(), is_schematic)
    };
    for (i, swatch) in [(0, Swatch::Earlier), (1, Swatch::Front)] {
        if two.fronts[i] {
            let text = front(i);
            entries.push(Entry { swatch, text });
        }
    }
    entries
}

pub(super) fn notes(two: &Two<'_>, others: &[&Zone], stage: &Stage<'_>) -> Vec<String> {
    let phrases = stage.phrases;
    let mut notes = Vec::new();
    if two.accuracy.iter().any(|accuracy| accuracy.get() > 0.0) {
        let names = two.short_names(phrases);
        let side = |i: usize| {
            let moment = &two.moments[i];
            let basis = moment.snapshot.dataset.basis(moment.snapshot.date);
            (names[i].as_str(), two.edges[i], basis)
        };
        notes.push(phrases.change_note([side(0), side(1)], stage.fading));
    }
    if two.shown[1] || two.shown[2] {
        notes.push(phrases.gained_note(two.shown[1], two.shown[2]));
        if two.areas.is_some() {
            notes.push(phrases.measured_note(stage.view.bounds));
        }
    }
    notes.extend(zone_notes(others, stage));
    notes.extend(publisher::notes(&two.snapshots(), stage));
    notes
}

/// Who gained how much and when, in words.
pub(super) fn alt_text(two: &Two<'_>, settlements: [&[&Zone]; 2], stage: &Stage<'_>) -> String {
    let phrases = stage.phrases;
    let title = stage.name(&stage.view.title);
    fitting(|most| {
        let named = |zones: &[&Zone]| {
            let mut names: Vec<&str> = zones.iter().map(|zone| stage.name(&zone.name)).collect();
            names.dedup();
            match names.is_empty() {
                true => String::new(),
                false => format!("; {}", phrases.list_of(&names, most)),
            }
        };
        let changes = two.changes(phrases).into_iter().zip(settlements);
        let changes = changes.filter_map(|(area, zones)| Some(area? + &named(zones)));
        phrases.change_alt(title, &two.period(stage), &changes.collect::<Vec<_>>())
    })
}
