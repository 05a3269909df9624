//! Borders: lines between countries, by stretch.

use std::cmp::Ordering;

use geo::{BoundingRect, LineString};

use super::name::Named;
use super::read::{FromFeature, Known};
use super::record::Record;
use crate::units::Metres;

/// One stretch of a state border.
#[derive(Clone, Debug, PartialEq)]
pub struct Border {
    /// The feature's id.
    pub id: String,
    /// Its name.
    pub name: Named,
    /// ISO 3166-1 alpha-2 of the country whose border it is.
    pub country: String,
    /// ISO 3166-1 alpha-2 of the country beyond it.
    pub neighbour: String,
    /// The part of the neighbour beyond it ("rostov"), where that is known.
    pub federal_subject: Option<String>,
    /// How far the line may be from the truth.
    pub accuracy: Metres,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// The line in degrees, x = lon, y = lat; an edge is straight in lon/lat, as RFC 7946 means it.
    pub line: LineString<f64>,
}

impl FromFeature for Border {
    const KEYS: &'static [&'static str] = &[
        "name",
        "name:uk",
        "country",
        "neighbour",
        "federal_subject",
        "accuracy_m",
        "sources",
    ];

    fn read(record: &mut Record<'_, '_, '_>, known: &Known) -> Option<Border> {
        let name = record.named("name", "name:uk");
        let country = record.country("country");
        let neighbour = record.country("neighbour");
        let federal_subject = record.text_if("federal_subject");
        let accuracy = record.accuracy();
        let sources = record.sources(&known.sources);
        let line = record.line();
        Some(Border {
            id: record.id.clone(),
            name: name?,
            country: country?,
            neighbour: neighbour?,
            federal_subject,
            accuracy: accuracy?,
            sources: sources?,
            line: line?,
        })
    }

    /// From the north to the south.
    fn order(&self, other: &Border) -> Ordering {
        let south = |border: &Border| border.line.bounding_rect().map_or(0.0, |r| -r.max().y);
        let from_north = south(self).total_cmp(&south(other));
        from_north.then_with(|| self.id.cmp(&other.id))
    }
}
