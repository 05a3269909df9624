//! Holds the source to its layout: who may use whom, how long a file is, and what only the
//! binary does. Test code is held to it too, but may print.

use std::fs;
use std::path::Path;

#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/rust_paths.rs"]
mod rust_paths;

use rules::{Source, cycle_faults, layout_faults, length_faults, library_faults};

/// Every Rust file of the crate.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    read(&root, "", &mut found).expect("the folder src can be read");
    assert!(!found.is_empty());
    found
}

fn read(folder: &Path, prefix: &str, found: &mut Vec<Source>) -> std::io::Result<()> {
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    for entry in entries {
        let file = format!("{prefix}{}", entry.file_name().display());
        if entry.file_type()?.is_dir() {
            read(&entry.path(), &format!("{file}/"), found)?;
        } else if file.ends_with(".rs") {
            found.push(Source::new(&file, &fs::read_to_string(entry.path())?));
        }
    }
    Ok(())
}

#[track_caller]
fn assert_none(mut faults: Vec<String>) {
    faults.sort();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn each_module_uses_only_modules_below_it() {
    assert_none(sources().iter().flat_map(layout_faults).collect());
}

#[test]
fn no_two_modules_use_each_other() {
    assert_none(cycle_faults(&sources()));
}

#[test]
fn the_library_neither_parses_arguments_nor_prints_nor_exits() {
    assert_none(sources().iter().flat_map(library_faults).collect());
}

#[test]
fn no_file_is_too_long() {
    assert_none(sources().iter().flat_map(length_faults).collect());
}

/// The faults of one small source, without the file's name: `line: what`.
fn seen(check: impl Fn(&Source) -> Vec<String>, file: &str, text: &str) -> Vec<String> {
    let shorten = |fault: String| fault.replace(&format!("src/{file}:"), "");
    check(&Source::new(file, text))
        .into_iter()
        .map(shorten)
        .collect()
}

#[test]
fn an_arrow_up_is_seen_however_it_is_written() {
    for text in [
        "use crate::figure::Map;",
        "use crate::{date, figure};",
        "use crate::{date::{self, MapDate}, figure::{legend::{*}}};",
        "use {std::fmt, crate::figure};",
        "use super::super::figure;",
        "mod inner { use super::super::super::figure; }",
        "fn f() { crate::figure::draw(); }",
        "fn f() -> Option<crate::figure::Map> { None }",
        "fn f() { vec![crate::figure::draw()]; }",
        "#[serde(with = \"crate::figure::text\")] struct A;",
        "const A: &str = \"// \"; use crate::figure;",
        "const A: char = '\"'; use crate::figure;",
        "fn f<'a>(a: &'a str) { crate::figure::draw(a) }",
        "/* /* */ */ use crate::figure;",
        "use bakhmut_map::figure;",
    ] {
        let faults = seen(layout_faults, "scene/item.rs", text);
        assert_eq!(faults.len(), 1, "{text}: {faults:?}");
        assert!(
            faults[0].ends_with("figure") && faults[0].contains("scene is below"),
            "{faults:?}"
        );
    }
}

#[test]
fn what_is_no_arrow_up_is_left_alone() {
    for text in [
        "// crate::figure",
        "/// See [`crate::figure`].",
        "/* crate::figure */",
        "const A: &str = \"use crate::figure\";",
        "const A: &str = r#\"use \" crate::figure\"#;",
        "use crate::style::Theme; use crate::units::{LonLat, Metres};",
        "use super::color::Color; pub(crate) struct A; pub(super) struct B;",
        "mod tests { use super::*; }",
        "use std::figure; use kurbo::{self, figure};",
    ] {
        assert_eq!(
            seen(layout_faults, "scene/item.rs", text),
            Vec::<String>::new(),
            "{text}"
        );
    }
}

#[test]
fn a_module_outside_the_table_is_seen() {
    for (file, text) in [
        ("helpers/mod.rs", ""),
        ("helpers.rs", ""),
        ("lib.rs", "pub mod helpers;"),
        ("lib.rs", "mod cli;"),
        ("main.rs", "mod raster;"),
        ("scene/mod.rs", "use crate::Result;"),
        ("scene/mod.rs", "use super::*;"),
        ("scene/mod.rs", "use crate as root;"),
        ("scene/mod.rs", "#[path = \"../figure/mod.rs\"] mod figure;"),
        ("scene/mod.rs", "include!(\"../figure/mod.rs\");"),
        ("cli/mod.rs", "use bakhmut_map::Error;"),
    ] {
        assert_eq!(seen(layout_faults, file, text).len(), 1, "{file}: {text}");
    }
    let fine = "pub mod date;\n#[cfg(test)]\nmod tests { use super::*; }";
    assert!(seen(layout_faults, "lib.rs", fine).is_empty());
}

#[test]
fn drawing_knows_no_data() {
    let text = "use crate::scene::Item;\nuse crate::projection::Viewport;\nuse crate::labels;";
    let faults = seen(layout_faults, "raster/mod.rs", text);
    assert!(faults.len() == 2 && faults[0].starts_with("2: ") && faults[1].starts_with("3: "));
}

#[test]
fn what_only_the_binary_does_is_seen_in_the_library() {
    for text in [
        "use clap::Parser;",
        "fn f() { println!(); }",
        "fn f() { std::process::exit(1) }",
        "use std::process::{self, exit};",
        "use std::io::{self, Write}; fn f() { io::stdout(); }",
    ] {
        assert_eq!(
            seen(library_faults, "render/mod.rs", text).len(),
            1,
            "{text}"
        );
        assert!(
            seen(library_faults, "commands/render.rs", text).is_empty(),
            "{text}"
        );
    }
    let test_that_prints = "mod tests { fn f() { eprintln!(\"skipped\"); } }";
    assert!(seen(library_faults, "render/mod.rs", test_that_prints).is_empty());
}

#[test]
fn a_ring_of_files_is_seen() {
    let files = |third: &str| {
        cycle_faults(&[
            Source::new("raster/mod.rs", "pub use fill::fill;"),
            Source::new("raster/fill.rs", "use super::stroke::Join;"),
            Source::new("raster/stroke.rs", "use crate::raster::dash;"),
            Source::new("raster/dash.rs", third),
        ])
    };
    assert_eq!(files("use super::{fill::fill, Pixmap};").len(), 3);
    assert!(files("use super::Pixmap;").is_empty());
    assert!(files("mod tests { use super::super::fill; }").is_empty());
}

#[test]
fn a_long_file_is_seen() {
    assert_eq!(seen(length_faults, "date.rs", &"\n".repeat(401)).len(), 1);
    assert!(seen(length_faults, "date.rs", &"\n".repeat(400)).is_empty());
}
