//! The fixtures of mapbox/geojsonhint: what it finds, `validate` finds by RFC 7946, or there is a reason.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bakhmut_map::error::Severity;
use bakhmut_map::geodata::{Findings, validate_geojson};
use serde_json::Value;

use crate::support::reference;

/// How geojsonhint's message begins or what it holds, and the codes of which one is found then.
const MEANING: [(&str, &[&str]); 30] = [
    ("An object contained duplicate members", &["duplicate-key"]),
    ("object cannot contain a", &["misplaced-member"]),
    ("\"properties\" member required", &["missing-properties"]),
    ("\"geometry\" member required", &["missing-geometry"]),
    (
        "this needs to be nested more deeply",
        &["wrong-nesting", "bad-position"],
    ),
    ("Parse error", &["json-syntax"]),
    ("\"type\" member should be string", &["wrong-type"]),
    ("should follow the right-hand rule", &["clockwise-ring"]),
    (
        "\"properties\" member should be object",
        &["wrong-properties"],
    ),
    (
        "each element in a position must be a number",
        &["bad-position"],
    ),
    ("Every feature must be an object", &["not-an-object"]),
    (
        "Feature \"id\" member must have a string or number",
        &["wrong-id"],
    ),
    ("bbox must contain 4 elements", &["bad-bbox"]),
    (
        "each element in a bbox member must be a number",
        &["bad-bbox"],
    ),
    ("bbox member must be an array", &["bad-bbox"]),
    (
        "the first and last positions in a LinearRing",
        &["open-ring"],
    ),
    ("must contain only geometry objects", &["not-an-object"]),
    (
        "GeometryCollection with a single geometry",
        &["nested-collection"],
    ),
    (
        "GeometryCollection should avoid nested",
        &["nested-collection"],
    ),
    (
        "\"features\" member should be an array",
        &["missing-features"],
    ),
    ("(case sensitive)", &["wrong-type"]),
    ("\"features\" member required", &["missing-features"]),
    (
        "features must have a type=feature member",
        &["wrong-type", "missing-type"],
    ),
    (
        "\"coordinates\" member should be an array",
        &["wrong-nesting", "bad-position"],
    ),
    (
        "position should be an array, is a number",
        &["wrong-nesting", "bad-position"],
    ),
    ("\"type\" member required", &["missing-type"]),
    ("position must have 2 or more elements", &["bad-position"]),
    (
        "position should not have more than 3 elements",
        &["bad-position"],
    ),
    ("\"coordinates\" member required", &["missing-coordinates"]),
    ("must be an object", &["not-an-object"]),
];

/// The same, where more than one message means it.
const MORE: [(&str, &[&str]); 3] = [
    ("a line needs to have two or more", &["short-line"]),
    ("needs to have four or more positions", &["short-ring"]),
    ("is unknown", &["wrong-type"]),
];

/// What geojsonhint finds and RFC 7946 does not say, or no longer: the fixture, what its message holds,
/// and why.
const EXCEPTIONS: [(&str, &str, &str); 4] = [
    (
        "bad-feature-with-number-id",
        "\"id\" property should be string",
        "section 3.2: the value of id is a string or a number (and there is no such fixture)",
    ),
    (
        "bad-duplicate-properties",
        "cannot contain a \"features\"",
        "of the two types that it has geojsonhint takes the last; which counts, RFC 8259 leaves open",
    ),
    (
        "bad-duplicate-properties",
        "\"properties\" member required",
        "likewise: it follows from the type that is taken",
    ),
    (
        "bad-duplicate-properties",
        "\"geometry\" member required",
        "likewise",
    ),
];

fn fixtures(folder: &str, ending: &str) -> Vec<PathBuf> {
    let Some(folder) = reference(&format!("conformance/geojsonhint/{folder}")) else {
        return Vec::new();
    };
    let entries = fs::read_dir(folder).unwrap();
    let files = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files
        .filter(|f| f.extension().is_some_and(|e| e == ending))
        .collect();
    files.sort();
    assert!(files.len() > 10, "{} fixtures only", files.len());
    files
}

fn found(file: &Path) -> Findings {
    validate_geojson(&fs::read(file).unwrap(), &file.display().to_string(), None)
}

#[test]
fn what_is_bad_is_found() {
    let mut used = BTreeSet::new();
    for result in fixtures("bad", "result") {
        let name = result.file_stem().unwrap().to_string_lossy().into_owned();
        let hints: Vec<Value> = serde_json::from_slice(&fs::read(&result).unwrap()).unwrap();
        let fixture = result.with_extension("geojson");
        let findings = fixture.exists().then(|| found(&fixture));
        for hint in hints {
            let message = hint["message"].as_str().unwrap();
            let excepted = EXCEPTIONS
                .iter()
                .find(|(fixture, text, _)| *fixture == name && message.contains(text));
            if let Some(exception) = excepted {
                used.insert((exception.0, exception.1));
                continue;
            }
            let meaning = MEANING
                .iter()
                .chain(&MORE)
                .find(|(text, _)| message.contains(text));
            let (_, codes) = meaning.unwrap_or_else(|| panic!("{name}: what is \"{message}\"?"));
            let faults = &findings
                .as_ref()
                .unwrap_or_else(|| panic!("{name} is gone"))
                .faults;
            assert!(
                faults.iter().any(|fault| codes.contains(&fault.code)),
                "{name}: none of {codes:?} for \"{message}\" in {faults:#?}"
            );
        }
    }
    if !fixtures("bad", "result").is_empty() {
        assert_eq!(used.len(), EXCEPTIONS.len(), "an exception is not needed");
    }
}

#[test]
fn what_is_good_has_no_error() {
    for fixture in fixtures("good", "geojson") {
        let error = |fault: &&_| -> bool {
            let fault: &bakhmut_map::error::Fault = fault;
            fault.severity == Severity::Error
        };
        let faults = found(&fixture).faults;
        let errors: Vec<_> = faults.iter().filter(error).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", fixture.display());
    }
}
