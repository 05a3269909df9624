//! Reading the committed geodata, and the reference that they are held against.

use std::fs;
use std::sync::LazyLock;

use bakhmut_map::geodata::{Geodata, Layers, Snapshot, Zone, ZoneKind};
use geo::{Geometry, LineString, MultiPolygon};
use geojson::{Feature, FeatureCollection};
use jiff::civil::Date;
use serde_json::Value;

use crate::support;

/// The geodata of the repository, as they are compiled in.
pub(crate) static GEODATA: LazyLock<Geodata> =
    LazyLock::new(|| Geodata::open(&Layers::built_in()).expect("the geodata are valid"));

/// All snapshots of the dataset `article`, in the order of their days.
pub(crate) static SNAPSHOTS: LazyLock<Vec<Snapshot>> = LazyLock::new(|| {
    let dates = &GEODATA.dataset("article").expect("the dataset").dates;
    let read = |day: &Date| {
        let asked = day.to_string().parse().expect("a date");
        GEODATA.snapshot("article", asked, true)
    };
    let snapshots = dates.iter().map(read);
    snapshots
        .collect::<Result<_, _>>()
        .expect("sound snapshots")
});

/// The snapshot of 15 January 2025.
pub(crate) static SNAPSHOT: LazyLock<&Snapshot> =
    LazyLock::new(|| SNAPSHOTS.last().expect("a snapshot"));

pub(crate) fn zone(id: &str) -> &'static Zone {
    zone_of(&SNAPSHOT, id).expect("a zone of that id")
}

pub(crate) fn zone_of<'a>(snapshot: &'a Snapshot, id: &str) -> Option<&'a Zone> {
    snapshot.zones.iter().find(|zone| zone.id == id)
}

pub(crate) fn settlements(snapshot: &Snapshot) -> impl Iterator<Item = &Zone> {
    let zones = snapshot.zones.iter();
    zones.filter(|zone| zone.kind == ZoneKind::Settlement)
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
