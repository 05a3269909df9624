//! Two publishers' sets of one day, held against each other and against other programs' figures.

use std::path::Path;

use serde_json::Value;

use crate::made::env;
use crate::support::reference;
use crate::test_env::{TestEnv, stderr};

fn compared(env: &TestEnv, second: &str) -> Value {
    let args = ["compare", "deepstate-daily", second, "--date", "2025-01-15"];
    let ran = env.run(&[&args[..], &["--format", "json", "--geodata", "mine"]].concat());
    serde_json::from_slice(&ran.success().get_output().stdout).unwrap()
}

#[track_caller]
fn is_near(value: &Value, expected: f64, tolerance: f64) {
    let value = value.as_f64().unwrap();
    assert!(
        (value - expected).abs() < tolerance,
        "{value}, not {expected}"
    );
}

/// DeepState's area of a day and NZZ's, as "nzz-whole" with what was held before 2022; `None` where the
/// files are not at hand.
fn imported() -> Option<TestEnv> {
    let files = [
        "control/deepstate-daily/deepstatemap_data_20250115.geojson",
        "control/nzz/2025-01-15.json",
        "control/separatist-area-2022-02-23.geojson",
    ];
    let files = files
        .map(reference)
        .into_iter()
        .collect::<Option<Vec<_>>>()?;
    let path = |file: &Path| file.canonicalize().unwrap().to_str().unwrap().to_owned();
    let [deepstate, nzz, before] = [0, 1, 2].map(|i: usize| path(&files[i]));
    let env = env();
    let import = |args: &[&str]| {
        env.run(&[&["import"], args, &["--geodata", "mine"]].concat())
            .success();
    };
    import(&["deepstate", &deepstate]);
    import(&["nzz", &nzz]);
    import(&[
        "nzz",
        &nzz,
        "--with-area",
        &before,
        "--dataset",
        "nzz-whole",
    ]);
    Some(env)
}

/// In the north of Crimea the shore is 40 km away, the line of contact on the Dnipro over 100 km.
#[test]
fn the_shore_is_no_line_of_contact() {
    let Some(env) = imported() else { return };
    let ask = ["measure", "--lonlat", "34.1,45.6", "--to", "front"];
    let of = ["--dataset", "deepstate-daily", "--date", "2025-01-15"];
    let how = ["--format", "json", "--geodata", "mine"];
    let ran = env.run(&[&ask[..], &of, &how].concat()).success();
    let told: Value = serde_json::from_slice(&ran.get_output().stdout).unwrap();
    let front = &told["measured"][0];
    assert!(front["distance_m"].as_f64().unwrap() > 130_000.0, "{told}");
}

/// On a telephone, 360 pixels wide, all is said, also in the longer language.
#[test]
fn no_note_is_cut_on_a_telephone() {
    let Some(env) = imported() else { return };
    for (view, lang) in [
        ("front", "en"),
        ("front", "uk"),
        ("town", "en"),
        ("town", "uk"),
    ] {
        let pair = [
            "--dataset",
            "deepstate-daily,nzz-whole",
            "--date",
            "2025-01-15",
        ];
        let look = ["--view", view, "--lang", lang, "--layout", "tall"];
        let out = ["--geodata", "mine", "-o", "tall.png"];
        let ran = env
            .run(&[&["render"], &pair[..], &look, &out].concat())
            .success();
        let said = stderr(&ran);
        assert!(
            !said.contains("the end of") && !said.contains("too small"),
            "{said}"
        );
        assert!(!said.contains('“'), "{view} {lang}: {said}");
    }
}

/// From Bakhmut to the lines as `facts/chronology.json` has it, which closes gaps of NZZ's outline
/// before it measures where the area of 2022 is added. Areas by GEOS 3 (shapely) of the imported zones
/// and PROJ 9 (pyproj, edges cut to 0.001°).
#[test]
fn deepstate_and_nzz_in_january_2025() {
    let Some(env) = imported() else { return };
    for (second, km, azimuth, areas) in [
        (
            "nzz-areas",
            10.98,
            Some(279.0),
            [2892.2096, 1432.3171, 328.1992],
        ),
        ("nzz-whole", 11.07, None, [4301.4644, 23.0623, 328.1992]),
    ] {
        let found = compared(&env, second);
        let held = &found["russian_held"];
        let measured = [&held["both"], &held["only"][0], &held["only"][1]];
        for (area, expected) in measured.into_iter().zip(areas) {
            is_near(&area["area_m2"], expected * 1e6, expected * 1e6 * 1e-5);
        }
        // Land that only DeepState has is in no zone of NZZ's: the same land, about as sure.
        let said = found["said"].as_array().unwrap().iter();
        let held = serde_json::json!({ "controller": "RU", "status": "assessed" });
        let alone = said
            .clone()
            .find(|pair| pair["by"] == serde_json::json!([held, null]));
        // Its edges are cut in another order, so that short ones may fall off outlines.
        for (key, tolerance) in [("area_m2", 0.01), ("error_m2", 0.15)] {
            let expected = measured[1][key].as_f64().unwrap();
            is_near(&alone.unwrap()[key], expected, expected * tolerance);
        }
        let places = found["places"].as_array().unwrap();
        let bakhmut = places
            .iter()
            .find(|place| place["id"] == "bakhmut")
            .unwrap();
        let [by_deepstate, by_nzz] = [0, 1].map(|i: usize| &bakhmut["line_of_contact"][i]);
        is_near(&by_deepstate["distance_m"], 8170.0, 200.0);
        is_near(&by_deepstate["azimuth_deg"], 211.0, 1.0);
        is_near(&by_nzz["distance_m"], km * 1000.0, 200.0);
        if let Some(azimuth) = azimuth {
            is_near(&by_nzz["azimuth_deg"], azimuth, 1.0);
        }
        assert_eq!(by_nzz["inside"], true);
    }
    // The areas of 2022 and NZZ's don't quite meet: no line of contact runs along such gaps.
    let lines = compared(&env, "nzz-whole")["lines_of_contact"].clone();
    assert!(
        lines["greatest"]["distance_m"].as_f64().unwrap() < 7000.0,
        "{lines}"
    );
    assert!(lines["mean_m"].as_f64().unwrap() < 2500.0, "{lines}");
    // Two villages there are called Zaitseve.
    let args = [
        "compare",
        "deepstate-daily",
        "nzz-whole",
        "--date",
        "2025-01-15",
    ];
    let ran = env.run(&[&args[..], &["--format", "markdown", "--geodata", "mine"]].concat());
    let table = ran.success().get_output().stdout.clone();
    let table = String::from_utf8_lossy(&table);
    assert!(table.contains("| Zaitseve (zaitseve-bakhmut) |"), "{table}");
}
