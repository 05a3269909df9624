//! The geodata that are served.
//!
//! - `load`: all of them in memory, checked, with their hashes
//! - `overlays`: their overlays, of which tiles are drawn
//! - `style`: what an overlay looks like

mod load;
mod overlays;
mod style;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use quick_cache::sync::Cache as QuickCache;

use crate::date::MapDate;
use crate::encode::software;
use crate::error::Result;
use crate::geodata::{Geodata, Layers, Snapshot, SourceFile};
use crate::hash::sha256;

pub(crate) use load::{changed, hashes};
pub(crate) use overlays::{Overlay, Overlays};
pub(crate) use style::Style;

/// The geodata as they were at one time. What is saved later is not seen: every answer is of one state.
pub(crate) struct Data {
    layers: Layers,
    geodata: Geodata,
    /// The hash of each file, by name.
    hashes: BTreeMap<String, String>,
    hash: String,
    /// Those that were asked for of late.
    snapshots: QuickCache<(String, Date), Arc<Snapshot>>,
    overlays: Overlays,
}

impl Data {
    /// All but the snapshots.
    pub(crate) fn geodata(&self) -> &Geodata {
        &self.geodata
    }

    /// The hash of all files together.
    pub(crate) fn hash(&self) -> &str {
        &self.hash
    }

    /// The hash of each file, by name.
    pub(crate) fn hashes(&self) -> &BTreeMap<String, String> {
        &self.hashes
    }

    /// The overlays.
    pub(crate) fn overlays(&self) -> &Overlays {
        &self.overlays
    }

    /// The layers of which all is read, in memory.
    pub(crate) fn layers(&self) -> &Layers {
        &self.layers
    }

    /// What a picture by a request is known by: the first 64 bits of a hash of all that it follows from,
    /// these files of zones and all that a map may rest on beside, in hexadecimal digits.
    pub(crate) fn made_of(&self, zones: &[String], request: &str) -> String {
        let ground = self.geodata.inputs_of_maps();
        let ground = ground.map(|input| input.sha256.as_str());
        let zones = zones.iter().filter_map(|name| self.hashes.get(name));
        let program = software();
        let all = ground.chain(zones.map(String::as_str));
        let all: Vec<&str> = all.chain([program.as_str(), request]).collect();
        sha256(all.join("\n"))[..16].to_owned()
    }

    /// The snapshot that a date means.
    ///
    /// # Errors
    /// As [`Geodata::snapshot`].
    pub(crate) fn snapshot(&self, dataset: &str, date: MapDate) -> Result<Arc<Snapshot>> {
        let day = self.geodata.snapshot_day(dataset, date, false)?;
        let key = (dataset.to_owned(), day);
        self.snapshots.get_or_insert_with(&key, || {
            let snapshot = self.geodata.snapshot(dataset, MapDate::Day(day), false)?;
            Ok(Arc::new(snapshot))
        })
    }

    /// The file of the zones that a date means.
    ///
    /// # Errors
    /// As [`Geodata::snapshot`].
    pub(crate) fn zones_file(&self, dataset: &str, date: MapDate) -> Result<Option<SourceFile>> {
        let day = self.geodata.snapshot_day(dataset, date, false)?;
        self.layers
            .read(&self.geodata.dataset(dataset)?.file_of(day))
    }
}
