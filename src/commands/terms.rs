//! Under which terms data are shown, and what they may tell wrongly.

use bakhmut_map::geodata::{Geodata, Snapshot};

use super::console::Console;

/// Warns of each source of a snapshot that may not be used commercially, and of what its dataset may tell
/// wrongly: once in a run, of however many snapshots.
pub(crate) fn tell(snapshot: &Snapshot, geodata: &Geodata, console: Console) {
    for source in geodata.sources_of(snapshot) {
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
