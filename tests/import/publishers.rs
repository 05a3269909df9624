//! The reference sets of each publisher, held against an outside measure and against known facts.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bakhmut_map::geodesy;
use geo::{BooleanOps, Coord, LineString, MultiPolygon, Polygon};
use geographiclib_rs::{Geodesic, PolygonArea, Winding};
use serde_json::{Value, json};

use crate::made::{BOX, collection, env, put, ring, zones};
use crate::support::reference;
use crate::test_env::{TestEnv, stderr};

fn areas(geometry: &Value) -> MultiPolygon {
    let ring = |ring: &Value| -> LineString {
        let positions = ring.as_array().unwrap().iter();
        positions
            .map(|p| Coord {
                x: p[0].as_f64().unwrap(),
                y: p[1].as_f64().unwrap(),
            })
            .collect()
    };
    let polygon = |rings: &Value| {
        let mut rings = rings.as_array().unwrap().iter().map(ring);
        Polygon::new(rings.next().unwrap(), rings.collect())
    };
    match geometry["type"].as_str() {
        Some("Polygon") => MultiPolygon(vec![polygon(&geometry["coordinates"])]),
        Some("MultiPolygon") => geometry["coordinates"]
            .as_array()
            .unwrap()
            .iter()
            .map(polygon)
            .collect(),
        _ => MultiPolygon(Vec::new()),
    }
}

/// Square kilometres by GeographicLib, the edges being geodesics.
fn karney(shape: &MultiPolygon) -> f64 {
    let wgs84 = Geodesic::wgs84();
    let ring = |ring: &LineString| {
        let mut area = PolygonArea::new(&wgs84, Winding::CounterClockwise);
        ring.coords().skip(1).for_each(|c| area.add_point(c.y, c.x));
        area.compute(true).1.abs() / 1e6
    };
    let polygons = shape
        .iter()
        .map(|p| ring(p.exterior()) - p.interiors().iter().map(ring).sum::<f64>());
    polygons.sum()
}

fn read(path: &Path) -> Value {
    // A name that is missing is NaN in one of the files.
    let text = fs::read_to_string(path).unwrap().replace("NaN", "null");
    serde_json::from_str(&text).unwrap()
}

/// What is imported of a folder of the reference, by day; `None` where it is absent.
fn imported(
    publisher: &str,
    folder: &str,
    dataset: &str,
) -> Option<(TestEnv, BTreeMap<String, Value>)> {
    let files = reference(&format!("control/{folder}"))?;
    let env = env();
    let files = files.display().to_string();
    env.run(&["import", publisher, &files, "--geodata", "mine"])
        .success();
    let valid = env.run(&["validate", "--geodata", "mine"]).success();
    assert!(stderr(&valid).contains("0 errors"));
    env.run(&["fmt", "--check", "--geodata", "mine"])
        .success()
        .stdout_eq("");
    let mut days = BTreeMap::new();
    for entry in fs::read_dir(env.path(&format!("mine/zones/{dataset}"))).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(day) = name.strip_suffix(".geojson") {
            days.insert(
                day.to_owned(),
                zones(&env, &format!("mine/zones/{dataset}/{name}")),
            );
        }
    }
    Some((env, days))
}

/// The area of the zones of a status on a day, by GeographicLib.
fn of_status(day: &Value, status: &str) -> f64 {
    let zones = day.as_object().unwrap().values();
    let zones = zones.filter(|zone| zone["properties"]["status"] == status);
    zones.map(|zone| karney(&areas(&zone["geometry"]))).sum()
}

fn assert_near(found: f64, expected: f64, what: &str) {
    assert!(
        (found - expected).abs() <= expected * 0.001,
        "{what}: {found} km², not {expected}"
    );
}

/// The share of Bakhmut's outline in the zones of a status.
fn bakhmut(day: &Value, statuses: &[&str]) -> Option<f64> {
    let outlines = read(&reference("geometry/osm-settlements.geojson")?);
    let mut features = outlines["features"].as_array().unwrap().iter();
    let town = areas(
        &features
            .find(|f| f["properties"]["name:en"] == "Bakhmut")
            .unwrap()["geometry"],
    );
    let zones = day.as_object().unwrap().values();
    let zones = zones.filter(|zone| statuses.iter().any(|s| zone["properties"]["status"] == *s));
    let parts: Vec<_> = zones.map(|zone| areas(&zone["geometry"])).collect();
    let held = town.intersection(&geo::unary_union(&parts));
    Some(geodesy::area(&held)?.km2() / geodesy::area(&town)?.km2() * 100.0)
}

#[test]
fn deepstates_days_have_the_area_that_was_published() {
    let Some((_, days)) = imported("deepstate", "deepstate-daily", "deepstate-daily") else {
        return;
    };
    assert_eq!(days.len(), 19);
    for (day, zones) in &days {
        let name = format!(
            "control/deepstate-daily/deepstatemap_data_{}.geojson",
            day.replace('-', "")
        );
        let file = read(&reference(&name).unwrap());
        let published = areas(&file["features"][0]["geometry"]);
        assert_near(of_status(zones, "assessed"), karney(&published), day);
    }
    assert!((bakhmut(&days["2025-01-15"], &["assessed"]).unwrap() - 100.0).abs() < 0.05);
}

#[test]
fn deepstates_export_has_the_areas_that_were_published_and_none_abroad() {
    let Some((_, days)) = imported("deepstate", "deepstate-history", "deepstate-history") else {
        return;
    };
    // Days are those of Kyiv: the last export is of 23:54 on the 14th.
    let names: Vec<&String> = days.keys().collect();
    assert_eq!(names[..2], ["2022-10-15", "2022-12-15"]);
    assert_eq!(*names[6], "2025-01-14");
    let file = read(&reference("control/deepstate-history/1671057931.geojson").unwrap());
    let of_colour = |colours: &[&str]| -> f64 {
        let features = file["features"].as_array().unwrap().iter();
        let features =
            features.filter(|f| colours.contains(&f["properties"]["fill"].as_str().unwrap()));
        features.map(|f| karney(&areas(&f["geometry"]))).sum()
    };
    let day = &days["2022-12-15"];
    assert_near(
        of_status(day, "assessed"),
        of_colour(&["#a52714", "#880e4f"]),
        "occupied",
    );
    assert_near(
        of_status(day, "unknown"),
        of_colour(&["#bcaaa4", "#bdbdbd"]),
        "unknown",
    );
    for (day, zones) in &days {
        let ids: Vec<&String> = zones.as_object().unwrap().keys().collect();
        assert_eq!(
            ids,
            [
                "cadr-and-calr",
                "occupied",
                "occupied-crimea",
                "occupied-tuzla-island",
                "unknown-status"
            ],
            "{day}"
        );
    }
    // facts/chronology.json: half of it from 2023-03-07 on, all since 2023-12-11;
    // 99.3 % on 2023-05-21, where a grid of points in this export of 18:45 finds 99.18 % as well.
    for (day, share) in [
        ("2022-12-15", 0.0),
        ("2023-05-21", 99.18),
        ("2025-01-14", 100.0),
    ] {
        let found = bakhmut(&days[day], &["assessed"]).unwrap();
        assert!(
            share == 0.0 && found < 50.0 || (found - share).abs() < 0.1,
            "{day}: {found} %"
        );
    }
}

#[test]
fn nzz_is_dated_by_its_data_and_has_what_was_held_and_gained() {
    let Some((env, days)) = imported("nzz", "nzz", "nzz-areas") else {
        return;
    };
    let names: Vec<&String> = days.keys().collect();
    assert_eq!(
        names,
        ["2022-12-15", "2023-05-20", "2024-01-12", "2025-01-14"]
    );
    let file = read(&reference("control/nzz/2025-01-15.json").unwrap());
    let features = file["value"]["features"].as_array().unwrap().iter();
    let held = features.filter(|f| f["properties"]["type"] != "losses");
    let published: f64 = held.map(|f| karney(&areas(&f["geometry"]))).sum();
    let alone = of_status(&days["2025-01-14"], "assessed");
    assert_near(alone, published, "2025-01-14");
    // facts/chronology.json has 94.4 % for the file of 2023-05-21.
    for (day, share) in [("2023-05-20", 94.4), ("2025-01-14", 100.0)] {
        let found = bakhmut(&days[day], &["assessed"]).unwrap();
        assert!((found - share).abs() < 0.1, "{day}: {found} %");
    }
    // What was held before is in a file of its own.
    let area = reference("control/separatist-area-2022-02-23.geojson").unwrap();
    let file = reference("control/nzz/2025-01-15.json").unwrap();
    let [area_file, file] = [&area, &file].map(|path| path.display().to_string());
    let import = [
        "import",
        "nzz",
        &file,
        "--with-area",
        &area_file,
        "--dataset",
        "all",
        "--geodata",
        "mine",
    ];
    env.run(&import).success();
    let zones = zones(&env, "mine/zones/all/2025-01-14.geojson");
    let before = karney(&areas(&zones["held-before-2022-02-24"]["geometry"]));
    assert_near(
        before,
        karney(&areas(&read(&area)["features"][0]["geometry"])),
        "held before",
    );
    assert_near(of_status(&zones, "assessed"), alone + before, "both");
}

#[test]
fn isws_layers_lie_beside_each_other() {
    let Some((_, days)) = imported("isw", "isw", "isw-layers") else {
        return;
    };
    let file = read(&reference("control/isw/20230521.geojson").unwrap());
    let of_layer = |layer: &str| -> f64 {
        let features = file["features"].as_array().unwrap().iter();
        let features =
            features.filter(|f| f["properties"]["layer"].as_str().unwrap().contains(layer));
        features.map(|f| karney(&areas(&f["geometry"]))).sum()
    };
    let day = &days["2023-05-21"];
    assert_near(
        of_status(day, "assessed"),
        of_layer("RussiaCoTinUkraine"),
        "assessed",
    );
    assert_near(
        of_status(day, "advance"),
        of_layer("AssessedRussianAdvance"),
        "advance",
    );
    // The claims cover 17.3 km² of what is an assessed advance, and the program says so.
    let claimed = of_layer("ClaimedRussianTerritory") + of_layer("ClaimedUkrainian") - 17.3;
    assert_near(of_status(day, "claimed"), claimed, "claimed");
    // facts/chronology.json: 97.9 and 78.0 %.
    let both = bakhmut(day, &["assessed", "advance"]).unwrap();
    let control = bakhmut(day, &["assessed"]).unwrap();
    assert!(
        (both - 97.9).abs() < 0.1 && (control - 78.0).abs() < 0.1,
        "{both} {control}"
    );
}

#[test]
fn points_lines_and_signs_of_units_are_dropped_and_counted() {
    let env = env();
    let mut file = collection(&[
        (
            json!({ "name": "Окуповано /// Occupied", "fill": "#a52714" }),
            json!([ring(BOX)]),
        ),
        (
            json!({ "name": "35 бригада /// 35th Brigade", "fill": "#a52714" }),
            json!([ring(BOX)]),
        ),
        (json!({ "name": "Звільнено" }), json!([ring(BOX)])),
        (
            json!({ "name": "Occupied Kurils", "fill": "#ff5252" }),
            json!([ring([145.0, 43.0, 146.0, 44.0])]),
        ),
    ]);
    let features = file["features"].as_array_mut().unwrap();
    for (kind, coordinates) in [
        ("Point", json!([38.0, 48.6])),
        ("Point", json!([38.1, 48.6, 0])),
        ("LineString", json!([[38.0, 48.6], [38.1, 48.6]])),
    ] {
        features.push(json!({ "type": "Feature", "properties": { "name": "HQ" },
            "geometry": { "type": kind, "coordinates": coordinates } }));
    }
    put(&env, "1736891679.geojson", &file);
    let ran = env
        .run(&[
            "import",
            "deepstate",
            "1736891679.geojson",
            "--geodata",
            "mine",
        ])
        .success();
    let said = stderr(&ran);
    for line in [
        "left out: 2 points",
        "left out: 1 line",
        "left out: 1 sign of military units",
        "left out: 1 area that Ukraine holds or has liberated",
        "left out: 1 area in other countries",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    let text =
        String::from_utf8(env.read("mine/zones/deepstate-history/2025-01-14.geojson")).unwrap();
    assert!(text.contains("\"Окуповано\"") && !text.contains("igade") && !text.contains("Point"));
}

#[test]
fn what_both_sides_claim_is_contested() {
    let env = env();
    let layer = |name: &str| json!({ "layer": name });
    let file = collection(&[
        (
            layer("VIEW_ClaimedRussianTerritoryinUkraine_V2"),
            json!([ring(BOX)]),
        ),
        (
            layer("VIEW_ClaimedUkrainianCounteroffensives_V2"),
            json!([ring([38.0, 48.5, 38.2, 48.7])]),
        ),
    ]);
    put(&env, "20230521.geojson", &file);
    env.run(&["import", "isw", "20230521.geojson", "--geodata", "mine"])
        .success();
    env.run(&["validate", "--geodata", "mine"]).success();
    let zones = zones(&env, "mine/zones/isw-layers/2023-05-21.geojson");
    assert_eq!(
        zones["claimed-by-both"]["properties"]["status"],
        "contested"
    );
    let ring_ = areas(&zones["claimed-by-both"]["geometry"]);
    assert_near(
        karney(&ring_),
        karney(&areas(&json!({ "type": "Polygon",
        "coordinates": [ring([38.0, 48.5, 38.1, 48.7])] }))),
        "both",
    );
}
