//! A file of an editor's own marks, which no folder of geodata holds.

use std::path::Path;

use super::annotation::Annotation;
use super::faults::Faults;
use super::file::{Input, SourceFile, decode};
use super::record::Record;
use super::rule;
use super::{Geodata, geojson, json};
use crate::error::{Error, Result};

/// How a message of faults begins.
const INVALID: &str = "the file of annotations is";

impl Geodata {
    /// The same geodata with the marks of a GeoJSON file on them, in the order of the file. A map says
    /// that it was made from the file, too.
    ///
    /// # Errors
    /// Failed (exit 1) where the file cannot be read; data (exit 3) with its faults, or where it holds
    /// nothing.
    pub fn with_annotations(mut self, path: &Path) -> Result<Geodata> {
        let file = SourceFile::open(path)?;
        let text = decode(&file).map_err(|fault| Error::invalid(INVALID, vec![*fault]))?;
        let shown = file.shown();
        let mut faults = Faults::new(&shown, text);
        self.annotations = self.read_annotations(&mut faults);
        if faults.is_empty() && self.annotations.is_empty() {
            faults
                .add(rule::EMPTY_VALUE, 0, "it holds no mark")
                .help("draw a Point, LineString or Polygon, or leave --annotate out");
        }
        if !faults.is_empty() {
            return Err(Error::invalid(INVALID, faults.into_faults()));
        }
        self.inputs.push(file.input_as(path));
        Ok(self)
    }

    fn read_annotations(&self, faults: &mut Faults<'_>) -> Vec<Annotation> {
        let Some(root) = json::parse(faults) else {
            return Vec::new();
        };
        let features = geojson::any_features(&root, self.surroundings(), faults);
        let mut annotations = Vec::new();
        for feature in &features {
            faults.enter(Some(feature.label.clone()));
            let mut record = Record::feature(feature, Annotation::KEYS, faults);
            annotations.extend(Annotation::read(&mut record));
        }
        faults.enter(None);
        annotations
    }

    /// A file that is no part of the geodata, of that name in the current folder, with its hash.
    pub fn input_beside(name: &str) -> Option<Input> {
        let path = Path::new(name);
        let file = path
            .is_file()
            .then(|| SourceFile::open(path).ok())
            .flatten()?;
        Some(file.input_as(path))
    }
}
