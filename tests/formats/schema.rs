//! The reader takes and refuses the zones that `zones.schema.json` does; `.ci/schema.py` holds the
//! schema to the same examples.

use std::fs;
use std::path::Path;

use bakhmut_map::error::Result;
use bakhmut_map::geodata::{Geodata, Layers, Snapshot};
use serde_json::{Map, Value};

const SNAPSHOT: &str = "zones/article/2025-01-15.geojson";

/// A file of this project.
fn ours(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// A snapshot read from a folder over the built-in geodata.
fn read(document: &Value) -> Result<Snapshot> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("geo").join(SNAPSHOT);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, document.to_string()).unwrap();
    let layers = Layers::find(folder.path(), Some(Path::new("geo")))?;
    Geodata::open(&layers)?.snapshot("article", "2025-01-15".parse().unwrap(), true)
}

/// Makes an example's changes to a zone.
fn change(zone: &mut Value, example: &Value) {
    let set = example["set"].as_object().into_iter().flatten();
    for (path, value) in set {
        let (members, key) = member(zone, path);
        members.insert(key.to_owned(), value.clone());
    }
    for path in example["remove"].as_array().into_iter().flatten() {
        let (members, key) = member(zone, path.as_str().unwrap());
        assert!(members.remove(key).is_some(), "there is no {path}");
    }
}

/// What a path such as `properties/name` is a member of, and its key there.
fn member<'z, 'p>(zone: &'z mut Value, path: &'p str) -> (&'z mut Map<String, Value>, &'p str) {
    let (parent, key) = match path.split_once('/') {
        Some((parent, key)) => (&mut zone[parent], key),
        None => (zone, path),
    };
    (parent.as_object_mut().unwrap(), key)
}

#[test]
fn the_reader_takes_and_refuses_what_the_schema_does() {
    let document = ours(&format!("geodata/{SNAPSHOT}"));
    let examples = ours("tests/fixtures/zone-examples.json");
    let changed = |example: &Value| {
        let mut document = document.clone();
        change(&mut document["features"][0], example);
        read(&document)
    };
    for example in examples["taken"].as_array().unwrap() {
        if let Err(error) = changed(example) {
            panic!("{example} is refused: {error}");
        }
    }
    for example in examples["refused"].as_array().unwrap() {
        let Err(error) = changed(example) else {
            panic!("{example} is taken");
        };
        for fault in error.faults() {
            assert!(fault.file.ends_with(SNAPSHOT), "{example}: {error}");
        }
        assert_eq!(error.exit_code(), 3, "{example}: {error}");
    }
}
