//! Snapshots with a fault: exit code 3, and file, feature, line and column of it.

use std::fs;

use crate::geodata_files::{RENDER, faults, one_fault, refusal, with_files};
use crate::marked::marked;
use crate::test_env::TestEnv;

pub(crate) const FILE: &str = "zones/article/2025-01-15.geojson";

/// A snapshot without a fault, by which each of those below differs in one place.
pub(crate) const SOUND: &str = r#"{
  "type": "FeatureCollection",
  "features": [
    {
      "type": "Feature",
      "id": "bakhmut",
      "properties": {
        "name": "Bakhmut", "name:uk": "Бахмут", "kind": "settlement", "controller": "RU",
        "name:pl": "Бахмут", "status": "assessed", "since": "2023-05-21",
        "sources": ["project"], "accuracy_m": 110
      },
      "geometry": {
        "type": "Polygon",
        "coordinates": [
          [[37.95, 48.55], [38.05, 48.55], [38.05, 48.65], [37.95, 48.65], [37.95, 48.55]],
          [[37.99, 48.59], [37.99, 48.61], [38.01, 48.61], [38.01, 48.59], [37.99, 48.59]]
        ]
      }
    },
    {
      "type": "Feature",
      "id": "area-ru",
      "properties": {
        "name": "Area", "kind": "area", "controller": "RU", "status": "assessed",
        "sources": ["project", "osm"], "accuracy_m": 3300
      },
      "geometry": {
        "type": "MultiPolygon",
        "coordinates": [
          [[[38.1, 48.2], [38.6, 48.2], [38.6, 49.0], [38.1, 49.0], [38.1, 48.2]]]
        ]
      }
    }
  ]
}
"#;

/// What of the sound file is replaced; by what, the place of the fault marked; the feature; words
/// that the message must have.
const CASES: &[[&str; 4]] = &[
    // no longitude
    ["[38.05, 48.55]", "[‸438.05, 48.55]", "bakhmut", "438.05"],
    // no latitude
    ["[38.05, 48.55]", "[38.05, ‸98.55]", "bakhmut", "98.55"],
    // an unclosed ring
    [
        "[37.95, 48.65], [37.95, 48.55]]",
        "‸[37.95, 48.65]]",
        "bakhmut",
        "not closed",
    ],
    // an unclosed ring in the second feature
    ["[38.1, 48.2]]]", "‸[38.1, 48.3]]]", "area-ru", "not closed"],
    // a hole outside its ring
    [
        "[[37.99, 48.59], [37.99, 48.61], [38.01, 48.61], [38.01, 48.59], [37.99, 48.59]]",
        "‸[[38.1, 48.59], [38.1, 48.61], [38.2, 48.61], [38.2, 48.59], [38.1, 48.59]]",
        "bakhmut",
        "hole",
    ],
    // a hole that crosses its ring
    [
        "[[37.99, 48.59], [37.99, 48.61], [38.01, 48.61], [38.01, 48.59], [37.99, 48.59]]",
        "‸[[37.99, 48.59], [37.99, 48.61], [38.2, 48.61], [38.2, 48.59], [37.99, 48.59]]",
        "bakhmut",
        "hole",
    ],
    // a hole that is the notch of its ring, with all its positions on it
    [
        "[38.05, 48.65], [37.95, 48.65], [37.95, 48.55]],\n          [[37.99, 48.59], [37.99, 48.61], [38.01, 48.61], [38.01, 48.59], [37.99, 48.59]]",
        "[38.05, 48.65], [38.03, 48.65], [38.03, 48.6], [37.97, 48.6], [37.97, 48.65], [37.95, 48.65], [37.95, 48.55]],\n          ‸[[38.03, 48.65], [38.03, 48.6], [37.97, 48.6], [37.97, 48.65], [38.03, 48.65]]",
        "bakhmut",
        "the hole lies outside its polygon's exterior ring",
    ],
    // a hole of which one edge leads across a notch, from side to side of it
    [
        "[38.05, 48.65], [37.95, 48.65], [37.95, 48.55]],\n          [[37.99, 48.59], [37.99, 48.61], [38.01, 48.61], [38.01, 48.59], [37.99, 48.59]]",
        "[38.05, 48.65], [38.03, 48.65], [38.03, 48.6], [37.97, 48.6], [37.97, 48.65], [37.95, 48.65], [37.95, 48.55]],\n          ‸[[38.03, 48.65], [37.97, 48.65], [37.96, 48.56], [38.03, 48.65]]",
        "bakhmut",
        "the hole crosses its polygon's exterior ring",
    ],
    // a missing status
    [
        "{\n        \"name\": \"Area\", \"kind\": \"area\", \"controller\": \"RU\", \"status\": \"assessed\"",
        "‸{\n        \"name\": \"Area\", \"kind\": \"area\", \"controller\": \"RU\"",
        "area-ru",
        "\"status\" is missing",
    ],
    // an unknown status
    [
        "\"name:pl\": \"Бахмут\", \"status\": \"assessed\"",
        "\"name:pl\": \"Бахмут\", \"status\": ‸\"asessed\"",
        "bakhmut",
        "unknown status \"asessed\"",
    ],
    // a status that is no string
    [
        "\"assessed\", \"since\"",
        "‸7, \"since\"",
        "bakhmut",
        "status",
    ],
    // an unknown controller
    ["\"RU\",\n", "‸\"USSR\",\n", "bakhmut", "unknown controller"],
    // an unknown kind
    ["\"area\",", "‸\"aera\",", "area-ru", "unknown kind"],
    // an unknown source
    ["\"osm\"", "‸\"ocm\"", "area-ru", "no source \"ocm\""],
    // no source at all
    [
        "[\"project\", \"osm\"]",
        "‸[]",
        "area-ru",
        "\"sources\" is empty",
    ],
    // a source that stands twice
    [
        "\"osm\"",
        "‸\"project\"",
        "area-ru",
        "\"project\" stands twice in \"sources\"",
    ],
    // ids that the schema refuses
    [
        "\"area-ru\"",
        "‸\"area--ru\"",
        "area--ru",
        "\"area--ru\" cannot be an id",
    ],
    [
        "\"area-ru\"",
        "‸\"area-\"",
        "area-",
        "\"area-\" cannot be an id",
    ],
    // what is claimed by nobody
    [
        "\"area\", \"controller\": \"RU\", \"status\": \"assessed\"",
        "\"area\", \"controller\": ‸\"none\", \"status\": \"claimed\"",
        "area-ru",
        "\"claimed\"",
    ],
    // a day that is none
    ["\"2023-05-21\"", "‸\"2023-05-32\"", "bakhmut", "since"],
    // a day after the snapshot's
    ["\"2023-05-21\"", "‸\"2025-05-21\"", "bakhmut", "2025-05-21"],
    // no accuracy at all
    ["3300", "‸0", "area-ru", "accuracy_m"],
    // a settlement that is no place's
    [
        "\"bakhmut\"",
        "‸\"bachmut\"",
        "bachmut",
        "it is a settlement, but there is no place \"bachmut\" in built-in geodata: places.geojson",
    ],
    // an id that stands twice
    ["\"area-ru\"", "‸\"bakhmut\"", "bakhmut", "stands twice"],
    // an unknown geometry
    [
        "\"MultiPolygon\"",
        "‸\"MultiPoligon\"",
        "area-ru",
        "MultiPoligon",
    ],
    // a position of four numbers
    ["[38.05, 48.55]", "[38.05, 48.55, 100, ‸7]", "bakhmut", "4"],
];

/// The sound file with one replacement, which must be unambiguous.
#[track_caller]
pub(crate) fn spoilt(from: &str, to: &str) -> String {
    assert_eq!(SOUND.matches(from).count(), 1, "{from}");
    SOUND.replacen(from, to, 1)
}

pub(crate) fn start(place: &str) -> String {
    format!("geo/{FILE}:{place}: ")
}

#[test]
fn the_sound_file_is_taken() {
    let env = with_files(&[(FILE, SOUND.as_bytes())]);
    env.run(&[&RENDER[..], &["--view", "town"]].concat())
        .success();
}

#[test]
fn every_fault_is_told_with_its_place() {
    for [from, to, feature, words] in CASES {
        println!("{to}");
        let found = marked(&spoilt(from, to));
        let start = format!("{}feature {feature}: ", start(&found.place));
        one_fault(FILE, found.text.as_bytes(), &start, words);
    }
}

/// A number that no reader of ours can keep is one fault, wherever it stands.
#[test]
fn a_number_that_is_too_large() {
    for (from, to, feature) in [
        ("110\n", "‸1e999\n", "bakhmut"),
        ("3300", "‸-1e999", "area-ru"),
        ("[38.05, 48.65]", "[38.05, ‸1e999]", "bakhmut"),
        ("[38.6, 49.0]", "[38.6, 49.0, ‸1e999]", "area-ru"),
    ] {
        let found = marked(&spoilt(from, to));
        let start = format!("{}feature {feature}: ", start(&found.place));
        one_fault(FILE, found.text.as_bytes(), &start, "1e999");
    }
}

/// The largest of all numbers can be kept, so it is a fault of the zone and not of the JSON.
#[test]
fn the_largest_number() {
    const LARGEST: &str = "1.7976931348623157e308";
    for (from, to, feature) in [
        ("3300", "‸LARGEST", "area-ru"),
        ("[38.05, 48.65]", "[38.05, ‸LARGEST]", "bakhmut"),
        ("[38.6, 49.0]", "[‸-LARGEST, 49.0]", "area-ru"),
        ("[38.6, 49.0]", "[‸LARGEST, 49.5, 7.5]", "area-ru"),
    ] {
        let found = marked(&spoilt(from, &to.replace("LARGEST", LARGEST)));
        let start = format!("{}feature {feature}: ", start(&found.place));
        one_fault(FILE, found.text.as_bytes(), &start, LARGEST);
    }
}

#[test]
fn what_is_no_json() {
    let truncated = &SOUND[..SOUND.find("38.01").unwrap()];
    let cases = [
        ("‸status: assessed\n".to_owned(), ""),
        ("‸".to_owned(), ""),
        ("‸ \n \n".to_owned(), ""),
        (format!("{truncated}‸"), ""),
        (
            format!("{}‸{}", "[".repeat(128), "[".repeat(200_000 - 128)),
            "128",
        ),
        (spoilt("\"osm\"],", "\"osm\"] ‸\"accuracy_m\""), "comma"),
        (SOUND.trim_end().to_owned() + "‸{}", ""),
        ("‸[]".to_owned(), "FeatureCollection"),
        ("{\"type\": ‸\"Feature\"}".to_owned(), "FeatureCollection"),
    ];
    for (text, words) in cases {
        println!("{}", text.chars().take(60).collect::<String>());
        let found = marked(&text);
        let bytes = found.text.as_bytes();
        let said = refusal(&with_files(&[(FILE, bytes)]), &RENDER);
        let faults = faults(&said);
        assert_eq!(faults.len(), 1, "{said}");
        assert!(
            faults[0].starts_with(&start(&found.place)),
            "not {}: {said}",
            found.place
        );
        assert!(said.contains(words), "\"{words}\" is not in: {said}");
    }
}

#[test]
fn what_is_not_utf8() {
    let found = marked(&spoilt(
        "\"name:uk\": \"Бахмут\"",
        "\"name:uk\": \"Бах‸мут\"",
    ));
    let mut bytes = found.text.into_bytes();
    bytes[found.at] = 0xFF;
    one_fault(FILE, &bytes, &start(&found.place), "0xFF");

    let utf16: Vec<u8> = "\u{feff}{}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    one_fault(FILE, &utf16, &start("1:1"), "UTF-16");
}

#[test]
fn a_byte_order_mark_is_taken() {
    let text = format!("\u{feff}{SOUND}");
    let env = with_files(&[(FILE, text.as_bytes())]);
    env.run(&[&RENDER[..], &["--view", "town"]].concat())
        .success();
}

#[test]
fn a_folder_where_a_file_should_be() {
    for name in [FILE, "places.geojson", "views.toml", "geodata.toml"] {
        let env = TestEnv::new();
        fs::create_dir_all(env.path("geo").join(name)).unwrap();
        let said = refusal(&env, &RENDER);
        assert_eq!(faults(&said).len(), 1, "{said}");
        assert!(
            faults(&said)[0].starts_with(&format!("geo/{name}: ")),
            "{said}"
        );
        assert!(said.contains("folder"), "{said}");
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let text = SOUND
        .replace("\"assessed\"", "\"held\"")
        .replace("\"RU\"", "\"FR\"");
    let env = with_files(&[(FILE, text.as_bytes())]);
    let said = refusal(&env, &RENDER);
    let places: Vec<(usize, usize)> = faults(&said)
        .iter()
        .map(|fault| {
            let mut parts = fault.split(':').skip(1).map(|part| part.parse().unwrap());
            (parts.next().unwrap(), parts.next().unwrap())
        })
        .collect();
    assert_eq!(places.len(), 4, "{said}");
    assert!(places.is_sorted(), "{said}");
}

/// An existing map stays as it was where the data of the next are not valid.
#[test]
fn an_old_map_outlives_a_fault() {
    let env = with_files(&[(FILE, SOUND.as_bytes())]);
    env.run(&RENDER).success();
    let found = marked(&spoilt("3300", "‸-3300"));
    fs::write(env.path("geo").join(FILE), found.text).unwrap();
    let said = refusal(&env, &RENDER);
    assert!(faults(&said)[0].starts_with(&start(&found.place)), "{said}");
}
