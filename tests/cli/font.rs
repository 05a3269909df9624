//! `--font`.

use std::fs;

use bakhmut_map::text::{Face, Subset, Table, checksum};

use crate::png_text::png_text;
use crate::test_env::{TestEnv, stderr};

const TOWN: [&str; 9] = [
    "render", "--date", "2025-01", "--view", "town", "--size", "600x450", "-o", "map.png",
];

fn with<'a>(args: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [args, more].concat()
}

/// A folder with the bundled faces as files of the user's own.
fn fonts() -> TestEnv {
    let env = TestEnv::new();
    for (name, bytes) in [
        ("regular.ttf", ttf_noto_sans::REGULAR),
        ("bold.ttf", ttf_noto_sans::BOLD),
        ("italic.ttf", ttf_noto_sans::ITALIC),
    ] {
        fs::write(env.path(name), bytes).expect("a file");
    }
    env
}

fn pixels(png: &[u8]) -> Vec<u8> {
    let picture = image::load_from_memory(png).expect("a PNG");
    picture.to_rgb8().into_raw()
}

/// The bundled face with the Latin letters only, and with another `fsType`.
fn latin(kind: u16) -> Vec<u8> {
    let face = Face::Regular;
    let letters = (' '..='~').filter_map(|c| face.glyph_of(c));
    let mut tables = Subset::new(face, letters).shaping_tables();
    let table = tables.iter_mut().find(|table| &table.tag == b"OS/2");
    table.expect("a table").bytes[8..10].copy_from_slice(&kind.to_be_bytes());
    let mut font = [&[0, 1, 0, 0, 0, tables.len() as u8][..], &[0; 6]].concat();
    let mut offset = font.len() + 16 * tables.len();
    for Table { tag, bytes } in &tables {
        font.extend(tag);
        for number in [checksum(bytes), offset as u32, bytes.len() as u32] {
            font.extend(number.to_be_bytes());
        }
        offset += bytes.len().next_multiple_of(4);
    }
    for Table { bytes, .. } in &tables {
        font.extend(bytes);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    font
}

#[test]
fn the_same_fonts_give_the_same_pixels_and_others_others() {
    let env = fonts();
    env.run(&TOWN).success();
    let bundled = pixels(&env.read("map.png"));
    let all = [
        "--font",
        "italic.ttf",
        "--font",
        "regular.ttf",
        "--font",
        "bold.ttf",
    ];
    env.run(&with(&TOWN, &all)).success();
    assert!(pixels(&env.read("map.png")) == bundled);
    env.run(&with(&TOWN, &["--font", "italic.ttf"])).success();
    assert!(pixels(&env.read("map.png")) != bundled);
}

#[test]
fn a_font_is_an_input_and_inspect_finds_it() {
    let env = fonts();
    env.run(&with(&TOWN, &["--font", "italic.ttf"])).success();
    let map = env.read("map.png");
    assert!(png_text(&map, "bakhmut-map:request").ends_with(r#""font":["italic.ttf"]}"#));
    assert!(png_text(&map, "bakhmut-map:inputs").contains("  italic.ttf"));
    env.run(&["inspect", "map.png"]).success();
    fs::copy(env.path("bold.ttf"), env.path("italic.ttf")).expect("a file");
    env.run(&["inspect", "map.png"]).code(1);
}

#[test]
fn texts_of_svg_and_pdf_are_in_the_font() {
    let env = fonts();
    let draw = |file: &'static str| {
        let args: Vec<&str> = TOWN[..7].to_vec();
        env.run(&with(&args, &["--font", "italic.ttf", "-o", file]))
            .success();
        env.read(file)
    };
    let svg = String::from_utf8(draw("map.svg")).expect("text");
    assert!(svg.contains("font-style:italic") && !svg.contains("font-weight:700"));
    let texts = svg.matches("<text").count();
    assert_eq!(
        svg.matches("font-family=\"'Noto Sans', 'Noto Sans'")
            .count(),
        texts
    );
    let pdf = draw("map.pdf");
    let holds = |name: &[u8]| pdf.windows(name.len()).any(|part| part == name);
    assert!(holds(b"+NotoSans-Italic") && !holds(b"+NotoSans-Bold"));
}

#[test]
fn what_a_font_lacks_is_set_in_the_bundled_one_and_told() {
    let env = TestEnv::new();
    fs::write(env.path("latin.ttf"), latin(0)).expect("a file");
    let ukrainian = ["--font", "latin.ttf", "--lang", "uk"];
    let told = stderr(&env.run(&with(&TOWN, &ukrainian)).success());
    assert!(
        told.contains("the font of --font lacks") && told.contains("Noto Sans"),
        "{told}"
    );
    assert!(told.contains("more") && !told.contains("boxes"), "{told}");
    let lent = pixels(&env.read("map.png"));
    let args: Vec<&str> = TOWN[..7].to_vec();
    for file in ["map.svg", "map.pdf"] {
        env.run(&[&args[..], &ukrainian, &["-o", file]].concat())
            .success();
    }
    // All letters are of the same design, whoever lends them.
    fs::write(env.path("regular.ttf"), ttf_noto_sans::REGULAR).expect("a file");
    env.run(&with(&TOWN, &["--font", "regular.ttf", "--lang", "uk"]))
        .success();
    let whole = pixels(&env.read("map.png"));
    let differ = lent.iter().zip(&whole).filter(|(a, b)| a != b).count();
    assert!(differ < whole.len() / 100, "{differ} of {}", whole.len());
}

#[test]
fn a_font_that_may_not_be_embedded_is_for_pixels_only() {
    let env = TestEnv::new();
    fs::write(env.path("house.ttf"), latin(2)).expect("a file");
    env.run(&with(&TOWN, &["--font", "house.ttf"])).success();
    let args: Vec<&str> = TOWN[..7].to_vec();
    let told = stderr(
        &env.run(&with(&args, &["--font", "house.ttf", "-o", "map.svg"]))
            .code(3),
    );
    assert!(
        told.contains("fsType") && told.contains("draw a PNG"),
        "{told}"
    );
    assert!(!env.path("map.svg").exists());
}

#[test]
fn files_that_are_no_fonts_are_refused() {
    let env = fonts();
    fs::write(env.path("web.woff2"), b"wOF2....").expect("a file");
    fs::write(env.path("cut.ttf"), &ttf_noto_sans::REGULAR[..4000]).expect("a file");
    for (files, code, what) in [
        (&["--font", "web.woff2"][..], 3, "packed for the web"),
        (&["--font", "cut.ttf"], 3, "no font that can be read"),
        (&["--font", "none.ttf"], 1, "cannot read none.ttf"),
        (
            &["--font", "bold.ttf", "--font", "./bold.ttf"],
            2,
            "are both bold",
        ),
    ] {
        let told = stderr(&env.run(&with(&TOWN, files)).code(code));
        assert!(told.contains(what), "{told}");
        assert!(!env.path("map.png").exists());
    }
}
