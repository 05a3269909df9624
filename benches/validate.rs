//! What is wrong with files: the whole process for the built-in geodata, and GeoJSON of 10 MB alone.

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

/// As many features as 10 MB hold, each an octagon.
fn octagons() -> String {
    let mut text = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    let mut index = 0_u32;
    while text.len() < 10_000_000 {
        let west = 37.0 + f64::from(index % 1000) / 1000.0;
        let south = 48.0 + f64::from(index / 1000) / 1000.0;
        let corner = |nth: i32| {
            let (sin, cos) = (f64::from(nth % 8) * std::f64::consts::FRAC_PI_4).sin_cos();
            format!("[{:.6},{:.6}]", west + cos / 3000.0, south + sin / 3000.0)
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

#[divan::bench]
fn many_features(bencher: Bencher<'_, '_>) {
    let text = octagons();
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let found = validate_geojson(text.as_bytes(), "octagons", None);
        assert!(black_box(found).faults.is_empty());
    });
}
