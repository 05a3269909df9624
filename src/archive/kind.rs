//! The kinds of archives, and the names that mean them.

use std::ffi::OsStr;
use std::path::Path;

/// A kind of archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// PMTiles, version 3: one file, read over HTTP by ranges.
    PmTiles,
    /// MBTiles 1.3: an SQLite database.
    MbTiles,
    /// A folder of plain files, `{z}/{x}/{y}.png`.
    Folder,
}

impl Kind {
    /// The kind that the ending of a name means; a name without a known ending is a folder's.
    ///
    /// ```
    /// use bakhmut_map::archive::Kind;
    /// assert_eq!(Kind::of("output/bakhmut.PMTiles".as_ref()), Kind::PmTiles);
    /// assert_eq!(Kind::of("output/bakhmut".as_ref()), Kind::Folder);
    /// ```
    pub fn of(path: &Path) -> Kind {
        let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "pmtiles" => Kind::PmTiles,
            "mbtiles" => Kind::MbTiles,
            _ => Kind::Folder,
        }
    }
}
