//! What a map in Ukrainian takes from the geodata.

use bakhmut_map::geodata::{Figure, Named, Source};
use bakhmut_map::request::Lang;

use crate::reference::{GEODATA, SNAPSHOT};

/// Every name and title that a map may print.
fn names() -> Vec<&'static Named> {
    let geodata = &*GEODATA;
    let countries = geodata.countries().iter();
    let countries = countries.flat_map(|c| [Some(&c.name), c.viewpoint.as_ref()]);
    let mut names: Vec<&Named> = countries.flatten().collect();
    names.extend(geodata.regions().iter().map(|region| &region.0.name));
    names.extend(geodata.places().iter().map(|place| &place.name));
    names.extend(geodata.views().iter().map(|view| &view.title));
    names.extend(SNAPSHOT.zones.iter().map(|zone| &zone.name));
    names
}

fn attribution(id: &str, lang: Lang) -> &'static str {
    let source = GEODATA.source(id);
    source
        .map(|source: &Source| source.attribution.or_english(lang))
        .unwrap_or_default()
}

#[test]
fn every_name_is_there_in_it() {
    for name in names() {
        assert!(name.get(Lang::Uk).is_some(), "{}", name.en);
    }
    // Of the claims those that a map shows.
    let mut shown = GEODATA
        .views()
        .iter()
        .filter_map(|view| match &view.figure {
            Figure::Border { claim, .. } => GEODATA.claim(claim.as_ref()?),
            Figure::Control => None,
        });
    assert!(shown.all(|claim| claim.quote_uk.is_some()));
}

#[test]
fn the_apostrophe_is_that_of_printers() {
    let quotes = GEODATA.claims().iter().filter_map(|c| c.quote_uk.as_ref());
    let attributions = GEODATA.sources().iter();
    let attributions = attributions.filter_map(|s| s.attribution.uk.as_ref());
    let names = names().into_iter().filter_map(|name| name.uk.as_ref());
    let all: Vec<&String> = names.chain(quotes).chain(attributions).collect();
    for text in &all {
        assert!(!text.contains(['\'', 'ʼ', '`', '\u{2018}']), "{text}");
    }
    assert!(all.iter().any(|text| *text == "Слов’янськ"));
}

#[test]
fn a_source_may_be_credited_in_other_words() {
    let contributors = "© OpenStreetMap contributors (ODbL)";
    assert_eq!(attribution("osm", Lang::En), contributors);
    assert_eq!(
        attribution("osm", Lang::Uk),
        "© учасники OpenStreetMap (ODbL)"
    );
    assert_eq!(attribution("deepstate", Lang::Uk), "DeepState");
    assert_eq!(attribution("project", Lang::Uk), "");
}
