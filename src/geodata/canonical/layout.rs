//! Lines and indents.

use super::Canonical;
use super::geometry::{Coordinates, has_heights, simplest};
use super::members::{foreign, id, ordered, properties};
use crate::geodata::tree::{Data, Member, Tuple, Value};

/// Columns that a line of positions has at most.
const WIDTH: usize = 100;

/// What GDAL writes of a collection: the name of its file or layer, the reference system that RFC 7946
/// prescribes, and how finely it rounds.
const OF_EDITORS: [&str; 3] = ["name", CRS, "xy_coordinate_resolution"];
/// What RFC 7946 took away from any GeoJSON text.
const CRS: &str = "crs";

/// Writes sound GeoJSON, which was read from `text`.
pub(super) fn file(root: &Value<'_>, text: &str) -> Canonical {
    let mut out = Writer {
        text,
        out: String::with_capacity(text.len()),
    };
    let mut features = vec![root];
    let left_out = match root.get("type").and_then(Value::text) {
        Some("FeatureCollection") => {
            features = match root.get("features").map(|list| &list.data) {
                Some(Data::Array(features)) => ordered(features),
                _ => Vec::new(),
            };
            let is_left_out = |member: &&Member<'_>| OF_EDITORS.contains(&&*member.key);
            let members = root.members().unwrap_or_default().iter();
            out.collection(root, &features);
            members.filter(is_left_out).map(shown).collect()
        }
        kind => {
            match kind {
                Some("Feature") => out.feature(root, 0),
                _ => out.geometry(root, 0),
            }
            root.member(CRS).map(shown).into_iter().collect()
        }
    };
    out.out.push('\n');
    let high = features.iter().filter(|feature| {
        let geometry = feature.get("geometry");
        is_high(geometry.unwrap_or(feature))
    });
    Canonical {
        with_heights: high.count(),
        text: out.out,
        left_out,
    }
}

/// A member as a message shows it.
fn shown(member: &Member<'_>) -> String {
    match member.value.text() {
        Some(text) => format!("{} {text:?}", member.key),
        None => member.key.to_string(),
    }
}

/// The members of an object that mean nothing, but for those that it cannot have as a whole text.
fn kept<'t, 'a>(object: &'t Value<'a>, known: &[&str], indent: usize) -> Vec<&'t Member<'a>> {
    let mut members = foreign(object, known);
    members.retain(|member| indent > 0 || member.key != CRS);
    members
}

/// Whether any position of a geometry has a third number.
fn is_high(geometry: &Value<'_>) -> bool {
    match geometry.get("geometries").map(|list| &list.data) {
        Some(Data::Array(parts)) => parts.iter().any(is_high),
        _ => geometry.get("coordinates").is_some_and(has_heights),
    }
}

struct Writer<'s> {
    /// What numbers are copied from.
    text: &'s str,
    out: String,
}

impl Writer<'_> {
    fn collection(&mut self, root: &Value<'_>, features: &[&Value<'_>]) {
        self.out.push_str("{\n  \"type\": \"FeatureCollection\",\n");
        let known = ["type", "features"].into_iter().chain(OF_EDITORS);
        for member in foreign(root, &known.collect::<Vec<_>>()) {
            self.member(member, 2);
            self.out.push_str(",\n");
        }
        self.out.push_str("  \"features\": [");
        for (index, feature) in features.iter().enumerate() {
            self.out.push_str(if index == 0 { "" } else { "," });
            self.line(4);
            self.feature(feature, 4);
        }
        if !features.is_empty() {
            self.line(2);
        }
        self.out.push_str("]\n}");
    }

    fn feature(&mut self, feature: &Value<'_>, indent: usize) {
        self.out.push('{');
        self.line(indent + 2);
        self.out.push_str("\"type\": \"Feature\",");
        self.line(indent + 2);
        if let Some(id) = id(feature) {
            self.out.push_str("\"id\": ");
            self.value(id);
            self.out.push(',');
            self.line(indent + 2);
        }
        for member in kept(feature, &["type", "id", "properties", "geometry"], indent) {
            self.member(member, 0);
            self.out.push(',');
            self.line(indent + 2);
        }
        self.out.push_str("\"properties\": ");
        match feature.get("properties").map(|properties| &properties.data) {
            Some(Data::Object(_)) => self.members(&properties(feature), indent + 2),
            _ => self.out.push_str("null"),
        }
        self.out.push(',');
        self.line(indent + 2);
        self.out.push_str("\"geometry\": ");
        match feature.get("geometry") {
            Some(geometry) if geometry.members().is_some() => self.geometry(geometry, indent + 2),
            _ => self.out.push_str("null"),
        }
        self.line(indent);
        self.out.push('}');
    }

    /// An object, a member a line.
    fn members(&mut self, members: &[&Member<'_>], indent: usize) {
        if members.is_empty() {
            self.out.push_str("{}");
            return;
        }
        self.out.push('{');
        for (index, member) in members.iter().enumerate() {
            self.out.push_str(if index == 0 { "\n" } else { ",\n" });
            self.member(member, indent + 2);
        }
        self.line(indent);
        self.out.push('}');
    }

    fn geometry(&mut self, geometry: &Value<'_>, indent: usize) {
        let kind = geometry
            .get("type")
            .and_then(Value::text)
            .unwrap_or_default();
        self.out.push('{');
        self.line(indent + 2);
        if let Some(Data::Array(parts)) = geometry.get("geometries").map(|list| &list.data) {
            self.out.push_str("\"type\": \"GeometryCollection\",");
            self.line(indent + 2);
            self.out.push_str("\"geometries\": [");
            for (index, part) in parts.iter().enumerate() {
                self.out.push_str(if index == 0 { "" } else { "," });
                self.line(indent + 4);
                self.geometry(part, indent + 4);
            }
            self.line(indent + 2);
            self.out.push(']');
        } else if let Some(coordinates) = geometry.get("coordinates") {
            let (kind, coordinates) = simplest(kind, coordinates);
            self.out.push_str(&format!("\"type\": \"{kind}\","));
            self.line(indent + 2);
            self.out.push_str("\"coordinates\": ");
            self.coordinates(&coordinates, indent + 2);
        }
        for member in kept(geometry, &["type", "coordinates", "geometries"], indent) {
            self.out.push_str(",\n");
            self.member(member, indent + 2);
        }
        self.line(indent);
        self.out.push('}');
    }

    fn coordinates(&mut self, coordinates: &Coordinates, indent: usize) {
        let parts = match coordinates {
            Coordinates::Position(position) => {
                self.out.push_str(&written(position));
                return;
            }
            Coordinates::List(parts) => parts,
        };
        self.out.push('[');
        let mut column = 0;
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            let Coordinates::Position(position) = part else {
                self.line(indent + 2);
                self.coordinates(part, indent + 2);
                continue;
            };
            let position = written(position);
            // With the comma behind it.
            if column == 0 || column + position.len() + 2 > WIDTH {
                self.line(indent + 2);
                column = indent + 2 + position.len() + 1;
            } else {
                self.out.push(' ');
                column += position.len() + 2;
            }
            self.out.push_str(&position);
        }
        if !parts.is_empty() {
            self.line(indent);
        }
        self.out.push(']');
    }

    /// A key and its value on one line.
    fn member(&mut self, member: &Member<'_>, indent: usize) {
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.string(&member.key);
        self.out.push_str(": ");
        self.value(&member.value);
    }

    /// Any value, on one line.
    fn value(&mut self, value: &Value<'_>) {
        match &value.data {
            Data::String(text) => self.string(text),
            Data::Array(items) => self.list(items, |out, item| out.value(item)),
            Data::Pairs(all) => self.tuples(all),
            Data::Triples(all) => self.tuples(all),
            Data::Object(members) => {
                self.out.push('{');
                for (index, member) in members.iter().enumerate() {
                    self.out.push_str(if index == 0 { "" } else { ", " });
                    self.member(member, 0);
                }
                self.out.push('}');
            }
            Data::Null => self.out.push_str("null"),
            Data::Bool(flag) => self.out.push_str(if *flag { "true" } else { "false" }),
            Data::Number(_) | Data::TooLarge => {
                let digits = &self.text[value.start()..value.end as usize];
                self.out.push_str(whole(digits));
            }
        }
    }

    fn tuples<const N: usize>(&mut self, all: &[Tuple<N>]) {
        self.list(all, |out, tuple| {
            out.list(&tuple.numbers, |out, n| out.out += &n.to_string())
        });
    }

    fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.out.push('[');
        for (index, item) in items.iter().enumerate() {
            self.out.push_str(if index == 0 { "" } else { ", " });
            write(self, item);
        }
        self.out.push(']');
    }

    fn string(&mut self, text: &str) {
        // A text is always JSON.
        let quoted = serde_json::Value::from(text).to_string();
        self.out.push_str(&quoted);
    }

    fn line(&mut self, indent: usize) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', indent));
    }
}

/// A position as it is written: the shortest digits of its numbers.
fn written([lon, lat]: &[f64; 2]) -> String {
    format!("[{lon}, {lat}]")
}

/// A number's digits, without a fraction that is nothing.
fn whole(digits: &str) -> &str {
    match digits.split_once('.') {
        Some((whole, rest)) if rest.bytes().all(|digit| digit == b'0') => whole,
        _ => digits,
    }
}
