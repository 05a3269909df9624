//! Nearest pairs: limits, and sampling of the edges.

use geo::{Polygon, polygon};
use proptest::prelude::*;

use super::{along, around, at, awkward, bakhmut, inverse, is_close};
use crate::geodesy::{NearestPair, nearest_between_lines, nearest_from_polygons, nearest_on_line};
use crate::units::LonLat;

fn square(west: f64, south: f64, side: f64) -> Polygon {
    let (east, north) = (west + side, south + side);
    polygon![(x: west, y: south), (x: east, y: south), (x: east, y: north), (x: west, y: north)]
}

/// A square with a square hole.
fn frame() -> Polygon {
    let hole = square(38.2, 48.2, 0.6).exterior().clone();
    Polygon::new(square(38.0, 48.0, 1.0).exterior().clone(), vec![hole])
}

fn metres(pair: Option<NearestPair>) -> f64 {
    pair.unwrap().to.distance.get()
}

#[test]
fn without_an_edge_on_either_side_there_is_no_pair() {
    let line = [at(38.0, 48.0), at(39.0, 48.0)];
    let none: [&[LonLat]; 2] = [&[], &[at(38.0, 48.0)]];
    assert_eq!(nearest_between_lines(&none, &[line]), None);
    assert_eq!(nearest_between_lines(&[line], &none), None);
    assert_eq!(nearest_from_polygons([], &[line]), None);
    assert_eq!(nearest_from_polygons([&frame()], &none), None);
    let off = polygon![(x: 38.0, y: 48.0), (x: 381.0, y: 48.0), (x: 39.0, y: f64::NAN)];
    assert_eq!(nearest_from_polygons([&off], &[line]), None);
}

#[test]
fn lines_that_cross_touch_or_overlap_are_0_apart() {
    let line = [at(30.0, 45.0), at(40.0, 50.0)];
    let others = [
        ([at(30.0, 50.0), at(40.0, 45.0)], 0.5),
        ([at(35.0, 47.5), at(40.0, 45.0)], 0.0),
        ([at(25.0, 42.5), at(32.0, 46.0)], f64::NAN),
    ];
    for (other, fraction) in others {
        let pair = nearest_between_lines(&[line], &[other]).unwrap();
        assert_eq!(pair.to.distance.get(), 0.0);
        assert_eq!(pair.from, pair.to.point);
        assert!(fraction.is_nan() || (pair.to.fraction - fraction).abs() < 1e-9);
        assert!(nearest_on_line(pair.from, &line).unwrap().distance.get() < 1e-3);
    }
}

#[test]
fn edges_of_length_zero_are_points() {
    let [a, b] = [bakhmut(), at(39.0, 48.0)];
    let pair = nearest_between_lines(&[[a, a]], &[[b, b]]).unwrap();
    assert_eq!((pair.from, pair.to.point), (a, b));
    assert_eq!(pair.to.distance, inverse(a, b).distance);
    assert_eq!(metres(nearest_between_lines(&[[a, a]], &[[a, a]])), 0.0);
}

#[test]
fn what_is_cut_at_the_antimeridian_meets_there() {
    let east = [at(179.0, 50.0), at(180.0, 51.0)];
    let west = [at(-180.0, 51.0), at(-179.0, 52.0)];
    assert!(metres(nearest_between_lines(&[east], &[west])) < 1e-6);
    let meridian = [at(-180.0, 50.0), at(-180.0, 52.0)];
    assert!(metres(nearest_between_lines(&[east], &[meridian])) < 1e-3);
    let poles = [
        [at(-180.0, 90.0), at(180.0, 90.0)],
        [at(10.0, 80.0), at(20.0, 90.0)],
    ];
    assert!(metres(nearest_between_lines(&poles[..1], &poles[1..])) < 1e-6);
}

#[test]
fn edges_along_parallels_are_as_far_apart_as_on_a_meridian() {
    let parallel = |lat| [at(30.0, lat), at(46.0, lat)];
    let far = inverse(at(38.0, 46.0), at(38.0, 50.5)).distance.get();
    is_close(
        metres(nearest_between_lines(&[parallel(46.0)], &[parallel(50.5)])),
        far,
        0.2,
    );
}

#[test]
fn a_line_that_a_polygon_holds_is_0_from_it() {
    let to = |line| metres(nearest_from_polygons([&frame()], &[line]));
    let [a, b] = [at(38.05, 48.05), at(38.1, 48.05)];
    assert_eq!(to([a, b]), 0.0);
    assert_eq!(to([at(37.0, 48.1), at(40.0, 48.1)]), 0.0);
    assert_eq!(to([at(39.0, 48.5), at(40.0, 48.5)]), 0.0);
    // In the hole it is as far as the hole's ring, outside as far as the exterior.
    let north = inverse(at(38.5, 48.75), at(38.5, 48.8)).distance.get();
    is_close(to([at(38.5, 48.5), at(38.5, 48.75)]), north, 1.0);
    let south = inverse(at(38.5, 47.9), at(38.5, 48.0)).distance.get();
    is_close(to([at(38.5, 47.5), at(38.5, 47.9)]), south, 1.0);
    // The second line of two, of the second polygon of two.
    let two = [square(30.0, 48.0, 0.1), frame()];
    let lines = [vec![at(50.0, 48.0), at(51.0, 48.0)], vec![a, b]];
    let pair = nearest_from_polygons(&two, &lines).unwrap();
    assert_eq!(
        (pair.to.line, pair.to.point, pair.to.distance.get()),
        (1, a, 0.0)
    );
}

/// The least distance from `samples` points of every edge to the other line, once more between the two
/// beside the least.
fn sampled(from: &[LonLat], to: &[LonLat], samples: u32) -> f64 {
    let scan = |segment: usize, low: f64, high: f64| {
        let fractions =
            (0..=samples).map(|i| low + (high - low) * f64::from(i) / f64::from(samples));
        fractions
            .map(|t| {
                (
                    nearest_on_line(along(from, segment, t), to)
                        .unwrap()
                        .distance
                        .get(),
                    t,
                )
            })
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .unwrap()
    };
    let step = 1.0 / f64::from(samples);
    (0..from.len() - 1)
        .map(|segment| {
            let (distance, t) = scan(segment, 0.0, 1.0);
            distance.min(scan(segment, (t - step).max(0.0), (t + step).min(1.0)).0)
        })
        .fold(f64::INFINITY, f64::min)
}

/// The pair is one of points of the lines, at its distance.
fn is_consistent(from: &[LonLat], to: &[LonLat], pair: &NearestPair) {
    super::is_consistent(pair.from, to, &pair.to);
    assert!(nearest_on_line(pair.from, from).unwrap().distance.get() < 1e-3);
}

/// West and east of Bakhmut, so that they seldom cross.
fn side(west: f64) -> impl Strategy<Value = Vec<LonLat>> {
    prop::collection::vec((0.0..4.0, 45.0..52.0), 2..6)
        .prop_map(move |line| line.iter().map(|(lon, lat)| at(west + lon, *lat)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_points_of_two_lines_are_nearer(from in side(33.0), to in side(37.5)) {
        let pair = nearest_between_lines(&[&from], &[&to]).unwrap();
        is_consistent(&from, &to, &pair);
        let metres = pair.to.distance.get();
        let sampled = sampled(&from, &to, 100);
        prop_assert!(metres <= sampled + 0.2, "{} {}", metres, sampled);
        let back = nearest_between_lines(&[&to], &[&from]).unwrap().to.distance.get();
        prop_assert!((metres - back).abs() < 0.2);
    }

    #[test]
    fn no_points_of_two_lines_are_nearer_at_poles_and_the_antimeridian(
        from in prop::collection::vec(awkward(), 2..4), to in prop::collection::vec(awkward(), 2..4),
    ) {
        let pair = nearest_between_lines(&[&from], &[&to]).unwrap();
        is_consistent(&from, &to, &pair);
        let metres = pair.to.distance.get();
        let sampled = sampled(&from, &to, 100);
        prop_assert!(metres <= sampled + 0.2 + 1e-6 * sampled, "{} {}", metres, sampled);
    }

    #[test]
    fn several_lines_are_the_nearest_of_each(
        from in prop::collection::vec(prop::collection::vec(around(), 0..4), 0..50),
        to in prop::collection::vec(prop::collection::vec(around(), 0..4), 0..4),
    ) {
        let together = nearest_between_lines(&from, &to).map(|pair| pair.to.distance.get());
        let each = from.iter().flat_map(|a| to.iter().map(move |b| (a, b)));
        let apart = each.filter_map(|(a, b)| nearest_between_lines(&[a], &[b]));
        let apart = apart.map(|pair| pair.to.distance.get()).min_by(f64::total_cmp);
        prop_assert_eq!(together.is_some(), apart.is_some());
        if let (Some(together), Some(apart)) = (together, apart) {
            prop_assert!((together - apart).abs() < 0.2);
        }
    }
}
