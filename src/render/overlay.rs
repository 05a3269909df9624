//! The overlay of a snapshot as tiles of a web map.

use std::ops::RangeInclusive;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::legend;
use crate::basemap::Basemap;
use crate::encode::{TileFormat, encode_tile};
use crate::error::Result;
pub use crate::figure::Fronts;
use crate::figure::{self, Overlay, OverlayOptions};
use crate::geodata::{Geodata, Snapshot};
use crate::projection::{TileCoord, Viewport};
use crate::request::{Lang, Layer};
use crate::scene::{self, Picture, dashed};
use crate::style::NamedTheme;
use crate::tiles::{Block, Ground, Level, Pyramid, Shard, Sheet, Single, parts};
use crate::units::LonLatBox;

/// Which tiles are drawn, and how.
#[derive(Clone, Debug)]
pub struct OverlayRequest {
    /// What they show.
    pub bounds: LonLatBox,
    /// The zoom levels.
    pub zooms: RangeInclusive<u8>,
    /// What is drawn.
    pub layers: Vec<Layer>,
    /// Pixels along the side of a tile at scale 1: 256 or 512.
    pub tile_size: u16,
    /// Pixels of a tile a pixel of its size.
    pub scale: u16,
    /// The language of the names.
    pub lang: Lang,
    /// The theme.
    pub theme: NamedTheme,
    /// What tiles are encoded as.
    pub format: TileFormat,
    /// Which part of the work is done.
    pub shard: Shard,
    /// The basemap under it.
    pub basemap: Option<Arc<Basemap>>,
}

/// The request as it stands in an archive.
#[derive(Serialize)]
struct Canonical<'a> {
    date: String,
    dataset: &'a str,
    bounds: [f64; 4],
    zooms: [u8; 2],
    layers: Vec<&'a str>,
    tile_size: u16,
    scale: u16,
    lang: &'a str,
    theme: &'a str,
    format: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    basemap: Option<&'a str>,
}

impl OverlayRequest {
    /// The request for a snapshot as one line of JSON with its members in a fixed order, which is the same
    /// for all shards.
    pub fn canonical(&self, snapshot: &Snapshot) -> String {
        let b = self.bounds;
        let canonical = Canonical {
            date: snapshot.date.to_string(),
            dataset: &snapshot.dataset.id,
            bounds: [b.west(), b.south(), b.east(), b.north()],
            zooms: [*self.zooms.start(), *self.zooms.end()],
            layers: self.layers.iter().map(|layer| layer.name()).collect(),
            tile_size: self.tile_size,
            scale: self.scale,
            lang: self.lang.word(),
            theme: &self.theme.name,
            format: self.format.ending(),
            basemap: self.basemap.as_deref().map(Basemap::name),
        };
        serde_json::to_string(&canonical).expect("strings and numbers are always JSON")
    }

    fn options<'a>(&'a self, unit: f64, fronts: &'a Fronts) -> OverlayOptions<'a> {
        OverlayOptions {
            layers: &self.layers,
            unit,
            lang: self.lang,
            theme: &self.theme.theme,
            fronts,
        }
    }

    fn level(&self, zoom: u8) -> Level {
        Level::of(self.bounds, zoom, self.tile_size * self.scale)
    }

    /// The window in which a level is drawn. Lengths are those of the middle of what the dataset maps, so
    /// that a tile is the same whatever else is drawn.
    fn window(level: &Level, snapshot: &Snapshot) -> Viewport {
        level.viewport().true_at(snapshot.dataset.extent.centre())
    }

    fn composed(
        &self,
        level: &Level,
        geodata: &Geodata,
        snapshot: &Snapshot,
        fronts: &Fronts,
    ) -> Overlay {
        let window = OverlayRequest::window(level, snapshot);
        let window = (self.design_zoom(level.zoom()), &window);
        figure::overlay(
            geodata,
            snapshot,
            window,
            self.options(self.scale.into(), fronts),
        )
    }

    /// The zoom level of tiles of 256 that shows as much: a tile of 512 pixels shows what four of the next
    /// level do.
    fn design_zoom(&self, zoom: u8) -> u8 {
        zoom + (self.tile_size / 256).ilog2() as u8
    }
}

/// A basemap under tiles.
#[derive(Debug)]
struct Under(Arc<Basemap>);

impl Ground for Under {
    fn under(&self, tile: TileCoord, side: u16) -> Result<Option<Picture>> {
        self.0.under(tile, side)
    }
}

/// Tiles ready to be drawn.
#[derive(Debug)]
pub struct OverlayTiles {
    /// The tiles.
    pub pyramid: Pyramid,
    /// Names that found no room on a level, as far as it is drawn.
    pub dropped: Vec<(u8, Vec<String>)>,
}

/// What is said of tiles beside them; the same for all shards.
#[derive(Debug)]
pub(super) struct OverlayWords {
    /// From when the data are, and what a reader should know of them; empty where none are drawn.
    pub(super) description: String,
    /// What the colours mean, in HTML; empty where none means anything.
    pub(super) legend: String,
    /// Whom the data come from.
    pub(super) attribution: String,
}

/// The overlay of one zoom level, of which tiles are drawn one by one.
#[derive(Debug)]
pub struct OverlayLevel {
    single: Single,
    format: TileFormat,
}

impl OverlayLevel {
    /// The tile above whose [`block`](Self::block) a tile is drawn of; `None` of a tile on which nothing
    /// can be, for it lies beyond what is drawn.
    pub fn root(&self, tile: TileCoord) -> Option<TileCoord> {
        self.single.root(tile)
    }

    /// The tile above whose block that of a tile is cut out of; `None` where it is cut out of the whole.
    pub fn above(&self, root: TileCoord) -> Option<TileCoord> {
        self.single.above(root)
    }

    /// What a tile and those around it are drawn of, out of the block of [`above`](Self::above).
    pub fn block(&self, root: TileCoord, above: Option<&Block>) -> Block {
        self.single.block(root, above)
    }

    /// Draws a tile of a block; `None` where it is empty. The bytes are those that an archive of the same
    /// request holds.
    ///
    /// # Errors
    /// A tile of no size cannot be encoded.
    pub fn draw(&self, block: &Block, tile: TileCoord) -> Result<Option<Vec<u8>>> {
        let level = self.single.level();
        let content = block.tile(level, tile);
        let pixmap = content.and_then(|content| content.draw(level.side()));
        let bytes = pixmap.map(|pixmap| encode_tile(&pixmap, self.format));
        bytes.transpose()
    }

    /// About how many bytes of memory it takes.
    pub fn weight(&self) -> usize {
        scene::weight(self.single.items())
    }
}

/// Composes the overlay of one zoom level; the request's basemap and shard are not looked at.
pub fn overlay_level(
    request: &OverlayRequest,
    zoom: u8,
    geodata: &Geodata,
    snapshot: &Snapshot,
    fronts: &Fronts,
) -> OverlayLevel {
    let level = request.level(zoom);
    let Overlay { items, .. } = request.composed(&level, geodata, snapshot, fronts);
    OverlayLevel {
        single: Single::new(level, items),
        format: request.format,
    }
}

/// Composes the overlay of each zoom level, so that its tiles can be drawn.
pub fn overlay_tiles(
    request: &OverlayRequest,
    geodata: &Geodata,
    snapshot: &Snapshot,
    fronts: &Fronts,
) -> OverlayTiles {
    let levels = request.zooms.clone().map(|zoom| request.level(zoom));
    let parts = parts(levels.collect(), request.shard);
    let composed: Vec<(Sheet, Vec<String>)> = parts
        .into_par_iter()
        .map(|(level, part)| {
            let Overlay { items, dropped } = request.composed(&level, geodata, snapshot, fronts);
            let items = dashed(items);
            (Sheet { level, part, items }, dropped)
        })
        .collect();
    let zooms = composed.iter().map(|(sheet, _)| sheet.level.zoom());
    let zooms: Vec<u8> = zooms.collect();
    let (sheets, dropped): (Vec<Sheet>, Vec<Vec<String>>) = composed.into_iter().unzip();
    let mut pyramid = Pyramid::new(sheets, request.format);
    if let Some(basemap) = &request.basemap {
        pyramid = pyramid.on(Box::new(Under(Arc::clone(basemap))));
    }
    OverlayTiles {
        pyramid,
        dropped: zooms.into_iter().zip(dropped).collect(),
    }
}

/// Says what the tiles show, by their last level, which shows the most.
///
/// # Errors
/// A picture of the key cannot be encoded.
pub(super) fn overlay_words(
    request: &OverlayRequest,
    geodata: &Geodata,
    snapshot: &Snapshot,
    fronts: &Fronts,
) -> Result<OverlayWords> {
    let last = *request.zooms.end();
    // Drawn as the key is, which is for dense screens whatever the tiles are for.
    let side = request.tile_size * legend::UNIT as u16;
    let level = Level::of(request.bounds, last, side);
    let window = OverlayRequest::window(&level, snapshot);
    let window = (request.design_zoom(last), &window);
    let options = request.options(legend::UNIT, fronts);
    let key = figure::overlay_key(geodata, snapshot, window, options);
    let note = snapshot.dataset.note.as_ref();
    let note = note.map_or("", |note| note.or_english(request.lang));
    let description = key.as_of.as_ref();
    let description = description.map_or_else(String::new, |as_of| format!("{as_of}. {note}"));
    let basemap = request.basemap.as_deref().map(Basemap::attribution);
    let attribution: Vec<&str> = [key.attribution.as_str()]
        .into_iter()
        .chain(basemap)
        .collect();
    Ok(OverlayWords {
        description: description.trim_end().to_owned(),
        legend: legend::html(&key)?,
        attribution: attribution.join("; "),
    })
}

/// All that the dataset maps and the views show.
pub fn overlay_bounds(geodata: &Geodata, snapshot: &Snapshot) -> LonLatBox {
    let views = geodata.views().iter().map(|view| view.bounds);
    views.fold(snapshot.dataset.extent, LonLatBox::union)
}
