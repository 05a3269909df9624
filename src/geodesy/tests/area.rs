//! Areas and lengths: limits, and GeographicLib on edges that are cut finely.

use geo::{Coord, LineString, Polygon, polygon};
use geographiclib_rs::{Geodesic, PolygonArea, Winding};
use proptest::prelude::*;

use super::{around, at, inverse, is_close};
use crate::geodesy::{area, length, perimeter};

/// Edges cut into so many pieces that the geodesics between their ends are as good as they.
const PARTS: u32 = 200;

/// GeographicLib's area and perimeter of a ring, in m² and m.
fn of_ring(ring: &LineString) -> (f64, f64) {
    let geoid = Geodesic::wgs84();
    let mut sum = PolygonArea::new(&geoid, Winding::CounterClockwise);
    for edge in ring.lines() {
        for part in 0..PARTS {
            let p = edge.start + (edge.end - edge.start) * (f64::from(part) / f64::from(PARTS));
            sum.add_point(p.y, p.x);
        }
    }
    let (perimeter, area, _) = sum.compute(true);
    (area.abs(), perimeter)
}

/// A star about (`lon`, 48°) with a vertex on each ray, scaled.
fn star(lon: f64, radii: &[f64], scale: f64) -> LineString {
    let vertex = |(i, radius): (usize, &f64)| {
        let angle = std::f64::consts::TAU * i as f64 / radii.len() as f64;
        Coord {
            x: lon + scale * radius * angle.cos(),
            y: 48.0 + scale * radius * angle.sin(),
        }
    };
    radii.iter().enumerate().map(vertex).collect()
}

fn backwards(ring: &LineString) -> LineString {
    ring.coords().rev().copied().collect()
}

#[test]
fn nothing_has_no_area() {
    assert_eq!(area([]).unwrap().get(), 0.0);
    assert_eq!(perimeter([]).unwrap().get(), 0.0);
    let empty = Polygon::new(LineString(vec![]), vec![]);
    let point = polygon![(x: 38.0, y: 48.0)];
    let there_and_back = polygon![(x: 38.0, y: 48.0), (x: 39.0, y: 49.0)];
    for shape in [&empty, &point, &there_and_back] {
        assert_eq!(area([shape]).unwrap().get(), 0.0);
    }
    assert_eq!(length(&[]).get(), 0.0);
    assert_eq!(length(&[at(38.0, 48.0)]).get(), 0.0);
    assert_eq!(
        length(&[at(-180.0, 90.0), at(180.0, 90.0)]).get().round(),
        0.0
    );
}

#[test]
fn what_is_not_on_the_earth_has_no_area() {
    for x in [181.0, f64::NAN, f64::INFINITY, 1e300] {
        let off = polygon![(x: 38.0, y: 48.0), (x: x, y: 48.0), (x: 39.0, y: 49.0)];
        assert_eq!(area([&off]), None);
        assert_eq!(perimeter([&off]), None);
        let holed = Polygon::new(star(38.0, &[1.0; 4], 1.0), vec![off.exterior().clone()]);
        assert_eq!(area([&holed]), None);
        assert_eq!(perimeter([&holed]), None);
    }
}

/// The surface of WGS84 by NGA.STND.0036: 510,065,621.724 km²; a meridian's quarter by
/// GeographicLib.
#[test]
fn the_whole_earth() {
    let earth = polygon![
        (x: -180.0, y: -90.0), (x: 180.0, y: -90.0), (x: 180.0, y: 90.0), (x: -180.0, y: 90.0),
    ];
    is_close(area([&earth]).unwrap().km2(), 510_065_621.724, 1e-3);
    let quarter = length(&[at(38.0, 0.0), at(38.0, 90.0)]).get();
    is_close(
        quarter,
        inverse(at(0.0, 0.0), at(0.0, 90.0)).distance.get(),
        1e-6,
    );
}

#[test]
fn a_polygon_cut_at_the_antimeridian_is_as_large_as_one_elsewhere() {
    let cell = |west: f64, east: f64| polygon![(x: west, y: 60.0), (x: east, y: 60.0), (x: east, y: 65.0), (x: west, y: 65.0)];
    let cut = [cell(178.0, 180.0), cell(-180.0, -179.0)];
    let whole = area([&cell(10.0, 13.0)]).unwrap().get();
    is_close(area(&cut).unwrap().get() / whole, 1.0, 1e-12);
    // Uncut, it runs around the Earth the other way.
    let around = area([&cell(178.0, -179.0)]).unwrap().get();
    is_close(around / whole, 357.0 / 3.0, 1e-9);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_polygon_with_holes_is_as_large_as_geographiclib_says_whichever_way_its_rings_run(
        radii in prop::collection::vec(0.5..4.0_f64, 3..8),
        scale in 0.001..1.0, turned in prop::array::uniform3(any::<bool>()),
    ) {
        // Two holes side by side, within the narrowest that the star can be.
        let wind = |ring: LineString, turn: bool| if turn { backwards(&ring) } else { ring };
        let exterior = star(38.0, &radii, scale);
        let hole = |east: f64| star(38.0 + east * scale, &[0.05, 0.1, 0.03, 0.08], scale);
        let holes = vec![wind(hole(-0.1), turned[1]), wind(hole(0.1), turned[2])];
        let shape = Polygon::new(wind(exterior, turned[0]), holes);

        let (outer, outer_length) = of_ring(shape.exterior());
        let inner = shape.interiors().iter().map(of_ring);
        let (holes, holes_length) = inner.fold((0.0, 0.0), |sum, r| (sum.0 + r.0, sum.1 + r.1));
        let computed = area([&shape]).unwrap().get();
        prop_assert!((computed / (outer - holes) - 1.0).abs() < 1e-6);
        let around = perimeter([&shape]).unwrap().get();
        prop_assert!((around / (outer_length + holes_length) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_line_is_as_long_as_its_parts_and_no_shorter_than_the_geodesics(
        line in prop::collection::vec(around(), 2..20), cut in 1_usize..19,
    ) {
        let cut = cut.min(line.len() - 1);
        let whole = length(&line).get();
        let parts = length(&line[..=cut]).get() + length(&line[cut..]).get();
        prop_assert!((whole - parts).abs() < 1e-6);
        let geodesics: f64 = line.windows(2).map(|w| inverse(w[0], w[1]).distance.get()).sum();
        prop_assert!(whole >= geodesics - 1e-3);
    }
}
