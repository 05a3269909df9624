//! Everything that is wrong with files, or may be: errors and warnings, file by file.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::faults::Faults;
use super::file::{byte_order_mark, text_of};
use super::folder::OURS;
use super::geojson::{self, Region};
use super::json;
use super::layers::Layers;
use super::lint;
use super::open::Opened;
use super::read::{Known, placed_features};
use super::reader::Reader;
use super::rule;
use super::toml_tree;
use super::town::Town;
use super::zone::Zone;
use super::zone_lint::{self, Zones};
use crate::error::{Error, Fault, Result};
use crate::units::LonLatBox;

/// What was found in files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// How many files were read.
    pub files: usize,
    /// Errors and warnings, by file, in the order of its text.
    pub faults: Vec<Fault>,
}

/// Which files of a folder of geodata are asked about.
#[derive(Clone, Debug)]
pub enum Which {
    /// All of the topmost layer, and what is wrong with the names below `zones/`.
    All,
    /// Those of these names, as `zones/article/2025-01-15.geojson`.
    Named(BTreeSet<String>),
}

impl Findings {
    /// Adds those of other files.
    pub fn extend(&mut self, more: Findings) {
        self.files += more.files;
        self.faults.extend(more.faults);
    }
}

/// What is found in a text that is to be GeoJSON by RFC 7946, and no more than that; the user can
/// open it as `shown`. Most likely it lies in the land `around`, where that is given.
pub fn validate_geojson(bytes: &[u8], shown: &str, around: Option<LonLatBox>) -> Findings {
    of_text(bytes, shown, |faults| any_geojson(faults, around))
}

fn any_geojson(faults: &mut Faults<'_>, around: Option<LonLatBox>) {
    let region = Region::Unbounded;
    let mut lint = lint::File::new(region, around);
    let root = json::parse_features(faults, &mut |index, feature, faults| {
        let sound = geojson::check_feature(index, feature, region, faults);
        lint.feature(index, feature, sound, faults);
    });
    if let Some(root) = root {
        let features = geojson::any_features(&root, region, faults);
        let sound = features.iter().all(|feature| feature.geometry.is_ok());
        lint.root(&root, sound, faults);
    }
    lint.tell(faults);
}

/// Adds a warning where there is no zone, though nothing is wrong.
fn no_zones(placed: &[(usize, Zone)], faults: &mut Faults<'_>) {
    if placed.is_empty() && faults.is_empty() {
        let at = faults.text().find("\"features\"").unwrap_or(0);
        faults
            .add(rule::NO_ZONES, at, "there is no zone")
            .as_warning()
            .help("draw one; a snapshot of a dataset holds at least one");
    }
}

/// What a reader finds in a text.
fn of_text(bytes: &[u8], shown: &str, read: impl FnOnce(&mut Faults<'_>)) -> Findings {
    let faults = match text_of(bytes, shown) {
        Ok(text) => {
            let mut faults = Faults::new(shown, text).with_lints();
            byte_order_mark(bytes, &mut faults);
            read(&mut faults);
            faults.into_findings()
        }
        Err(fault) => vec![*fault],
    };
    Findings { files: 1, faults }
}

impl Layers {
    /// The land in which what belongs to these geodata most likely lies, where their settings are sound.
    pub fn surroundings(&self) -> Option<LonLatBox> {
        let town = Reader::new(self).file("geodata.toml", Town::read).ok()?;
        town.flatten()?.surroundings()
    }

    /// What is found in the files that are asked about; all others are read as far as these rest on
    /// them. `today` is the last day that has come.
    ///
    /// # Errors
    /// Failed (exit 1) where a file cannot be read.
    pub fn validate(&self, which: &Which, today: Date) -> Result<Findings> {
        let mut reader = Reader::with_lints(self);
        let opened = Opened::read(&mut reader, self)?;
        if let Some(opened) = &opened {
            self.snapshots(opened, which, today, &mut reader)?;
        }
        let (mut files, mut faults) = reader.into_findings();
        let asked = |shown: &str| match which {
            Which::All => self.topmost_has(shown),
            Which::Named(names) => names.iter().any(|name| self.shown(name) == shown),
        };
        files.retain(|file| asked(file));
        faults.retain(|fault| asked(&fault.file));
        if opened.is_none() && faults.is_empty() {
            let what = "the geodata cannot be read, for there is no sound geodata.toml";
            return Err(Error::failed(what));
        }
        let files = files.len();
        Ok(Findings { files, faults })
    }

    /// What is found in the settings, and in the files that are asked about as far as these need no
    /// settings: in GeoJSON by RFC 7946, in tables by their form.
    ///
    /// # Errors
    /// None as yet: what cannot be read is found as such.
    pub fn validate_without_settings(&self, which: &Which) -> Result<Findings> {
        let mut reader = Reader::with_lints(self);
        reader.file("geodata.toml", Town::read)?;
        let mut names = reader.zones()?;
        names.extend(OURS[1..9].iter().map(|name| (*name).to_owned()));
        let asked = |name: &&String| match which {
            Which::All => true,
            Which::Named(named) => named.contains(*name),
        };
        for name in names.iter().filter(asked) {
            if name.ends_with(".toml") {
                reader.file(name, |faults| drop(toml_tree::parse(faults)))?;
            } else if name.ends_with(".geojson") {
                reader.file(name, |faults| any_geojson(faults, None))?;
            }
        }
        let (files, faults) = reader.into_findings();
        let files = files.len();
        Ok(Findings { files, faults })
    }

    /// What is found in zones that belong to no dataset, as they would be held against these geodata.
    ///
    /// # Errors
    /// Failed (exit 1) where a file of the geodata cannot be read.
    pub fn validate_zones(&self, bytes: &[u8], shown: &str, today: Date) -> Result<Findings> {
        let opened = Opened::read(&mut Reader::new(self), self)?;
        let Some(Opened { geodata, known }) = opened else {
            let what = "the geodata cannot be read, for there is no sound geodata.toml";
            return Err(Error::failed(what));
        };
        let region = Region::Within(geodata.town.extent);
        Ok(of_text(bytes, shown, |faults| {
            let placed = placed_features(faults, region, &known);
            no_zones(&placed, faults);
            let zones = Zones {
                placed: &placed,
                before: None,
                day: None,
                today,
            };
            zone_lint::zones(&zones, faults);
        }))
    }

    fn snapshots(
        &self,
        opened: &Opened,
        which: &Which,
        today: Date,
        reader: &mut Reader<'_>,
    ) -> Result<()> {
        for dataset in &opened.geodata.datasets {
            let region = Region::Within(dataset.extent);
            let name = |day: &Date| dataset.file_of(*day);
            let asked = |day: &Date| match which {
                Which::All => true,
                Which::Named(names) => names.contains(&name(day)),
            };
            let mut before: Option<(Date, Vec<Zone>)> = None;
            for (nth, day) in dataset.dates.iter().enumerate() {
                let known = Known {
                    day: Some(*day),
                    ..opened.known.clone()
                };
                let zones = if asked(day) {
                    reader.file(&name(day), |faults| {
                        let placed = placed_features(faults, region, &known);
                        let before = before.as_ref();
                        let zones = Zones {
                            placed: &placed,
                            before: before.map(|(day, zones)| (*day, zones.as_slice())),
                            day: Some(*day),
                            today,
                        };
                        zone_lint::zones(&zones, faults);
                        placed.into_iter().map(|(_, zone)| zone).collect()
                    })?
                } else if dataset.dates.get(nth + 1).is_some_and(asked) {
                    Reader::new(self).features(&name(day), region, &known)?
                } else {
                    None
                };
                // What is a part of which settlement, only the places tell.
                let told = known.places.known.is_some();
                before = zones.filter(|_| told).map(|zones: Vec<Zone>| (*day, zones));
            }
        }
        Ok(())
    }
}
