//! `measure`: distances from a place or a position.

use serde_json::Value;

use crate::support::reference;
use crate::test_env::{TestEnv, stderr};

#[track_caller]
fn measured(args: &[&str]) -> Value {
    let all = [&["measure", "--format", "json"], args].concat();
    let ran = TestEnv::new().run(&all).success();
    serde_json::from_slice(&ran.get_output().stdout).expect("JSON")
}

#[track_caller]
fn is_near(measured: &Value, key: &str, expected: f64, tolerance: f64) {
    let value = measured[key].as_f64().expect("a number");
    assert!((value - expected).abs() < tolerance, "{key}: {value}");
}

/// The one thing that was measured.
#[track_caller]
fn only(args: &[&str]) -> Value {
    let found = measured(args);
    let all = found["measured"].as_array().expect("a list");
    assert_eq!(all.len(), 1, "{found}");
    all[0].clone()
}

/// Figures of `facts/border.json`, computed with GeographicLib 2.1.
#[test]
fn to_the_border_of_others_from_a_position() {
    let Some(border) = reference("geometry/border-natural-earth-10m.geojson") else {
        return;
    };
    let border = border.to_str().expect("a path");
    let to = [
        "--lonlat",
        "38.0294,48.5550",
        "--to",
        "border",
        "--border",
        border,
    ];
    let found = only(&to);
    is_near(&found, "distance_m", 98_620.0, 20.0);
    is_near(&found, "azimuth_deg", 142.5, 0.1);
    // The border's alone: the position is what was said.
    is_near(&found, "error_m", 300.0, 1e-9);
    let found = only(&[&to[..], &["--border-accuracy", "50"]].concat());
    is_near(&found, "error_m", 50.0, 1e-9);
}

#[test]
fn to_another_place_by_any_of_its_names() {
    // GeographicLib 2.1: 12.40 km from 48.5947 N 38.0008 E to the centre of Chasiv Yar.
    for (from, to) in [
        ("Bakhmut", "Chasiv Yar"),
        ("bakhmut", "chasiv-yar"),
        ("Бахмут", "Часів Яр"),
    ] {
        let found = only(&[from, "--to", to]);
        is_near(&found, "distance_m", 12_400.0, 100.0);
        assert_eq!(found["to"], "Chasiv Yar");
    }
    let ran = TestEnv::new().run(&["measure", "Bakmut"]).code(2);
    assert!(stderr(&ran).contains("did you mean \"Bakhmut\"?"));
}

#[test]
fn all_that_can_be_said_of_a_place() {
    let found = measured(&["Bakhmut"]);
    let all = found["measured"].as_array().expect("a list");
    let subjects = all.iter().filter_map(|one| one["federal_subject"].as_str());
    let subjects: Vec<&str> = subjects.collect();
    assert_eq!(
        subjects,
        ["rostov", "belgorod", "voronezh", "kursk", "bryansk"]
    );
    let sectors = all.iter().filter(|one| one["sector"].is_string());
    // To the west and south-west lies no Russian border.
    assert_eq!(sectors.count(), 6);
    let none = all.iter().find(|one| one["none_in"].is_array());
    assert_eq!(
        none.expect("empty")["none_in"],
        serde_json::json!(["south-west", "west"])
    );
    let front = all
        .iter()
        .find(|one| one["to"] == "front")
        .expect("the front");
    assert_eq!(
        (&front["held"], &front["date"]),
        (&Value::from(true), &Value::from("2025-01-15"))
    );
    let control = all
        .iter()
        .find_map(|one| one.get("control"))
        .expect("control");
    assert_eq!(control[0]["share"].as_f64(), Some(1.0));
}

#[test]
fn shares_of_a_town_that_is_cut_add_up() {
    let found = measured(&["Bakhmut", "--date", "2022-12-15"]);
    let all = found["measured"].as_array().expect("a list");
    let control = all
        .iter()
        .find_map(|one| one.get("control"))
        .expect("control");
    let control = control.as_array().expect("a list");
    let sum: f64 = control
        .iter()
        .filter_map(|part| part["share"].as_f64())
        .sum();
    assert!((sum - 1.0).abs() < 1e-6, "{sum}");
    let held = control
        .iter()
        .find(|part| part["controller"] == "RU")
        .expect("a held part");
    // DeepState had 10 % of the town as occupied that day, NZZ 4 %.
    is_near(held, "share", 0.07, 0.01);
    let error = held["error"].as_f64().expect("a number");
    assert!(error > 0.03 && error < 0.3, "{error}");
}

#[test]
fn what_lies_beyond_the_data_has_no_front() {
    let env = TestEnv::new();
    let far = ["measure", "--lonlat", "30.5,50.45"];
    env.run(&[&far[..], &["--to", "front"]].concat()).code(1);
    let ran = env.run(&far).success();
    assert!(stderr(&ran).contains("lies beyond what the dataset \"article\" maps"));
    env.run(&["measure", "--lonlat", "200,50"]).code(2);
    env.run(&["measure"]).code(2);
}

#[test]
fn the_land_of_a_view_adds_up() {
    for (view, is_all_mapped) in [("town", true), ("front", true), ("border", false)] {
        let found = measured(&["--view", view, "--date", "2025-01"]);
        let number = |value: &Value| value.as_f64().expect("a number");
        let areas = found["areas"].as_array().expect("a list");
        let held: f64 = areas.iter().map(|area| number(&area["area_m2"])).sum();
        let mapped = number(&found["mapped_m2"]);
        let sum = held + number(&found["no_zone"]["area_m2"]);
        assert!((sum - mapped).abs() < 1000.0, "{view}: {sum}, not {mapped}");
        assert_eq!(
            number(&found["not_mapped_m2"]) == 0.0,
            is_all_mapped,
            "{view}"
        );
        assert_eq!(found["date"], "2025-01-15");
        assert_eq!(
            (&areas[0]["controller"], &areas[0]["status"]),
            (&Value::from("RU"), &Value::from("assessed"))
        );
        assert!(number(&areas[0]["error_m2"]) > 0.0);
    }
    let said = printed(&["--view", "border", "--date", "2025-01"]);
    for line in [
        "mapped",
        "assessed Russian control: 1,710 (1,520 to ",
        // Less than its error: as it is drawn, and all that it may be.
        "contested: 85 (0 to ",
        "not mapped: 58,5",
    ] {
        assert!(said.contains(line), "{line} is not in:\n{said}");
    }
    // All of the town's box is held, but edges that pass by it may reach in.
    let said = printed(&["--view", "town", "--date", "2025-01"]);
    assert!(
        said.contains("\n  contested: 0 (0 to 9) square miles, "),
        "{said}"
    );
    assert_eq!(said.lines().count(), 4, "{said}");
}

fn printed(args: &[&str]) -> String {
    let ran = TestEnv::new().run(&[&["measure"], args].concat()).success();
    String::from_utf8(ran.get_output().stdout.clone()).expect("text")
}

#[track_caller]
fn refused(args: &[&str], hints: &[&str]) {
    let ran = TestEnv::new().run(&[&["measure"], args].concat()).code(2);
    let said = stderr(&ran);
    for hint in hints {
        assert!(said.contains(hint), "\"{hint}\" is not in:\n{said}");
    }
}

#[test]
fn what_would_change_nothing_is_refused() {
    let bakhmut = |args: &[&'static str]| [&["Bakhmut", "--to"], args].concat();
    refused(
        &bakhmut(&["border", "--date", "2023"]),
        &["the border", "leave out --date"],
    );
    refused(
        &bakhmut(&["Chasiv Yar", "--date", "2023", "--dataset", "article"]),
        &["a place", "leave out --date and --dataset"],
    );
    refused(
        &bakhmut(&["front", "--border", "b.geojson"]),
        &["the line of contact", "leave out --border"],
    );
    refused(
        &bakhmut(&["Бахмут"]),
        &["Bakhmut is where it is measured from"],
    );
    refused(&["--view", "front", "--to", "border"], &["--view", "--to"]);
    refused(&["Bakhmut", "--view", "front"], &["--view <NAME>", "PLACE"]);
    refused(&["--view", "frnt"], &["did you mean \"front\""]);
}

#[test]
fn numbers_that_cannot_be() {
    refused(
        &["--lonlat", "200,50"],
        &["the longitude 200", "-180 to 180"],
    );
    refused(&["--lonlat", "38,-95"], &["the latitude -95", "-90 to 90"]);
    refused(&["--lonlat", "48.5,138"], &["did you mean 138,48.5?"]);
    refused(&["--lonlat", "nan,50"], &["the longitude NaN"]);
    refused(&["--lonlat", "38"], &["38.0294,48.5550"]);
    for subcommand in ["measure", "check"] {
        let args = [
            subcommand,
            "--border",
            "b.geojson",
            "--border-accuracy",
            "-1",
        ];
        let said = stderr(&TestEnv::new().run(&args).code(2));
        assert!(said.contains("write a number of metres above 0"), "{said}");
    }
}

#[test]
fn a_position_the_other_way_round_is_warned_of() {
    let env = TestEnv::new();
    let said = |lonlat| {
        let args = ["measure", "--lonlat", lonlat, "--to", "border"];
        stderr(&env.run(&args).success())
    };
    assert!(said("48.5550,38.0294").contains("did you mean 38.0294,48.555?"));
    assert_eq!(said("38.0294,48.5550"), "");
    assert_eq!(said("30.5,50.45"), "");
}

#[test]
fn it_is_told_whose_edge_the_line_of_contact_is() {
    let found = only(&["Bakhmut", "--to", "front"]);
    assert_eq!(found["edge_of"]["controller"], "RU");
    assert_eq!(found["edge_of"]["status"], "assessed");
    let said = printed(&["Bakhmut", "--to", "front"]);
    assert!(said.contains("(edge of what is assessed as Russian-held) on 2025-01-15"));
}

#[test]
fn a_stretch_is_named_for_the_region_beyond_it() {
    let lines = printed(&["Bakhmut"]);
    // Not for the city of that name.
    for region in ["Rostov", "Belgorod", "Voronezh", "Kursk", "Bryansk"] {
        let wanted = format!("  along {region} region: ");
        assert!(
            lines.lines().any(|line| line.starts_with(&wanted)),
            "{lines}"
        );
    }
}

#[test]
fn a_table_to_paste_has_a_row_for_each_distance() {
    let table = printed(&["Bakhmut", "--format", "markdown"]);
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with('|')).collect();
    // The heading; the border from the centre and from anywhere; five stretches, six directions and
    // those without a border; the line of contact.
    assert_eq!(rows.len(), 2 + 2 + 5 + 7 + 1, "{table}");
    assert!(
        rows.iter().all(|row| row.matches('|').count() == 6),
        "{table}"
    );
    assert!(
        table.contains("| Bakhmut | the border along Rostov region | 63.6 ±"),
        "{table}"
    );
    assert!(
        table.trim_end().ends_with("100% assessed Russian control"),
        "{table}"
    );
    let view = printed(&[
        "--view", "front", "--date", "2025-01", "--format", "markdown",
    ]);
    assert!(
        view.lines().all(|line| line.matches('|').count() == 3),
        "{view}"
    );
}

#[test]
fn what_there_is_none_of_is_told() {
    let said = printed(&["Soledar"]);
    for line in [
        "\n  by direction, 45° of the compass each:\n",
        "\n  to the south-west and west: no border\n",
        "\nSoledar on 2025-01-15, within its outline: 100% (",
    ] {
        assert!(said.contains(line), "{line} is not in:\n{said}");
    }
    let table = printed(&["Soledar", "--format", "markdown"]);
    assert!(
        table.contains("| the border to the south-west and west | no border |"),
        "{table}"
    );
    assert!(
        table.contains("\nA direction is 45° of the compass.\n"),
        "{table}"
    );
    // A position has no zones of its own, but lies in one.
    let said = printed(&["--lonlat", "38.0,48.6"]);
    assert!(!said.contains("no zone"));
    assert!(
        said.contains(
            "on 2025-01-15, dataset article: assessed Russian control (zone Bakhmut, by "
        ) && said
            .contains("; so since the snapshot of 2023-05-21, and not yet in that of 2023-02-27"),
        "{said}"
    );
    // Whose line of contact may be nearer beyond the map is told all else.
    let ran = TestEnv::new().run(&["measure", "Horlivka"]).success();
    assert!(
        stderr(&ran).contains("nearest to Horlivka may lie beyond what"),
        "{}",
        stderr(&ran)
    );
    let ran = TestEnv::new()
        .run(&["measure", "Horlivka", "--to", "front"])
        .code(1);
    assert!(
        stderr(&ran).contains("may lie beyond what"),
        "{}",
        stderr(&ran)
    );
}

#[test]
fn a_village_without_an_outline_has_that_of_its_zones() {
    let found = only(&["Khromove", "--to", "border"]);
    assert_eq!(found["outline"], "zones/article/2025-01-15.geojson");
    let [low, high] = [0, 1].map(|end| found["extent_m"][end].as_f64().expect("a number"));
    // A disc of 300 m, known to 700 m, of which Bakhmut takes a little.
    assert!((1900.0..3300.0).contains(&(high - low)), "{low} to {high}");
    let said = printed(&["Khromove"]);
    assert!(said.contains("\n  from anywhere in it (outline: zones/article/2025-01-15.geojson): "));
    assert_eq!(
        only(&["Bakhmut", "--to", "border"])["outline"],
        "context.geojson"
    );
}

/// `.ci/run` holds more of it to the schema.
#[test]
fn the_schema_names_what_is_printed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/measure.schema.json");
    let schema = std::fs::read(path).expect("a schema");
    let schema: Value = serde_json::from_slice(&schema).expect("JSON");
    let takes = |kind: &str, object: &Value| {
        let kind = &schema["$defs"][kind];
        let printed = object.as_object().expect("an object");
        let required = kind["required"].as_array().expect("a list").iter();
        let has_all = required
            .clone()
            .all(|key| printed.contains_key(key.as_str().expect("a key")));
        let is_it = |(key, value): (&String, &Value)| {
            let rule = kind["properties"].get(key)?;
            Some(rule.get("const").is_none_or(|only| only == value))
        };
        has_all && printed.iter().all(|member| is_it(member) == Some(true))
    };
    let kinds = schema["$defs"]["distances"]["properties"]["measured"]["items"]["oneOf"].as_array();
    let kinds = kinds.expect("kinds").iter();
    let kinds: Vec<&str> = kinds
        .map(|kind| {
            kind["$ref"]
                .as_str()
                .expect("a kind")
                .trim_start_matches("#/$defs/")
        })
        .collect();
    let mut seen = Vec::new();
    for args in [
        &["Bakhmut"][..],
        &["Soledar"],
        &["Khromove", "--to", "border"],
        &["Bakhmut", "--to", "Chasiv Yar"],
        &["--lonlat", "38,48.5", "--to", "front"],
        &["--lonlat", "38,48.5"],
        &["--lonlat", "37.45,48.9"],
    ] {
        let found = measured(args);
        assert!(takes("distances", &found), "{found}");
        for object in found["measured"].as_array().expect("a list") {
            let of = kinds.iter().filter(|kind| takes(kind, object));
            let of: Vec<&str> = of
                .copied()
                .filter(|kind| *kind != "place" || object["to"] != "front")
                .collect();
            assert_eq!(of.len(), 1, "{of:?}: {object}");
            seen.extend(of);
        }
    }
    assert!(kinds.iter().all(|kind| seen.contains(kind)), "{seen:?}");
    assert!(takes(
        "view",
        &measured(&["--view", "border", "--date", "2025-01"])
    ));
}
