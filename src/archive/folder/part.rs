//! An unfinished folder of tiles.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::listing::{TILEJSON, numbers};
use crate::archive::digest::Digest;
use crate::archive::metadata::Metadata;
use crate::archive::sink::{Resumed, Sink, of_another_run};
use crate::archive::tilejson::tilejson;
use crate::error::{Error, Result};
use crate::projection::TileCoord;

/// The part of a folder.
pub(crate) struct Part {
    path: PathBuf,
    ending: String,
    /// The column's folder that is known to be there.
    column: Option<PathBuf>,
}

impl Part {
    /// Begins a part.
    pub(crate) fn create(path: &Path, metadata: &Metadata) -> Result<Part> {
        let failed = |cause| Error::io("write", path, cause);
        match fs::remove_dir_all(path) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => return Err(failed(cause)),
            _ => {}
        }
        fs::create_dir(path).map_err(failed)?;
        let part = Part::of(path, metadata);
        part.write_tilejson(metadata)?;
        Ok(part)
    }

    /// Takes a part up again: its last tile, which may not be whole, is written anew.
    pub(crate) fn resume(path: &Path, metadata: &Metadata) -> Result<Resumed<Part>> {
        let part = Part::of(path, metadata);
        let tilejson_path = path.join(TILEJSON);
        let there = fs::read(&tilejson_path);
        if there.map_err(|cause| Error::io("read", &tilejson_path, cause))?
            != tilejson(metadata).as_bytes()
        {
            return Err(of_another_run(path));
        }
        let zooms = part.zooms();
        let zooms = zooms.map_err(|cause| Error::io("read", path, cause))?;
        let Some((zoom, id)) = zooms.last().copied() else {
            return Ok(Resumed::empty(part));
        };
        let torn = TileCoord::from_id(id).map(|tile| part.file(tile));
        if let Some(torn) = torn {
            fs::remove_file(&torn).map_err(|cause| Error::io("remove", &torn, cause))?;
        }
        let least = zooms.first().map_or(zoom, |(least, _)| *least);
        Ok(Resumed {
            sink: part,
            least_zoom: (least < zoom).then_some(least),
            last: id.checked_sub(1),
        })
    }

    fn of(path: &Path, metadata: &Metadata) -> Part {
        Part {
            path: path.to_owned(),
            ending: format!(".{}", metadata.format.ending()),
            column: None,
        }
    }

    fn file(&self, tile: TileCoord) -> PathBuf {
        let name = format!("{}{}", tile.y(), self.ending);
        let column = self.path.join(tile.z().to_string());
        column.join(tile.x().to_string()).join(name)
    }

    /// The zoom levels that have tiles, and the greatest id at each, in ascending order.
    fn zooms(&self) -> io::Result<Vec<(u8, u64)>> {
        let mut zooms = Vec::new();
        for z in 0..=TileCoord::DEEPEST {
            let level = self.path.join(z.to_string());
            if !level.is_dir() {
                continue;
            }
            let mut greatest = None;
            for x in numbers(&level, "")? {
                let rows = numbers(&level.join(x.to_string()), &self.ending)?;
                let tiles = rows.into_iter().filter_map(|y| TileCoord::new(z, x, y));
                greatest = greatest.max(tiles.map(TileCoord::id).max());
            }
            zooms.extend(greatest.map(|id| (z, id)));
        }
        Ok(zooms)
    }

    fn write_tilejson(&self, metadata: &Metadata) -> Result<()> {
        let path = self.path.join(TILEJSON);
        let written = fs::write(&path, tilejson(metadata));
        written.map_err(|cause| Error::io("write", &path, cause))
    }
}

impl Sink for Part {
    fn put(&mut self, tile: TileCoord, bytes: &[u8], _: Digest) -> Result<()> {
        let file = self.file(tile);
        let column = file.parent().unwrap_or(&self.path);
        if self.column.as_deref() != Some(column) {
            fs::create_dir_all(column).map_err(|cause| Error::io("make", column, cause))?;
            self.column = Some(column.to_owned());
        }
        fs::write(&file, bytes).map_err(|cause| Error::io("write", &file, cause))
    }

    fn finish(self: Box<Self>, metadata: &Metadata) -> Result<()> {
        self.write_tilejson(metadata)
    }
}
