//! The files: well formed, and saying of themselves what they must and no more.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::png_file::PngFile;
use crate::test_env::TestEnv;

const VIEWS: [&str; 3] = ["town", "front", "border"];

/// The file of a view of January 2025.
#[track_caller]
fn still(view: &str, more: &[&str]) -> Vec<u8> {
    let args = [
        &["render", "--date", "2025-01", "--view", view, "-o", "-"],
        more,
    ]
    .concat();
    TestEnv::new()
        .run(&args)
        .success()
        .get_output()
        .stdout
        .clone()
}

#[test]
fn chunks_stand_in_the_order_of_the_standard() {
    for view in VIEWS {
        let file = PngFile::read(&still(view, &["--size", "360x270"]));
        let kinds = file.kinds();
        assert_eq!(kinds.first(), Some(&"IHDR"));
        assert_eq!(kinds.last(), Some(&"IEND"));
        let at = |kind| kinds.iter().position(|found| *found == kind);
        for before in ["sRGB", "pHYs", "iTXt"] {
            assert!(
                at(before).is_some() && at(before) < at("IDAT"),
                "{before} in {kinds:?}"
            );
        }
        // No clock: tIME is when a picture was last changed.
        let known = ["IHDR", "sRGB", "pHYs", "PLTE", "iTXt", "IDAT", "IEND"];
        assert!(kinds.iter().all(|kind| known.contains(kind)), "{kinds:?}");
        assert_eq!(file.only("sRGB").len(), 1);
    }
}

#[test]
fn density_grows_with_the_scale() {
    // 96 pixels an inch of 25.4 mm at scale 1.
    for (scale, per_metre) in [("1", 3780), ("2", 7559), ("3", 11339)] {
        let file = PngFile::read(&still("town", &["--size", "360x270", "--scale", scale]));
        assert_eq!(file.density(), (per_metre, per_metre), "scale {scale}");
    }
}

#[test]
fn keywords_are_those_of_the_conventions() {
    for view in VIEWS {
        let file = PngFile::read(&still(view, &["--size", "360x270"]));
        let texts = file.texts();
        let keywords: Vec<&str> = texts.iter().map(|text| &*text.keyword).collect();
        let mut distinct = keywords.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), keywords.len(), "{keywords:?}");
        for keyword in [
            "Title",
            "Description",
            "Copyright",
            "Creation Time",
            "Software",
        ] {
            assert!(keywords.contains(&keyword), "no {keyword} in {keywords:?}");
        }
        for text in &texts {
            let known = [
                "Title",
                "Author",
                "Description",
                "Copyright",
                "Creation Time",
                "Software",
                "Disclaimer",
                "XML:com.adobe.xmp",
            ];
            let ours = text.keyword.starts_with("bakhmut-map:");
            assert!(ours || known.contains(&&*text.keyword), "{}", text.keyword);
            assert!((1..80).contains(&text.keyword.len()) && !text.text.is_empty());
        }
        let titled = texts.iter().find(|text| text.keyword == "Title");
        assert_eq!(titled.map(|text| &*text.language), Some("en"));
        assert_eq!(file.text("Creation Time"), "2025-01-15", "the data's date");
        assert_eq!(
            file.text("Software"),
            concat!("bakhmut-map ", env!("CARGO_PKG_VERSION"))
        );
        assert!(file.text("Copyright").contains("OpenStreetMap"));
    }
}

#[test]
fn the_picture_is_told_in_words() {
    for (view, words) in [
        (
            "town",
            &[
                "Bakhmut",
                "Ivanhrad",
                "Yahidne",
                "Khromove",
                "15 January 2025",
            ][..],
        ),
        ("front", &["front", "Bakhmut", "15 January 2025"]),
        (
            "border",
            &[
                "Bakhmut",
                "border with Russia",
                "63.6",
                "102.4",
                "120 miles",
                "contradicted",
            ],
        ),
    ] {
        let file = PngFile::read(&still(view, &["--size", "360x270"]));
        let told = file.text("Description");
        assert!(
            told.chars().count() < 400,
            "{} characters: {told}",
            told.chars().count()
        );
        for word in words {
            assert!(told.contains(word), "{word} is not in: {told}");
        }
        let xmp = file.text("XML:com.adobe.xmp");
        assert!(xmp.contains("<Iptc4xmpCore:AltTextAccessibility>"), "{xmp}");
        let plain = told.split(['&', '<', '"']).next().unwrap();
        assert!(plain.len() > 20 && xmp.contains(plain), "{xmp}");
    }
}

#[test]
fn the_request_says_what_was_asked_for_and_not_where_it_went() {
    let env = TestEnv::new();
    let args = [
        "--view", "front", "--size", "360x270", "--scale", "2", "--force", "-o", "x.png",
    ];
    env.run(&[&["render", "--date", "2025-01"], &args[..]].concat())
        .success();
    let file = PngFile::read(&env.read("x.png"));
    let request: serde_json::Value =
        serde_json::from_str(&file.text("bakhmut-map:request")).unwrap();
    let wanted = serde_json::json!({
        "date": "2025-01", "view": "front", "dataset": "article", "lang": "en", "theme": "light",
        "size": "360x270", "scale": 2
    });
    assert_eq!(request, wanted);
    assert_eq!(file.text("bakhmut-map:snapshot"), "article 2025-01-15");
    assert_eq!(PngFile::read(&env.read("x.png")).size(), (720, 540));
}

#[test]
fn inputs_carry_their_hashes() {
    let file = PngFile::read(&still("town", &["--size", "360x270"]));
    let text = file.text("bakhmut-map:inputs");
    let inputs: BTreeMap<&str, &str> = text
        .lines()
        .map(|line| line.split_once("  ").unwrap())
        .map(|(sum, name)| (name, sum))
        .collect();
    assert_eq!(inputs.len(), text.lines().count());
    let geodata = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata");
    for (name, sum) in &inputs {
        let digest = Sha256::digest(fs::read(geodata.join(name)).unwrap());
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, **sum, "{name}");
    }
    for name in [
        "places.geojson",
        "context.geojson",
        "countries.geojson",
        "borders.geojson",
        "sources.toml",
        "views.toml",
        "claims.toml",
        "geodata.toml",
        "zones/article/dataset.toml",
        "zones/article/2025-01-15.geojson",
    ] {
        assert!(inputs.contains_key(name), "{name} is not in:\n{text}");
    }
}

#[test]
fn nothing_tells_when_or_where_it_was_drawn() {
    let env = TestEnv::new();
    env.copy("geodata", "private-folder");
    let folder = env.path("private-folder");
    let folder = folder.to_str().expect("a Unicode path");
    let args = ["--view", "town", "--size", "360x270", "--geodata", folder];
    let draw = || {
        let mut command = env.command(&[&["render", "--date", "2025-01"], &args[..]].concat());
        command
            .env("HOSTNAME", "private-host")
            .env("USER", "private-user");
        assert!(
            command
                .output()
                .expect("the program can be run")
                .status
                .success()
        );
        env.read("output/bakhmut-2025-01-town-360x270.png")
    };
    let first = draw();
    sleep(Duration::from_millis(1100));
    assert!(draw() == first, "a second later");

    let host = fs::read_to_string("/etc/hostname").unwrap_or_default();
    for text in PngFile::read(&first).texts() {
        assert!(
            !text.text.contains("private-"),
            "{}: {}",
            text.keyword,
            text.text
        );
        // So short a name might stand in any text.
        if host.trim().len() > 5 {
            assert!(
                !text.text.contains(host.trim()),
                "{}: {}",
                text.keyword,
                text.text
            );
        }
    }
}
