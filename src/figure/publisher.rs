//! Whose data a picture shows, and what is to be known of them, where a dataset is one publisher's own.

use super::stage::Stage;
use crate::geodata::{Dataset, Snapshot};

/// What the one source of a dataset is to be called, without the terms behind its name; `None` where it has
/// several, or one that asks for no name.
pub(super) fn name<'g>(dataset: &Dataset, stage: &Stage<'g>) -> Option<&'g str> {
    let [only] = dataset.sources.as_slice() else {
        return None;
    };
    let source = stage.geodata.source(only)?;
    let words = source.attribution.or_english(stage.phrases.lang());
    let name = words.split(" (").next().unwrap_or(words);
    (!name.is_empty()).then_some(name)
}

/// A name of more characters has no place below a title.
const LONGEST: usize = 60;

/// The line below a title with whom its data come from, where all snapshots are of that publisher.
pub(super) fn after(line: String, snapshots: &[&Snapshot], stage: &Stage<'_>) -> String {
    let mut names = snapshots.iter().map(|snapshot| {
        let name = name(&snapshot.dataset, stage).filter(|_| is_own(&snapshot.dataset));
        name.filter(|name| name.chars().count() <= LONGEST)
    });
    match names.next().flatten() {
        Some(first) if names.all(|name| name == Some(first)) => stage.phrases.after(&line, first),
        _ => line,
    }
}

/// What is to be known of publishers' own datasets, each once, with the name of each where there are
/// several.
pub(super) fn notes(snapshots: &[&Snapshot], stage: &Stage<'_>) -> Vec<String> {
    let mut notes: Vec<(&str, &str)> = Vec::new();
    for snapshot in snapshots.iter().filter(|s| is_own(&s.dataset)) {
        let dataset = &snapshot.dataset;
        let Some(note) = dataset.note.as_ref().map(|note| stage.name(note)) else {
            continue;
        };
        let name = name(dataset, stage).unwrap_or_else(|| stage.name(&dataset.title));
        if !notes.contains(&(name, note)) {
            notes.push((name, note));
        }
    }
    let is_alone = snapshots
        .iter()
        .all(|s| s.dataset.id == snapshots[0].dataset.id);
    let notes = notes.into_iter().map(|(name, note)| match is_alone {
        true => note.to_owned(),
        false => format!("{name}: {note}"),
    });
    notes.collect()
}

/// Whether its areas are as a publisher drew them; of others the figures tell how they were drawn.
fn is_own(dataset: &Dataset) -> bool {
    !dataset.schematic && dataset.method.is_none()
}
