//! Under which terms data are shown, and what they may tell wrongly.

use std::collections::BTreeSet;

use bakhmut_map::geodata::{Geodata, Snapshot};

use super::console::Console;

/// Warns of each source of a snapshot that may not be used commercially, and of what its dataset may tell
/// wrongly: once in a run, of however many snapshots.
pub(crate) fn tell(snapshot: &Snapshot, geodata: &Geodata, console: Console) {
    let zones = snapshot.zones.iter().flat_map(|zone| &zone.sources);
    let used: BTreeSet<&String> = zones.chain(&snapshot.dataset.sources).collect();
    for source in used.into_iter().filter_map(|id| geodata.source(id)) {
        if source.non_commercial {
            console.warn_once(&format!(
                "the data of {} are for non-commercial use only ({})",
                source.publisher, source.title
            ));
        }
    }
    let dataset = &snapshot.dataset;
    if let Some(caution) = &dataset.caution {
        console.warn_once(&format!("the dataset {}: {caution}", dataset.id));
    }
}
