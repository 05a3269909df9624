//! The outlines of regions: what lies inside, how large they are, and how true their sides are.

use bakhmut_map::geodata::Country;
use bakhmut_map::geodesy::area;
use geo::{Contains, Coord, LineString, Point};

use crate::plane::{Lines, Plane, dense, rings};
use crate::reference::{GEODATA, features, lines, text};

const SAMPLE_M: f64 = 20.0;
/// The stated accuracy is what is measured, rounded up to this.
const ROUND_M: f64 = 100.0;
/// Where the state border meets the sea: the reference runs on along the shore.
const SHORE: Coord = Coord {
    x: 38.2298,
    y: 47.1193,
};
/// Where Donetsk, Luhansk and Rostov meet, by Natural Earth.
const MEETING: Coord = Coord {
    x: 39.0362,
    y: 47.857,
};

fn donetsk() -> &'static Country {
    GEODATA.outline("UA-14").expect("Donetsk region")
}

#[test]
fn donetsk_region_holds_its_towns_and_no_others() {
    for (town, lon, lat, inside) in [
        ("Bakhmut", 38.0008, 48.5947, true),
        ("Donetsk", 37.8028, 48.0089, true),
        ("Mariupol", 37.5494, 47.0951, true),
        ("Siversk", 38.1003, 48.8664, true),
        ("Debaltseve", 38.4449, 48.3411, true),
        ("Velyka Novosilka", 36.8433, 47.8431, true),
        ("Luhansk", 39.3078, 48.574, false),
        ("Zaporizhzhia", 35.1396, 47.8388, false),
        ("Lysychansk", 38.4281, 48.9044, false),
        ("Popasna", 38.3772, 48.6336, false),
        ("Huliaipole", 36.2631, 47.6636, false),
        ("Izium", 37.2566, 49.2088, false),
    ] {
        assert_eq!(
            donetsk().shape.contains(&Point::new(lon, lat)),
            inside,
            "{town}"
        );
    }
}

/// 26,517 km² by the State Statistics Service of Ukraine.
#[test]
fn donetsk_region_is_as_large_as_it_is_said_to_be() {
    let km2 = area(&donetsk().shape).expect("on the Earth").km2();
    assert!((km2 / 26_517.0 - 1.0).abs() < 0.02, "{km2:.0} km²");
}

/// A line from the vertex nearest to one point to the vertex nearest to the other.
fn between(line: &[Coord], plane: &Plane, ends: [Coord; 2]) -> LineString {
    let nearest = |end: Coord| {
        let distance = |i: &usize| {
            let off = line[*i] - plane.point(end);
            off.x.hypot(off.y)
        };
        let at = (0..line.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)));
        at.expect("a vertex")
    };
    let [a, b] = ends.map(nearest);
    LineString::new(line[a.min(b)..=a.max(b)].to_vec())
}

/// The shorter way along a closed ring.
fn side(ring: &LineString, plane: &Plane, ends: [Coord; 2]) -> LineString {
    let (count, half) = (ring.0.len() - 1, (ring.0.len() - 1) / 2);
    let turned: Vec<Coord> = (0..count).map(|i| ring.0[(i + half) % count]).collect();
    let ways = [&ring.0[..count], &turned].map(|points| between(points, plane, ends));
    let length = |way: &LineString| way.lines().map(crate::plane::length).sum::<f64>();
    let [one, other] = ways;
    match length(&one) < length(&other) {
        true => one,
        false => other,
    }
}

/// Both ways, along the border of Ukraine; the coast and the sides within it have no reference.
#[test]
fn the_side_on_the_border_is_as_accurate_as_it_says() {
    let Some(all) = features("geometry/border-osm.geojson") else {
        return;
    };
    let rostov = all
        .iter()
        .find(|f| text(f, "federal_subject") == Some("Rostov"));
    let pieces = lines(rostov.expect("Rostov's border"));
    let plane = Plane::conic();
    let joined = pieces[..2].iter().flat_map(LineString::coords);
    let joined: Vec<Coord> = joined.map(|c| plane.point(*c)).collect();
    let theirs = between(&joined, &plane, [SHORE, MEETING]);
    let ring = plane.line(&rings(&donetsk().shape)[0]);
    let ours = side(&ring, &plane, [SHORE, MEETING]);

    let there = Lines::new(&[LineString::new(joined)]).greatest(dense(&ours, SAMPLE_M));
    let back = Lines::new(&[ring]).greatest(dense(&theirs, SAMPLE_M));
    let (measured, stated) = (there.max(back), donetsk().accuracy.get());
    assert!(
        measured <= stated && measured > stated - ROUND_M,
        "{there:.0} m and {back:.0} m off, but says {stated} m"
    );
}
