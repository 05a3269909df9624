//! What a figure hands to the page: the map's items, and what the column beside it says.

use super::legend::Entry;
use super::steady::ScalePlaces;
use crate::geodata::{Snapshot, Zone};
use crate::scene::{Color, Item};

/// The content of one still.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// What is drawn in the map's frame, the lowest first.
    pub(super) map: Vec<Item>,
    /// The line below the title, empty where there is none.
    pub(super) subtitle: String,
    /// What the figure states, above the key.
    pub(super) statements: Vec<Statement>,
    /// The key.
    pub(super) legend: Vec<Entry>,
    /// What the reader should know, a paragraph each.
    pub(super) notes: Vec<String>,
    /// A last note, the first to be left out where there is too little room, without a word.
    pub(super) aside: Option<String>,
    /// Ids of the sources of what is drawn; the page names each once.
    pub(super) sources: Vec<String>,
    /// The picture in words.
    pub(super) alt_text: String,
    /// Names that found no room, the more important first, each with its rank.
    pub(super) dropped: Vec<String>,
    /// Where the scale bar may stand.
    pub(super) scale: ScalePlaces,
    /// What is said of lines and of an editor's marks and found no room.
    pub(super) unsaid: Vec<String>,
}

/// Ids of the sources of snapshots and of their zones in the picture.
pub(super) fn sources_of<'z>(
    shown: impl IntoIterator<Item = (&'z Snapshot, &'z Vec<&'z Zone>)>,
) -> Vec<String> {
    let mut sources = Vec::new();
    for (snapshot, zones) in shown {
        sources.extend(zones.iter().flat_map(|zone| zone.sources.clone()));
        sources.extend(snapshot.dataset.sources.iter().cloned());
    }
    sources
}

/// A statement beside the map.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// Who says it.
    pub(super) heading: String,
    /// What is said, in large type.
    pub(super) text: String,
    /// How it is known.
    pub(super) small: String,
    /// The colour of what is said: that of its line on the map.
    pub(super) color: Color,
}
