//! Which members a feature has, and in what order.

use std::cmp::Ordering;

use crate::geodata::tree::{Data, Member, Value};
use crate::geodata::vocabulary::Vocabulary;
use crate::geodata::zone::ZoneKind;

/// The properties that mean something in any file of geodata, in order.
const KNOWN: [&str; 20] = [
    "name",
    "name:uk",
    "kind",
    "rank",
    "place",
    "country",
    "neighbour",
    "federal_subject",
    "iso",
    "viewpoint",
    "viewpoint:uk",
    "ref",
    "class",
    "certainty",
    "controller",
    "status",
    "since",
    "accuracy_m",
    "sources",
    "note",
];

/// Where a property comes; those that mean nothing come last.
fn rank(key: &str) -> usize {
    let known = KNOWN.iter().position(|known| *known == key);
    known.unwrap_or(KNOWN.len())
}

/// A feature's properties in order, without its id and those that say nothing.
pub(super) fn properties<'t, 'a>(feature: &'t Value<'a>) -> Vec<&'t Member<'a>> {
    let members = feature.get("properties").and_then(Value::members);
    let id = id(feature).map(|id| &id.data);
    let says = |member: &&Member<'_>| {
        let is_id = member.key == "id" && id == Some(&member.value.data);
        let is_null = member.value.data == Data::Null && KNOWN.contains(&&*member.key);
        !is_id && !is_null
    };
    let mut members: Vec<&Member<'_>> = members.unwrap_or_default().iter().filter(says).collect();
    members.sort_by_key(|member| (rank(&member.key), member.key.clone()));
    members
}

/// The id: beside the type, or else among the properties, where QGIS saves it.
pub(super) fn id<'t, 'a>(feature: &'t Value<'a>) -> Option<&'t Value<'a>> {
    feature.get("id").or_else(|| inner_id(feature))
}

fn inner_id<'t, 'a>(feature: &'t Value<'a>) -> Option<&'t Value<'a>> {
    let id = feature.get("properties")?.get("id")?;
    id.text().filter(|text| !text.is_empty()).map(|_| id)
}

/// The members of an object that mean nothing, by name.
pub(super) fn foreign<'t, 'a>(object: &'t Value<'a>, known: &[&str]) -> Vec<&'t Member<'a>> {
    let members = object.members().unwrap_or_default().iter();
    let mut members: Vec<_> = members
        .filter(|member| !known.contains(&&*member.key))
        .collect();
    members.sort_by(|a, b| a.key.cmp(&b.key));
    members
}

/// The features in order: zones by kind and id, where all are zones that an id tells apart, and
/// otherwise as they are.
pub(super) fn ordered<'t, 'a>(features: &'t [Value<'a>]) -> Vec<&'t Value<'a>> {
    let mut all: Vec<&Value<'_>> = features.iter().collect();
    let are_zones = all.iter().all(|feature| key(feature).is_some());
    if are_zones {
        all.sort_by(|a, b| key(a).partial_cmp(&key(b)).unwrap_or(Ordering::Equal));
    }
    all
}

fn key<'t>(feature: &'t Value<'_>) -> Option<(ZoneKind, &'t str)> {
    let kind = feature.get("properties")?.get("kind")?.text()?;
    Some((ZoneKind::of(kind)?, id(feature)?.text()?))
}
