//! Tiles of a folder: `z/x/y.png`.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Says;
use crate::archive::folder::{TILEJSON, numbers};
use crate::projection::TileCoord;

/// What files of tiles end in.
const ENDINGS: [&str; 4] = [".png", ".jpg", ".jpeg", ".webp"];

/// Files that tell of the tiles: ours, and those of others.
const TELLING: [&str; 4] = [TILEJSON, "tiles.json", "tile.json", "metadata.json"];

#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    ending: &'static str,
    /// Whether rows count from the south.
    from_south: bool,
}

impl Folder {
    pub(super) fn open(path: &Path) -> Result<(Folder, Says), String> {
        let told = |cause: std::io::Error| cause.to_string();
        let levels = numbers(path, "").map_err(told)?;
        let (Some(least), Some(most)) = (levels.iter().min(), levels.iter().max()) else {
            return Err("it has no folders of zoom levels".to_owned());
        };
        let ending = ending(&path.join(most.to_string())).map_err(told)?;
        let ending = ending.ok_or("it has no PNG, JPEG or WebP tiles")?;
        let members = TELLING.iter().find_map(|name| {
            let text = fs::read(path.join(name)).ok()?;
            serde_json::from_slice::<Value>(&text).ok()
        });
        let member = |name: &str| members.as_ref()?.get(name)?.as_str().map(str::to_owned);
        let level = |level: &u32| u8::try_from(*level).unwrap_or(u8::MAX);
        let says = Says {
            zooms: level(least)..=level(most),
            attribution: member("attribution"),
            part: member("type"),
        };
        let folder = Folder {
            path: path.to_owned(),
            ending,
            from_south: member("scheme").as_deref() == Some("tms"),
        };
        Ok((folder, says))
    }

    pub(super) fn tile(&self, tile: TileCoord) -> Result<Option<Vec<u8>>, String> {
        let row = match self.from_south {
            true => (1_u32 << tile.z()) - 1 - tile.y(),
            false => tile.y(),
        };
        let column = self
            .path
            .join(tile.z().to_string())
            .join(tile.x().to_string());
        match fs::read(column.join(format!("{row}{}", self.ending))) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(cause.to_string()),
        }
    }
}

/// What the files of a level end in, by the first that is a tile.
fn ending(level: &Path) -> std::io::Result<Option<&'static str>> {
    for column in numbers(level, "")? {
        let column = level.join(column.to_string());
        for ending in ENDINGS {
            if !numbers(&column, ending)?.is_empty() {
                return Ok(Some(ending));
            }
        }
    }
    Ok(None)
}
