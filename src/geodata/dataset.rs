//! Datasets: one publisher's snapshots, `zones/<dataset>/`.

use jiff::civil::Date;

use super::faults::Faults;
use super::ids::Ids;
use super::name::Named;
use super::read::table;
use super::record::Record;
use super::vocabulary::vocabulary;
use crate::units::LonLatBox;

vocabulary! {
    /// How a dataset's areas were drawn.
    pub Method {
        /// Between settlements that sources have as held by one side and by the other; contested are
        /// the surroundings of those of which the sources differ.
        BetweenSettlements = "between-settlements",
    }
}

/// What the accuracy of a snapshot's areas says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// How far an edge may be from the truth, as whoever drew it states.
    Stated,
    /// Measured: nine tenths of the edges lie within it of published maps, the rest farther off.
    NineTenths,
}

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
    /// How its areas were drawn, where the file says so.
    pub method: Option<Method>,
    /// The days on which nine tenths of the areas' edges were measured to lie within their accuracy of
    /// published maps.
    pub measured: Vec<Date>,
    /// What a reader should know.
    pub note: Option<Named>,
    /// What of the land it may tell wrongly: whoever uses it is warned, in words that end a sentence.
    pub caution: Option<String>,
    /// The dates of its snapshots, earliest first.
    pub dates: Vec<Date>,
}

const KEYS: &[&str] = &[
    "title",
    "title:uk",
    "extent",
    "sources",
    "schematic",
    "method",
    "measured",
    "note",
    "note:uk",
    "caution",
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
            method: None,
            measured: Vec::new(),
            note: None,
            caution: None,
            dates,
        }
    }

    /// What the accuracy of the areas says on a day: what was measured on one day tells nothing of
    /// another.
    pub fn basis(&self, day: Date) -> Basis {
        if self.measured.contains(&day) {
            Basis::NineTenths
        } else {
            Basis::Stated
        }
    }

    /// The name of the file that describes the dataset of that id: `zones/article/dataset.toml`.
    pub fn table_of(id: &str) -> String {
        format!("zones/{id}/dataset.toml")
    }

    /// The name of the file of a day's snapshot: `zones/article/2025-01-15.geojson`.
    pub fn file_of(&self, day: Date) -> String {
        format!("zones/{}/{day}.geojson", self.id)
    }

    /// Reads `dataset.toml` into it.
    pub(super) fn describe(&mut self, faults: &mut Faults<'_>, sources: &Ids) {
        table(faults, KEYS, |record: &mut Record<'_, '_, '_>| {
            self.title = record.named("title", "title:uk")?;
            self.schematic = record.flag("schematic");
            if record.has("method") {
                self.method = Some(record.word("method")?);
            }
            if record.has("measured") {
                self.measured = record.days("measured")?;
            }
            let uk = record.text_if("note:uk");
            self.note = record.note().map(|en| Named { en, uk });
            self.caution = record.text_if("caution");
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
