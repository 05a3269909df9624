//! Maps and figures as SVG and PDF files.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use crate::svg_file::Element;
use crate::test_env::{TestEnv, stderr};

const TOWN: [&str; 5] = ["render", "--date", "2025-01", "--view", "town"];

fn to<'a>(path: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&TOWN[..], &["-o", path], more].concat()
}

/// The elements of a name.
fn named<'e>(root: &'e Element, name: &str) -> Vec<&'e Element> {
    root.all().into_iter().filter(|e| e.name == name).collect()
}

#[test]
fn an_svg_has_its_texts_and_its_size() {
    for (lang, title, name) in [
        ("en", "Who controls Bakhmut", "Khromove"),
        ("uk", "Хто контролює Бахмут", "Хромове"),
    ] {
        let env = TestEnv::new();
        env.run(&to("map.svg", &["--lang", lang, "--size", "800x600"]))
            .success()
            .stdout_eq("map.svg  data of 2025-01-15  800x600  [..] kB\n");
        let root = Element::read(&env.read("map.svg"));
        let size = ["width", "height", "viewBox", "xml:lang"].map(|name| root.get(name));
        let wanted = ["800", "600", "0 0 800 600", lang];
        assert_eq!(size, wanted.map(Some));
        // Those of halos are not read.
        let read = named(&root, "text").into_iter();
        let read = read.filter(|e| e.get("aria-hidden").is_none());
        let texts: Vec<&str> = read.map(|e| e.text.as_str()).collect();
        let all = texts.join(" ").replace('\u{a0}', " ");
        assert!(all.contains(title), "{all}");
        assert!(texts.contains(&name), "{all}");
        for (element, word) in [("title", title), ("desc", name), ("map:request", "town")] {
            let [found] = &named(&root, element)[..] else {
                panic!("one <{element}>");
            };
            assert!(found.text.contains(word), "{}", found.text);
        }
        assert!(
            named(&root, "rdf:li")
                .iter()
                .any(|e| e.text.ends_with("  places.geojson"))
        );
    }
}

#[test]
fn what_an_svg_refers_to_is_in_it_once() {
    let env = TestEnv::new();
    for view in ["town", "front", "border"] {
        let args = [
            "render", "--date", "2025-01", "--view", view, "-o", "map.svg",
        ];
        env.run(&args).success();
        let root = Element::read(&env.read("map.svg"));
        let mut ids = BTreeSet::new();
        for id in root.all().iter().filter_map(|e| e.get("id")) {
            assert!(ids.insert(format!("url(#{id})")), "{id} is there twice");
        }
        let values = root.all().into_iter().flat_map(|e| e.attributes.values());
        let used: BTreeSet<String> = values.filter(|v| v.starts_with("url(")).cloned().collect();
        assert_eq!(ids, used);
        // Nothing is fetched from elsewhere.
        let outside = |e: &&Element| e.get("xlink:href").is_some_and(|h| !h.starts_with("data:"));
        assert!(!root.all().iter().any(outside));
        let style = &named(&root, "style")[0].text;
        for text in named(&root, "text") {
            let weight = text.get("font-weight").unwrap_or("400");
            let slant = text.get("font-style").unwrap_or("normal");
            let face =
                format!("\"Noto Sans\";font-weight:{weight};font-style:{slant};src:url(\"data:");
            assert!(style.contains(&face), "{face}");
        }
    }
}

#[test]
fn a_larger_scale_is_no_larger_picture() {
    let env = TestEnv::new();
    env.run(&to("map.svg", &["--scale", "2"]))
        .success()
        .stdout_eq("map.svg  data of 2025-01-15  1200x900  [..] kB\n");
    let root = Element::read(&env.read("map.svg"));
    assert_eq!(root.get("width"), Some("1200"));
    let transform = root.children.iter().find_map(|e| e.get("transform"));
    assert_eq!(transform, Some("scale(0.5)"));
    env.run(&to("map.pdf", &["--scale", "2"])).success();
    assert!(holds(&env.read("map.pdf"), "/MediaBox [0 0 900 675]"));
}

fn holds(file: &[u8], text: &str) -> bool {
    file.windows(text.len())
        .any(|window| window == text.as_bytes())
}

#[test]
fn a_pdf_says_what_it_is() {
    let env = TestEnv::new();
    env.run(&to("map.pdf", &["--lang", "uk"])).success();
    let file = env.read("map.pdf");
    assert!(file.starts_with(b"%PDF-1.7\n") && file.ends_with(b"%%EOF"));
    for said in [
        "/MediaBox [0 0 900 675]",
        "/Lang (uk)",
        "+NotoSans-Bold",
        "/Subtype /CIDFontType2",
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Хто контролює",
        "<map:snapshot>article 2025-01-15</map:snapshot>",
        "/CreationDate (D:20250115)",
    ] {
        assert!(holds(&file, said), "{said}");
    }
}

/// What another program reads in a PDF, where it is installed.
#[test]
fn text_can_be_copied_from_a_pdf() {
    let env = TestEnv::new();
    for (lang, words) in [
        ("en", ["Khromove", "15 January 2025", "Yahidne"]),
        ("uk", ["Хромове", "15 січня 2025", "Ягідне"]),
    ] {
        env.run(&to("map.pdf", &["--lang", lang])).success();
        let mut command = Command::new("pdftotext");
        let Ok(read) = command.arg(env.path("map.pdf")).arg("-").output() else {
            println!("not tested: pdftotext is not installed");
            return;
        };
        let text = String::from_utf8(read.stdout).expect("UTF-8");
        let text = text.replace(['\u{a0}', '\n'], " ");
        for word in words {
            assert!(text.contains(word), "{word}: {text}");
        }
        assert!(
            read.stderr.is_empty(),
            "{:?}",
            String::from_utf8(read.stderr)
        );
    }
}

#[test]
fn figures_are_written_in_every_format() {
    let env = TestEnv::new();
    for (format, start) in [
        ("svg", &b"<?xml"[..]),
        ("pdf", b"%PDF-"),
        ("png", b"\x89PNG"),
    ] {
        for (command, code) in [
            (&["check"][..], 4),
            (&["diff", "2023-12", "2025-01"], 0),
            (&["timeline", "Bakhmut"], 0),
        ] {
            let name = format!("{}.{format}", command[0]);
            let args = [command, &["--figure", &name]].concat();
            let ran = env.run(&args).code(code);
            assert!(stderr(&ran).contains(&format!("{name} written")), "{name}");
            assert!(env.read(&name).starts_with(start), "{name}");
        }
    }
}

/// A drawing program keeps what a file says of itself, and yet it is somebody's work.
#[test]
fn a_file_that_was_worked_on_is_kept() {
    for name in ["map.svg", "map.pdf"] {
        let env = TestEnv::new();
        env.run(&to(name, &[])).success();
        let ours = env.read(name);
        // Drawn over: it is as it was written.
        env.run(&to(name, &["--lang", "uk"])).success();
        assert!(env.read(name) != ours);
        let mut changed = ours.clone();
        let at = changed.len() / 2;
        changed[at] ^= 1;
        fs::write(env.path(name), &changed).expect("a file can be written");
        let said = stderr(&env.run(&to(name, &[])).code(1));
        let wanted = format!("error: {name} exists and was not written by this program");
        assert!(said.contains(&wanted) && said.contains("--force"), "{said}");
        assert!(env.read(name) == changed);
        env.run(&to(name, &["--force"])).success();
        assert!(env.read(name) == ours);
    }
}

#[test]
fn what_has_no_place_is_refused() {
    let env = TestEnv::new();
    let mercator = ["--projection", "web-mercator", "--world-file"];
    for (args, said) in [
        (
            to("map.eps", &[]),
            "maps are PNG, SVG or PDF files, not .eps",
        ),
        (to("map.eps", &[]), "end the name in .png, .svg or .pdf"),
        (to("map.svg", &mercator), "map.svg has no place for them"),
        (to("map.pdf", &mercator), "map.pdf has no place for them"),
    ] {
        let told = stderr(&env.run(&args).code(2).stdout_eq(""));
        assert!(told.contains(said), "{told}");
    }
    assert!(env.tree().is_empty());
    let png = env.run(&to("-", &[])).success();
    assert!(png.get_output().stdout.starts_with(b"\x89PNG"));
}
