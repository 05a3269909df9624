//! Which archives this program wrote.

use std::fs::{self, File};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use serde_json::{Map, Value};

use super::folder::TILEJSON;
use super::kind::Kind;
use super::metadata::{GENERATOR_MEMBER, PROGRAM};
use super::pmtiles::Reader;
use crate::error::{Error, Result};

/// Whether this program wrote the archive at a path: a file or a folder of tiles that says so of itself,
/// or one that is empty and holds nothing to be lost. Anything may be there.
///
/// # Errors
/// It cannot be opened.
pub fn is_ours(path: &Path) -> Result<bool> {
    let failed = |cause| Error::io("read", path, cause);
    let generator = match Kind::found(path).map_err(failed)? {
        Kind::Folder if fs::read_dir(path).map_err(failed)?.next().is_none() => return Ok(true),
        Kind::Folder => of_folder(path),
        _ if fs::metadata(path).map_err(failed)?.len() == 0 => return Ok(true),
        Kind::PmTiles => of_pmtiles(File::open(path).map_err(failed)?),
        Kind::MbTiles => of_mbtiles(path),
    };
    let version = generator.as_deref().and_then(|generator| {
        let version = generator.strip_prefix(PROGRAM)?;
        version.strip_prefix(' ')
    });
    Ok(version.is_some())
}

fn of_folder(path: &Path) -> Option<String> {
    let file = File::open(path.join(TILEJSON)).ok()?;
    member(&serde_json::from_reader(std::io::BufReader::new(file)).ok()?)
}

fn of_pmtiles(file: File) -> Option<String> {
    member(&Reader::open(file).ok()?.ok()?.metadata().ok()?)
}

fn member(members: &Map<String, Value>) -> Option<String> {
    let generator = members.get(GENERATOR_MEMBER)?;
    generator.as_str().map(str::to_owned)
}

fn of_mbtiles(path: &Path) -> Option<String> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(path, flags).ok()?;
    // A file from anybody runs nothing of its own but views.
    database.pragma_update(None, "trusted_schema", "OFF").ok()?;
    let select = "SELECT value FROM metadata WHERE name = ?1";
    let generator = database.query_row(select, [GENERATOR_MEMBER], |row| row.get(0));
    generator.ok()
}
