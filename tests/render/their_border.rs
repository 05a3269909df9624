//! The picture of a fact-check by a border that the user names.

use std::fs;

use sha2::{Digest, Sha256};

use crate::png_file::PngFile;
use crate::test_env::{TestEnv, stderr};

/// A made-up border east of the town, as of somebody else.
const THEIRS: &str = r#"{"type": "FeatureCollection", "features": [{"type": "Feature",
    "properties": {"federal_subject": "rostov"}, "geometry":
    {"type": "LineString", "coordinates": [[39.2, 47.5], [39.3, 48.6], [39.4, 49.5]]}}]}"#;

#[test]
fn the_figure_of_another_border_names_its_file_and_not_ours() {
    let env = TestEnv::new();
    fs::create_dir(env.path("private")).expect("a folder can be made");
    fs::write(env.path("private/theirs.geojson"), THEIRS).expect("a file can be written");
    let more = ["--exit-zero", "--border", "private/theirs.geojson"];
    env.run(&[&["check", "--figure", "check.png"], &more[..]].concat())
        .success();
    let file = PngFile::read(&env.read("check.png"));
    let sum: String = Sha256::digest(THEIRS)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let inputs = file.text("bakhmut-map:inputs");
    assert!(
        inputs.contains(&format!("{sum}  theirs.geojson")),
        "{inputs}"
    );
    assert!(
        !inputs.contains("borders.geojson") && !inputs.contains("private"),
        "{inputs}"
    );
    let credit = file.text("Copyright");
    assert!(credit.ends_with("; border by theirs.geojson"), "{credit}");
    // 95.669 km by PROJ, at 20,000 points of each edge.
    let alt = file.text("Description");
    assert!(alt.contains("(95.7 ± 0.6 km)"), "{alt}");
}

#[test]
fn a_border_whose_lines_have_no_names_is_told() {
    let env = TestEnv::new();
    let named = THEIRS.replace("{\"type\": \"FeatureCollection\", \"features\": [", "");
    let named = named.trim_end_matches("]}");
    let plain = named.replace("\"federal_subject\": \"rostov\"", "");
    let write = |features: &[&str]| {
        let features = features.join(", ");
        let text = format!("{{\"type\": \"FeatureCollection\", \"features\": [{features}]}}");
        fs::write(env.path("theirs.geojson"), text).expect("a file can be written");
    };
    let told = || {
        let args = ["check", "--figure", "check.png", "--exit-zero"];
        let ran = env
            .run(&[&args[..], &["--border", "theirs.geojson"]].concat())
            .success();
        let told = stderr(&ran);
        let line = told.lines().find(|line| line.contains("federal_subject"));
        line.map(str::to_owned)
    };
    write(&[named]);
    assert_eq!(told(), None);
    write(&[&plain]);
    let of_all = "note: theirs.geojson names no federal_subject: ";
    assert!(told().is_some_and(|line| line.starts_with(of_all)));
    write(&[named, &plain]);
    let of_some = "note: 1 of the 2 lines of theirs.geojson name no federal_subject: ";
    assert!(told().is_some_and(|line| line.starts_with(of_some)));
}

#[test]
fn of_several_borders_the_figure_shows_the_first_and_says_so() {
    let env = TestEnv::new();
    fs::write(env.path("a.geojson"), THEIRS).expect("a file can be written");
    fs::write(env.path("b.geojson"), THEIRS.replace("39.", "38.")).expect("a file");
    let args = ["check", "--figure", "check.png", "--exit-zero"];
    let several = ["--border", "a.geojson", "--border", "b.geojson"];
    // Before that, names that found no room are told.
    let last = |args: &[&str]| {
        let ran = env.run(args).success();
        stderr(&ran).lines().next_back().map(str::to_owned)
    };
    assert_eq!(
        last(&[&args, &several[..]].concat()).as_deref(),
        Some("note: check.png written by the first border, a.geojson")
    );
    let both = env.read("check.png");
    assert_eq!(
        last(&[&args, &several[..2]].concat()).as_deref(),
        Some("note: check.png written")
    );
    assert_eq!(env.read("check.png"), both);
}
