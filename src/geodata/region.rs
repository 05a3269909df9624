//! Regions: outlines of parts of a country, for claims about where in one a place lies.

use std::cmp::Ordering;

use super::country::Country;
use super::read::{FromFeature, Known};
use super::record::Record;

/// A part of a country, such as an oblast. No map draws it.
///
/// It has what a country has: the code is that of ISO 3166-2, `UA-14`, and there is no viewpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Region(pub Country);

impl FromFeature for Region {
    const KEYS: &'static [&'static str] = &["name", "name:uk", "iso", "accuracy_m", "sources"];

    fn read(record: &mut Record<'_, '_, '_>, known: &Known) -> Option<Region> {
        let iso = record.subdivision("iso");
        Country::outlined(record, known, iso, None).map(Region)
    }

    fn order(&self, other: &Region) -> Ordering {
        self.0.order(&other.0)
    }
}
