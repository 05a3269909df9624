//! `--theme`, and `list themes`.

use std::fs;

use bakhmut_map::style::BuiltIn;
use sha2::{Digest, Sha256};

use crate::png_text::png_text;
use crate::test_env::{TestEnv, stderr};

const TOWN: [&str; 7] = [
    "render", "--date", "2025-01", "--view", "town", "--size", "360x270",
];

fn with<'a>(args: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [args, more].concat()
}

fn request(map: &[u8]) -> String {
    png_text(map, "bakhmut-map:request")
}

fn inputs(map: &[u8]) -> String {
    png_text(map, "bakhmut-map:inputs")
}

#[test]
fn a_theme_is_told_by_the_name_and_in_the_file() {
    let env = TestEnv::new();
    env.run(&with(&TOWN, &["--theme", "dark", "--lang", "uk"]))
        .success();
    let map = env.read("output/bakhmut-2025-01-town-uk-dark-360x270.png");
    assert!(request(&map).contains(r#""theme":"dark""#));
    env.run(&TOWN).success();
    let light = env.read("output/bakhmut-2025-01-town-360x270.png");
    assert!(request(&light).contains(r#""theme":"light""#));
    assert_eq!(inputs(&map), inputs(&light));
    env.run(&with(&TOWN, &["--theme", "light", "-o", "named.png"]))
        .success();
    assert!(env.read("named.png") == light);
}

/// A fill fades into the land, whichever that is.
#[test]
fn what_is_less_sure_is_darker_on_dark_land() {
    let env = TestEnv::new();
    for (theme, word) in [("light", "paler"), ("print", "paler"), ("dark", "darker")] {
        env.run(&with(&TOWN, &["--theme", theme, "-o", "x.png"]))
            .success();
        let told = png_text(&env.read("x.png"), "Disclaimer");
        assert!(told.contains(&format!("{word} where less sure")), "{told}");
    }
}

#[test]
fn a_file_is_an_input() {
    let env = TestEnv::new();
    let toml = "base = \"dark\"\npaper = \"#101418\"\nhalo = \"#101418\"\n";
    fs::create_dir(env.path("desk")).expect("a folder");
    fs::write(env.path("desk/house.toml"), toml).expect("a file");
    let ran = env
        .run(&with(&TOWN, &["--theme", "desk/house.toml"]))
        .success();
    assert!(!stderr(&ran).contains("house.toml:"), "{}", stderr(&ran));
    let map = env.read("output/bakhmut-2025-01-town-house-360x270.png");
    assert!(request(&map).contains(r#""theme":"house.toml""#));
    let digest = Sha256::digest(toml)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>();
    let line = format!("{digest}  house.toml");
    assert!(inputs(&map).lines().any(|input| input == line), "{line}");
    let all = map.windows(5).any(|bytes| bytes == b"desk/");
    assert!(!all, "a path stands in the file");
    // Its name leaves a mark, whatever it is.
    fs::copy(env.path("desk/house.toml"), env.path("light.toml")).expect("a file");
    env.run(&with(&TOWN, &["--theme", "light.toml"])).success();
    assert!(
        env.path("output/bakhmut-2025-01-town-light-360x270.png")
            .exists()
    );
}

#[test]
fn a_theme_that_there_is_not() {
    let env = TestEnv::new();
    let refused = |theme: &str, code: i32, words: &[&str]| {
        let said = stderr(&env.run(&with(&TOWN, &["--theme", theme])).code(code));
        assert!(
            words.iter().all(|word| said.contains(word)),
            "{theme}: {said}"
        );
        assert!(!env.path("output").exists(), "{theme}");
    };
    refused(
        "drak",
        2,
        &["there is no theme \"drak\"", "did you mean \"dark\"?"],
    );
    refused("sepia", 2, &["\"light\", \"dark\" or \"print\""]);
    refused("house.toml", 1, &["cannot read house.toml"]);
    fs::write(env.path("house.toml"), "base = \"light\"\nlnd = \"#fff\"\n").expect("a file");
    let place = "house.toml:2:1: unknown key \"lnd\"";
    refused(
        "house.toml",
        3,
        &["the theme is not valid", place, "write \"land\""],
    );
}

#[test]
fn what_cannot_be_read_is_told_and_drawn() {
    let env = TestEnv::new();
    let toml = "base = \"light\"\nquiet_ink = \"#a0a0a0\"\nclaimed = \"#0b4f7d\"\n";
    fs::write(env.path("pale.toml"), toml).expect("a file");
    let ran = env.run(&with(&TOWN, &["--theme", "pale.toml"])).success();
    let said = stderr(&ran);
    assert!(
        said.contains("warning: pale.toml: quiet_ink on foreign_land has a contrast of 1.9"),
        "{said}"
    );
    assert!(said.contains("to read text, 4.5 is needed"), "{said}");
    assert!(
        said.contains("measured and claimed differ by 0.0 (CIEDE2000)"),
        "{said}"
    );
}

/// What is drawn in each: every picture has the paper of its theme in a corner.
#[test]
fn every_picture_has_a_theme() {
    let env = TestEnv::new();
    let figure = ["--theme", "dark", "--figure", "x.png", "--force"];
    let paper = BuiltIn::named("dark").expect("a theme").theme().paper;
    for args in [
        with(&["check", "--exit-zero"], &figure),
        with(
            &["diff", "2023-12", "2025-01", "--size", "360x270"],
            &figure,
        ),
        with(&["timeline", "Bakhmut", "--size", "360x270"], &figure),
    ] {
        env.run(&args).success();
        let picture = image::load_from_memory(&env.read("x.png")).expect("a PNG");
        let [r, g, b] = picture.to_rgb8().get_pixel(0, 0).0;
        assert_eq!([r, g, b], [paper.r, paper.g, paper.b], "{args:?}");
        assert!(request(&env.read("x.png")).contains(r#""theme":"dark""#));
    }
    for args in [
        vec![
            "animate", "--every", "snapshot", "--size", "160x120", "-o", "x.png", "--force",
        ],
        vec![
            "tiles",
            "--date",
            "2025-01",
            "-Z",
            "8",
            "-z",
            "8",
            "-o",
            "x.pmtiles",
            "--force",
        ],
    ] {
        let drawn = |theme| {
            env.run(&with(&args, &["--theme", theme])).success();
            env.read(
                args.iter()
                    .find(|word| word.starts_with("x."))
                    .expect("a file"),
            )
        };
        assert!(drawn("dark") != drawn("light"), "{args:?}");
    }
}

#[test]
fn themes_are_listed_and_printed() {
    let env = TestEnv::new();
    let printed = |args: &[&str]| {
        let ran = env.run(args).success();
        String::from_utf8(ran.get_output().stdout.clone()).expect("text")
    };
    let list = printed(&["list", "themes"]);
    let names: Vec<&str> = list
        .lines()
        .filter_map(|line| line.split('\t').next())
        .collect();
    assert_eq!(names, ["light", "dark", "print"]);
    let toml = printed(&["list", "themes", "--toml", "print"]);
    fs::write(env.path("mine.toml"), &toml).expect("a file");
    env.run(&with(&TOWN, &["--theme", "mine.toml", "-o", "mine.png"]))
        .success();
    env.run(&with(&TOWN, &["--theme", "print", "-o", "print.png"]))
        .success();
    let pixels = |name: &str| image::load_from_memory(&env.read(name)).expect("a PNG");
    assert!(pixels("mine.png") == pixels("print.png"));
    let said = stderr(&env.run(&["list", "dates", "--toml", "dark"]).code(2));
    assert!(said.contains("list themes --toml"), "{said}");
    env.run(&["list", "themes", "--toml", "sepia"]).code(2);
}
