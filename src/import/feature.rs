//! A publisher's features, before and after anybody says what they mean.

use std::collections::BTreeMap;

use geo::MultiPolygon;

use crate::error::Error;
use crate::geodata::{Controller, Named, Status};

/// The most bytes that a file may unpack to: ten times the largest that a publisher has.
pub(super) const MOST: u64 = 256 << 20;

/// A feature of a publisher's.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Raw {
    /// Its properties: texts as they are, numbers as they are written, all others left out.
    pub(super) properties: BTreeMap<String, String>,
    /// Its areas; where it has none, what it is instead, in the plural.
    pub(super) shape: std::result::Result<MultiPolygon<f64>, &'static str>,
}

impl Raw {
    /// A property's text; empty where it has none.
    pub(super) fn property(&self, key: &str) -> &str {
        self.properties.get(key).map_or("", String::as_str)
    }
}

/// An area of control, as its publisher drew it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// The id of the zone that it belongs to.
    pub(super) key: String,
    pub(super) name: Named,
    pub(super) controller: Controller,
    pub(super) status: Status,
    pub(super) shape: MultiPolygon<f64>,
}

/// The error of a file that unpacks to more than any publisher's.
pub(super) fn too_large(file: &str) -> Error {
    Error::failed(format!("{file} unpacks to more than {} MB", MOST >> 20))
        .help("it is not what it is taken for; look into it, or split it")
}
