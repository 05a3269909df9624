//! `check`: verdicts that must stay open, and those that need not.

use std::fs;

use serde_json::Value;

use crate::test_env::{TestEnv, stderr};

const ARTICLE: &str = "[article]\ntitle = \"t\"\npublisher = \"p\"\ndate = \"2025-02\"\n";

/// The table of a claim about a place, with what it asserts line by line.
pub(crate) fn claim(subject: &str, asserts: &[&str]) -> String {
    let asserts = asserts.join("\n");
    format!("{ARTICLE}[[claim]]\nid = \"a\"\nquote = \"q\"\nsubject = {subject}\n{asserts}\n")
}

/// What comes of it.
#[track_caller]
pub(crate) fn found(subject: &str, asserts: &[&str]) -> Value {
    let env = TestEnv::new();
    fs::write(env.path("c.toml"), claim(subject, asserts)).expect("a file can be written");
    let ran = env.run(&["check", "--claims", "c.toml", "--format", "json"]);
    let report: Value = serde_json::from_slice(&ran.get_output().stdout).expect("JSON");
    report["claims"][0].clone()
}

pub(crate) fn numbers(found: &Value, of: &str) -> Vec<[f64; 3]> {
    let readings = found["readings"].as_array().expect("readings").iter();
    let readings = readings.filter(|reading| reading["of"] == of);
    let number = |reading: &Value, key| reading[key].as_f64().expect("a number");
    readings
        .map(|reading| ["low", "value", "high"].map(|key| number(reading, key)))
        .collect()
}

const HELD: [&str; 2] = ["measure = \"control-share\"", "controller = \"RU\""];

fn share(subject: &str, asserts: &[&str]) -> Value {
    found(subject, &[&HELD, asserts].concat())
}

/// On 21 May 2023 the front ran along the town's western edge, by one publisher with 94.4 % of it
/// behind, by another with 99.3 %: `geodata/README.md`.
#[test]
fn a_town_in_one_zone_by_the_front_is_known_to_its_outlines_error() {
    let on = "date = \"2023-05-21\"";
    for wording in ["at least", "exactly"] {
        let value = if wording == "exactly" { 100 } else { 95 };
        let value = format!("value = {value}\nunit = \"%\"\nwording = \"{wording}\"");
        let found = share("\"bakhmut\"", &[on, &value]);
        assert_eq!(found["verdict"], "inconclusive", "{found}");
        let [low, drawn, high] = numbers(&found, "place")[0];
        assert!(
            0.85 < low && low < 0.944 && drawn == 1.0 && high == 1.0,
            "{low}"
        );
    }
    let found = share("\"bakhmut\"", &[on, "wording = \"mostly\""]);
    assert_eq!(found["verdict"], "supported", "{found}");
}

/// By January 2025 the line of contact was kilometres off, and all publishers have all of it.
#[test]
fn far_behind_the_front_a_towns_outline_leaves_nothing_open() {
    let found = share("\"bakhmut\"", &["date = \"2025-01\"", "wording = \"firm\""]);
    assert_eq!(found["verdict"], "supported", "{found}");
    assert_eq!(numbers(&found, "place"), [[1.0; 3]]);
}

/// Nothing is drawn as Ukrainian-held but settlements: outside all that others hold, by more than
/// that may be wrong, such a one is held for sure, and near it is not.
#[test]
fn a_village_is_surely_held_where_the_others_land_is_far() {
    let held = |date: &str| {
        let ukrainian = [
            "measure = \"control-share\"",
            "controller = \"UA\"",
            "wording = \"mostly\"",
        ];
        found("\"khromove\"", &[&ukrainian[..], &[date]].concat())
    };
    let [far, near] = ["date = \"2022-10-15\"", "date = \"2023-02-27\""].map(held);
    assert_eq!(
        (&far["verdict"], numbers(&far, "place")),
        (&Value::from("supported"), vec![[1.0; 3]])
    );
    assert_eq!(near["verdict"], "inconclusive", "{near}");
}

/// The land of 15 December 2022 is known to 5.2 km: grown by as much it reaches all four quarters.
#[test]
fn land_may_lie_on_a_side_by_its_error() {
    let sides = |date: &str, value: &str| {
        found(
            "\"bakhmut\"",
            &[
                "measure = \"open-bearings\"\ncontroller = \"RU\"\nradius_km = 8",
                date,
                value,
                "wording = \"at least\"",
            ],
        )
    };
    let found = sides("date = \"2022-12\"", "value = 3");
    assert_eq!(found["verdict"], "inconclusive", "{found}");
    assert_eq!(numbers(&found, "place")[0][2], 4.0);
    let found = sides("date = \"2023-02\"", "value = 4");
    assert_eq!(found["verdict"], "inconclusive", "{found}");
    let found = sides("date = \"2025-01\"", "value = 4");
    assert_eq!(found["verdict"], "supported", "{found}");
}

#[test]
fn a_start_between_two_snapshots_stays_open() {
    for since in ["2023-03", "2023-04", "2023-05", "2023-05-20"] {
        let since = format!("since = \"{since}\"");
        let found = share("\"bakhmut\"", &[&since, "wording = \"mostly\""]);
        assert_eq!(found["verdict"], "inconclusive", "{since}");
        let why = found["why"].to_string();
        assert!(
            why.contains("on 27 February 2023, surely so on 21 May 2023"),
            "{why}"
        );
    }
    let found = share("\"bakhmut\"", &["since = \"2024\"", "wording = \"mostly\""]);
    assert_eq!(found["verdict"], "contradicted", "already so before");
}

#[test]
fn the_day_that_a_zone_gives_settles_since_when() {
    let held = |since: &str| {
        let russian = [
            "measure = \"control-status\"",
            "controller = \"RU\"",
            "status = \"assessed\"",
        ];
        found("\"khromove\"", &[&russian[..], &[since]].concat())
    };
    let found = held("since = \"2023-12\"");
    assert_eq!(found["verdict"], "supported", "{found}");
    let found = held("since = \"2023-08\"");
    assert_eq!(found["verdict"], "inconclusive", "{found}");
    let found = held("since = \"2024\"");
    assert_eq!(found["verdict"], "contradicted", "{found}");
    // By one source since 4 December 2023, by a second since the 10th.
    let found = held("since = \"2023-11\"");
    assert_eq!(found["verdict"], "inconclusive", "{found}");
    assert_eq!(
        found["why"],
        serde_json::json!([
            "Khromove: since 10 December 2023, by its zone; whether it began in November 2023 is not known"
        ])
    );
}

/// The likeliest slip, by `facts/border.json`: 120 km to the east.
#[test]
fn a_direction_may_come_near_in_the_other_unit_and_stands_once() {
    let distance = |value: &str| {
        let measure = "measure = \"border-distance\"\nunit = \"mi\"\nwording = \"just over\"";
        found("\"bakhmut\"", &[measure, &format!("value = {value}")])
    };
    let near = |value| {
        let found = distance(value);
        let near = found["coincidences"].as_array().expect("a list").iter();
        let near = near.map(|one| one["text"].as_str().expect("words").to_owned());
        near.collect::<Vec<String>>()
    };
    let found = near("120");
    let east = "the border to the east, and the number in kilometres: 75 ± 5 miles (120 ± 7 km)";
    assert!(found.iter().any(|text| text == east), "{found:#?}");
    // The border of Belgorod region is nearest due north.
    let found = near("88");
    let belgorod = found.iter().filter(|text| text.contains("90 ± 4 miles"));
    let belgorod: Vec<&String> = belgorod.collect();
    assert_eq!(belgorod.len(), 1, "{found:#?}");
    assert!(
        belgorod[0].starts_with("the border to the north, along Belgorod"),
        "{belgorod:?}"
    );
}

#[test]
fn of_several_places_those_are_named_that_are_of_another_kind() {
    let kind = ["measure = \"place-kind\"", "kind = \"city\""];
    let found = found("[\"bakhmut\", \"yahidne\"]", &kind);
    assert_eq!(
        found["why"],
        serde_json::json!(["Yahidne is no city, by places.geojson"])
    );
}

/// Judged is 78.4 to 696 km²: what is printed must not reach below the 50 of the claim.
#[test]
fn what_is_printed_bears_the_verdict_out_and_has_the_claims_unit() {
    let found = found(
        "\"bakhmut\"",
        &[
            "measure = \"area-change\"\ncontroller = \"RU\"\nchange = \"gained\"",
            "from = \"2022-10\"\nuntil = \"2025-01\"\nradius_km = 15",
            "value = 19\nunit = \"mi2\"\nwording = \"over\"",
        ],
    );
    assert_eq!(found["verdict"], "supported", "{found}");
    let text = found["text"][0].as_str().expect("words");
    assert!(
        text.contains(" square miles, ") && text.contains(" km² around Bakhmut"),
        "{text}"
    );
    let least = numbers(&found, "change")[0][0] / 2_589_988.110_336;
    assert!(least > 19.0, "{least}");
}

#[test]
fn what_would_settle_it_is_named_by_its_publisher() {
    let front = [
        "measure = \"front-distance\"\nvalue = 10\nunit = \"km\"\nwording = \"under\"",
        "date = \"2022-07\"",
    ];
    let found = found("\"bakhmut\"", &front);
    assert_eq!(found["verdict"], "not-checkable");
    let why = found["why"].to_string();
    assert!(why.contains("such as DeepState's or ISW's"), "{why}");
}

#[test]
fn a_place_is_not_measured_to_itself() {
    let env = TestEnv::new();
    let to = "measure = \"place-distance\"\nto = \"bakhmut\"\nvalue = 1\nunit = \"km\"\n\
              wording = \"under\"";
    fs::write(env.path("c.toml"), claim("\"bakhmut\"", &[to])).expect("a file can be written");
    let ran = env.run(&["check", "--claims", "c.toml"]).code(3);
    let said = stderr(&ran);
    assert!(
        said.contains("c.toml:10:6: \"to\" is \"bakhmut\", which the claim is about"),
        "{said}"
    );
}

/// Land that one side may hold too much of may be the other's, also where no zone says so.
#[test]
fn a_side_without_a_zone_may_hold_what_another_may_not() {
    let held = |side: &str, date: &str, value: f64, wording: &str| {
        found(
            "\"bakhmut\"",
            &[
                &format!("measure = \"control-share\"\ncontroller = \"{side}\"\ndate = \"{date}\""),
                &format!("value = {value}\nunit = \"%\"\nwording = \"{wording}\""),
            ],
        )
    };
    // By DeepState Ukraine had 0.7 % then, and Russia 0.9 % in October 2022.
    let found = held("UA", "2023-05-21", 0.5, "at least");
    assert_eq!(found["verdict"], "inconclusive", "{found}");
    for wording in ["at least", "under"] {
        let found = held("RU", "2022-10", 0.5, wording);
        assert_eq!(found["verdict"], "inconclusive", "{found}");
    }
    let found = held("UA", "2025-01", 0.5, "at least");
    assert_eq!(found["verdict"], "contradicted", "{found}");
}

/// In May 2023 the front was 2.9 km from the centre, and known to 5.2 km.
#[test]
fn an_edge_outside_the_radius_may_lie_within_it() {
    let change = |radius: f64, asserts: &str| {
        let from = "measure = \"area-change\"\ncontroller = \"RU\"\nfrom = \"2023-05\"";
        let rest = format!("until = \"2025-01\"\nradius_km = {radius}\nunit = \"km2\"\n{asserts}");
        found("\"bakhmut\"", &[from, &rest])
    };
    let found = change(2.0, "change = \"lost\"\nvalue = 0.1\nwording = \"under\"");
    // Of January 2025, when it was 9.1 km off and known to 2.9 km, nothing is open there.
    assert_eq!(found["verdict"], "supported", "{found}");
    let found = change(2.0, "change = \"gained\"\nvalue = 1\nwording = \"over\"");
    assert_eq!(found["verdict"], "inconclusive", "{found}");
    let [low, drawn, high] = numbers(&found, "change")[0];
    assert!(low < 1.0 && drawn < 1.0 && high > 1e6, "{found}");
}

#[test]
fn the_value_itself_is_neither_more_nor_less() {
    let figure = |wording: &str| {
        let asserts =
            "measure = \"figure\"\nvalue = 70000\nfigure = 70000\nsources = [\"ukrstat\"]";
        found(
            "\"bakhmut\"",
            &[asserts, &format!("wording = \"{wording}\"")],
        )
    };
    for wording in ["more than", "over", "just over", "under", "nearly"] {
        assert_eq!(figure(wording)["verdict"], "contradicted", "{wording}");
    }
    for wording in ["exactly", "about", "at least"] {
        assert_eq!(figure(wording)["verdict"], "supported", "{wording}");
    }
}

/// On 24 February 2022 the front was 20.8 km away, by `facts/claims.json`.
#[test]
fn a_year_is_not_reached_by_its_last_months() {
    let front = |date: &str| {
        let asserts =
            "measure = \"front-distance\"\nvalue = 15\nunit = \"km\"\nwording = \"under\"";
        found("\"bakhmut\"", &[asserts, &format!("date = \"{date}\"")])
    };
    let found = front("2022");
    assert_eq!(found["verdict"], "inconclusive", "{found}");
    let why = found["why"].to_string();
    assert!(why.contains("begin on 15 October 2022"), "{why}");
    assert_eq!(front("2022-10")["verdict"], "supported");
}

#[test]
fn what_lies_outside_is_in_no_part_of_it() {
    let asserts = "measure = \"direction-within\"\ndirection = \"north\"\nwithin = \"UA-14\"";
    let found = found("\"moscow\"", &[asserts]);
    assert_eq!(found["verdict"], "contradicted", "{found}");
    assert_eq!(
        found["why"],
        serde_json::json!(["it lies outside Donetsk region"])
    );
}

#[test]
fn what_is_open_to_one_side_is_near_to_a_tenth() {
    let asserts =
        "measure = \"border-distance\"\nvalue = 108.2\nunit = \"km\"\nwording = \"more than\"";
    let found = found("\"bakhmut\"", &[asserts]);
    assert_eq!(found["verdict"], "contradicted", "{found}");
    let near = found["coincidences"].to_string();
    assert!(
        near.contains("the border to the south") && !near.contains("Moscow"),
        "{near}"
    );
}

#[test]
fn sides_are_counted_whole() {
    let env = TestEnv::new();
    let sides = "measure = \"open-bearings\"\ncontroller = \"RU\"\ndate = \"2023-02\"\nradius_km = 8\n\
                 value = 3\nwording = \"about\"";
    fs::write(env.path("c.toml"), claim("\"bakhmut\"", &[sides])).expect("a file can be written");
    let said = stderr(&env.run(&["check", "--claims", "c.toml"]).code(3));
    assert!(
        said.contains("c.toml:14:11: \"about\" allows tenths, which sides have not"),
        "{said}"
    );
}

/// By OpenStreetMap's border the nearest point to the north-east lies at 67.4°, 132.4 km off; a
/// border that is off by some kilometres may leave that side of 67.5°, or come to it.
#[test]
fn a_border_may_come_into_a_direction_from_the_next() {
    let env = TestEnv::new();
    let ran = env.run(&["measure", "Bakhmut"]);
    let said = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
    let line = said
        .lines()
        .find(|line| line.contains("to the north-east:"))
        .expect("a line");
    let least = line.split('(').nth(1).and_then(|km| km.split(' ').next());
    let least: f64 = least.and_then(|km| km.parse().ok()).expect("kilometres");
    assert!(least < 132.4, "{line}");
}
