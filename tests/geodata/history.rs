//! Who holds the four settlements on each day, against the publishers' maps of that day.

use std::fs;
use std::path::Path;

use bakhmut_map::geodata::{Controller, Snapshot, Status, Zone};
use geo::{Area, BooleanOps, Contains, Coord, MultiPolygon, Point, unary_union};
use jiff::civil::Date;

use crate::control;
use crate::plane::{Lines, Plane, dense, rings};
use crate::reference::{SNAPSHOT, SNAPSHOTS, settlements, zone, zone_of};

/// How far the share of Bakhmut that is held may be off, in hundredths of the town: where a part is
/// cut off, and where the town is one zone.
const PART_ERROR: f64 = 3.0;
const WHOLE_ERROR: f64 = 6.0;
const VILLAGES: [&str; 3] = ["ivanhrad", "yahidne", "khromove"];

fn percent(of: &MultiPolygon, covered: &MultiPolygon) -> f64 {
    100.0 * of.intersection(covered).unsigned_area() / of.unsigned_area()
}

fn share_error(snapshot: &Snapshot) -> f64 {
    match zone_of(snapshot, "bakhmut") {
        Some(_) => WHOLE_ERROR,
        None => PART_ERROR,
    }
}

/// What each publisher shows as occupied on the day.
fn published(day: Date) -> Option<Vec<MultiPolygon>> {
    let mut maps = vec![control::deepstate(day)?];
    if control::has_nzz(day) {
        maps.push(control::nzz(day)?);
    }
    Some(maps)
}

fn parts(snapshot: &Snapshot) -> impl Iterator<Item = &Zone> {
    settlements(snapshot).filter(|zone| zone.id.starts_with("bakhmut"))
}

/// The share of the town whose zone has that status under that controller.
fn share(snapshot: &Snapshot, status: Status, controller: Controller) -> f64 {
    let town = &zone("bakhmut").shape;
    let of_it = parts(snapshot).filter(|z| (z.status, z.controller) == (status, controller));
    of_it.map(|z| percent(town, &z.shape)).sum()
}

#[test]
fn each_day_has_the_four_settlements() {
    let town = &zone("bakhmut").shape;
    assert_eq!(SNAPSHOTS.len(), 7);
    for snapshot in SNAPSHOTS.iter() {
        for village in VILLAGES {
            assert!(
                zone_of(snapshot, village).is_some(),
                "{}: {village}",
                snapshot.date
            );
        }
        let shapes: Vec<_> = parts(snapshot).map(|z| z.shape.clone()).collect();
        let together: f64 = shapes.iter().map(Area::unsigned_area).sum();
        let union = unary_union(shapes.iter().flatten());
        let off =
            (percent(town, &union) - 100.0).abs() + (together / town.unsigned_area() - 1.0).abs();
        assert!(
            off < 0.01,
            "{}: the parts are not the town: {off}",
            snapshot.date
        );
        assert_eq!(settlements(snapshot).count(), VILLAGES.len() + shapes.len());
    }
}

/// Assessed as held: every map has most of it as occupied. Otherwise no map has.
#[test]
fn a_village_is_held_by_whom_the_maps_of_the_day_show() {
    for snapshot in SNAPSHOTS.iter() {
        let Some(maps) = published(snapshot.date) else {
            return;
        };
        for village in VILLAGES.map(|id| zone_of(snapshot, id).unwrap()) {
            let shares = maps.iter().map(|map| percent(&village.shape, map));
            let held =
                (village.status, village.controller) == (Status::Assessed, Controller::Russia);
            for share in shares {
                assert_eq!(
                    share > 50.0,
                    held,
                    "{}: {}: {share:.0} %",
                    snapshot.date,
                    village.id
                );
            }
        }
    }
}

#[test]
fn the_share_of_bakhmut_that_is_held_is_within_its_error() {
    for snapshot in SNAPSHOTS.iter() {
        let Some(maps) = published(snapshot.date) else {
            return;
        };
        let ours = share(snapshot, Status::Assessed, Controller::Russia);
        for map in maps {
            let theirs = percent(&zone("bakhmut").shape, &map);
            let off = (ours - theirs).abs();
            assert!(
                off <= share_error(snapshot),
                "{}: {ours:.1}, not {theirs:.1} %",
                snapshot.date
            );
        }
    }
}

/// What DeepState does not know is not said to be held by anybody.
#[test]
fn the_share_of_bakhmut_that_is_not_known_is_within_its_error() {
    for snapshot in SNAPSHOTS.iter().filter(|s| s.date != SNAPSHOT.date) {
        let Some(unknown) = control::deepstate_unknown(snapshot.date) else {
            return;
        };
        let ours = share(snapshot, Status::Unknown, Controller::Nobody);
        let theirs = percent(&zone("bakhmut").shape, &unknown);
        let off = (ours - theirs).abs();
        assert!(
            off <= share_error(snapshot),
            "{}: {ours:.1}, not {theirs:.1} %",
            snapshot.date
        );
    }
}

/// Points every 20 m or less of the edge of some parts, where it is not the town's own.
fn cut(parts: &MultiPolygon, plane: &Plane) -> Vec<Coord> {
    let town = Lines::new(&plane.lines(&rings(&zone("bakhmut").shape)));
    let edge = plane.lines(&rings(parts));
    let points = edge.iter().flat_map(|line| dense(line, 20.0));
    points.filter(|p| town.distance(*p) > 5.0).collect()
}

/// Nine tenths of the cut lie within the stated accuracy of the publisher's edge.
fn cut_is_as_accurate_as_it_says(snapshot: &Snapshot, ids: &[&str], map: &MultiPolygon) {
    let plane = Plane::utm();
    let zones = || {
        ids.iter()
            .map(|id| zone_of(snapshot, id).expect("the part"))
    };
    let stated = zones().map(|z| z.accuracy.get()).fold(0.0, f64::max);
    let parts = unary_union(zones().flat_map(|z| &z.shape));
    let theirs = Lines::new(&plane.lines(&rings(map)));
    let mut off: Vec<f64> = cut(&parts, &plane)
        .iter()
        .map(|p| theirs.distance(*p))
        .collect();
    off.sort_by(f64::total_cmp);
    let tenth = off[off.len() * 9 / 10];
    assert!(tenth <= stated, "{}: {ids:?}: {tenth:.0} m", snapshot.date);
}

#[test]
fn the_cuts_of_bakhmut_are_as_accurate_as_they_say() {
    for snapshot in SNAPSHOTS.iter().filter(|s| zone_of(s, "bakhmut").is_none()) {
        let (Some(maps), Some(unknown)) = (
            published(snapshot.date),
            control::deepstate_unknown(snapshot.date),
        ) else {
            return;
        };
        let either = maps[0].union(&unknown);
        let ids = ["bakhmut-east", "bakhmut-middle"];
        let known = zone_of(snapshot, ids[0]).expect("the east").status == Status::Assessed;
        for map in maps.iter().filter(|_| known) {
            cut_is_as_accurate_as_it_says(snapshot, &ids[..1], map);
        }
        let count = 1 + usize::from(zone_of(snapshot, ids[1]).is_some());
        cut_is_as_accurate_as_it_says(snapshot, &ids[..count], &either);
    }
}

/// They are taken as held on every day up to 2023.
#[test]
fn the_towns_held_before_2022_are_occupied() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/settlements-before-2022.csv");
    let table = fs::read_to_string(path).expect("the committed table");
    let points: Vec<(String, Point)> = table.lines().skip(1).map(point).collect();
    assert!(points.len() > 30, "{}", points.len());
    for snapshot in SNAPSHOTS.iter().filter(|s| s.date != SNAPSHOT.date) {
        let Some(maps) = published(snapshot.date) else {
            return;
        };
        for (name, point) in &points {
            let held = maps.iter().all(|map| map.contains(point));
            assert!(held, "{}: {name} is not occupied", snapshot.date);
        }
    }
}

fn point(row: &str) -> (String, Point) {
    let cells: Vec<&str> = row.split(',').collect();
    let degrees = |at: usize| cells[at].parse().expect("degrees");
    (cells[0].to_owned(), Point::new(degrees(2), degrees(3)))
}
