//! Context: what lies under and around the zones.

use std::cmp::Ordering;

use geo::{Area, BoundingRect, MultiLineString, MultiPolygon};

use super::name::Named;
use super::read::{FromFeature, Known};
use super::record::Record;
use super::vocabulary::vocabulary;
use crate::units::Metres;

vocabulary! {
    /// What a feature of the context is.
    pub ContextKind {
        /// A river or canal.
        River = "river",
        /// A lake or reservoir.
        Lake = "lake",
        /// A road.
        Road = "road",
        /// A railway.
        Railway = "railway",
        /// A settlement's outline.
        Settlement = "settlement",
    }
}

vocabulary! {
    /// How the course of a line is known.
    pub Certainty {
        /// From a map.
        Mapped = "mapped",
        /// Assumed between two stretches that are mapped.
        Joined = "joined",
    }
}

/// Lines or areas, in degrees, x = lon, y = lat.
#[derive(Clone, Debug, PartialEq)]
pub enum ContextShape {
    /// A LineString or MultiLineString.
    Lines(MultiLineString<f64>),
    /// A Polygon or MultiPolygon: exteriors counter-clockwise, holes clockwise.
    Areas(MultiPolygon<f64>),
}

/// A river, lake, road, railway or settlement's outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The feature's id.
    pub id: String,
    /// What it is.
    pub kind: ContextKind,
    /// Its name, where it has one.
    pub name: Option<Named>,
    /// A road's number as signs show it ("M-03").
    pub reference: Option<String>,
    /// A road's class ("main").
    pub class: Option<String>,
    /// How its course is known; `mapped` unless the file says otherwise.
    pub certainty: Certainty,
    /// How far it may be from the truth.
    pub accuracy: Metres,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// Lines (river, road, railway) or areas (river, lake, settlement).
    pub shape: ContextShape,
}

impl FromFeature for Context {
    const KEYS: &'static [&'static str] = &[
        "kind",
        "name",
        "name:uk",
        "ref",
        "class",
        "certainty",
        "accuracy_m",
        "sources",
    ];

    fn read(record: &mut Record<'_, '_, '_>, known: &Known) -> Option<Context> {
        let kind = record.word("kind");
        let named = record.has("name") || record.has("name:uk");
        let name = if named {
            record.named("name", "name:uk")
        } else {
            None
        };
        let reference = record.text_if("ref");
        let class = record.text_if("class");
        let certainty = if record.has("certainty") {
            record.word("certainty")
        } else {
            Some(Certainty::Mapped)
        };
        let accuracy = record.accuracy();
        let sources = record.sources(&known.sources);
        let shape = match kind {
            Some(ContextKind::Lake | ContextKind::Settlement) => {
                record.areas().map(ContextShape::Areas)
            }
            // A wide river is mapped by its banks.
            Some(ContextKind::River) if record.has_areas() => {
                record.areas().map(ContextShape::Areas)
            }
            _ => record.lines().map(ContextShape::Lines),
        };
        Some(Context {
            id: record.id.clone(),
            kind: kind?,
            name,
            reference,
            class,
            certainty: certainty?,
            accuracy: accuracy?,
            sources: sources?,
            shape: shape?,
        })
    }

    /// Of areas the largest first, so that it hides no other; then lines, from the west to the east.
    fn order(&self, other: &Context) -> Ordering {
        let place = |feature: &Context| match &feature.shape {
            ContextShape::Areas(shape) => (false, -shape.unsigned_area()),
            ContextShape::Lines(lines) => (true, lines.bounding_rect().map_or(0.0, |r| r.min().x)),
        };
        let ((is_line, at), (is_other_line, other_at)) = (place(self), place(other));
        is_line
            .cmp(&is_other_line)
            .then_with(|| at.total_cmp(&other_at))
            .then_with(|| self.id.cmp(&other.id))
    }
}
