//! Tiles of an MBTiles archive, whose rows count from the south.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::Says;
use crate::projection::TileCoord;

#[derive(Debug)]
pub(super) struct MbTiles(Mutex<Connection>);

impl MbTiles {
    pub(super) fn open(path: &Path) -> Result<(MbTiles, Says), String> {
        let told = |cause: rusqlite::Error| cause.to_string();
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let database = Connection::open_with_flags(path, flags).map_err(told)?;
        // A file from anybody runs nothing of its own but views.
        database
            .pragma_update(None, "trusted_schema", "OFF")
            .map_err(told)?;
        let member = |name: &str| -> Result<Option<String>, String> {
            let query = "SELECT CAST(value AS TEXT) FROM metadata WHERE name = ?1";
            let found = database.query_row(query, [name], |row| row.get(0));
            found.optional().map(Option::flatten).map_err(told)
        };
        if member("format")?.as_deref() == Some("pbf") {
            return Err("it has vector tiles".to_owned());
        }
        let query = "SELECT MIN(zoom_level), MAX(zoom_level) FROM tiles";
        let zooms: (Option<u8>, Option<u8>) = database
            .query_row(query, [], |row| Ok((row.get(0)?, row.get(1)?)))
            .map_err(told)?;
        let (Some(least), Some(most)) = zooms else {
            return Err("it is empty".to_owned());
        };
        let says = Says {
            zooms: least..=most,
            attribution: member("attribution")?,
            part: member("type")?,
        };
        Ok((MbTiles(Mutex::new(database)), says))
    }

    pub(super) fn tile(&self, tile: TileCoord) -> Result<Option<Vec<u8>>, String> {
        let row = (1_u32 << tile.z()) - 1 - tile.y();
        let query = "SELECT tile_data FROM tiles \
                     WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3";
        let database = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut query = database
            .prepare_cached(query)
            .map_err(|cause| cause.to_string())?;
        let found = query.query_row((tile.z(), tile.x(), row), |row| row.get(0));
        found.optional().map_err(|cause| cause.to_string())
    }
}
