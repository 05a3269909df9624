//! Reading files one after the other, and gathering every fault of every file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::Date;

use super::dataset::Dataset;
use super::faults::Faults;
use super::file::{Input, SourceFile, byte_order_mark, decode};
use super::folder::Unread;
use super::geojson::Region;
use super::layers::Layers;
use super::read::{FromFeature, Known, features};
use super::rule;
use super::zone_files::{ZoneFile, not_geojson, zone_file};
use crate::error::{Error, Fault, Kind, Result, Severity};
use crate::units::LonLatBox;

/// Reads files one after the other.
pub(super) struct Reader<'l> {
    layers: &'l Layers,
    faults: Vec<Fault>,
    /// The files that were read, as the user can open them, with their hashes.
    read: Vec<(String, Input)>,
    /// Whether warnings are gathered as well.
    lints: bool,
}

impl<'l> Reader<'l> {
    pub(super) fn new(layers: &'l Layers) -> Reader<'l> {
        Reader {
            layers,
            faults: Vec::new(),
            read: Vec::new(),
            lints: false,
        }
    }

    /// A reader that gathers warnings as well.
    pub(super) fn with_lints(layers: &'l Layers) -> Reader<'l> {
        Reader {
            lints: true,
            ..Reader::new(layers)
        }
    }

    /// What the file says: nothing where it is absent, `None` where it has a fault.
    pub(super) fn file<T: Default>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Faults<'_>) -> T,
    ) -> Result<Option<T>> {
        let file = match self.layers.read(name) {
            Ok(Some(file)) => file,
            Ok(None) => return Ok(Some(T::default())),
            Err(error) if error.kind() == Kind::Data => {
                self.faults.extend_from_slice(error.faults());
                return Ok(None);
            }
            Err(error) => {
                self.unread(self.layers.shown(name), error)?;
                return Ok(None);
            }
        };
        self.read.push((file.shown(), file.input()));
        let before = self.faults.len();
        let found = self.content(&file, read);
        let mut new = self.faults[before..].iter();
        let refused = new.any(|fault| fault.severity == Severity::Error);
        Ok(found.filter(|_| !refused))
    }

    /// Adds the fault of a file or folder that cannot be read, where all that is wrong is gathered.
    fn unread(&mut self, file: String, error: Error) -> Result<()> {
        if !self.lints {
            return Err(error);
        }
        let cause = std::error::Error::source(&error).map(ToString::to_string);
        let what = format!("this cannot be read: {}", cause.unwrap_or_default());
        let help = "see that it and its folder may be read";
        let fault = Fault::of_file(rule::UNREADABLE_FILE.code, file, what, help);
        self.faults.push(fault);
        Ok(())
    }

    /// Holds a file that has been read against what others say.
    pub(super) fn again(&mut self, name: &str, check: impl FnOnce(&mut Faults<'_>)) -> Result<()> {
        if let Some(file) = self.layers.read(name)? {
            // Warnings of the file itself have been given.
            let lints = std::mem::take(&mut self.lints);
            self.content(&file, check);
            self.lints = lints;
        }
        Ok(())
    }

    fn content<T>(
        &mut self,
        file: &SourceFile,
        read: impl FnOnce(&mut Faults<'_>) -> T,
    ) -> Option<T> {
        let text = match decode(file) {
            Ok(text) => text,
            Err(fault) => {
                self.faults.push(*fault);
                return None;
            }
        };
        let shown = file.shown();
        let mut faults = Faults::new(&shown, text);
        if self.lints {
            faults = faults.with_lints();
            byte_order_mark(&file.bytes, &mut faults);
        }
        let found = read(&mut faults);
        self.faults.extend(match self.lints {
            true => faults.into_findings(),
            false => faults.into_faults(),
        });
        Some(found)
    }

    pub(super) fn features<T: FromFeature>(
        &mut self,
        name: &str,
        region: Region,
        known: &Known,
    ) -> Result<Option<Vec<T>>> {
        self.file(name, |faults| features(faults, region, known))
    }

    /// The files that were read, or every fault that was found in them.
    pub(super) fn finish(self) -> Result<Vec<(String, Input)>> {
        if self.faults.is_empty() {
            Ok(self.read)
        } else {
            Err(Error::data(self.faults))
        }
    }

    /// The files that were read, as the user can open them, and all that was found in them.
    pub(super) fn into_findings(self) -> (Vec<String>, Vec<Fault>) {
        let files = self.read.into_iter().map(|(file, _)| file).collect();
        (files, self.faults)
    }

    /// The names of all files below `zones/`, in order, that of a folder in a dataset ending in `/`.
    pub(super) fn zones(&mut self) -> Result<BTreeSet<String>> {
        let (names, unread) = self.layers.zones();
        for Unread { name, cause } in unread {
            let shown = self.layers.shown(&name);
            let error = Error::io("read", Path::new(&shown), cause);
            self.unread(shown, error)?;
        }
        Ok(names)
    }

    /// The datasets by id, with the dates that their files' names give.
    pub(super) fn datasets(&mut self, extent: LonLatBox) -> Result<Vec<Dataset>> {
        let mut dates: BTreeMap<&str, BTreeSet<Date>> = BTreeMap::new();
        let names = self.zones()?;
        for name in &names {
            match zone_file(name) {
                ZoneFile::Snapshot { dataset, day } => {
                    dates.entry(dataset).or_default().insert(day);
                }
                ZoneFile::Beside { dataset, .. } => {
                    dates.entry(dataset).or_default();
                }
                _ => {}
            }
        }
        for name in &names {
            let found = match zone_file(name) {
                // Nothing else stands for that day.
                ZoneFile::Beside {
                    dataset,
                    day: Some(day),
                } if !dates[dataset].contains(&day) => not_geojson(day),
                found => found,
            };
            if let ZoneFile::Wrong { what, help } = found {
                self.misnamed(name, &what, help);
            }
        }
        let dataset = |(id, dates): (&str, BTreeSet<Date>)| {
            Dataset::new(id, extent, dates.into_iter().collect())
        };
        Ok(dates.into_iter().map(dataset).collect())
    }

    fn misnamed(&mut self, name: &str, what: &str, help: String) {
        let file = self.layers.shown(name.trim_end_matches('/'));
        let fault = Fault::of_file(rule::MISPLACED_FILE.code, file, what, help);
        self.faults.push(fault);
    }
}
