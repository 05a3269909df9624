//! `diff`: what changed from one date or file of zones to another.

use std::fs;

use serde_json::{Value, json};

use crate::test_env::{TestEnv, stderr};

fn zone(id: &str, name: &str, status: &str, [w, s, e, n]: [f64; 4]) -> Value {
    json!({
        "type": "Feature", "id": id,
        "properties": {"name": name, "kind": "area", "controller": "RU", "status": status,
            "accuracy_m": 100, "sources": ["anybody"]},
        "geometry": {"type": "Polygon",
            "coordinates": [[[w, s], [e, s], [e, n], [w, n], [w, s]]]},
    })
}

fn write(env: &TestEnv, name: &str, zones: &[Value]) {
    let text = json!({"type": "FeatureCollection", "features": zones}).to_string();
    fs::write(env.path(name), text).expect("a file can be written");
}

fn env() -> TestEnv {
    let env = TestEnv::new();
    let before = [
        zone("a", "West", "claimed", [0.0, 0.0, 1.0, 1.0]),
        zone("b", "East", "assessed", [5.0, 0.0, 6.0, 1.0]),
        zone("c", "South", "assessed", [0.0, -5.0, 1.0, -4.0]),
    ];
    let mut after = [
        zone("a", "Far west", "assessed", [0.0, 0.0, 2.0, 1.0]),
        zone("c", "South", "assessed", [0.0, -5.0, 1.0, -4.0]),
        zone("d", "North", "contested", [0.0, 5.0, 1.0, 6.0]),
    ];
    after[0]["properties"]["note"] = json!("since then");
    write(&env, "before.geojson", &before);
    write(&env, "after.geojson", &after);
    env
}

fn diff(env: &TestEnv, args: &[&str]) -> Value {
    let ran = env
        .run(&[&["diff", "--format", "json"], args].concat())
        .success();
    serde_json::from_slice(&ran.get_output().stdout).expect("JSON")
}

#[test]
fn what_changed_of_each_zone_is_told() {
    let found = diff(&env(), &["before.geojson", "after.geojson"]);
    let zones = found["zones"].as_array().expect("zones");
    let what: Vec<&Value> = zones.iter().map(|zone| &zone["what"]).collect();
    assert_eq!(
        what,
        [
            &json!([
                "renamed: West to Far west",
                "claimed Russian control to assessed Russian control",
                "another outline and note"
            ]),
            &json!(["removed: assessed Russian control"]),
            &json!([]),
            &json!(["added: contested"]),
        ]
    );
    let changed: Vec<&Value> = zones.iter().map(|zone| &zone["changed"]).collect();
    assert_eq!(changed, [true, true, false, true]);
    // A square degree on the equator, by GeographicLib: 12,308.8 km².
    let gained = zones[0]["gained"]["area_m2"].as_f64().expect("an area");
    assert!((gained / 12_308.8e6 - 1.0).abs() < 1e-3, "{gained}");
    let lost = zones[1]["lost"]["area_m2"].as_f64().expect("an area");
    assert!((lost / gained - 1.0).abs() < 1e-9);
    // What was claimed is assessed now: all of it is gained by what is assessed.
    let totals = found["totals"].as_array().expect("totals");
    let assessed = totals
        .iter()
        .find(|one| one["status"] == "assessed")
        .expect("assessed");
    let gained_in_all = assessed["gained"]["area_m2"].as_f64().expect("an area");
    assert!((gained_in_all / gained - 2.0).abs() < 1e-6);
}

#[test]
fn a_file_does_not_differ_from_itself() {
    let env = env();
    let ran = env
        .run(&["diff", "after.geojson", "after.geojson"])
        .success();
    let table = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
    assert!(
        table.starts_with(
            "From after.geojson to after.geojson, on all the land that the data map: nothing changed"
        ),
        "{table}"
    );
    assert_eq!(table.lines().count(), 1, "{table}");
}

fn table(env: &TestEnv, columns: &str) -> String {
    let args = ["diff", "before.geojson", "after.geojson"];
    let mut command = env.command(&args);
    let ran = command
        .env("COLUMNS", columns)
        .output()
        .expect("it can be run");
    String::from_utf8_lossy(&ran.stdout).into_owned()
}

#[test]
fn a_zone_of_another_status_says_how_much_land_that_is() {
    let env = env();
    let found = diff(&env, &["before.geojson", "after.geojson"]);
    let new = found["zones"][0]["new_status"]["area_m2"].as_f64();
    assert!((new.expect("an area") / 12_308.8e6 - 1.0).abs() < 1e-3);
    assert!(found["zones"][1]["new_status"].is_null(), "{found:#}");
    let table = table(&env, "120");
    let line = table.lines().find(|line| line.contains("new status"));
    let line = line.expect("a line of the new status");
    assert!(
        line.contains(" sq miles") && table.contains(" 12,310 ± 50 km²"),
        "{table}"
    );
    let markdown = env
        .run(&[
            "diff",
            "before.geojson",
            "after.geojson",
            "--format",
            "markdown",
        ])
        .success();
    let markdown = String::from_utf8_lossy(&markdown.get_output().stdout).into_owned();
    assert!(markdown.contains("new status: 4,75"), "{markdown}");
}

/// Whatever is told in a line stands on it whole, however narrow the table.
#[test]
fn no_quantity_is_broken_and_what_is_unchanged_has_no_row() {
    let env = env();
    for columns in ["80", "100", "140"] {
        let table = table(&env, columns);
        let lands = table.lines().filter(|line| line.contains('±')).count();
        let of = |unit: &str| {
            let is_whole = |line: &&str| line.contains('±') && line.ends_with(unit);
            table.lines().filter(is_whole).count()
        };
        assert!(lands >= 6, "{table}");
        assert_eq!(of(" km²") + of(" sq miles"), lands, "{columns}: {table}");
        assert!(!table.contains("South"), "{table}");
        assert!(table.ends_with("\n1 zone did not change\n"), "{table}");
        assert!(!table.contains('\u{a0}'), "{table}");
    }
}

#[test]
fn dates_are_told_by_the_snapshot_s_own_day() {
    let env = TestEnv::new();
    let ran = env.run(&["diff", "2023-05", "2024"]).success();
    assert!(stderr(&ran).contains("there are no article data of 2024"));
    let table = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
    assert!(
        table.starts_with(
            "From 2023-05-21 to 2023-12-18, on all the land that the data map: 4 of 6 zones"
        ),
        "{table}"
    );
    let ran = env
        .run(&["diff", "2022-10", "2025-01", "--format", "markdown"])
        .success();
    let table = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
    assert!(
        table.starts_with("From 2022-10-15 to 2025-01-15, on all the land that the data map: "),
        "{table}"
    );
    assert!(
        table.contains("| Zone | What changed | Gained | Lost |\n|---|"),
        "{table}"
    );
    assert!(
        table.contains("| Bakhmut | added: assessed Russian control |"),
        "{table}"
    );
}

#[test]
fn what_is_neither_a_date_nor_a_file_is_refused() {
    let env = env();
    for (args, code, said) in [
        (
            ["before.geojson", "yesterday"],
            2,
            "\"yesterday\" is neither a date nor a file",
        ),
        (
            ["before.geojson", "gone.geojson"],
            1,
            "cannot read gone.geojson",
        ),
        (["2020", "2025"], 1, "no snapshot on or before 2020-12-31"),
    ] {
        let ran = env
            .run(&[&["diff"], &args[..]].concat())
            .code(code)
            .stdout_eq("");
        assert!(stderr(&ran).contains(said), "{args:?}: {}", stderr(&ran));
    }
    fs::write(env.path("bad.geojson"), "{").expect("a file can be written");
    let ran = env.run(&["diff", "bad.geojson", "2025"]).code(3);
    let said = stderr(&ran);
    assert!(
        said.starts_with("error[cut-off]: ") && said.contains("\n1 | {\n"),
        "{said}"
    );
    assert!(
        said.ends_with("\nerror: the zones are not valid\n"),
        "{said}"
    );
}
