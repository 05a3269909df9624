//! Drawing and encoding: each kind of item by itself at 1200 × 900 pixels, and a still of all.

use bakhmut_map::encode::{Metadata, png};
use bakhmut_map::raster::rasterize;
use bakhmut_map::scene::{
    BezPath, Color, Fade, Fill, Group, Hatch, Item, LineCap, Pattern, PatternKind, Point, Scene,
    Stroke, Text,
};
use bakhmut_map::text::{Face, Shaped, shape};
use divan::Bencher;

const GROUND: Color = Color::rgb(0xf6_f4_ef);
const INK: Color = Color::rgb(0x22_22_22);
const ZONE: Color = Color::rgb(0xb8_3a_3a);

fn main() {
    divan::main();
}

fn scene(items: Vec<Item>) -> Scene {
    Scene {
        width: 1200,
        height: 900,
        background: GROUND,
        items,
    }
}

/// A ragged closed line of so many corners about the middle of the picture.
fn blob(corners: u32) -> BezPath {
    let corner = |i: u32| {
        let angle = f64::from(i) / f64::from(corners) * std::f64::consts::TAU;
        let radius = 330.0 + 60.0 * (7.0 * angle).sin() + 4.0 * (397.0 * angle).sin();
        Point::new(
            600.0 + 1.3 * radius * angle.cos(),
            450.0 + radius * angle.sin(),
        )
    };
    let mut path = BezPath::new();
    path.move_to(corner(0));
    (1..corners).for_each(|i| path.line_to(corner(i)));
    path.close_path();
    path
}

fn fill() -> Item {
    Item::Fill(Fill {
        path: blob(5000),
        color: ZONE.alpha(0.4),
    })
}

fn strokes() -> Vec<Item> {
    let wave = |row: u32| {
        let mut path = BezPath::new();
        path.move_to((0.0, f64::from(row) * 22.0));
        for i in 1..=120 {
            let x = f64::from(i) * 10.0;
            path.line_to((
                x,
                f64::from(row) * 22.0 + 12.0 * (x / 37.0 + f64::from(row)).sin(),
            ));
        }
        let dashes = if row.is_multiple_of(4) {
            vec![8.0, 5.0]
        } else {
            Vec::new()
        };
        Item::Stroke(Stroke {
            path,
            width: 1.5,
            color: INK,
            cap: LineCap::Round,
            dashes,
        })
    };
    (0..40).map(wave).collect()
}

fn hatch(kind: PatternKind) -> Item {
    let pattern = Pattern {
        kind,
        spacing: 6.0,
        weight: 2.0,
        color: ZONE,
    };
    Item::Hatch(Hatch {
        path: blob(2000),
        pattern,
        origin: Point::new(3.25, 7.5),
    })
}

fn fade(reach: f64) -> Item {
    Item::Fade(Fade {
        path: blob(2000),
        reach,
        items: vec![fill()],
    })
}

fn shaped() -> Vec<Shaped> {
    (0..40)
        .map(|i| shape(&format!("Kostiantynivka {i} км"), Face::Regular, 16.0, 0.0))
        .collect()
}

fn labels() -> Vec<Item> {
    let label = |(i, shaped): (usize, Shaped)| {
        let origin = Point::new((i % 5) as f64 * 230.0 + 20.0, (i / 5) as f64 * 105.0 + 60.0);
        Item::Text(Text {
            shaped,
            origin,
            angle: 0.0,
            color: INK,
            halo: Some((GROUND, 2.0)),
        })
    };
    shaped().into_iter().enumerate().map(label).collect()
}

fn still() -> Scene {
    let clip = BezPath::from_svg("M40,60 H1160 V840 H40 Z").expect("a rectangle");
    let mut items = vec![fade(60.0), hatch(PatternKind::Diagonal)];
    items.extend(strokes());
    items.extend(labels());
    scene(vec![Item::Group(Group { clip, items })])
}

#[divan::bench]
fn draw_nothing(bencher: Bencher<'_, '_>) {
    bencher
        .with_inputs(|| scene(Vec::new()))
        .bench_refs(|scene| rasterize(scene));
}

#[divan::bench]
fn draw_a_fill_of_5000_corners(bencher: Bencher<'_, '_>) {
    bencher
        .with_inputs(|| scene(vec![fill()]))
        .bench_refs(|scene| rasterize(scene));
}

#[divan::bench]
fn draw_40_strokes(bencher: Bencher<'_, '_>) {
    bencher
        .with_inputs(|| scene(strokes()))
        .bench_refs(|scene| rasterize(scene));
}

#[divan::bench(args = ["diagonal", "cross", "dots"])]
fn draw_a_hatch(bencher: Bencher<'_, '_>, name: &str) {
    let kind = match name {
        "diagonal" => PatternKind::Diagonal,
        "cross" => PatternKind::Cross,
        _ => PatternKind::Dots,
    };
    bencher
        .with_inputs(|| scene(vec![hatch(kind)]))
        .bench_refs(|scene| rasterize(scene));
}

#[divan::bench(args = [6.0, 20.0, 60.0])]
fn draw_a_fade(bencher: Bencher<'_, '_>, reach: f64) {
    bencher
        .with_inputs(|| scene(vec![fade(reach)]))
        .bench_refs(|scene| rasterize(scene));
}

#[divan::bench]
fn shape_40_labels() -> Vec<Shaped> {
    shaped()
}

#[divan::bench]
fn draw_40_labels_with_halos(bencher: Bencher<'_, '_>) {
    bencher
        .with_inputs(|| scene(labels()))
        .bench_refs(|scene| rasterize(scene));
}

#[divan::bench]
fn draw_a_still(bencher: Bencher<'_, '_>) {
    bencher
        .with_inputs(still)
        .bench_refs(|scene| rasterize(scene));
}

#[divan::bench]
fn encode_a_still(bencher: Bencher<'_, '_>) {
    let pixmap = rasterize(&still());
    bencher.bench_local(|| png(&pixmap, &Metadata::default()));
}

#[divan::bench]
fn encode_few_colours(bencher: Bencher<'_, '_>) {
    let pixmap = rasterize(&scene(strokes()));
    bencher.bench_local(|| png(&pixmap, &Metadata::default()));
}
