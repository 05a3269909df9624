//! Towns' outlines, roads, railways and rivers.

use std::collections::BTreeMap;

use bakhmut_map::geodata::{Certainty, Context, ContextKind, ContextShape};
use geo::{Coord, LineString};

use crate::plane::{Lines, Plane, between_outlines, dense, length};
use crate::reference::{GEODATA, features, lines, outline, text};

const SAMPLE_M: f64 = 10.0;
/// What the issue asks of outlines and rivers, in metres.
const LIMIT_M: f64 = 300.0;
/// The outlines that the issue asks for.
const TOWNS: [&str; 6] = [
    "Chasiv Yar",
    "Soledar",
    "Toretsk",
    "Kostiantynivka",
    "Horlivka",
    "Svitlodarsk",
];
const ROADS: [&str; 5] = ["M-03", "H-20", "H-32", "T-05-13", "T-13-02"];
/// Where the reference's rivers are used: west, south, east, north in degrees.
const RIVERS_WITHIN: [f64; 4] = [34.5, 46.5, 41.5, 50.8];

fn of_kind(kind: ContextKind) -> impl Iterator<Item = &'static Context> {
    GEODATA
        .context()
        .iter()
        .filter(move |context| context.kind == kind)
}

fn name(context: &Context) -> &str {
    context.name.as_ref().map_or(&context.id, |name| &name.en)
}

fn course(context: &Context) -> &[LineString] {
    match &context.shape {
        ContextShape::Lines(lines) => &lines.0,
        ContextShape::Areas(_) => &[],
    }
}

fn samples(plane: &Plane, context: &Context) -> Vec<Coord> {
    let lines = plane.lines(course(context));
    lines
        .iter()
        .flat_map(|line| dense(line, SAMPLE_M))
        .collect()
}

#[test]
fn outlines_are_as_accurate_as_they_say() {
    let Some(outlines) = features("geometry/osm-settlements.geojson") else {
        return;
    };
    let mut worst: f64 = 0.0;
    for context in of_kind(ContextKind::Settlement) {
        let ContextShape::Areas(ours) = &context.shape else {
            unreachable!("an outline")
        };
        let distance = between_outlines(ours, &outline(&outlines, name(context)));
        assert!(
            distance <= context.accuracy.get(),
            "{}: {distance:.0} m",
            context.id
        );
        assert!(distance <= LIMIT_M, "{}: {distance:.0} m", context.id);
        worst = worst.max(distance);
    }
    for town in TOWNS {
        assert!(
            of_kind(ContextKind::Settlement).any(|c| name(c) == town),
            "{town}"
        );
    }
}

/// A road's sign in Cyrillic letters, as the reference has it.
fn sign(road: &Context) -> &str {
    road.name
        .as_ref()
        .and_then(|name| name.uk.as_deref())
        .expect("a sign in Ukrainian")
}

#[test]
fn mapped_roads_lie_on_roads_of_the_same_number() {
    let Some(reference) = features("geometry/osm-main-roads-in-towns.geojson") else {
        return;
    };
    let plane = Plane::utm();
    let mut by_sign: BTreeMap<String, Vec<LineString>> = BTreeMap::new();
    for feature in &reference {
        for sign in text(feature, "ref")
            .into_iter()
            .flat_map(|signs| signs.split(';'))
        {
            by_sign
                .entry(sign.to_owned())
                .or_default()
                .extend(plane.lines(&lines(feature)));
        }
    }
    for number in ROADS {
        let roads: Vec<&Context> = of_kind(ContextKind::Road)
            .filter(|road| road.reference.as_deref() == Some(number))
            .collect();
        let mapped = || {
            roads
                .iter()
                .filter(|road| road.certainty == Certainty::Mapped)
        };
        let theirs = by_sign
            .get(sign(roads[0]))
            .expect("the road in the reference");
        let truth = Lines::new(theirs);
        for road in mapped() {
            assert_eq!(road.class.as_deref(), Some("main"), "{}", road.id);
            let distance = truth.greatest(samples(&plane, road));
            assert!(
                distance <= road.accuracy.get(),
                "{}: {distance:.0} m",
                road.id
            );
        }
        // What the reference shows in the mapped region is drawn, but for slip roads and scraps.
        let ours = plane.lines(mapped().flat_map(|road| course(road)));
        let drawn = Lines::new(&ours);
        let region = GEODATA.town().extent;
        let (low, high) = (
            plane.point(Coord {
                x: region.west(),
                y: region.south(),
            }),
            plane.point(Coord {
                x: region.east(),
                y: region.north(),
            }),
        );
        let inside = |c: &Coord| (low.x..=high.x).contains(&c.x) && (low.y..=high.y).contains(&c.y);
        let points: Vec<Coord> = theirs
            .iter()
            .flat_map(|line| dense(line, 50.0))
            .filter(inside)
            .collect();
        let near = points
            .iter()
            .filter(|p| drawn.distance(**p) <= LIMIT_M)
            .count();
        let share = near as f64 / points.len() as f64;
        assert!(share >= 0.95, "{number}: {share:.3} of the road is drawn");
    }
}

#[test]
fn mapped_railways_lie_on_railways() {
    let Some(reference) = features("geometry/osm-railways-in-towns.geojson") else {
        return;
    };
    let plane = Plane::utm();
    let truth: Vec<LineString> = reference
        .iter()
        .flat_map(|f| plane.lines(&lines(f)))
        .collect();
    let truth = Lines::new(&truth);
    let mut count = 0;
    for railway in of_kind(ContextKind::Railway).filter(|r| r.certainty == Certainty::Mapped) {
        let distance = truth.greatest(samples(&plane, railway));
        assert!(
            distance <= railway.accuracy.get(),
            "{}: {distance:.0} m",
            railway.id
        );
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn rivers_are_generalised_to_300_metres() {
    let Some(reference) = features("geometry/rivers-natural-earth-10m.geojson") else {
        return;
    };
    let plane = Plane::conic();
    let theirs: Vec<LineString> = reference.iter().flat_map(lines).collect();
    let truth = Lines::new(&plane.lines(&theirs));
    let ours: Vec<LineString> = of_kind(ContextKind::River)
        .flat_map(|river| plane.lines(course(river)))
        .collect();
    let mut worst: f64 = 0.0;
    for river in of_kind(ContextKind::River) {
        let distance = truth.greatest(samples(&plane, river));
        assert!(
            distance <= LIMIT_M.min(river.accuracy.get()),
            "{}: {distance:.0} m",
            river.id
        );
        worst = worst.max(distance);
    }
    // The other way: none is left out. Where the region cuts a river, ours ends on the grid.
    let [west, south, east, north] = RIVERS_WITHIN;
    let inside = |c: &Coord| (west..=east).contains(&c.x) && (south..=north).contains(&c.y);
    let within = theirs
        .iter()
        .flat_map(|line| dense(line, 0.001))
        .filter(inside);
    let back = Lines::new(&ours).greatest(within.map(|c| plane.point(c)));
    assert!(back <= LIMIT_M, "a river is {back:.0} m off or left out");
}

/// Between towns nothing is known but the two ends, so the error grows with the gap.
#[test]
fn joined_lines_say_that_they_are_less_accurate() {
    let plane = Plane::utm();
    for kind in [ContextKind::Road, ContextKind::Railway] {
        let all: Vec<&Context> = of_kind(kind).collect();
        let (joined, mapped): (Vec<&Context>, Vec<&Context>) = all
            .into_iter()
            .partition(|context| context.certainty == Certainty::Joined);
        let ends = |context: &Context| -> Vec<Coord> {
            let lines = plane.lines(course(context));
            lines
                .iter()
                .flat_map(|line| [line.0[0], line.0[line.0.len() - 1]])
                .collect()
        };
        let known: Vec<LineString> = mapped.iter().flat_map(|m| plane.lines(course(m))).collect();
        let known = Lines::new(&known);
        let finest = mapped.iter().map(|m| m.accuracy.get()).fold(0.0, f64::max);
        for line in &joined {
            let ends = ends(line);
            let gap = length(geo::Line::new(ends[0], ends[1]));
            let loose = known.greatest(ends);
            assert!(line.accuracy.get() > finest, "{}", line.id);
            // A line by places in between is held there, too.
            let held = line.id.ends_with("-via");
            assert!(
                held || line.accuracy.get() >= gap / 10.0,
                "{}: {gap:.0} m",
                line.id
            );
            assert!(
                loose <= finest,
                "{}: ends {loose:.0} m from what is mapped",
                line.id
            );
        }
        assert!(!joined.is_empty());
    }
}
