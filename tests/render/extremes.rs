//! Bounds that no newspaper would ask for are drawn all the same, or refused in words.

use std::fs;

use crate::png_file::PngFile;
use crate::test_env::{TestEnv, stderr};

const BAKHMUT: &str = "[38.0008, 48.5947]";

/// Draws one view of these bounds, west, south, east, north in degrees.
#[track_caller]
fn drawn(bounds: &str) {
    for figure in [
        "control\"",
        "border\"\nplace = \"bakhmut\"\nclaim = \"border-distance\"",
    ] {
        let env = TestEnv::new();
        fs::create_dir(env.path("geo")).expect("a folder can be made");
        let view = format!("[view]\nfigure = \"{figure}\ntitle = \"View\"\nbounds = [{bounds}]\n");
        fs::write(env.path("geo/views.toml"), view).expect("a file can be written");
        // A border figure's place lies in its bounds.
        if figure.starts_with("border") {
            fs::write(env.path("geo/places.geojson"), moved(bounds)).expect("it can be written");
        }
        let args = [
            "render",
            "--date",
            "2025-01",
            "--geodata",
            "geo",
            "-o",
            "map.png",
        ];
        let ran = env.run(&[&args[..], &["--size", "360x270"]].concat());
        assert!(
            !stderr(&ran).contains("panicked"),
            "[{bounds}]: {}",
            stderr(&ran)
        );
        ran.success();
        assert_eq!(PngFile::read(&env.read("map.png")).size(), (360, 270));
    }
}

/// The built-in places, with Bakhmut in the middle of the bounds.
fn moved(bounds: &str) -> String {
    let sides: Vec<f64> = bounds
        .split(", ")
        .map(|s| s.parse().expect("a number"))
        .collect();
    let middle = |from: f64, to: f64| f64::midpoint(from, to);
    let (lon, lat) = (middle(sides[0], sides[2]), middle(sides[1], sides[3]));
    let bakhmut = include_str!("../../geodata/places.geojson").replacen(
        BAKHMUT,
        &format!("[{lon}, {lat}]"),
        1,
    );
    assert!(!bakhmut.contains(BAKHMUT), "Bakhmut lies elsewhere");
    bakhmut
}

#[test]
fn around_the_equator() {
    drawn("19.0, -1.0, 21.0, 1.0");
    drawn("10.0, -10.0, 30.0, 10.0");
    drawn("10.0, -10.0, 30.0, 10.000001");
}

#[test]
fn the_whole_world() {
    drawn("-180.0, -90.0, 180.0, 90.0");
    drawn("-170.0, -60.0, 170.0, 70.0");
}

#[test]
fn at_the_poles_and_the_antimeridian() {
    drawn("0.0, 80.0, 20.0, 90.0");
    drawn("0.0, -90.0, 7.0, -89.9");
    drawn("179.0, -1.0, 180.0, 1.0");
}

#[test]
fn a_thread_and_a_grain() {
    drawn("30.0, 48.5, 50.0, 48.500001");
    drawn("38.0, 40.0, 38.000001, 55.0");
    drawn("38.0, 48.6, 38.0000001, 48.6000001");
}
