//! GeometryCollections that RFC 7946, section 3.1.8, asks writers to avoid.

use crate::geodata::faults::Faults;
use crate::geodata::rule;
use crate::geodata::tree::{Data, Value};

const COLLECTION: &str = "GeometryCollection";

pub(super) fn check(object: &Value<'_>, faults: &mut Faults<'_>) {
    let is_collection = |one: &Value<'_>| one.get("type").and_then(Value::text) == Some(COLLECTION);
    let Some(Data::Array(parts)) = object.get("geometries").map(|list| &list.data) else {
        return;
    };
    if !is_collection(object) {
        return;
    }
    let at = object.get("type").map_or(object.start(), Value::start);
    if parts.len() == 1 {
        faults
            .add(
                rule::NESTED_COLLECTION,
                at,
                "a GeometryCollection of one geometry",
            )
            .help("write the geometry itself, or a type for several, as MultiPolygon");
    }
    for part in parts.iter().filter(|part| is_collection(part)) {
        faults
            .add(
                rule::NESTED_COLLECTION,
                part.get("type").map_or(part.start(), Value::start),
                "a GeometryCollection in another",
            )
            .help("write all geometries in one");
    }
}
