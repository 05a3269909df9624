//! `verify`: what it prints and returns.

use bakhmut_map::archive::{Metadata, Writer};
use bakhmut_map::encode::TileFormat;
use bakhmut_map::projection::TileCoord;
use bakhmut_map::units::LonLatBox;
use serde_json::Value;

use crate::test_env::{TestEnv, stderr};

/// A folder with an archive of one tile.
fn with_archive(name: &str) -> TestEnv {
    let env = TestEnv::new();
    let metadata = Metadata::new("One", LonLatBox::MERCATOR, 0..=0, TileFormat::Png, 256)
        .expect("a zoom level");
    let mut tile = Vec::new();
    let mut encoder = png::Encoder::new(&mut tile, 2, 2);
    encoder.set_color(png::ColorType::Grayscale);
    let mut pixels = encoder.write_header().expect("a header");
    pixels.write_image_data(&[0; 4]).expect("four pixels");
    drop(pixels);
    let mut writer = Writer::create(&env.path(name), &metadata).expect("a part");
    writer.put(TileCoord::WORLD, &tile).expect("a tile");
    writer.finish().expect("an archive");
    env
}

#[test]
fn a_sound_archive_gets_one_line() {
    for (name, kind) in [
        ("one.pmtiles", "PMTiles 3"),
        ("one.mbtiles", "MBTiles"),
        ("one", "a folder"),
    ] {
        let env = with_archive(name);
        let ran = env.run(&["verify", name]).success();
        let line = format!("{name}: {kind}, 1 tile, 1 different, zoom 0 to 0, PNG of 2 pixels\n");
        assert_eq!(String::from_utf8_lossy(&ran.get_output().stdout), line);
        assert_eq!(stderr(&ran), "");
    }
}

#[test]
fn a_spoilt_archive_gets_a_line_for_each_finding_and_exit_code_3() {
    let env = with_archive("one.pmtiles");
    let mut bytes = env.read("one.pmtiles");
    bytes[72] = 9;
    bytes[101] = 7;
    std::fs::write(env.path("one.pmtiles"), bytes).unwrap();
    let ran = env.run(&["verify", "one.pmtiles"]).code(3);
    assert_eq!(
        String::from_utf8_lossy(&ran.get_output().stdout),
        "error[wrong-count]: one.pmtiles: byte 72: 9 tiles are claimed, and there are 1\n\
         error[wrong-zooms]: one.pmtiles: header: zoom 0 to 7 is claimed, but there are tiles at 0 to 0\n"
    );
    let ran = env
        .run(&["verify", "--format", "json", "one.pmtiles"])
        .code(3);
    let json: Value = serde_json::from_slice(&ran.get_output().stdout).unwrap();
    assert_eq!((&json["valid"], &json["tiles"]), (&false.into(), &1.into()));
    assert_eq!(json["findings"][0]["at"], "byte 72");
    assert_eq!(json["findings"][1]["code"], "wrong-zooms");
}

#[test]
fn an_archive_that_is_not_there_is_another_failure() {
    let ran = TestEnv::new().run(&["verify", "none.pmtiles"]).code(1);
    assert!(
        stderr(&ran).contains("cannot read none.pmtiles"),
        "{}",
        stderr(&ran)
    );
}

#[test]
fn an_unfinished_archive_is_told_as_such() {
    let env = with_archive("one.mbtiles");
    std::fs::rename(env.path("one.mbtiles"), env.path("one.mbtiles.part")).unwrap();
    let said = stderr(&env.run(&["verify", "one.mbtiles.part"]));
    assert!(
        said.contains("one.mbtiles.part is what a run of tiles has left")
            && said.contains("--resume"),
        "{said}"
    );
}
