//! `check`, `measure` and `timeline` of places that a dataset has no zones of.

use std::fs;

use serde_json::Value;

use crate::compare::put;
use crate::support::reference;
use crate::test_env::TestEnv;
use crate::verdicts::{claim, numbers};

/// A dataset of one area, right to 500 m, from a meridian to another.
fn dataset(west: f64, east: f64) -> TestEnv {
    let env = TestEnv::new();
    put(
        &env,
        "areas",
        "2025-01-15",
        &[("land", "RU", "assessed", west, east)],
    );
    env
}

const OF: [&str; 4] = ["--dataset", "areas", "--geodata", "mine"];

fn json(env: &TestEnv, args: &[&str]) -> Value {
    let ran = env.run(&[args, &["--format", "json"]].concat());
    serde_json::from_slice(&ran.get_output().stdout).expect("JSON")
}

/// What comes of a claim.
fn checked(env: &TestEnv, subject: &str, asserts: &[&str]) -> Value {
    fs::write(env.path("c.toml"), claim(subject, asserts)).expect("a file can be written");
    let args = [&["check", "--claims", "c.toml"], &OF[..]].concat();
    json(env, &args)["claims"][0].clone()
}

fn held(parts: &Value, keys: [&str; 3]) -> [f64; 3] {
    let mut parts = parts.as_array().expect("a list").iter();
    let held = parts
        .find(|part| part["controller"] == "RU")
        .expect("a held part");
    keys.map(|key| held[key].as_f64().expect("a number"))
}

#[test]
fn one_share_is_told_of_an_outline() {
    let env = dataset(38.0, 38.6);
    let timeline = json(&env, &[&["timeline", "Bakhmut"], &OF[..]].concat());
    let day = &timeline["days"][0];
    assert_eq!(day["measured_by"], "outline");
    let told = held(&day["held"], ["share_low", "share", "share_high"]);
    let measured = json(&env, &[&["measure", "Bakhmut"], &OF[..]].concat());
    let control = measured["measured"].as_array().expect("a list").last();
    let control = control.expect("the control");
    assert_eq!(control["measured_by"], "outline");
    assert_eq!(held(&control["control"], ["low", "share", "high"]), told);
    let share = [
        "measure = \"control-share\"\ncontroller = \"RU\"\ndate = \"2025-01\"\nwording = \"mostly\"",
    ];
    let found = checked(&env, "\"bakhmut\"", &share);
    assert_eq!(numbers(&found, "place"), [told]);
    assert_eq!(found["readings"][0]["by"], "outline");
    let text = found["text"][0].as_str().expect("words");
    assert!(
        text.ends_with(" of Bakhmut within its outline on 15 January 2025"),
        "{text}"
    );
    let [low, share, high] = told;
    assert!(
        low > 0.3 && low < share - 0.05 && share + 0.05 < high && high < 0.8,
        "{told:?}"
    );
}

/// Bakhmut's outline lies between 37.952 and 38.071 degrees, Khromove's centre (which has none, and is
/// right to 700 m) at 37.95.
#[test]
fn a_status_is_told_where_no_edge_is_near() {
    let status = |controller: &str| {
        let side = format!("controller = \"{controller}\"");
        format!("measure = \"control-status\"\n{side}\nstatus = \"assessed\"\ndate = \"2025-01\"")
    };
    for (west, subject, side, verdict) in [
        (37.8, "bakhmut", "RU", "supported"),
        (37.8, "bakhmut", "UA", "contradicted"),
        (38.0, "bakhmut", "RU", "inconclusive"),
        (38.2, "bakhmut", "RU", "contradicted"),
        // Nobody says that what is in no zone is Ukraine's.
        (38.2, "bakhmut", "UA", "inconclusive"),
        (37.8, "khromove", "RU", "supported"),
        (37.94, "khromove", "RU", "inconclusive"),
        (38.2, "khromove", "RU", "contradicted"),
    ] {
        let env = dataset(west, 38.6);
        let found = checked(&env, &format!("\"{subject}\""), &[&status(side)]);
        assert_eq!(
            found["verdict"], verdict,
            "{west} {subject} {side}: {found}"
        );
        let by = if subject == "bakhmut" {
            "outline"
        } else {
            "centre"
        };
        assert_eq!(found["readings"][0]["by"], by, "{found}");
    }
    let env = dataset(37.94, 38.6);
    let found = checked(&env, "\"khromove\"", &[&status("RU")]);
    assert_eq!(found["why"][0], "within the error it may be so or not");
    let text = found["text"][0].as_str().expect("words");
    assert_eq!(
        text,
        "assessed Russian control: Khromove at its centre on 15 January 2025"
    );
}

/// Figures of Shapely 2 (GEOS) and PROJ: the land within the outline in an equal-area projection, grown
/// and shrunk by the 1,000 m to which the dataset is right (Toretsk's lies 117 m from the outline).
#[test]
fn what_an_edge_may_be_off_is_what_geos_has() {
    let Some(folder) = reference("control/deepstate-daily") else {
        return;
    };
    let env = TestEnv::new();
    fs::create_dir_all(env.path("files")).expect("a folder can be made");
    fs::create_dir_all(env.path("mine/zones")).expect("a folder can be made");
    for day in ["20240715", "20240815"] {
        let name = format!("deepstatemap_data_{day}.geojson");
        fs::copy(folder.join(&name), env.path("files").join(&name)).expect("a file can be copied");
    }
    let import = [
        "import",
        "deepstate",
        "files",
        "--dataset",
        "areas",
        "--geodata",
        "mine",
    ];
    env.run(&import).success();
    for (place, day, expected) in [
        ("Chasiv Yar", 0, [0.0198, 0.0757, 0.1418]),
        ("Chasiv Yar", 1, [0.0328, 0.0771, 0.1550]),
        ("Toretsk", 1, [0.0, 0.0, 0.0705]),
    ] {
        let report = json(&env, &[&["timeline", place], &OF[..]].concat());
        let parts = &report["days"][day]["held"];
        let found = held(parts, ["share_low", "share", "share_high"]);
        for (one, other) in found.into_iter().zip(expected) {
            assert!(
                (one - other).abs() < 0.003,
                "{place}: {found:?}, not {expected:?}"
            );
        }
    }
}
