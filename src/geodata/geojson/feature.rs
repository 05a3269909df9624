//! A FeatureCollection and its features.

use geo::Geometry;

use super::Reader;
use crate::geodata::rule;
use crate::geodata::tree::{Data, Value};
use crate::geodata::vocabulary::nearest;

/// There was a fault, and it has been added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reported;

/// A feature.
#[derive(Clone, Debug)]
pub struct Feature<'t, 'a> {
    /// How messages name it: its id, or `#` and its index.
    pub label: String,
    /// The whole feature.
    pub value: &'t Value<'a>,
    /// Its properties, if they are an object.
    pub properties: Option<&'t Value<'a>>,
    /// Its geometry, `None` where it is null; longitude is x, in degrees.
    pub geometry: Result<Option<Geometry<f64>>, Reported>,
}

impl<'t, 'a> Feature<'t, 'a> {
    /// Where the geometry stands, or what it would stand in.
    pub fn shape(&self) -> &'t Value<'a> {
        self.value.get("geometry").unwrap_or(self.value)
    }
}

/// How messages name a feature: its id, or `#` and its index.
pub(super) fn label(index: usize, feature: &Value<'_>) -> String {
    let label = feature.get("id").and_then(Value::label);
    label.unwrap_or_else(|| format!("#{index}"))
}

/// The key of an object under which there is a FeatureCollection, as some services answer.
fn wrapped<'t>(object: &'t Value<'_>) -> Option<&'t str> {
    let is_collection = |value: &Value<'_>| {
        let kind = value.get("type").and_then(Value::text);
        kind == Some("FeatureCollection") || value.get("features").is_some()
    };
    let members = object.members()?;
    let found = members.iter().find(|member| is_collection(&member.value));
    found.map(|member| &*member.key)
}

const TYPES: [&str; 9] = [
    "FeatureCollection",
    "Feature",
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
];

impl Reader<'_, '_> {
    pub(super) fn collection<'t, 'v>(&mut self, root: &'t Value<'v>) -> Vec<Feature<'t, 'v>> {
        if self
            .typed(root, "a FeatureCollection", &["FeatureCollection"])
            .is_none()
        {
            return Vec::new();
        }
        self.crs(root);
        self.foreign(
            root,
            "a FeatureCollection",
            &["coordinates", "geometry", "geometries", "properties"],
        );
        let Some(list) = root.get("features") else {
            let help = "write \"features\": [ … ], empty where there are none";
            self.faults
                .add(
                    rule::MISSING_FEATURES,
                    root.start(),
                    "a FeatureCollection without \"features\"",
                )
                .help(help);
            return Vec::new();
        };
        let Data::Array(items) = &list.data else {
            let what = format!(
                "\"features\" must be a list of features, not {}",
                list.kind()
            );
            self.faults
                .add(rule::MISSING_FEATURES, list.start(), what)
                .help("write \"features\": [ { \"type\": \"Feature\", … } ]");
            return Vec::new();
        };
        items
            .iter()
            .enumerate()
            .filter_map(|(index, item)| self.feature(index, item))
            .collect()
    }

    pub(super) fn any<'t, 'v>(&mut self, root: &'t Value<'v>) -> Vec<Feature<'t, 'v>> {
        match self.typed(root, "a GeoJSON object", &TYPES) {
            None => Vec::new(),
            Some("FeatureCollection") => self.collection(root),
            Some("Feature") => {
                self.crs(root);
                self.feature(0, root).into_iter().collect()
            }
            Some(_) => {
                self.crs(root);
                let geometry = match self.misplaced(root) {
                    true => Err(Reported),
                    false => self.geometry(root).map(Some).ok_or(Reported),
                };
                vec![Feature {
                    label: "#0".to_owned(),
                    value: root,
                    properties: None,
                    geometry,
                }]
            }
        }
    }

    pub(super) fn feature<'t, 'v>(
        &mut self,
        index: usize,
        value: &'t Value<'v>,
    ) -> Option<Feature<'t, 'v>> {
        let label = label(index, value);
        self.faults.enter(Some(label.clone()));
        self.typed(value, "a feature", &["Feature"])?;
        self.foreign(
            value,
            "a Feature",
            &["coordinates", "geometries", "features"],
        );
        if let Some(id) = value
            .get("id")
            .filter(|id| id.text().is_none() && !id.is_number())
        {
            let what = format!("an id must be a string or a number, not {}", id.kind());
            self.faults
                .add(rule::WRONG_ID, id.start(), what)
                .help("write the id in double quotes");
        }
        let properties = self.properties(value);
        let geometry = match value.get("geometry") {
            Some(Value {
                data: Data::Null, ..
            }) => Ok(None),
            Some(geometry) if self.misplaced(geometry) => Err(Reported),
            Some(geometry) => self.geometry(geometry).map(Some).ok_or(Reported),
            None => {
                let help = "write \"geometry\": { \"type\": …, \"coordinates\": … }";
                self.faults
                    .add(
                        rule::MISSING_GEOMETRY,
                        value.start(),
                        "a Feature without \"geometry\"",
                    )
                    .help(help);
                Err(Reported)
            }
        };
        Some(Feature {
            label,
            value,
            properties,
            geometry,
        })
    }

    fn properties<'t, 'v>(&mut self, feature: &'t Value<'v>) -> Option<&'t Value<'v>> {
        let help = "write \"properties\": { \"name\": …, … }";
        let Some(properties) = feature.get("properties") else {
            self.faults
                .add(
                    rule::MISSING_PROPERTIES,
                    feature.start(),
                    "a Feature without \"properties\"",
                )
                .help(help);
            return None;
        };
        match properties.data {
            Data::Object(_) => Some(properties),
            Data::Null => None,
            _ => {
                let what = format!(
                    "\"properties\" must be an object, not {}",
                    properties.kind()
                );
                self.faults
                    .add(rule::WRONG_PROPERTIES, properties.start(), what)
                    .help(help);
                None
            }
        }
    }

    /// The `type` of an object, if it is one of those that are allowed.
    pub(super) fn typed(
        &mut self,
        value: &Value<'_>,
        what: &str,
        allowed: &[&'static str],
    ) -> Option<&'static str> {
        let wanted = match allowed {
            [one] => format!("write {{ \"type\": \"{one}\", … }}"),
            more => format!("its \"type\" is one of {}", more.join(", ")),
        };
        if value.members().is_none() {
            let what = format!("{what} must be an object, not {}", value.kind());
            self.faults
                .add(rule::NOT_AN_OBJECT, value.start(), what)
                .help(wanted);
            return None;
        }
        let Some(name) = value.get("type") else {
            let help = match wrapped(value) {
                Some(key) => format!(
                    "a FeatureCollection stands under \"{key}\": save it as a file of its own, as \
                     jq '.[\"{key}\"]' does"
                ),
                None => wanted,
            };
            let what = format!("{what} without \"type\"");
            self.faults
                .add(rule::MISSING_TYPE, value.start(), what)
                .help(help);
            return None;
        };
        let Some(text) = name.text() else {
            let what = format!("\"type\" must be a string, not {}", name.kind());
            self.faults
                .add(rule::WRONG_TYPE, name.start(), what)
                .help(wanted);
            return None;
        };
        if let Some(found) = allowed.iter().find(|one| **one == text) {
            return Some(found);
        }
        let help = match nearest(text, allowed.iter().copied()) {
            Some(near) => format!("write \"{near}\": capitals matter"),
            None if TYPES.contains(&text) && allowed == ["FeatureCollection"] => {
                "wrap it: { \"type\": \"FeatureCollection\", \"features\": [ … ] }".to_owned()
            }
            None => wanted,
        };
        let what = format!("expected {what}, found the type \"{text}\"");
        self.faults
            .add(rule::WRONG_TYPE, name.start(), what)
            .help(help);
        None
    }

    /// Faults for members that RFC 7946, section 7.1, keeps for other types, and for a `bbox`
    /// that is none.
    pub(super) fn foreign(&mut self, value: &Value<'_>, what: &str, keys: &[&str]) {
        if let Some(bbox) = value.get("bbox") {
            let sound = matches!(&bbox.data, Data::Array(sides)
                if matches!(sides.len(), 4 | 6) && sides.iter().all(Value::is_number));
            if !sound {
                let help = "write [west, south, east, north], or leave it out";
                self.faults
                    .add(
                        rule::BAD_BBOX,
                        bbox.start(),
                        "a \"bbox\" must be a list of 4 or 6 numbers",
                    )
                    .help(help);
            }
        }
        for member in keys.iter().filter_map(|key| value.member(key)) {
            let key = &member.key;
            let help = format!("remove \"{key}\", or move it to where it belongs");
            self.faults
                .add(
                    rule::MISPLACED_MEMBER,
                    member.key_at as usize,
                    format!("{what} cannot have \"{key}\""),
                )
                .help(help);
        }
    }
}
