//! MBTiles 1.3: an SQLite database.
//!
//! - `part`: the unfinished archive
//!
//! # References
//! <https://github.com/mapbox/mbtiles-spec/blob/master/1.3/spec.md>

mod part;

pub(super) use part::Part;
