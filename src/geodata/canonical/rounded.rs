//! Rings that the rounding spoils: what is written must be what can be read.

use geo::Coord;

use super::geometry::{DECIMALS, round};
use crate::error::Fault;
use crate::geodata::faults::Faults;
use crate::geodata::geojson::{self, Feature, Region, crosses_itself};
use crate::geodata::rule;
use crate::geodata::tree::{Data, Tuple, Value};

/// What the features of a sound FeatureCollection, which was read from `text`, have wrong once their
/// coordinates are rounded; the places are those of the text.
pub(super) fn faults(
    root: &Value<'_>,
    features: &[Feature<'_, '_>],
    file: &str,
    text: &str,
) -> Vec<Fault> {
    let rounded = rounded(root);
    let mut faults = Faults::new(file, text);
    let after = geojson::features(&rounded, Region::Anywhere, &mut faults);
    for (before, after) in features.iter().zip(&after) {
        faults.enter(Some(before.label.clone()));
        let (before, after) = (before.value.get("geometry"), after.value.get("geometry"));
        let rings = before.map(rings).unwrap_or_default();
        let after = after.map(self::rings).unwrap_or_default();
        for (ring, rounded) in rings.iter().zip(&after) {
            if crosses_itself(&positions(rounded)) && !crosses_itself(&positions(ring)) {
                faults.add(
                    rule::SELF_INTERSECTION,
                    ring.start(),
                    "the ring crosses itself",
                );
            }
        }
    }
    let unit = format!("rounded to {DECIMALS} decimals of a degree (0.1 m), ");
    let said = faults.into_faults().into_iter().map(|fault| Fault {
        what: format!("{unit}{}", fault.what),
        help: Some("draw it with positions farther apart, or remove it".to_owned()),
        ..fault
    });
    said.collect()
}

/// The same value with the numbers of all coordinates rounded.
fn rounded<'a>(value: &Value<'a>) -> Value<'a> {
    let mut value = value.clone();
    round_below(&mut value, false);
    value
}

fn round_below(value: &mut Value<'_>, are_coordinates: bool) {
    fn tuples<const N: usize>(all: &mut [Tuple<N>]) {
        for tuple in all {
            tuple.numbers = tuple.numbers.map(round);
        }
    }
    match &mut value.data {
        Data::Number(number) if are_coordinates => *number = round(*number),
        Data::Pairs(all) if are_coordinates => tuples(all),
        Data::Triples(all) if are_coordinates => tuples(all),
        Data::Array(items) => {
            for item in items {
                round_below(item, are_coordinates);
            }
        }
        Data::Object(members) => {
            for member in members {
                round_below(&mut member.value, member.key == "coordinates");
            }
        }
        _ => {}
    }
}

/// The rings of a geometry's polygons, in order.
fn rings<'t, 'a>(geometry: &'t Value<'a>) -> Vec<&'t Value<'a>> {
    if let Some(Data::Array(parts)) = geometry.get("geometries").map(|list| &list.data) {
        return parts.iter().flat_map(rings).collect();
    }
    let Some(coordinates) = geometry.get("coordinates") else {
        return Vec::new();
    };
    match geometry.get("type").and_then(Value::text) {
        Some("Polygon") => items(coordinates).collect(),
        Some("MultiPolygon") => items(coordinates).flat_map(items).collect(),
        _ => Vec::new(),
    }
}

fn items<'t, 'a>(value: &'t Value<'a>) -> impl Iterator<Item = &'t Value<'a>> {
    let items = match &value.data {
        Data::Array(items) => items.as_slice(),
        _ => &[],
    };
    items.iter()
}

/// The positions of a ring, without heights.
fn positions(ring: &Value<'_>) -> Vec<Coord<f64>> {
    let coord = |x, y| Coord { x, y };
    match &ring.data {
        Data::Pairs(all) => all
            .iter()
            .map(|p| coord(p.numbers[0], p.numbers[1]))
            .collect(),
        Data::Triples(all) => all
            .iter()
            .map(|p| coord(p.numbers[0], p.numbers[1]))
            .collect(),
        _ => {
            let position = |item| {
                let mut numbers = items(item).filter_map(Value::number);
                Some(coord(numbers.next()?, numbers.next()?))
            };
            items(ring).filter_map(position).collect()
        }
    }
}
