//! Faults of the files beside the snapshots: TOML and the other GeoJSON.

use crate::geodata_files::{RENDER, faults, one_fault, refusal, with_files};
use crate::marked::marked;

/// Runs a table of cases: the file, its text with the place of the fault marked, the feature if
/// there is one, and words that the message must have.
fn told(cases: &[(&str, &str, Option<&str>, &str)]) {
    for (name, text, feature, words) in cases {
        let found = marked(text);
        let feature = feature
            .map(|id| format!("feature {id}: "))
            .unwrap_or_default();
        let start = format!("geo/{name}:{}: {feature}", found.place);
        one_fault(name, found.text.as_bytes(), &start, words);
    }
}

#[test]
fn views() {
    const VIEW: &str = "[town]\nfigure = \"control\"\n";
    let view = |rest: &str| format!("{VIEW}{rest}");
    let sound = "title = \"Town\"\nbounds = [37.9, 48.5, 38.1, 48.7]\n";
    let name = "views.toml";
    told(&[
        (name, "[town]\ntitle = ‸Town\n", None, "TOML"),
        (
            name,
            &view(&format!("{sound}title = \"a\"\n")).replace("title = \"a\"", "‸title = \"a\""),
            None,
            "",
        ),
        (
            name,
            &view("title = \"Місто\"\nbounds = ‸[37.9, 48.5, 38.1]\n"),
            None,
            "bounds",
        ),
        (
            name,
            &view("title = \"Town\"\nbounds = ‸[38.1, 48.5, 37.9, 48.7]\n"),
            None,
            "bounds",
        ),
        (
            name,
            &view(&format!("{sound}places = [\"bakhmut\", ‸\"bachmut\"]\n")),
            None,
            "\"bachmut\"",
        ),
        (
            name,
            &view(&format!("{sound}max_rank = ‸9\n")),
            None,
            "max_rank",
        ),
        (name, &view(&format!("{sound}‸titel = 1\n")), None, "titel"),
        (
            name,
            &format!("[town]\nfigure = ‸\"contrl\"\n{sound}"),
            None,
            "contrl",
        ),
        (
            name,
            &format!(
                "[b]\nfigure = \"border\"\nplace = \"bakhmut\"\nclaim = ‸\"no-claim\"\n{sound}"
            ),
            None,
            "no-claim",
        ),
        (
            name,
            &format!(
                "[b]\nfigure = \"border\"\nplace = \"chasiv-yar\"\nclaim = ‸\"border-distance\"\n{sound}"
            ),
            None,
            "the claim \"border-distance\" is about \"bakhmut\", not about \"chasiv-yar\"",
        ),
        (
            name,
            "‸[town]\nfigure = \"control\"\ntitle = \"Town\"\n",
            None,
            "bounds",
        ),
    ]);
}

#[test]
fn claims() {
    let article = "[article]\ntitle = \"T\"\npublisher = \"P\"\ndate = \"2025-02\"\n";
    let claim = |subject: &str, value: &str, wording: &str| {
        format!(
            "{article}[[claim]]\nid = \"border-distance\"\nquote = \"«Далеко»\"\nsubject = {subject}\n\
             measure = \"border-distance\"\nvalue = {value}\nunit = \"mi\"\nwording = {wording}\n"
        )
    };
    let name = "claims.toml";
    told(&[
        (name, "[article‸\ntitle = 1\n", None, "TOML"),
        (
            name,
            &claim("‸\"bachmut\"", "120", "\"about\""),
            None,
            "\"bachmut\"",
        ),
        (
            name,
            &claim("\"bakhmut\"", "‸-120", "\"about\""),
            None,
            "-120",
        ),
        (
            name,
            &claim("\"bakhmut\"", "‸1e308", "\"about\""),
            None,
            "1e308",
        ),
        (
            name,
            &claim("\"bakhmut\"", "‸\"120\"", "\"about\""),
            None,
            "value",
        ),
        (
            name,
            &claim("\"bakhmut\"", "120", "‸\"abuot\""),
            None,
            "abuot",
        ),
        (name, &format!("{article}‸surprise = 1\n"), None, "surprise"),
    ]);
}

#[test]
fn sources_and_settings() {
    let source = |rest: &str| format!("[osm]\ntitle = \"ОСМ\"\npublisher = \"P\"\n{rest}");
    told(&[
        ("sources.toml", &source("licence = ‸\n"), None, "TOML"),
        (
            "sources.toml",
            &source("licence = ‸7\nattribution = \"\"\n"),
            None,
            "licence",
        ),
        (
            "sources.toml",
            &source("licence = ‸\"\"\nattribution = \"\"\n"),
            None,
            "licence",
        ),
        (
            "geodata.toml",
            "schema = 1\nslug = ‸\"Bakhmut town\"\ntitle = \"B\"\nextent = [37.0, 48.0, 39.0, 49.0]\n",
            None,
            "slug",
        ),
        (
            "geodata.toml",
            "schema = ‸2\nslug = \"bakhmut\"\ntitle = \"B\"\nextent = [37.0, 48.0, 39.0, 49.0]\n",
            None,
            "schema",
        ),
        (
            "geodata.toml",
            "schema = 1\nslug ‸\"bakhmut\"\n",
            None,
            "TOML",
        ),
        (
            "zones/article/dataset.toml",
            "title = \"A\"\nsources = [\"project\", ‸\"nobody\"]\n",
            None,
            "\"nobody\"",
        ),
    ]);
}

/// A FeatureCollection of one feature.
fn collection(id: &str, properties: &str, geometry: &str) -> String {
    format!(
        "{{\"type\": \"FeatureCollection\", \"features\": [\n{{\"type\": \"Feature\", \"id\": \"{id}\",\n\
         \"properties\": {{\"name\": \"Ім’я\", \"accuracy_m\": 100, \"sources\": [\"project\"]{properties}}},\n\
         \"geometry\": {geometry}}}\n]}}\n"
    )
}

#[test]
fn places() {
    let point = "{\"type\": \"Point\", \"coordinates\": [38.0, 48.6]}";
    let kind = ", \"rank\": 1, \"place\": \"town\", \"country\": \"UA\"";
    let name = "places.geojson";
    told(&[
        (
            name,
            &collection("a", kind, &point.replace("[38.0, 48.6]", "‸[48.6, 38.0]")),
            Some("a"),
            "swapped",
        ),
        (
            name,
            &collection("a", &kind.replace('1', "‸6"), point),
            Some("a"),
            "rank",
        ),
        (
            name,
            &collection("a", &kind.replace("\"UA\"", "‸\"Ukraine\""), point),
            Some("a"),
            "Ukraine",
        ),
        (name, &collection("a", kind, "‸null"), Some("a"), "null"),
        (
            name,
            &collection("a", kind, point).replace(
                "{\"type\": \"Feature\", \"id\": \"a\",",
                "‸{\"type\": \"Feature\",",
            ),
            Some("#0"),
            "\"id\" is missing",
        ),
    ]);
}

#[test]
fn borders_countries_regions_and_context() {
    let line = "{\"type\": \"LineString\", \"coordinates\": [[38.0, 48.6], [38.1, 48.6]]}";
    let area = "{\"type\": \"Polygon\", \"coordinates\": \
                [[[38.0, 48.6], [38.1, 48.6], [38.1, 48.7], [38.0, 48.6]]]}";
    told(&[
        (
            "borders.geojson",
            &collection("b", ", \"country\": \"UA\", \"neighbour\": ‸\"RUS\"", line),
            Some("b"),
            "RUS",
        ),
        (
            "borders.geojson",
            &collection(
                "b",
                ", \"country\": \"UA\", \"neighbour\": \"RU\"",
                &line.replace("[[38.0, 48.6], [38.1, 48.6]]", "‸[[38.0, 48.6]]"),
            ),
            Some("b"),
            "position",
        ),
        (
            "countries.geojson",
            &collection("ua", ", \"iso\": \"UA\"", &format!("‸{line}")),
            Some("ua"),
            "Polygon",
        ),
        (
            "regions.geojson",
            &collection("ua-14", ", \"iso\": ‸\"UA\"", area),
            Some("ua-14"),
            "no region",
        ),
        (
            "context.geojson",
            &collection("road", ", \"kind\": ‸\"raod\"", line),
            Some("road"),
            "raod",
        ),
        (
            "context.geojson",
            &collection("road", ", \"kind\": \"road\"", line)
                .replace("[\"project\"]", "[‸\"projekt\"]"),
            Some("road"),
            "projekt",
        ),
    ]);
}

#[test]
fn faults_of_several_files_are_told_at_once() {
    let env = with_files(&[
        ("claims.toml", b"[article\n"),
        ("places.geojson", b"["),
        ("borders.geojson", b""),
        ("zones/article/January.geojson", b"{}"),
        ("zones/article/dataset.toml", b"title = 1\n"),
    ]);
    for args in [&RENDER[..], &["list", "views", "--geodata", "geo"]] {
        let said = refusal(&env, args);
        for file in [
            "claims.toml",
            "places.geojson",
            "borders.geojson",
            "zones/article/January.geojson",
            "zones/article/dataset.toml",
        ] {
            let named = |fault: &&&str| fault.starts_with(&format!("geo/{file}:"));
            assert_eq!(
                faults(&said).iter().filter(named).count(),
                1,
                "{file} in:\n{said}"
            );
        }
    }
}
