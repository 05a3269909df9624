//! Zones from a file that the user names, which belongs to no dataset.

use std::path::Path;

use super::Geodata;
use super::faults::Faults;
use super::file::{SourceFile, decode};
use super::geojson::Region;
use super::ids::Ids;
use super::read::{Known, features};
use super::zone::Zone;
use crate::error::{Error, Result};

impl Geodata {
    /// The zones of a GeoJSON file, wherever they lie and whatever sources they name.
    ///
    /// # Errors
    /// Failed (exit 1) where the file cannot be read; data (exit 3) with its faults.
    pub fn zones_file(&self, path: &Path) -> Result<Vec<Zone>> {
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
            true => Ok(zones),
            false => Err(Error::invalid("the zones are", faults.into_faults())),
        }
    }
}
