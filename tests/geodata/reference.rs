//! Reading the committed geodata, and the reference that they are held against.

use std::fs;
use std::sync::LazyLock;

use bakhmut_map::geodata::{Geodata, Layers, Snapshot, Zone};
use geo::{Geometry, LineString, MultiPolygon};
use geojson::{Feature, FeatureCollection};
use serde_json::Value;

use crate::support;

/// The geodata of the repository, as they are compiled in.
pub(crate) static GEODATA: LazyLock<Geodata> =
    LazyLock::new(|| Geodata::open(&Layers::built_in()).expect("the geodata are valid"));

/// The snapshot of 15 January 2025.
pub(crate) static SNAPSHOT: LazyLock<Snapshot> = LazyLock::new(|| {
    let day = "2025-01-15".parse().expect("a date");
    GEODATA
        .snapshot("article", day, true)
        .expect("there is a snapshot of that day")
});

pub(crate) fn zone(id: &str) -> &'static Zone {
    let found = SNAPSHOT.zones.iter().find(|zone| zone.id == id);
    found.expect("a zone of that id")
}

/// A JSON file of the reference; `None` where it is absent.
pub(crate) fn json(path: &str) -> Option<Value> {
    let text = fs::read_to_string(support::reference(path)?).expect("a readable file");
    // One of the files writes NaN, which JSON does not have, where a name is missing.
    let text = text.replace(":NaN", ":null");
    Some(serde_json::from_str(&text).expect("JSON"))
}

/// The features of a GeoJSON file of the reference; `None` where it is absent.
pub(crate) fn features(path: &str) -> Option<Vec<Feature>> {
    Some(collection(json(path)?))
}

pub(crate) fn collection(json: Value) -> Vec<Feature> {
    let collection = serde_json::from_value::<FeatureCollection>(json);
    collection.expect("a FeatureCollection").features
}

/// A property that is text.
pub(crate) fn text<'a>(feature: &'a Feature, key: &str) -> Option<&'a str> {
    feature.property(key)?.as_str()
}

fn geometry(feature: &Feature) -> Geometry {
    let geometry = feature.geometry.as_ref().expect("a geometry");
    Geometry::try_from(geometry).expect("a geometry of simple features")
}

pub(crate) fn lines(feature: &Feature) -> Vec<LineString> {
    match geometry(feature) {
        Geometry::LineString(line) => vec![line],
        Geometry::MultiLineString(lines) => lines.0,
        _ => Vec::new(),
    }
}

pub(crate) fn areas(feature: &Feature) -> MultiPolygon {
    match geometry(feature) {
        Geometry::Polygon(polygon) => MultiPolygon(vec![polygon]),
        Geometry::MultiPolygon(polygons) => polygons,
        _ => MultiPolygon(Vec::new()),
    }
}

/// The outline of a settlement by its English name, from the reference's outlines.
pub(crate) fn outline(outlines: &[Feature], name: &str) -> MultiPolygon {
    let mut found = outlines.iter().filter(|f| text(f, "name:en") == Some(name));
    let one = found.next().expect("an outline of that name");
    assert!(found.next().is_none(), "two outlines are called {name}");
    areas(one)
}
