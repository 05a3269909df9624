use geo::{Area, Geometry, MultiPolygon, Polygon};

use super::*;
use crate::geodata::json;
use crate::units::LonLatBox;

/// The faults of a collection of one feature with that geometry, each as `column: what`.
fn geometry(text: &str) -> Vec<String> {
    let head = r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","properties":{},"geometry":"#;
    wrong(&format!("{head}\n{text}}}]}}"), Region::Anywhere)
}

fn wrong(text: &str, region: Region) -> Vec<String> {
    let mut faults = Faults::new("f", text);
    let root = json::parse(&mut faults).unwrap();
    features(&root, region, &mut faults);
    let faults = faults.into_faults();
    let short = |fault: &crate::error::Fault| {
        assert!(fault.help.is_some(), "{fault}");
        let feature = fault.feature.as_deref().unwrap_or("-");
        format!("{feature} {}: {}", fault.place.unwrap().column, fault.what)
    };
    faults.iter().map(short).collect()
}

#[test]
fn every_fault_of_a_geometry_has_its_place() {
    for (text, expected) in [
        (
            r#"{"type":"Point"}"#,
            "a 1: a Point without \"coordinates\"",
        ),
        (
            r#"{"type":"Point","coordinates":[438,48]}"#,
            "a 32: the longitude 438 is not between -180 and 180",
        ),
        (
            r#"{"type":"Point","coordinates":[38,148]}"#,
            "a 35: the latitude 148 is not between -90 and 90",
        ),
        (
            r#"{"type":"Point","coordinates":[38]}"#,
            "a 31: a position of 1 number",
        ),
        (
            r#"{"type":"Point","coordinates":[]}"#,
            "a 31: a position without numbers",
        ),
        (
            r#"{"type":"Point","coordinates":[1,2,3,4]}"#,
            "a 38: a position of 4 numbers",
        ),
        (
            r#"{"type":"Point","coordinates":["38",48]}"#,
            "a 32: a position is made of numbers, not of a string",
        ),
        (
            r#"{"type":"Point","coordinates":[[1,2]]}"#,
            "a 31: the coordinates nest one level too deep for a Point",
        ),
        (
            r#"{"type":"LineString","coordinates":[[1,2]]}"#,
            "a 36: a line of 1 positions",
        ),
        (
            r#"{"type":"LineString","coordinates":[1,2]}"#,
            "a 36: a line must be a list of positions, not of numbers",
        ),
        (
            r#"{"type":"LineString","coordinates":[[1,2],[3, 91]]}"#,
            "a 47: the latitude 91 is not between -90 and 90",
        ),
        (
            r#"{"type":"LineString","coordinates":[[1,2,0],[181,2,0]]}"#,
            "a 46: the longitude 181 is not between -180 and 180",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[1,2],[3,4]]}"#,
            "a 33: a polygon must be a list of rings, each a list of positions, found a list of positions",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#,
            "a 53: the ring is not closed: its last position differs from its first",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}"#,
            "a 34: a ring of 3 positions",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[]]}"#,
            "a 34: a ring without positions",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,0]],[[8,8],[9,8],[9,9],[8,8]]]}"#,
            "a 60: the hole lies outside its polygon's exterior ring",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,0]],[[3,1],[9,1],[3,2],[3,1]]]}"#,
            "a 60: the hole crosses its polygon's exterior ring",
        ),
        (
            r#"{"type":"polygon","coordinates":[]}"#,
            "a 9: expected a geometry, found the type \"polygon\"",
        ),
        (r#"{"coordinates":[]}"#, "a 1: a geometry without \"type\""),
        (r#"7"#, "a 1: a geometry must be an object, not a number"),
        (
            r#"{"type":"GeometryCollection"}"#,
            "a 1: a GeometryCollection without \"geometries\"",
        ),
        (
            r#"{"type":"Point","coordinates":[1,2],"properties":{}}"#,
            "a 37: a geometry cannot have \"properties\"",
        ),
    ] {
        assert_eq!(geometry(text), [expected], "{text}");
    }
}

#[test]
fn one_pass_finds_every_fault() {
    let text = r#"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,1]]],[[[0,99],[0,0],[200,0],[0,99]]]]}"#;
    assert_eq!(geometry(text).len(), 4);
}

#[test]
fn faults_of_a_collection() {
    for (text, expected) in [
        (
            "[]",
            "- 1: a FeatureCollection must be an object, not a list",
        ),
        (
            r#"{"type":"Feature"}"#,
            "- 9: expected a FeatureCollection, found the type \"Feature\"",
        ),
        (
            r#"{"type":"FeatureCollection"}"#,
            "- 1: a FeatureCollection without \"features\"",
        ),
        (
            r#"{"type":"FeatureCollection","features":{}}"#,
            "- 40: \"features\" must be a list of features, not an object",
        ),
        (
            r#"{"type":"FeatureCollection","features":[[1,2]]}"#,
            "- 40: \"features\" must be a list of features, not a list",
        ),
        (
            r#"{"type":"FeatureCollection","features":[7]}"#,
            "#0 41: a feature must be an object, not a number",
        ),
        (
            r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null}]}"#,
            "#0 41: a Feature without \"properties\"",
        ),
        (
            r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":null}]}"#,
            "#0 41: a Feature without \"geometry\"",
        ),
        (
            r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":[],"geometry":null,"properties":{}}]}"#,
            "#0 64: an id must be a string or a number, not a list",
        ),
        (
            r#"{"type":"FeatureCollection","features":[],"properties":{}}"#,
            "- 43: a FeatureCollection cannot have \"properties\"",
        ),
        (
            r#"{"type":"FeatureCollection","features":[],"crs":{"type":"name","properties":{"name":"EPSG:32637"}}}"#,
            "- 85: the coordinate reference system \"EPSG:32637\" is not supported",
        ),
        (
            r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","geometry":null,"properties":{"x":1,"x":2}}]}"#,
            "a 104: the key \"x\" stands twice in one object",
        ),
    ] {
        assert_eq!(wrong(text, Region::Anywhere), [expected], "{text}");
    }
    let crs84 = r#"{"type":"FeatureCollection","features":[],"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}}"#;
    assert!(wrong(crs84, Region::Anywhere).is_empty());
}

#[test]
fn a_number_too_large_is_told_once_and_with_its_feature() {
    let found = geometry(r#"{"type":"Point","coordinates":[1e999,48]}"#);
    assert_eq!(found, ["a 32: the number 1e999 is too large"]);
}

#[test]
fn swapped_coordinates_are_recognised() {
    let area = LonLatBox::new([37.4, 48.2, 38.6, 49.0]).unwrap();
    let point = |position: &str| {
        wrong(
            &format!(
                r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","id":"a","properties":{{}},"geometry":{{"type":"Point","coordinates":{position}}}}}]}}"#
            ),
            Region::Around(area),
        )
    };
    assert_eq!(
        point("[48.6, 38.0]"),
        ["a 125: latitude and longitude seem to be swapped"]
    );
    assert!(point("[38.0, 48.6]").is_empty());
    assert!(point("[30.5, 50.4]").is_empty());
}

#[test]
fn many_positions_off_the_earth_are_summed_up() {
    let positions: Vec<String> = (0..50)
        .map(|i| format!("[{},5300000]", 400000 + i))
        .collect();
    let text = format!(
        r#"{{"type":"LineString","coordinates":[{}]}}"#,
        positions.join(",")
    );
    let found = geometry(&text);
    assert_eq!(found.len(), 10);
    assert!(
        found[9].ends_with("(and 40 more positions of this list)"),
        "{}",
        found[9]
    );
}

#[test]
fn rings_are_wound_as_the_rfc_wants_them() {
    let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":
        {"type":"Polygon","coordinates":[[[0,0],[0,9],[9,9],[9,0],[0,0]],[[1,1],[2,1],[2,2],[1,2],[1,1]]]}}]}"#;
    let mut faults = Faults::new("f", text);
    let root = json::parse(&mut faults).unwrap();
    let found = features(&root, Region::Anywhere, &mut faults);
    assert!(faults.is_empty());
    let Ok(Some(Geometry::Polygon(polygon))) = &found[0].geometry else {
        panic!("a polygon")
    };
    assert_eq!(polygon.signed_area(), 80.0);
    let ring = |ring: &geo::LineString<f64>| Polygon::new(ring.clone(), vec![]).signed_area();
    assert_eq!(
        (ring(polygon.exterior()), ring(&polygon.interiors()[0])),
        (81.0, -1.0)
    );
    assert_eq!(MultiPolygon(vec![polygon.clone()]).0.len(), 1);
}
