//! The geometry types that each kind of feature may have.

use geo::{Geometry, LineString, MultiLineString, MultiPolygon};

use super::record::Record;
use super::rule;
use crate::units::LonLat;

/// What is drawn of a geometry that may be of any of these types.
pub(super) enum Drawn {
    /// A Point.
    Point(LonLat),
    /// A LineString or MultiLineString.
    Lines(MultiLineString<f64>),
    /// A Polygon or MultiPolygon that is not empty.
    Areas(MultiPolygon<f64>),
}

impl Record<'_, '_, '_> {
    /// A point, lines or areas.
    pub(super) fn drawn(&mut self) -> Option<Drawn> {
        match &self.geometry {
            Ok(Some(Geometry::Polygon(_) | Geometry::MultiPolygon(_))) => {
                self.areas().map(Drawn::Areas)
            }
            Ok(Some(Geometry::LineString(_) | Geometry::MultiLineString(_))) => {
                self.lines().map(Drawn::Lines)
            }
            Ok(Some(Geometry::Point(_))) => self.point().map(Drawn::Point),
            _ => {
                let wanted = "a Point, LineString, MultiLineString, Polygon or MultiPolygon";
                let other = self.shape(wanted)?;
                self.unfit(&other, wanted)
            }
        }
    }

    /// A Polygon or MultiPolygon that is not empty.
    pub(super) fn areas(&mut self) -> Option<MultiPolygon<f64>> {
        let wanted = "a Polygon or MultiPolygon";
        let areas = match self.shape(wanted)? {
            Geometry::Polygon(polygon) => MultiPolygon(vec![polygon]),
            Geometry::MultiPolygon(polygons) => polygons,
            other => return self.unfit(&other, wanted),
        };
        let empty = areas.0.is_empty() || areas.0.iter().any(|p| p.exterior().0.is_empty());
        if empty {
            self.faults
                .add(rule::EMPTY_RING, self.geometry_at, "an empty polygon")
                .help("draw it, or remove the feature");
        }
        (!empty).then_some(areas)
    }

    /// A LineString.
    pub(super) fn line(&mut self) -> Option<LineString<f64>> {
        let wanted = "a LineString";
        match self.shape(wanted)? {
            Geometry::LineString(line) => Some(line),
            other => self.unfit(&other, wanted),
        }
    }

    /// A LineString or MultiLineString.
    pub(super) fn lines(&mut self) -> Option<MultiLineString<f64>> {
        let wanted = "a LineString or MultiLineString";
        match self.shape(wanted)? {
            Geometry::LineString(line) => Some(MultiLineString(vec![line])),
            Geometry::MultiLineString(lines) => Some(lines),
            other => self.unfit(&other, wanted),
        }
    }

    /// The lines of any geometry that is made of nothing else.
    pub(super) fn all_lines(&mut self) -> Option<Vec<LineString<f64>>> {
        let wanted = "a LineString or MultiLineString";
        let mut lines = Vec::new();
        let mut parts = vec![self.shape(wanted)?];
        while let Some(part) = parts.pop() {
            match part {
                Geometry::LineString(line) => lines.push(line),
                Geometry::MultiLineString(several) => lines.extend(several),
                Geometry::GeometryCollection(several) => parts.extend(several),
                other => return self.unfit(&other, wanted),
            }
        }
        Some(lines)
    }

    /// A Point.
    pub(super) fn point(&mut self) -> Option<LonLat> {
        let wanted = "a Point";
        match self.shape(wanted)? {
            Geometry::Point(point) => LonLat::new(point.x(), point.y()),
            other => self.unfit(&other, wanted),
        }
    }

    /// Whether the geometry is made of polygons.
    pub(super) fn has_areas(&self) -> bool {
        matches!(
            self.geometry,
            Ok(Some(Geometry::Polygon(_) | Geometry::MultiPolygon(_)))
        )
    }

    fn shape(&mut self, wanted: &str) -> Option<Geometry<f64>> {
        let shape = self.geometry.as_mut().ok()?.take();
        if shape.is_none() {
            let help = format!("draw {wanted}, or remove the feature");
            self.faults
                .add(
                    rule::NULL_GEOMETRY,
                    self.geometry_at,
                    "the geometry is null",
                )
                .help(help);
        }
        shape
    }

    fn unfit<T>(&mut self, found: &Geometry<f64>, wanted: &str) -> Option<T> {
        let found = match found {
            Geometry::Point(_) => "a Point",
            Geometry::MultiPoint(_) => "a MultiPoint",
            Geometry::LineString(_) => "a LineString",
            Geometry::MultiLineString(_) => "a MultiLineString",
            Geometry::Polygon(_) => "a Polygon",
            Geometry::MultiPolygon(_) => "a MultiPolygon",
            _ => "a GeometryCollection",
        };
        let help = format!("draw it as {wanted}");
        self.faults
            .add(
                rule::WRONG_GEOMETRY,
                self.geometry_at,
                format!("the geometry must be {wanted}, not {found}"),
            )
            .help(help);
        None
    }
}
