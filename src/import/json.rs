//! GeoJSON as publishers write it: what RFC 7946 forbids is put right where what is meant is plain.

use std::collections::BTreeMap;

use geo::{MultiPolygon, Polygon};

use super::feature::Raw;
use super::rings;
use super::tally::Tally;
use crate::error::{Error, Result};
use crate::geodata::faults::Faults;
use crate::geodata::geojson;
use crate::geodata::json;
use crate::geodata::rule;
use crate::geodata::text_of;
use crate::geodata::tree::{Data, Value};

const INVALID: &str = "the file is";

/// The features of a file that the user can open as `file`: of a FeatureCollection, be it wrapped in
/// an object as some services answer, of a Feature, or of a geometry.
///
/// # Errors
/// Data (exit 3) with every fault.
pub(super) fn features(bytes: &[u8], file: &str, tally: &mut Tally) -> Result<Vec<Raw>> {
    let text = text_of(bytes, file).map_err(|fault| Error::invalid(INVALID, vec![*fault]))?;
    let mut faults = Faults::new(file, text);
    let root = json::parse(&mut faults);
    let mut raws = Vec::new();
    if let Some(root) = &root
        && faults.is_empty()
    {
        let mut reader = Reader {
            faults: &mut faults,
            tally,
        };
        raws = reader.root(root);
    }
    match faults.is_empty() {
        true => Ok(raws),
        false => Err(Error::invalid(INVALID, faults.into_faults())),
    }
}

struct Reader<'f, 'a> {
    faults: &'f mut Faults<'a>,
    tally: &'f mut Tally,
}

impl Reader<'_, '_> {
    fn root(&mut self, root: &Value<'_>) -> Vec<Raw> {
        let members = root.members().unwrap_or_default();
        let wrapped = members.iter().map(|member| &member.value);
        let mut collections = [root]
            .into_iter()
            .chain(wrapped)
            .filter(|value| value.get("features").is_some());
        let Some(collection) = collections.next() else {
            return self.lone(root);
        };
        geojson::check_crs(collection, self.faults);
        let Some(Value {
            data: Data::Array(items),
            ..
        }) = collection.get("features")
        else {
            let what = "\"features\" must be a list of features";
            let help = "name a file of GeoJSON, as its publisher gives it";
            self.faults
                .add(rule::MISSING_FEATURES, collection.start(), what)
                .help(help);
            return Vec::new();
        };
        let all = items.iter().enumerate();
        all.filter_map(|(index, item)| {
            self.faults.enter(Some(format!("#{index}")));
            self.feature(item)
        })
        .collect()
    }

    fn lone(&mut self, root: &Value<'_>) -> Vec<Raw> {
        geojson::check_crs(root, self.faults);
        let raw = match root.get("type").and_then(Value::text) {
            Some("Feature") => self.feature(root),
            Some(_) => self.shape(root).map(|shape| Raw {
                properties: BTreeMap::new(),
                shape,
            }),
            None => {
                let what = "this is no GeoJSON: there is neither \"features\" nor \"type\"";
                let help = "name a file of GeoJSON, as its publisher gives it";
                self.faults
                    .add(rule::MISSING_TYPE, root.start(), what)
                    .help(help);
                None
            }
        };
        raw.into_iter().collect()
    }

    fn feature(&mut self, feature: &Value<'_>) -> Option<Raw> {
        let mut properties = BTreeMap::new();
        let members = feature.get("properties").and_then(Value::members);
        for member in members.unwrap_or_default() {
            let text = match &member.value.data {
                Data::String(text) => text.to_string(),
                Data::Number(number) => number.to_string(),
                Data::Bool(flag) => flag.to_string(),
                _ => continue,
            };
            properties.insert(member.key.to_string(), text);
        }
        let shape = match feature.get("geometry") {
            None
            | Some(Value {
                data: Data::Null, ..
            }) => Err("features without a geometry"),
            Some(geometry) => self.shape(geometry)?,
        };
        Some(Raw { properties, shape })
    }

    /// A geometry's areas, or what it is instead; `None` where it has a fault.
    fn shape(
        &mut self,
        geometry: &Value<'_>,
    ) -> Option<std::result::Result<MultiPolygon<f64>, &'static str>> {
        let kind = geometry
            .get("type")
            .and_then(Value::text)
            .unwrap_or_default();
        let polygons = match kind {
            "Polygon" => vec![self.polygon(self.coordinates(geometry)?)?],
            "MultiPolygon" => {
                let coordinates = self.coordinates(geometry)?;
                let parts = self.list(coordinates)?;
                let polygons: Option<Vec<_>> =
                    parts.iter().map(|part| self.polygon(part)).collect();
                polygons?
            }
            "Point" | "MultiPoint" => return Some(Err("points")),
            "LineString" | "MultiLineString" => return Some(Err("lines")),
            "GeometryCollection" => return self.collection(geometry),
            _ => {
                let what = format!("there is no geometry of the type \"{kind}\"");
                self.faults
                    .add(rule::WRONG_TYPE, geometry.start(), what)
                    .help("name a file of GeoJSON, as its publisher gives it");
                return None;
            }
        };
        Some(Ok(MultiPolygon(polygons.into_iter().flatten().collect())))
    }

    fn collection(
        &mut self,
        geometry: &Value<'_>,
    ) -> Option<std::result::Result<MultiPolygon<f64>, &'static str>> {
        let Some(Value {
            data: Data::Array(parts),
            ..
        }) = geometry.get("geometries")
        else {
            return Some(Err("collections without a geometry"));
        };
        let mut areas = Vec::new();
        for part in parts {
            match self.shape(part)? {
                Ok(more) => areas.extend(more),
                Err(kind) => self.tally.leave(kind, 1),
            }
        }
        match areas.is_empty() {
            true => Some(Err("collections without an area")),
            false => Some(Ok(MultiPolygon(areas))),
        }
    }

    fn coordinates<'t, 'v>(&self, geometry: &'t Value<'v>) -> Option<&'t Value<'v>> {
        // What has none gives a list that is none, and so a fault.
        Some(geometry.get("coordinates").unwrap_or(geometry))
    }

    fn list<'t, 'v>(&mut self, value: &'t Value<'v>) -> Option<&'t [Value<'v>]> {
        if let Data::Array(items) = &value.data {
            return Some(items);
        }
        let what = format!(
            "coordinates are nested wrongly: here stands {}",
            value.kind()
        );
        self.faults
            .add(rule::WRONG_NESTING, value.start(), what)
            .help("a Polygon is a list of rings, a MultiPolygon a list of such lists");
        None
    }

    /// A polygon; `Some(None)` where it encloses nothing.
    fn polygon(&mut self, value: &Value<'_>) -> Option<Option<Polygon<f64>>> {
        let list = self.list(value)?.iter();
        let rings: Option<Vec<_>> = list.map(|ring| self.ring(ring)).collect();
        Some(rings::polygon(rings?, self.tally))
    }

    fn ring(&mut self, ring: &Value<'_>) -> Option<Vec<[f64; 2]>> {
        match &ring.data {
            Data::Pairs(pairs) => {
                let all = pairs.iter();
                all.map(|pair| self.position(pair.at as usize, pair.numbers[0], pair.numbers[1]))
                    .collect()
            }
            Data::Triples(triples) => {
                self.tally.heights += triples.len();
                let all = triples.iter();
                all.map(|t| self.position(t.at as usize, t.numbers[0], t.numbers[1]))
                    .collect()
            }
            Data::Array(items) => items.iter().map(|item| self.mixed(item)).collect(),
            _ => self.list(ring).map(|_| Vec::new()),
        }
    }

    /// A position among others of which not all have as many numbers.
    fn mixed(&mut self, value: &Value<'_>) -> Option<[f64; 2]> {
        let numbers: Vec<f64> = match &value.data {
            Data::Array(items) => items.iter().filter_map(Value::number).collect(),
            _ => Vec::new(),
        };
        match numbers.as_slice() {
            [lon, lat] => self.position(value.start(), *lon, *lat),
            [lon, lat, _] => {
                self.tally.heights += 1;
                self.position(value.start(), *lon, *lat)
            }
            _ => {
                self.faults
                    .add(rule::BAD_POSITION, value.start(), "this is no position")
                    .help("a position is [longitude, latitude]");
                None
            }
        }
    }

    fn position(&mut self, at: usize, lon: f64, lat: f64) -> Option<[f64; 2]> {
        if crate::units::LonLat::new(lon, lat).is_some() {
            return Some([lon, lat]);
        }
        let what = format!("[{lon}, {lat}] is not on the Earth");
        self.faults
            .add(rule::OFF_EARTH, at, what)
            .help("positions are longitude and latitude in degrees; transform the file to WGS 84");
        None
    }
}
