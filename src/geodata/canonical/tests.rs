//! What the canonical form is, and that bringing a file to it loses nothing.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::canonical;

fn text(bytes: &str) -> String {
    canonical(bytes.as_bytes(), "f.geojson").unwrap().text
}

fn zone(id: &str, kind: &str, geometry: &Json) -> Json {
    json!({
        "type": "Feature", "id": id,
        "properties": {"name": "Zone", "kind": kind, "controller": "RU", "status": "assessed",
            "accuracy_m": 100, "sources": ["project"]},
        "geometry": geometry,
    })
}

fn collection(features: &[Json]) -> String {
    json!({"type": "FeatureCollection", "features": features}).to_string()
}

fn square() -> Json {
    json!({"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]})
}

/// Everything but the layout and the order.
fn plain(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_feature_reads_well_in_a_diff() {
    let feature = json!({"geometry": square(), "id": "a", "type": "Feature", "properties": {
        "zeal": 1.50, "status": "assessed", "name": "Бахмут/Bakhmut", "sources": ["a", "b"],
        "note": null, "age": null,
    }});
    assert_eq!(
        text(&collection(&[feature])),
        r#"{
  "type": "FeatureCollection",
  "features": [
    {
      "type": "Feature",
      "id": "a",
      "properties": {
        "name": "Бахмут/Bakhmut",
        "status": "assessed",
        "sources": ["a", "b"],
        "age": null,
        "zeal": 1.5
      },
      "geometry": {
        "type": "Polygon",
        "coordinates": [
          [
            [0, 0], [2, 0], [2, 2], [0, 2], [0, 0]
          ]
        ]
      }
    }
  ]
}
"#
    );
}

#[test]
fn nothing_is_a_collection_too() {
    let empty = text(&collection(&[]));
    assert_eq!(
        empty,
        "{\n  \"type\": \"FeatureCollection\",\n  \"features\": []\n}\n"
    );
    assert_eq!(text(&empty), empty);
}

/// As QGIS and as geojson.io save the same two zones.
#[test]
fn what_two_editors_save_is_the_same() {
    let qgis = r#"{
"type": "FeatureCollection",
"name": "2025-02-15",
"crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:OGC:1.3:CRS84" } },
"xy_coordinate_resolution": 1e-09,
"features": [
{ "type": "Feature", "properties": { "id": "area-ru", "name": "Area\/RU", "kind": "area", "controller": "RU", "status": "assessed", "since": null, "sources": [ "project" ], "accuracy_m": 100.0, "note": null, "quoted": "\u0411" }, "geometry": { "type": "MultiPolygon", "coordinates": [ [ [ [ 2.0, 2.0 ], [ 2.0, 3.123456789 ], [ 3.0, 3.0 ], [ 2.0, 2.0 ] ] ] ] } },
{ "type": "Feature", "properties": { "id": "bakhmut", "name": "Bakhmut", "kind": "settlement", "controller": "RU", "status": "assessed", "since": "2023-05-21", "sources": [ "project" ], "accuracy_m": 200.0, "note": null }, "geometry": { "type": "Polygon", "coordinates": [ [ [ 0.0, 0.0 ], [ 1.0, 0.0 ], [ 1.0, 1.0 ], [ 0.0, 0.0 ] ] ] } }
]
}
"#;
    let geojson_io = r#"{
  "type": "FeatureCollection",
  "features": [
    {"type": "Feature", "id": "bakhmut",
      "properties": {"name": "Bakhmut", "kind": "settlement", "status": "assessed", "controller": "RU", "since": "2023-05-21", "accuracy_m": 200, "sources": ["project"]},
      "geometry": {"coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]], "type": "Polygon"}},
    {"type": "Feature", "id": "area-ru",
      "properties": {"quoted": "Б", "name": "Area/RU", "kind": "area", "status": "assessed", "controller": "RU", "accuracy_m": 100, "sources": ["project"]},
      "geometry": {"coordinates": [[[2, 2], [3, 3], [2, 3.1234568], [2, 2]]], "type": "Polygon"}}
  ]
}"#;
    assert_eq!(text(qgis), text(geojson_io));
    assert!(text(qgis).contains("[2, 3.123457]"));
}

#[test]
fn members_of_somebody_elses_are_kept() {
    let given = r#"{"type": "FeatureCollection", "licence": {"b": [1, [2, 3]], "a": 12345678901234567890},
        "features": [{"type": "Feature", "id": 7, "bbox": [0, 0, 1, 1], "stroke": "red",
        "properties": null, "geometry": null}]}"#;
    let made = text(given);
    assert!(
        made.contains(r#""licence": {"b": [1, [2, 3]], "a": 12345678901234567890},"#),
        "{made}"
    );
    assert!(made.contains("\"id\": 7,\n      \"bbox\": [0, 0, 1, 1],\n      \"stroke\": \"red\""));
    assert_eq!(plain(given), plain(&made));
}

/// What every editor writes in its own way has no place in a form that all share; it is told.
#[test]
fn what_an_editor_says_of_its_file_is_left_out_and_told() {
    let given = r#"{"type": "FeatureCollection", "name": "Лютий\u202e", "title": "kept",
        "crs": {"type": "name", "properties": {"name": "EPSG:4326"}}, "features": []}"#;
    let made = canonical(given.as_bytes(), "f").unwrap();
    assert_eq!(made.left_out, [r#"name "Лютий\u{202e}""#, "crs"]);
    assert!(made.text.contains("\"title\": \"kept\""), "{}", made.text);
    let again = canonical(made.text.as_bytes(), "f").unwrap();
    assert!(again.left_out.is_empty());
}

#[test]
fn a_feature_or_geometry_alone_stays_what_it_is() {
    let geometry =
        r#"{"coordinates": [[[0, 0], [0, 2.00000049], [2, 2], [0, 0]]], "type": "Polygon"}"#;
    let written = "{\n  \"type\": \"Polygon\",\n  \"coordinates\": [\n    [\n      \
                   [0, 0], [2, 2], [0, 2], [0, 0]\n    ]\n  ]\n}\n";
    assert_eq!(text(geometry), written);
    assert_eq!(text(written), written);
    let feature = format!(
        r#"{{"geometry": {geometry}, "properties": {{"b": 1, "name": "A"}}, "type": "Feature", "id": "a"}}"#
    );
    let made = text(&feature);
    let begins = "{\n  \"type\": \"Feature\",\n  \"id\": \"a\",\n  \"properties\": {\n    \
                  \"name\": \"A\",\n    \"b\": 1\n  },\n  \"geometry\": {\n    \"type\"";
    assert!(made.starts_with(begins), "{made}");
    assert_eq!(text(&made), made);
    // In a collection it is written alike, but for the indent.
    let indented: String = made.lines().map(|line| format!("    {line}\n")).collect();
    let all = text(&format!(
        r#"{{"type": "FeatureCollection", "features": [{feature}]}}"#
    ));
    assert!(all.contains(&indented), "{all}");
    let open = r#"{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}"#;
    assert_eq!(canonical(open.as_bytes(), "f").unwrap_err().exit_code(), 3);
}

/// What the rounding makes equal is one position; what was drawn twice stays, for it may be meant.
#[test]
fn neighbours_that_the_rounding_makes_equal_are_one() {
    let of = |kind: &str, coordinates: &str| {
        let made = text(&format!(
            r#"{{"type": "{kind}", "coordinates": {coordinates}}}"#
        ));
        assert_eq!(text(&made), made);
        plain(&made)["coordinates"].to_string()
    };
    let ring = "[[[0,0],[1,0],[1,0.0000002],[1.0000002,0.0000001],[1,1],[0.0000001,0],[0,0]]]";
    assert_eq!(of("Polygon", ring), "[[[0,0],[1,0],[1,1],[0,0]]]");
    let heights = "[[0,0,1],[1,0,2],[1,0,3],[2,0,4]]";
    assert_eq!(of("LineString", heights), "[[0,0],[1,0],[2,0]]");
    let mixed = "[[0,0],[1,0,2],[1,0.0000001],[2,0,4]]";
    assert_eq!(of("LineString", mixed), "[[0,0],[1,0],[2,0]]");
    assert_eq!(
        of("LineString", "[[0,0],[1,0],[1,0],[2,0]]"),
        "[[0,0],[1,0],[1,0],[2,0]]"
    );
    // A line has two ends, and points are no neighbours.
    assert_eq!(of("LineString", "[[0,0],[0,0.0000001]]"), "[[0,0],[0,0]]");
    assert_eq!(of("MultiPoint", "[[0,0],[0,0.0000001]]"), "[[0,0],[0,0]]");
}

#[test]
fn an_id_among_the_properties_that_differs_from_the_feature_s_stays_there() {
    let with = |inner: &str| {
        let mut feature = zone("a", "area", &square());
        feature["properties"]["id"] = json!(inner);
        text(&collection(&[feature]))
    };
    assert_eq!(
        with("a"),
        text(&collection(&[zone("a", "area", &square())]))
    );
    assert!(with("b").contains("        \"id\": \"b\""));
}

#[test]
fn heights_are_dropped_and_counted() {
    let high = json!({"type": "Point", "coordinates": [1, 2, 3]});
    let flat = json!({"type": "Point", "coordinates": [1, 2]});
    let made = canonical(
        collection(&[zone("a", "area", &high), zone("b", "area", &flat)]).as_bytes(),
        "f",
    );
    let made = made.unwrap();
    assert_eq!(made.with_heights, 1);
    assert!(!made.text.contains('3'), "{}", made.text);
}

#[test]
fn what_is_not_geojson_is_refused_with_its_place() {
    let open = json!({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]});
    let error = canonical(collection(&[zone("a", "area", &open)]).as_bytes(), "f").unwrap_err();
    assert_eq!(error.exit_code(), 3);
    assert!(
        error
            .to_string()
            .contains("feature a: the ring is not closed"),
        "{error}"
    );
    assert_eq!(canonical(b"\xff", "f").unwrap_err().exit_code(), 3);
}

#[test]
fn a_ring_that_rounding_spoils_is_refused_with_its_place() {
    for (rings, what) in [
        (
            "‸[[0,0],[0.0000001,0],[0,0.0000001],[0,0]]",
            "the ring encloses no area",
        ),
        // Thinner than a digit, however long.
        (
            "‸[[0,0],[1,0],[1,0.0000004],[0,0]]",
            "the ring encloses no area",
        ),
        // The notch goes to the edge's other side.
        (
            "‸[[0,0],[0.000009,0.000001],[0.00001,0.00001],[0.0000044,0.000000495],[0,0.00001],[0,0]]",
            "the ring crosses itself",
        ),
        (
            "‸[[0,0,5],[0.0000001,0,6],[0,0.0000001,7],[0,0,5]]",
            "the ring encloses no area",
        ),
        (
            "[[0,0],[1,0],[1,1],[0,1],[0,0]],‸[[0.5,0.5],[0.5000001,0.5],[0.5,0.5000001],[0.5,0.5]]",
            "the ring encloses no area",
        ),
    ] {
        let (before, after) = rings.split_once('‸').unwrap();
        let text = format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"id\":\"tiny\",\n\
             \"properties\":{{}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[\n{before}{after}]}}}}]}}"
        );
        let error = canonical(text.as_bytes(), "f").unwrap_err();
        assert_eq!(error.exit_code(), 3);
        let said = error.to_string();
        let place = format!(
            "f:3:{}: feature tiny: rounded to 6 decimals",
            before.len() + 1
        );
        for part in [&place, what, "help: draw it with positions farther apart"] {
            assert!(said.contains(part), "{part}: {rings}: {said}");
        }
    }
}

#[test]
fn a_ring_that_crosses_itself_already_is_as_it_was() {
    let crossed =
        json!({"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 1], [0, 0]]]});
    let made = text(&collection(&[zone("a", "area", &crossed)]));
    assert_eq!(text(&made), made);
}

/// A ring around a point, of that many vertices, some way round.
fn ring(lon: f64, lat: f64, radii: &[f64], clockwise: bool) -> Vec<[f64; 2]> {
    let at = |(i, radius): (usize, &f64)| {
        let turn = std::f64::consts::TAU * i as f64 / radii.len() as f64;
        [lon + radius * turn.cos(), lat + radius * turn.sin()]
    };
    let mut ring: Vec<[f64; 2]> = radii.iter().enumerate().map(at).collect();
    ring.push(ring[0]);
    if clockwise {
        ring.reverse();
    }
    ring
}

fn polygon() -> impl Strategy<Value = Json> {
    let radii = || prop::collection::vec(0.1..0.2, 3..40);
    (
        -170.0..170.0,
        -80.0..80.0,
        radii(),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(lon, lat, radii, clockwise, with_hole)| {
            let mut rings = vec![ring(lon, lat, &radii, clockwise)];
            if with_hole {
                rings.push(ring(lon, lat, &[0.01, 0.02, 0.015], clockwise));
            }
            json!({"type": "Polygon", "coordinates": rings})
        })
}

/// The positions of all polygons, in order of their rounded numbers.
fn positions(text: &str) -> Vec<[i64; 2]> {
    let mut found = Vec::new();
    for feature in plain(text)["features"].as_array().unwrap() {
        for ring in feature["geometry"]["coordinates"].as_array().unwrap() {
            for position in ring.as_array().unwrap() {
                found.push([0, 1].map(|i| (position[i].as_f64().unwrap() * 1e6).round() as i64));
            }
        }
    }
    found.sort_unstable();
    found
}

proptest! {
    #[test]
    fn a_second_time_changes_nothing_and_no_position_moves(
        polygons in prop::collection::vec(polygon(), 1..6),
        order in any::<u64>(),
    ) {
        let mut features: Vec<Json> = polygons
            .iter()
            .enumerate()
            .map(|(i, polygon)| zone(&format!("z{i}"), ["area", "settlement"][i % 2], polygon))
            .collect();
        let given = collection(&features);
        let made = text(&given);
        prop_assert_eq!(text(&made), made.clone());
        prop_assert_eq!(positions(&made), positions(&given));
        // In whatever order an editor saves them.
        let turned = order as usize % features.len();
        features.rotate_left(turned);
        prop_assert_eq!(text(&collection(&features)), made.clone());
        for feature in plain(&made)["features"].as_array().unwrap() {
            let rings = feature["geometry"]["coordinates"].as_array().unwrap();
            for (i, ring) in rings.iter().enumerate() {
                let number = |p: &Json, i: usize| p[i].as_f64().unwrap();
                let ring = ring.as_array().unwrap();
                let (x, y) = (number(&ring[0], 0), number(&ring[0], 1));
                let twice: f64 = ring.windows(2).map(|e| {
                    (number(&e[0], 0) - x) * (number(&e[1], 1) - y)
                        - (number(&e[1], 0) - x) * (number(&e[0], 1) - y)
                }).sum();
                prop_assert_eq!(twice > 0.0, i == 0);
            }
        }
    }

    #[test]
    fn a_tiny_or_thin_ring_is_refused_or_stays_a_ring(
        at in (-170.0..170.0_f64, -80.0..80.0_f64),
        radii in prop::collection::vec(0.0..4.0_f64, 3..12),
        digits in 4..8_i32,
        flat in prop::sample::select(vec![1.0, 0.1, 0.001]),
        with_hole in any::<bool>(),
    ) {
        let unit = 10_f64.powi(-digits);
        let small: Vec<f64> = radii.iter().map(|radius| radius / 3.0).collect();
        let mut rings = vec![ring(0.0, 0.0, &radii, false)];
        rings.extend(with_hole.then(|| ring(0.0, 0.0, &small, true)));
        for position in rings.iter_mut().flatten() {
            *position = [at.0 + position[0] * unit, at.1 + position[1] * unit * flat];
        }
        let polygon = json!({"type": "Polygon", "coordinates": rings});
        let given = collection(&[zone("a", "area", &polygon)]);
        match canonical(given.as_bytes(), "f") {
            Ok(made) => {
                prop_assert_eq!(text(&made.text), made.text.clone());
                let made = plain(&made.text);
                let rings = made["features"][0]["geometry"]["coordinates"].as_array().unwrap();
                for ring in rings.iter().map(|ring| ring.as_array().unwrap()) {
                    prop_assert!(ring.len() >= 4 && ring[0] == ring[ring.len() - 1]);
                    prop_assert!(ring.windows(2).all(|edge| edge[0] != edge[1]), "{ring:?}");
                }
            }
            Err(error) => prop_assert!(error.to_string().contains("f:1:"), "{error}"),
        }
    }
}
