//! The tiles of several levels: drawn on all cores, given one after the other.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use kurbo::Shape;
use rayon::prelude::*;

use super::draw::{Block, Content, blocks, count};
use super::{Level, Shard};
use crate::encode::{TileFormat, encode_tile};
use crate::error::Result;
use crate::projection::TileCoord;
use crate::raster::ClearPixmap;
use crate::scene::{Color, Fill, Item, Picture};

/// Blocks that are drawn at the same time, for each core: what memory must hold.
pub(super) const AHEAD: usize = 4;

/// What lies under the items on all tiles.
pub trait Ground: fmt::Debug + Send + Sync {
    /// The pixels of a tile with so many a side, from its corner on; `None` where there is nothing.
    ///
    /// # Errors
    /// Failed where they can't be had.
    fn under(&self, tile: TileCoord, side: u16) -> Result<Option<Picture>>;
}

/// The tiles of some zoom levels.
#[derive(Debug)]
pub struct Pyramid {
    pub(super) sheets: Vec<Sheet>,
    format: TileFormat,
    pub(super) ground: Option<Box<dyn Ground>>,
}

/// A level with what is drawn on it.
#[derive(Debug)]
pub struct Sheet {
    /// The level.
    pub level: Level,
    /// The blocks of it that are drawn.
    pub part: Range<usize>,
    /// The items, the lowest first, in pixels of its window; each dash is a line of its own.
    pub items: Vec<Item>,
}

/// The levels of which a shard has a part, and which blocks of each that is.
pub fn parts(levels: Vec<Level>, shard: Shard) -> Vec<(Level, Range<usize>)> {
    let taken = shard.of(levels.iter().map(count).sum());
    let mut before = 0;
    let mut parts = Vec::new();
    for level in levels {
        let blocks = count(&level);
        let within = |at: usize| at.clamp(before, before + blocks) - before;
        let part = within(taken.start)..within(taken.end);
        before += blocks;
        parts.extend((!part.is_empty()).then_some((level, part)));
    }
    parts
}

/// A tile as it is stored.
#[derive(Clone, Debug)]
pub struct Encoded {
    /// Which tile.
    pub tile: TileCoord,
    /// Its bytes; equal tiles may share them.
    pub bytes: Arc<[u8]>,
}

/// A block of a sheet, with how many blocks are done when it is.
type Waiting<'a> = (&'a Sheet, u64, Block);

impl Pyramid {
    /// The tiles of some levels, from the first zoom on, to be encoded so.
    pub fn new(sheets: Vec<Sheet>, format: TileFormat) -> Pyramid {
        Pyramid {
            sheets,
            format,
            ground: None,
        }
    }

    /// The same tiles on a ground, which all tiles of the levels have.
    #[must_use]
    pub fn on(mut self, ground: Box<dyn Ground>) -> Pyramid {
        for sheet in &mut self.sheets {
            // A tile with nothing on it is none; what covers all is on every one.
            let path = sheet.level.viewport().frame().to_path(0.1);
            let color = Color::CLEAR;
            sheet.items.insert(0, Item::Fill(Fill { path, color }));
        }
        self.ground = Some(ground);
        self
    }

    /// The bytes of a tile with so many pixels a side.
    pub(super) fn encoded(
        &self,
        tile: TileCoord,
        content: Content,
        side: u16,
        plain: &Plain,
    ) -> Result<Bytes> {
        let Some(ground) = &self.ground else {
            return plain.encoded(content, side, self.format);
        };
        let picture = ground.under(tile, side)?;
        let is_solid = picture.as_ref().is_some_and(Picture::is_solid);
        let mut items: Vec<Item> = picture.map(Item::Picture).into_iter().collect();
        items.extend(content.items(side));
        let drawn = Content::Items(items).draw(side);
        let drawn = drawn.map(|pixmap| if is_solid { pixmap.solid() } else { pixmap });
        encoded(drawn, self.format)
    }

    /// How many blocks of tiles there are, which is what `draw` counts.
    pub fn blocks(&self) -> u64 {
        self.sheets
            .iter()
            .map(|sheet| sheet.part.len() as u64)
            .sum()
    }

    /// Draws the tiles that are not empty and come after `after`, and gives them in the order of their
    /// ids, with how many blocks are done by then.
    ///
    /// # Errors
    /// The first that `put` gives.
    pub fn draw(
        &self,
        after: Option<TileCoord>,
        mut put: impl FnMut(Encoded, u64) -> Result<()> + Send,
    ) -> Result<()> {
        let plain = Plain::default();
        let last = after.map(|tile| (tile.z(), tile.id()));
        let is_new = |tile: TileCoord| last.is_none_or(|(_, id)| tile.id() > id);
        let mut before = 0;
        let mut queue = self.sheets.iter().flat_map(|sheet| {
            let first = before - sheet.part.start as i64;
            before += sheet.part.len() as i64;
            let is_done = last.is_some_and(|(z, _)| sheet.level.zoom() < z);
            let part = if is_done { 0..0 } else { sheet.part.clone() };
            let blocks = blocks(&sheet.level, &sheet.items, part);
            blocks.map(move |(place, block)| (sheet, (first + place as i64) as u64, block))
        });
        let ahead = AHEAD * rayon::current_num_threads();
        let mut next: Vec<Waiting<'_>> = queue.by_ref().take(ahead).collect();
        let mut drawn = Vec::new();
        while !(next.is_empty() && drawn.is_empty()) {
            let (some, done) = (std::mem::take(&mut next), std::mem::take(&mut drawn));
            let mut all_put = Ok(());
            // The last tiles are put and the next blocks cut out while these are drawn.
            (drawn, next) = rayon::join(
                || self.drawn(some, is_new, &plain),
                || {
                    all_put = done.into_iter().try_for_each(|tile| match tile? {
                        Some((tile, done)) => put(tile, done),
                        None => Ok(()),
                    });
                    queue.by_ref().take(ahead).collect()
                },
            );
            all_put?;
        }
        Ok(())
    }

    /// Draws the tiles of some blocks that pass a test, in their order, each with how many blocks are done
    /// by then; `None` of empty ones.
    fn drawn(
        &self,
        blocks: Vec<Waiting<'_>>,
        is_new: impl Fn(TileCoord) -> bool + Sync,
        plain: &Plain,
    ) -> Vec<Result<Option<(Encoded, u64)>>> {
        let blocks = blocks.into_par_iter();
        let encoded = blocks.flat_map(|(sheet, done, block)| {
            let tiles = block.tiles(&sheet.level).into_par_iter();
            let new = tiles.filter(|(tile, _)| is_new(*tile));
            new.map(move |(tile, content)| {
                let bytes = self.encoded(tile, content, sheet.level.side(), plain)?;
                Ok(bytes.map(|bytes| (Encoded { tile, bytes }, done)))
            })
        });
        encoded.collect()
    }
}

/// The tiles of one colour or several, one over the other, that were drawn so far.
#[derive(Default)]
pub(super) struct Plain(Mutex<HashMap<(Vec<Color>, u16), Bytes>>);

/// A tile's bytes; `None` of an empty one.
pub(super) type Bytes = Option<Arc<[u8]>>;

/// The bytes of what was drawn.
fn encoded(drawn: Option<ClearPixmap>, format: TileFormat) -> Result<Bytes> {
    let bytes = drawn
        .map(|pixmap| encode_tile(&pixmap, format))
        .transpose()?;
    Ok(bytes.map(Arc::from))
}

impl Plain {
    fn encoded(&self, content: Content, side: u16, format: TileFormat) -> Result<Bytes> {
        let Content::Plain(colors) = &content else {
            return encoded(content.draw(side), format);
        };
        let key = (colors.clone(), side);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = known.get(&key) {
            return Ok(bytes.clone());
        }
        let bytes = encoded(content.draw(side), format)?;
        known.insert(key, bytes.clone());
        Ok(bytes)
    }
}
