//! What tiles are given, and in what order.

use bakhmut_map::encode::TileFormat;
use bakhmut_map::geodata::{Geodata, Layers};
use bakhmut_map::projection::TileCoord;
use bakhmut_map::render::{Fronts, OverlayRequest, OverlayTiles, overlay_bounds, overlay_tiles};
use bakhmut_map::request::{Lang, Layer};
use bakhmut_map::style::NamedTheme;
use bakhmut_map::tiles::{Encoded, Shard};

/// The tiles of the built-in zones from zoom 4 to 10.
fn tiles(shard: Shard, change: impl FnOnce(&mut OverlayRequest)) -> OverlayTiles {
    let geodata = Geodata::open(&Layers::built_in()).expect("the built-in geodata");
    let date = "2025-01".parse().expect("a date");
    let snapshot = geodata.snapshot("article", date, false).expect("a day");
    let mut request = OverlayRequest {
        bounds: overlay_bounds(&geodata, &snapshot),
        zooms: 4..=10,
        layers: Layer::ALL.to_vec(),
        tile_size: 256,
        scale: 1,
        lang: Lang::En,
        theme: NamedTheme::default(),
        format: TileFormat::Png,
        shard,
        basemap: None,
    };
    change(&mut request);
    overlay_tiles(&request, &geodata, &snapshot, &Fronts::default())
}

fn drawn(tiles: &OverlayTiles, after: Option<TileCoord>) -> Vec<Encoded> {
    let mut all = Vec::new();
    let mut before = 0;
    let put = |tile, done| {
        assert!(before <= done && done < tiles.pyramid.blocks(), "{done}");
        before = done;
        all.push(tile);
        Ok(())
    };
    tiles.pyramid.draw(after, put).expect("tiles are drawn");
    all
}

fn ids(tiles: &[Encoded]) -> Vec<u64> {
    tiles.iter().map(|tile| tile.tile.id()).collect()
}

#[test]
fn tiles_come_in_the_order_of_their_ids() {
    let all = drawn(&tiles(Shard::WHOLE, |_| ()), None);
    let ids = ids(&all);
    assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
    for zoom in 4..=10 {
        assert!(all.iter().any(|tile| tile.tile.z() == zoom), "{zoom}");
    }
}

#[test]
fn shards_are_the_whole() {
    let whole = drawn(&tiles(Shard::WHOLE, |_| ()), None);
    let mut together = Vec::new();
    for part in 1..=4 {
        let shard = format!("{part}/4").parse().expect("a shard");
        let some = drawn(&tiles(shard, |_| ()), None);
        assert!(!some.is_empty(), "{part}");
        together.extend(some);
    }
    assert_eq!(ids(&together), ids(&whole));
    for (one, other) in together.iter().zip(&whole) {
        assert!(one.bytes == other.bytes, "{:?}", one.tile);
    }
}

#[test]
fn what_was_drawn_is_not_drawn_again() {
    let tiles = tiles(Shard::WHOLE, |_| ());
    let all = drawn(&tiles, None);
    for half in [1, all.len() / 2, all.len()] {
        let rest = drawn(&tiles, Some(all[half - 1].tile));
        assert_eq!(ids(&rest), ids(&all[half..]));
    }
}

/// Four tiles of 256 pixels are one of 512, which shows as much and not at twice the size; one at scale
/// 2 shows the same at twice the size.
#[test]
fn a_tile_has_as_many_pixels_as_asked_for() {
    for (tile_size, scale, side) in [(256, 1, 256), (512, 1, 512), (256, 2, 512), (512, 2, 1024)] {
        let tiles = tiles(Shard::WHOLE, |request| {
            (request.tile_size, request.scale) = (tile_size, scale);
            request.zooms = 8..=8;
        });
        for tile in drawn(&tiles, None) {
            let read = image::load_from_memory(&tile.bytes).expect("a PNG");
            assert_eq!((read.width(), read.height()), (side, side));
        }
    }
}

#[test]
fn an_estimate_is_near() {
    let tiles = tiles(Shard::WHOLE, |_| ());
    let all = drawn(&tiles, None);
    let estimate = tiles.pyramid.estimate(|_| ()).expect("an estimate");
    let count = all.len() as f64;
    assert!(count <= estimate.tiles as f64 && estimate.tiles as f64 <= 1.1 * count);
    let bytes: usize = all.iter().map(|tile| tile.bytes.len()).sum();
    let ratio = estimate.bytes as f64 / bytes as f64;
    assert!((0.9..1.1).contains(&ratio), "{ratio}");
}
