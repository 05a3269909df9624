//! Which archives this program wrote.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use serde_json::{Map, Value};

use super::folder::TILEJSON;
use super::kind::Kind;
use super::metadata::{GENERATOR_MEMBER, Metadata, PROGRAM, SHARD};
use super::pmtiles::Reader;
use crate::error::{Error, Result};
use crate::tiles::Shard;

/// What stands at the path of an archive that is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing, or an empty file or folder.
    Nothing,
    /// A complete archive that says of itself what the one to be written would: it was made by the same
    /// request from the same data.
    Same,
    /// A file or a folder with anything else.
    Other,
}

/// What stands at the path of an archive that is to be written with this metadata.
///
/// # Errors
/// It cannot be opened.
pub fn standing(path: &Path, metadata: &Metadata) -> Result<Standing> {
    if !path.exists() {
        return Ok(Standing::Nothing);
    }
    let kind = kind_of(path)?;
    if is_empty(path, kind)? {
        return Ok(Standing::Nothing);
    }
    let members = members(path, kind).unwrap_or_default();
    let said = |name: &str| members.get(name).and_then(Value::as_str);
    let mut texts = metadata.texts().into_iter();
    let is_whole = metadata.shard == Shard::WHOLE;
    let is_same = kind == Kind::of(path)
        && texts.all(|(name, text)| said(name) == Some(text.as_str()))
        && said(SHARD).is_none() == is_whole;
    Ok(match is_same {
        true => Standing::Same,
        false => Standing::Other,
    })
}

/// Whether this program wrote the archive at a path: a file or a folder of tiles that says so of itself,
/// or one that is empty and holds nothing to be lost. Anything may be there.
///
/// # Errors
/// It cannot be opened.
pub fn is_ours(path: &Path) -> Result<bool> {
    let kind = kind_of(path)?;
    let members = members(path, kind).unwrap_or_default();
    let generator = members.get(GENERATOR_MEMBER).and_then(Value::as_str);
    let version = generator.and_then(|generator| generator.strip_prefix(PROGRAM));
    Ok(is_empty(path, kind)? || version.is_some_and(|version| version.starts_with(' ')))
}

/// Whether there is nothing in a file or a folder.
fn is_empty(path: &Path, kind: Kind) -> Result<bool> {
    let is_empty = match kind {
        Kind::Folder => fs::read_dir(path).map(|mut entries| entries.next().is_none()),
        _ => fs::metadata(path).map(|file| file.len() == 0),
    };
    is_empty.map_err(|cause| Error::io("read", path, cause))
}

fn kind_of(path: &Path) -> Result<Kind> {
    Kind::found(path).map_err(|cause| Error::io("read", path, cause))
}

/// What an archive says of itself; `None` where that cannot be read.
fn members(path: &Path, kind: Kind) -> Option<Map<String, Value>> {
    match kind {
        Kind::Folder => {
            let file = File::open(path.join(TILEJSON)).ok()?;
            serde_json::from_reader(BufReader::new(file)).ok()
        }
        Kind::PmTiles => Reader::open(File::open(path).ok()?)
            .ok()?
            .ok()?
            .metadata()
            .ok(),
        Kind::MbTiles => of_mbtiles(path),
    }
}

fn of_mbtiles(path: &Path) -> Option<Map<String, Value>> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(path, flags).ok()?;
    // A file from anybody runs nothing of its own but views.
    database.pragma_update(None, "trusted_schema", "OFF").ok()?;
    let select = "SELECT CAST(name AS TEXT), CAST(value AS TEXT) FROM metadata \
                  WHERE name IS NOT NULL AND value IS NOT NULL";
    let mut query = database.prepare(select).ok()?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, Value::String(row.get(1)?))));
    rows.ok()?.collect::<rusqlite::Result<_>>().ok()
}
