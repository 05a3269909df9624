//! What `verify` finds in archives of ours and of others.

use std::fs;
use std::path::Path;

use bakhmut_map::archive::{Metadata, Report, Writer, verify};
use bakhmut_map::encode::TileFormat;
use bakhmut_map::projection::TileCoord;
use bakhmut_map::units::LonLatBox;
use rusqlite::Connection;

use crate::made::{NAMES, picture, tiles, write};
use crate::support::reference;

/// `code at: what` of each finding.
fn told(report: &Report) -> Vec<String> {
    let line = |f: &bakhmut_map::archive::Finding| format!("{} {}: {}", f.code, f.at, f.what);
    report.findings.iter().map(line).collect()
}

#[track_caller]
fn assert_found(path: &Path, code: &str, at: &str, what: &str) {
    let report = verify(path).unwrap();
    let found = told(&report);
    let is_it = |line: &String| {
        line.starts_with(&format!("{code} ")) && line.contains(at) && line.contains(what)
    };
    assert!(
        found.iter().any(is_it),
        "no {code} at {at} of {what} in {found:#?}"
    );
    assert!(!report.is_valid());
}

#[test]
fn what_the_writer_writes_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    for (name, kind) in NAMES.into_iter().zip(["PMTiles 3", "MBTiles", "a folder"]) {
        let path = folder.path().join(name);
        write(&path, &tiles());
        let report = verify(&path).unwrap();
        assert_eq!(told(&report), Vec::<String>::new(), "{name}");
        let line = report.to_string();
        let expected = format!("{kind}, 2018 tiles, 290 different, zoom 5 to 12, PNG of 4 pixels");
        assert_eq!(line, expected);
    }
}

#[test]
fn leaves_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.pmtiles");
    let metadata = Metadata::new("L", LonLatBox::MERCATOR, 0..=10, TileFormat::Png, 256).unwrap();
    let mut writer = Writer::create(&path, &metadata).unwrap();
    for n in 0..30_000_u32 {
        let [a, b, c, _] = (n % 9001).to_le_bytes();
        let id = u64::from(n) * u64::from(n) / 50_000 + u64::from(n);
        writer
            .put(TileCoord::from_id(id).unwrap(), &picture([a, b, c]))
            .unwrap();
    }
    writer.finish().unwrap();
    let bytes = fs::read(&path).unwrap();
    assert!(bytes[48] > 0, "there are leaves");
    let report = verify(&path).unwrap();
    assert_eq!(told(&report), Vec::<String>::new());
    assert_eq!((report.tiles, report.contents), (30_000, 9001));
}

#[test]
fn archives_of_others_are_judged_as_they_are() {
    for (name, line) in [
        ("stamen_toner_z3.pmtiles", "PMTiles 3, 85 tiles, "),
        ("test_fixture_1.pmtiles", "PMTiles 3, 1 tile, "),
    ] {
        let Some(path) = reference(&format!("conformance/pmtiles/{name}")) else {
            return;
        };
        let report = verify(&path).unwrap();
        assert!(report.is_valid(), "{name}: {:#?}", told(&report));
        assert!(report.to_string().starts_with(line), "{report}");
    }
    for (name, what) in [("invalid", "does not begin as"), ("empty", "is empty")] {
        let Some(path) = reference(&format!("conformance/pmtiles/{name}.pmtiles")) else {
            return;
        };
        assert_found(&path, "no-archive", "byte 0", what);
    }
}

/// Writes a sound PMTiles archive, changes its bytes, and looks for a finding.
#[track_caller]
fn assert_changed(at: usize, bytes: &[u8], code: &str, place: &str, what: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("zones.pmtiles");
    write(&path, &tiles());
    let mut archive = fs::read(&path).unwrap();
    archive[at..at + bytes.len()].copy_from_slice(bytes);
    fs::write(&path, archive).unwrap();
    assert_found(&path, code, place, what);
}

#[test]
fn a_header_that_is_wrong_is_told_by_its_byte() {
    assert_changed(0, b"X", "no-archive", "byte 0", "does not begin");
    assert_changed(7, &[2], "other-version", "byte 7", "version 2");
    assert_changed(
        8,
        &u64::MAX.to_le_bytes(),
        "section-outside",
        "byte 8",
        "root directory",
    );
    assert_changed(
        48,
        &[9; 8],
        "section-outside",
        "byte 40",
        "leaf directories",
    );
    assert_changed(
        24,
        &[200, 0],
        "sections-overlap",
        "byte 24",
        "within the root",
    );
    assert_changed(
        72,
        &[1, 0],
        "wrong-count",
        "byte 72",
        "1 tiles are claimed, and there are 2018",
    );
    assert_changed(80, &[1, 0], "wrong-count", "byte 80", "entries");
    assert_changed(88, &[1, 0], "wrong-count", "byte 88", "different");
    assert_changed(96, &[7], "wrong-flag", "byte 96", "7");
    assert_changed(97, &[3], "not-readable", "byte 127", "brotli");
    assert_changed(97, &[1], "bad-directory", "byte 127", "cannot be read");
    assert_changed(98, &[4], "not-readable", "byte 98", "zstd");
    assert_changed(
        99,
        &[4],
        "other-format",
        "tile 5/19/11",
        "it is PNG, where WebP is expected",
    );
    assert_changed(
        100,
        &[4],
        "wrong-zooms",
        "header",
        "zoom 4 to 12 is claimed",
    );
    assert_changed(100, &[13], "wrong-zooms", "byte 100", "no range");
    assert_changed(118, &[13], "centre-outside", "header", "zoom 13");
    let degrees = |degrees: i32| (degrees * 10_000_000).to_le_bytes();
    assert_changed(
        102,
        &degrees(40),
        "wrong-bounds",
        "byte 102",
        "40,47.3,39.5,49.7",
    );
    assert_changed(
        102,
        &degrees(39),
        "tiles-outside",
        "zoom 12, column 2463",
        "west of the bounds",
    );
    assert_changed(
        119,
        &degrees(10),
        "centre-outside",
        "header",
        "not within the bounds",
    );
    assert_changed(131, &[0; 30], "bad-compression", "byte 127", "gzip");
    assert_changed(16_900, &[0; 8], "bad-tile", "tile ", "cannot be decoded");
}

#[test]
fn an_mbtiles_archive_that_is_wrong_is_told_by_table_and_row() {
    for (sql, code, at, what) in [
        (
            "DELETE FROM metadata WHERE name = 'format'",
            "no-metadata",
            "row format",
            "has to be",
        ),
        (
            "UPDATE metadata SET value = '4' WHERE name = 'minzoom'",
            "wrong-zooms",
            "metadata",
            "4 to 12",
        ),
        (
            "UPDATE metadata SET value = '4' WHERE name = 'maxzoom'",
            "wrong-zooms",
            "rows minzoom and maxzoom",
            "5 to 4 is no range",
        ),
        (
            "UPDATE metadata SET value = 'x' WHERE name = 'maxzoom'",
            "wrong-zooms",
            "row maxzoom",
            "\"x\"",
        ),
        (
            "UPDATE metadata SET value = '9,9,1,1' WHERE name = 'bounds'",
            "wrong-bounds",
            "row bounds",
            "none",
        ),
        (
            "UPDATE metadata SET value = '0,0,5' WHERE name = 'center'",
            "centre-outside",
            "metadata",
            "bounds",
        ),
        (
            "UPDATE metadata SET value = 'webp' WHERE name = 'format'",
            "other-format",
            "tile 5/",
            "PNG",
        ),
        (
            "UPDATE map SET tile_row = 32 WHERE zoom_level = 5 AND tile_row = 20",
            "bad-row",
            "row 5,19,32",
            "no such tile",
        ),
        (
            "UPDATE map SET tile_row = 0 WHERE zoom_level = 5 AND tile_row = 20",
            "tiles-outside",
            "zoom 5",
            "south",
        ),
        (
            "UPDATE map SET tile_row = 'a' WHERE zoom_level = 5 AND tile_row = 20",
            "bad-row",
            "table tiles",
            "whole number",
        ),
        (
            "DELETE FROM images WHERE rowid = 1",
            "no-image",
            "table map, row 5,",
            "images",
        ),
        (
            "UPDATE images SET tile_data = x'00' WHERE rowid = 1",
            "bad-tile",
            "(tile_row 2",
            "no picture",
        ),
        ("DROP VIEW tiles", "no-table", "table tiles", "neither"),
        (
            "DROP INDEX map_index; INSERT INTO map SELECT * FROM map WHERE zoom_level = 5",
            "twice",
            "row 5,19,21",
            "more than once",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("zones.mbtiles");
        write(&path, &tiles());
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        assert_found(&path, code, at, what);
    }
}

#[test]
fn a_truncated_mbtiles_archive_is_not_said_to_be_empty() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("zones.mbtiles");
    write(&path, &tiles());
    let length = fs::metadata(&path).unwrap().len();
    let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.set_len(length / 2).unwrap();
    let codes: Vec<&str> = verify(&path)
        .unwrap()
        .findings
        .iter()
        .map(|finding| finding.code)
        .collect();
    assert!(codes.contains(&"bad-database"), "{codes:?}");
    assert!(!codes.contains(&"no-tiles"), "{codes:?}");
}

#[test]
fn a_folder_that_is_wrong_is_told_by_its_files() {
    type Damage = fn(&Path);
    let cases: [(Damage, &str, &str, &str); 6] = [
        (
            |at| fs::write(at.join("notes.txt"), "x").unwrap(),
            "stray",
            "notes.txt",
            "zoom level",
        ),
        (
            |at| fs::create_dir(at.join("5/32")).unwrap(),
            "stray",
            "5/32",
            "column",
        ),
        (
            |at| fs::write(at.join("5/19/07.png"), "x").unwrap(),
            "stray",
            "5/19/07.png",
            "tile",
        ),
        (
            |at| fs::write(at.join("5/19/10.jpg"), "x").unwrap(),
            "other-format",
            "5/19/10.jpg",
            ".png",
        ),
        (
            |at| fs::write(at.join("5/19/10.png"), "").unwrap(),
            "bad-tile",
            "5/19/10.png",
            "0 bytes",
        ),
        (
            |at| fs::write(at.join("tilejson.json"), "{").unwrap(),
            "bad-metadata",
            "tilejson.json",
            "no JSON",
        ),
    ];
    for (damage, code, at, what) in cases {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("zones");
        write(&path, &tiles()[..20]);
        damage(&path);
        assert_found(&path, code, at, what);
    }
}

#[test]
fn a_tile_of_another_size_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("two.pmtiles");
    let metadata = Metadata::new("T", LonLatBox::MERCATOR, 0..=1, TileFormat::Png, 256).unwrap();
    let mut writer = Writer::create(&path, &metadata).unwrap();
    writer.put(TileCoord::WORLD, &picture([0; 3])).unwrap();
    let mut wide = Vec::new();
    let mut encoder = png::Encoder::new(&mut wide, 8, 4);
    encoder.set_color(png::ColorType::Grayscale);
    encoder
        .write_header()
        .unwrap()
        .write_image_data(&[0; 32])
        .unwrap();
    writer.put(TileCoord::new(1, 0, 1).unwrap(), &wide).unwrap();
    writer.finish().unwrap();
    assert_found(
        &path,
        "other-size",
        "tile 1/0/1",
        "8 x 4 pixels, where others have 4 x 4",
    );
}
