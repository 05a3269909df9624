//! The reader takes and refuses the themes that `docs/theme.schema.json` does (`.ci/schema.py` holds the
//! schema to the same examples), and page and schema name the keys that there are.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bakhmut_map::error::{Error, Kind};
use bakhmut_map::style::{BuiltIn, NamedTheme, Theme};
use serde_json::Value;

/// A file of this project.
fn ours(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(path).expect("a file of the project")
}

fn json(path: &str) -> Value {
    serde_json::from_str(&ours(path)).expect("JSON")
}

fn read(toml: &str) -> Result<NamedTheme, Error> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("house.toml");
    fs::write(&path, toml).expect("a file");
    NamedTheme::find(path.to_str().expect("a path in UTF-8"))
}

#[test]
fn the_reader_takes_and_refuses_what_the_schema_does() {
    let examples = json("tests/fixtures/theme-examples.json");
    for example in examples["taken"].as_array().expect("a list") {
        let toml = example["toml"].as_str().expect("a text");
        assert!(read(toml).is_ok(), "{toml}: {:?}", read(toml));
    }
    for example in examples["refused"].as_array().expect("a list") {
        let text = |key: &str| example[key].as_str().expect("a text");
        let error = read(text("toml")).expect_err("a fault");
        let fault = &error.faults()[0];
        let line = fault.place.map(|place| place.line as u64);
        assert_eq!(line, example["line"].as_u64(), "{error}");
        let help = fault.help.as_deref().unwrap_or_default();
        assert!(
            fault.what.contains(text("said")) && help.contains(text("help")),
            "{error}"
        );
        assert_eq!(error.kind(), Kind::Data);
    }
}

#[test]
fn what_a_file_leaves_out_is_its_base_s() {
    let house =
        read("base = \"dark\"\nink = \"#fff\"\n[strengths]\nlost = 0.5\n").expect("a theme");
    let mut dark = BuiltIn::named("dark").expect("a theme").theme();
    dark.ink = bakhmut_map::style::Color::WHITE;
    dark.strengths.lost = 0.5;
    assert_eq!(house.theme, dark);
    assert_eq!(house.name, "house.toml");
    assert!(house.input.is_some_and(|input| input.name == "house.toml"));
}

#[test]
fn a_copy_of_a_theme_is_that_theme() {
    for built_in in BuiltIn::ALL {
        assert_eq!(
            read(built_in.toml).expect("a theme").theme,
            built_in.theme()
        );
    }
    assert_eq!(NamedTheme::default().theme, Theme::light());
}

#[test]
fn a_pattern_leaves_a_gap() {
    let error =
        read("base = \"light\"\n[patterns]\nclaimed = { weight = 9 }\n").expect_err("a fault");
    let place = error.faults()[0].place.expect("a place");
    assert_eq!((place.line, place.column), (3, 22), "{error}");
    assert!(
        error
            .to_string()
            .contains("write a weight below the spacing"),
        "{error}"
    );
}

#[test]
fn every_fault_is_told_in_one_run() {
    let error = read("base = \"light\"\nink = 1\nlnd = \"#fff\"\n[strengths]\nkept = 7\n");
    assert_eq!(error.expect_err("faults").faults().len(), 3);
    // All of 28 colours, two tables.
    let error = read("greyscale = true\n").expect_err("faults");
    assert!(error.faults().len() > 20, "{error}");
}

#[test]
fn what_is_no_toml() {
    for (toml, line, said) in [
        ("base = \"light\"\nink = #101820\n", 2, "not TOML"),
        (
            "ink = \"#000\"\nink = \"#111\"\n",
            2,
            "the key ink stands twice",
        ),
    ] {
        let error = read(toml).expect_err("a fault");
        let fault = &error.faults()[0];
        assert_eq!(fault.place.map(|place| place.line), Some(line), "{error}");
        assert!(fault.what.contains(said), "{error}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.png");
    fs::write(&path, b"\x89PNG\r\n").expect("a file");
    let error = NamedTheme::find(path.to_str().expect("UTF-8")).expect_err("a fault");
    assert!(error.to_string().contains("is a PNG image"), "{error}");
    assert!(error.to_string().contains("name a file of TOML"), "{error}");
}

/// The keys of a table in the file of the theme that has each.
fn keys(table: &toml::Table) -> BTreeSet<String> {
    table.keys().cloned().collect()
}

/// All keys, by the table that they stand in.
fn all_keys() -> [BTreeSet<String>; 3] {
    let print = BuiltIn::named("print").expect("a theme");
    let mut root: toml::Table = print.toml.parse().expect("TOML");
    let mut take = |name: &str| {
        let table = root.remove(name).expect("a table");
        keys(table.as_table().expect("a table"))
    };
    let (strengths, patterns) = (take("strengths"), take("patterns"));
    let mut top = keys(&root);
    top.insert("base".to_owned());
    [top, strengths, patterns]
}

#[test]
fn the_page_and_the_schema_name_every_key() {
    let page = ours("docs/themes.md");
    let (_, page) = page.split_once("## Keys").expect("a heading");
    let (top, rest) = page.split_once("In `[strengths]`").expect("a table");
    let (strengths, patterns) = rest.split_once("In `[patterns]`").expect("a table");
    let rows = |text: &str| -> BTreeSet<String> {
        let names = text.lines().filter_map(|line| {
            let (name, _) = line.strip_prefix("| `")?.split_once('`')?;
            Some(name.to_owned())
        });
        names.collect()
    };
    assert_eq!([top, strengths, patterns].map(rows), all_keys());

    let schema = json("docs/theme.schema.json");
    let names = |list: &Value| -> BTreeSet<String> {
        let members = list.as_object().expect("an object");
        members.keys().cloned().collect()
    };
    let properties = &schema["properties"];
    let [mut top, strengths, patterns] = all_keys();
    top.extend(["strengths", "patterns"].map(str::to_owned));
    assert_eq!(names(properties), top);
    assert_eq!(names(&properties["strengths"]["properties"]), strengths);
    assert_eq!(names(&properties["patterns"]["properties"]), patterns);
}
