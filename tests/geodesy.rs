//! Geodesy against published values, other implementations, and the real border.

#[path = "geodesy/area.rs"]
mod area;
mod support;

use std::{fs, slice};

use bakhmut_map::geodesy::{direct, inverse, nearest_on_line, nearest_on_lines};
use bakhmut_map::units::{Degrees, LonLat, Metres};
use serde::Deserialize;
use serde_json::Value;

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).expect("a position on the Earth")
}

fn bakhmut() -> LonLat {
    at(38.0008, 48.5947)
}

fn is_close(computed: f64, expected: f64, tolerance: f64) {
    assert!(
        (computed - expected).abs() <= tolerance,
        "{computed} is not {expected} ± {tolerance}"
    );
}

/// C. F. F. Karney, Algorithms for geodesics (2013), tables 2 and 5, printed to 10 nm and 1e-11°.
#[test]
fn the_examples_of_karney() {
    let end = direct(
        at(0.0, 40.0),
        Degrees::azimuth(30.0),
        Metres::from_km(10_000.0),
    );
    is_close(end.lat(), 41.793_310_205_06, 1e-11);
    is_close(end.lon(), 137.844_900_043_77, 1e-11);

    let nearly_antipodal = inverse(at(0.0, -30.0), at(179.8, 29.9));
    is_close(nearly_antipodal.distance.get(), 19_989_832.827_61, 1e-5);
    is_close(nearly_antipodal.azimuth.get(), 161.890_524_736_33, 1e-9);
}

/// pyproj 3.7.2 (PROJ 9.5.1), `Geod(ellps="WGS84").inv` and `.fwd`: metres and degrees.
#[test]
fn the_values_of_proj() {
    let inverses = [
        (
            [38.0008, 48.5947, 39.0, 48.0],
            [99_341.887_922, 131.358_616_432, 132.104_645_018],
        ),
        (
            [38.0008, 48.5947, 37.6173, 55.7558],
            [797_246.368_144, 358.264_804_579, 357.961_287_813],
        ),
        (
            [-73.78, 40.64, 103.99, 1.36],
            [15_347_512.940_513, 3.305_773_478, 177.487_840_208],
        ),
        (
            [179.9, 10.0, -179.9, 10.1],
            [24_556.579_653, 63.211_853_402, 63.246_754_953],
        ),
        (
            [20.0, 90.0, 38.0008, 48.5947],
            [4_617_409.811_589, 161.999_2, 180.0],
        ),
        (
            [0.0, 0.0, 179.5, 0.5],
            [19_936_288.578_965, 25.671_872_868, 154.327_085_470],
        ),
        ([0.0, 0.0, 180.0, 0.0], [20_003_931.458_625, 0.0, 180.0]),
        (
            [38.0008, 48.5947, 38.0009, 48.5948],
            [13.344_259, 33.557_487_117, 33.557_562_122],
        ),
    ];
    for ([lon1, lat1, lon2, lat2], [distance, azimuth, azimuth_at_end]) in inverses {
        let path = inverse(at(lon1, lat1), at(lon2, lat2));
        is_close(path.distance.get(), distance, 1e-6);
        is_close(path.azimuth.get(), azimuth, 1e-8);
        is_close(path.azimuth_at_end.get(), azimuth_at_end, 1e-8);
    }
    let directs = [
        (
            [38.0008, 48.5947, 142.2, 102_230.0],
            [38.838_241_646_1, 47.865_171_958_0],
        ),
        (
            [38.0008, 48.5947, 0.0, 193_121.28],
            [38.0008, 50.331_110_403_2],
        ),
        (
            [179.9, -60.0, 90.0, 50_000.0],
            [-179.203_997_461_0, -59.996_961_014_1],
        ),
        (
            [10.0, 89.9, 350.0, 50_000.0],
            [-157.152_988_195_4, 89.650_397_514_5],
        ),
    ];
    for ([lon, lat, azimuth, distance], [end_lon, end_lat]) in directs {
        let end = direct(
            at(lon, lat),
            Degrees::azimuth(azimuth),
            Metres::new(distance),
        );
        is_close(end.lon(), end_lon, 1e-9);
        is_close(end.lat(), end_lat, 1e-9);
    }
}

/// The same pyproj for the distance to 4,001 points of each edge, refined between the neighbours of
/// the nearest with SciPy's `minimize_scalar(method="bounded", xatol=1e-12)`. Metres, edge, fraction.
#[test]
fn the_nearest_points_that_scipy_finds() {
    let border = vec![
        at(38.2, 47.1),
        at(38.6, 47.8),
        at(39.4, 47.9),
        at(39.9, 48.6),
    ];
    let box_around = vec![
        at(28.0, 50.0),
        at(36.0, 51.0),
        at(36.0, 44.0),
        at(28.0, 45.0),
    ];
    let cases: [(LonLat, Vec<LonLat>, f64, usize, f64); 8] = [
        (bakhmut(), border.clone(), 98_957.661_495, 0, 1.0),
        (at(39.1, 47.8), border, 6_832.462_768, 1, 0.604_180_315),
        (
            bakhmut(),
            vec![at(30.0, 52.0), at(40.0, 53.0)],
            462_118.505_498,
            0,
            0.698_409_449,
        ),
        (
            at(31.0, 46.5),
            box_around,
            205_166.215_682,
            2,
            0.682_648_235,
        ),
        // An edge that runs around the Earth, and a position across the antimeridian.
        (
            at(100.0, 80.0),
            vec![at(-180.0, 70.0), at(180.0, 75.0)],
            680_857.157_628,
            0,
            0.782_648_787,
        ),
        (
            at(-179.9, 51.0),
            vec![at(179.0, 50.0), at(180.0, 52.0)],
            40_124.018_058,
            0,
            0.554_778_329,
        ),
        // Along a parallel near the pole, where an edge bends most.
        (
            at(25.0, -89.5),
            vec![at(0.0, -89.0), at(180.0, -89.0)],
            55_846.889_466,
            0,
            0.138_888_891,
        ),
        (
            at(10.0, 20.0),
            vec![at(150.0, -15.0), at(-170.0, -25.0)],
            4_353_357.188_407,
            0,
            0.433_548_800,
        ),
    ];
    for (from, line, distance, segment, fraction) in cases {
        let nearest = nearest_on_line(from, &line).unwrap();
        is_close(nearest.distance.get(), distance, 1e-4);
        assert_eq!(nearest.segment, segment);
        is_close(nearest.fraction, fraction, 1e-7);
    }
}

#[derive(Deserialize)]
struct Border {
    features: Vec<Stretch>,
}

#[derive(Deserialize)]
struct Stretch {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    federal_subject: Option<String>,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    LineString(Vec<[f64; 2]>),
    MultiLineString(Vec<Vec<[f64; 2]>>),
}

impl Stretch {
    fn lines(&self) -> Vec<Vec<LonLat>> {
        let lines = match &self.geometry {
            Geometry::LineString(line) => slice::from_ref(line),
            Geometry::MultiLineString(lines) => lines,
        };
        let positions =
            |line: &Vec<[f64; 2]>| line.iter().map(|&[lon, lat]| at(lon, lat)).collect();
        lines.iter().map(positions).collect()
    }
}

/// `facts/border.json` rounds to 10 m, and to 100 m by federal subject. It densified the border to
/// 0.0005° (below 60 m) and took vertices: at 102 km a vertex is at most 5 mm farther than its edge.
/// Only the file of OpenStreetMap is parted by federal subject.
#[test]
fn bakhmut_to_the_border_is_what_the_reference_says() {
    let Some(facts) = support::reference("facts/border.json") else {
        return;
    };
    let facts: Value = serde_json::from_slice(&fs::read(facts).unwrap()).unwrap();
    let files = [
        (
            "geometry/border-osm.geojson",
            "osm_russian_regions_2024 (timurkanaz)",
            &["Belgorod", "Bryansk", "Kursk", "Rostov", "Voronezh"][..],
        ),
        (
            "geometry/border-natural-earth-10m.geojson",
            "naturalearth_10m",
            &[],
        ),
    ];
    for (path, source, subjects) in files {
        let Some(file) = support::reference(path) else {
            return;
        };
        let border: Border = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        let expected = &facts["sources"][source];

        let lines: Vec<_> = border.features.iter().flat_map(Stretch::lines).collect();
        let nearest = nearest_on_lines(bakhmut(), &lines).unwrap();
        let headline = &expected["nearest"]["Bakhmut"];
        is_close(
            nearest.distance.km(),
            headline["km"].as_f64().unwrap(),
            0.010,
        );
        is_close(nearest.azimuth.get(), headline["az"].as_f64().unwrap(), 0.1);
        is_close(
            nearest.point.lat(),
            headline["border_point"][0].as_f64().unwrap(),
            1e-3,
        );
        is_close(
            nearest.point.lon(),
            headline["border_point"][1].as_f64().unwrap(),
            1e-3,
        );

        let mut compared = Vec::new();
        for stretch in &border.features {
            let Some(subject) = &stretch.properties.federal_subject else {
                continue;
            };
            let km = nearest_on_lines(bakhmut(), &stretch.lines())
                .unwrap()
                .distance
                .km();
            let expected = &expected["by_federal_subject"][subject]["km"];
            is_close(km, expected.as_f64().unwrap(), 0.060);
            compared.push(subject.as_str());
        }
        compared.sort_unstable();
        assert_eq!(compared, subjects, "{path}");
    }
}
