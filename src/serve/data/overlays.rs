//! Overlays of the geodata, and their tiles one by one.

use std::sync::Arc;

use jiff::civil::Date;
use quick_cache::sync::Cache as QuickCache;

use super::{Data, Style};
use crate::archive::Metadata;
use crate::date::MapDate;
use crate::encode::TileFormat;
use crate::error::Result;
use crate::geodata::{Geodata, Snapshot};
use crate::projection::TileCoord;
use crate::render::{
    Fronts, OverlayLevel, OverlayRequest, overlay_bounds, overlay_level, overlay_metadata,
};
use crate::scene;
use crate::serve::cache::{Cache, Weigh, cache};
use crate::style::NamedTheme;
use crate::tiles::{Block, Shard};

/// Pixels along the side of a tile at scale 1.
const TILE: u16 = 256;
/// Overlays whose metadata are kept.
const OVERLAYS: usize = 512;
/// Bytes of levels that are kept, with their names placed.
const LEVELS: u64 = 64 << 20;
/// Bytes of the blocks that tiles are cut out of.
const BLOCKS: u64 = 96 << 20;

/// The overlays of one state of the geodata, as far as they were asked for.
pub(crate) struct Overlays {
    max_zoom: u8,
    known: QuickCache<(String, Date, Style), Arc<Overlay>>,
    levels: Cache<(u64, u8), Arc<OverlayLevel>>,
    blocks: Cache<(u64, u8, u64), Arc<Block>>,
}

/// An overlay of a snapshot in one style.
pub(crate) struct Overlay {
    /// What tells it from all others: the first 64 bits of a hash of all that its tiles follow from.
    pub(crate) id: u64,
    request: OverlayRequest,
    snapshot: Arc<Snapshot>,
    /// The lines of contact of its levels.
    fronts: Fronts,
}

impl Weigh for Arc<OverlayLevel> {
    fn weight(&self) -> u64 {
        OverlayLevel::weight(self) as u64
    }
}

impl Weigh for Arc<Block> {
    fn weight(&self) -> u64 {
        scene::weight(self.items()) as u64
    }
}

impl Overlay {
    /// What its tiles are known by, as text.
    pub(crate) fn tag(&self) -> String {
        format!("{:016x}", self.id)
    }

    /// Whether anything of a tile may be drawn.
    pub(crate) fn reaches(&self, tile: TileCoord) -> bool {
        self.request.zooms.contains(&tile.z()) && self.request.bounds.meets(tile.bounds())
    }

    /// What is said of its tiles.
    ///
    /// # Errors
    /// A picture of the key cannot be encoded.
    pub(crate) fn metadata(&self, geodata: &Geodata) -> Result<Metadata> {
        overlay_metadata(&self.request, geodata, &self.snapshot, &self.fronts)
    }
}

impl Overlays {
    pub(super) fn new(max_zoom: u8) -> Overlays {
        Overlays {
            max_zoom,
            known: QuickCache::new(OVERLAYS),
            levels: cache(LEVELS, 1 << 20, LEVELS / 4),
            blocks: cache(BLOCKS, 16 << 10, BLOCKS / 4),
        }
    }

    /// The overlay of the snapshot of a day, if it was asked for before.
    pub(crate) fn known(&self, dataset: &str, day: Date, style: Style) -> Option<Arc<Overlay>> {
        self.known.get(&(dataset.to_owned(), day, style))
    }

    fn overlay(&self, data: &Data, snapshot: Arc<Snapshot>, style: Style) -> Overlay {
        let request = OverlayRequest {
            bounds: overlay_bounds(data.geodata(), &snapshot),
            zooms: 0..=self.max_zoom,
            layers: style.layers(),
            tile_size: TILE,
            scale: style.scale(),
            lang: style.lang,
            theme: NamedTheme::built_in(style.theme()),
            format: TileFormat::Png,
            shard: Shard::WHOLE,
            basemap: None,
        };
        let made_of = std::slice::from_ref(&snapshot.input.name);
        let hash = data.made_of(made_of, &request.canonical(&snapshot));
        // A hash is written in hexadecimal digits.
        let id = u64::from_str_radix(&hash, 16).unwrap_or_default();
        Overlay {
            id,
            request,
            snapshot,
            fronts: Fronts::default(),
        }
    }

    /// What stands in a tile above those of a level. It is cut out of what stands in the tile above that,
    /// and so on, each kept: a tile in a new place costs the cutting of what is near it, not of the level.
    fn block(
        &self,
        (id, zoom): (u64, u8),
        level: &OverlayLevel,
        root: TileCoord,
    ) -> Result<Arc<Block>> {
        self.blocks.get_or_insert_with(&(id, zoom, root.id()), || {
            let above = level.above(root);
            let above = above.map(|above| self.block((id, zoom), level, above));
            Ok(Arc::new(level.block(root, above.transpose()?.as_deref())))
        })
    }
}

impl Data {
    /// The overlay of the snapshot of a day.
    ///
    /// # Errors
    /// As [`Data::snapshot`].
    pub(crate) fn overlay(&self, dataset: &str, day: Date, style: Style) -> Result<Arc<Overlay>> {
        let key = (dataset.to_owned(), day, style);
        self.overlays.known.get_or_insert_with(&key, || {
            let snapshot = self.snapshot(dataset, MapDate::Day(day))?;
            Ok(Arc::new(self.overlays.overlay(self, snapshot, style)))
        })
    }

    /// Draws a tile; `None` where it is empty. Its level is composed once, its names placed, and kept.
    ///
    /// # Errors
    /// None as yet: a tile of no size cannot be encoded.
    pub(crate) fn draw(&self, overlay: &Overlay, tile: TileCoord) -> Result<Option<Vec<u8>>> {
        let levels = &self.overlays.levels;
        let level = levels.get_or_insert_with(&(overlay.id, tile.z()), || {
            let Overlay {
                request,
                snapshot,
                fronts,
                ..
            } = overlay;
            let level = overlay_level(request, tile.z(), &self.geodata, snapshot, fronts);
            Ok(Arc::new(level))
        })?;
        let Some(root) = level.root(tile) else {
            return Ok(None);
        };
        let block = self.overlays.block((overlay.id, tile.z()), &level, root)?;
        level.draw(&block, tile)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::Layers;
    use crate::request::Lang;
    use crate::style::BuiltIn;

    #[test]
    fn an_overlay_is_known_by_all_that_its_tiles_follow_from() {
        let data = Data::load(Layers::built_in(), 12, None).unwrap();
        let overlay = |day: &str, lang, is_dense| {
            let style = Style::new(lang, BuiltIn::LIGHT, is_dense);
            let day = day.parse().unwrap();
            data.overlay("article", day, style).unwrap().id
        };
        let first = overlay("2025-01-15", Lang::En, false);
        assert_eq!(overlay("2025-01-15", Lang::En, false), first);
        let others = [
            overlay("2023-12-18", Lang::En, false),
            overlay("2025-01-15", Lang::Uk, false),
            overlay("2025-01-15", Lang::En, true),
        ];
        assert!(!others.contains(&first), "{others:?} {first}");
    }
}
