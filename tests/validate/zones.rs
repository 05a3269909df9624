//! What is found in zones: of each other, of their days, and of the snapshot before.

use std::fs;

use serde_json::{Value, json};

use crate::test_env::TestEnv;

/// The first of March 2025.
const TODAY: &str = "1740787200";

/// An area from one longitude to another, all of one height.
fn area(id: &str, controller: &str, status: &str, west: f64, east: f64) -> Value {
    let ring = json!([
        [west, 48.6],
        [east, 48.6],
        [east, 48.65],
        [west, 48.65],
        [west, 48.6]
    ]);
    json!({
        "type": "Feature",
        "id": id,
        "properties": {
            "name": id, "kind": "area", "controller": controller, "status": status,
            "accuracy_m": 300, "sources": ["project"]
        },
        "geometry": { "type": "Polygon", "coordinates": [ring] }
    })
}

/// The same area with another property.
fn with(mut zone: Value, key: &str, value: &str) -> Value {
    zone["properties"][key] = value.into();
    zone
}

/// Codes, features and messages of what is found in a folder that holds these snapshots.
fn found(snapshots: &[(&str, Vec<Value>)]) -> Vec<(String, String, String)> {
    let env = TestEnv::new();
    fs::create_dir_all(env.path("mine/zones/desk")).unwrap();
    for (day, zones) in snapshots {
        let text = json!({ "type": "FeatureCollection", "features": zones }).to_string();
        fs::write(env.path(&format!("mine/zones/desk/{day}.geojson")), text).unwrap();
    }
    let mut command = env.command(&["validate", "--format", "json", "--geodata", "mine"]);
    let ran = command.env("SOURCE_DATE_EPOCH", TODAY).output().unwrap();
    let findings: Vec<Value> = serde_json::from_slice(&ran.stdout).unwrap();
    let text = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    let told = |one: &Value| {
        (
            text(one, "code"),
            text(one, "feature"),
            text(one, "message"),
        )
    };
    findings.iter().map(told).collect()
}

fn codes(snapshots: &[(&str, Vec<Value>)]) -> Vec<String> {
    found(snapshots)
        .into_iter()
        .map(|(code, ..)| code)
        .collect()
}

const DAY: &str = "2025-01-15";
const DAY_BEFORE: &str = "2024-12-15";

#[test]
fn zones_that_say_different_things_of_the_same_land() {
    let ru = || area("ru", "RU", "assessed", 38.0, 38.1);
    let told = found(&[(DAY, vec![ru(), area("ua", "UA", "assessed", 38.08, 38.2)])]);
    assert_eq!(told.len(), 1, "{told:?}");
    let (code, feature, what) = &told[0];
    assert_eq!(
        (code.as_str(), feature.as_str()),
        ("contradicting-overlap", "ua")
    );
    assert!(
        what.starts_with("it is assessed UA and shares 8.17 "),
        "{what}"
    );
    assert!(
        what.ends_with("km² with \"ru\", which is assessed RU"),
        "{what}"
    );
    // What says the same, or shares an edge, contradicts nothing.
    let same = area("ru-2", "RU", "assessed", 38.08, 38.2);
    assert_eq!(codes(&[(DAY, vec![ru(), same])]), [""; 0]);
    let beside = area("ua", "UA", "assessed", 38.1, 38.2);
    assert_eq!(codes(&[(DAY, vec![ru(), beside])]), [""; 0]);
    // A settlement lies on an area.
    let mut settlement = area("bakhmut", "UA", "assessed", 38.0, 38.05);
    settlement["properties"]["kind"] = "settlement".into();
    assert_eq!(codes(&[(DAY, vec![ru(), settlement])]), [""; 0]);
}

#[test]
fn a_gap_between_neighbours() {
    let ru = || area("ru", "RU", "assessed", 38.0, 38.1);
    let told = found(&[(DAY, vec![ru(), area("ua", "UA", "assessed", 38.1002, 38.2)])]);
    assert_eq!(told.len(), 1, "{told:?}");
    let (code, feature, what) = &told[0];
    assert_eq!((code.as_str(), feature.as_str()), ("gap", "ua"));
    assert!(
        what.contains("at [38.1002, 48.6] there is a gap of 14.7 m to \"ru\", at [38.1, 48.6]"),
        "{what}"
    );
    let far = area("ua", "UA", "assessed", 38.101, 38.2);
    assert_eq!(codes(&[(DAY, vec![ru(), far])]), [""; 0]);
    // One corner was moved, the other is shared still.
    let mut moved = area("ua", "UA", "assessed", 38.1, 38.2);
    moved["geometry"]["coordinates"][0][3] = json!([38.1003, 48.65]);
    assert_eq!(codes(&[(DAY, vec![ru(), moved])]), ["gap"]);
    // Edges that part from a corner that is shared are near each other there.
    let mut parting = area("ua", "UA", "assessed", 38.1, 38.2);
    parting["geometry"]["coordinates"][0][3] = json!([38.1004, 48.6005]);
    assert_eq!(codes(&[(DAY, vec![ru(), parting])]), [""; 0]);
}

/// A zone with this outline in place of its own.
fn drawn(mut zone: Value, ring: Value) -> Value {
    zone["geometry"]["coordinates"] = json!([ring]);
    zone
}

#[test]
fn a_gap_is_told_whichever_of_two_neighbours_has_the_corner_beside_it() {
    // Only one has corners near the other's long edge: first the later of the two, then the earlier.
    let wedge = |id| {
        let ring = json!([
            [38.1002, 48.62],
            [38.2, 48.61],
            [38.2, 48.63],
            [38.1002, 48.62]
        ]);
        drawn(area(id, "UA", "assessed", 38.1, 38.2), ring)
    };
    let square = |id| area(id, "RU", "assessed", 38.0, 38.1);
    let told = |zones: Vec<Value>| -> Vec<(String, String)> {
        let found = found(&[(DAY, zones)]).into_iter();
        found.map(|(_, feature, what)| (feature, what)).collect()
    };
    let gap = |what: &str| vec![("b".to_owned(), what.to_owned())];
    let from_wedge = "at [38.1002, 48.62] there is a gap of 14.7 m to \"a\", at [38.1, 48.62]";
    assert_eq!(told(vec![square("a"), wedge("b")]), gap(from_wedge));
    let from_square = "at [38.1, 48.62] there is a gap of 14.7 m to \"a\", at [38.1002, 48.62]";
    assert_eq!(told(vec![wedge("a"), square("b")]), gap(from_square));
}

#[test]
fn a_gap_between_a_town_and_the_area_around_it() {
    let town = |west: f64| {
        let mut zone = area("bakhmut", "UA", "assessed", west, 38.2);
        zone["properties"]["kind"] = "settlement".into();
        zone
    };
    let ru = || area("ru", "RU", "assessed", 38.0, 38.1);
    assert_eq!(codes(&[(DAY, vec![town(38.10015), ru()])]), ["gap"]);
    // Another zone covers the land between them.
    let mut third = area("mud", "none", "contested", 38.09, 38.11);
    third["geometry"]["coordinates"][0][0] = json!([38.1, 48.6]);
    third["geometry"]["coordinates"][0][3] = json!([38.1, 48.65]);
    third["geometry"]["coordinates"][0][4] = json!([38.1, 48.6]);
    assert_eq!(codes(&[(DAY, vec![town(38.10015), ru(), third])]), [""; 0]);
    // The town lies across the area's edge: beside the crossing the two are near each other.
    let across = json!([
        [38.05, 48.61],
        [38.15, 48.6101],
        [38.15, 48.62],
        [38.05, 48.61]
    ]);
    assert_eq!(
        codes(&[(DAY, vec![drawn(town(38.1), across), ru()])]),
        [""; 0]
    );
    let beside = json!([
        [38.05, 48.61],
        [38.1002, 48.61005],
        [38.1002, 48.6102],
        [38.05, 48.62],
        [38.05, 48.61]
    ]);
    assert_eq!(
        codes(&[(DAY, vec![drawn(town(38.1), beside), ru()])]),
        [""; 0]
    );
}

#[test]
fn a_gap_s_help_says_where_the_other_zone_stands() {
    let env = TestEnv::new();
    fs::create_dir_all(env.path("mine/zones/desk")).unwrap();
    let zones = json!({ "type": "FeatureCollection", "features": [
        area("ru", "RU", "assessed", 38.0, 38.1), area("ua", "UA", "assessed", 38.1002, 38.2),
    ] });
    let text = serde_json::to_string_pretty(&zones).unwrap();
    let line = 1 + text
        .lines()
        .position(|line| line.contains("\"id\": \"ru\""))
        .unwrap();
    fs::write(env.path("mine/zones/desk/2025-01-15.geojson"), text).unwrap();
    let ran = env
        .run(&["validate", "--format", "json", "--geodata", "mine"])
        .success();
    let findings: Vec<Value> = serde_json::from_slice(&ran.get_output().stdout).unwrap();
    let help = findings[0]["help"].as_str().unwrap();
    let wanted = format!("\"ru\" stands on line {line}, column 13: snap the positions of both");
    assert!(help.starts_with(&wanted), "{help}");
}

#[test]
fn days_that_have_not_come_or_are_long_past() {
    let zone = || area("ru", "RU", "assessed", 38.0, 38.1);
    assert_eq!(codes(&[("2025-03-01", vec![zone()])]), [""; 0]);
    assert_eq!(codes(&[("2025-03-02", vec![zone()])]), ["future-date"]);
    assert_eq!(codes(&[("2013-12-31", vec![zone()])]), ["early-date"]);
    let since = |day| with(zone(), "since", day);
    assert_eq!(codes(&[(DAY, vec![since("2014-01-01")])]), [""; 0]);
    assert_eq!(codes(&[(DAY, vec![since("0205-01-15")])]), ["early-date"]);
    assert_eq!(
        codes(&[(DAY, vec![since("2025-02-01")])]),
        ["since-after-snapshot"]
    );
}

#[test]
fn what_changed_since_the_snapshot_before() {
    let was = || area("ru", "RU", "assessed", 38.0, 38.1);
    let history = |is: Vec<Value>| found(&[(DAY_BEFORE, vec![was()]), (DAY, is)]);
    let told =
        |is: Vec<Value>| -> Vec<String> { history(is).into_iter().map(|one| one.0).collect() };
    assert_eq!(told(vec![was()]), [""; 0]);
    assert_eq!(
        told(vec![with(was(), "name", "Ivanhrad")]),
        ["renamed-zone"]
    );
    // An id that vanishes, unless a note says where its land is.
    let other = area("east", "RU", "assessed", 38.0, 38.1);
    assert_eq!(told(vec![other.clone()]), ["vanished-zone"]);
    assert_eq!(told(vec![with(other, "note", "includes ru")]), [""; 0]);
    // Another controller, since before it was so.
    let since = |zone: Value, day| with(zone, "since", day);
    let taken = |day| since(area("ru", "UA", "assessed", 38.0, 38.1), day);
    let history_of = |is: Value| {
        let was = since(was(), "2022-11-17");
        let found = found(&[(DAY_BEFORE, vec![was]), (DAY, vec![is])]);
        found.into_iter().map(|one| one.0).collect::<Vec<_>>()
    };
    for early in ["2022-11-17", "2022-12-01"] {
        assert_eq!(
            history_of(taken(early)),
            ["control-without-since"],
            "{early}"
        );
    }
    assert_eq!(history_of(taken("2025-01-10")), [""; 0]);
    // Another status, since before it was so.
    let claimed = since(with(was(), "status", "claimed"), "2022-10-13");
    let status_since = |is: Value| {
        let found = found(&[(DAY_BEFORE, vec![claimed.clone()]), (DAY, vec![is])]);
        let told = found.into_iter().map(|one| (one.0, one.2));
        told.collect::<Vec<_>>()
    };
    for early in ["2022-10-13", "2022-12-01"] {
        let what = format!("it is assessed since {early}, and was claimed on {DAY_BEFORE}");
        let told = vec![("stale-since".to_owned(), what)];
        assert_eq!(status_since(since(was(), early)), told);
    }
    for sound in [since(was(), "2025-01-10"), was(), claimed.clone()] {
        assert_eq!(status_since(sound), []);
    }
    // A status that goes back, unless a note says why.
    let back = with(was(), "status", "claimed");
    assert_eq!(told(vec![back.clone()]), ["status-set-back"]);
    assert_eq!(told(vec![with(back, "note", "reports differ")]), [""; 0]);
    // An area that grows twofold, unless a note says why.
    let twice = |east| area("ru", "RU", "assessed", 38.0, east);
    assert_eq!(told(vec![twice(38.199)]), [""; 0]);
    let jumped = history(vec![twice(38.201)]);
    assert_eq!(jumped[0].0, "area-jump");
    assert!(jumped[0].2.starts_with("it has 82.2"), "{}", jumped[0].2);
    assert_eq!(told(vec![twice(38.049)]), ["area-jump"]);
    assert_eq!(
        told(vec![with(twice(38.049), "note", "the east was cut off")]),
        [""; 0]
    );
    // A zone with an error is not gone.
    assert_eq!(told(vec![with(was(), "status", "x")]), ["unknown-word"]);
}

#[test]
fn coordinates_that_lie_elsewhere() {
    let mut swapped = area("ru", "RU", "assessed", 38.0, 38.1);
    swapped["geometry"]["coordinates"] =
        json!([[[48.6, 38.0], [48.7, 38.0], [48.7, 38.1], [48.6, 38.0]]]);
    assert_eq!(codes(&[(DAY, vec![swapped])]), ["swapped-coordinates"]);
    let far = area("ru", "RU", "assessed", 8.0, 8.1);
    assert_eq!(codes(&[(DAY, vec![far])]), ["outside-extent"]);
}

#[test]
fn zones_of_no_folder_are_held_against_the_area_of_interest() {
    let env = TestEnv::new();
    let codes = |features: Vec<Value>| -> Vec<(String, String)> {
        let zones = json!({ "type": "FeatureCollection", "features": features });
        fs::write(env.path("loose.geojson"), zones.to_string()).unwrap();
        let args = [
            "validate",
            "--profile",
            "zones",
            "--format",
            "json",
            "loose.geojson",
        ];
        let ran = env.run(&args);
        let found: Vec<Value> = serde_json::from_slice(&ran.get_output().stdout).unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        found
            .iter()
            .map(|one| (text(&one["code"]), text(&one["severity"])))
            .collect()
    };
    let told = |code: &str, severity: &str| vec![(code.to_owned(), severity.to_owned())];
    let mut one_swapped = area("ru", "RU", "assessed", 38.0, 38.1);
    one_swapped["geometry"]["coordinates"][0][1] = json!([48.6, 38.1]);
    assert_eq!(
        codes(vec![one_swapped]),
        told("swapped-coordinates", "error")
    );
    let far = area("ru", "RU", "assessed", 8.0, 8.1);
    assert_eq!(codes(vec![far]), told("outside-extent", "error"));
    assert_eq!(codes(vec![]), told("no-zones", "warning"));
}

#[test]
fn one_snapshot_is_compared_with_the_one_before_it() {
    let env = TestEnv::new();
    fs::create_dir_all(env.path("mine/zones/desk")).unwrap();
    let days = [("2024-11-15", "a"), (DAY_BEFORE, "b"), (DAY, "c")];
    for (day, id) in days {
        let zones = json!({
            "type": "FeatureCollection", "features": [area(id, "RU", "assessed", 38.0, 38.1)]
        });
        let name = format!("mine/zones/desk/{day}.geojson");
        fs::write(env.path(&name), zones.to_string()).unwrap();
    }
    let file = format!("mine/zones/desk/{DAY}.geojson");
    let ran = env.run(&["validate", "--format", "json", &file]).success();
    let findings: Vec<Value> = serde_json::from_slice(&ran.get_output().stdout).unwrap();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(
        findings[0]["message"],
        "the area \"b\" of 2024-12-15 is not here"
    );
    assert_eq!(findings[0]["file"], file);
}
