//! Geometries by type.

use geo::{
    Geometry, GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon, Point,
    Polygon,
};

use super::Reader;
use crate::geodata::rule;
use crate::geodata::tree::{Data, Value};

const GEOMETRIES: [&str; 7] = [
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
];

/// The type for several of a type, and how many levels of brackets its coordinates have.
fn multiple(name: &str) -> Option<(&'static str, usize)> {
    match name {
        "Point" => Some(("MultiPoint", 2)),
        "LineString" => Some(("MultiLineString", 3)),
        "Polygon" => Some(("MultiPolygon", 4)),
        _ => None,
    }
}

/// How many levels of brackets there are before the first number.
fn nesting(value: &Value<'_>) -> usize {
    match &value.data {
        Data::Pairs(_) | Data::Triples(_) => 2,
        Data::Array(items) => 1 + items.first().map_or(0, nesting),
        _ => 0,
    }
}

impl Reader<'_, '_> {
    /// A geometry that is not null; `None` where it has a fault, after all of it has been read.
    pub(super) fn geometry(&mut self, value: &Value<'_>) -> Option<Geometry<f64>> {
        let name = self.typed(value, "a geometry", &GEOMETRIES)?;
        self.foreign(value, "a geometry", &["geometry", "properties", "features"]);
        if name == "GeometryCollection" {
            return self.geometries(value);
        }
        let Some(coordinates) = value.get("coordinates") else {
            let help = "write \"coordinates\": [ … ]";
            self.faults
                .add(
                    rule::MISSING_COORDINATES,
                    value.start(),
                    format!("a {name} without \"coordinates\""),
                )
                .help(help);
            return None;
        };
        if let Some((multi, levels)) = multiple(name)
            && nesting(coordinates) == levels
        {
            let what = format!("the coordinates nest one level too deep for a {name}");
            let help = format!("write \"{multi}\", or remove a pair of brackets");
            self.faults
                .add(rule::WRONG_NESTING, coordinates.start(), what)
                .help(help);
            return None;
        }
        Some(match name {
            "Point" => Point(self.position(coordinates)?).into(),
            "MultiPoint" => {
                let positions = self.positions(coordinates, "a MultiPoint's coordinates")?;
                MultiPoint(positions.into_iter().map(Point).collect()).into()
            }
            "LineString" => self.line(coordinates)?.into(),
            "MultiLineString" => {
                let what = "a MultiLineString's coordinates must be a list of lines";
                MultiLineString(self.each(coordinates, what, Self::line)?).into()
            }
            "Polygon" => self.polygon(coordinates)?.into(),
            _ => {
                let what = "a MultiPolygon's coordinates must be a list of polygons";
                MultiPolygon(self.each(coordinates, what, Self::polygon)?).into()
            }
        })
    }

    fn geometries(&mut self, value: &Value<'_>) -> Option<Geometry<f64>> {
        let Some(list) = value.get("geometries") else {
            let help = "write \"geometries\": [ … ]";
            self.faults
                .add(
                    rule::MISSING_COORDINATES,
                    value.start(),
                    "a GeometryCollection without \"geometries\"",
                )
                .help(help);
            return None;
        };
        let all = self.each(
            list,
            "\"geometries\" must be a list of geometries",
            Self::geometry,
        )?;
        Some(Geometry::GeometryCollection(GeometryCollection(all)))
    }

    fn line(&mut self, value: &Value<'_>) -> Option<LineString<f64>> {
        let positions = self.positions(value, "a line")?;
        if positions.len() < 2 {
            let what = format!("a line of {} positions", positions.len());
            self.faults
                .add(rule::SHORT_LINE, value.start(), what)
                .help("a line has 2 positions or more");
            return None;
        }
        Some(LineString(positions))
    }

    fn polygon(&mut self, value: &Value<'_>) -> Option<Polygon<f64>> {
        let what = "a polygon must be a list of rings, each a list of positions";
        let rings = self.each(value, what, Self::ring)?;
        let places = match &value.data {
            Data::Array(rings) => rings.as_slice(),
            _ => &[],
        };
        self.assemble(rings, places)
    }

    /// Reads every element of a list, also behind one that has a fault.
    fn each<T>(
        &mut self,
        list: &Value<'_>,
        what: &str,
        mut read: impl FnMut(&mut Self, &Value<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Data::Array(items) = &list.data else {
            let found = match list.data {
                Data::Pairs(_) | Data::Triples(_) => "a list of positions",
                _ => list.kind(),
            };
            let help = "see whether the type fits, and whether a level of brackets is missing";
            self.faults
                .add(
                    rule::WRONG_NESTING,
                    list.start(),
                    format!("{what}, found {found}"),
                )
                .help(help);
            return None;
        };
        let read: Vec<Option<T>> = items.iter().map(|item| read(self, item)).collect();
        read.into_iter().collect()
    }
}
