//! Tiles of a PMTiles archive.

use std::fs::File;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::Says;
use crate::archive::pmtiles::{Lookup, Reader};
use crate::projection::TileCoord;

/// The number by which a header says that tiles are vector tiles.
const VECTOR: u8 = 1;

#[derive(Debug)]
pub(super) struct PmTiles(Mutex<Lookup>);

impl PmTiles {
    pub(super) fn open(path: &Path) -> Result<(PmTiles, Says), String> {
        let told = |cause: std::io::Error| cause.to_string();
        let file = File::open(path).map_err(told)?;
        let reader = Reader::open(file).map_err(told)?;
        let reader = reader.map_err(|none| none.why())?;
        let header = reader.header();
        if header.tile_type == VECTOR {
            return Err("it has vector tiles".to_owned());
        }
        let metadata = reader.metadata().map_err(told)?;
        let member = |name: &str| Some(metadata.get(name)?.as_str()?.to_owned());
        let says = Says {
            zooms: header.zooms[0]..=header.zooms[1],
            attribution: member("attribution"),
            part: member("type"),
        };
        Ok((PmTiles(Mutex::new(Lookup::new(reader))), says))
    }

    pub(super) fn tile(&self, tile: TileCoord) -> Result<Option<Vec<u8>>, String> {
        let mut lookup = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lookup.tile(tile.id()).map_err(|cause| cause.to_string())
    }
}
