//! What is wrong with files: the whole process for the built-in geodata, and GeoJSON of 10 MB alone, in
//! many rings or one, with as many decimals as `fmt` leaves or with all.

use std::process::Command;

use bakhmut_map::geodata::{Layers, Which, validate_geojson};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

#[divan::bench]
fn built_in_whole_process(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        let ran = Command::new(env!("CARGO_BIN_EXE_bakhmut-map"))
            .arg("validate")
            .output();
        assert!(ran.expect("the program can be run").status.success());
    });
}

#[divan::bench]
fn built_in(bencher: Bencher<'_, '_>) {
    let layers = Layers::built_in();
    let today = "2026-01-01".parse().expect("a day");
    bencher.bench(|| {
        let found = layers
            .validate(&Which::All, today)
            .expect("the built-in geodata can be read");
        assert!(black_box(found).faults.is_empty());
    });
}

/// As many features as 10 MB hold, each an octagon, with so many decimals.
fn octagons(decimals: usize) -> String {
    let mut text = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    let mut index = 0_u32;
    while text.len() < 10_000_000 {
        let west = 37.0 + f64::from(index % 1000) / 1000.0;
        let south = 48.0 + f64::from(index / 1000) / 1000.0;
        let corner = |nth: i32| {
            let (sin, cos) = (f64::from(nth % 8) * std::f64::consts::FRAC_PI_4).sin_cos();
            position(west + cos / 3000.0, south + sin / 3000.0, decimals)
        };
        let ring: Vec<String> = (0..9).map(corner).collect();
        let comma = if index == 0 { "" } else { "," };
        text += &format!(
            "{comma}{{\"type\":\"Feature\",\"properties\":{{\"n\":{index}}},\"geometry\":\
             {{\"type\":\"Polygon\",\"coordinates\":[[{}]]}}}}",
            ring.join(",")
        );
        index += 1;
    }
    text + "]}"
}

/// One polygon of 10 MB: a star of many small rays.
fn star(decimals: usize) -> String {
    let count = 10_000_000 / (2 * decimals + 10);
    let corner = |nth: usize| {
        let turn = std::f64::consts::TAU * (nth % count) as f64 / count as f64;
        let (sin, cos) = turn.sin_cos();
        let radius = 0.5 + 0.05 * (1000.0 * turn).sin();
        position(38.0 + radius * cos, 48.6 + radius * sin, decimals)
    };
    let ring: Vec<String> = (0..=count).map(corner).collect();
    format!(
        "{{\"type\":\"Polygon\",\"coordinates\":[[{}]]}}",
        ring.join(",")
    )
}

fn position(lon: f64, lat: f64, decimals: usize) -> String {
    format!("[{lon:.decimals$},{lat:.decimals$}]")
}

/// Validates a text in which nothing is wrong but that it may have more than 6 decimals.
fn sound(bencher: Bencher<'_, '_>, text: &str) {
    bencher.counter(BytesCount::of_str(text)).bench(|| {
        let found = black_box(validate_geojson(text.as_bytes(), "f", None));
        assert!(found.faults.iter().all(|f| f.code == "excess-precision"));
    });
}

#[divan::bench(args = [6, 15])]
fn many_features(bencher: Bencher<'_, '_>, decimals: usize) {
    sound(bencher, &octagons(decimals));
}

#[divan::bench(args = [6, 15])]
fn one_ring(bencher: Bencher<'_, '_>, decimals: usize) {
    sound(bencher, &star(decimals));
}
