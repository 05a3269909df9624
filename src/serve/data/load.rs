//! All geodata in memory, checked, with their hashes.

use std::collections::BTreeMap;

use jiff::civil::Date;
use quick_cache::sync::Cache as QuickCache;
use rayon::prelude::*;

use super::{Data, Overlays};
use crate::date::MapDate;
use crate::error::{Error, Fault, Kind, Result};
use crate::geodata::{Geodata, Layers};
use crate::hash::sha256;

/// Snapshots that are kept once they were read.
const SNAPSHOTS: usize = 64;

impl Data {
    /// Reads all files of the layers into memory, and every snapshot that was not sound `before` already.
    ///
    /// # Errors
    /// Data (exit 3) with every fault of every file; failed (exit 1) where a file cannot be read.
    pub(crate) fn load(layers: Layers, max_zoom: u8, before: Option<&Data>) -> Result<Data> {
        let layers = layers.held()?;
        let geodata = Geodata::open(&layers)?;
        let hashes = hashes(&layers)?;
        let before = before.map(|data| &data.hashes);
        check(&geodata, &unchecked(&geodata, &hashes, before))?;
        let lines = hashes
            .iter()
            .map(|(name, hash)| format!("{hash}  {name}\n"));
        Ok(Data {
            layers,
            hash: sha256(lines.collect::<String>()),
            hashes,
            snapshots: QuickCache::new(SNAPSHOTS),
            overlays: Overlays::new(max_zoom),
            geodata,
        })
    }
}

/// The hash of each file of some layers, by name.
///
/// # Errors
/// As [`Layers::read`].
pub(crate) fn hashes(layers: &Layers) -> Result<BTreeMap<String, String>> {
    let inputs = layers.files()?.into_iter().map(|file| file.input());
    Ok(inputs.map(|input| (input.name, input.sha256)).collect())
}

/// The names of the files of which the hash is another one, or is in one of the two alone.
pub(crate) fn changed(
    now: &BTreeMap<String, String>,
    before: &BTreeMap<String, String>,
) -> Vec<String> {
    let all = now
        .keys()
        .chain(before.keys().filter(|name| !now.contains_key(*name)));
    all.filter(|name| now.get(*name) != before.get(*name))
        .cloned()
        .collect()
}

/// The snapshots that nothing tells to be sound: all of them, or where the files that they are held
/// against are the same as before, those whose own file is not.
fn unchecked<'g>(
    geodata: &'g Geodata,
    hashes: &BTreeMap<String, String>,
    before: Option<&BTreeMap<String, String>>,
) -> Vec<(&'g str, Date)> {
    let names = before.map(|before| changed(hashes, before));
    let is_snapshot = |name: &String| name.starts_with("zones/") && name.ends_with(".geojson");
    // Known by others than their own file.
    let names = names.filter(|names| names.iter().all(is_snapshot));
    let datasets = geodata.datasets().iter();
    let all = datasets.flat_map(|dataset| dataset.dates.iter().map(move |day| (dataset, *day)));
    let is_asked = |name: String| names.as_ref().is_none_or(|names| names.contains(&name));
    all.filter(|(dataset, day)| is_asked(dataset.file_of(*day)))
        .map(|(dataset, day)| (dataset.id.as_str(), day))
        .collect()
}

/// Reads snapshots, for what is wrong with them.
fn check(geodata: &Geodata, snapshots: &[(&str, Date)]) -> Result<()> {
    let read = snapshots.par_iter().map(|(dataset, day)| {
        let read = geodata.snapshot(dataset, MapDate::Day(*day), true);
        read.err()
    });
    let errors: Vec<Error> = read.flatten_iter().collect();
    let (wrong, mut others): (Vec<Error>, Vec<Error>) = errors
        .into_iter()
        .partition(|error| error.kind() == Kind::Data);
    if let Some(other) = others.pop() {
        return Err(other);
    }
    let faults: Vec<Fault> = wrong
        .iter()
        .flat_map(|error| error.faults().iter().cloned())
        .collect();
    match faults.is_empty() {
        true => Ok(()),
        false => Err(Error::data(faults)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(all: &[(&str, &str)]) -> BTreeMap<String, String> {
        let own = all.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned()));
        own.collect()
    }

    #[test]
    fn files_change_come_and_go() {
        let before = named(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let now = named(&[("a", "1"), ("b", "9"), ("d", "4")]);
        assert_eq!(changed(&now, &before), ["b", "d", "c"]);
        assert!(changed(&now, &now).is_empty());
    }

    #[test]
    fn a_snapshot_is_checked_again_when_it_or_what_it_names_changed() {
        let data = Data::load(Layers::built_in(), 12, None).unwrap();
        let (geodata, now) = (data.geodata(), data.hashes());
        let all: usize = geodata.datasets().iter().map(|one| one.dates.len()).sum();
        assert_eq!(unchecked(geodata, now, None).len(), all);
        assert!(unchecked(geodata, now, Some(now)).is_empty());
        let with = |name: &str| {
            let mut before = now.clone();
            before.insert(name.to_owned(), "another".to_owned());
            unchecked(geodata, now, Some(&before)).len()
        };
        assert_eq!(with("zones/article/2025-01-15.geojson"), 1);
        assert_eq!(with("sources.toml"), all);
    }
}
