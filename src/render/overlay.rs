//! The overlay of a snapshot as tiles of a web map.

use std::ops::RangeInclusive;

use rayon::prelude::*;
use serde::Serialize;

use crate::encode::TileFormat;
use crate::figure::{self, Overlay, OverlayOptions};
use crate::geodata::{Geodata, Snapshot};
use crate::request::{Lang, Layer};
use crate::style::Theme;
use crate::tiles::{Level, Pyramid, Shard, Sheet, parts};
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
    /// What tiles are encoded as.
    pub format: TileFormat,
    /// Which part of the work is done.
    pub shard: Shard,
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
    shard: String,
}

impl OverlayRequest {
    /// The request for a snapshot as one line of JSON with its members in a fixed order.
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
            lang: self.lang.tag(),
            theme: "light",
            format: self.format.ending(),
            shard: self.shard.to_string(),
        };
        serde_json::to_string(&canonical).expect("strings and numbers are always JSON")
    }
}

/// Tiles ready to be drawn.
#[derive(Debug)]
pub struct OverlayTiles {
    /// The tiles.
    pub pyramid: Pyramid,
    /// Whom the data come from.
    pub attribution: String,
    /// Names that found no room on the last level either.
    pub dropped: Vec<String>,
}

/// Composes the overlay of each zoom level, so that its tiles can be drawn.
pub fn overlay_tiles(
    request: &OverlayRequest,
    geodata: &Geodata,
    snapshot: &Snapshot,
) -> OverlayTiles {
    let theme = Theme::light();
    let options = OverlayOptions {
        layers: &request.layers,
        unit: f64::from(request.scale),
        lang: request.lang,
        theme: &theme,
    };
    // A tile of 512 pixels shows what four of the next level do at 256.
    let deeper = (request.tile_size / 256).ilog2() as u8;
    let side = request.tile_size * request.scale;
    let zooms = request.zooms.clone();
    let levels = zooms.map(|zoom| Level::of(request.bounds, zoom, side));
    let parts = parts(levels.collect(), request.shard);
    let composed: Vec<(Sheet, Overlay)> = parts
        .into_par_iter()
        .map(|(level, part)| {
            let window = (level.zoom() + deeper, &level.viewport());
            let mut overlay = figure::overlay(geodata, snapshot, window, options);
            let items = std::mem::take(&mut overlay.items);
            (Sheet { level, part, items }, overlay)
        })
        .collect();
    let (sheets, mut overlays): (Vec<Sheet>, Vec<Overlay>) = composed.into_iter().unzip();
    let (attribution, dropped) = overlays
        .pop()
        .map_or_else(Default::default, |last| (last.attribution, last.dropped));
    OverlayTiles {
        pyramid: Pyramid::new(sheets, request.format),
        attribution,
        dropped,
    }
}

/// All that the dataset maps and the views show.
pub fn overlay_bounds(geodata: &Geodata, snapshot: &Snapshot) -> LonLatBox {
    let views = geodata.views().iter().map(|view| view.bounds);
    views.fold(snapshot.dataset.extent, LonLatBox::union)
}
