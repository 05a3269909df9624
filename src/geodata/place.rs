//! Places: towns and villages by their centres.

use std::cmp::Ordering;

use super::name::Named;
use super::read::{FromFeature, Known};
use super::record::Record;
use super::vocabulary::vocabulary;
use crate::units::{LonLat, Metres};

vocabulary! {
    /// How large a place is.
    pub PlaceKind {
        /// A city.
        City = "city",
        /// A town.
        Town = "town",
        /// A village.
        Village = "village",
    }
}

/// A place by its centre.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The feature's id, by which views and claims name it.
    pub id: String,
    /// Its name.
    pub name: Named,
    /// 1 is labelled first, 5 last.
    pub rank: u8,
    /// How large it is.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2, upper case.
    pub country: String,
    /// Its centre.
    pub position: LonLat,
    /// How far the centre may be from the truth.
    pub accuracy: Metres,
    /// Ids of sources.
    pub sources: Vec<String>,
}

impl Place {
    /// A position that is no place: it is where it is said to be.
    pub fn at(position: LonLat) -> Place {
        Place {
            id: String::new(),
            name: Named {
                en: position.to_string(),
                uk: None,
            },
            rank: 1,
            kind: PlaceKind::Village,
            country: String::new(),
            position,
            accuracy: Metres::new(0.0),
            sources: Vec::new(),
        }
    }
}

impl FromFeature for Place {
    const KEYS: &'static [&'static str] = &[
        "name",
        "name:uk",
        "rank",
        "place",
        "country",
        "accuracy_m",
        "sources",
    ];

    fn read(record: &mut Record<'_, '_, '_>, known: &Known) -> Option<Place> {
        let name = record.named("name", "name:uk");
        let rank = record.rank("rank");
        let kind = record.word("place");
        let country = record.country("country");
        let accuracy = record.accuracy();
        let sources = record.sources(&known.sources);
        let position = record.point();
        Some(Place {
            id: record.id.clone(),
            name: name?,
            rank: rank?,
            kind: kind?,
            country: country?,
            position: position?,
            accuracy: accuracy?,
            sources: sources?,
        })
    }

    /// The most important first.
    fn order(&self, other: &Place) -> Ordering {
        let by_rank = self.rank.cmp(&other.rank);
        by_rank.then_with(|| self.id.cmp(&other.id))
    }
}
