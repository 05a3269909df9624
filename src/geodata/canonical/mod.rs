//! The canonical form of a FeatureCollection: the same data give the same bytes, whichever program
//! saved them, and a change of them reads well in a diff.
//!
//! - `members`: which members there are, and in what order
//! - `geometry`: coordinates, rounded and wound
//! - `rounded`: what would be no GeoJSON any more
//! - `layout`: lines and indents

mod geometry;
mod layout;
mod members;
mod rounded;
#[cfg(test)]
mod tests;

use super::faults::Faults;
use super::file::text_of;
use super::geojson::{self, Region};
use super::json;
use crate::error::{Error, Result};

/// How a message of faults begins.
const INVALID: &str = "the GeoJSON is";

/// A file in its canonical form, and what was left out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canonical {
    /// The text, with a newline at its end.
    pub text: String,
    /// How many features had a third coordinate, which means nothing here.
    pub with_heights: usize,
}

/// Brings a FeatureCollection, which the user can open as `file`, to its canonical form.
///
/// - Exterior rings run counter-clockwise and holes clockwise (RFC 7946, section 3.1.6); coordinates
///   have 6 decimals at most, which is 0.1 m, and no heights; a multipart geometry of one part is
///   that part.
/// - A feature's id stands beside its type, also where QGIS saved it as a property. The vocabulary's
///   properties come first, in the order in which the guide lists them, all others after them by
///   name; those of the vocabulary that are null are left out. Zones are ordered by kind, settlements
///   first, then by id; other features keep their order.
/// - Members that mean nothing to the program are kept, but for the name and the reference system
///   that GDAL gives a collection. Numbers keep their digits, but for a fraction of 0.
/// - Two spaces indent, a property has a line of its own, positions are wrapped at 100 columns.
///
/// # Errors
/// Data (exit 3) with every fault of JSON and of GeoJSON, and with every ring that the rounding would
/// leave without an area, make cross itself or put in the wrong place; of the faults that only the
/// vocabulary knows none is looked for.
pub fn canonical(bytes: &[u8], file: &str) -> Result<Canonical> {
    let text = text_of(bytes, file).map_err(|fault| Error::invalid(INVALID, vec![*fault]))?;
    let mut faults = Faults::new(file, text);
    let root = json::parse(&mut faults);
    let lost = match &root {
        Some(root) => {
            let features = geojson::features(root, Region::Anywhere, &mut faults);
            match faults.is_empty() {
                true => rounded::faults(root, &features, file, text),
                false => Vec::new(),
            }
        }
        None => Vec::new(),
    };
    match root {
        Some(root) if faults.is_empty() && lost.is_empty() => Ok(layout::collection(&root, text)),
        _ => {
            let found = faults.into_faults().into_iter().chain(lost);
            Err(Error::invalid(INVALID, found.collect()))
        }
    }
}
