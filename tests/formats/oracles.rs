//! Our reader against other people's: the `geojson` crate, and the fixtures of geojsonhint.

use std::fs;
use std::path::{Path, PathBuf};

use bakhmut_map::error::Fault;
use bakhmut_map::geodata::faults::Faults;
use bakhmut_map::geodata::{geojson, json};
use geo::{CoordsIter, Geometry};

use crate::support::reference;

/// The geometries of a text's features, and its faults.
fn read(text: &str) -> (Vec<Geometry<f64>>, Vec<Fault>) {
    let mut faults = Faults::new("f", text);
    let root = json::parse(&mut faults);
    let features = root
        .iter()
        .flat_map(|root| geojson::features(root, geojson::Region::Anywhere, &mut faults));
    let geometries = features
        .filter_map(|feature| feature.geometry.ok().flatten())
        .collect();
    (geometries, faults.into_faults())
}

/// Every coordinate, ring after ring, without regard to how a ring is wound.
fn coordinates(geometry: &Geometry<f64>) -> Vec<(f64, f64)> {
    let mut all: Vec<_> = geometry.coords_iter().map(|c| (c.x, c.y)).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    all
}

fn agrees_with_the_geojson_crate(text: &str) -> usize {
    let (ours, faults) = read(text);
    assert_eq!(faults, []);
    let theirs: ::geojson::FeatureCollection = text.parse().unwrap();
    let theirs: Vec<Geometry<f64>> = theirs
        .into_iter()
        .filter_map(|feature| feature.geometry)
        .map(|g| g.try_into().unwrap())
        .collect();
    assert_eq!(ours.len(), theirs.len());
    let mut count = 0;
    for (ours, theirs) in ours.iter().zip(&theirs) {
        let (ours, theirs) = (coordinates(ours), coordinates(theirs));
        assert_eq!(ours.len(), theirs.len());
        count += ours.len();
        for (a, b) in ours.iter().zip(&theirs) {
            // That crate's numbers may be off in the last bit.
            let near = (a.0 - b.0).abs() <= 1e-13 && (a.1 - b.1).abs() <= 1e-13;
            assert!(near, "{a:?} is not {b:?}");
        }
    }
    count
}

#[test]
fn a_large_file_of_ours_reads_as_the_geojson_crate_reads_it() {
    let mut features = Vec::new();
    for i in 0..200_i32 {
        let ring = |radius: f64, way: f64| {
            let position = |k: i32| {
                let turn = way * f64::from(k % 100) * std::f64::consts::TAU / 100.0;
                let (x, y) = (f64::from(i) + radius * turn.cos(), radius * turn.sin());
                format!(
                    "[{:.7}, {:.5}{}]",
                    x - 100.0,
                    y,
                    if i % 3 == 0 { ", 12.5" } else { "" }
                )
            };
            format!(
                "[{}]",
                (0..=100).map(position).collect::<Vec<_>>().join(",")
            )
        };
        let way = if i % 2 == 0 { 1.0 } else { -1.0 };
        features.push(format!(
            r#"{{"type":"Feature","id":{i},"properties":null,"geometry":{{"type":"Polygon","coordinates":[{},{}]}}}}"#,
            ring(9.0, way),
            ring(3.0, way)
        ));
    }
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",\n")
    );
    assert_eq!(agrees_with_the_geojson_crate(&text), 40_400);
}

#[test]
fn real_files_read_as_the_geojson_crate_reads_them() {
    for name in [
        "geometry/border-osm.geojson",
        "control/separatist-area-2022-02-23.geojson",
        "control/deepstate-daily/deepstatemap_data_20240715.geojson",
        "control/isw/20230824.geojson",
    ] {
        let Some(path) = reference(name) else {
            continue;
        };
        assert!(agrees_with_the_geojson_crate(&fs::read_to_string(path).unwrap()) > 100);
    }
}

fn fixtures(folder: &str) -> Option<Vec<PathBuf>> {
    let folder = reference(&format!("conformance/geojsonhint/{folder}"))?;
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|e| e == "geojson"))
        .collect();
    files.sort();
    Some(files)
}

fn name(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

/// The text as a FeatureCollection: bare features and geometries are wrapped.
fn collection(text: &str) -> String {
    let text = text.trim();
    let value: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    match value["type"].as_str() {
        Some("FeatureCollection") | None => text.to_owned(),
        Some("Feature") => format!(r#"{{"type":"FeatureCollection","features":[{text}]}}"#),
        Some(_) => format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":null,"geometry":{text}}}]}}"#
        ),
    }
}

#[test]
fn good_fixtures_are_good() {
    let Some(files) = fixtures("good") else {
        return;
    };
    for path in files {
        let text = collection(&fs::read_to_string(&path).unwrap());
        let (_, faults) = read(&text);
        // Its polygon lies at 107 degrees south and beyond.
        let off_the_earth = name(&path) == "issue82";
        assert_eq!(
            faults.is_empty(),
            !off_the_earth,
            "{}: {faults:?}",
            path.display()
        );
    }
}

#[test]
fn bad_fixtures_are_refused_where_the_rfc_says_so() {
    let Some(files) = fixtures("bad") else { return };
    let mut borne = Vec::new();
    for path in &files {
        let text = String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
        if read(&collection(&text)).1.is_empty() {
            borne.push(name(path));
        }
    }
    // A third number of a position is dropped; winding, precision and collections in
    // collections are matters of style.
    let expected = [
        "bad-polygon-interiorring-rhr",
        "different-first-size",
        "excessive_precision_truncated",
        "geometrycollection_nested",
        "geometrycollection_single",
        "polygon_winding_order",
    ];
    assert_eq!(borne, expected);
}
