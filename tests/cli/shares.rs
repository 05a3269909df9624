//! `check` and `measure`: how much of a place a side holds, and that no two answers exclude each other.

use std::fs;

use serde_json::Value;

use crate::test_env::TestEnv;
use crate::verdicts::{found, numbers};

/// What comes of a claim about the share of a place that a side holds.
fn share(subject: &str, controller: &str, date: &str, rest: &str) -> Value {
    let measure = format!("measure = \"control-share\"\ncontroller = \"{controller}\"");
    let subject = format!("\"{subject}\"");
    found(&subject, &[&measure, &format!("date = \"{date}\""), rest])
}

/// In December 2022 its outline was 5,470 m from land that is known to 5,200 m, and is itself known to
/// 700 m; in October that land was farther off.
#[test]
fn a_villages_own_outline_may_be_off_too() {
    for (controller, rest) in [
        ("RU", "wording = \"mostly\""),
        ("UA", "wording = \"exactly\"\nvalue = 100\nunit = \"%\""),
    ] {
        let found = share("yahidne", controller, "2022-12", rest);
        assert_eq!(found["verdict"], "inconclusive", "{found}");
    }
    let found = share("yahidne", "RU", "2022-10", "wording = \"mostly\"");
    assert_eq!(found["verdict"], "contradicted", "{found}");
    assert_eq!(numbers(&found, "place"), [[0.0; 3]]);
}

#[test]
fn it_surely_was_not_so_only_where_its_outline_leaves_no_doubt() {
    let since = "measure = \"control-share\"\ncontroller = \"RU\"\nsince = \"2022-10\"\n\
                 wording = \"mostly\"";
    let found = found("\"yahidne\"", &[since]);
    let why = found["why"].to_string();
    assert!(
        why.contains("not so on 15 October 2022") && !why.contains("not so on 15 December"),
        "{why}"
    );
}

/// From the least to the greatest of what a side may hold of Bakhmut, and of what may be anybody's.
fn bounds(controller: &str, date: &str) -> [[f64; 2]; 2] {
    let rest = "value = 50\nunit = \"%\"\nwording = \"about\"";
    let found = share("bakhmut", controller, date, rest);
    ["place", "open"].map(|of| {
        let all = numbers(&found, of);
        all.first().map_or([0.0; 2], |[low, _, high]| [*low, *high])
    })
}

#[test]
fn what_the_sides_hold_of_a_town_is_possible_together() {
    for date in ["2022-10", "2022-12", "2023-02", "2023-05", "2023-12"] {
        let all = ["RU", "UA", "none"].map(|side| bounds(side, date));
        for [[low, high], [_, open]] in all {
            let others = |end: usize| all.iter().map(|[held, _]| held[end]).sum::<f64>();
            let least = others(0) - low;
            assert!(high <= 1.0 - least + 1e-9, "{date}: {all:?}");
            let most = others(1) - high;
            assert!(low >= 1.0 - most - 1e-9, "{date}: {all:?}");
            assert!(open + low <= 1.0 + 1e-9, "{date}: {all:?}");
        }
    }
}

/// A dataset of settlements alone says nothing of another.
#[test]
fn of_a_place_without_zones_or_areas_all_may_be_anybodys() {
    let env = TestEnv::new();
    env.copy("geodata/zones/article", "mine/zones/towns");
    let path = env.path("mine/zones/towns/2025-01-15.geojson");
    let mut file: Value =
        serde_json::from_slice(&fs::read(&path).expect("a snapshot")).expect("GeoJSON");
    let zones = file["features"].as_array_mut().expect("zones");
    zones.retain(|zone| zone["properties"]["kind"] == "settlement");
    fs::write(&path, file.to_string()).expect("a file can be written");
    let of = [
        "--dataset",
        "towns",
        "--geodata",
        "mine",
        "--format",
        "json",
    ];
    let ran = env.run(&[&["measure", "Soledar"], &of[..]].concat());
    let found: Value = serde_json::from_slice(&ran.get_output().stdout).expect("JSON");
    let control = found["measured"].as_array().expect("a list").last();
    let control = control.expect("the control");
    assert_eq!(control["control"], serde_json::json!([]));
    assert_eq!(control["measured_by"], Value::Null);
    assert_eq!(control["otherwise_most"], 1.0);
}

#[test]
fn the_parts_of_a_town_are_possible_together() {
    for date in ["2022-10", "2022-12", "2023-02", "2023-05"] {
        let env = TestEnv::new();
        let ran = env.run(&["measure", "Bakhmut", "--date", date, "--format", "json"]);
        let found: Value = serde_json::from_slice(&ran.get_output().stdout).expect("JSON");
        let all = found["measured"].as_array().expect("a list").iter();
        let control = all.last().expect("the control");
        let parts = control["control"].as_array().expect("parts");
        let end = |part: &Value, end: &str| part[end].as_f64().expect("a number");
        let sum = |of: &str| parts.iter().map(|part| end(part, of)).sum::<f64>();
        let otherwise = end(control, "otherwise_most");
        for part in parts {
            let [low, high] = ["low", "high"].map(|of| end(part, of));
            assert!(high <= 1.0 - (sum("low") - low) + 1e-9, "{found}");
            let most = sum("high") - high + otherwise;
            assert!(low >= 1.0 - most - 1e-9, "{found}");
        }
    }
}

/// In May 2023 the line of contact was known to 5.2 km, and the town's own zone to 110 m.
#[test]
fn a_surer_zone_of_the_town_tells_that_its_centre_is_held() {
    let sides = "measure = \"open-bearings\"\ncontroller = \"RU\"\ndate = \"2023-05\"\n\
                 radius_km = 2\nvalue = 4\nwording = \"at least\"";
    let sides = found("\"bakhmut\"", &[sides]);
    assert_eq!(sides["verdict"], "supported", "{sides}");
    assert_eq!(numbers(&sides, "place"), [[4.0; 3]]);
    let front = "measure = \"front-distance\"\ndate = \"2023-05\"\nvalue = 0.5\nunit = \"km\"\n\
                 wording = \"over\"";
    let front = found("\"bakhmut\"", &[front]);
    assert_eq!(front["verdict"], "supported", "{front}");
    for from in [&["Bakhmut"][..], &["--lonlat", "38.0008,48.5947"]] {
        let env = TestEnv::new();
        let args = [&["measure"], from, &["--to", "front", "--date", "2023-05"]].concat();
        let ran = env.run(&args);
        let said = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
        assert!(
            said.trim_end()
                .ends_with("; it lies in land assessed as Russian-held"),
            "{said}"
        );
    }
}

/// What reaches 99 % within the error is not wrong, nor was it surely not so then.
#[test]
fn firm_stays_open_where_all_of_it_may_be_held() {
    for (subject, side, date) in [
        ("khromove", "RU", "2023-08"),
        ("ivanhrad", "RU", "2022-10"),
        ("khromove", "RU", "2023-05"),
        ("yahidne", "UA", "2023-02"),
    ] {
        let found = share(subject, side, date, "wording = \"firm\"");
        assert_eq!(numbers(&found, "place"), [[0.0, 0.0, 1.0]], "{found}");
        assert_eq!(found["verdict"], "inconclusive", "{found}");
    }
    let since = "measure = \"control-share\"\ncontroller = \"RU\"\nsince = \"2023-12\"\n\
                 wording = \"firm\"";
    let found = found("\"khromove\"", &[since]);
    assert_eq!(found["verdict"], "inconclusive", "{found}");
    let why = found["why"].to_string();
    assert!(!why.contains("not so on 24 August 2023"), "{why}");
}

/// Land assessed as Russian-held surely ended short of it in December 2022, and contested land may have
/// reached it: 5,118 m off, and known to 5,200 m.
#[test]
fn measure_tells_why_a_place_beyond_the_line_may_be_held() {
    let told = |place: &str, date: &str| {
        let env = TestEnv::new();
        let ran = env.run(&["measure", place, "--to", "front", "--date", date]);
        String::from_utf8_lossy(&ran.get_output().stdout).into_owned()
    };
    let outside = "; it lies outside land assessed as Russian-held";
    let open =
        ", but land that is contested, claimed or unknown, which may be anybody's, may reach it";
    let near = told("Khromove", "2022-12");
    assert!(
        near.trim_end().ends_with(&format!("{outside}{open}")),
        "{near}"
    );
    let far = told("Khromove", "2022-10");
    assert!(far.trim_end().ends_with(outside), "{far}");
}
