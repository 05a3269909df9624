//! Every bad file is refused with its name, feature, line and column.

use std::fs;

use bakhmut_map::error::Kind;
use proptest::prelude::*;

use crate::house::{House, SNAPSHOT, faults};

/// What a snapshot of those bytes is told.
fn replaced(bytes: &[u8]) -> Vec<String> {
    let house = House::new();
    house.write(SNAPSHOT, bytes);
    faults(&house.snapshot().unwrap_err())
}

fn at(rest: &str) -> Vec<String> {
    vec![format!("geodata/{SNAPSHOT}:{rest}")]
}

#[test]
fn the_house_is_sound() {
    let snapshot = House::new().snapshot().unwrap();
    assert_eq!(snapshot.zones.len(), 2);
}

#[test]
fn what_is_no_json() {
    assert_eq!(
        replaced(b"who holds what"),
        at("1:1: expected a value, found \"w\"")
    );
    assert_eq!(replaced(b""), at("1:1: the file is empty"));
    assert_eq!(replaced(b"\xEF\xBB\xBF"), at("1:1: the file is empty"));
    let house = House::new();
    let text = house.read(SNAPSHOT);
    house.write(SNAPSHOT, &text[..text.find("[10.6, 50.6]").unwrap() + 8]);
    let found = faults(&house.snapshot().unwrap_err());
    assert_eq!(
        found,
        at("6:44: feature marsh-end: the file ends in the middle of a list")
    );
    house.write(SNAPSHOT, &text.as_bytes()[..text.len() - 3]);
    let found = faults(&house.snapshot().unwrap_err());
    assert_eq!(found, at("13:2: the file ends in the middle of an object"));
    let deep = "[".repeat(200_000);
    assert_eq!(
        replaced(deep.as_bytes()),
        at("1:129: lists and objects nest more than 128 deep here")
    );
    assert_eq!(
        replaced(b"{\n \"a\": \"\xFF\"}"),
        at("2:8: the byte 0xFF is not UTF-8")
    );
    assert_eq!(
        replaced(b"\xFF\xFE{\0}\0"),
        at("1:1: the file is UTF-16, not UTF-8")
    );
}

#[test]
fn a_byte_order_mark_is_borne() {
    let house = House::new();
    house.write(SNAPSHOT, format!("\u{feff}{}", house.read(SNAPSHOT)));
    assert_eq!(house.snapshot().unwrap().zones.len(), 2);
}

#[test]
fn every_fault_is_told_at_once_and_in_the_order_of_the_files() {
    let house = House::new();
    house.edit(SNAPSHOT, "\"assessed\"", "\"held\"");
    house.edit(SNAPSHOT, "[10.6, 50.4]", "[438, 50.4]");
    house.edit(SNAPSHOT, "\"area\"", "\"land\"");
    let found = faults(&house.snapshot().unwrap_err());
    assert_eq!(found.len(), 3, "{found:?}");
    house.edit("views.toml", "\"control\"", "\"contorl\"");
    house.edit("places.geojson", "\"rank\": 1", "\"rank\": 0");
    house.edit("sources.toml", "licence", "license");
    let found = faults(&house.open().unwrap_err());
    assert_eq!(
        found,
        [
            "geodata/sources.toml:4:1: unknown key \"license\"",
            "geodata/places.geojson:3:73: feature marsh-end: \"rank\" cannot be 0",
            "geodata/views.toml:10:10: unknown figure \"contorl\"",
        ]
    );
}

#[test]
fn a_folder_where_a_file_should_be() {
    for name in ["geodata.toml", "views.toml", "places.geojson", SNAPSHOT] {
        let house = House::new();
        fs::remove_file(house.dir().join(name)).unwrap();
        fs::create_dir(house.dir().join(name)).unwrap();
        let found = faults(&house.snapshot().unwrap_err());
        let expected = format!("geodata/{name}: this is a folder where a file should be");
        assert_eq!(found[0], expected);
    }
}

#[test]
fn a_snapshot_that_is_misnamed() {
    let house = House::new();
    house.write("zones/survey/january.geojson", "{}");
    house.write("zones/2025-01-15.geojson", "{}");
    house.write("zones/survey/README.md", "about the survey");
    let found = faults(&house.open().unwrap_err());
    assert_eq!(
        found,
        [
            "geodata/zones/2025-01-15.geojson: the file's name says neither dataset nor day",
            "geodata/zones/survey/january.geojson: \"january\" is no day",
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_bytes_are_refused_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let house = House::new();
        house.write(SNAPSHOT, &bytes);
        prop_assert_eq!(house.snapshot().unwrap_err().kind(), Kind::Data);
        house.write("views.toml", &bytes);
        if let Err(error) = house.open() {
            prop_assert_eq!(error.kind(), Kind::Data);
        }
    }

    #[test]
    fn a_file_with_slips_is_read_or_refused_without_panic(
        slips in proptest::collection::vec((0.0..1.0_f64, 0..4_usize, "[\\[\\]{},:\"\\\\0-9.e\n-]"), 1..6),
        name in prop_oneof![Just(SNAPSHOT), Just("places.geojson"), Just("views.toml"), Just("claims.toml")],
    ) {
        let house = House::new();
        let mut bytes = house.read(name).into_bytes();
        for (part, cut, insert) in slips {
            let from = (part * bytes.len() as f64) as usize;
            let to = (from + cut).min(bytes.len());
            bytes.splice(from..to, insert.into_bytes());
        }
        house.write(name, &bytes);
        if let Err(error) = house.snapshot() {
            prop_assert_eq!(error.kind(), Kind::Data);
            prop_assert!(error.faults().iter().all(|fault| fault.place.is_some()));
        }
    }
}
