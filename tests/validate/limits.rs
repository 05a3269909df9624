//! What would break a reader is refused clearly and at once.

use bakhmut_map::geodata::json::{DEPTH, LONGEST_STRING, MOST_DIGITS};
use bakhmut_map::geodata::{rule, validate_geojson};

#[track_caller]
fn refused(text: &str, code: &str, part: &str) {
    let faults = validate_geojson(text.as_bytes(), "f", None).faults;
    let codes: Vec<_> = faults.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, [code]);
    assert!(faults[0].what.contains(part), "{}", faults[0].what);
    let excerpt = faults[0].excerpt.as_ref().unwrap();
    assert!(excerpt.line.chars().count() < 110, "{}", excerpt.line.len());
}

#[test]
fn nesting_100_000_deep() {
    let text = "[".repeat(100_000) + &"]".repeat(100_000);
    refused(&text, "too-deep", "more than 128 deep");
    refused(&"{\"a\":".repeat(100_000), "too-deep", "more than 128 deep");
    assert!(rule::TOO_DEEP.title.contains(&DEPTH.to_string()));
}

#[test]
fn a_number_of_10_000_digits() {
    let digits = "1".repeat(10_000);
    for number in [
        digits.clone(),
        format!("38.{digits}"),
        format!("-{digits}e-9990"),
    ] {
        let text = format!("{{\"type\":\"LineString\",\"coordinates\":[[{number},48],[38,48]]}}");
        refused(&text, "number-too-long", "characters");
    }
    assert!(
        rule::NUMBER_TOO_LONG
            .title
            .contains(&MOST_DIGITS.to_string())
    );
}

#[test]
fn a_string_of_50_mb() {
    let long = "x".repeat(50_000_000);
    let of = |properties: String| {
        format!("{{\"type\":\"Feature\",\"geometry\":null,\"properties\":{properties}}}")
    };
    refused(
        &of(format!("{{\"note\":\"{long}\"}}")),
        "string-too-long",
        "50000000 bytes",
    );
    refused(
        &of(format!("{{\"{long}\":1}}")),
        "string-too-long",
        "50000000 bytes",
    );
    assert_eq!(LONGEST_STRING, 1024 * 1024);
    let longest = "x".repeat(LONGEST_STRING);
    let sound = of(format!("{{\"note\":\"{longest}\"}}"));
    assert_eq!(validate_geojson(sound.as_bytes(), "f", None).faults, []);
}

#[test]
fn a_flood_of_faults_is_counted() {
    let feature = r#"{"type":"Feature","properties":1,"geometry":null}"#;
    let all = vec![feature; 5000].join(",");
    let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[{all}]}}");
    let faults = validate_geojson(text.as_bytes(), "f", None).faults;
    assert_eq!(faults.len(), 1000);
    let last = &faults[999].what;
    assert!(
        last.ends_with("(and 4000 more of this rule in the file)"),
        "{last}"
    );
}
