//! Zones from a file that the user names, which belongs to no dataset.

use std::path::Path;

use super::Geodata;
use super::dataset::Dataset;
use super::faults::Faults;
use super::file::{Input, SourceFile, decode};
use super::geojson::Region;
use super::ids::Ids;
use super::read::{Known, features};
use super::snapshot::Snapshot;
use super::zone::Zone;
use crate::date::MapDate;
use crate::error::{Error, Result};
use crate::units::LonLatBox;
use geo::Intersects;
use jiff::civil::Date;

/// The zones of a file that belongs to no dataset.
#[derive(Clone, Debug)]
pub struct ZonesFile {
    /// The zones by id.
    pub zones: Vec<Zone>,
    /// The file's name, without its folder, and its hash.
    pub input: Input,
}

impl ZonesFile {
    /// The day that the file's name is, as `2025-01-15.geojson`.
    pub fn day(&self) -> Option<Date> {
        match self.input.name.strip_suffix(".geojson")?.parse() {
            Ok(MapDate::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// Whether a zone lies in a box, at least in part.
    pub fn reaches(&self, bounds: LonLatBox) -> bool {
        let corners = [
            (bounds.west(), bounds.south()),
            (bounds.east(), bounds.north()),
        ];
        let bounds = geo::Rect::new(corners[0], corners[1]);
        let mut zones = self.zones.iter();
        zones.any(|zone| zone.shape.intersects(&bounds))
    }

    /// As a snapshot of a dataset, of whose edges nothing was measured: a file that names no day is of
    /// the first there is.
    pub fn snapshot(&self, dataset: &Dataset) -> Snapshot {
        let date = self.day().unwrap_or(Date::MIN);
        Snapshot {
            dataset: Dataset {
                measured: Vec::new(),
                ..dataset.clone()
            },
            date,
            asked: MapDate::Day(date),
            older_than_asked: false,
            zones: self.zones.clone(),
            file: self.input.name.clone(),
            input: self.input.clone(),
        }
    }
}

impl Geodata {
    /// The zones of a GeoJSON file, wherever they lie and whatever sources they name.
    ///
    /// # Errors
    /// Failed (exit 1) where the file cannot be read; data (exit 3) with its faults.
    pub fn zones_file(&self, path: &Path) -> Result<ZonesFile> {
        let file = SourceFile::open(path)?;
        let text = decode(&file).map_err(|fault| Error::invalid("the zones are", vec![*fault]))?;
        let shown = file.shown();
        let mut faults = Faults::new(&shown, text);
        let known = Known {
            sources: Ids::unknown("source", "sources.toml"),
            places: Ids::unknown("place", "places.geojson"),
            day: None,
        };
        let zones = features(&mut faults, Region::Anywhere, &known);
        match faults.is_empty() {
            true => Ok(ZonesFile {
                input: file.input_as(path),
                zones,
            }),
            false => Err(Error::invalid("the zones are", faults.into_faults())),
        }
    }
}
