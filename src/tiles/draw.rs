//! From the items of a level to the pixels of its tiles.

use std::borrow::Cow;
use std::ops::Range;

use kurbo::{Rect, Shape};

use super::Level;
use crate::projection::TileCoord;
use crate::raster::{ClearPixmap, rasterize_clear};
use crate::scene::{Color, Fill, Item, cut, dashed, moved};

/// How many levels above a level its blocks are: 8 tiles along each side of a block.
const DEPTH: u8 = 3;

/// What stands on a tile that is not empty.
#[derive(Clone, Debug)]
pub enum Content {
    /// These colours, each over the one before, all over.
    Plain(Vec<Color>),
    /// These items, in pixels of the tile; they may leave no mark.
    Items(Vec<Item>),
}

impl Content {
    /// The pixels of a tile with so many a side; `None` where all are clear.
    pub fn draw(self, side: u16) -> Option<ClearPixmap> {
        let pixmap = rasterize_clear(self.items(side), side, side);
        (!pixmap.is_empty()).then_some(pixmap)
    }

    /// The items, in pixels of a tile with so many a side.
    pub fn items(self, side: u16) -> Vec<Item> {
        match self {
            Content::Items(items) => items,
            Content::Plain(colors) => {
                let path = Rect::new(0.0, 0.0, side.into(), side.into()).to_path(0.1);
                let fill = |color| {
                    Item::Fill(Fill {
                        path: path.clone(),
                        color,
                    })
                };
                colors.into_iter().map(fill).collect()
            }
        }
    }
}

/// Tiles of a level that are drawn together: those in one tile some levels above.
#[derive(Clone, Debug)]
pub struct Block {
    root: TileCoord,
    items: Vec<Item>,
}

/// The blocks of a level on which anything may stand, in the order of the tiles' ids, with their places
/// among all blocks of the level, of which those in `part` are taken. They are cut out one after the
/// other, as they are asked for, of items whose dashes are lines of their own ([`dashed`]).
pub fn blocks(
    level: &Level,
    items: &[Item],
    part: Range<usize>,
) -> impl Iterator<Item = (usize, Block)> {
    let all = level.above(DEPTH);
    let ids: Vec<u64> = all.iter().map(|root| root.id()).collect();
    let deepest = level.zoom().saturating_sub(DEPTH);
    let mut stack = vec![(level.root(DEPTH), Cow::Borrowed(items))];
    std::iter::from_fn(move || {
        while let Some((tile, items)) = stack.pop() {
            let below = tile.ids_at(deepest);
            let places = ids.partition_point(|id| *id < below.start)
                ..ids.partition_point(|id| *id < below.end);
            if places.end.min(part.end) <= places.start.max(part.start) {
                continue;
            }
            if tile.z() == deepest {
                let items = items.into_owned();
                return Some((places.start, Block { root: tile, items }));
            }
            for child in tile.children().into_iter().rev() {
                let items = cut(&items, level.pixels(child));
                stack.extend((!items.is_empty()).then_some((child, Cow::Owned(items))));
            }
        }
        None
    })
}

/// How many blocks a level has, empty ones too.
pub fn count(level: &Level) -> usize {
    level.above(DEPTH).len()
}

/// A level of which tiles are drawn one by one, in any order, each as among all.
#[derive(Clone, Debug)]
pub struct Single {
    level: Level,
    /// The lines with their dashes laid out.
    items: Vec<Item>,
}

impl Single {
    /// The items of a level, the lowest first, in pixels of its window.
    pub fn new(level: Level, items: Vec<Item>) -> Single {
        let items = dashed(items);
        Single { level, items }
    }

    /// The level.
    pub fn level(&self) -> &Level {
        &self.level
    }

    /// The items.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The tile above a tile of the level, out of whose block it is cut; `None` of a tile that is not of
    /// the level, or beyond its bounds.
    pub fn root(&self, tile: TileCoord) -> Option<TileCoord> {
        let is_one = tile.z() == self.level.zoom() && self.level.meets(tile);
        tile.above(tile.z().saturating_sub(1)).filter(|_| is_one)
    }

    /// The tile out of whose block that of a tile above the level is cut; `None` where it is cut out of the
    /// whole.
    pub fn above(&self, root: TileCoord) -> Option<TileCoord> {
        /// How many levels below the tile that holds all, tiles are first cut: less deep they hold much of
        /// the whole, and to keep them would take its room again.
        const FIRST: u8 = 3;
        let first = self.level.root(DEPTH).z() + FIRST;
        let z = root.z().checked_sub(1).filter(|z| *z >= first)?;
        root.above(z)
    }

    /// The tiles in a tile above the level: what [`blocks`] has of it, which may be nothing. It is cut out
    /// of the block of [`above`](Self::above), or out of the whole.
    pub fn block(&self, root: TileCoord, above: Option<&Block>) -> Block {
        let items = above.map_or(&self.items, |block| &block.items);
        let items = match root == self.level.root(DEPTH) {
            true => items.clone(),
            // What grew has room for up to twice as much; a copy has not.
            false => cut(items, self.level.pixels(root)).as_slice().to_vec(),
        };
        Block { root, items }
    }
}

impl Block {
    /// What stands on one of the tiles; `None` where nothing does.
    pub fn tile(&self, level: &Level, tile: TileCoord) -> Option<Content> {
        let mut items = Cow::Borrowed(&self.items);
        for node in (self.root.z()..=tile.z()).filter_map(|z| tile.above(z)) {
            if node != self.root {
                items = Cow::Owned(level.cut(&items, node));
            }
            if items.is_empty() {
                return None;
            }
            if let Some(colors) = plain(&items, level.pixels(node)) {
                return level.meets(tile).then_some(Content::Plain(colors));
            }
        }
        let by = -level.pixels(tile).origin().to_vec2();
        Some(Content::Items(moved(items.into_owned(), by)))
    }

    /// The items, in pixels of the level's window.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The tiles on which anything may stand, in the order of their ids.
    pub fn tiles(self, level: &Level) -> Vec<(TileCoord, Content)> {
        let mut tiles = Vec::new();
        descend(level, self.root, self.items, &mut tiles);
        tiles
    }
}

fn descend(
    level: &Level,
    tile: TileCoord,
    items: Vec<Item>,
    tiles: &mut Vec<(TileCoord, Content)>,
) {
    if items.is_empty() {
        return;
    }
    let pixels = level.pixels(tile);
    if let Some(colors) = plain(&items, pixels) {
        fill(level, tile, &colors, tiles);
    } else if tile.z() < level.zoom() {
        for child in tile.children() {
            descend(level, child, level.cut(&items, child), tiles);
        }
    } else {
        let items = moved(items, -pixels.origin().to_vec2());
        tiles.push((tile, Content::Items(items)));
    }
}

/// Gives all tiles of the level in one that is plain.
fn fill(level: &Level, tile: TileCoord, colors: &[Color], tiles: &mut Vec<(TileCoord, Content)>) {
    if !level.meets(tile) {
        return;
    }
    if tile.z() == level.zoom() {
        return tiles.push((tile, Content::Plain(colors.to_vec())));
    }
    for child in tile.children() {
        fill(level, child, colors, tiles);
    }
}

impl Level {
    /// The items that leave a mark on a tile of this level, or of one above: none on one beyond its
    /// bounds.
    fn cut(&self, items: &[Item], tile: TileCoord) -> Vec<Item> {
        match self.meets(tile) {
            true => cut(items, self.pixels(tile)),
            false => Vec::new(),
        }
    }
}

/// The colours of items that all cover a rectangle wholly, `None` where one does not.
fn plain(items: &[Item], pixels: Rect) -> Option<Vec<Color>> {
    let color = |item: &Item| match item {
        Item::Fill(fill) if fill.covers(pixels) => Some(fill.color),
        _ => None,
    };
    items.iter().map(color).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::scene::BezPath;
    use crate::units::LonLatBox;

    #[test]
    fn what_lies_wholly_within_an_area_is_plain() {
        let bounds = LonLatBox::new([37.0, 48.0, 39.0, 49.0]).expect("a box");
        let level = Level::of(bounds, 11, 256);
        let frame = level.viewport().frame();
        let color = Color::rgb(0x00_40_80);
        // All but a corner in the south-east.
        let path = BezPath::from_svg(&format!(
            "M-500,-500 H{right} V{y} L{x},{below} H-500 Z",
            right = frame.x1 + 500.0,
            below = frame.y1 + 500.0,
            x = 0.8 * frame.x1,
            y = 0.8 * frame.y1,
        ))
        .expect("a path");
        let items = vec![Item::Fill(Fill { path, color })];
        let mut counts = [0, 0];
        for (_, block) in blocks(&level, &items, 0..count(&level)) {
            for (tile, content) in block.tiles(&level) {
                match content {
                    Content::Plain(colors) => {
                        assert_eq!(colors, [color], "{tile:?}");
                        counts[0] += 1;
                    }
                    Content::Items(_) => counts[1] += 1,
                }
            }
        }
        assert!(counts[0] > 5 * counts[1] && counts[1] > 3, "{counts:?}");
    }

    fn block(single: &Single, root: TileCoord) -> Block {
        let above = single.above(root).map(|above| block(single, above));
        single.block(root, above.as_ref())
    }

    /// A tile by itself is what it is among all, be it plain, cut or empty.
    #[test]
    fn a_tile_by_itself_is_as_among_all() {
        let bounds = LonLatBox::new([37.4, 48.2, 38.6, 49.0]).expect("a box");
        for zoom in [0, 2, 9, 12] {
            let level = Level::of(bounds, zoom, 256);
            let frame = level.viewport().frame();
            let (x, y) = (0.4 * frame.x1, 0.6 * frame.y1);
            let color = Color::rgb(0x00_40_80);
            let path = BezPath::from_svg(&format!("M{x},-9 L{},{y} L-9,{y} Z", 2.0 * x));
            let fill = Item::Fill(Fill {
                path: path.expect("a path"),
                color,
            });
            let fills = [fill.clone()];
            let all = blocks(&level, &fills, 0..count(&level));
            let all = all.flat_map(|(_, block)| block.tiles(&level));
            let all: HashMap<TileCoord, Content> = all.collect();
            let single = Single::new(level.clone(), vec![fill]);
            let (mut there, mut empty) = (0, 0);
            for id in level.above(0).iter().map(|tile| tile.id()) {
                let tile = TileCoord::from_id(id).expect("a tile");
                let root = single.root(tile).expect("a tile of the level");
                let content = block(&single, root).tile(&level, tile);
                let [one, other] = [content.as_ref(), all.get(&tile)];
                assert_eq!(format!("{one:?}"), format!("{other:?}"), "{tile:?}");
                let drawn = content.and_then(|content| content.draw(256));
                match drawn {
                    Some(_) => there += 1,
                    None => empty += 1,
                }
            }
            assert!(there > 0 && (zoom < 9 || empty > 0), "{zoom}");
            let beyond = TileCoord::new(zoom + 1, 0, 0).expect("a tile");
            assert_eq!(single.root(beyond), None);
        }
    }
}
