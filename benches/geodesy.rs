//! Time to find the point of a border that is nearest to a town, and to draw the path and the ring.

use bakhmut_map::geodesy::{inverse, line, nearest_on_line, ring};
use bakhmut_map::units::{LonLat, Metres};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn position(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).expect("the benchmark's positions are on the Earth")
}

fn bakhmut() -> LonLat {
    position(38.0008, 48.5947)
}

/// A line from 47 N to 52 N that winds as a border does, over hundreds of kilometres and over
/// hundreds of metres, `east` degrees from Bakhmut.
fn border(vertices: usize, east: f64) -> Vec<LonLat> {
    let vertex = |i: usize| {
        let along = i as f64 / vertices as f64;
        let wide = 0.4 * (along * 9.0).sin();
        let narrow = 0.004 * (along * 900.0).sin() + 0.001 * (along * 7_000.0).cos();
        position(38.0 + east + wide + narrow, 47.0 + 5.0 * along + narrow)
    };
    (0..vertices).map(vertex).collect()
}

#[divan::bench]
fn distance(bencher: Bencher) {
    let to = position(38.8389, 47.8655);
    bencher.bench(|| inverse(black_box(bakhmut()), black_box(to)));
}

#[divan::bench(args = [5_000, 100_000])]
fn nearest_at_100_km(bencher: Bencher, vertices: usize) {
    let border = border(vertices, 1.6);
    bencher.bench(|| nearest_on_line(black_box(bakhmut()), black_box(&border)));
}

#[divan::bench(args = [5_000, 100_000])]
fn nearest_at_500_km(bencher: Bencher, vertices: usize) {
    let border = border(vertices, 7.0);
    bencher.bench(|| nearest_on_line(black_box(bakhmut()), black_box(&border)));
}

#[divan::bench(args = [5_000, 100_000])]
fn nearest_at_5000_km(bencher: Bencher, vertices: usize) {
    let border = border(vertices, 70.0);
    bencher.bench(|| nearest_on_line(black_box(bakhmut()), black_box(&border)));
}

#[divan::bench]
fn path_of_100_points(bencher: Bencher) {
    let to = position(38.8389, 47.8655);
    bencher.bench(|| line(black_box(bakhmut()), black_box(to), Metres::from_km(1.03)));
}

#[divan::bench]
fn ring_of_360_points(bencher: Bencher) {
    bencher.bench(|| ring(black_box(bakhmut()), Metres::from_miles(120.0), 360));
}
