//! `compare`, and `render` of two datasets.

use std::fs;

use serde_json::{Value, json};

use crate::png_text::png_text;
use crate::test_env::{TestEnv, stderr};

/// A zone: its id, controller, status, west and east; from 48.2 to 49.0 degrees of latitude.
pub(crate) type Strip = (&'static str, &'static str, &'static str, f64, f64);

/// Land that `west` has from 38.0 degrees of longitude on, and `east` from 38.1 on.
const WEST: &[Strip] = &[("land", "RU", "assessed", 38.0, 38.6)];
const EAST: &[Strip] = &[
    ("land", "RU", "assessed", 38.1, 38.6),
    ("between", "none", "contested", 38.05, 38.1),
];
const BBOX: &str = "--bbox=37.8,48.4,38.4,48.8";

pub(crate) fn put(env: &TestEnv, dataset: &str, day: &str, strips: &[Strip]) {
    let features = strips.iter().map(|&(id, controller, status, west, east)| {
        let ring = json!([
            [west, 48.2],
            [east, 48.2],
            [east, 49.0],
            [west, 49.0],
            [west, 48.2]
        ]);
        json!({
            "type": "Feature", "id": id,
            "properties": {
                "name": id, "kind": "area", "controller": controller, "status": status,
                "accuracy_m": 500, "sources": ["project"],
            },
            "geometry": { "type": "Polygon", "coordinates": [ring] },
        })
    });
    let file = json!({ "type": "FeatureCollection", "features": features.collect::<Vec<_>>() });
    let folder = env.path(&format!("mine/zones/{dataset}"));
    fs::create_dir_all(&folder).expect("a folder can be made");
    fs::write(folder.join(format!("{day}.geojson")), file.to_string()).expect("a file");
}

fn env() -> TestEnv {
    let env = TestEnv::new();
    put(&env, "west", "2025-01-15", WEST);
    put(&env, "east", "2025-01-15", EAST);
    env
}

fn arguments<'a>(sides: [&'a str; 2], rest: &[&'a str]) -> Vec<&'a str> {
    let head = ["compare", sides[0], sides[1], "--date", "2025-01-15"];
    [&head, rest, &["--geodata", "mine"]].concat()
}

#[track_caller]
fn compared(env: &TestEnv, sides: [&str; 2], rest: &[&str]) -> Value {
    let ran = env.run(&arguments(sides, &[&["--format", "json"], rest].concat()));
    serde_json::from_slice(&ran.success().get_output().stdout).expect("JSON")
}

#[track_caller]
fn is_near(value: &Value, expected: f64, tolerance: f64) {
    let value = value.as_f64().expect("a number");
    assert!(
        (value - expected).abs() < tolerance,
        "{value}, not {expected}"
    );
}

/// Areas of PROJ 9 by pyproj (`Geod.geometry_area_perimeter`, edges cut to 0.0005°).
#[test]
fn land_is_told_by_who_has_it() {
    let found = compared(&env(), ["west", "east"], &[BBOX]);
    is_near(&found["mapped_m2"], 1_968_429_454.96, 2000.0);
    let held = &found["russian_held"];
    is_near(&held["both"]["area_m2"], 984_214_727.48, 2000.0);
    is_near(&held["only"][0]["area_m2"], 328_071_575.83, 2000.0);
    is_near(&held["only"][1]["area_m2"], 0.0, 1.0);
    // Two edges of 44.5 km, each right to 500 m.
    is_near(
        &held["only"][0]["error_m2"],
        2.0 * 44_480.8 * 500.0,
        50_000.0,
    );
    let said = found["said"].as_array().expect("a list");
    let by = |first: Value, second: Value| {
        let pair = said
            .iter()
            .find(|pair| pair["by"] == json!([first, second]));
        pair.unwrap_or_else(|| panic!("no such pair: {said:?}"))["area_m2"].clone()
    };
    let held = || json!({ "controller": "RU", "status": "assessed" });
    let contested = json!({ "controller": "none", "status": "contested" });
    is_near(&by(held(), contested), 164_035_787.9, 2000.0);
    is_near(&by(held(), Value::Null), 164_035_787.9, 2000.0);
    let sum: f64 = said
        .iter()
        .filter_map(|pair| pair["area_m2"].as_f64())
        .sum();
    is_near(&found["mapped_m2"], sum, 2000.0);
}

/// Distances of PROJ 9 by pyproj (`Geod.inv`), the least at each of 200 points along the meridian.
#[test]
fn lines_are_as_far_apart_as_the_ellipsoid_has_it() {
    let found = compared(&env(), ["west", "east"], &[BBOX]);
    let lines = &found["lines_of_contact"];
    is_near(&lines["mean_m"], 7375.576, 0.5);
    is_near(&lines["greatest"]["distance_m"], 7404.663, 5.5);
    is_near(&lines["greatest"]["from"][1], 48.4, 0.02);
    for side in [0, 1] {
        is_near(&lines["along"][side]["length_m"], 44_480.79, 1.0);
        is_near(&lines["along"][side]["mean_m"], 7375.576, 1.0);
    }
    assert_eq!(lines["part_within_accuracy"], 0.0);
    assert_eq!(lines["part_from_which_nearer_may_not_be_mapped"], 0.0);
    // At the ends of what is mapped, the nearest point may lie beyond.
    let all = compared(&env(), ["west", "east"], &[]);
    let beyond = all["lines_of_contact"]["part_from_which_nearer_may_not_be_mapped"].clone();
    is_near(&beyond, 2.0 * 7376.0 / 88_970.0, 0.01);
}

#[test]
fn a_place_between_the_lines_is_as_far_from_both_as_they_are_apart() {
    let found = compared(&env(), ["west", "east"], &[BBOX]);
    let places = found["places"].as_array().expect("a list");
    let bakhmut = places.iter().find(|place| place["id"] == "bakhmut");
    let bakhmut = bakhmut.expect("Bakhmut");
    let lines = &bakhmut["line_of_contact"];
    is_near(&lines[0]["distance_m"], 59.011, 0.1);
    is_near(&lines[1]["distance_m"], 7317.353, 0.1);
    assert_eq!(
        (&lines[0]["inside"], &lines[1]["inside"]),
        (&json!(true), &json!(false))
    );
    is_near(&bakhmut["difference_m"], 59.011 + 7317.353, 0.2);
    assert_eq!(bakhmut["of"], "outline");
    assert_eq!(bakhmut["russian_held"][1], 0.0);
    assert_eq!(bakhmut["differs"], true);
    let soledar = places.iter().find(|place| place["id"] == "klynove");
    let klynove = soledar.expect("Klynove");
    assert_eq!(
        (&klynove["differs"], &klynove["of"]),
        (&json!(false), &json!("centre"))
    );
}

/// Two areas 740 m apart, whose edges may be off by 500 m each: the gap is nearer than the front.
#[test]
fn a_place_is_as_far_from_the_line_as_measure_has_it() {
    let env = env();
    let halves = [
        ("one", "RU", "assessed", 37.7, 38.02),
        ("other", "RU", "assessed", 38.03, 38.6),
    ];
    put(&env, "gap", "2025-01-15", &halves);
    let found = compared(&env, ["gap", "west"], &[]);
    let places = found["places"].as_array().expect("a list");
    let bakhmut = places.iter().find(|place| place["id"] == "bakhmut");
    let line = bakhmut.expect("Bakhmut")["line_of_contact"][0].clone();
    let to = [
        "Bakhmut",
        "--to",
        "front",
        "--dataset",
        "gap",
        "--geodata",
        "mine",
    ];
    let ran = env.run(&[&["measure", "--format", "json"], &to[..]].concat());
    let measured: Value = serde_json::from_slice(&ran.success().get_output().stdout).expect("JSON");
    let front = &measured["measured"][0];
    assert_eq!(front["distance_m"], line["distance_m"]);
    // By PROJ; the gap begins at 1,416 m.
    is_near(&front["distance_m"], 22_188.05, 0.5);
}

#[test]
fn the_other_way_round_it_is_the_same() {
    let env = env();
    let there = compared(&env, ["west", "east"], &[BBOX]);
    let back = compared(&env, ["east", "west"], &[BBOX]);
    let only = |found: &Value, side: usize| found["russian_held"]["only"][side]["area_m2"].clone();
    is_near(
        &only(&back, 1),
        only(&there, 0).as_f64().expect("a number"),
        1.0,
    );
    is_near(&only(&back, 0), 0.0, 1.0);
    let mean = |found: &Value| {
        found["lines_of_contact"]["mean_m"]
            .as_f64()
            .expect("a number")
    };
    assert!((mean(&there) - mean(&back)).abs() < 1e-6);
}

#[test]
fn what_is_the_same_differs_in_nothing() {
    let env = env();
    put(&env, "copy", "2025-01-15", EAST);
    let found = compared(&env, ["copy", "east"], &["--view", "front"]);
    assert_eq!(found["view"], "front");
    for side in [0, 1] {
        assert_eq!(found["russian_held"]["only"][side]["area_m2"], 0.0);
    }
    is_near(
        &found["lines_of_contact"]["greatest"]["distance_m"],
        0.0,
        1e-3,
    );
    assert_eq!(found["lines_of_contact"]["part_within_accuracy"], 1.0);
    let mut places = found["places"].as_array().expect("a list").iter();
    assert!(places.all(|place| place["differs"] == false));
}

#[test]
fn the_article_s_settlements_count_for_themselves() {
    let env = env();
    let found = compared(&env, ["article", "west"], &[]);
    let said = found["said"].as_array().expect("a list");
    let contested = |pair: &&Value| pair["by"][0]["status"] == "contested";
    assert!(said.iter().any(|pair| contested(&pair)), "{said:?}");
    let sum: f64 = said
        .iter()
        .filter_map(|pair| pair["area_m2"].as_f64())
        .sum();
    is_near(&found["mapped_m2"], sum, 50_000.0);
}

#[test]
fn as_text_and_markdown_it_says_the_same() {
    let env = env();
    let text = |form: &str| {
        let ran = env.run(&arguments(["west", "east"], &[BBOX, "--format", form]));
        String::from_utf8_lossy(&ran.success().get_output().stdout).into_owned()
    };
    let (text, markdown) = (text("text"), text("markdown"));
    for what in [
        "west of 2025-01-15 and east of 2025-01-15, in [37.8, 48.4, 38.4, 48.8]",
        "by west alone",
        "4.6 miles (7.4 km) apart on average, along both",
        "contested",
    ] {
        assert!(text.contains(what), "{what}: {text}");
        assert!(
            markdown.replace('\\', "").contains(what),
            "{what}: {markdown}"
        );
    }
    assert!(
        text.lines().all(|line| line.chars().count() <= 240),
        "{text}"
    );
    assert!(markdown.contains("| Bakhmut | "), "{markdown}");
    assert!(!text.contains('\u{a0}') && !markdown.contains('\u{a0}'));
}

#[test]
fn older_data_are_told_and_may_be_refused() {
    let env = env();
    put(&env, "late", "2025-01-10", EAST);
    let ran = env.run(&arguments(["west", "late"], &[BBOX])).success();
    let said = stderr(&ran);
    assert!(
        said.contains("there are no late data of 2025-01-15; the latest before it, of 2025-01-10")
    );
    assert!(
        said.contains("the two are of different days, 2025-01-15 and 2025-01-10, 5 days apart"),
        "{said}"
    );
    let refused = |help: &str| {
        let ran = env.run(&arguments(["west", "late"], &["--strict-date"]));
        let said = stderr(&ran.code(1));
        assert!(
            said.contains("the dataset \"late\" has no snapshot of 2025-01-15"),
            "{said}"
        );
        assert!(said.contains(help), "{said}");
    };
    refused("there is no day that both have");
    // The nearest day of one of them alone is no help.
    for (dataset, day) in [
        ("west", "2025-01-05"),
        ("late", "2025-01-05"),
        ("west", "2025-01-22"),
        ("late", "2025-01-22"),
    ] {
        put(&env, dataset, day, EAST);
    }
    refused("the nearest day that both have is 2025-01-22: try --date 2025-01-22, or");
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let env = env();
    let refused = |sides, rest: &[&str], code, words: &str| {
        let ran = env.run(&arguments(sides, rest)).code(code);
        let said = stderr(&ran);
        assert!(said.contains(words), "{said}");
        assert!(ran.get_output().stdout.is_empty());
    };
    let both = ["west", "east"];
    refused(["west", "west"], &[], 2, "west is compared with itself");
    refused(["west", "nobody"], &[], 2, "nobody");
    refused(both, &["--view", "nowhere"], 2, "nowhere");
    refused(
        both,
        &["--bbox=10,48,11,49"],
        1,
        "there is no land that both datasets map",
    );
    refused(both, &["--bbox=11,48,10,49"], 2, "is not west of");
    refused(both, &["--figure", "-"], 2, "--figure -");
    refused(
        both,
        &["--figure", "a.png", "--view", "border"],
        2,
        "draws no zones",
    );
    refused(both, &["--figure", "a.png", BBOX], 2, "cannot be used with");
    assert!(!env.path("a.png").exists());
    let three = [
        "render",
        "--date",
        "2025-01",
        "--dataset",
        "west,east,article",
    ];
    let ran = env
        .run(&[&three[..], &["--geodata", "mine"]].concat())
        .code(2);
    assert!(stderr(&ran).contains("3 datasets are named: west, east, article"));
}

#[test]
fn a_map_of_two_datasets_names_both() {
    let env = env();
    let render = [
        "render",
        "--date",
        "2025-01-15",
        "--dataset",
        "west,east",
        "--view",
        "front",
    ];
    env.run(&[&render[..], &["--geodata", "mine"]].concat())
        .success();
    let png = env.read("output/bakhmut-2025-01-15-front-west-east.png");
    assert_eq!(
        png_text(&png, "Title"),
        "The front line around Bakhmut: what two sources say"
    );
    let alt = png_text(&png, "Description");
    for what in [
        "Data as of 15 January 2025: west and east.",
        "Assessed Russian control by both: ",
        "Only by west: ",
        "4.6 miles (7.4 km) on average",
    ] {
        assert!(alt.contains(what), "{what}: {alt}");
    }
    assert!(!alt.contains("Only by east"), "{alt}");
    let all = String::from_utf8_lossy(&png).into_owned();
    for what in [
        r#""dataset":"west,east""#,
        "west 2025-01-15, east 2025-01-15",
        "  zones/west/2025-01-15.geojson",
        "  zones/east/2025-01-15.geojson",
    ] {
        assert!(all.contains(what), "{what}");
    }
    // The figure of `compare` is the same picture.
    let figure = ["--view", "front", "--figure", "both.png"];
    env.run(&arguments(["west", "east"], &figure)).success();
    assert_eq!(env.read("both.png"), png);
    // Its figures are of a view, whatever the tables are of.
    let of_all = arguments(["west", "east"], &["--figure", "front.png"]);
    let said = stderr(&env.run(&of_all).success());
    assert!(said.contains("--view front has both of the same"), "{said}");
    assert_eq!(env.read("front.png"), png);
    let uk = ["--view", "front", "--figure", "uk.png", "--lang", "uk"];
    env.run(&arguments(["west", "east"], &uk)).success();
    assert!(png_text(&env.read("uk.png"), "Title").ends_with("що кажуть два джерела"));
}

/// Toretsk lies in a band that is narrower than its name is long.
#[test]
fn a_town_between_two_lines_keeps_its_name() {
    let env = TestEnv::new();
    for (dataset, west) in [("west", 37.83), ("east", 37.87)] {
        let land = ("land", "RU", "assessed", west, 38.6);
        put(&env, dataset, "2025-01-15", &[land]);
    }
    for layout in ["wide", "tall"] {
        let render = ["render", "--date", "2025-01-15", "--view", "front"];
        let rest = ["--dataset", "west,east", "--layout", layout];
        let ran = env.run(&[&render[..], &rest, &["--geodata", "mine"]].concat());
        let said = stderr(&ran.success());
        assert!(!said.contains("Toretsk"), "{layout}: {said}");
    }
}

/// A hole of 740 m behind the line of contact, whose edges may be off by 500 m each, in land that another
/// has whole.
#[test]
fn a_gap_that_may_be_none_is_not_hatched() {
    let env = TestEnv::new();
    put(&env, "whole", "2025-01-15", WEST);
    let holed = |dataset: &str, east: f64| {
        put(&env, dataset, "2025-01-15", WEST);
        let path = env.path(&format!("mine/zones/{dataset}/2025-01-15.geojson"));
        let file = fs::read(&path).expect("a file");
        let mut file: Value = serde_json::from_slice(&file).expect("JSON");
        let ring = file["features"][0]["geometry"]["coordinates"].as_array_mut();
        let hole = json!([
            [38.2, 48.4],
            [38.2, 48.8],
            [east, 48.8],
            [east, 48.4],
            [38.2, 48.4]
        ]);
        ring.expect("rings").push(hole);
        fs::write(&path, file.to_string()).expect("a file");
    };
    holed("gap", 38.21);
    holed("apart", 38.25);
    // A map of one alone draws it as held too, and says so; one that is wider is open.
    for (dataset, is_closed) in [("gap", true), ("apart", false)] {
        let day = ["render", "--date", "2025-01-15", "--view", "front"];
        let rest = ["--dataset", dataset, "--geodata", "mine", "-o", "one.png"];
        env.run(&[&day[..], &rest].concat()).success();
        let all = String::from_utf8_lossy(&env.read("one.png")).into_owned();
        let note = "Gaps behind the front line narrower than 1\u{a0}km may be none";
        assert_eq!(all.contains(note), is_closed, "{dataset}");
    }
    let drawn = |pair: &str, out: &str| {
        let day = ["render", "--date", "2025-01-15", "--view", "front"];
        let rest = ["--dataset", pair, "--geodata", "mine", "-o", out];
        env.run(&[&day[..], &rest].concat()).success();
        let png = env.read(out);
        let notes = png_text(&png, "Disclaimer").replace('\u{a0}', " ");
        (png_text(&png, "Description"), notes)
    };
    let (alt, notes) = drawn("whole,gap", "gap.png");
    assert!(!alt.contains("Only by"), "{alt}");
    assert!(
        notes.contains("Gaps so narrow behind the lines are not hatched"),
        "{notes}"
    );
    assert!(!notes.contains("hatch:"), "{notes}");
    // The figures are as each has the land.
    let found = compared(&env, ["whole", "gap"], &["--view", "front"]);
    is_near(&found["russian_held"]["only"][0]["area_m2"], 32.8e6, 0.1e6);
    let (alt, notes) = drawn("whole,apart", "apart.png");
    assert!(alt.contains("Only by whole: "), "{alt}");
    assert!(!notes.contains("Gaps so narrow"), "{notes}");
    assert!(
        notes.contains("A hatched strip narrower than both together may be no difference"),
        "{notes}"
    );
}

#[test]
fn no_word_of_the_table_of_places_is_broken() {
    let env = env();
    put(&env, "a-longer-name", "2025-01-15", EAST);
    for width in ["100", "110", "140"] {
        let args = arguments(["west", "a-longer-name"], &["--view", "front"]);
        let ran = env.command(&args).env("COLUMNS", width).output();
        let text = String::from_utf8(ran.expect("the program can be run").stdout).expect("text");
        let places = text.split("Place by place").nth(1).expect("a table");
        for word in ["Russian-held", "a-longer-name", "Kostiantynivka"] {
            assert!(places.contains(word), "{width}: {word}: {places}");
        }
        assert!(
            !places.contains("Russian-\n") && !places.contains("Rus "),
            "{places}"
        );
    }
}
