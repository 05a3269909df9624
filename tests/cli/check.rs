//! `check`: the article's claims against the data.

use std::fs;

use serde_json::Value;

use crate::support::reference;
use crate::test_env::{TestEnv, stderr};

/// What a call prints, as JSON, and its exit code.
#[track_caller]
fn report(env: &TestEnv, more: &[&str]) -> (Value, i32) {
    let ran = env.run(&[&["check", "--format", "json"], more].concat());
    let output = ran.get_output();
    let report = serde_json::from_slice(&output.stdout).expect("JSON");
    (report, output.status.code().expect("an exit code"))
}

#[track_caller]
fn claim<'r>(report: &'r Value, id: &str) -> &'r Value {
    let claims = report["claims"].as_array().expect("claims");
    claims.iter().find(|claim| claim["id"] == id).expect(id)
}

#[test]
fn each_claim_has_the_verdict_of_the_data() {
    let (report, code) = report(&TestEnv::new(), &[]);
    assert_eq!(code, 4);
    for (verdict, ids) in [
        ("contradicted", &["border-distance", "cities"][..]),
        (
            "supported",
            &[
                "firm-control",
                "surrounding",
                "occupied-too",
                "population",
                "civilians-left",
            ],
        ),
        (
            "inconclusive",
            &[
                "insignificant-rest",
                "little-headway",
                "mostly-held",
                "northeast",
                "three-directions",
            ],
        ),
        (
            "not-checkable",
            &[
                "battle-began",
                "epicenter",
                "ramp-up",
                "close-to-russia",
                "withdrawal",
                "no-hub",
                "rubble",
            ],
        ),
    ] {
        for id in ids {
            assert_eq!(claim(&report, id)["verdict"], verdict, "{id}");
        }
    }
    assert_eq!(report["claims"].as_array().map(Vec::len), Some(19));
}

/// A map of a claim needs both ends of each distance.
#[test]
fn each_distance_from_a_centre_has_its_other_end_and_the_way_there() {
    let (report, _) = report(&TestEnv::new(), &[]);
    let claim = claim(&report, "surrounding");
    let readings = claim["readings"].as_array().expect("readings");
    assert_eq!(readings.len(), 3);
    for reading in readings {
        assert_eq!(reading["at"], claim["measured"]["at"], "{reading}");
    }
    let azimuths = readings.iter().map(|one| one["azimuth_deg"].as_f64());
    // Ivanhrad lies south-east of Bakhmut, Yahidne and Khromove north and west of it.
    for (azimuth, [low, high]) in azimuths.zip([[315.0, 360.0], [135.0, 180.0], [90.0, 135.0]]) {
        let azimuth = azimuth.expect("degrees");
        assert!(low < azimuth && azimuth < high, "{azimuth}");
    }
}

#[test]
fn the_distance_is_told_with_its_error_and_the_extent_beside_it() {
    let (report, _) = report(&TestEnv::new(), &[]);
    let claim = claim(&report, "border-distance");
    let number = |value: &Value| value.as_f64().expect("a number");
    let measured = &claim["measured"];
    // 102.2 km by OpenStreetMap's border, computed with GeographicLib.
    assert!((number(&measured["centre_m"]) - 102_200.0).abs() < 500.0);
    assert!(number(&measured["error_m"]) >= 700.0);
    let [low, high] = [0, 1].map(|end| number(&measured["extent_m"][end]));
    assert!(low < 99_000.0 && high > 107_000.0, "{low} {high}");
    assert_eq!(claim["claimed"]["unit"], "m");
    assert!((number(&claim["claimed"]["low"]) - 193_121.28).abs() < 1e-6);
    // What would come near is told as such.
    let near = claim["coincidences"].to_string();
    assert!(
        near.contains("Rostov-on-Don") && near.contains("a road, estimated at 1.2 to 1.4 times"),
        "{near}"
    );
}

#[test]
fn a_contradiction_is_the_exit_code_unless_told_otherwise() {
    let env = TestEnv::new();
    let ran = env.run(&["check"]).code(4).stderr_eq("");
    let table = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
    assert!(table.contains("63.6 ± 0.5 miles"), "{table}");
    assert!(table.contains("2 contradicted, 5 inconclusive, 5 supported, 7 not checkable"));
    // Two thirds of a hundred lines or so: it was a hundred.
    assert!(table.lines().count() <= 68, "{table}");
    env.run(&["check", "--exit-zero"]).success();
    let ran = env.run(&["check", "--format", "markdown"]).code(4);
    let table = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
    assert!(
        table.contains("\n\n| Claim | Claimed | Measured | Verdict | Why |\n|---|"),
        "{table}"
    );
    assert!(env.tree().is_empty());
}

#[test]
fn data_of_later_days_are_not_used() {
    let (report, code) = report(&TestEnv::new(), &["--date", "2023-06"]);
    assert_eq!(code, 4);
    assert_eq!(claim(&report, "firm-control")["verdict"], "not-checkable");
    let why = claim(&report, "firm-control")["why"].to_string();
    assert!(
        why.contains("the data of 15 January 2025 are left out: none after 30 June 2023 are used"),
        "{why}"
    );
}

#[test]
fn another_border_gives_another_distance_and_the_same_verdict() {
    let files = ["border-osm", "border-natural-earth-10m"];
    let paths = files.map(|file| reference(&format!("geometry/{file}.geojson")));
    let [Some(osm), Some(natural_earth)] = paths else {
        return;
    };
    let env = TestEnv::new();
    let [osm, natural_earth] = [&osm, &natural_earth].map(|path| path.to_str().expect("a path"));
    // By `facts/border.json`, computed with GeographicLib 2.1.
    for (file, km) in [(osm, 102.2), (natural_earth, 103.41)] {
        let (report, code) = report(&env, &["--border", file]);
        let claim = claim(&report, "border-distance");
        let measured = claim["measured"]["centre_m"].as_f64().expect("metres") / 1000.0;
        assert!((measured - km).abs() < 0.05, "{file}: {measured}");
        // 300 m of the border, 200 m of the centre.
        assert_eq!(
            claim["measured"]["error_m"].as_f64().map(f64::round),
            Some(500.0)
        );
        assert_eq!((&claim["verdict"], code), (&Value::from("contradicted"), 4));
        assert_eq!(claim["border"], file);
    }
    let (both, _) = report(&env, &["--border", osm, "--border", natural_earth]);
    let claims = both["claims"].as_array().expect("claims");
    let of_border = claims
        .iter()
        .filter(|claim| claim["id"] == "border-distance");
    assert_eq!((of_border.count(), claims.len()), (2, 20));
}

/// A border along a meridian, as a file of that name.
pub(crate) fn meridian(env: &TestEnv, name: &str, lon: f64) {
    let line = format!(
        "{{\"type\": \"FeatureCollection\", \"features\": [{{\"type\": \"Feature\", \"properties\": \
         {{}}, \"geometry\": {{\"type\": \"LineString\", \"coordinates\": [[{lon}, 46], [{lon}, \
         51]]}}}}]}}"
    );
    fs::write(env.path(name), line).expect("a file can be written");
}

pub(crate) fn printed(env: &TestEnv, args: &[&str], code: i32) -> String {
    let ran = env.run(args).code(code);
    String::from_utf8_lossy(&ran.get_output().stdout).into_owned()
}

#[test]
fn a_claim_by_several_borders_counts_once_and_its_rows_stand_together() {
    let env = TestEnv::new();
    meridian(&env, "near.geojson", 39.0);
    // 200 km off, a little more than 120 miles.
    meridian(&env, "far.geojson", 40.716);
    let two = ["check", "--border", "near.geojson", "--border"];
    let table = printed(&env, &[&two[..], &["near.geojson"]].concat(), 4);
    assert!(
        table.ends_with("\n2 contradicted, 5 inconclusive, 5 supported, 7 not checkable\n"),
        "{table}"
    );
    let table = printed(&env, &[&two[..], &["far.geojson"]].concat(), 4);
    assert!(
        table.ends_with(
            "\n1 depends on the border, 1 contradicted, 5 inconclusive, 5 supported, 7 not \
             checkable\n"
        ),
        "{table}"
    );
    let rows: Vec<&str> = table
        .lines()
        .skip_while(|line| !line.starts_with('─'))
        .filter(|line| line.contains('“'))
        .collect();
    assert!(
        rows[0].starts_with("Contradicted") && rows[1].starts_with("Supported"),
        "{table}"
    );
    let head = table.lines().take(3).map(str::trim);
    let head = head.collect::<Vec<_>>().join(" ");
    assert!(
        head.contains("the border of near.geojson and far.geojson"),
        "{table}"
    );
    let table = printed(
        &env,
        &["check", "--border", "far.geojson", "--format", "markdown"],
        4,
    );
    assert!(
        table.contains("The symbolic and enduring fight over Bakhmut"),
        "{table}"
    );
    assert!(table.contains("| **Supported** |"), "{table}");
}

#[test]
fn places_and_sources_are_named_and_not_their_ids() {
    let table = printed(&TestEnv::new(), &["check", "--format", "markdown"], 4);
    for (named, id) in [
        ("the centre of Bakhmut", "from bakhmut"),
        ("of Donetsk region to Bakhmut", "UA-14"),
        ("held by Russia", "held by RU"),
        (
            "71,094, as the claim file has it from Number of present",
            "ukrstat",
        ),
        ("no city, by", "the data say otherwise"),
        ("around Bakhmut, 21 May 2023 to", "on 2025-01-15"),
    ] {
        assert!(
            table.contains(named) && !table.contains(id),
            "{named}: {table}"
        );
    }
}

/// Every statement that a researcher listed stands in the claims, word for word.
#[test]
fn the_quotes_are_those_of_the_article() {
    let Some(path) = reference("facts/claims.json") else {
        return;
    };
    let facts: Value = serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON");
    let (report, _) = report(&TestEnv::new(), &[]);
    let quotes = |list: &Value| -> Vec<String> {
        let claims = list["claims"].as_array().expect("claims").iter();
        claims
            .map(|claim| claim["quote"].as_str().expect("a quote").to_owned())
            .collect()
    };
    assert_eq!(quotes(&report), quotes(&facts));
}

#[test]
fn what_a_claim_has_wrong_is_told_with_its_place_and_what_to_write() {
    let env = TestEnv::new();
    let good = "id = \"a\"\nquote = \"q\"\nsubject = \"bakhmut\"\nmeasure = \"border-distance\"\n\
                value = 120\nunit = \"mi\"\nwording = \"just over\"\n";
    let article = "[article]\ntitle = \"t\"\npublisher = \"p\"\ndate = \"2025-02\"\n\n[[claim]]\n";
    for (right, wrong, what, help) in [
        (
            "border-distance",
            "border-distanse",
            ":10:11: unknown measure",
            "write \"border-distance\"",
        ),
        (
            "\"bakhmut\"",
            "[\"bakhmut\", \"bakhmut\"]",
            ":9:23: \"bakhmut\" stands twice in \"subject\"",
            "name each once",
        ),
        (
            "\"mi\"",
            "\"kg\"",
            ":12:8: unknown unit \"kg\"",
            "write \"mi\" or \"km\"",
        ),
        (
            "bakhmut",
            "bakhmat",
            ":9:11: there is no place \"bakhmat\"",
            "write \"bakhmut\"",
        ),
        (
            "120",
            "-120",
            ":11:9: \"value\" cannot be -120",
            "write a number above 0",
        ),
    ] {
        fs::write(
            env.path("c.toml"),
            format!("{article}{}", good.replace(right, wrong)),
        )
        .expect("a file can be written");
        let ran = env
            .run(&["check", "--claims", "c.toml"])
            .code(3)
            .stdout_eq("");
        let said = stderr(&ran);
        assert!(
            said.starts_with("error: the claims are not valid\n"),
            "{said}"
        );
        assert!(
            said.contains(&format!("c.toml{what}")) && said.contains(help),
            "{said}"
        );
    }
    fs::write(env.path("c.toml"), format!("{article}{good}")).expect("a file can be written");
    let (report, code) = report(&env, &["--claims", "c.toml"]);
    assert_eq!(
        (report["claims"].as_array().map(Vec::len), code),
        (Some(1), 4)
    );
}

#[test]
fn a_border_of_nothing_is_refused() {
    let env = TestEnv::new();
    let empty = "{\"type\": \"FeatureCollection\", \"features\": []}";
    fs::write(env.path("b.geojson"), empty).expect("a file can be written");
    let ran = env
        .run(&["check", "--border", "b.geojson"])
        .code(3)
        .stdout_eq("");
    let said = stderr(&ran);
    assert!(
        said.starts_with("error: the border is not valid\n"),
        "{said}"
    );
    assert!(
        said.contains("b.geojson:1:1: it holds no line of a border"),
        "{said}"
    );
    env.run(&["check", "--border", "gone.geojson"]).code(1);
    env.run(&["check", "--border-accuracy", "50"]).code(2);
}

#[test]
fn a_border_is_any_geojson_of_lines() {
    let env = TestEnv::new();
    let line = "{\"type\": \"LineString\", \"coordinates\": [[39, 46], [39, 51]]}";
    let feature = format!("{{\"type\": \"Feature\", \"properties\": null, \"geometry\": {line}}}");
    let several = format!("{{\"type\": \"GeometryCollection\", \"geometries\": [{line}, {line}]}}");
    let mut found = Vec::new();
    for text in [line, &feature, &several] {
        fs::write(env.path("b.geojson"), text).expect("a file can be written");
        let (report, _) = report(&env, &["--border", "b.geojson"]);
        found.push(claim(&report, "border-distance")["measured"].clone());
    }
    meridian(&env, "b.geojson", 39.0);
    let (report, _) = report(&env, &["--border", "b.geojson"]);
    let same = &claim(&report, "border-distance")["measured"];
    assert!(found.iter().all(|one| one == same), "{found:?} {same}");

    let polygon =
        "{\"type\": \"Polygon\", \"coordinates\": [[[39, 46], [40, 46], [40, 51], [39, 46]]]}";
    let swapped = line.replace("[39, 46], [39, 51]", "[48, 39], [50, 39]");
    for (text, said) in [
        (
            polygon,
            "b.geojson:1:1: feature #0: the geometry must be a LineString or",
        ),
        (
            &swapped,
            "b.geojson:1:39: feature #0: latitude and longitude seem to be swapped",
        ),
        (
            "[]",
            "b.geojson:1:1: a GeoJSON object must be an object, not a list",
        ),
    ] {
        fs::write(env.path("b.geojson"), text).expect("a file can be written");
        let ran = env
            .run(&["check", "--border", "b.geojson"])
            .code(3)
            .stdout_eq("");
        assert!(stderr(&ran).contains(said), "{}", stderr(&ran));
    }
}
