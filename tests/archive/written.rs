//! What is written, read by others' rules.

use std::collections::BTreeSet;
use std::fs;

use bakhmut_map::archive::{Metadata, Writer};
use bakhmut_map::encode::TileFormat;
use bakhmut_map::projection::TileCoord;
use bakhmut_map::units::LonLatBox;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::made::{NAMES, content, metadata, picture, tiles, write};
use crate::reader::PmTiles;

#[test]
fn a_pmtiles_archive_has_each_tile_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("zones.pmtiles");
    let tiles = tiles();
    write(&path, &tiles);
    let archive = PmTiles::new(fs::read(&path).unwrap());
    let expected: Vec<(u64, Vec<u8>)> = tiles.iter().map(|t| (t.id(), content(*t))).collect();
    let found: Vec<(u64, Vec<u8>)> = archive
        .tiles()
        .into_iter()
        .map(|(id, b)| (id, b.to_vec()))
        .collect();
    assert_eq!(found, expected);

    let entries = archive.entries();
    let contents: BTreeSet<u64> = entries.iter().map(|entry| entry.offset).collect();
    let distinct: BTreeSet<Vec<u8>> = expected.into_iter().map(|(_, bytes)| bytes).collect();
    let counts = [72, 80, 88].map(|at| archive.number(at));
    let counted = [tiles.len(), entries.len(), distinct.len()].map(|n| n as u64);
    assert_eq!(counts, counted);
    assert_eq!(contents.len(), distinct.len());
    assert!(entries.len() < tiles.len(), "there are runs");
    // Clustered, gzip, none, PNG, zoom levels 5 to 12.
    let flags: Vec<u8> = (96..102).map(|at| archive.byte(at)).collect();
    assert_eq!(flags, [1, 2, 1, 2, 5, 12]);
    let degrees = [102, 106, 110, 114, 119, 123].map(|at| archive.degrees(at));
    assert_eq!(degrees, [36.5, 47.3, 39.5, 49.7, 38.0, 48.5]);
    assert_eq!(archive.byte(118), 8);
    assert!(archive.number(8) + archive.number(16) <= 16_384);
    let said = archive.metadata();
    for (name, value) in [
        ("name", "Zones"),
        ("description", "Who holds what"),
        ("attribution", "© somebody"),
        ("type", "overlay"),
        ("version", "1.2.3"),
    ] {
        assert_eq!(said[name], json!(value));
    }
}

#[test]
fn a_directory_too_large_for_the_root_has_leaves() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.pmtiles");
    let bounds = LonLatBox::MERCATOR;
    let metadata = Metadata::new("Large", bounds, 0..=12, TileFormat::WebP, 512).unwrap();
    let mut writer = Writer::create(&path, &metadata).unwrap();
    let bytes = |id: u64| vec![id.to_le_bytes()[0]; 1 + (id * id % 251) as usize];
    let ids = || (0..30_000_u64).map(|n| n * n / 50_000 + n);
    for id in ids() {
        writer
            .put(TileCoord::from_id(id).unwrap(), &bytes(id))
            .unwrap();
    }
    writer.finish().unwrap();
    let archive = PmTiles::new(fs::read(&path).unwrap());
    assert!(archive.number(48) > 0, "there are leaves");
    assert!(archive.number(8) + archive.number(16) <= 16_384);
    let found: Vec<u64> = archive.tiles().iter().map(|(id, _)| *id).collect();
    assert_eq!(found, ids().collect::<Vec<_>>());
    assert!(
        archive
            .tiles()
            .iter()
            .all(|(id, found)| *found == bytes(*id))
    );
    // The zoom levels are those of the tiles, and WebP is 4.
    let deepest = TileCoord::from_id(*found.last().unwrap()).unwrap().z();
    assert_eq!([99, 100, 101].map(|at| archive.byte(at)), [4, 0, deepest]);
}

#[test]
fn an_mbtiles_archive_is_a_database_as_readers_ask_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("zones.mbtiles");
    let tiles = tiles();
    write(&path, &tiles);
    let database = Connection::open(&path).unwrap();
    let number = |sql: &str| -> i64 { database.query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(number("PRAGMA application_id"), 0x4d50_4258);
    assert_eq!(number("SELECT count(*) FROM tiles"), tiles.len() as i64);
    let distinct: BTreeSet<Vec<u8>> = tiles.iter().map(|tile| content(*tile)).collect();
    assert_eq!(number("SELECT count(*) FROM images"), distinct.len() as i64);
    let text = |name: &str| -> String {
        let sql = "SELECT value FROM metadata WHERE name = ?1";
        database.query_row(sql, [name], |row| row.get(0)).unwrap()
    };
    for (name, value) in [
        ("name", "Zones"),
        ("format", "png"),
        ("bounds", "36.5,47.3,39.5,49.7"),
        ("center", "38,48.5,8"),
        ("minzoom", "5"),
        ("maxzoom", "12"),
        ("attribution", "© somebody"),
        ("description", "Who holds what"),
        ("type", "overlay"),
        ("version", "1.2.3"),
    ] {
        assert_eq!(text(name), value);
    }
    for tile in [TileCoord::new(11, 1239, 705).unwrap(), tiles[0]] {
        let sql = "SELECT tile_data FROM tiles \
            WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3";
        let row = (1 << tile.z()) - 1 - tile.y();
        let of = rusqlite::params![tile.z(), tile.x(), row];
        let bytes: Vec<u8> = database.query_row(sql, of, |row| row.get(0)).unwrap();
        assert_eq!(bytes, content(tile));
    }
}

#[test]
fn rows_of_mbtiles_count_from_the_south() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.mbtiles");
    let bounds = LonLatBox::MERCATOR;
    let metadata = Metadata::new("One", bounds, 0..=11, TileFormat::Png, 256).unwrap();
    let mut writer = Writer::create(&path, &metadata).unwrap();
    writer
        .put(TileCoord::new(11, 327, 791).unwrap(), &picture([0; 3]))
        .unwrap();
    writer.finish().unwrap();
    let database = Connection::open(&path).unwrap();
    let sql = "SELECT tile_row, (SELECT value FROM metadata WHERE name = 'minzoom') FROM tiles";
    let found: (u32, String) = database
        .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert_eq!(found, (1256, "11".to_owned()));
}

#[test]
fn a_folder_has_a_file_for_each_tile() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("zones");
    let tiles = tiles();
    write(&path, &tiles);
    for tile in &tiles {
        let file = path.join(format!("{}/{}/{}.png", tile.z(), tile.x(), tile.y()));
        assert_eq!(fs::read(file).unwrap(), content(*tile));
    }
    let said: Value =
        serde_json::from_slice(&fs::read(path.join("tilejson.json")).unwrap()).unwrap();
    assert_eq!(said["tilejson"], "3.0.0");
    assert_eq!(said["tiles"], json!(["{z}/{x}/{y}.png"]));
    assert_eq!(said["bounds"], json!([36.5, 47.3, 39.5, 49.7]));
    assert_eq!(said["center"], json!([38.0, 48.5, 8]));
    assert_eq!(
        (&said["minzoom"], &said["maxzoom"]),
        (&json!(5), &json!(12))
    );
    assert_eq!(said["scheme"], "xyz");
}

#[test]
fn a_folder_of_tiles_is_replaced_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("zones");
    write(&path, &tiles());
    write(&path, &tiles()[..1]);
    assert!(!path.join("12").exists());
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
    fs::write(path.join("article.txt"), "mine").unwrap();
    let error = Writer::create(&path, &metadata())
        .err()
        .unwrap()
        .to_string();
    assert!(error.contains("other things than tiles"), "{error}");
}

#[test]
fn tiles_out_of_order_or_range_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    for name in NAMES {
        let mut writer = Writer::create(&folder.path().join(name), &metadata()).unwrap();
        let tile = tiles()[1];
        writer.put(tile, b"tile").unwrap();
        for (tile, bytes, why) in [
            (tile, &b"tile"[..], "order"),
            (tiles()[0], b"tile", "order"),
            (tiles()[2], b"", "no bytes"),
            (TileCoord::WORLD, b"tile", "zoom level"),
        ] {
            let error = writer.put(tile, bytes).err().unwrap().to_string();
            assert!(error.contains(why), "{error}");
        }
    }
}
