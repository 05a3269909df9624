//! Places: names, ranks and positions.

use std::collections::BTreeSet;

use bakhmut_map::geodata::Place;
use bakhmut_map::geodesy::inverse;
use bakhmut_map::units::LonLat;
use serde_json::Value;

use crate::reference::{GEODATA, json};

/// Letters of Russian that Ukrainian does not have.
const RUSSIAN_ONLY: &str = "ыэъёЫЭЪЁ";

fn ukrainian(place: &Place) -> &str {
    place.name.uk.as_deref().unwrap_or_default()
}

#[test]
fn there_are_at_least_45_with_names_in_both_languages() {
    assert!(GEODATA.places().len() >= 45, "{}", GEODATA.places().len());
    for place in GEODATA.places() {
        let letters = |name: &str, fits: fn(char) -> bool| {
            name.chars().any(fits) && name.chars().filter(|c| c.is_alphabetic()).all(fits)
        };
        let cyrillic = |c: char| ('\u{400}'..='\u{4FF}').contains(&c);
        assert!(
            letters(&place.name.en, |c| c.is_ascii_alphabetic()),
            "{}",
            place.name.en
        );
        assert!(
            letters(ukrainian(place), cyrillic),
            "{}: {}",
            place.id,
            ukrainian(place)
        );
        assert!(
            !ukrainian(place).contains(|c| RUSSIAN_ONLY.contains(c)),
            "{}",
            place.id
        );
    }
}

#[test]
fn all_ranks_are_used() {
    let ranks: BTreeSet<u8> = GEODATA.places().iter().map(|place| place.rank).collect();
    assert_eq!(ranks, BTreeSet::from([1, 2, 3, 4, 5]));
    assert_eq!(GEODATA.place("bakhmut").unwrap().rank, 1);
}

/// What the reference says of its own coordinate: "(±0.7 km)", in metres; 0 where it says nothing.
fn uncertainty(fact: &Value) -> f64 {
    let said = fact["coord_confidence"].as_str().expect("a confidence");
    let Some((_, number)) = said.split_once('±') else {
        return 0.0;
    };
    let (km, _) = number.split_once(" km").expect("kilometres");
    1000.0 * km.parse::<f64>().expect("a number")
}

#[test]
fn positions_are_as_accurate_as_they_say() {
    let Some(facts) = json("facts/places.json") else {
        return;
    };
    let facts = facts["places"].as_array().unwrap();
    for fact in facts {
        let [lon, lat] = ["lon", "lat"].map(|key| fact[key].as_f64().unwrap());
        let there = LonLat::new(lon, lat).unwrap();
        let name = fact["name_uk"].as_str().unwrap();
        // Two places are called Зайцеве, 12 km from each other.
        let named = GEODATA
            .places()
            .iter()
            .filter(|place| ukrainian(place) == name);
        let measured = named.map(|place| (inverse(place.position, there).distance.get(), place));
        let nearest = measured.min_by(|a, b| a.0.total_cmp(&b.0));
        let (off, place) = nearest.unwrap_or_else(|| panic!("{name} is missing"));
        let allowed = place.accuracy.get() + uncertainty(fact);
        assert!(
            off <= allowed,
            "{name}: {off:.0} m off, {allowed} m allowed"
        );
    }
    assert!(facts.iter().any(|fact| uncertainty(fact) > 0.0));
}
