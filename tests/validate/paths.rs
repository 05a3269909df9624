//! What is validated, by what, and how the program ends.

use std::fs;
use std::process::Stdio;

use snapbox::cmd::OutputAssert;

use crate::test_env::{TestEnv, stderr};

const SNAPSHOT: &str = "mine/zones/article/2025-01-15.geojson";

/// A copy of the geodata in `mine`.
fn mine() -> TestEnv {
    let env = TestEnv::new();
    env.copy("geodata", "mine");
    env
}

/// Writes a file of `mine` with a text in place of another.
fn spoil(env: &TestEnv, name: &str, text: &str, by: &str) {
    let old = String::from_utf8(env.read(name)).unwrap();
    assert!(old.contains(text), "{text}");
    fs::write(env.path(name), old.replacen(text, by, 1)).unwrap();
}

fn stdout(ran: &OutputAssert) -> String {
    String::from_utf8_lossy(&ran.get_output().stdout).into_owned()
}

#[test]
fn the_built_in_geodata_have_no_finding() {
    let ran = TestEnv::new().run(&["validate"]).success().stdout_eq("");
    assert!(
        stderr(&ran).starts_with("note: 0 errors and 0 warnings in "),
        "{}",
        stderr(&ran)
    );
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/geodata");
    TestEnv::new()
        .run(&["validate", folder])
        .success()
        .stdout_eq("");
}

#[test]
fn a_file_that_is_swapped_as_a_whole_is_told() {
    let env = TestEnv::new();
    let line = |a: &str, b: &str| {
        let text = format!("{{\"type\": \"LineString\", \"coordinates\": [{a}, {b}]}}");
        fs::write(env.path("loose.geojson"), text).unwrap();
        stdout(&env.run(&["validate", "loose.geojson"]).success())
    };
    let said = line("[48.5, 37.9]", "[48.6, 38.1]");
    assert!(
        said.starts_with("warning[swapped-coordinates]: latitude and longitude seem to be swapped"),
        "{said}"
    );
    // As they should be, and elsewhere on the Earth.
    assert_eq!(line("[37.9, 48.5]", "[38.1, 48.6]"), "");
    assert_eq!(line("[2.3, 48.8]", "[13.4, 52.5]"), "");
}

#[test]
fn a_folder_has_as_many_files_named_or_not() {
    let env = TestEnv::new();
    env.copy("geodata", "geodata");
    let named = stderr(&env.run(&["validate", "geodata"]).success());
    assert_eq!(stderr(&env.run(&["validate"]).success()), named);
}

#[test]
fn every_fault_of_every_file_is_told_with_its_line() {
    let env = mine();
    spoil(&env, SNAPSHOT, "\"assessed\"", "\"asessed\"");
    spoil(&env, "mine/places.geojson", "\"rank\": 1", "\"rank\": 9");
    spoil(
        &env,
        "mine/views.toml",
        "figure = \"control\"",
        "figure = \"controll\"",
    );
    let ran = env.run(&["validate", "mine"]).code(3);
    let said = stdout(&ran);
    for part in [
        "error[unknown-word]: unknown status \"asessed\"\n  --> mine/zones/article/2025-01-15.geojson:",
        "\"asessed\",\n   |                   ^^^^^^^^^\n   = help: write \"assessed\"",
        "error[out-of-range]: \"rank\" cannot be 9\n",
        "error[unknown-word]: unknown figure \"controll\"\n",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    assert!(
        stderr(&ran).contains("note: 3 errors and 0 warnings in "),
        "{}",
        stderr(&ran)
    );
    // Of one file alone, that file's.
    let one = env.run(&["validate", SNAPSHOT]).code(3);
    assert_eq!(
        stdout(&one).matches("error[").count(),
        1,
        "{}",
        stdout(&one)
    );
    assert!(stderr(&one).contains("in 1 file\n"));
    let one = env.run(&["validate", "mine/zones"]).code(3);
    assert_eq!(
        stdout(&one).matches("error[").count(),
        1,
        "{}",
        stdout(&one)
    );
    // Without a path, the folder that is named.
    let all = env.run(&["validate", "--geodata", "mine"]).code(3);
    assert_eq!(stdout(&all), said);
}

#[test]
fn a_file_is_found_from_within_its_folder() {
    let env = mine();
    spoil(&env, SNAPSHOT, "\"assessed\"", "\"asessed\"");
    let mut command = env.command(&["validate", "2025-01-15.geojson"]);
    command.current_dir(env.path("mine/zones/article"));
    let ran = OutputAssert::new(command.output().unwrap()).code(3);
    assert!(
        stdout(&ran).contains("error[unknown-word]"),
        "{}",
        stdout(&ran)
    );
}

#[test]
fn a_folder_s_name_that_is_none_of_a_snapshot() {
    let env = mine();
    fs::rename(
        env.path(SNAPSHOT),
        env.path("mine/zones/article/january.geojson"),
    )
    .unwrap();
    let ran = env.run(&["validate", "mine"]).code(3);
    let said = stdout(&ran);
    assert!(said.contains("error[misplaced-file]: \"january\" is no day\n--> mine/zones/article/january.geojson\n = help: "), "{said}");
}

#[test]
fn elsewhere_a_file_is_geojson_alone() {
    let env = TestEnv::new();
    let text = r#"{"type": "Feature", "properties": null, "geometry": null}"#;
    fs::write(env.path("a.geojson"), text).unwrap();
    env.run(&["validate", "a.geojson"]).success().stdout_eq("");
    let ran = env
        .run(&["validate", "--profile", "zones", "a.geojson"])
        .code(3);
    assert!(
        stdout(&ran).starts_with("error[wrong-type]: expected a FeatureCollection"),
        "{}",
        stdout(&ran)
    );
    env.run(&["validate", "gone.geojson"]).code(1);
    env.run(&["validate", "--profile", "zones"]).code(2);
    fs::write(env.path("views.toml"), "").unwrap();
    env.run(&["validate", "a.geojson", "views.toml"]).success();
}

#[test]
fn standard_input_is_a_file_too() {
    let env = TestEnv::new();
    let run = |args: &[&str], text: &str| {
        fs::write(env.path("in"), text).unwrap();
        let mut command = env.command(args);
        command.stdin(Stdio::from(fs::File::open(env.path("in")).unwrap()));
        OutputAssert::new(command.output().unwrap())
    };
    run(
        &["validate", "-"],
        r#"{"type": "Point", "coordinates": [38, 48.6]}"#,
    )
    .success();
    let ran = run(
        &["validate", "-"],
        "{\"type\": \"Point\",\n \"coordinates\": [38 48.6]}",
    )
    .code(3);
    assert_eq!(
        stdout(&ran),
        "error[json-syntax]: expected \",\" or \"]\", found \"4\"\n \
         --> standard input:2:21\n  |\n\
         2 |  \"coordinates\": [38 48.6]}\n  |                     ^^^^\n  \
         = help: see what stands before it: a comma, quote or bracket is missing or too many\n\n"
    );
    let zones = run(
        &["validate", "--profile", "zones", "-"],
        "{\"type\": \"FeatureCollection\"}",
    )
    .code(3);
    assert!(
        stdout(&zones).contains("error[missing-features]"),
        "{}",
        stdout(&zones)
    );
    run(&["validate", "-", "in"], "{}").code(2);
}
