//! Coordinates rounded as the canonical form has them, and the rings that this spoils: what is written
//! must be what can be read.

use geo::Coord;

use super::faults::Faults;
use super::geojson::{self, Region, crosses_itself};
use super::rule::{self, Rule};
use super::tree::{Data, Tuple, Value};

/// Decimals of a degree that the canonical form has at most: 0.1 m.
pub(super) const DECIMALS: i32 = 6;

/// A number with so many decimals; 0 has no sign.
pub(super) fn round(number: f64) -> f64 {
    let unit = 10_f64.powi(DECIMALS);
    (number * unit).round() / unit + 0.0
}

/// A ring that the rounding spoils.
pub(super) struct Spoilt {
    /// The byte at which it begins.
    pub(super) at: usize,
    /// What rule it breaks then.
    pub(super) rule: &'static Rule,
    /// What is wrong with it then.
    pub(super) what: String,
}

/// What to do with such a ring.
pub(super) const HELP: &str = "draw it with positions farther apart, or remove it";

/// The rings of a sound feature or geometry that have something wrong once they are rounded.
pub(super) fn spoilt(feature: &Value<'_>) -> Vec<Spoilt> {
    let geometry = geometry(feature);
    if geometry.members().is_none() {
        return Vec::new();
    }
    let rounded = rounded(geometry);
    // Only what is found is asked for, and no place in the text.
    let mut faults = Faults::new("", "");
    geojson::any_features(&rounded, Region::Unbounded, &mut faults);
    let rings = rings(geometry).into_iter();
    for (ring, rounded) in rings.zip(self::rings(&rounded)) {
        if crosses_itself(&positions(rounded)) && !crosses_itself(&positions(ring)) {
            let what = "the ring crosses itself";
            faults.add(rule::SELF_INTERSECTION, ring.start(), what);
        }
    }
    let said = faults.into_errors().map(|(rule, at, what)| Spoilt {
        at,
        rule,
        what: format!("rounded to {DECIMALS} decimals of a degree (0.1 m), {what}"),
    });
    said.collect()
}

/// A feature's geometry; a geometry alone is its own.
fn geometry<'t, 'a>(feature: &'t Value<'a>) -> &'t Value<'a> {
    feature.get("geometry").unwrap_or(feature)
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
