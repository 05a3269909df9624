//! Which archives this program wrote.

use std::fs::{self, File};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use serde_json::{Map, Value};

use super::folder::TILEJSON;
use super::kind::Kind;
use super::metadata::{GENERATOR_MEMBER, Metadata, PROGRAM, SHARD};
use super::pmtiles::Reader;
use super::target::part_of;
use crate::error::{Error, Result};
use crate::tiles::Shard;

/// Whether the archive at a path is complete and says of itself what this metadata do: then it was made by
/// the same request from the same data.
///
/// # Errors
/// It cannot be opened.
pub fn is_made(path: &Path, metadata: &Metadata) -> Result<bool> {
    if !path.exists() || part_of(path).exists() {
        return Ok(false);
    }
    let failed = |cause| Error::io("read", path, cause);
    let kind = Kind::found(path).map_err(failed)?;
    let said = |name: &str| match kind {
        Kind::Folder => of_folder(path, name),
        Kind::PmTiles => of_pmtiles(File::open(path).ok()?, name),
        Kind::MbTiles => of_mbtiles(path, name),
    };
    let mut texts = metadata.texts().into_iter();
    let is_whole = metadata.shard == Shard::WHOLE;
    Ok(kind == Kind::of(path)
        && texts.all(|(name, text)| said(name) == Some(text))
        && said(SHARD).is_none() == is_whole)
}

/// Whether this program wrote the archive at a path: a file or a folder of tiles that says so of itself,
/// or one that is empty and holds nothing to be lost. Anything may be there.
///
/// # Errors
/// It cannot be opened.
pub fn is_ours(path: &Path) -> Result<bool> {
    let failed = |cause| Error::io("read", path, cause);
    let generator = match Kind::found(path).map_err(failed)? {
        Kind::Folder if fs::read_dir(path).map_err(failed)?.next().is_none() => return Ok(true),
        Kind::Folder => of_folder(path, GENERATOR_MEMBER),
        _ if fs::metadata(path).map_err(failed)?.len() == 0 => return Ok(true),
        Kind::PmTiles => of_pmtiles(File::open(path).map_err(failed)?, GENERATOR_MEMBER),
        Kind::MbTiles => of_mbtiles(path, GENERATOR_MEMBER),
    };
    let version = generator.as_deref().and_then(|generator| {
        let version = generator.strip_prefix(PROGRAM)?;
        version.strip_prefix(' ')
    });
    Ok(version.is_some())
}

fn of_folder(path: &Path, name: &str) -> Option<String> {
    let file = File::open(path.join(TILEJSON)).ok()?;
    member(
        &serde_json::from_reader(std::io::BufReader::new(file)).ok()?,
        name,
    )
}

fn of_pmtiles(file: File, name: &str) -> Option<String> {
    member(&Reader::open(file).ok()?.ok()?.metadata().ok()?, name)
}

fn member(members: &Map<String, Value>, name: &str) -> Option<String> {
    members.get(name)?.as_str().map(str::to_owned)
}

fn of_mbtiles(path: &Path, name: &str) -> Option<String> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(path, flags).ok()?;
    // A file from anybody runs nothing of its own but views.
    database.pragma_update(None, "trusted_schema", "OFF").ok()?;
    let select = "SELECT value FROM metadata WHERE name = ?1";
    database.query_row(select, [name], |row| row.get(0)).ok()
}
