//! Archives that tests make.

use std::path::Path;

use bakhmut_map::archive::{Metadata, Writer};
use bakhmut_map::encode::TileFormat;
use bakhmut_map::projection::TileCoord;
use bakhmut_map::units::LonLatBox;

/// The three kinds, by a name of each.
pub(crate) const NAMES: [&str; 3] = ["zones.pmtiles", "zones.mbtiles", "zones"];

/// Around Bakhmut, zoom levels 5 to 12.
pub(crate) fn metadata() -> Metadata {
    let bounds = LonLatBox::new([36.5, 47.3, 39.5, 49.7]).unwrap();
    Metadata::new("Zones", bounds, 5..=12, TileFormat::Png, 256)
        .unwrap()
        .description("Who holds what")
        .attribution("© somebody")
        .version("1.2.3")
        .with("request", "{\"date\":\"2025-01\"}")
}

/// The tiles that the bounds touch, in order.
pub(crate) fn tiles() -> Vec<TileCoord> {
    let bounds = LonLatBox::new([36.5, 47.3, 39.5, 49.7]).unwrap();
    let mut tiles = Vec::new();
    let mut ahead = vec![TileCoord::WORLD];
    while let Some(tile) = ahead.pop() {
        let b = tile.bounds();
        let meets = b.west() < bounds.east()
            && bounds.west() < b.east()
            && b.south() < bounds.north()
            && bounds.south() < b.north();
        if meets && tile.z() >= 5 {
            tiles.push(tile);
        }
        if meets && tile.z() < 12 {
            ahead.extend(tile.children());
        }
    }
    tiles.sort_by_key(|tile| tile.id());
    tiles
}

/// A picture of one colour, four pixels a side.
pub(crate) fn picture(colour: [u8; 3]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 4, 4);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&colour.repeat(16)).unwrap();
    writer.finish().unwrap();
    bytes
}

/// What a tile shows: most look like their neighbours, and one in seven like no other.
pub(crate) fn content(tile: TileCoord) -> Vec<u8> {
    let [x, y] = [tile.x(), tile.y()].map(|n| n.to_le_bytes());
    match (tile.x() + tile.y()) % 7 {
        0 => picture([x[0], y[0], x[1] ^ y[1] ^ tile.z()]),
        _ => picture([200, 30, (tile.x() / 16 % 2) as u8]),
    }
}

/// Writes an archive of these tiles.
pub(crate) fn write(path: &Path, tiles: &[TileCoord]) {
    let mut writer = Writer::create(path, &metadata()).unwrap();
    for tile in tiles {
        writer.put(*tile, &content(*tile)).unwrap();
    }
    assert_eq!(writer.finish().unwrap().tiles, tiles.len() as u64);
}
