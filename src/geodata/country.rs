//! Countries: outlines for the locator.

use std::cmp::Ordering;

use geo::MultiPolygon;

use super::name::Named;
use super::read::{FromFeature, Known};
use super::record::Record;
use crate::units::Metres;

/// A country's outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// The feature's id: the ISO code in lower case.
    pub id: String,
    /// Its name.
    pub name: Named,
    /// ISO 3166-1 alpha-2, upper case; of a region ISO 3166-2.
    pub iso: String,
    /// How far the outline may be from the truth.
    pub accuracy: Metres,
    /// Whose borders the outline follows, where that is disputed: every map of the country says it.
    pub viewpoint: Option<Named>,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// The outline in degrees, x = lon, y = lat: exteriors counter-clockwise, holes clockwise.
    pub shape: MultiPolygon<f64>,
}

impl FromFeature for Country {
    const KEYS: &'static [&'static str] = &[
        "name",
        "name:uk",
        "iso",
        "viewpoint",
        "viewpoint:uk",
        "accuracy_m",
        "sources",
    ];

    fn read(record: &mut Record<'_, '_, '_>, known: &Known) -> Option<Country> {
        let iso = record.country("iso");
        let viewpoint = if record.has("viewpoint") {
            record.named("viewpoint", "viewpoint:uk")
        } else {
            None
        };
        Country::outlined(record, known, iso, viewpoint)
    }

    fn order(&self, other: &Country) -> Ordering {
        self.id.cmp(&other.id)
    }
}

impl Country {
    /// Reads what a country and a part of one have in common, and adds the rest.
    pub(super) fn outlined(
        record: &mut Record<'_, '_, '_>,
        known: &Known,
        iso: Option<String>,
        viewpoint: Option<Named>,
    ) -> Option<Country> {
        let name = record.named("name", "name:uk");
        let accuracy = record.accuracy();
        let sources = record.sources(&known.sources);
        let shape = record.areas();
        Some(Country {
            id: record.id.clone(),
            name: name?,
            iso: iso?,
            viewpoint,
            accuracy: accuracy?,
            sources: sources?,
            shape: shape?,
        })
    }
}
