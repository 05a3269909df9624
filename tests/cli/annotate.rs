//! An editor's own words and marks.

use std::fs;

use crate::png_text::png_text;
use crate::test_env::{TestEnv, stderr};

const TOWN: [&str; 7] = [
    "render", "--date", "2025-01", "--view", "town", "-o", "map.png",
];

fn with<'a>(args: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [args, more].concat()
}

/// The example of docs/annotate.md.
const EXAMPLE: &str = include_str!("../../docs/marks.geojson");

/// A folder with marks in it.
fn marked(marks: &str) -> TestEnv {
    let env = TestEnv::new();
    fs::write(env.path("marks.geojson"), marks).expect("a file");
    env
}

/// A collection of one feature.
fn one(properties: &str, geometry: &str, coordinates: &str) -> String {
    format!(
        "{{ \"type\": \"FeatureCollection\", \"features\": [\n\
         {{ \"type\": \"Feature\", \"properties\": {properties},\n\
         \"geometry\": {{ \"type\": \"{geometry}\", \"coordinates\": {coordinates} }} }} ] }}"
    )
}

/// The texts of a map as its SVG has them, each once.
fn texts(env: &TestEnv, more: &[&str]) -> Vec<String> {
    let args = [
        "render", "--date", "2025-01", "--view", "town", "-o", "map.svg",
    ];
    env.run(&with(&args, more)).success();
    let svg = String::from_utf8(env.read("map.svg")).expect("text");
    let ends = svg
        .split("</text>")
        .filter_map(|part| part.rsplit_once('>'));
    let mut texts: Vec<String> = Vec::new();
    for (_, text) in ends {
        if !texts.iter().any(|other| other == text) {
            texts.push(text.to_owned());
        }
    }
    texts
}

#[test]
fn words_take_the_place_of_the_maps_own() {
    let env = TestEnv::new();
    let said = |more: &[&str]| texts(&env, more).join("|");
    let own = said(&[]);
    let (title, date) = ("Who controls Bakhmut", "15 January 2025");
    assert!(own.contains(title) && own.contains(date), "{own}");
    let words = ["--title", "Where the road is cut", "--subtitle", "A sketch"];
    let theirs = said(&with(&words, &["--credit", "Graphic: Our Desk"]));
    assert!(
        theirs.contains("Where the road is cut|A sketch · Data as of 15 January 2025|"),
        "{theirs}"
    );
    assert!(!theirs.contains(title), "{theirs}");
    // No map is without the day of its data and its sources.
    assert!(
        theirs.contains(date) && theirs.contains("Sources: "),
        "{theirs}"
    );
    assert!(theirs.contains("Graphic: Our Desk."), "{theirs}");
    let without = said(&["--title", "", "--subtitle", " "]);
    assert!(
        !without.contains(title) && without.contains(date),
        "{without}"
    );
}

#[test]
fn words_stand_in_the_metadata() {
    let env = TestEnv::new();
    let words = ["--title", "Where?", "--credit", "Our Desk"];
    env.run(&with(&TOWN, &words)).success();
    let map = env.read("map.png");
    assert_eq!(png_text(&map, "Title"), "Where?");
    assert!(png_text(&map, "Description").starts_with("Map: Where?"));
    assert!(png_text(&map, "Copyright").ends_with("; Our Desk"));
    let request = png_text(&map, "bakhmut-map:request");
    assert!(
        request.ends_with(r#""title":"Where?","credit":"Our Desk"}"#),
        "{request}"
    );
    env.run(&["inspect", "map.png"]).success();
    env.run(&with(&TOWN, &["--title", ""])).success();
    assert!(png_text(&env.read("map.png"), "Title").contains("Bakhmut"));
    env.run(&["inspect", "map.png"]).success();
}

#[test]
fn words_that_cannot_be_printed_are_refused() {
    let env = TestEnv::new();
    for (option, text, why) in [
        ("--title", "a\nb", "U+000A"),
        ("--subtitle", "a\u{202e}b", "U+202E"),
        ("--credit", " ", "it says nothing"),
    ] {
        let told = stderr(&env.run(&with(&TOWN, &[option, text])).code(2));
        assert!(told.contains(why), "{told}");
    }
    let diff = ["diff", "2023-12", "2025-01", "--title", "x"];
    let told = stderr(&env.run(&diff).code(2));
    assert!(told.contains("--figure"), "{told}");
}

#[test]
fn a_long_title_is_broken_and_one_too_long_told() {
    let env = TestEnv::new();
    let long = "The front line ".repeat(8);
    let told = stderr(&env.run(&with(&TOWN, &["--title", &long])).success());
    assert!(!told.contains("no room for the end"), "{told}");
    let long = "The front line ".repeat(60);
    let told = stderr(&env.run(&with(&TOWN, &["--title", &long])).success());
    assert!(told.contains("no room for the end of the title"), "{told}");
}

#[test]
fn the_example_is_drawn_in_both_languages() {
    let env = marked(EXAMPLE);
    let annotate = ["--annotate", "marks.geojson"];
    let english = texts(&env, &annotate);
    for text in [
        "Water tower",
        "held since May",
        "Advance of",
        "Industrial",
        "Direction of an advance",
    ] {
        assert!(
            english.iter().any(|line| line.starts_with(text)),
            "{text}: {english:?}"
        );
    }
    let ukrainian = texts(&env, &with(&annotate, &["--lang", "uk"])).join(" ");
    assert!(
        ukrainian.contains("Водонапірна вежа") && !ukrainian.contains("Water"),
        "{ukrainian}"
    );
    assert!(ukrainian.contains("утримувано з"), "{ukrainian}");
    // What has no Ukrainian words stands as it was written.
    let lacking = marked(&EXAMPLE.replace("description:uk", "remark"));
    let ukrainian = texts(&lacking, &with(&annotate, &["--lang", "uk"])).join(" ");
    assert!(ukrainian.contains("held since May"), "{ukrainian}");
    let both = texts(&env, &with(&annotate, &["--lang", "en+uk"])).join(" ");
    assert!(
        both.contains("Water tower") && both.contains("Водонапірна вежа"),
        "{both}"
    );
}

#[test]
fn marks_are_told_to_those_who_cannot_see_them_and_to_inspect() {
    let env = marked(EXAMPLE);
    env.run(&with(&TOWN, &["--annotate", "marks.geojson"]))
        .success();
    let map = env.read("map.png");
    let alt = png_text(&map, "Description");
    assert!(
        alt.contains("Marked: Water tower, Advance of January and Industrial zone."),
        "{alt}"
    );
    assert!(alt.chars().count() < 400);
    assert!(png_text(&map, "bakhmut-map:inputs").contains("  marks.geojson"));
    let request = png_text(&map, "bakhmut-map:request");
    assert!(
        request.contains(r#""annotate":"marks.geojson""#),
        "{request}"
    );
    env.run(&["inspect", "map.png"]).success();
    fs::write(
        env.path("marks.geojson"),
        EXAMPLE.replace("#7a1fa2", "#0b6623"),
    )
    .expect("a file");
    let told = env.run(&["inspect", "map.png"]).code(1);
    let told = String::from_utf8_lossy(&told.get_output().stdout).into_owned();
    assert!(
        told.contains("differs") && told.contains("marks.geojson, now"),
        "{told}"
    );
    fs::remove_file(env.path("marks.geojson")).expect("it goes");
    let told = env.run(&["inspect", "map.png"]).code(1);
    let told = String::from_utf8_lossy(&told.get_output().stdout).into_owned();
    assert!(
        told.contains("missing") && told.contains("not-drawn"),
        "{told}"
    );
}

#[test]
fn every_figure_has_them() {
    let env = marked(EXAMPLE);
    let annotate = [
        "--annotate",
        "marks.geojson",
        "--title",
        "Ours",
        "--figure",
        "f.svg",
    ];
    for args in [
        &["diff", "2023-12", "2025-01", "--view", "town"][..],
        &["check", "--exit-zero"],
    ] {
        env.run(&with(args, &annotate)).success();
        let svg = String::from_utf8(env.read("f.svg")).expect("text");
        assert!(
            svg.contains(">Water tower<") && svg.contains(">Ours<"),
            "{args:?}"
        );
    }
    let told = stderr(&env.run(&with(&["timeline", "Bakhmut"], &annotate)).code(2));
    assert!(told.contains("chart"), "{told}");
}

#[test]
fn what_is_not_on_the_map_is_told() {
    let env = marked(&one("{ \"title\": \"Kyiv\" }", "Point", "[30.5, 50.45]"));
    let told = stderr(
        &env.run(&with(&TOWN, &["--annotate", "marks.geojson"]))
            .success(),
    );
    assert!(told.contains("town: not on this map: “Kyiv”"), "{told}");
    assert!(!png_text(&env.read("map.png"), "Description").contains("Kyiv"));
}

#[test]
fn words_that_find_no_room_are_a_warning() {
    let wordy = "They came along the road and over the fields. ".repeat(40);
    let said = format!("{{ \"title\": \"Depot\", \"description\": \"{wordy}\" }}");
    let env = marked(&one(&said, "Point", "[38.0, 48.6]"));
    let told = stderr(
        &env.run(&with(&TOWN, &["--annotate", "marks.geojson"]))
            .success(),
    );
    let warning = told.lines().find(|line| line.starts_with("warning: "));
    let warning = warning.unwrap_or_default();
    assert!(warning.contains("town: no room for “Depot”"), "{told}");
    assert!(warning.contains("shorter texts"), "{told}");
}

#[test]
fn an_area_too_narrow_to_hold_a_point_has_its_title_beside_it() {
    let strip = "[[[37.96, 48.55], [38.06, 48.6501], [38.06, 48.65], [37.96, 48.55]]]";
    let env = marked(&one("{ \"title\": \"Canal\" }", "Polygon", strip));
    let said = texts(&env, &["--annotate", "marks.geojson"]);
    assert!(said.iter().any(|text| text == "Canal"), "{said:?}");
}

#[test]
fn faults_are_told_with_their_place() {
    let point = |properties: &str| one(properties, "Point", "[38.0, 48.6]");
    for (marks, place, what) in [
        (
            point("{ \"marker-color\": \"red\" }"),
            "2:54",
            "\"red\" is no colour",
        ),
        (
            point("{ \"marker-color\": \"7a1fa2\" }"),
            "2:54",
            "write \"#7a1fa2\"",
        ),
        (
            point("{ \"marker-symbol\": \"airport\" }"),
            "2:55",
            "\"star\" or \"none\"",
        ),
        (
            point("{ \"title_uk\": \"x\" }"),
            "2:38",
            "write \"title:uk\"",
        ),
        (
            point("{ \"arrow\": \"end\" }"),
            "2:47",
            "only a line can have an \"arrow\"",
        ),
        (point("{ \"title\": \"a\\tb\" }"), "2:47", "U+0009"),
        (
            one("{ \"fill-opacity\": 2 }", "Point", "[38, 48.6]"),
            "2:54",
            "from 0 (clear) to 1",
        ),
        (
            one("{}", "MultiPoint", "[[38, 48.6]]"),
            "3:13",
            "not a MultiPoint",
        ),
        (one("{}", "Point", "[48.6, 38.0]"), "3:47", "swapped"),
        (one("{}", "Point", "[200, 48.6]"), "3:48", "200"),
        (
            "{ \"type\": \"FeatureCollection\", \"features\": [] }".to_owned(),
            "1:1",
            "it holds no mark",
        ),
        ("{ \"type\": ".to_owned(), "1:", "ends"),
    ] {
        let env = marked(&marks);
        let told = stderr(
            &env.run(&with(&TOWN, &["--annotate", "marks.geojson"]))
                .code(3),
        );
        assert!(
            told.contains(&format!("marks.geojson:{place}")),
            "{what}: {told}"
        );
        assert!(told.contains(what), "{told}");
        assert!(!env.path("map.png").exists());
    }
    let told = stderr(
        &TestEnv::new()
            .run(&with(&TOWN, &["--annotate", "no.geojson"]))
            .code(1),
    );
    assert!(told.contains("cannot read no.geojson"), "{told}");
}

#[test]
fn a_colour_that_hardly_stands_out_is_told() {
    let env = marked(EXAMPLE);
    let told = |color: &str, theme: &str| {
        fs::write(env.path("marks.geojson"), EXAMPLE.replace("#7a1fa2", color)).expect("a file");
        let more = ["--annotate", "marks.geojson", "--theme", theme, "--force"];
        stderr(&env.run(&with(&TOWN, &more)).success())
    };
    let pale = told("#ffee99", "light");
    for mark in ["Water tower", "Advance of January", "Industrial zone"] {
        let words = format!("the colour of “{mark}”, #ffee99 on the map, hardly stands out");
        assert!(pale.contains(&words), "{pale}");
    }
    assert!(pale.contains("give it a darker one"), "{pale}");
    assert!(!told("#ffee99", "dark").contains("hardly stands out"));
    let dark = told("#302010", "dark");
    assert!(dark.contains("give it a lighter one"), "{dark}");
    assert!(!told("#7a1fa2", "light").contains("hardly stands out"));
    // Without an edge, an area is seen by its fill, which covers a fifth of the map unless more is asked for.
    let filled = |opacity: &str| {
        let paint = format!(
            "{{ \"title\": \"Depot\", \"stroke-opacity\": 0, \"fill\": \"#7a1fa2\", \"fill-opacity\": {opacity} }}"
        );
        let square = "[[[37.98, 48.58], [38.02, 48.58], [38.02, 48.61], [37.98, 48.58]]]";
        fs::write(env.path("marks.geojson"), one(&paint, "Polygon", square)).expect("a file");
        let more = ["--annotate", "marks.geojson", "--force"];
        stderr(&env.run(&with(&TOWN, &more)).success())
    };
    let faint = filled("0.2");
    assert!(
        faint.contains("“Depot”, #") && faint.contains("hardly stands out"),
        "{faint}"
    );
    assert!(!filled("0.9").contains("hardly stands out"));
}
