//! The canonical form of GeoJSON: the same data give the same bytes, whichever program
//! saved them, and a change of them reads well in a diff.
//!
//! - `members`: which members there are, and in what order
//! - `geometry`: coordinates, rounded and wound
//! - `layout`: lines and indents

mod geometry;
mod layout;
mod members;
#[cfg(test)]
mod tests;

use super::faults::Faults;
use super::file::text_of;
use super::geojson::{self, Region};
use super::json;
use super::lint::{positions, spoilt};
use super::rule;
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
    /// The members that were left out, for editors each write their own: the key, and its text if it
    /// is one.
    pub left_out: Vec<String>,
}

/// Brings GeoJSON, which the user can open as `file`, to its canonical form: a FeatureCollection, a
/// feature or a geometry, each as what it is.
///
/// - Exterior rings run counter-clockwise and holes clockwise (RFC 7946, section 3.1.6); coordinates
///   have 6 decimals at most, which is 0.1 m, and no heights; neighbours that this makes equal are
///   one; a multipart geometry of one part is that part.
/// - A feature's id stands beside its type, also where QGIS saved it as a property. The vocabulary's
///   properties come first, in the order in which the guide lists them, all others after them by
///   name; those of the vocabulary that are null are left out. Zones are ordered by kind, settlements
///   first, then by id; other features keep their order.
/// - Members that mean nothing to the program are kept, but for the name, the reference system and its
///   resolution that GDAL gives a collection: these differ from editor to editor. Numbers keep their digits, but for a fraction of 0.
/// - Two spaces indent, a property has a line of its own, positions are wrapped at 100 columns.
///
/// # Errors
/// Data (exit 3) with every fault of JSON and of GeoJSON, and with every ring that the rounding would
/// leave without an area, make cross itself or put in the wrong place, and every third coordinate that
/// seems to be no height but decimals behind a comma; of the faults that only the vocabulary knows none
/// is looked for.
pub fn canonical(bytes: &[u8], file: &str) -> Result<Canonical> {
    let text = text_of(bytes, file).map_err(|fault| Error::invalid(INVALID, vec![*fault]))?;
    let mut faults = Faults::new(file, text);
    let root = json::parse(&mut faults);
    if let Some(root) = &root {
        let features = geojson::any_features(root, Region::Anywhere, &mut faults);
        if faults.is_empty() {
            for feature in features {
                faults.enter(Some(feature.label));
                for lost in spoilt::spoilt(feature.value) {
                    faults.add(lost.rule, lost.at, lost.what).help(spoilt::HELP);
                }
                if let Some((at, what)) = positions::lost_decimals(feature.value) {
                    faults
                        .add(rule::BAD_POSITION, at, what)
                        .help(positions::COMMA);
                }
            }
        }
    }
    match root {
        Some(root) if faults.is_empty() => Ok(layout::file(&root, text)),
        _ => Err(Error::invalid(INVALID, faults.into_faults())),
    }
}
