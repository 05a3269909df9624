//! `animate`: what it writes, read by other decoders and held against the stills.

use std::fs;
use std::io::Cursor;

use image::AnimationDecoder;
use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;

use crate::compare::put;
use crate::png_text::png_text;
use crate::test_env::{TestEnv, stderr};

/// The frames of an animation: pixels, and milliseconds.
fn frames(name: &str, bytes: Vec<u8>) -> Vec<(image::RgbaImage, u32)> {
    let bytes = Cursor::new(bytes);
    let frames = match name.rsplit('.').next() {
        Some("gif") => GifDecoder::new(bytes).expect("a GIF").into_frames(),
        Some("webp") => WebPDecoder::new(bytes).expect("a WebP").into_frames(),
        _ => {
            let png = PngDecoder::new(bytes).expect("a PNG");
            png.apng().expect("an animated PNG").into_frames()
        }
    };
    let frames = frames.map(|frame| {
        let frame = frame.expect("a frame");
        let (over, under) = frame.delay().numer_denom_ms();
        (frame.into_buffer(), over / under)
    });
    frames.collect()
}

const SIZE: [&str; 4] = ["--size", "600x450", "--view", "front"];

fn animate(env: &TestEnv, name: &str, args: &[&str]) -> Vec<(image::RgbaImage, u32)> {
    env.run(&[&["animate", "-o", name], &SIZE[..], args].concat())
        .success();
    frames(name, env.read(name))
}

#[test]
fn frames_are_alike_in_all_formats() {
    let env = TestEnv::new();
    let args = ["--every", "month", "--from", "2022-10", "--to", "2023-02"];
    let png = animate(&env, "a.png", &args);
    assert_eq!(png.len(), 5);
    assert!(
        png.iter()
            .all(|(frame, ms)| *ms == 500 && frame.dimensions() == (600, 450))
    );
    let webp = animate(&env, "a.webp", &args);
    assert_eq!(webp.len(), 5);
    for ((frame, ms), (exact, _)) in webp.iter().zip(&png) {
        // Where a frame lies over another, this reader lowers each colour by a level; libwebp does not.
        let mut pairs = frame.as_raw().iter().zip(exact.as_raw());
        assert!(pairs.all(|(a, b)| a.abs_diff(*b) <= 1), "both without loss");
        assert_eq!(*ms, 500);
    }
    let gif = animate(&env, "a.gif", &args);
    assert_eq!(gif.len(), 5);
    for ((near, ms), (exact, _)) in gif.iter().zip(&png) {
        assert_eq!(*ms, 500);
        let off = near
            .as_raw()
            .iter()
            .zip(exact.as_raw())
            .map(|(a, b)| a.abs_diff(*b));
        assert!(off.clone().max().expect("pixels") < 64);
        let mean = off.map(u64::from).sum::<u64>() as f64 / near.as_raw().len() as f64;
        assert!(mean < 1.5, "{mean}");
    }
    // November has the data of October: all that differs is the date.
    let (october, november) = (&png[0].0, &png[1].0);
    let rows = october
        .enumerate_pixels()
        .filter(|(x, y, p)| *p != november.get_pixel(*x, *y));
    let rows: Vec<u32> = rows.map(|(_, y, _)| y).collect();
    assert!(
        !rows.is_empty() && rows.iter().all(|y| *y < 60),
        "{:?}",
        rows.iter().max()
    );
    assert!(png[1].0 != png[2].0);
}

#[test]
fn a_frame_is_the_still_of_its_day() {
    let env = TestEnv::new();
    let frames = animate(&env, "a.png", &["--every", "snapshot", "--from", "2025"]);
    let still = ["render", "--date", "2025-01", "-o", "still.png"];
    env.run(&[&still[..], &SIZE].concat()).success();
    let still = image::load_from_memory(&env.read("still.png"))
        .expect("a PNG")
        .into_rgba8();
    let [(frame, _)] = &frames[..] else {
        panic!("{} frames", frames.len());
    };
    // Names that make way for the line, and the scale bar, stand elsewhere on the map; title, key, notes,
    // locator and sources are the still's, and so is the land where neither stands.
    let of_map = |x, y| (57..425).contains(&y) && x < 428 && !((375..424).contains(&x) && y < 380);
    let differs = |(x, y, pixel): &(u32, u32, &image::Rgba<u8>)| *pixel != frame.get_pixel(*x, *y);
    let others: Vec<(u32, u32)> = still
        .enumerate_pixels()
        .filter(differs)
        .map(|(x, y, _)| (x, y))
        .collect();
    assert!(others.iter().all(|(x, y)| of_map(*x, *y)));
    assert!(others.len() < 600 * 450 / 10, "{}", others.len());
}

/// The line of contact runs through the lower right corner on the one day, through the lower left one on the
/// other.
#[test]
fn the_scale_bar_stands_in_one_corner_that_no_line_runs_through() {
    let env = TestEnv::new();
    let land = |west, east| [("land", "RU", "assessed", west, east)];
    put(&env, "mine", "2025-01-15", &land(38.31, 38.6));
    put(&env, "mine", "2025-01-16", &land(37.63, 38.6));
    let args = ["--dataset", "mine", "--geodata", "mine"];
    let frames = animate(&env, "a.png", &args);
    assert_eq!(frames.len(), 2);
    let corners = [(22, 418), (422, 418), (22, 64), (422, 64)];
    for (frame, _) in &frames {
        let paper = frame.get_pixel(2, 2);
        let plates = corners.map(|(x, y)| frame.get_pixel(x, y) == paper);
        let above = plates[2] || plates[3];
        assert!(!plates[0] && !plates[1] && above, "{plates:?}");
    }
}

#[test]
fn the_file_is_ours_and_appears_whole() {
    let env = TestEnv::new();
    let args = ["--every", "snapshot", "--from", "2023-12", "--lang", "uk"];
    for name in ["a.gif", "a.png", "a.webp"] {
        animate(&env, name, &args);
        let first = env.read(name);
        animate(&env, name, &args);
        assert!(
            env.read(name) == first,
            "{name}: the same bytes, over our own"
        );
        // A GIF's comment has a byte of 255 before each 255 of its own.
        let text = String::from_utf8_lossy(&first).replace('\u{fffd}', "");
        assert!(
            text.contains(r#""since":"2023-12-18","date":"2025-01-15","view":"front""#),
            "{name}"
        );
        assert!(
            text.contains("  zones/article/2023-12-18.geojson"),
            "{name}"
        );
        fs::write(env.path(name), "theirs").expect("a file can be written");
        let ran = env
            .run(&[&["animate", "-o", name], &SIZE[..], &args].concat())
            .code(1);
        assert!(
            stderr(&ran).contains("was not written by this program"),
            "{}",
            stderr(&ran)
        );
        assert_eq!(env.read(name), b"theirs");
    }
    assert_eq!(
        env.tree().len(),
        3,
        "nothing else is left: {:?}",
        env.tree().keys()
    );
}

#[test]
fn what_can_t_be_drawn_is_refused() {
    let env = TestEnv::new();
    for (args, code, said) in [
        (&["-o", "-"][..], 2, "standard output"),
        (&["-o", "a.mp4"], 2, "ends as no animation does"),
        (&["-o", "a.gif", "--view", "border"], 2, "draws no zones"),
        (&["-o", "a.gif", "--fps", "0"], 2, "0.1 to 50"),
        (
            &["-o", "a.gif", "--from", "2024", "--to", "2023"],
            2,
            "is after",
        ),
        (&["-o", "a.gif", "--to", "2021"], 1, "no snapshot"),
        (
            &["-o", "a.gif", "--size", "8000x8000"],
            2,
            "million pixels a frame",
        ),
        (
            &["-o", "a.webp", "--size", "8000x50", "--scale", "3"],
            2,
            "a side",
        ),
        (&["-o", "a.gif", "--to", "2100"], 2, "frames are more than"),
        (&["-o", "nowhere/a.gif"], 1, "nowhere"),
    ] {
        let ran = env.run(&[&["animate"], args].concat()).code(code);
        assert!(stderr(&ran).contains(said), "{args:?}: {}", stderr(&ran));
    }
    assert!(env.tree().is_empty());
}

/// What the first has as held from 38.0 degrees of longitude on, and then from 37.9; the second from 38.1.
fn two_datasets() -> TestEnv {
    let env = TestEnv::new();
    let held = |west| ("land", "RU", "assessed", west, 38.6);
    put(&env, "west", "2025-01-15", &[held(38.0)]);
    put(&env, "west", "2025-02-15", &[held(37.9)]);
    put(&env, "east", "2025-01-20", &[held(38.1)]);
    env
}

#[test]
fn frames_of_two_datasets_show_where_they_differ() {
    let env = two_datasets();
    let args = [
        "--dataset",
        "west,east",
        "--geodata",
        "mine",
        "--every",
        "month",
    ];
    let pngs = animate(&env, "both.png", &args);
    assert_eq!(pngs.len(), 2, "January and February");
    let png = env.read("both.png");
    assert_eq!(
        png_text(&png, "Title"),
        "The front line around Bakhmut: what two sources say"
    );
    let alt = png_text(&png, "Description");
    assert!(
        alt.starts_with("Animation. From January 2025 to February 2025. Map: "),
        "{alt}"
    );
    assert!(alt.contains("Only by west: "), "{alt}");
    let all = String::from_utf8_lossy(&png).into_owned();
    for what in [
        r#""dataset":"west,east""#,
        "west 2025-01-15 2025-02-15, east 2025-01-20 2025-01-20",
        "  zones/west/2025-02-15.geojson",
        "  zones/east/2025-01-20.geojson",
    ] {
        assert!(all.contains(what), "{what}");
    }
    // The last frame is the map of that time, but for what makes way for a line that moves, the date and
    // the scale bar.
    let still = ["render", "--date", "2025-02", "--dataset", "west,east"];
    let ran = env.run(&[&still[..], &SIZE, &["--geodata", "mine", "-o", "still.png"]].concat());
    assert!(stderr(&ran.success()).contains("the two are of different days"));
    let still = image::load_from_memory(&env.read("still.png"))
        .expect("a PNG")
        .into_rgba8();
    let frame = &pngs[1].0;
    let differs = still
        .enumerate_pixels()
        .filter(|(x, y, p)| *p != frame.get_pixel(*x, *y));
    assert!(differs.count() < 600 * 450 / 10);
    // What changed between the frames lies where the first's line moved, or is words.
    assert!(pngs[0].0 != pngs[1].0);
}

#[test]
fn datasets_that_cannot_be_animated_together_are_refused() {
    let env = two_datasets();
    for (datasets, more, code, said) in [
        ("west,west", &[][..], 2, "west is compared with itself"),
        ("west,nobody", &[], 2, "nobody"),
        ("west,east,article", &[], 2, "3 datasets are named"),
        ("west,east", &["--to", "2025-01-17"], 1, "there is no"),
        (
            "west,east",
            &["--from", "2025-03"],
            1,
            "no snapshot of that time",
        ),
    ] {
        let args = [
            "animate",
            "-o",
            "a.gif",
            "--geodata",
            "mine",
            "--dataset",
            datasets,
        ];
        let ran = env.run(&[&args[..], more].concat()).code(code);
        assert!(stderr(&ran).contains(said), "{datasets}: {}", stderr(&ran));
        assert!(!env.path("a.gif").exists());
    }
}
