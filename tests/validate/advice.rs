//! What a finding advises where the mistake is a known one.

use std::fs;

use bakhmut_map::geodata::validate_geojson;

use crate::test_env::TestEnv;

/// The first fault of a file, and its help.
#[track_caller]
fn first(bytes: &[u8]) -> (String, String) {
    let fault = validate_geojson(bytes, "f", None).faults.into_iter().next();
    let fault = fault.expect("a fault");
    (fault.what, fault.help.unwrap_or_default())
}

#[test]
fn an_unresolved_merge_is_no_riddle() {
    let text = "{\"type\": \"Point\",\n<<<<<<< HEAD\n\"coordinates\": [38, 48]\n=======\n\"coordinates\": \
                [38, 49]\n>>>>>>> theirs\n}";
    let (what, help) = first(text.as_bytes());
    assert_eq!(what, "an unresolved merge conflict");
    assert!(
        help.contains("remove the lines that begin with <<<<<<<"),
        "{help}"
    );
    // A mark that was left behind the last line.
    for rest in [">>>>>>> theirs\n", "=======\n{}\n>>>>>>> theirs\n"] {
        let text = format!("{{\"type\": \"Point\", \"coordinates\": [1, 2]}}\n{rest}");
        let (what, help) = first(text.as_bytes());
        assert_eq!(what, "an unresolved merge conflict");
        assert!(help.contains("remove the lines that begin with"), "{help}");
    }
    // Elsewhere the marks are characters that should not be there.
    let (what, _) = first(b"{\"type\": <<<<<<<");
    assert!(what.starts_with("expected a value"), "{what}");
}

#[test]
fn an_unresolved_merge_of_tables_is_no_riddle_either() {
    for (name, key) in [
        ("claims.toml", "quote"),
        ("geodata.toml", "slug"),
        ("sources.toml", "title"),
        ("views.toml", "title"),
    ] {
        let env = TestEnv::new();
        env.copy("geodata", "mine");
        let file = format!("mine/{name}");
        let text = String::from_utf8(env.read(&file)).unwrap();
        let key = format!("\n{key} = ");
        let start = text.find(&key).expect("the key is there") + 1;
        let end = start + text[start..].find('\n').expect("a line") + 1;
        let (before, line, after) = (&text[..start], &text[start..end], &text[end..]);
        let merge = format!("{before}<<<<<<< HEAD\n{line}=======\n{line}>>>>>>> theirs\n{after}");
        fs::write(env.path(&file), merge).unwrap();
        let ran = env.run(&["validate", "mine"]).code(3);
        let said = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
        let place = format!("{file}:{}:1", before.lines().count() + 1);
        for part in [
            "error[toml-syntax]: an unresolved merge conflict",
            &place,
            "= help: keep one side of each, and remove the lines that begin with <<<<<<<",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
        assert_eq!(said.matches("error[").count(), 1, "{said}");
    }
}

#[test]
fn what_is_no_text_is_called_by_its_name() {
    for (bytes, name) in [
        (&b"\x89PNG\r\n\x1a\n"[..], "a PNG image"),
        (b"\x1F\x8B\x08\x00", "compressed by gzip"),
        (b"PK\x03\x04\xFF", "a ZIP archive"),
        (b"\x00\x00\x27\x0A\xFF", "an ESRI shapefile"),
    ] {
        let (what, _) = first(bytes);
        assert_eq!(what, format!("the file is {name}"));
    }
}

#[test]
fn a_collection_within_an_answer_is_found() {
    let (what, help) = first(br#"{"value": {"type": "FeatureCollection", "features": []}}"#);
    assert!(what.ends_with("without \"type\""), "{what}");
    assert!(
        help.contains("stands under \"value\"") && help.contains("jq '.[\"value\"]'"),
        "{help}"
    );
}

#[test]
fn a_day_in_another_form_is_put_right() {
    let env = TestEnv::new();
    env.copy("geodata", "mine");
    let name = "mine/zones/article/2025-01-15.geojson";
    let text = String::from_utf8(env.read(name)).unwrap();
    let spoilt = text.replacen("\"since\": \"2023-05-21\"", "\"since\": \"21.05.2023\"", 1);
    assert_ne!(spoilt, text);
    fs::write(env.path(name), spoilt).unwrap();
    let ran = env.run(&["validate", name]).code(3);
    let said = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
    assert!(
        said.contains("cannot be \"21.05.2023\": dates begin with the year")
            && said.contains("= help: write \"2023-05-21\""),
        "{said}"
    );
}
