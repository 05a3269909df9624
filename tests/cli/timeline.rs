//! `timeline`: who held how much, day by day.

use std::fs;

use serde_json::Value;

use crate::png_text::png_text;
use crate::support::reference;
use crate::test_env::{TestEnv, stderr};

fn stdout(ran: &snapbox::cmd::OutputAssert) -> String {
    String::from_utf8_lossy(&ran.get_output().stdout).into_owned()
}

fn json(env: &TestEnv, args: &[&str]) -> Value {
    let args = [&["timeline"], args, &["--format", "json"]].concat();
    let ran = env.run(&args).success();
    serde_json::from_str(&stdout(&ran)).expect("JSON")
}

/// The share of assessed Russian control, by day.
fn held(report: &Value) -> Vec<(String, f64)> {
    let days = report["days"].as_array().expect("days").iter();
    let share = |day: &Value| {
        let held = day["held"].as_array().expect("what is held").iter();
        let mut assessed = held.filter(|h| h["controller"] == "RU" && h["status"] == "assessed");
        let part = assessed.next().expect("assessed control");
        let of = |name: &str| part[name].as_f64().expect("a number");
        assert!(of("share_low") <= of("share") && of("share") <= of("share_high"));
        let area = of("share") * day["mapped_m2"].as_f64().expect("an area");
        assert!((area - of("area_m2")).abs() < 1.0);
        (
            day["date"].as_str().expect("a date").to_owned(),
            of("share"),
        )
    };
    days.map(share).collect()
}

#[test]
fn a_place_with_zones_is_told_as_measure_tells_it() {
    let env = TestEnv::new();
    let told = held(&json(&env, &["Bakhmut"]));
    assert_eq!(told.len(), 7);
    for (day, share) in told {
        let args = ["measure", "Bakhmut", "--date", &day, "--format", "json"];
        let ran = env.run(&args).success();
        let measured: Value = serde_json::from_str(&stdout(&ran)).expect("JSON");
        let all = measured.to_string();
        let mut control = Vec::new();
        fn collect<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
            if let Some(parts) = value.get("control").and_then(Value::as_array) {
                found.extend(parts);
            }
            match value {
                Value::Array(each) => each.iter().for_each(|one| collect(one, found)),
                Value::Object(each) => each.values().for_each(|one| collect(one, found)),
                _ => {}
            }
        }
        collect(&measured, &mut control);
        let held = control
            .iter()
            .filter(|h| h["controller"] == "RU" && h["status"] == "assessed");
        let sum: f64 = held.filter_map(|part| part["share"].as_f64()).sum();
        assert!((sum - share).abs() < 1e-9, "{day}: {share} {all}");
    }
}

#[test]
fn days_without_data_are_named_and_changes_lie_between_days() {
    let env = TestEnv::new();
    let args = ["Bakhmut", "--from", "2022-12-15", "--to", "2023-05-21"];
    let report = json(&env, &args);
    let missing = report["missing"].as_array().expect("gaps");
    assert_eq!(missing.len(), 2);
    assert_eq!(missing[0]["from"], "2022-12-16");
    assert_eq!(missing[0]["to"], "2023-02-26");
    assert_eq!(missing[0]["days"], 73);
    assert_eq!(report["first_change"]["by"], "2023-02-27");
    assert_eq!(report["last_change"]["after"], "2023-02-27");
    let table = stdout(&env.run(&[&["timeline"], &args[..]].concat()).success());
    assert!(
        table.contains("2022-12-16 to 2023-02-26 (73 days)"),
        "{table}"
    );
    assert!(
        table.contains("First change between 2022-12-15 and 2023-02-27"),
        "{table}"
    );
    let csv = stdout(
        &env.run(&[&["timeline"], &args[..], &["--format", "csv"]].concat())
            .success(),
    );
    let mut lines = csv.lines();
    let names = lines.next().expect("names").split(',').count();
    assert!(csv.contains("\n2022-12-15,RU,assessed,0"), "{csv}");
    assert!(lines.all(|line| line.split(',').count() == names));
}

#[test]
fn the_time_asked_for_is_told_to_its_ends() {
    let env = TestEnv::new();
    let report = json(
        &env,
        &["Bakhmut", "--from", "2023-08-01", "--to", "2023-09"],
    );
    assert_eq!(
        (&report["from"], &report["to"]),
        (&"2023-08-01".into(), &"2023-09-30".into())
    );
    let missing = serde_json::json!([
        { "from": "2023-08-01", "to": "2023-08-23", "days": 23 },
        { "from": "2023-08-25", "to": "2023-09-30", "days": 37 },
    ]);
    assert_eq!(report["missing"], missing);
}

#[test]
fn a_view_and_its_box_are_measured_alike() {
    let env = TestEnv::new();
    let view = json(&env, &["--view", "front", "--from", "2025"]);
    let bounds = "37.58,48.285,38.36,48.885";
    let boxed = json(&env, &["--bbox", bounds, "--from", "2025"]);
    assert_eq!(held(&view), held(&boxed));
    // By PROJ, as `measure::areas` is held against it.
    let area = &view["days"][0]["held"][0]["area_m2"];
    assert!((area.as_f64().expect("an area") / 1_982_169_809.7 - 1.0).abs() < 1e-5);
    assert_eq!(view["days"][0]["measured_by"], "box");
}

#[test]
fn the_figure_says_what_the_table_does() {
    let env = TestEnv::new();
    let args = ["timeline", "Bakhmut", "--figure", "chart.png"];
    let ran = env.run(&args).success();
    assert!(stderr(&ran).contains("chart.png written"));
    let first = env.read("chart.png");
    env.run(&args).success();
    assert!(
        env.read("chart.png") == first,
        "to the byte, and over our own"
    );
    let alt = png_text(&first, "Description");
    assert!(
        alt.starts_with("Chart: Bakhmut: who held how much of it. 15 October 2022: "),
        "{alt}"
    );
    assert_eq!(png_text(&first, "Creation Time"), "2025-01-15");
    assert!(
        png_text(&first, "bakhmut-map:inputs").contains("  zones/article/2023-02-27.geojson\n")
    );
    let notes = png_text(&first, "Disclaimer");
    assert!(
        notes.contains(
            "No line is drawn across days without data (817 in all, the longest first): 19 December \
             2023 to 14 January 2025; 25 August 2023 to"
        ),
        "{notes}"
    );
    let uk = [&args[..], &["--lang", "uk"]].concat();
    env.run(&uk).success();
    let alt = png_text(&env.read("chart.png"), "Description");
    assert!(
        alt.starts_with("Графік: Бахмут: хто яку частину контролював"),
        "{alt}"
    );
}

#[test]
fn what_can_t_be_told_is_refused() {
    let env = TestEnv::new();
    for (args, code, said) in [
        (&["Nowhere"][..], 2, "there is no place \"Nowhere\""),
        (&[], 2, "PLACE"),
        (&["Bakhmut", "--view", "front"], 2, "cannot be used with"),
        (
            &["Bakhmut", "--from", "2024", "--to", "2023"],
            2,
            "--from 2024 is after --to 2023",
        ),
        (
            &["Bakhmut", "--from", "2030"],
            1,
            "no snapshot of that time",
        ),
        (
            &["--bbox", "1,1,2,2"],
            1,
            "beyond what the dataset \"article\" maps",
        ),
        (
            &["Bakhmut", "--figure", "-"],
            2,
            "would mix the picture into the report",
        ),
        (&["Bakhmut", "--lang", "uk"], 2, "--figure"),
    ] {
        let ran = env.run(&[&["timeline"], args].concat()).code(code);
        assert!(stderr(&ran).contains(said), "{args:?}: {}", stderr(&ran));
        assert!(stdout(&ran).is_empty());
    }
    assert!(env.tree().is_empty());
}

/// The chronology has 99.3 % of DeepState's map of 21 May 2023 and 94.4 % of NZZ's, by other exports or
/// another outline; half a point is allowed for that.
#[test]
fn imported_sets_tell_what_the_chronology_does() {
    for (publisher, folder, dataset, expected) in [
        ("deepstate", "deepstate-history", "deepstate", 0.993),
        ("nzz", "nzz", "nzz", 0.944),
    ] {
        let Some(files) = reference(&format!("control/{folder}")) else {
            return;
        };
        let env = TestEnv::new();
        fs::create_dir_all(env.path("mine/zones")).expect("a folder can be made");
        let files = files.display().to_string();
        env.run(&[
            "import",
            publisher,
            &files,
            "--dataset",
            dataset,
            "--geodata",
            "mine",
        ])
        .success();
        let args = ["Bakhmut", "--dataset", dataset, "--geodata", "mine"];
        let report = json(&env, &args);
        assert_eq!(report["days"][0]["measured_by"], "outline");
        let told = held(&report);
        // The data of NZZ's file of 21 May are of the day before.
        let may = told.iter().find(|(day, _)| day.starts_with("2023-05-2"));
        let (_, may) = may.expect("a day of May 2023");
        assert!((may - expected).abs() < 0.005, "{dataset}: {may}");
        let (_, last) = told
            .iter()
            .rev()
            .find(|(day, _)| day.starts_with("2025-01"))
            .expect("a day");
        assert!((last - 1.0).abs() < 1e-6, "{dataset}: {last}");
        let (_, before) = told
            .iter()
            .find(|(day, _)| day.starts_with("2022-12"))
            .expect("a day");
        assert!(*before < 0.1, "{dataset}: {before}");
    }
}
