//! Sectors: limits, and sampling of the edges.

use proptest::prelude::*;

use super::{along, around, at, awkward, bakhmut, is_close, is_consistent};
use crate::geodesy::{
    Nearest, Sector, inverse, nearest_by_sector, nearest_in_sector, nearest_on_line,
};
use crate::units::{Degrees, LonLat};

fn sector(start: f64, end: f64) -> Sector {
    Sector::new(Degrees::azimuth(start), Degrees::azimuth(end))
}

#[test]
fn where_there_is_no_line_there_is_no_nearest_point() {
    let none: [Vec<LonLat>; 0] = [];
    assert_eq!(nearest_by_sector(bakhmut(), &none, 4), [None; 4]);
    assert_eq!(nearest_in_sector(bakhmut(), &none, sector(0.0, 90.0)), None);
    let line = [at(39.0, 48.0), at(39.0, 49.0)];
    assert_eq!(nearest_by_sector(bakhmut(), &[line], 0), []);
    let alone = [at(39.0, 48.0)];
    assert_eq!(nearest_by_sector(bakhmut(), &[alone], 2), [None; 2]);
}

#[test]
fn the_whole_circle_is_no_sector() {
    let line = [at(39.0, 48.0), at(39.0, 49.0)];
    let nearest = nearest_on_line(bakhmut(), &line);
    for whole in [sector(0.0, 0.0), sector(77.0, 437.0)] {
        assert_eq!(nearest_in_sector(bakhmut(), &[line], whole), nearest);
    }
    assert_eq!(nearest_by_sector(bakhmut(), &[line], 1), [nearest]);
}

#[test]
fn a_vertex_on_a_boundary_is_in_the_sector_that_starts_there() {
    let north = [at(38.0, 49.0), at(38.0, 50.0)];
    let from = at(38.0, 48.0);
    assert!(nearest_in_sector(from, &[north], sector(0.0, 90.0)).is_some());
    assert!(nearest_in_sector(from, &[north], sector(270.0, 0.0)).is_none());
}

#[test]
fn a_sector_narrower_than_an_edge_is_found_on_it() {
    let line = [at(38.9, 48.5), at(38.95, 48.55)];
    let aim = inverse(bakhmut(), at(38.925, 48.525)).azimuth.get();
    let narrow = sector(aim, aim + 1e-4);
    let nearest = nearest_in_sector(bakhmut(), &[line], narrow).unwrap();
    assert!(narrow.contains(nearest.azimuth));
    assert!(inverse(nearest.point, at(38.925, 48.525)).distance.get() < 0.5);
}

#[test]
fn a_line_through_the_position_is_near_where_it_leaves() {
    let lines = [[at(37.0, 48.0), at(39.0, 48.0)]];
    for (lon, leaves) in [(38.0, [1, 3]), (37.0, [1, 1])] {
        let found = nearest_by_sector(at(lon, 48.0), &lines, 4);
        for (index, nearest) in found.iter().enumerate() {
            let distance = nearest.map(|nearest| nearest.distance.get());
            assert_eq!(distance.is_some(), leaves.contains(&index), "{lon} {index}");
            assert!(distance.is_none_or(|metres| metres < 2e-3));
        }
    }
}

#[test]
fn at_a_pole_the_azimuth_is_counted_from_the_meridian_of_the_position() {
    let parallel = [at(-180.0, 80.0), at(180.0, 80.0)];
    let found = nearest_by_sector(at(10.0, 90.0), &[parallel], 8);
    let km = inverse(at(0.0, 90.0), at(0.0, 80.0)).distance.km();
    for nearest in found {
        is_close(nearest.unwrap().distance.km(), km, 1e-6);
    }
}

/// The least sampled distance in a sector; `None` where no sample is in it.
fn sampled(from: LonLat, line: &[LonLat], sector: Sector, samples: u32) -> Option<f64> {
    let edges = 0..line.len() - 1;
    let points = edges.flat_map(|segment| {
        (0..=samples).map(move |i| along(line, segment, f64::from(i) / f64::from(samples)))
    });
    points
        .map(|point| inverse(from, point))
        .filter(|path| path.distance.get() > 1e-3 && sector.contains(path.azimuth))
        .map(|path| path.distance.get())
        .min_by(f64::total_cmp)
}

/// No sample is nearer, and the answer is a point of the line in the sector.
fn holds(from: LonLat, line: &[LonLat], sector: Sector, found: Option<Nearest>, samples: u32) {
    if let Some(nearest) = found {
        is_consistent(from, line, &nearest);
        assert!(sector.contains(nearest.azimuth));
    }
    if let Some(sampled) = sampled(from, line, sector, samples) {
        let nearest = found.unwrap().distance.get();
        assert!(nearest <= sampled + 1e-3, "{nearest} {sampled} {sector:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_point_of_a_line_is_nearer_in_its_sector(
        from in around(), line in prop::collection::vec(around(), 2..8), count in 1_usize..20,
    ) {
        let found = nearest_by_sector(from, &[&line], count);
        for (sector, nearest) in Sector::equal(count).into_iter().zip(&found) {
            holds(from, &line, sector, *nearest, 200);
        }
        let all = found.into_iter().flatten().map(|nearest| nearest.distance.get());
        let least = all.min_by(f64::total_cmp).unwrap();
        prop_assert!((least - nearest_on_line(from, &line).unwrap().distance.get()).abs() < 2e-3);
    }

    #[test]
    fn no_point_of_a_near_line_is_nearer_in_its_sector(
        steps in prop::collection::vec((-0.004..0.004, -0.004..0.004), 1..60),
        start in 0.0..360.0, width in 0.01..360.0,
    ) {
        let mut line = vec![bakhmut()];
        for (east, north) in steps {
            let last = line[line.len() - 1];
            line.push(at(last.lon() + east, last.lat() + north));
        }
        let (from, sector) = (at(38.002, 48.595), sector(start, start + width));
        holds(from, &line, sector, nearest_in_sector(from, &[&line], sector), 200);
    }

    #[test]
    fn no_point_of_a_line_is_nearer_in_its_sector_at_poles_and_the_antimeridian(
        from in awkward(), line in prop::collection::vec(awkward(), 2..5),
        start in 0.0..360.0, width in 1.0..360.0,
    ) {
        let sector = sector(start, start + width);
        let found = nearest_in_sector(from, &[&line], sector);
        holds(from, &line, sector, found, 1_000);
    }

    #[test]
    fn sectors_leave_no_azimuth_out_and_none_is_in_two(
        count in 1_usize..400, azimuth in 0.0..360.0, boundary in 0_usize..400,
    ) {
        let sectors = Sector::equal(count);
        let on_boundary = sectors[boundary % count].start();
        for azimuth in [Degrees::azimuth(azimuth), on_boundary] {
            prop_assert_eq!(sectors.iter().filter(|s| s.contains(azimuth)).count(), 1);
        }
    }
}
