//! The schematic area: its accuracy, and whether it keeps to the facts that it was drawn from.
//!
//! The definition of the accuracy is that of `geodata/scripts/area_accuracy.py`: points every 200 m
//! along the inner edge (of what is held) and the outer one (of what is held or contested) and
//! along those of the references (of the intersection and the union of what two publishers show as
//! occupied), each to its counterpart, both ways, all pooled; the 90th percentile, rounded up to
//! 100 m. Where just one publisher's map of a day is at hand, its edge stands for both. Holes are
//! filled and parts under 1 km² dropped; the extent's own edges do not count.

use std::fs;
use std::path::Path;

use bakhmut_map::geodata::{Controller, Method, Snapshot, Status, Zone, ZoneKind};
use geo::{
    Area, BooleanOps, Contains, Coord, Line, LineString, MultiLineString, MultiPolygon, Point,
    Polygon,
};
use jiff::civil::Date;

use crate::control::{self, rectangle};
use crate::plane::{Lines, Plane, every, length};
use crate::reference::{SNAPSHOT, SNAPSHOTS, zone_of};

const SAMPLE_M: f64 = 200.0;
const ROUND_M: f64 = 100.0;
const SPECK_M2: f64 = 1e6;
/// How far the figure moves with the points' places on the lines: 25 m at most, measured by
/// starting them 0 to 150 m along.
const NOISE_M: f64 = 25.0;
/// A settlement's point may be so far off its zone.
const POSITION_M: f64 = 300.0;
const TURN_DEG: f64 = 60.0;
const TURN_EDGE_M: f64 = 150.0;
/// The gaps between an outline of a town and the area, up to 900 m wide, are filled with round ends
/// of half that: so far from an outline the edge may turn as that does.
const ROUND_END_M: f64 = 450.0;
/// So much of the extent's rim is left out, in degrees: about 2 m.
const RIM: f64 = 2e-5;
fn extent() -> [f64; 4] {
    let extent = SNAPSHOT.dataset.extent;
    [extent.west(), extent.south(), extent.east(), extent.north()]
}

/// The edge inside the extent, in metres, without holes and specks.
fn edge(area: &MultiPolygon, plane: &Plane) -> Vec<LineString> {
    let [west, south, east, north] = extent();
    let inside = rectangle([west + RIM, south + RIM, east - RIM, north - RIM]);
    let exteriors = area.iter().map(Polygon::exterior);
    let size = |ring: &LineString| Polygon::new(plane.line(ring), Vec::new()).unsigned_area();
    let kept = exteriors.filter(|ring| size(ring) >= SPECK_M2).cloned();
    plane.lines(&inside.clip(&MultiLineString(kept.collect()), false))
}

/// Distances from points along each of the two edges to the other, ours first.
fn both_ways(ours: &[LineString], theirs: &[LineString]) -> [Vec<f64>; 2] {
    [(ours, theirs), (theirs, ours)].map(|(from, to)| {
        let to = Lines::new(to);
        let points = from.iter().flat_map(|line| every(line, SAMPLE_M));
        points.map(|p| to.distance(p)).collect()
    })
}

/// With linear interpolation between the two nearest of the values.
fn percentile(values: &mut [f64], part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = part * (values.len() - 1) as f64;
    let (low, high) = (values[at.floor() as usize], values[at.ceil() as usize]);
    low + (high - low) * at.fract()
}

/// What both publishers show as occupied, and what either does.
fn published(day: Date) -> Option<[MultiPolygon; 2]> {
    let deepstate = control::deepstate(day)?;
    if !control::has_nzz(day) {
        return Some([deepstate.clone(), deepstate]);
    }
    let nzz = control::nzz(day)?;
    Some([deepstate.intersection(&nzz), deepstate.union(&nzz)])
}

fn areas_of(snapshot: &Snapshot) -> [&Zone; 2] {
    ["area-ru", "area-contested"].map(|id| zone_of(snapshot, id).expect("the day's area"))
}

fn its_accuracy_is_measured_on(snapshot: &Snapshot) {
    let Some([both, either]) = published(snapshot.date) else {
        return;
    };
    let [held, contested] = areas_of(snapshot);
    let plane = Plane::utm();
    let edges = [
        (held.shape.clone(), both),
        (held.shape.union(&contested.shape), either),
    ];
    let mut pooled = Vec::new();
    for (ours, theirs) in edges {
        let distances = both_ways(&edge(&ours, &plane), &edge(&theirs, &plane));
        pooled.extend(distances.into_iter().flatten());
    }
    let measured = percentile(&mut pooled, 0.9);
    for area in [held, contested] {
        let (day, stated) = (snapshot.date, area.accuracy.get());
        let range = stated - ROUND_M - NOISE_M..=stated + NOISE_M;
        assert!(
            range.contains(&measured),
            "{day}: {measured:.0} m, not {stated}"
        );
    }
}

#[test]
fn its_accuracy_is_the_measured_90th_percentile() {
    let dataset = &SNAPSHOT.dataset;
    assert_eq!(dataset.measured, dataset.dates);
    SNAPSHOTS.iter().for_each(its_accuracy_is_measured_on);
}

#[test]
fn what_is_held_and_what_is_contested_do_not_overlap() {
    SNAPSHOTS.iter().for_each(do_not_overlap);
}

fn do_not_overlap(snapshot: &Snapshot) {
    let [held, contested] = areas_of(snapshot);
    assert_eq!(
        (held.controller, held.status),
        (Controller::Russia, Status::Assessed)
    );
    assert_eq!(
        (contested.controller, contested.status),
        (Controller::Nobody, Status::Contested)
    );
    let shared = held.shape.intersection(&contested.shape).unsigned_area();
    // 1e-10 square degrees are less than 1 m².
    assert!(
        shared < 1e-10,
        "{shared:e} square degrees are both held and contested"
    );
    let outside = held
        .shape
        .union(&contested.shape)
        .difference(&rectangle(extent()));
    assert!(outside.unsigned_area() < 1e-10, "drawn beyond the extent");
    for area in [held, contested] {
        let note = area.note.as_ref().expect("a note");
        assert!(note.contains("schematic"), "{}", area.id);
    }
    assert!(snapshot.dataset.schematic);
    assert_eq!(snapshot.dataset.method, Some(Method::BetweenSettlements));
}

/// The rows of `settlement-holders.csv`: name, point, and the holders by DeepState and by NZZ.
fn holders(day: Date) -> Vec<(String, Point, [String; 2])> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/settlement-holders.csv");
    let text = fs::read_to_string(path).expect("the committed table");
    assert!(
        !text.contains('"'),
        "a quoted field, which this reader does not know"
    );
    let mut rows = text.lines().map(|row| row.split(',').collect::<Vec<_>>());
    let header = rows.next().expect("a header");
    let column = |name: &str| header.iter().position(|h| *h == name).expect("the column");
    let (lon, lat) = (column("lon"), column("lat"));
    let publishers = ["deepstate", "nzz"].map(|publisher| column(&format!("{publisher}_{day}")));
    let degrees = |text: &str| text.parse().expect("degrees");
    rows.map(|row| {
        let point = Point::new(degrees(row[lon]), degrees(row[lat]));
        (
            row[0].to_owned(),
            point,
            publishers.map(|column| row[column].to_owned()),
        )
    })
    .collect()
}

/// Both publishers have it as occupied: held; just one: contested; neither, also where one does
/// not know: outside both.
#[test]
fn each_settlement_lies_in_the_zone_that_its_holders_imply() {
    SNAPSHOTS.iter().for_each(settlements_lie_right);
}

fn settlements_lie_right(snapshot: &Snapshot) {
    let day = snapshot.date;
    let [held, contested] = areas_of(snapshot).map(|area| &area.shape);
    let inside = rectangle(extent());
    let outside = inside.difference(&held.union(contested));
    let plane = Plane::utm();
    let zones = [&outside, contested, held].map(|zone| (zone, Lines::new(&edge(zone, &plane))));
    let mut implied = [0; 3];
    for (name, point, holders) in holders(day) {
        if !inside.contains(&point) {
            continue;
        }
        let publishers = holders.iter().filter(|held| *held == "occupied").count();
        implied[publishers] += 1;
        let (zone, edge) = &zones[publishers];
        if !zone.contains(&point) {
            let off = edge.distance(plane.point(point.0));
            assert!(
                off <= POSITION_M,
                "{day}: {name}: {holders:?}, but {off:.0} m off"
            );
        }
    }
    let [outside, contested, held] = implied;
    assert!(
        outside > 50 && contested > 0 && held > 50,
        "{day}: {outside} outside, {contested} contested, {held} held"
    );
}

fn held_settlements(snapshot: &Snapshot) -> impl Iterator<Item = &Zone> {
    let of_russia = |zone: &&Zone| {
        (zone.kind, zone.controller, zone.status)
            == (ZoneKind::Settlement, Controller::Russia, Status::Assessed)
    };
    snapshot.zones.iter().filter(of_russia)
}

#[test]
fn a_settlement_that_is_held_lies_behind_the_line() {
    let mut many = 0;
    for snapshot in SNAPSHOTS.iter() {
        let [held, contested] = areas_of(snapshot).map(|area| &area.shape);
        for zone in held_settlements(snapshot) {
            let (day, id) = (snapshot.date, &zone.id);
            let left = zone.shape.difference(held).unsigned_area() / zone.shape.unsigned_area();
            // Rounding moves shared edges by a metre.
            assert!(left < 1e-4, "{day}: {left} of {id} lies outside");
            let disputed = zone.shape.intersection(contested).unsigned_area();
            assert!(
                disputed < 1e-4 * zone.shape.unsigned_area(),
                "{day}: {id} is held and contested"
            );
            many += 1;
        }
    }
    assert!(many > 12, "{many} held settlements");
}

/// The line's vertices but those closer than `TURN_EDGE_M` to the one before.
fn spaced(line: &LineString) -> Vec<Coord> {
    let mut kept: Vec<Coord> = Vec::new();
    for vertex in line.coords() {
        if kept
            .last()
            .is_none_or(|last| length(Line::new(*last, *vertex)) >= TURN_EDGE_M)
        {
            kept.push(*vertex);
        }
    }
    kept
}

/// How much the course changes at the middle one of three vertices, in degrees.
fn turn(vertices: &[Coord]) -> f64 {
    let (before, after) = (vertices[1] - vertices[0], vertices[2] - vertices[1]);
    let sine = before.x * after.y - before.y * after.x;
    let cosine = before.x * after.x + before.y * after.y;
    sine.atan2(cosine).abs().to_degrees()
}

#[test]
fn neither_edge_has_a_hook() {
    SNAPSHOTS.iter().for_each(has_no_hook);
}

fn has_no_hook(snapshot: &Snapshot) {
    let day = snapshot.date;
    let [held, contested] = areas_of(snapshot).map(|area| &area.shape);
    let plane = Plane::utm();
    let outlines = held_settlements(snapshot).flat_map(|zone| zone.shape.iter());
    let outlines: Vec<_> = outlines.map(|part| plane.line(part.exterior())).collect();
    let outlines = (!outlines.is_empty()).then(|| Lines::new(&outlines));
    let is_drawn = |at: Coord| {
        let far = |lines: &Lines| lines.distance(at) > ROUND_END_M;
        outlines.as_ref().is_none_or(far)
    };
    for area in [held, &held.union(contested)] {
        let lines = edge(area, &plane);
        assert!(!lines.is_empty());
        for vertices in lines.iter().map(spaced) {
            for three in vertices.windows(3).filter(|three| is_drawn(three[1])) {
                let turn = turn(three);
                assert!(
                    turn <= TURN_DEG,
                    "{day}: {turn:.0} degrees at {:?}",
                    three[1]
                );
            }
        }
    }
}
