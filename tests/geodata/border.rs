//! The border and the countries' outlines against the border as OpenStreetMap has it.

use std::collections::{BTreeSet, HashSet};

use bakhmut_map::geodata::Border;
use bakhmut_map::geodesy::nearest_on_line;
use bakhmut_map::measure::border_distance;
use bakhmut_map::units::LonLat;
use geo::{Area, BooleanOps, Contains, Coord, Line, LineString, Point};

use crate::plane::{Lines, Plane, dense, rings};
use crate::reference::{GEODATA, features, json, lines, text};

const SAMPLE_M: f64 = 20.0;
/// Where the border meets the sea, degrees east: the reference runs on along the shore.
const SHORE_EAST: f64 = 38.2298;
/// Where `rostov-north` and `rostov-south` meet, degrees north.
const ROSTOV_CUT: f64 = 48.4;
/// The stated accuracy is what is measured, rounded up to this.
const ROUND_M: f64 = 100.0;

const SUBJECTS: [&str; 5] = ["bryansk", "kursk", "belgorod", "voronezh", "rostov"];

fn subject(border: &Border) -> &str {
    border
        .federal_subject
        .as_deref()
        .expect("a federal subject")
}

/// The reference's pieces by stretch of ours, in degrees.
///
/// Rostov's lies in three pieces: the first two meet, and are cut at `ROSTOV_CUT` and at the
/// shore; between them and the third, near 49.5 N, the reference has a gap of 20 km.
fn reference() -> Option<Vec<(String, Vec<LineString>)>> {
    let mut parts = Vec::new();
    for feature in features("geometry/border-osm.geojson")? {
        let subject = text(&feature, "federal_subject")
            .expect("a subject")
            .to_lowercase();
        let pieces = lines(&feature);
        if subject != "rostov" {
            parts.push((subject, pieces));
            continue;
        }
        let [first, second, third] = pieces.as_slice() else {
            unreachable!("Rostov's border lies in three pieces");
        };
        let joined: Vec<Coord> = first.coords().chain(second.coords()).copied().collect();
        let is_north = |c: &Coord| c.y > ROSTOV_CUT;
        let southern = joined
            .iter()
            .skip_while(|c| c.x > SHORE_EAST)
            .take_while(|c| !is_north(c));
        let southern: Vec<Coord> = southern.copied().collect();
        let northern: Vec<Coord> = joined.into_iter().filter(is_north).collect();
        let north = vec![LineString::new(northern), third.clone()];
        parts.push(("rostov-north".to_owned(), north));
        parts.push(("rostov-south".to_owned(), vec![LineString::new(southern)]));
    }
    Some(parts)
}

/// Both ways: what the other side leaves out counts, too. Not measured are points of ours between
/// two pieces of the reference, in its gaps.
#[test]
fn each_stretch_is_as_accurate_as_it_says() {
    let Some(reference) = reference() else { return };
    let plane = Plane::conic();
    let pieces = plane.lines(reference.iter().flat_map(|(_, pieces)| pieces));
    let theirs = Lines::new(&pieces);
    let ours = Lines::new(&plane.lines(GEODATA.borders().iter().map(|b| &b.line)));
    let along = |p: Coord| ours.along(&ours.nearest(p));
    let covered: Vec<[f64; 2]> = pieces
        .iter()
        .map(|piece| [piece.0[0], piece.0[piece.0.len() - 1]].map(along))
        .map(|[a, b]| [a.min(b), a.max(b)])
        .collect();
    for border in GEODATA.borders() {
        let points = dense(&plane.line(&border.line), SAMPLE_M);
        let all = points.len();
        let measurable = |p: &Coord| {
            let at = along(*p);
            covered.iter().any(|[from, to]| (*from..=*to).contains(&at))
        };
        let inside: Vec<Coord> = points.into_iter().filter(measurable).collect();
        let share = inside.len() as f64 / all as f64;
        let there = theirs.greatest(inside);

        let id = border.id.strip_prefix("ua-ru-").unwrap();
        let (_, part) = reference.iter().find(|(stretch, _)| stretch == id).unwrap();
        let samples = plane.lines(part);
        let back = ours.greatest(samples.iter().flat_map(|piece| dense(piece, SAMPLE_M)));

        let (measured, stated) = (there.max(back), border.accuracy.get());
        assert!(
            measured <= stated,
            "{id}: {measured:.0} m off, but says {stated} m"
        );
        assert!(
            measured > stated - ROUND_M,
            "{id}: says {stated} m, but {measured:.0} m will do"
        );
        assert!(
            share > 0.85,
            "{id}: {:.0} % lies in gaps of the reference",
            100.0 * (1.0 - share)
        );
    }
}

#[test]
fn the_stretches_join_and_cover_all_federal_subjects() {
    let borders = GEODATA.borders();
    for pair in borders.windows(2) {
        let (end, start) = (pair[0].line.0.last(), pair[1].line.0.first());
        assert_eq!(end, start, "{} and {}", pair[0].id, pair[1].id);
    }
    let subjects: BTreeSet<&str> = borders.iter().map(subject).collect();
    assert_eq!(subjects, BTreeSet::from(SUBJECTS));
    let countries = borders
        .iter()
        .all(|b| b.country == "UA" && b.neighbour == "RU");
    assert!(countries);
}

/// The bound for the headline figure; by federal subject, the accuracy of the stretches.
#[test]
fn bakhmut_is_as_far_from_the_border_as_the_reference_has_it() {
    let Some(facts) = json("facts/border.json") else {
        return;
    };
    let osm = &facts["sources"]["osm_russian_regions_2024 (timurkanaz)"];
    let bakhmut = GEODATA.place("bakhmut").unwrap();
    let measured = border_distance(bakhmut, None, GEODATA.borders()).unwrap();
    let expected = osm["nearest"]["Bakhmut"]["km"].as_f64().unwrap();
    assert!((measured.centre.value().km() - expected).abs() <= 0.5);
    assert!(measured.centre.low().km() <= expected && expected <= measured.centre.high().km());

    let by_subject = osm["by_federal_subject"].as_object().unwrap();
    assert_eq!(by_subject.len(), SUBJECTS.len());
    for (name, fact) in by_subject {
        let stretches = GEODATA
            .borders()
            .iter()
            .filter(|b| *subject(b) == name.to_lowercase());
        let nearest = stretches.map(|border| {
            let line: Vec<LonLat> = border
                .line
                .coords()
                .filter_map(|c| LonLat::new(c.x, c.y))
                .collect();
            (
                nearest_on_line(bakhmut.position, &line)
                    .unwrap()
                    .distance
                    .km(),
                border.accuracy.km(),
            )
        });
        let (km, accuracy) = nearest.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
        let expected = fact["km"].as_f64().unwrap();
        // The facts are rounded to 0.1 km.
        assert!(
            (km - expected).abs() <= accuracy + 0.05,
            "{name}: {km:.2} km, not {expected} km"
        );
    }
}

#[test]
fn crimea_is_in_ukraine() {
    let [ukraine, russia] = ["UA", "RU"].map(outline);
    // Degrees; GeoNames gives them to 0.01.
    for (town, lon, lat) in [
        ("Simferopol", 34.10, 44.95),
        ("Dzhankoi", 34.39, 45.71),
        ("Bilohirsk", 34.60, 45.06),
        ("Armiansk, on the isthmus", 33.69, 46.11),
    ] {
        let point = Point::new(lon, lat);
        assert!(ukraine.contains(&point), "{town}");
        assert!(!russia.contains(&point), "{town}");
    }
    let shared = ukraine.intersection(russia).unsigned_area();
    assert!(
        shared < 1e-9,
        "{shared} square degrees are in both countries"
    );
}

fn outline(iso: &str) -> &'static geo::MultiPolygon {
    let country = GEODATA
        .countries()
        .iter()
        .find(|country| country.iso == iso);
    &country.expect("both countries").shape
}

#[test]
fn the_border_is_an_edge_of_both_countries() {
    let edge = |from: Coord, to: Coord| [from.x, from.y, to.x, to.y].map(f64::to_bits);
    for iso in ["UA", "RU"] {
        let both_ways = |line: Line| [edge(line.start, line.end), edge(line.end, line.start)];
        let rings = rings(outline(iso));
        let edges: HashSet<[u64; 4]> = rings
            .iter()
            .flat_map(LineString::lines)
            .flat_map(both_ways)
            .collect();
        for border in GEODATA.borders() {
            for line in border.line.lines() {
                assert!(
                    edges.contains(&edge(line.start, line.end)),
                    "{}: {iso}, {line:?}",
                    border.id
                );
            }
        }
    }
}
