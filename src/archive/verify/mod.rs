//! Checks an archive, of this program or of any other: what is wrong, and where.
//!
//! - `finding`: what is found, and what an archive is when all is well
//! - `json`: the same for programs
//! - `tally`: what all kinds have in common: zoom levels, bounds, formats and sizes
//! - `extent`: which tiles there are at each zoom level
//! - `picture`: a tile's pixels, decoded to see that they can be
//! - `pmtiles`, `mbtiles`, `folder`: what each kind has of its own
//!
//! Nothing that an archive claims is believed before it is held against the bytes that there are: so
//! memory and time are bounded by the size of the file.

mod extent;
mod finding;
mod folder;
mod json;
mod mbtiles;
mod picture;
mod pmtiles;
mod tally;

use std::fs::File;
use std::path::Path;

use super::kind::Kind;
use crate::error::{Error, Result};

pub use finding::{Finding, Report};
pub use json::json;

/// Checks an archive; what it is, is told by its first bytes, and by its name where they tell nothing.
///
/// # Errors
/// It cannot be opened. What is wrong with it is no error, but in the report.
pub fn verify(path: &Path) -> Result<Report> {
    let failed = |cause| Error::io("read", path, cause);
    match Kind::found(path).map_err(failed)? {
        Kind::PmTiles => File::open(path).and_then(pmtiles::verify).map_err(failed),
        Kind::MbTiles => mbtiles::verify(path),
        Kind::Folder => folder::verify(path),
    }
}
