//! Checks an MBTiles archive.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Row};

use super::finding::{Findings, Report};
use super::picture::Format;
use super::tally::{Claims, MOST_BYTES, Tally, bounds};
use crate::archive::digest::{Digest, digest};
use crate::archive::kind::Kind;
use crate::error::{Error, Result};
use crate::projection::TileCoord;
use crate::units::LonLat;

/// `application_id` of MBTiles: "MPBX".
const APPLICATION: i64 = 0x4d50_4258;

/// Checks the archive at a path.
pub(super) fn verify(path: &Path) -> Result<Report> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(path, flags).map_err(|cause| {
        Error::failed(format!("cannot read {}", path.display())).caused_by(cause)
    })?;
    let mut findings = Findings::default();
    let claims = match prelude(&database, &mut findings) {
        Ok(claims) => claims,
        Err(cause) => {
            findings.error("bad-database", "database", cause.to_string());
            None
        }
    };
    let has_tiles = claims.is_some();
    let mut tally = Tally::new(Kind::MbTiles, findings, claims.unwrap_or_default());
    if has_tiles && let Err(cause) = tiles(&database, &mut tally) {
        tally
            .findings
            .error("bad-database", "table tiles", cause.to_string());
    }
    Ok(tally.finish("table metadata"))
}

/// Checks all but the tiles; what is claimed of them, unless they cannot be read.
fn prelude(database: &Connection, findings: &mut Findings) -> rusqlite::Result<Option<Claims>> {
    // A file from anybody runs nothing of its own but views.
    database.pragma_update(None, "trusted_schema", "OFF")?;
    database.pragma_update(None, "cell_size_check", "ON")?;
    let mut check = database.prepare("PRAGMA integrity_check(10)")?;
    let mut rows = check.query([])?;
    while let Some(row) = rows.next()? {
        let told: String = row.get(0)?;
        if told != "ok" {
            findings.error("bad-database", "database", told);
        }
    }
    let application: i64 = database.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if application != 0 && application != APPLICATION {
        let what = format!("its application_id is {application:#x}, not {APPLICATION:#x}");
        findings.warning("other-application", "byte 68", what);
    }
    let mut sound = true;
    for (table, needed) in [
        ("metadata", &["name", "value"][..]),
        (
            "tiles",
            &["zoom_level", "tile_column", "tile_row", "tile_data"],
        ),
    ] {
        let columns = database.prepare("SELECT lower(name) FROM pragma_table_info(?1)");
        let mut columns = columns?;
        let columns: Vec<String> = columns
            .query_map([table], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let at = format!("table {table}");
        if columns.is_empty() {
            findings.error(
                "no-table",
                at,
                "there is neither table nor view of this name",
            );
            sound = false;
            continue;
        }
        for column in needed
            .iter()
            .filter(|needed| !columns.iter().any(|c| c == *needed))
        {
            findings.error(
                "no-column",
                at.as_str(),
                format!("there is no column {column}"),
            );
            sound = false;
        }
    }
    if !sound {
        return Ok(None);
    }
    let rows = metadata(database, findings)?;
    Ok(Some(claims(&rows, findings)))
}

fn metadata(
    database: &Connection,
    findings: &mut Findings,
) -> rusqlite::Result<BTreeMap<String, String>> {
    let mut known = BTreeMap::new();
    let mut rows = database.prepare("SELECT name, value FROM metadata")?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let (Some(name), Some(value)) = (text(row, 0)?, text(row, 1)?) else {
            findings.error("bad-metadata", "table metadata", "a row is no text");
            continue;
        };
        if known.insert(name.clone(), value).is_some() {
            findings.error("bad-metadata", at(&name), "the row is there more than once");
        }
    }
    Ok(known)
}

/// A value as text; numbers are let pass.
fn text(row: &Row, column: usize) -> rusqlite::Result<Option<String>> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) => String::from_utf8(bytes.to_vec()).ok(),
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        _ => None,
    })
}

fn at(name: &str) -> String {
    format!("table metadata, row {name}")
}

/// What the rows of the metadata say, with what is wrong in themselves.
fn claims(rows: &BTreeMap<String, String>, findings: &mut Findings) -> Claims {
    for name in ["name", "format"] {
        if !rows.contains_key(name) {
            findings.error(
                "no-metadata",
                at(name),
                "the row is not there, and has to be",
            );
        }
    }
    for name in ["bounds", "center", "minzoom", "maxzoom"] {
        if !rows.contains_key(name) {
            let what = "the row is not there: some readers show nothing without";
            findings.warning("no-metadata", at(name), what);
        }
    }
    let mut claims = Claims::default();
    let mut zoom = |name: &str| {
        let value = rows.get(name)?;
        let zoom = value.parse::<u8>().ok().filter(|zoom| *zoom <= 30);
        if zoom.is_none() {
            findings.error(
                "wrong-zooms",
                at(name),
                format!("\"{value}\" is no zoom level"),
            );
        }
        zoom
    };
    if let (Some(least), Some(most)) = (zoom("minzoom"), zoom("maxzoom")) {
        if least > most {
            let what = format!("zoom {least} to {most} is no range");
            let at = "table metadata, rows minzoom and maxzoom";
            findings.error("wrong-zooms", at, what);
        } else {
            claims.zooms = Some(least..=most);
        }
    }
    if let Some(value) = rows.get("bounds") {
        let edges = numbers::<4>(value).ok_or_else(|| format!("\"{value}\" is not W,S,E,N"));
        match edges.and_then(bounds) {
            Ok(bounds) => claims.bounds = Some(bounds),
            Err(what) => findings.error("wrong-bounds", at("bounds"), what),
        }
    }
    if let Some(value) = rows.get("center") {
        let centre = numbers(value).and_then(|[lon, lat, zoom]: [f64; 3]| {
            let is_zoom = zoom.fract() == 0.0 && (0.0..=30.0).contains(&zoom);
            Some((LonLat::new(lon, lat)?, is_zoom.then_some(zoom as u8)?))
        });
        claims.centre = centre;
        if centre.is_none() {
            let what = format!("\"{value}\" is not longitude,latitude,zoom");
            findings.error("centre-outside", at("center"), what);
        }
    }
    claims.format = match rows.get("format").map(String::as_str) {
        Some("png") => Some(Format::Png),
        Some("jpg" | "jpeg") => Some(Format::Jpeg),
        Some("webp") => Some(Format::WebP),
        _ => None,
    };
    claims
}

fn numbers<const N: usize>(text: &str) -> Option<[f64; N]> {
    let numbers: Option<Vec<f64>> = text.split(',').map(|n| n.trim().parse().ok()).collect();
    numbers?.try_into().ok()
}

fn tiles(database: &Connection, tally: &mut Tally) -> rusqlite::Result<()> {
    duplicates(database, tally)?;
    let mut met: HashSet<Digest> = HashSet::new();
    let select = "SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles";
    let mut rows = database.prepare(select)?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let number = |column| row.get::<_, i64>(column);
        let (Ok(z), Ok(x), Ok(y)) = (number(0), number(1), number(2)) else {
            let what = "a zoom level, column or row is no whole number";
            tally.findings.error("bad-row", "table tiles", what);
            continue;
        };
        let at = format!("table tiles, row {z},{x},{y}");
        let Some(tile) = coord(z, x, y) else {
            let what = format!(
                "there is no such tile, or it is deeper than zoom {}",
                TileCoord::DEEPEST
            );
            tally.findings.error("bad-row", at, what);
            continue;
        };
        tally.count(tile.id(), tile.id() + 1);
        let (ValueRef::Blob(bytes) | ValueRef::Text(bytes)) = row.get_ref(3)? else {
            tally
                .findings
                .error("bad-row", at, "tile_data has no bytes");
            continue;
        };
        if bytes.is_empty() || bytes.len() as u64 > MOST_BYTES {
            let what = format!("tile_data has {} bytes", bytes.len());
            tally.findings.error("bad-row", at, what);
        } else if met.insert(digest(bytes)) {
            tally.content(tile, bytes, false);
        }
    }
    Ok(())
}

/// The tile of a row that counts from the south.
fn coord(z: i64, x: i64, row: i64) -> Option<TileCoord> {
    let z = u8::try_from(z).ok().filter(|z| *z <= TileCoord::DEEPEST)?;
    let y = ((1_i64 << z) - 1).checked_sub(row)?;
    TileCoord::new(z, x.try_into().ok()?, y.try_into().ok()?)
}

/// Finds tiles that are there twice, and those whose picture is missing.
fn duplicates(database: &Connection, tally: &mut Tally) -> rusqlite::Result<()> {
    let twice = "SELECT zoom_level || ',' || tile_column || ',' || tile_row FROM tiles \
        GROUP BY zoom_level, tile_column, tile_row HAVING count(*) > 1 LIMIT 10";
    let mut twice = database.prepare(twice)?;
    let mut rows = twice.query([])?;
    while let Some(row) = rows.next()? {
        let place = text(row, 0)?.unwrap_or_default();
        let what = "the tile is there more than once";
        tally
            .findings
            .error("twice", format!("table tiles, row {place}"), what);
    }
    let tables =
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('map', 'images')";
    let tables: i64 = database.query_row(tables, [], |row| row.get(0))?;
    if tables < 2 {
        return Ok(());
    }
    let without = "SELECT zoom_level || ',' || tile_column || ',' || tile_row FROM map \
        WHERE tile_id NOT IN (SELECT tile_id FROM images WHERE tile_id IS NOT NULL) LIMIT 10";
    let mut without = database.prepare(without)?;
    let mut rows = without.query([])?;
    while let Some(row) = rows.next()? {
        let place = text(row, 0)?.unwrap_or_default();
        let what = "its tile_id is not among the images";
        tally
            .findings
            .error("no-image", format!("table map, row {place}"), what);
    }
    Ok(())
}
