//! An unfinished MBTiles archive: a database that is committed every few thousand tiles.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

use crate::archive::at_risk::AtRisk;
use crate::archive::digest::{Digest, hex};
use crate::archive::metadata::{Metadata, TILE_SIZE};
use crate::archive::sink::{Resumed, Sink, of_another_run};
use crate::archive::tilejson::tilejson;
use crate::error::{Error, Result};
use crate::projection::TileCoord;

/// `application_id`, by which `file` knows an archive: "MPBX".
const APPLICATION: &str = "PRAGMA application_id = 0x4d504258";

/// Equal tiles are stored once, in `images`; readers ask the view `tiles`.
const SCHEMA: &str = "
    CREATE TABLE metadata (name TEXT NOT NULL PRIMARY KEY, value TEXT);
    CREATE TABLE images (tile_id TEXT NOT NULL PRIMARY KEY, tile_data BLOB NOT NULL);
    CREATE TABLE map (
        zoom_level INTEGER NOT NULL,
        tile_column INTEGER NOT NULL,
        tile_row INTEGER NOT NULL,
        tile_id TEXT NOT NULL
    );
    CREATE UNIQUE INDEX map_index ON map (zoom_level, tile_column, tile_row);
    CREATE VIEW tiles AS
        SELECT zoom_level, tile_column, tile_row, tile_data
        FROM map JOIN images ON images.tile_id = map.tile_id;";

/// The part of an archive.
pub(crate) struct Part {
    path: PathBuf,
    database: Connection,
    at_risk: AtRisk,
}

impl Part {
    /// Begins a part.
    pub(crate) fn create(path: &Path, metadata: &Metadata) -> Result<Part> {
        // What an earlier run left would be added to.
        for stale in [path.to_owned(), rollback_of(path)] {
            match fs::remove_file(&stale) {
                Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
                    return Err(Error::io("write", &stale, cause));
                }
                _ => {}
            }
        }
        // SQLite's own message would not say why.
        let file = OpenOptions::new().write(true).create_new(true).open(path);
        file.map_err(|cause| Error::io("write", path, cause))?;
        let part = Part::open(path)?;
        part.begin(metadata).map_err(|cause| part.failed(cause))?;
        Ok(part)
    }

    /// Takes a part up again, as far as it is committed.
    pub(crate) fn resume(path: &Path, metadata: &Metadata) -> Result<Resumed<Part>> {
        let part = Part::open(path)?;
        let failed = |cause| part.failed(cause);
        if !part.is_of(metadata).map_err(failed)? {
            return Err(of_another_run(path));
        }
        let first = part.tile("ORDER BY rowid LIMIT 1").map_err(failed)?;
        let last = part.tile("ORDER BY rowid DESC LIMIT 1").map_err(failed)?;
        part.database.execute_batch("BEGIN").map_err(failed)?;
        Ok(Resumed {
            sink: part,
            least_zoom: first.map(TileCoord::z),
            last: last.map(TileCoord::id),
        })
    }

    fn open(path: &Path) -> Result<Part> {
        let failed = |cause| failed(path, cause);
        let database = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE);
        let database = database.map_err(failed)?;
        let set = |name, value: &str| database.pragma_update(None, name, value);
        // A kill leaves what is committed; only the system's own end could leave less.
        set("synchronous", "OFF").map_err(failed)?;
        set("journal_mode", "TRUNCATE").map_err(failed)?;
        Ok(Part {
            path: path.to_owned(),
            database,
            at_risk: AtRisk::none(),
        })
    }

    fn begin(&self, metadata: &Metadata) -> rusqlite::Result<()> {
        self.database.execute_batch(APPLICATION)?;
        self.database.execute_batch("BEGIN")?;
        self.database.execute_batch(SCHEMA)?;
        self.write_metadata(metadata)?;
        // With it the part is known again; the finished archive goes without.
        let insert = "INSERT INTO metadata (name, value) VALUES ('part_of', ?1)";
        self.database.execute(insert, [tilejson(metadata)])?;
        self.database.execute_batch("COMMIT; BEGIN")
    }

    fn write_metadata(&self, metadata: &Metadata) -> rusqlite::Result<()> {
        let bounds = metadata.bounds;
        let (west, south, east, north) =
            (bounds.west(), bounds.south(), bounds.east(), bounds.north());
        let (lon, lat) = (metadata.centre.lon(), metadata.centre.lat());
        let mut rows = metadata.texts();
        rows.push((TILE_SIZE, metadata.tile_size.to_string()));
        rows.push(("format", metadata.format.ending().to_owned()));
        rows.push(("bounds", format!("{west},{south},{east},{north}")));
        rows.push(("center", format!("{lon},{lat},{}", metadata.centre_zoom)));
        rows.push(("minzoom", metadata.zooms.start().to_string()));
        rows.push(("maxzoom", metadata.zooms.end().to_string()));
        let insert = "INSERT OR REPLACE INTO metadata (name, value) VALUES (?1, ?2)";
        let mut insert = self.database.prepare(insert)?;
        for (name, value) in rows {
            insert.execute(params![name, value])?;
        }
        Ok(())
    }

    fn is_of(&self, metadata: &Metadata) -> rusqlite::Result<bool> {
        let tables =
            "SELECT count(*) FROM sqlite_master WHERE name IN ('metadata', 'map', 'images')";
        let tables: u32 = self.database.query_row(tables, [], |row| row.get(0))?;
        if tables < 3 {
            return Ok(false);
        }
        let part_of = "SELECT value FROM metadata WHERE name = 'part_of'";
        let part_of: Option<String> = self
            .database
            .query_row(part_of, [], |row| row.get(0))
            .optional()?;
        Ok(part_of == Some(tilejson(metadata)))
    }

    /// The first tile in some order.
    fn tile(&self, order: &str) -> rusqlite::Result<Option<TileCoord>> {
        let select = format!("SELECT zoom_level, tile_column, tile_row FROM map {order}");
        let tile = self.database.query_row(&select, [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        });
        let tile: Option<(u8, u32, u32)> = tile.optional()?;
        Ok(tile.and_then(|(z, x, row)| {
            let last = (1_u32.checked_shl(z.into())?).checked_sub(1)?;
            TileCoord::new(z, x, last.checked_sub(row)?)
        }))
    }

    fn try_put(&mut self, tile: TileCoord, bytes: &[u8], digest: Digest) -> rusqlite::Result<()> {
        let id = hex(digest);
        let image = "INSERT OR IGNORE INTO images (tile_id, tile_data) VALUES (?1, ?2)";
        let mut image = self.database.prepare_cached(image)?;
        image.execute(params![id, bytes])?;
        let map = "INSERT INTO map VALUES (?1, ?2, ?3, ?4)";
        let mut map = self.database.prepare_cached(map)?;
        // Rows count from the south.
        let row = (1 << tile.z()) - 1 - tile.y();
        map.execute(params![tile.z(), tile.x(), row, id])?;
        if self.at_risk.is_too_much() {
            self.database.execute_batch("COMMIT; BEGIN")?;
            self.at_risk = AtRisk::none();
        }
        Ok(())
    }

    fn try_finish(&self, metadata: &Metadata) -> rusqlite::Result<()> {
        self.write_metadata(metadata)?;
        self.database
            .execute("DELETE FROM metadata WHERE name = 'part_of'", [])?;
        self.database.execute_batch("COMMIT")?;
        self.database.pragma_update(None, "journal_mode", "DELETE")
    }

    fn failed(&self, cause: rusqlite::Error) -> Error {
        failed(&self.path, cause)
    }
}

impl Drop for Part {
    /// Leaves as much as there is to be taken up; after an error, what was committed before.
    fn drop(&mut self) {
        let _ = self.database.execute_batch("COMMIT");
    }
}

impl Sink for Part {
    fn put(&mut self, tile: TileCoord, bytes: &[u8], digest: Digest) -> Result<()> {
        let put = self.try_put(tile, bytes, digest);
        put.map_err(|cause| self.failed(cause))
    }

    fn finish(self: Box<Self>, metadata: &Metadata) -> Result<()> {
        self.try_finish(metadata)
            .map_err(|cause| self.failed(cause))?;
        let file = OpenOptions::new().write(true).open(&self.path);
        file.and_then(|file| file.sync_all())
            .map_err(|cause| Error::io("write", &self.path, cause))
    }
}

fn failed(path: &Path, cause: rusqlite::Error) -> Error {
    Error::failed(format!("cannot write {}", path.display())).caused_by(cause)
}

/// Where SQLite keeps what an unfinished transaction replaced.
fn rollback_of(part: &Path) -> PathBuf {
    let mut name = part.as_os_str().to_owned();
    name.push("-journal");
    PathBuf::from(name)
}
