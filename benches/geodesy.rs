//! Time to find the point of a border that is nearest to a town, by sector and from its outline too, to
//! measure an area, and to draw the path and the ring.

use bakhmut_map::geodesy::{
    area, inverse, line, nearest_between_lines, nearest_by_sector, nearest_from_polygons,
    nearest_on_line, ring,
};
use bakhmut_map::units::{LonLat, Metres};
use divan::{Bencher, black_box};
use geo::{LineString, Polygon};

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

fn outline(ring: Vec<LonLat>) -> Polygon {
    let vertices = ring.iter().map(|p| (p.lon(), p.lat()));
    Polygon::new(LineString::from_iter(vertices), vec![])
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

/// The worst case: no part of the line can be left out.
#[divan::bench(args = [5_000])]
fn nearest_on_a_circle(bencher: Bencher, vertices: usize) {
    let circle = ring(bakhmut(), Metres::from_km(100.0), vertices);
    bencher.bench(|| nearest_on_line(black_box(bakhmut()), black_box(&circle)));
}

#[divan::bench(args = [5_000, 100_000])]
fn nearest_in_16_sectors_at_100_km(bencher: Bencher, vertices: usize) {
    let border = [border(vertices, 1.6)];
    bencher.bench(|| nearest_by_sector(black_box(bakhmut()), black_box(&border), 16));
}

#[divan::bench(args = [5_000, 100_000])]
fn nearest_between_lines_100_km_apart(bencher: Bencher, vertices: usize) {
    let (front, border) = ([border(vertices, 0.0)], [border(vertices, 1.4)]);
    bencher.bench(|| nearest_between_lines(black_box(&front), black_box(&border)));
}

/// So far apart that the bound is slack.
#[divan::bench(args = [5_000, 100_000])]
fn nearest_between_lines_5000_km_apart(bencher: Bencher, vertices: usize) {
    let circle = [ring(bakhmut(), Metres::from_km(50.0), vertices)];
    let border = [border(vertices, 70.0)];
    bencher.bench(|| nearest_between_lines(black_box(&circle), black_box(&border)));
}

#[divan::bench(args = [5_000, 100_000])]
fn nearest_between_lines_that_cross(bencher: Bencher, vertices: usize) {
    let (front, border) = ([border(vertices, 0.0)], [border(vertices, 0.001)]);
    bencher.bench(|| nearest_between_lines(black_box(&front), black_box(&border)));
}

/// A town of 10 km across.
#[divan::bench(args = [5_000, 100_000])]
fn nearest_from_an_outline_at_100_km(bencher: Bencher, vertices: usize) {
    let town = outline(ring(bakhmut(), Metres::from_km(5.0), 500));
    let border = [border(vertices, 1.6)];
    bencher.bench(|| nearest_from_polygons(black_box([&town]), black_box(&border)));
}

#[divan::bench(args = [5_000, 100_000])]
fn area_of_a_polygon(bencher: Bencher, vertices: usize) {
    let shape = outline(border(vertices, 0.0));
    bencher.bench(|| area(black_box([&shape])));
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
