//! `diff --figure`: the map of what changed beside the report.

use std::fs;

use crate::png_text::png_text;
use crate::test_env::{TestEnv, stderr};

#[test]
fn the_figure_is_a_map_of_what_changed() {
    let env = TestEnv::new();
    let args = ["diff", "2022-10", "2023-05", "--figure", "change.png"];
    let ran = env.run(&args).success();
    assert!(stderr(&ran).contains("change.png written"));
    let alone = env.run(&args[..3]).success();
    assert_eq!(ran.get_output().stdout, alone.get_output().stdout);
    let first = env.read("change.png");
    // Ours: it is drawn again, to the byte.
    env.run(&args).success();
    assert_eq!(env.read("change.png"), first);
    assert_eq!(
        png_text(&first, "Title"),
        "The front line around Bakhmut: what changed"
    );
    let alt = png_text(&first, "Description");
    let begins = "Map: The front line around Bakhmut: what changed. From 15 October 2022 to 21 May \
                  2023. Gained by Russia: 19";
    assert!(alt.starts_with(begins), "{alt}");
    assert!(
        alt.contains(" km² (") && alt.contains("Bakhmut, Ivanhrad and Yahidne."),
        "{alt}"
    );
    assert_eq!(png_text(&first, "Creation Time"), "2023-05-21");
}

#[test]
fn the_metadata_name_both_sides() {
    let env = TestEnv::new();
    env.copy("geodata/zones/article", "here");
    fs::rename(
        env.path("here/2023-08-24.geojson"),
        env.path("here/then.geojson"),
    )
    .expect("a file can be renamed");
    let args = [
        "diff",
        "here/then.geojson",
        "2025-01",
        "--figure",
        "change.png",
    ];
    env.run(&args).success();
    let png = env.read("change.png");
    let alt = png_text(&png, "Description");
    assert!(
        alt.contains("From then.geojson to 15 January 2025."),
        "{alt}"
    );
    let all = String::from_utf8_lossy(&png).into_owned();
    assert!(all.contains(r#"{"since":"then.geojson","date":"2025-01-15","view":"front""#));
    assert!(!all.contains("here/"), "a path is nobody's business");
    for name in ["  then.geojson\n", "  zones/article/2025-01-15.geojson"] {
        assert!(all.contains(name), "{name}");
    }
}

#[test]
fn a_file_of_a_day_is_told_by_its_day() {
    let env = TestEnv::new();
    env.copy("geodata/zones/article", "here");
    let args = [
        "diff",
        "here/2023-08-24.geojson",
        "2025-01",
        "--figure",
        "change.png",
        "--lang",
        "uk",
    ];
    env.run(&args).success();
    let alt = png_text(&env.read("change.png"), "Description");
    assert!(
        alt.contains("З 24 серпня 2023 року до 15 січня 2025 року."),
        "{alt}"
    );
    assert!(alt.contains("Захоплено Росією: "), "{alt}");
}

/// A town that is known better than the area around it changes hands.
#[test]
fn the_table_and_the_figure_agree() {
    let env = TestEnv::new();
    env.copy("geodata/zones/article", "here");
    let after = fs::read_to_string(env.path("here/2025-01-15.geojson")).expect("a snapshot");
    let (first, town) = after.split_once("\"id\": \"bakhmut\"").expect("Bakhmut");
    let town = town.replacen("\"assessed\"", "\"contested\"", 1);
    fs::create_dir(env.path("before")).expect("a folder can be made");
    fs::write(
        env.path("before/2025-01-15.geojson"),
        format!("{first}\"id\": \"bakhmut\"{town}"),
    )
    .expect("a file can be written");
    let args = [
        "diff",
        "before/2025-01-15.geojson",
        "here/2025-01-15.geojson",
        "--figure",
        "change.png",
    ];
    let ran = env.run(&args).success();
    let table = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
    let alt = png_text(&env.read("change.png"), "Description");
    let (_, gained) = alt
        .split_once("Gained by Russia: ")
        .expect("what was gained");
    let (miles, rest) = gained.split_once(" (").expect("square miles");
    let (km2, _) = rest.split_once(')').expect("square kilometres");
    assert!(km2.starts_with("37 ± ") && km2.ends_with(" km²"), "{alt}");
    let all = table.find("all zones").expect("the totals");
    for figure in [km2, miles] {
        assert!(table[all..].contains(figure), "{figure}: {table}");
    }
    // Both are of one day: which is which is told.
    assert!(
        alt.contains("From 15 January 2025 (before) to 15 January 2025 (after)"),
        "{alt}"
    );
}

#[test]
fn what_can_t_be_drawn_is_refused() {
    let env = TestEnv::new();
    let days = ["diff", "2023-12", "2025-01"];
    for (args, said) in [
        (
            &["--figure", "-"][..],
            "would mix the picture into the report",
        ),
        (
            &["--figure", "a.jpg"],
            "maps are PNG, SVG or PDF files, not .jpg",
        ),
        (
            &["--figure", "a.png", "--view", "border"],
            "the view border draws no zones",
        ),
        (&["--figure", "a.png", "--view", "nowhere"], "nowhere"),
        (
            &["--figure", "a.png", "--size", "8000x8000", "--scale", "3"],
            "million pixels",
        ),
        (&["--view", "town"], "--figure"),
        (&["--lang", "uk"], "--figure"),
        (&["--size", "800x600"], "--figure"),
    ] {
        let ran = env.run(&[&days[..], args].concat()).code(2);
        assert!(stderr(&ran).contains(said), "{args:?}: {}", stderr(&ran));
    }
    assert!(env.tree().is_empty(), "{:?}", env.tree().keys());
    // Where only the file is in the way, the report is there all the same.
    fs::write(env.path("theirs.png"), "theirs").expect("a file can be written");
    let args = [&days[..], &["--figure", "theirs.png"]].concat();
    let ran = env.run(&args).code(1);
    assert!(!ran.get_output().stdout.is_empty());
    assert_eq!(env.read("theirs.png"), b"theirs");
    env.run(&[&args[..], &["--force"]].concat()).success();
    assert!(env.read("theirs.png").starts_with(b"\x89PNG"));
}

#[test]
fn zones_that_no_map_shows_are_told() {
    let env = TestEnv::new();
    let zone = r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "a",
        "properties": {"name": "A", "kind": "area", "controller": "RU", "status": "assessed",
        "accuracy_m": 100, "sources": ["anybody"]}, "geometry": {"type": "Polygon",
        "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}}]}"#;
    fs::write(env.path("away.geojson"), zone).expect("a file can be written");
    let ran = env
        .run(&[
            "diff",
            "away.geojson",
            "away.geojson",
            "--figure",
            "change.png",
        ])
        .success();
    let said = stderr(&ran);
    assert!(
        said.contains("no zone of away.geojson lies where the dataset article maps"),
        "{said}"
    );
}
