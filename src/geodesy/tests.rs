//! Limits, and properties held against brute force.

mod area;
mod pair;
mod sector;

use proptest::prelude::*;

use super::{Nearest, direct, inverse, line, nearest_on_line, nearest_on_lines, ring};
use crate::units::{Degrees, LonLat, Metres};

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).unwrap()
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

#[test]
fn a_line_without_an_edge_has_no_nearest_point() {
    assert_eq!(nearest_on_line(bakhmut(), &[]), None);
    assert_eq!(nearest_on_line(bakhmut(), &[at(38.0, 48.0)]), None);
    assert_eq!(nearest_on_lines::<Vec<LonLat>>(bakhmut(), &[]), None);
    let second = nearest_on_lines(bakhmut(), &[vec![], vec![at(38.0, 48.0), at(39.0, 48.0)]]);
    assert_eq!(second.unwrap().line, 1);
}

#[test]
fn a_position_on_the_line_is_its_own_nearest_point() {
    let line = [at(37.0, 48.0), at(38.0, 48.5), at(38.5, 49.0)];
    let vertex = nearest_on_line(line[1], &line).unwrap();
    assert_eq!(
        (vertex.distance.get(), vertex.segment, vertex.fraction),
        (0.0, 0, 1.0)
    );
    let between = nearest_on_line(at(37.3, 48.15), &line).unwrap();
    assert!(between.distance.get() < 1e-3);
    is_close(between.fraction, 0.3, 1e-8);
}

#[test]
fn edges_of_length_zero_are_points() {
    let twice = [at(38.5, 48.5), at(38.5, 48.5)];
    let nearest = nearest_on_line(bakhmut(), &twice).unwrap();
    assert_eq!((nearest.point, nearest.fraction), (twice[0], 0.0));
    assert_eq!(nearest.distance, inverse(bakhmut(), twice[0]).distance);
    let along_the_pole = nearest_on_line(bakhmut(), &[at(-180.0, 90.0), at(180.0, 90.0)]).unwrap();
    is_close(
        along_the_pole.distance.get(),
        inverse(bakhmut(), at(0.0, 90.0)).distance.get(),
        1e-6,
    );
}

#[test]
fn of_points_equally_near_the_first_is_taken() {
    let line = [at(39.0, 48.0), at(39.0, 49.0)];
    let nearest = nearest_on_lines(bakhmut(), &[line, line]).unwrap();
    assert_eq!(nearest.line, 0);
    let there_and_back = nearest_on_line(at(38.0, 48.0), &[line[1], line[0], line[1]]).unwrap();
    assert_eq!(there_and_back.segment, 0);
    // All of a parallel is as far from the pole.
    let parallel = [at(-180.0, 80.0), at(180.0, 80.0)];
    let from_pole = nearest_on_line(at(0.0, 90.0), &parallel).unwrap();
    is_close(
        from_pole.distance.get(),
        inverse(at(0.0, 90.0), at(0.0, 80.0)).distance.get(),
        1e-6,
    );
}

#[test]
fn a_path_has_both_ends_and_even_steps() {
    let (from, to) = (bakhmut(), at(38.8389, 47.8655));
    let path = line(from, to, Metres::from_km(1.0));
    assert_eq!((path[0], path[path.len() - 1]), (from, to));
    let steps: Vec<f64> = path
        .windows(2)
        .map(|w| inverse(w[0], w[1]).distance.get())
        .collect();
    let whole = inverse(from, to).distance.get();
    is_close(steps.iter().sum(), whole, 1e-5);
    for step in steps {
        is_close(step, whole / 103.0, 1e-6);
    }
    assert_eq!(line(from, from, Metres::from_km(1.0)), [from, from]);
    for step in [0.0, -1.0, f64::NAN] {
        assert_eq!(line(from, to, Metres::new(step)), [from, to]);
    }
}

#[test]
fn to_the_antipode_all_ways_over_a_pole_are_shortest() {
    for lat in [0.0, 48.5947] {
        let path = inverse(at(38.0, lat), at(-142.0, -lat));
        // Half a meridian.
        is_close(path.distance.get(), 20_003_931.458_6, 1e-3);
        assert!([0.0, 180.0].contains(&path.azimuth.get()));
    }
    let line = [at(-143.0, -48.0), at(-141.0, -49.0)];
    let nearest = nearest_on_line(bakhmut(), &line).unwrap();
    assert!(nearest.distance.get() < 20_003_931.0);
}

#[test]
fn lengths_beyond_reason_lead_to_a_position() {
    for metres in [1e12, -1e12, f64::MAX] {
        let end = direct(bakhmut(), Degrees::azimuth(90.0), Metres::new(metres));
        assert!(end.lon().abs() <= 180.0);
        assert_eq!(ring(bakhmut(), Metres::new(metres), 4).len(), 5);
    }
    for radius in [0.0, -0.0] {
        assert!(
            inverse(bakhmut(), ring(bakhmut(), Metres::new(radius), 3)[1])
                .distance
                .get()
                < 1e-6
        );
    }
}

fn anywhere() -> impl Strategy<Value = LonLat> {
    (-180.0..=180.0, -90.0..=90.0).prop_map(|(lon, lat)| at(lon, lat))
}

/// Within about 500 km of Bakhmut.
fn around() -> impl Strategy<Value = LonLat> {
    (33.0..43.0, 45.0..52.0).prop_map(|(lon, lat)| at(lon, lat))
}

/// Within a degree of a pole or of its antipode, or anywhere.
fn awkward() -> impl Strategy<Value = LonLat> {
    prop_oneof![
        (
            -180.0..=180.0,
            prop_oneof![Just(90.0), Just(-90.0), 89.0..=90.0]
        )
            .prop_map(|(lon, lat)| at(lon, lat)),
        (
            prop_oneof![Just(180.0), Just(-180.0), 179.0..=180.0],
            -60.0..=60.0
        )
            .prop_map(|(lon, lat)| at(lon, lat)),
        anywhere(),
    ]
}

fn along(line: &[LonLat], segment: usize, fraction: f64) -> LonLat {
    let (a, b) = (line[segment], line[segment + 1]);
    let lon = (a.lon() + (b.lon() - a.lon()) * fraction).clamp(-180.0, 180.0);
    let lat = (a.lat() + (b.lat() - a.lat()) * fraction).clamp(-90.0, 90.0);
    at(lon, lat)
}

/// The least distance to `samples` points of every edge, once more between the two beside the least.
fn brute_force(from: LonLat, line: &[LonLat], samples: u32) -> f64 {
    let scan = |segment: usize, low: f64, high: f64| {
        let fractions =
            (0..=samples).map(|i| low + (high - low) * f64::from(i) / f64::from(samples));
        fractions
            .map(|t| (inverse(from, along(line, segment, t)).distance.get(), t))
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .unwrap()
    };
    let step = 1.0 / f64::from(samples);
    (0..line.len() - 1)
        .map(|segment| {
            let (distance, t) = scan(segment, 0.0, 1.0);
            distance.min(scan(segment, (t - step).max(0.0), (t + step).min(1.0)).0)
        })
        .fold(f64::INFINITY, f64::min)
}

/// The answer is a point of the line, at the distance and the azimuth that it says.
fn is_consistent(from: LonLat, line: &[LonLat], nearest: &Nearest) {
    let point = along(line, nearest.segment, nearest.fraction);
    assert!(inverse(point, nearest.point).distance.get() < 1e-6);
    let path = inverse(from, nearest.point);
    assert_eq!(
        (path.distance, path.azimuth),
        (nearest.distance, nearest.azimuth)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_point_of_a_line_is_nearer(
        from in around(), line in prop::collection::vec(around(), 2..20),
    ) {
        let nearest = nearest_on_line(from, &line).unwrap();
        is_consistent(from, &line, &nearest);
        let sampled = brute_force(from, &line, 1_000);
        prop_assert!(nearest.distance.get() <= sampled + 1e-3);
        prop_assert!(sampled <= nearest.distance.get() + 1.0);
    }

    #[test]
    fn no_point_of_a_winding_line_is_nearer(
        from in around(), start in around(), steps in prop::collection::vec((-0.02..0.02, -0.02..0.02), 1..300),
    ) {
        let mut line = vec![start];
        for (east, north) in steps {
            let last = line[line.len() - 1];
            line.push(at(last.lon() + east, last.lat() + north));
        }
        let nearest = nearest_on_line(from, &line).unwrap();
        is_consistent(from, &line, &nearest);
        prop_assert!(nearest.distance.get() <= brute_force(from, &line, 50) + 1e-3);
    }

    #[test]
    fn no_point_of_a_line_is_nearer_at_poles_antipodes_and_the_antimeridian(
        from in awkward(), line in prop::collection::vec(awkward(), 2..5),
    ) {
        let nearest = nearest_on_line(from, &line).unwrap();
        is_consistent(from, &line, &nearest);
        prop_assert!(nearest.distance.get() <= brute_force(from, &line, 3_000) + 1e-2);
    }

    #[test]
    fn several_lines_are_the_nearest_of_each(
        from in around(), lines in prop::collection::vec(prop::collection::vec(around(), 0..40), 0..6),
    ) {
        let together = nearest_on_lines(from, &lines).map(|n| n.distance);
        let apart = lines.iter().filter_map(|line| nearest_on_line(from, line))
            .map(|n| n.distance).min_by(|a, b| a.get().total_cmp(&b.get()));
        prop_assert_eq!(together, apart);
    }

    #[test]
    fn a_line_walked_backwards_is_as_far(
        from in around(), mut line in prop::collection::vec(around(), 2..40),
    ) {
        let forwards = nearest_on_line(from, &line).unwrap().distance;
        line.reverse();
        let backwards = nearest_on_line(from, &line).unwrap().distance;
        prop_assert!((forwards.get() - backwards.get()).abs() < 1e-3);
    }

    #[test]
    fn the_inverse_undoes_the_direct(
        from in anywhere(), azimuth in 0.0..360.0, metres in 0.0..19_900_000.0,
    ) {
        let to = direct(from, Degrees::azimuth(azimuth), Metres::new(metres));
        prop_assert!((inverse(from, to).distance.get() - metres).abs() < 1e-6);
    }

    #[test]
    fn distance_is_symmetric_and_no_detour_is_shorter(
        a in awkward(), b in awkward(), c in awkward(),
    ) {
        let distance = |from, to| inverse(from, to).distance.get();
        prop_assert!((distance(a, b) - distance(b, a)).abs() < 1e-6);
        prop_assert!(distance(a, c) <= distance(a, b) + distance(b, c) + 1e-6);
    }

    #[test]
    fn a_ring_is_closed_counter_clockwise_and_everywhere_as_far(
        centre in around(), km in 0.1..500.0, points in 0_usize..400,
    ) {
        let ring = ring(centre, Metres::from_km(km), points);
        prop_assert_eq!(ring.len(), points.max(3) + 1);
        prop_assert_eq!(ring.first(), ring.last());
        for point in &ring {
            prop_assert!((inverse(centre, *point).distance.km() - km).abs() < 1e-9);
        }
        let twice_the_area: f64 = ring.windows(2)
            .map(|w| w[0].lon() * w[1].lat() - w[1].lon() * w[0].lat()).sum();
        prop_assert!(twice_the_area > 0.0);
    }
}
