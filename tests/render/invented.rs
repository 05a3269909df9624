//! Invented towns: folders of geodata with any features that the reader accepts.

use std::f64::consts::TAU;
use std::fs;

use bakhmut_map::geodata::{Controller, Layers, PlaceKind, Status, Vocabulary, ZoneKind};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::picture::Data;
use crate::test_env::TestEnv;

/// So many cases; what fails is printed, and needs no file to be found again.
pub(crate) fn cases(many: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        // Milliseconds, for a case that is slow to draw.
        max_shrink_time: 10_000,
        ..ProptestConfig::with_cases(many)
    }
}

/// A file of GeoJSON by its name: its features.
pub(crate) type File = (&'static str, Vec<Value>);

pub(crate) const ZONES: &str = "zones/desk/2031-05-20.geojson";

/// West, south, east, north of what a dataset maps.
pub(crate) type Extent = [f64; 4];

/// Those of the second town, of a part of its view, and beyond all that a map shows.
const EXTENTS: [Extent; 4] = [
    [19.9, -0.1, 20.1, 0.1],
    [19.98, -0.02, 20.02, 0.02],
    [12.0, -6.0, 28.0, 6.0],
    [-180.0, -90.0, 180.0, 90.0],
];

/// Opens the second town with these files in the place of its own.
pub(crate) fn open(files: &[File], more: &[(&str, String)]) -> Data {
    let env = TestEnv::new();
    env.copy("tests/fixtures/second-town", "geodata");
    let folder = env.path("geodata");
    let geojson = |features: &Vec<Value>| {
        json!({"type": "FeatureCollection", "features": features}).to_string()
    };
    let files = files.iter().map(|(name, list)| (*name, geojson(list)));
    for (name, text) in files.chain(more.iter().cloned()) {
        fs::write(folder.join(name), text).expect("a file can be written");
    }
    let layers = Layers::find(&env.path(""), None).expect("a folder of geodata");
    Data::of(&layers, "desk", "2031-05")
}

pub(crate) fn feature(id: &str, properties: Value, geometry: Value) -> Value {
    let mut properties = properties;
    properties["sources"] = json!(["invention"]);
    json!({"type": "Feature", "id": id, "properties": properties, "geometry": geometry})
}

/// A word of a vocabulary.
pub(crate) fn word<V: Vocabulary>() -> impl Strategy<Value = &'static str> {
    let words: Vec<&str> = V::ALL.iter().map(|(word, _)| *word).collect();
    select(words)
}

/// From so many powers of ten to so many.
pub(crate) fn power(from: f64, to: f64) -> impl Strategy<Value = f64> {
    (from..to).prop_map(|exponent| 10_f64.powf(exponent))
}

/// Features of ids that differ: the first keeps its own, the others get a number.
pub(crate) fn numbered(
    kind: impl Strategy<Value = Value>,
    many: std::ops::Range<usize>,
) -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec(kind, many).prop_map(|mut features| {
        for (i, feature) in features.iter_mut().enumerate().skip(1) {
            let id = feature["id"].as_str().unwrap_or_default();
            feature["id"] = json!(format!("{id}-{i}"));
        }
        features
    })
}

/// The zones of a snapshot, and `dataset.toml` with the extent in which they lie.
pub(crate) fn zones() -> impl Strategy<Value = (Vec<Value>, String)> {
    let inside = |extent: Extent| (numbered(zone(extent), 1..7), any::<bool>(), Just(extent));
    let described = select(&EXTENTS[..]).prop_flat_map(inside);
    described.prop_map(|(zones, schematic, extent)| {
        let dataset = format!(
            "title = \"Any\"\nextent = {extent:?}\nsources = [\"invention\"]\n\
             schematic = {schematic}\n"
        );
        (zones, dataset)
    })
}

fn zone(extent: Extent) -> impl Strategy<Value = Value> {
    let words = (word::<ZoneKind>(), word::<Controller>(), word::<Status>());
    let known = (power(-1.0, 7.0), prop::option::of(1..20));
    (words, known, areas(extent)).prop_map(|((kind, controller, status), known, shape)| {
        let (accuracy, since) = known;
        let id = if kind == "area" { kind } else { "vyhadka" };
        // What is claimed has a controller.
        let controller = match (status, controller) {
            ("claimed", "none") => "RU",
            _ => controller,
        };
        let mut properties = json!({"name": "Zone", "kind": kind, "controller": controller,
            "status": status, "accuracy_m": accuracy});
        if let Some(day) = since {
            properties["since"] = json!(format!("2031-05-{day:02}"));
        }
        feature(id, properties, shape)
    })
}

/// A MultiPolygon that touches the extent and lies no more than a degree beyond it.
pub(crate) fn areas(extent: Extent) -> impl Strategy<Value = Value> {
    let coordinates = prop_oneof![
        3 => (shapes(), window(extent)).prop_map(|(shapes, window)| placed(&shapes, window)),
        1 => tiles(extent),
    ];
    let touching = coordinates.prop_filter("it lies beyond the extent", move |polygons| {
        let corners = || polygons.iter().flatten().flatten();
        (0..2).all(|axis| {
            corners().any(|c| c[axis] >= extent[axis])
                && corners().any(|c| c[axis] <= extent[axis + 2])
        })
    });
    touching.prop_map(|polygons| json!({"type": "MultiPolygon", "coordinates": polygons}))
}

type Ring = Vec<[f64; 2]>;

/// Where a shape is put: its middle, and its reach along both axes.
type Window = ([f64; 2], [f64; 2]);

fn window(extent: Extent) -> impl Strategy<Value = Window> {
    let [west, south, east, north] = extent;
    let view = [19.9, -0.08, 20.1, 0.08];
    // In the extent, on its edge, or near what the map shows.
    let at = move |low: f64, high: f64, from: f64, to: f64| {
        prop_oneof![
            low..=high,
            select(vec![low, high]),
            from.max(low)..=to.min(high)
        ]
    };
    let middle = (
        at(west, east, view[0], view[2]),
        at(south, north, view[1], view[3]),
    );
    let reach = (power(-4.0, 2.0), power(-4.0, 2.0));
    (middle, reach).prop_map(move |((lon, lat), (across, up))| {
        let most = |middle: f64, low: f64, high: f64, end: f64| {
            let (low, high) = ((low - 1.0).max(-end), (high + 1.0).min(end));
            // At the end of the Earth there is room on one side only: the middle moves.
            let middle = middle.clamp(low + 1e-3, high - 1e-3);
            (middle, (middle - low).min(high - middle))
        };
        let (lon, room) = most(lon, west, east, 180.0);
        let (lat, height) = most(lat, south, north, 90.0);
        ([lon, lat], [across.min(room), up.min(height)])
    })
}

/// A star in a square of side 2: for each of its corners the distance from the middle and how far
/// its direction strays; and how many rings lie in each other, each the hole of the one around it
/// or an island in that.
type Star = (Vec<(f64, f64)>, usize);

/// Stars in the cells of a grid, so many to a row; a cell may be empty.
fn shapes() -> impl Strategy<Value = (usize, Vec<Option<Star>>)> {
    // Two corners of three are then less than half a turn apart.
    let corners = prop::collection::vec((0.1..1.0, -0.2..0.2), 3..14);
    let star = prop::option::weighted(0.8, (corners, 1..4_usize));
    (1..4_usize, prop::collection::vec(star, 1..7))
}

fn placed((columns, stars): &(usize, Vec<Option<Star>>), window: Window) -> Vec<Vec<Ring>> {
    let rows = stars.len().div_ceil(*columns);
    let ([lon, lat], [across, up]) = window;
    let mut polygons = Vec::new();
    let cells = stars.iter().enumerate();
    for (i, (corners, depth)) in cells.filter_map(|(i, star)| Some((i, star.as_ref()?))) {
        let cell = |index: usize, count: usize| {
            let size = 1.0 / count as f64;
            (size, (2 * index + 1) as f64 * size - 1.0)
        };
        let ((width, x), (height, y)) = (cell(i % columns, *columns), cell(i / columns, rows));
        let ring = |level: usize| -> Ring {
            let inner = 0.95 * 0.6_f64.powf(level as f64);
            let corner = |(k, (radius, stray)): (usize, &(f64, f64))| {
                let (sin, cos) = ((k as f64 + stray) / corners.len() as f64 * TAU).sin_cos();
                let radius = radius * inner;
                [
                    lon + across * (x + width * radius * cos),
                    lat + up * (y + height * radius * sin),
                ]
            };
            closed(corners.iter().enumerate().map(corner).collect())
        };
        let rings: Vec<Ring> = (0..*depth).map(ring).collect();
        polygons.extend(rings.chunks(2).map(<[Ring]>::to_vec));
    }
    if polygons.is_empty() {
        let [west, east] = [lon - across, lon + across];
        let [south, north] = [lat - up, lat + up];
        polygons.push(vec![closed(vec![
            [west, south],
            [east, south],
            [east, north],
            [west, north],
        ])]);
    }
    polygons
}

fn closed(mut ring: Ring) -> Ring {
    ring.extend(ring.first().copied());
    ring
}

/// Some fields of one colour of a chessboard over the extent, or over the town where that is larger:
/// those of several zones share edges, corners and land to the last digit.
fn tiles(extent: Extent) -> impl Strategy<Value = Vec<Vec<Ring>>> {
    const SIDE: usize = 6;
    let small = extent[2] - extent[0] < 1.0;
    let [west, south, east, north] = if small { extent } else { EXTENTS[0] };
    let fields = prop::collection::vec(any::<bool>(), SIDE * SIDE / 2);
    (any::<bool>(), fields).prop_map(move |(black, fields)| {
        let line = |low: f64, high: f64, i: usize| low + (high - low) * i as f64 / SIDE as f64;
        let field = |i: usize| {
            let row = i / (SIDE / 2);
            let column = 2 * (i % (SIDE / 2)) + (row + usize::from(black)) % 2;
            let [left, right] = [column, column + 1].map(|i| line(west, east, i));
            let [low, high] = [row, row + 1].map(|i| line(south, north, i));
            vec![closed(vec![
                [left, low],
                [right, low],
                [right, high],
                [left, high],
            ])]
        };
        let taken = (0..fields.len()).filter(|i| *i == 0 || fields[*i]);
        taken.map(field).collect()
    })
}

/// A place in or about the view of the second town.
pub(crate) fn place(name: impl Strategy<Value = String>) -> impl Strategy<Value = Value> {
    let at = prop_oneof![
        (19.93..20.07, -0.05..0.05),
        (19.98..20.02, -0.01..0.01),
        (19.5..20.7, -0.5..0.5),
    ];
    let what = (1..=5, word::<PlaceKind>(), power(0.0, 4.0));
    (name, what, at).prop_map(|(name, (rank, kind, accuracy), (lon, lat))| {
        let properties = json!({"name": name, "rank": rank, "place": kind, "country": "UA",
            "accuracy_m": accuracy});
        let point = json!({"type": "Point", "coordinates": [lon, lat]});
        feature("place", properties, point)
    })
}
