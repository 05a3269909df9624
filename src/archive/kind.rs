//! The kinds of archives, and the names that mean them.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::pmtiles::MAGIC;

/// How an SQLite database begins.
const SQLITE: &[u8] = b"SQLite format 3\0";

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

    /// Whether a name has an ending that means no kind, and looks like a file's: of letters alone.
    ///
    /// ```
    /// use bakhmut_map::archive::Kind;
    /// assert!(Kind::is_of_no_kind("output/bakhmut.zip".as_ref()));
    /// assert!(!Kind::is_of_no_kind("output/tiles.v2".as_ref()));
    /// assert!(!Kind::is_of_no_kind("output/2025.01".as_ref()));
    /// ```
    pub fn is_of_no_kind(path: &Path) -> bool {
        let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        let is_word = !ending.is_empty() && ending.chars().all(|c| c.is_ascii_alphabetic());
        is_word && Kind::of(path) == Kind::Folder
    }

    /// The kind of what is there: a file's first bytes tell, and where they tell nothing its name.
    pub(super) fn found(path: &Path) -> io::Result<Kind> {
        if fs::metadata(path)?.is_dir() {
            return Ok(Kind::Folder);
        }
        let mut start = Vec::new();
        let length = SQLITE.len() as u64;
        File::open(path)?.take(length).read_to_end(&mut start)?;
        let is_named = !start.starts_with(MAGIC) && Kind::of(path) == Kind::MbTiles;
        match start == SQLITE || is_named {
            true => Ok(Kind::MbTiles),
            false => Ok(Kind::PmTiles),
        }
    }
}
