//! A pyramid put together is the picture that one rendering gives.

use bakhmut_map::figure::{Fronts, OverlayOptions, overlay};
use bakhmut_map::geodata::{Geodata, Layers};
use bakhmut_map::raster::{ClearPixmap, rasterize_clear};
use bakhmut_map::request::{Lang, Layer};
use bakhmut_map::scene::{Item, dashed, moved};
use bakhmut_map::style::Theme;
use bakhmut_map::tiles::{Level, blocks, count};
use bakhmut_map::units::LonLatBox;

/// The items of a level of the built-in zones of a day.
fn items(level: &Level, date: &str) -> Vec<Item> {
    let geodata = Geodata::open(&Layers::built_in()).expect("the built-in geodata");
    let date = date.parse().expect("a date");
    let snapshot = geodata.snapshot("article", date, false).expect("a day");
    let theme = Theme::light();
    let options = OverlayOptions {
        layers: &Layer::ALL,
        unit: 1.0,
        lang: Lang::En,
        theme: &theme,
        fronts: &Fronts::default(),
    };
    overlay(
        &geodata,
        &snapshot,
        (level.zoom(), &level.viewport()),
        options,
    )
    .items
}

/// The tiles of a level put together.
fn stitched(level: &Level, items: &[Item]) -> ClearPixmap {
    let frame = level.viewport().frame();
    let [width, height] = [frame.width(), frame.height()].map(|v| v as usize);
    let mut premultiplied = vec![0; 4 * width * height];
    let side = usize::from(level.side());
    for (_, block) in blocks(level, &dashed(items.to_vec()), 0..count(level)) {
        for (tile, content) in block.tiles(level) {
            let Some(drawn) = content.draw(level.side()) else {
                continue;
            };
            let corner = level.pixels(tile).origin();
            let (left, top) = (corner.x as usize, corner.y as usize);
            for (row, pixels) in drawn.premultiplied.chunks_exact(4 * side).enumerate() {
                let at = 4 * ((top + row) * width + left);
                premultiplied[at..at + 4 * side].copy_from_slice(pixels);
            }
        }
    }
    ClearPixmap {
        width: width as u32,
        height: height as u32,
        premultiplied,
    }
}

/// A box about Bakhmut at a zoom level, no more than 2048 pixels wide.
fn level(zoom: u8) -> Level {
    let bounds = match zoom {
        0..=11 => [37.3, 48.1, 38.5, 48.9],
        _ => [37.9, 48.55, 38.1, 48.65],
    };
    Level::of(LonLatBox::new(bounds).expect("a box"), zoom, 256)
}

/// Where a tile lies, and where a line was cut, an edge is counted in numbers of 24 bits that round
/// otherwise: by one level of 255 in one pixel of thousands, which nobody sees. Nothing else differs.
#[track_caller]
fn alike(a: &ClearPixmap, b: &ClearPixmap, which: &str) {
    let [a, b] = [a, b].map(|picture| picture.premultiplied.as_chunks::<4>().0);
    assert_eq!(a.len(), b.len(), "{which}");
    let pairs = a.iter().zip(b);
    let apart: Vec<u8> = pairs
        .map(|(a, b)| (0..4).map(|i| a[i].abs_diff(b[i])).fold(0, u8::max))
        .collect();
    let most = apart.iter().max();
    assert!(most <= Some(&1), "{which}: {most:?}");
    let count = apart.iter().filter(|d| **d > 0).count();
    assert!(count * 1000 <= apart.len(), "{which}: {count} pixels");
}

#[test]
fn tiles_together_are_the_picture_in_one_piece() {
    for zoom in 5..=13 {
        let level = level(zoom);
        let items = items(&level, "2025-01");
        let together = stitched(&level, &items);
        let whole = rasterize_clear(items, together.width as u16, together.height as u16);
        alike(&together, &whole, &format!("zoom {zoom}"));
        let drawn = whole.premultiplied.iter().filter(|v| **v > 0).count();
        assert!(drawn > 1000, "zoom {zoom}");
    }
}

/// What is cut away leaves no mark on a tile.
#[test]
fn a_tile_is_drawn_from_what_was_cut_as_from_all() {
    for zoom in [8, 11, 13] {
        let level = level(zoom);
        let items = dashed(items(&level, "2025-01"));
        let mut drawn = 0;
        for (_, block) in blocks(&level, &items, 0..count(&level)) {
            for (tile, content) in block.tiles(&level) {
                let corner = level.pixels(tile).origin().to_vec2();
                let all = moved(items.clone(), -corner);
                let all = rasterize_clear(all, 256, 256);
                match content.draw(256) {
                    Some(cut) => alike(&cut, &all, &format!("{tile:?}")),
                    None => assert!(all.is_empty(), "{tile:?}"),
                }
                drawn += 1;
            }
        }
        assert!(drawn > 0, "zoom {zoom}");
    }
}
