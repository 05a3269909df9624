//! Datasets: one publisher's snapshots, `zones/<dataset>/`.

use jiff::civil::Date;

use super::faults::Faults;
use super::name::Named;
use super::read::table;
use super::record::{Ids, Record};
use crate::units::LonLatBox;

/// What `zones/<dataset>/dataset.toml` says, and which dates there are.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// The folder's name.
    pub id: String,
    /// What it is called.
    pub title: Named,
    /// Where it maps; beyond, a map says "not mapped". The town's extent unless the file says otherwise.
    pub extent: LonLatBox,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// Whether its areas are schematic, not drawn to scale from observation.
    pub schematic: bool,
    /// What a reader should know.
    pub note: Option<String>,
    /// The dates of its snapshots, earliest first.
    pub dates: Vec<Date>,
}

const KEYS: &[&str] = &[
    "title",
    "title:uk",
    "extent",
    "sources",
    "schematic",
    "note",
];

impl Dataset {
    /// A dataset about which nothing is known but its dates.
    pub(super) fn new(id: &str, extent: LonLatBox, dates: Vec<Date>) -> Dataset {
        let title = Named {
            en: id.to_owned(),
            uk: None,
        };
        Dataset {
            id: id.to_owned(),
            title,
            extent,
            sources: Vec::new(),
            schematic: false,
            note: None,
            dates,
        }
    }

    /// Reads `dataset.toml` into it.
    pub(super) fn describe(&mut self, faults: &mut Faults<'_>, sources: &Ids) {
        table(faults, KEYS, |record: &mut Record<'_, '_, '_>| {
            self.title = record.named("title", "title:uk")?;
            self.schematic = record.flag("schematic");
            self.note = record.text_if("note");
            if record.has("extent") {
                self.extent = record.bounds("extent")?;
            }
            if record.has("sources") {
                self.sources = record.ids("sources", sources)?;
            }
            Some(())
        });
    }
}
