//! `inspect`: what made a picture, and whether it can be made again.

use std::fs;

use serde_json::Value;

use crate::test_env::{TestEnv, stderr};

const SMALL: [&str; 2] = ["--size", "360x270"];

/// The committed map of a view.
fn committed(view: &str) -> String {
    format!(
        "{}/output/bakhmut-2025-01-{view}.png",
        env!("CARGO_MANIFEST_DIR")
    )
}

/// What inspecting a file prints as JSON, and exits with.
#[track_caller]
fn inspected(env: &TestEnv, args: &[&str], code: i32) -> Value {
    let ran = env.run(&[&["inspect", "--format", "json"], args].concat());
    serde_json::from_slice(&ran.code(code).get_output().stdout).expect("JSON")
}

/// What is at hand of each input.
fn at_hand(json: &Value) -> Vec<(String, String)> {
    let inputs = json["inputs"].as_array().expect("inputs").iter();
    let text = |value: &'_ Value| value.as_str().expect("text").to_owned();
    inputs
        .map(|input| (text(&input["name"]), text(&input["at_hand"])))
        .collect()
}

/// Whether that is at hand of an input.
fn is_so(json: &Value, name: &str, word: &str) -> bool {
    at_hand(json).contains(&(name.to_owned(), word.to_owned()))
}

#[test]
fn committed_maps_are_made_again() {
    let env = TestEnv::new();
    for view in ["town", "border"] {
        let ran = env.run(&["inspect", &committed(view)]).success();
        let said = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
        assert!(said.contains(": 1200x900, scale 1, "), "{said}");
        assert!(
            said.contains("\ndata of  2025-01-15 (article 2025-01-15)\n"),
            "{said}"
        );
        assert!(
            said.contains("\nrequest  {\"date\":\"2025-01\",\"view\":\""),
            "{said}"
        );
        let end = "\nsame: the geodata at hand make the same bytes\n";
        assert!(said.ends_with(end), "{said}");
        assert!(
            !said.contains("differs") && !said.contains("missing"),
            "{said}"
        );
    }
}

#[test]
fn it_says_which_inputs_differ_and_which_are_missing() {
    let env = TestEnv::new();
    env.copy("geodata", "mine");
    let places = String::from_utf8(env.read("mine/places.geojson")).unwrap();
    fs::write(
        env.path("mine/places.geojson"),
        places.replace("\"Khromove\"", "\"Chromowe\""),
    )
    .unwrap();
    let file = committed("town");
    let json = inspected(&env, &[&file, "--geodata", "mine"], 1);
    let inputs = at_hand(&json).into_iter();
    let differ: Vec<_> = inputs.filter(|(_, word)| word != "same").collect();
    assert_eq!(
        differ,
        [("places.geojson".to_owned(), "differs".to_owned())]
    );
    assert_eq!(json["again"]["result"], "differs");
    assert_eq!(json["again"]["words"], true);
    assert!(
        json["again"]["pixels"]
            .as_u64()
            .is_some_and(|pixels| pixels > 50),
        "{json:#}"
    );

    // Another town has no such view and no such zones.
    let town = format!("{}/tests/fixtures/second-town", env!("CARGO_MANIFEST_DIR"));
    let json = inspected(&env, &[&file, "--geodata", &town], 1);
    assert!(
        is_so(&json, "zones/article/2025-01-15.geojson", "missing"),
        "{json:#}"
    );
    assert_eq!(json["again"]["result"], "not-drawn");
}

#[test]
fn what_a_picture_does_not_show_makes_no_other_picture() {
    let env = TestEnv::new();
    env.copy("geodata", "mine");
    // Another dataset, with a source of its own.
    let sources = String::from_utf8(env.read("mine/sources.toml")).unwrap();
    let more = "\n[theirs]\ntitle = \"Map\"\npublisher = \"Them\"\nlicence = \"CC0-1.0\"\nattribution = \"Them\"\n";
    fs::write(env.path("mine/sources.toml"), sources + more).unwrap();
    let zones = env.read("mine/zones/article/2025-01-15.geojson");
    fs::create_dir(env.path("mine/zones/theirs")).unwrap();
    fs::write(env.path("mine/zones/theirs/2025-01-15.geojson"), zones).unwrap();
    let table = "title = \"Theirs\"\nsources = [\"theirs\"]\n";
    fs::write(env.path("mine/zones/theirs/dataset.toml"), table).unwrap();
    let json = inspected(&env, &[&committed("town"), "--geodata", "mine"], 0);
    assert_eq!(json["again"]["result"], "unaffected", "{json:#}");
    let inputs = at_hand(&json).into_iter();
    let differ: Vec<_> = inputs.filter(|(_, word)| word != "same").collect();
    assert_eq!(differ, [("sources.toml".to_owned(), "differs".to_owned())]);
}

#[test]
fn a_newer_snapshot_makes_another_picture() {
    let env = TestEnv::new();
    env.copy("geodata", "mine");
    let zones = env.read("mine/zones/article/2025-01-15.geojson");
    fs::write(env.path("mine/zones/article/2025-01-20.geojson"), zones).unwrap();
    let json = inspected(&env, &[&committed("town"), "--geodata", "mine"], 1);
    assert!(
        is_so(&json, "zones/article/2025-01-20.geojson", "new"),
        "{json:#}"
    );
    assert_eq!(json["again"]["result"], "differs");
}

#[test]
fn a_file_that_is_only_compressed_otherwise_is_the_same_picture() {
    let env = TestEnv::new();
    let args = [
        "render",
        "--date",
        "2025-01",
        "--view",
        "town",
        "--optimize",
        "-o",
        "a.png",
    ];
    env.run(&[&args[..], &SMALL].concat()).success();
    let json = inspected(&env, &["a.png"], 0);
    assert_eq!(json["again"]["result"], "recompressed");
}

#[test]
fn figures_are_made_again_as_far_as_they_say_how() {
    let env = TestEnv::new();
    env.run(
        &[
            &["diff", "2024-01", "2025-01", "--figure", "diff.png"],
            &SMALL[..],
        ]
        .concat(),
    )
    .success();
    env.run(&["check", "--exit-zero", "--figure", "check.png"])
        .success();
    env.run(
        &[
            &["timeline", "Bakhmut", "--figure", "chart.png"],
            &SMALL[..],
        ]
        .concat(),
    )
    .success();
    for file in ["diff.png", "check.png"] {
        let json = inspected(&env, &[file], 0);
        assert_eq!(json["again"]["result"], "same", "{json:#}");
    }
    let chart = inspected(&env, &["chart.png"], 1);
    for (file, code, says) in [
        ("diff.png", 0, "15 January 2025"),
        ("check.png", 0, "contradicted"),
        ("chart.png", 1, "15 January 2025"),
    ] {
        let json = inspected(&env, &[file], code);
        let alt = json["alt"].as_str().expect("text").replace('\u{a0}', " ");
        assert!(alt.contains(says) && alt.chars().count() < 400, "{alt}");
    }
    assert_eq!(chart["again"]["result"], "not-drawn");
    assert!(
        at_hand(&chart).iter().all(|(_, word)| word == "same"),
        "{chart:#}"
    );
}

#[test]
fn an_animation_says_what_made_it() {
    let env = TestEnv::new();
    let args = [
        "animate", "--from", "2024-10", "--every", "month", "-o", "a.png",
    ];
    env.run(&[&args[..], &SMALL].concat()).success();
    let json = inspected(&env, &["a.png"], 1);
    assert_eq!((&json["frames"], &json["width"]), (&4.into(), &360.into()));
    assert_eq!(json["request"]["every"], "month");
    assert_eq!(json["again"]["result"], "not-drawn");
    for other in ["a.gif", "a.webp"] {
        let args = [&args[..5], &["-o", other], &SMALL].concat();
        env.run(&args).success();
        let told = inspected(&env, &[other], 1);
        let same = [
            "width", "height", "scale", "frames", "title", "alt", "lang", "rights", "snapshot",
            "request", "inputs", "again",
        ];
        for key in same {
            assert_eq!(told[key], json[key], "{other}: {key}");
        }
        let whole = env.read(other);
        fs::write(env.path(other), &whole[..whole.len() - 9]).unwrap();
        let said = stderr(&env.run(&["inspect", other]).code(3));
        assert!(said.contains("that is cut off or damaged"), "{said}");
    }
}

#[test]
fn files_of_others_are_refused_in_plain_words() {
    let env = TestEnv::new();
    let whole = fs::read(committed("town")).unwrap();
    fs::write(env.path("cut.png"), &whole[..whole.len() / 2]).unwrap();
    fs::write(env.path("head.png"), &whole[..20]).unwrap();
    fs::write(env.path("text.png"), "no picture").unwrap();
    image::RgbImage::new(2, 2)
        .save(env.path("theirs.png"))
        .unwrap();
    fs::create_dir(env.path("folder.png")).unwrap();
    for (file, code, word) in [
        (
            "cut.png",
            3,
            "cut.png: it is a PNG that is cut off or damaged",
        ),
        (
            "head.png",
            3,
            "head.png: it is a PNG that is cut off or damaged",
        ),
        ("text.png", 3, "text.png: it is no PNG file"),
        ("theirs.png", 3, "theirs.png: this program did not write it"),
        ("folder.png", 1, "cannot read folder.png"),
        ("none.png", 1, "cannot read none.png"),
    ] {
        let ran = env.run(&["inspect", file]).code(code).stdout_eq("");
        let said = stderr(&ran);
        assert!(said.starts_with("error: ") && said.contains(word), "{said}");
        assert!(
            code == 1 || said.contains("\nhelp: inspect takes PNG files"),
            "{said}"
        );
    }
}
