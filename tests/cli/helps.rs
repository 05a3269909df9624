//! Helps that must fit their fault.

use crate::bad_zones::{FILE, spoilt};
use crate::geodata_files::{RENDER, faults, one_fault, refusal, with_files};
use crate::test_env::{TestEnv, stderr};

/// The table's keys are not told as well: they would be right if its name were.
#[test]
fn a_table_that_stands_twice() {
    let text =
        "[town]\nfigure = \"control\"\ntitle = \"Town\"\nbounds = [37.9, 48.5, 38.1, 48.7]\n";
    let twice = format!("{text}\n{text}");
    let said = one_fault(
        "views.toml",
        twice.as_bytes(),
        "geo/views.toml:6:2: ",
        "the table [town] stands twice",
    );
    assert!(
        said.contains("help: it stands on line 1 too; give one of them another name"),
        "{said}"
    );
    assert!(!said.contains("quotes"), "{said}");
    let key = text.replace("title", "title = \"A\"\ntitle");
    let said = one_fault(
        "views.toml",
        key.as_bytes(),
        "geo/views.toml:4:1: ",
        "the key title stands twice",
    );
    assert!(
        said.contains("help: it stands on line 3 too; keep one of the two"),
        "{said}"
    );
    let said = one_fault(
        "views.toml",
        b"[town]\ntitle = Town\n",
        "geo/views.toml:2:9: ",
        "not TOML",
    );
    assert!(said.contains("help: strings need double quotes"), "{said}");
}

#[test]
fn an_accuracy_beyond_the_earth() {
    let said = one_fault(
        FILE,
        spoilt("3300", "1e12").as_bytes(),
        "geo/zones/article/2025-01-15.geojson:25:54: feature area-ru: ",
        "\"accuracy_m\" cannot be 1000000000000",
    );
    assert!(
        said.contains("a number above 0 and below 20000000"),
        "{said}"
    );
}

#[test]
fn a_file_that_begins_with_text() {
    let env = with_files(&[(FILE, b"status: assessed\n")]);
    let said = refusal(&env, &RENDER);
    assert_eq!(faults(&said).len(), 1, "{said}");
    assert!(
        said.contains(":1:1: expected a value, found \"s\"\n"),
        "{said}"
    );
    assert!(
        said.contains("help: GeoJSON begins with { \"type\": \"FeatureCollection\""),
        "{said}"
    );
}

#[test]
fn one_file_for_two_views_that_were_named() {
    let env = TestEnv::new();
    let args = ["--view", "town", "--view", "front", "-o", "x.png"];
    let said = stderr(
        &env.run(&[&["render", "--date", "2025-01"], &args[..]].concat())
            .code(2),
    );
    assert!(
        said.contains("help: name one view only, as in --view town\n"),
        "{said}"
    );
}
