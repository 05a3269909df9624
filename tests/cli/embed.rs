//! `render --embed`: what a page needs to show a map.

use std::fs;
use std::sync::OnceLock;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::png_text::png_text;
use crate::test_env::{TestEnv, stderr};

const VIEWS: [&str; 2] = ["town", "border"];

/// A folder in which two views were drawn, once for all tests.
fn embedded() -> &'static TestEnv {
    static ENV: OnceLock<TestEnv> = OnceLock::new();
    ENV.get_or_init(|| {
        let env = TestEnv::new();
        let args = ["--view", "town", "--view", "border", "--embed"];
        env.run(&[&["render", "--date", "2025-01"], &args[..]].concat())
            .success();
        env
    })
}

fn stem(view: &str) -> String {
    format!("output/bakhmut-2025-01-{view}")
}

fn string(env: &TestEnv, name: &str) -> String {
    String::from_utf8(env.read(name)).expect("text")
}

fn sidecar(view: &str) -> Value {
    let json = embedded().read(&format!("{}.json", stem(view)));
    serde_json::from_slice(&json).expect("JSON")
}

fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a call prints as JSON.
fn printed(args: &[&str]) -> Value {
    let ran = TestEnv::new().run(args).success();
    serde_json::from_slice(&ran.get_output().stdout).expect("JSON")
}

#[test]
fn each_view_gets_six_pictures_and_three_texts() {
    let mut wanted: Vec<String> = Vec::new();
    for view in VIEWS {
        let endings = [
            ".png",
            "@2x.png",
            "-square.png",
            "-square@2x.png",
            "-tall.png",
            "-tall@2x.png",
            ".html",
            ".md",
            ".json",
        ];
        wanted.extend(endings.map(|ending| format!("{}{ending}", stem(view))));
    }
    wanted.sort();
    let files = embedded().tree().into_keys();
    let files = files.map(|path| path.to_string_lossy().into_owned());
    let mut files: Vec<String> = files.filter(|name| name != "output").collect();
    files.sort();
    assert_eq!(files, wanted);
}

#[test]
fn the_wide_picture_is_that_of_render_alone() {
    let committed = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/output/bakhmut-2025-01-town.png"
    );
    let committed = fs::read(committed).expect("a committed map");
    assert!(embedded().read(&format!("{}.png", stem("town"))) == committed);
}

#[test]
fn the_sidecar_says_what_the_files_are() {
    for view in VIEWS {
        let json = sidecar(view);
        let pictures = json["pictures"].as_array().expect("pictures");
        let mut sizes = Vec::new();
        for picture in pictures {
            let file = format!("output/{}", picture["file"].as_str().expect("a name"));
            let bytes = embedded().read(&file);
            assert_eq!(picture["sha256"], sha256(&bytes), "{file}");
            assert_eq!(picture["bytes"], bytes.len());
            let image = image::load_from_memory(&bytes).expect("a PNG");
            assert_eq!(
                (&picture["width"], &picture["height"]),
                (&image.width().into(), &image.height().into())
            );
            sizes.push((image.width(), image.height()));
            let request: Value =
                serde_json::from_str(&png_text(&bytes, "bakhmut-map:request")).expect("JSON");
            assert_eq!(picture["request"], request);
            let said = |member: &str| json[member].as_str().expect("text").replace('\u{a0}', " ");
            assert_eq!(said("alt"), png_text(&bytes, "Description"), "{file}");
            assert_eq!(said("title"), png_text(&bytes, "Title"));
        }
        assert_eq!(
            sizes,
            [
                (1200, 900),
                (2400, 1800),
                (1080, 1080),
                (2160, 2160),
                (360, 900),
                (720, 1800)
            ]
        );
        let inputs = json["inputs"].as_array().expect("inputs");
        assert!(inputs.len() > 5);
        for input in inputs {
            let name = input["name"].as_str().expect("a name");
            let file = format!("{}/geodata/{name}", env!("CARGO_MANIFEST_DIR"));
            assert_eq!(
                input["sha256"],
                sha256(&fs::read(file).expect("an input")),
                "{name}"
            );
        }
    }
}

#[test]
fn the_sidecar_measures_as_measure_does() {
    let town = sidecar("town");
    let measured = printed(&[
        "measure", "--view", "town", "--date", "2025-01", "--format", "json",
    ]);
    assert_eq!(town["zones"], Value::Array(vec![measured]));
    assert_eq!(town["distances"], Value::Array(Vec::new()));
    let border = sidecar("border");
    let measured = printed(&["measure", "Bakhmut", "--to", "border", "--format", "json"]);
    let nearest = &border["distances"][0];
    assert_eq!(nearest["from"], measured["from"]);
    assert_eq!(nearest["measured"][0], measured["measured"][0]);
    assert_eq!(border["zones"], Value::Array(Vec::new()));
}

#[test]
fn html_and_markdown_show_the_files_that_are_there() {
    for view in VIEWS {
        let html = string(embedded(), &format!("{}.html", stem(view)));
        let addresses = html
            .split(['"', ' ', ','])
            .filter(|word| word.ends_with(".png"));
        let mut addresses: Vec<&str> = addresses.collect();
        assert_eq!(addresses.len(), 7, "{html}");
        for address in &addresses {
            assert!(
                embedded().path(&format!("output/{address}")).is_file(),
                "{address}"
            );
        }
        addresses.sort_unstable();
        addresses.dedup();
        assert_eq!(addresses.len(), 6, "{html}");
        for part in [
            "<figure lang=\"en\"",
            " width=\"1200\" height=\"900\" ",
            "(max-width: 600px)\" srcset=\"",
            " width=\"360\" height=\"900\">",
            "(max-width: 1000px)\" srcset=\"",
            "-square@2x.png 2160w\"",
            "-tall@2x.png 720w\"",
            " loading=\"lazy\" decoding=\"async\" ",
            "<a href=\"https://www.openstreetmap.org/copyright\">© OpenStreetMap contributors (ODbL)</a>",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(
            !html.contains("<script") && !html.contains("<style"),
            "{html}"
        );
        let dated = html.contains("<figcaption>Data as of 15 January 2025. Sources: ");
        assert_eq!(dated, view == "town", "{html}");
        let markdown = string(embedded(), &format!("{}.md", stem(view)));
        let address = format!("(bakhmut-2025-01-{view}.png)\n");
        assert!(markdown.contains(&address), "{markdown}");
        let alt = sidecar(view)["alt"].as_str().expect("text").to_owned();
        assert!(html.contains(&format!(" alt=\"{alt}\" ")), "{html}");
        assert!(markdown.contains(&format!("![{alt}]")), "{markdown}");
    }
}

/// Runs a call that must fail and leave all files as they were.
#[track_caller]
fn refused(env: &TestEnv, more: &[&str], code: i32, word: &str) {
    let before = env.tree();
    let args = [&["render", "--date", "2025-01", "--embed"], more].concat();
    let said = stderr(&env.run(&args).code(code).stdout_eq(""));
    assert!(said.contains(word), "{word:?} is not in {said}");
    assert!(env.tree() == before, "files have changed");
}

#[test]
fn files_of_others_are_kept_and_then_nothing_is_written() {
    let town = ["--view", "town", "-o", "page"];
    for ending in ["html", "md", "json", "png"] {
        let env = TestEnv::new();
        fs::write(
            env.path(&format!("page.{ending}")),
            "{\"pictures\": []} of others",
        )
        .unwrap();
        refused(&env, &town, 1, "exists and was not written by this program");
    }
    let env = TestEnv::new();
    fs::write(env.path("page-tall@2x.png"), "of others").unwrap();
    refused(&env, &town, 1, "page-tall@2x.png exists");
    fs::remove_file(env.path("page-tall@2x.png")).unwrap();
    fs::create_dir(env.path("page.md")).unwrap();
    refused(&env, &town, 1, "page.md is a folder");
    fs::write(env.path("file"), "of others").unwrap();
    refused(
        &env,
        &["-o", "file/page"],
        1,
        "file is a file, not a folder",
    );
}

#[test]
fn the_folder_that_o_names_is_made() {
    let env = TestEnv::new();
    let args = [
        "render",
        "--date",
        "2025-01",
        "--embed",
        "--view",
        "town",
        "-o",
        "e/maps/page",
    ];
    env.run(&args).success();
    for name in ["page.html", "page.json", "page-tall@2x.png"] {
        assert!(env.path(&format!("e/maps/{name}")).is_file(), "{name}");
    }
}

#[test]
fn what_embed_writes_it_may_write_again_under_names_of_the_user_s() {
    let env = TestEnv::new();
    for name in ["html", "md", "json"] {
        let from = embedded().read(&format!("{}.{name}", stem("town")));
        fs::write(env.path(&format!("карта 1-town.{name}")), from).unwrap();
    }
    let args = ["--embed", "--view", "town,front", "-o", "карта 1.html"];
    env.run(&[&["render", "--date", "2025-01"], &args[..]].concat())
        .success();
    let html = string(&env, "карта 1-town.html");
    let address = "%D0%BA%D0%B0%D1%80%D1%82%D0%B0%201-town%402x.png 2400w";
    assert!(html.contains(&address.replace("%40", "@")), "{html}");
    assert!(env.path("карта 1-front@2x.png").is_file());
}

#[test]
fn options_that_embed_decides_are_refused() {
    let env = TestEnv::new();
    refused(&env, &["--size", "800x600"], 2, "cannot be used with");
    refused(&env, &["--scale", "2"], 2, "cannot be used with");
    refused(&env, &["--layout", "tall"], 2, "cannot be used with");
    refused(&env, &["-o", "-"], 2, "is no beginning of names");
}
