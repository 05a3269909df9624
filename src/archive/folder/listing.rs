//! What a folder of tiles has in it.

use std::fs;
use std::io;
use std::path::Path;

/// The file that tells of the tiles.
pub(crate) const TILEJSON: &str = "tilejson.json";

/// A number as a folder or file of tiles is named by it: digits alone, without leading zeros.
pub(crate) fn number(name: &str) -> Option<u32> {
    let number: u32 = name.parse().ok()?;
    (number.to_string() == name).then_some(number)
}

/// The numbers that a folder's entries have by their names, without an ending.
pub(crate) fn numbers(folder: &Path, ending: &str) -> io::Result<Vec<u32>> {
    let mut numbers = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let name = name.to_str().and_then(|name| name.strip_suffix(ending));
        numbers.extend(name.and_then(number));
    }
    Ok(numbers)
}

/// Whether a folder has nothing in it but zoom levels and what tells of them.
pub(crate) fn is_of_tiles(folder: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_level = entry.file_type()?.is_dir() && name.to_str().and_then(number).is_some();
        if !is_level && name != TILEJSON {
            return Ok(false);
        }
    }
    Ok(true)
}
