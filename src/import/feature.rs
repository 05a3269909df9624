//! A publisher's features, before and after anybody says what they mean.

use std::collections::BTreeMap;

use geo::{CoordsIter, MultiPolygon};

use crate::error::{Error, Result};
use crate::geodata::{Controller, Named, Status};

/// The most bytes that a file may have or unpack to: ten times the largest that a publisher has.
pub const MOST_BYTES: u64 = 256 << 20;
/// The most positions that its areas may have: ten times those of the largest that a publisher has.
const MOST_POSITIONS: usize = 1_000_000;

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

/// The error of a file that is larger than any publisher's.
pub(super) fn too_large(file: &str) -> Error {
    refused(format!(
        "{file} is, or unpacks to, more than {} MB",
        MOST_BYTES >> 20
    ))
}

/// Refuses features with more positions than any publisher's.
///
/// # Errors
/// Failed (exit 1) where there are more than [`MOST_POSITIONS`].
pub(super) fn not_too_many(raws: &[Raw], file: &str) -> Result<()> {
    let shapes = raws.iter().filter_map(|raw| raw.shape.as_ref().ok());
    let count: usize = shapes.map(CoordsIter::coords_count).sum();
    match count > MOST_POSITIONS {
        true => Err(refused(format!(
            "the areas of {file} have {count} positions, more than the {MOST_POSITIONS} that are taken"
        ))),
        false => Ok(()),
    }
}

fn refused(what: String) -> Error {
    Error::failed(what)
        .help("it is not what it is taken for; look into it, or simplify or split it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Coord, LineString, Polygon};

    #[test]
    fn more_positions_than_any_publisher_has_are_refused() {
        // Closing a ring adds a position.
        let of = |count: usize| {
            let all = (1..count).map(|i| Coord {
                x: 1.0 + i as f64,
                y: 0.0,
            });
            let ring = LineString(all.collect());
            let raw = |shape| Raw {
                properties: BTreeMap::new(),
                shape,
            };
            let area = MultiPolygon(vec![Polygon::new(ring, Vec::new())]);
            not_too_many(&[raw(Ok(area)), raw(Err("points"))], "day.geojson")
        };
        assert!(of(MOST_POSITIONS).is_ok());
        let error = of(MOST_POSITIONS + 1).unwrap_err();
        let said = error.to_string();
        assert!(
            said.contains("day.geojson have 1000001 positions, more than the 1000000"),
            "{said}"
        );
    }
}
