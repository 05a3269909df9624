//! A fault that others follow from: its file is named, and what follows is not drawn out.

use std::fs;

use crate::geodata_files::with_files;
use crate::test_env::{TestEnv, stderr};

const LIST: [&str; 4] = ["list", "views", "--geodata", "geo"];

#[track_caller]
fn refused(env: &TestEnv) -> String {
    stderr(&env.run(&LIST).code(3).stdout_eq(""))
}

#[test]
fn an_extent_that_is_swapped() {
    let settings =
        "schema = 1\nslug = \"bakhmut\"\ntitle = \"B\"\nextent = [48.2, 37.4, 49.0, 38.6]\n";
    let said = refused(&with_files(&[("geodata.toml", settings.as_bytes())]));
    assert!(
        said.contains(
            "\ngeo/geodata.toml:4:10: \"extent\" holds none of the places of built-in geodata: places.geojson\n  \
             help: longitude comes first: did you mean [37.4, 48.2, 38.6, 49]?"
        ),
        "{said}"
    );
    assert!(said.lines().count() <= 4, "{said}");
}

#[test]
fn an_extent_of_elsewhere() {
    let settings =
        "schema = 1\nslug = \"bakhmut\"\ntitle = \"B\"\nextent = [7.4, 48.2, 8.6, 49.0]\n";
    let said = refused(&with_files(&[("geodata.toml", settings.as_bytes())]));
    assert!(
        said.contains("\ngeo/geodata.toml:4:10: \"extent\" holds none"),
        "{said}"
    );
}

/// Its own places are swapped, not the extent.
#[test]
fn places_that_are_swapped() {
    let env = TestEnv::new();
    env.copy("tests/fixtures/second-town", "geo");
    let file = env.path("geo/places.geojson");
    let text = fs::read_to_string(&file).unwrap();
    let text = text
        .replace("[20.0, 0.0]", "[0.0, 20.0]")
        .replace("[19.96, 0.03]", "[0.03, 19.96]");
    fs::write(file, text).unwrap();
    let said = refused(&env);
    assert!(said.contains("geo/places.geojson:"), "{said}");
}

#[test]
fn sources_that_are_left_out() {
    let said = refused(&with_files(&[("sources.toml", b"")]));
    let first = said.lines().nth(1).unwrap_or_default();
    assert_eq!(
        first, "geo/sources.toml:1:1: it names no source, and hides built-in geodata: sources.toml",
        "{said}"
    );
    assert!(
        said.contains("help: a file takes the place of the one below it, whole: copy what it names, or remove this one"),
        "{said}"
    );
    assert!(said.lines().count() <= 45, "{said}");
}

#[test]
fn a_source_that_the_layer_does_not_name() {
    let one =
        "[mine]\ntitle = \"M\"\npublisher = \"P\"\nlicence = \"CC0-1.0\"\nattribution = \"\"\n";
    let said = refused(&with_files(&[("sources.toml", one.as_bytes())]));
    assert!(
        said.contains(": there is no source \"osm\" in geo/sources.toml\n"),
        "{said}"
    );
    let faults = said
        .lines()
        .filter(|line| line.starts_with("built-in geodata: "));
    assert_eq!(faults.count(), 20, "{said}");
    let all: usize = said
        .strip_prefix("error: the geodata is not valid: ")
        .and_then(|rest| rest.split(' ').next()?.parse().ok())
        .expect("a count of faults");
    let last = said.lines().last().expect("a last line");
    assert_eq!(last, format!("… and {} more faults", all - 20));
}
