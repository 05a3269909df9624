//! Each rule of JSON and GeoJSON finds what breaks it, at the token that is wrong, and nothing else.

use bakhmut_map::error::Fault;
use bakhmut_map::geodata::{canonical, rule, validate_geojson};

/// A code, and a text that breaks its rule alone; the token that is wrong stands between ⟦ and ⟧.
const EXAMPLES: [(&str, &str); 45] = [
    ("empty-file", "⟦ ⟧\n"),
    (
        "json-syntax",
        r#"{"type": "Point", "coordinates": [38, 48.6,⟦]⟧}"#,
    ),
    (
        "json-syntax",
        r#"{"type": "Point" ⟦"coordinates"⟧: [38, 48.6]}"#,
    ),
    (
        "json-syntax",
        r#"{"type": "Point", "coordinates": [⟦NaN⟧, 48.6]}"#,
    ),
    ("cut-off", r#"{"type": "Point", "coordinates": [38, 48⟦⟧"#),
    (
        "duplicate-key",
        r#"{"type": "Point", "a": 1, ⟦"a"⟧: 2, "coordinates": [38, 48.6]}"#,
    ),
    (
        "number-too-large",
        r#"{"type": "Point", "a": ⟦1e999⟧, "coordinates": [38, 48.6]}"#,
    ),
    (
        "not-an-object",
        r#"{"type": "FeatureCollection", "features": [⟦5⟧]}"#,
    ),
    ("missing-type", r#"⟦{"coordinates": [38, 48.6]}⟧"#),
    (
        "wrong-type",
        r#"{"type": ⟦"point"⟧, "coordinates": [38, 48.6]}"#,
    ),
    ("missing-features", r#"⟦{"type": "FeatureCollection"}⟧"#),
    (
        "missing-geometry",
        r#"⟦{"type": "Feature", "properties": null}⟧"#,
    ),
    (
        "missing-properties",
        r#"⟦{"type": "Feature", "geometry": null}⟧"#,
    ),
    (
        "wrong-properties",
        r#"{"type": "Feature", "geometry": null, "properties": ⟦[]⟧}"#,
    ),
    (
        "wrong-id",
        r#"{"type": "Feature", "id": ⟦[1]⟧, "geometry": null, "properties": null}"#,
    ),
    (
        "duplicate-id",
        r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "id": 7, "geometry": null, "properties": null}, {"type": "Feature", "id": ⟦7⟧, "geometry": null, "properties": null}]}"#,
    ),
    ("missing-coordinates", r#"⟦{"type": "Point"}⟧"#),
    (
        "wrong-nesting",
        r#"{"type": "Polygon", "coordinates": ⟦[[38, 48.6]]⟧}"#,
    ),
    (
        "short-line",
        r#"{"type": "LineString", "coordinates": ⟦[[38, 48.6]]⟧}"#,
    ),
    (
        "misplaced-member",
        r#"{"type": "FeatureCollection", "features": [], ⟦"properties"⟧: {}}"#,
    ),
    (
        "bad-bbox",
        r#"{"type": "Point", "coordinates": [38, 48.6], "bbox": ⟦[38, 48]⟧}"#,
    ),
    (
        "wrong-bbox",
        r#"{"type": "Point", "coordinates": [38, 48.6], "bbox": ⟦[48, 37, 49, 39]⟧}"#,
    ),
    (
        "wrong-bbox",
        r#"{"type": "FeatureCollection", "bbox": ⟦[37, 48, 38, 48.5]⟧, "features": [{"type": "Feature", "properties": null, "geometry": {"type": "Point", "coordinates": [38, 48.6]}}]}"#,
    ),
    (
        "unsupported-crs",
        r#"{"type": "Point", "coordinates": [38, 48.6], "crs": {"type": "name", "properties": {"name": ⟦"EPSG:3857"⟧}}}"#,
    ),
    (
        "legacy-crs",
        r#"{"type": "Point", "coordinates": [38, 48.6], ⟦"crs"⟧: {"type": "name", "properties": {"name": "EPSG:4326"}}}"#,
    ),
    (
        "nested-collection",
        r#"{"type": ⟦"GeometryCollection"⟧, "geometries": [{"type": "Point", "coordinates": [38, 48.6]}]}"#,
    ),
    (
        "bad-position",
        r#"{"type": "Point", "coordinates": [38, ⟦"48.6"⟧]}"#,
    ),
    (
        "bad-position",
        r#"{"type": "LineString", "coordinates": [[38.1, 48.6], [38.1, 48.6, 10, ⟦5⟧]]}"#,
    ),
    (
        "bad-position",
        r#"{"type": "LineString", "coordinates": [⟦[38.0008, 48,5947]⟧, [38.1248, 48,6947]]}"#,
    ),
    (
        "bad-position",
        r#"{"type": "Point", "coordinates": ⟦[38,59, 48.5]⟧}"#,
    ),
    (
        "height",
        r#"{"type": "Point", "coordinates": ⟦[38.0008, 48.5947, 120]⟧}"#,
    ),
    (
        "off-earth",
        r#"{"type": "LineString", "coordinates": [⟦[190, 48.6]⟧, [38, 48.6]]}"#,
    ),
    (
        "off-earth",
        r#"{"type": "LineString", "coordinates": [[⟦4229000⟧, 6209000], [38, 48.6]]}"#,
    ),
    (
        "excess-precision",
        r#"{"type": "LineString", "coordinates": [[38, 48.6], [⟦38.0000001⟧, 48.6]]}"#,
    ),
    (
        "height",
        r#"{"type": "LineString", "coordinates": [⟦[38, 48.6, 0]⟧, [38.1, 48.6, 0]]}"#,
    ),
    (
        "repeated-position",
        r#"{"type": "LineString", "coordinates": [[38, 48.6], ⟦[38, 48.6]⟧, [38.1, 48.6]]}"#,
    ),
    (
        "empty-ring",
        r#"{"type": "Polygon", "coordinates": [⟦[]⟧]}"#,
    ),
    (
        "open-ring",
        r#"{"type": "Polygon", "coordinates": [[[38, 48.6], [38.1, 48.6], [38.1, 48.7], ⟦[38, 48.7]⟧]]}"#,
    ),
    (
        "short-ring",
        r#"{"type": "Polygon", "coordinates": [⟦[[38, 48.6], [38.1, 48.6], [38, 48.6]]⟧]}"#,
    ),
    (
        "zero-area",
        r#"{"type": "Polygon", "coordinates": [⟦[[38, 48.6], [38.1, 48.6], [38.2, 48.6], [38, 48.6]]⟧]}"#,
    ),
    (
        "clockwise-ring",
        r#"{"type": "Polygon", "coordinates": [[⟦[38, 48.6]⟧, [38, 48.7], [38.1, 48.7], [38, 48.6]]]}"#,
    ),
    (
        "self-intersection",
        r#"{"type": "Polygon", "coordinates": [[[38, 48], ⟦[38, 49]⟧, [40, 48], [40, 50], [38, 48]]]}"#,
    ),
    (
        "self-intersection",
        r#"{"type": "MultiPolygon", "coordinates": [[[[38, 48], [39, 48], ⟦[39, 49]⟧, [38, 49], [38, 48]]], [[[38, 49], [39, 49], [39, 50], [38, 50], [38, 49]]]]}"#,
    ),
    (
        "nested-ring",
        r#"{"type": "Polygon", "coordinates": [[[38, 48], [40, 48], [40, 50], [38, 50], [38, 48]], [[38.5, 48.5], [38.5, 49.5], [39.5, 49.5], [39.5, 48.5], [38.5, 48.5]], [⟦[39, 49]⟧, [39, 49.2], [39.2, 49.2], [39, 49]]]}"#,
    ),
    (
        "hole-outside",
        r#"{"type": "Polygon", "coordinates": [[[38, 48], [39, 48], [39, 49], [38, 48]], ⟦[[40, 48], [40, 49], [41, 49], [40, 48]]⟧]}"#,
    ),
];

fn found(text: &str) -> Vec<Fault> {
    validate_geojson(text.as_bytes(), "f", None).faults
}

#[test]
fn each_rule_finds_what_breaks_it() {
    let mut wrong = Vec::new();
    for (code, marked) in EXAMPLES {
        let (before, rest) = marked.split_once('⟦').unwrap();
        let (token, after) = rest.split_once('⟧').unwrap();
        let text = format!("{before}{token}{after}");
        let faults = found(&text);
        let told: Vec<_> = faults
            .iter()
            .map(|f| (f.code, f.place.unwrap().column, f.end.unwrap().column))
            .collect();
        let column = before.chars().count() + 1;
        let wanted = (code, column, column + token.chars().count());
        let helped = faults.iter().all(|fault| fault.help.is_some());
        if told != [wanted] || !helped {
            wrong.push(format!("{text}\n    {told:?}, not {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_right_examples_of_the_explanations_are_right() {
    // Those that are a whole geometry or FeatureCollection.
    let whole = |text: &&str| text.starts_with("{ \"type\"") && !text.contains('…');
    let good: Vec<&str> = rule::all().map(|rule| rule.good).filter(whole).collect();
    assert!(good.len() > 8, "{}", good.len());
    for text in good {
        assert_eq!(found(text), [], "{text}");
    }
    let ring = |text: &&str| text.starts_with("[[");
    let rings = rule::all().filter(|rule| rule.bad.starts_with("[[3"));
    let mut tried = 0;
    for rule in rings.filter(|rule| ring(&rule.good)) {
        let polygon = |ring: &str| format!("{{\"type\": \"Polygon\", \"coordinates\": [{ring}]}}");
        assert_eq!(found(&polygon(rule.good)), [], "{}", rule.code);
        let codes: Vec<_> = found(&polygon(rule.bad)).iter().map(|f| f.code).collect();
        assert!(codes.contains(&rule.code), "{}: {codes:?}", rule.code);
        tried += 1;
    }
    assert!(tried >= 5, "{tried}");
}

#[test]
fn spikes_and_slivers() {
    let polygon = |ring: &str| format!("{{\"type\": \"Polygon\", \"coordinates\": [[{ring}]]}}");
    let spike = "[38, 48.6], [38.1, 48.6], [38.1, 48.7], [38.05, 48.7], [38.05, 48.9], [38.05, 48.7], [38, 48.7], [38, 48.6]";
    let faults = found(&polygon(spike));
    assert_eq!(faults[0].code, "spike", "{faults:?}");
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(
        faults[0].what.contains("a spike of 22239 m"),
        "{}",
        faults[0].what
    );
    let sliver = "[38, 48.6], [38.02, 48.6], [38.02, 48.60001], [38, 48.60001], [38, 48.6]";
    let faults = found(&polygon(sliver));
    assert_eq!(
        faults.iter().map(|f| f.code).collect::<Vec<_>>(),
        ["sliver"]
    );
    // A house is small, and no sliver.
    let house = "[38, 48.6], [38.00008, 48.6], [38.00008, 48.60005], [38, 48.60005], [38, 48.6]";
    assert_eq!(found(&polygon(house)), []);
}

/// The codes of what is found in a polygon.
fn in_polygon(coordinates: &str) -> Vec<&'static str> {
    let text = format!("{{\"type\": \"Polygon\", \"coordinates\": {coordinates}}}");
    found(&text).into_iter().map(|fault| fault.code).collect()
}

#[test]
fn one_fault_of_a_ring_hides_no_other() {
    // Open, clockwise, a position twice and one too precise.
    let all = "[[[0, 0], [0, 1], [0, 1], [1.00000012, 1], [1, 0]]]";
    assert_eq!(
        in_polygon(all),
        [
            "clockwise-ring",
            "repeated-position",
            "excess-precision",
            "open-ring"
        ]
    );
    // Of a position that lies nowhere, only that is told.
    assert_eq!(
        in_polygon("[[[0, 0], [0, 1], [999, 1], [1, 0], [0, 0]]]"),
        ["off-earth"]
    );
    // A hole that crosses is told once.
    let hole =
        "[[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]], [[3, 1], [3, 2], [5, 2], [5, 1], [3, 1]]]";
    assert_eq!(in_polygon(hole), ["hole-outside"]);
}

#[test]
fn a_bow_tie_crosses_itself_be_its_halves_alike_or_not() {
    for bow_tie in [
        "[[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]",
        "[[[0, 0], [2, 2], [2, 0], [0, 3], [0, 0]]]",
        "[[[0, 0], [1, 1], [2, 2], [2, 0], [1, 1], [0, 2], [0, 0]]]",
    ] {
        let codes = in_polygon(bow_tie);
        assert!(codes.contains(&"self-intersection"), "{bow_tie}: {codes:?}");
        assert!(!codes.contains(&"zero-area"), "{bow_tie}: {codes:?}");
    }
    assert_eq!(
        in_polygon("[[[0, 0], [2, 2], [4, 4], [0, 0]]]"),
        ["zero-area"]
    );
}

#[test]
fn a_byte_order_mark_moves_no_column() {
    let text = "\u{feff}{\"type\": \"Point\", \"coordinates\": [38]}";
    let faults = found(text);
    assert_eq!(
        faults.iter().map(|f| f.code).collect::<Vec<_>>(),
        ["byte-order-mark", "bad-position"]
    );
    assert_eq!(faults[1].place.map(|place| place.column), Some(34));
    let faults = validate_geojson(b"{\"a\": \"\xff\"}", "f", None).faults;
    assert_eq!(
        faults.iter().map(|f| f.code).collect::<Vec<_>>(),
        ["not-utf8"]
    );
}

#[test]
fn faults_of_every_feature_are_found_before_the_text_breaks_off() {
    let text = r#"{"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "a", "properties": 1, "geometry": null},
        {"type": "Feature", "id": "b", "properties": 1, "geometry": null},
        {"type": "Feature", "id": "c", ]}"#;
    let faults = found(text);
    let told: Vec<_> = faults
        .iter()
        .map(|f| (f.code, f.feature.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            ("wrong-properties", Some("a")),
            ("wrong-properties", Some("b")),
            ("json-syntax", Some("c"))
        ]
    );
}

/// What `fmt` refuses for its rounding is told before, and nothing else is.
#[test]
fn a_ring_that_the_rounding_would_spoil_is_a_warning() {
    let feature = |geometry: &str| {
        format!(r#"{{"type": "Feature", "properties": null, "geometry": {geometry}}}"#)
    };
    let polygon = |rings: &str| format!(r#"{{"type": "Polygon", "coordinates": [{rings}]}}"#);
    for (rings, is_spoilt) in [
        ("[[0,0],[0.0000001,0],[0,0.0000001],[0,0]]", true),
        ("[[0,0],[1,0],[1,0.0000004],[0,0]]", true),
        (
            "[[0,0],[0.000009,0.000001],[0.00001,0.00001],[0.0000044,0.000000495],[0,0.00001],[0,0]]",
            true,
        ),
        ("[[0,0],[0.0000101,0],[0,0.0000101],[0,0]]", false),
    ] {
        let geometry = polygon(rings);
        for text in [geometry.clone(), feature(&geometry)] {
            let faults = found(&text);
            let spoilt = faults.iter().find(|f| f.code == "spoilt-by-rounding");
            assert_eq!(spoilt.is_some(), is_spoilt, "{text}: {faults:?}");
            let refused = canonical(text.as_bytes(), "f");
            assert_eq!(refused.is_err(), is_spoilt, "{text}: {refused:?}");
            let place = spoilt.map(|fault| fault.place.unwrap().column);
            let column = text.find("[[0,0]").unwrap() + 1;
            assert_eq!(place, is_spoilt.then_some(column), "{text}");
        }
    }
}

#[test]
fn what_the_rounding_does_not_do_is_not_said_of_it() {
    // A member that does not belong there, and a ring that crosses itself already.
    for polygon in [
        r#"{"type": "Polygon", "properties": {}, "coordinates": [[[0,0],[0.1234567,0],[0,0.1],[0,0]]]}"#,
        r#"{"type": "Polygon", "coordinates": [[[0,0],[2,2.0000001],[2,0],[0,1],[0,0]]]}"#,
    ] {
        let codes: Vec<_> = found(polygon).iter().map(|fault| fault.code).collect();
        assert!(codes.contains(&"excess-precision"), "{codes:?}");
        assert!(!codes.contains(&"spoilt-by-rounding"), "{codes:?}");
    }
}
