//! `render --optimize`, and `--layout`.

use crate::png_text::png_text;
use crate::test_env::{TestEnv, stderr};

const SMALL: [&str; 7] = [
    "render", "--date", "2025-01", "--view", "front", "--size", "400x300",
];

#[test]
fn a_smaller_file_has_the_same_pixels_and_words() {
    let env = TestEnv::new();
    env.run(&[&SMALL[..], &["-o", "plain.png"]].concat())
        .success();
    let ran = env.run(&[&SMALL[..], &["-o", "small.png", "--optimize"]].concat());
    let ran = ran.success();
    let said = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
    let [plain, small] = ["plain.png", "small.png"].map(|name| env.read(name));
    assert!(small.len() < plain.len() * 9 / 10, "{said}");
    let kilobytes = |bytes: usize| format!("{} kB", bytes.div_ceil(1000));
    let sizes = format!(
        "{}, {} before\n",
        kilobytes(small.len()),
        kilobytes(plain.len())
    );
    assert!(said.ends_with(&sizes), "{said}");
    let [a, b] = [&plain, &small].map(|png| image::load_from_memory(png).expect("a PNG"));
    assert!(a.to_rgb8() == b.to_rgb8(), "pixels differ");
    for keyword in [
        "Title",
        "Description",
        "bakhmut-map:request",
        "bakhmut-map:inputs",
    ] {
        assert_eq!(png_text(&plain, keyword), png_text(&small, keyword));
    }
}

#[test]
fn a_layout_has_a_size_and_its_mark_in_the_name() {
    let env = TestEnv::new();
    let town = ["render", "--date", "2025-01", "--view", "town"];
    let named = |more: &[&str], line: &str| {
        let line = format!("output/bakhmut-2025-01-town{line}  [..] kB\n");
        env.run(&[&town, more].concat()).success().stdout_eq(line);
    };
    named(
        &["--layout", "tall"],
        "-tall.png  data of 2025-01-15  360x900",
    );
    named(
        &["--layout", "square"],
        "-square.png  data of 2025-01-15  1080x1080",
    );
    named(
        &["--layout", "tall", "--size", "300x800"],
        "-tall-300x800.png  data of 2025-01-15  300x800",
    );
    named(
        &["--size", "360x900"],
        "-360x900.png  data of 2025-01-15  360x900",
    );
    let [tall, sized] = ["-tall", "-360x900"].map(|mark| {
        let name = format!("output/bakhmut-2025-01-town{mark}.png");
        env.read(&name)
    });
    assert!(tall == sized, "the layout decides the size alone");
    let said = stderr(
        &env.run(&[&town[..], &["--layout", "round"]].concat())
            .code(2),
    );
    assert!(said.contains("wide, square, tall"), "{said}");
}
