//! The line of contact: the edge of the land that is held, less what is an edge and no front.
//!
//! - What runs along the state border, to within the accuracy of both: there the land ends since it is
//!   its neighbour's.
//! - The shore: beyond, there is no land.
//! - The two sides of a gap within the land that is narrower than what its edges may be off together:
//!   such a gap may be none. It is often where areas were drawn apart and don't quite meet. Its edges are
//!   farther than the accuracy of the edge (of two that are compared, of the less sure) from what is left
//!   outside where the land is grown by as much and shrunk again.
//!   Land of which a zone says something else is no gap. A notch of the front itself stays, and the line
//!   of contact goes straight across the mouth of a gap.

use geo::{Coord, Distance, Euclidean, Line};
use rayon::prelude::*;

use super::Front;
use super::gaps::{Around, Gaps, Parts};
use super::pieces::{End, Kind, PIECE, Piece, told, without_scraps};
use super::shore::{OFF, Shore};
use crate::geodata::{Controller, LandEnds, Snapshot};
use crate::geodesy::nearest_on_lines;
use crate::units::{LonLat, LonLatBox, Metres};

/// The edges of what Russia is assessed to hold by each of two snapshots, as they count in and around a
/// box; `None` where it holds nothing. What is a gap in one is one in the other: land that both have alike
/// has one edge.
pub fn contacts(
    snapshots: [&Snapshot; 2],
    within: LonLatBox,
    ends: LandEnds<'_>,
) -> [Option<Front>; 2] {
    let fronts = snapshots.map(|snapshot| Front::of(snapshot, Controller::Russia));
    let wrong = fronts.iter().flatten().map(|front| front.accuracy.get());
    let wrong = Metres::new(wrong.fold(0.0, f64::max));
    let around = Around::of(within);
    let [first, second] = fronts;
    let counted = |front: Option<Front>, snapshot| {
        front.map(|front| counted(front, wrong, snapshot, &around, ends))
    };
    [counted(first, snapshots[0]), counted(second, snapshots[1])]
}

/// The edge of land that Russia holds by a snapshot as it counts in and around a box, by its own accuracy.
pub fn contact(front: Front, snapshot: &Snapshot, within: LonLatBox, ends: LandEnds<'_>) -> Front {
    let wrong = front.accuracy;
    counted(front, wrong, snapshot, &Around::of(within), ends)
}

/// The edge of what Russia is assessed to hold as it counts from a position, by its own accuracy: what is
/// no line of contact is left out as far away as it takes to find the nearest point that is one. `None`
/// where Russia holds nothing.
pub fn contact_from(at: LonLat, snapshot: &Snapshot, ends: LandEnds<'_>) -> Option<Front> {
    let front = Front::of(snapshot, Controller::Russia)?;
    let nearest = |front: &Front| nearest_on_lines(at, &front.lines).map(|n| n.distance.get());
    let Some(mut away) = nearest(&front) else {
        return Some(front);
    };
    loop {
        let around = Around::about(at, away);
        let found = counted(front.clone(), front.accuracy, snapshot, &around, ends);
        match nearest(&found) {
            // Of a piece that ends within reach, the middle may lie beyond.
            Some(distance) if distance > around.reach - PIECE => away = distance,
            _ => return Some(found),
        }
    }
}

/// What of an edge is no gap's, where edges may be off by so much, and neither the state border nor the
/// shore.
fn counted(
    front: Front,
    wrong: Metres,
    snapshot: &Snapshot,
    around: &Around,
    ends: LandEnds<'_>,
) -> Front {
    let borders: Vec<(Parts<Line>, f64)> = ends
        .borders
        .iter()
        .map(|border| {
            let both = front.accuracy.get() + border.accuracy.get();
            (around.edges([&border.line]), both)
        })
        .collect();
    let (gaps, shore) = rayon::join(
        || Gaps::of(&front, wrong, snapshot, around),
        || Shore::of(&front.held, ends.countries),
    );
    let kind = |edge: [LonLat; 2], part: f64, at: Coord| {
        let is_border = || {
            let mut borders = borders.iter();
            borders.any(|(line, near)| line.lie_within(at, *near))
        };
        match around.contains(at) {
            true if is_border() => Kind::Border,
            true if gaps.is_in(at) => Kind::Gap,
            true if shore.is_beside(edge, part) => Kind::Shore,
            _ => Kind::Contact,
        }
    };
    let mut lines: Vec<Vec<LonLat>> = Vec::new();
    let mut mouths: Vec<Mouth> = Vec::new();
    for line in &front.lines {
        let is_ring = line.first() == line.last();
        let ends: Vec<End> = line.iter().map(|at| (*at, around.flat(*at))).collect();
        let edges = ends.par_windows(2).map(|edge| [edge[0], edge[1]]);
        let pieces = edges.flat_map_iter(|edge| told(edge, kind));
        let mut pieces: Vec<Piece> = pieces.collect();
        let mut before = None;
        if is_ring {
            // What a ring ends with goes on in what it starts with: it starts where a line of contact does.
            let count = pieces.len();
            let is_contact = |nth: usize| pieces[nth % count].1 == Kind::Contact;
            let start = (0..count).find(|nth| is_contact(*nth) && !is_contact(nth + count - 1));
            pieces.rotate_left(start.unwrap_or(0));
            before = pieces.last().map(|(_, kind)| *kind);
        }
        // The outlines may be off on both sides of it.
        without_scraps(&mut pieces, before, 2.0 * OFF);
        for (nth, ([from, to], kind)) in pieces.into_iter().enumerate() {
            let is_open = nth > 0 && before == Some(Kind::Contact);
            if kind == Kind::Contact {
                match lines.last_mut().filter(|_| is_open) {
                    Some(part) => part.push(to.0),
                    None => lines.push(vec![from.0, to.0]),
                }
            }
            if matches!(
                (before, kind),
                (Some(Kind::Contact), Kind::Gap) | (Some(Kind::Gap), Kind::Contact)
            ) {
                mouths.push((lines.len() - 1, from));
            }
            before = Some(kind);
        }
    }
    lines.extend(across(&mouths, 2.0 * wrong.get()));
    Front { lines, ..front }
}

/// Where a gap begins: the end of the line of contact of that number.
type Mouth = (usize, End);

/// The line of contact across the mouths of gaps, each from one of the positions where a gap begins to
/// the one nearest to it, no farther than so many metres; rather to one of another line than to the other
/// end of its own, as of a piece of land that lies in a mouth.
fn across(ends: &[Mouth], most: f64) -> Vec<Vec<LonLat>> {
    let mut pairs = Vec::new();
    for (i, (line, (_, a))) in ends.iter().enumerate() {
        for (j, (other, (_, b))) in ends.iter().enumerate().skip(i + 1) {
            let apart = a.zip(*b).map(|(a, b)| Euclidean.distance(a, b));
            let apart = apart.filter(|apart| *apart <= most);
            pairs.extend(apart.map(|apart| (line == other, apart, i, j)));
        }
    }
    pairs.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut is_free = vec![true; ends.len()];
    let mut lines = Vec::new();
    for (.., i, j) in pairs {
        if is_free[i] && is_free[j] {
            (is_free[i], is_free[j]) = (false, false);
            lines.push(vec![ends[i].1.0, ends[j].1.0]);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Border, Country, Named, Status};
    use crate::geodesy::length;
    use crate::measure::invented::snapshot;
    use geo::{LineString, MultiPolygon, Rect};

    const HELD: (Controller, Status) = (Controller::Russia, Status::Assessed);
    const WITHIN: [f64; 4] = [37.6, 48.3, 38.6, 48.9];

    fn long(boxes: &[[f64; 4]], accuracy: f64, ends: LandEnds<'_>) -> f64 {
        let [long, _] = both_long(boxes, [accuracy; 2], ends);
        long
    }

    /// How long the lines are where two snapshots have one land with different accuracies.
    fn both_long(boxes: &[[f64; 4]], accuracies: [f64; 2], ends: LandEnds<'_>) -> [f64; 2] {
        let snapshots = accuracies.map(|accuracy| {
            let zones: Vec<_> = boxes.iter().map(|b| (false, HELD, accuracy, *b)).collect();
            snapshot(&zones)
        });
        let within = LonLatBox::new(WITHIN).unwrap();
        let fronts = contacts([&snapshots[0], &snapshots[1]], within, ends);
        fronts.map(|front| {
            let lines = front.unwrap().lines;
            lines.iter().map(|line| length(line).get()).sum()
        })
    }

    /// Two areas whose edges, of 44.5 km each, are 740 m apart.
    #[test]
    fn the_sides_of_a_gap_that_may_be_none_are_no_front() {
        let halves = [[37.9, 48.4, 38.1, 48.8], [38.11, 48.4, 38.3, 48.8]];
        let one = long(&[[37.9, 48.4, 38.3, 48.8]], 100.0, LandEnds::default());
        let sure = long(&halves, 100.0, LandEnds::default());
        assert!((sure - one - 2.0 * 44_480.0).abs() < 2000.0, "{sure} {one}");
        // At either end as much as the edges may be off is a notch of the front.
        let unsure = long(&halves, 1000.0, LandEnds::default());
        assert!((unsure - one).abs() < 5000.0, "{unsure} {one}");
    }

    /// Two areas 2 m apart whose edges may be off by 1 km.
    #[test]
    fn a_crack_is_a_gap() {
        let halves = [[37.9, 48.4, 38.1, 48.8], [38.100_03, 48.4, 38.3, 48.8]];
        let one = long(&[[37.9, 48.4, 38.3, 48.8]], 1000.0, LandEnds::default());
        let cracked = long(&halves, 1000.0, LandEnds::default());
        assert!((cracked - one).abs() < 5000.0, "{cracked} {one}");
    }

    /// Land to either side of a gap of 740 m: of one of the rings, the start lies at the gap.
    #[test]
    fn a_ring_may_start_at_a_gap() {
        let ring = |sides: [[f64; 2]; 4]| {
            let corners = sides.into_iter().chain([sides[0]]);
            LineString::from(corners.map(<(f64, f64)>::from).collect::<Vec<_>>())
        };
        let halves = [[37.9, 48.4, 38.1, 48.8], [38.11, 48.4, 38.3, 48.8]];
        for turn in 0..4 {
            let mut land = snapshot(&halves.map(|b| (false, HELD, 1000.0, b)));
            for zone in &mut land.zones {
                for polygon in &mut zone.shape.0 {
                    let corners = polygon.exterior().coords().map(|c| [c.x, c.y]);
                    let mut corners: Vec<[f64; 2]> = corners.collect();
                    corners.pop();
                    corners.rotate_left(turn);
                    let corners = <[[f64; 2]; 4]>::try_from(corners).unwrap();
                    *polygon = geo::Polygon::new(ring(corners), Vec::new());
                }
            }
            let [front, _] = contacts(
                [&land, &land],
                LonLatBox::new(WITHIN).unwrap(),
                LandEnds::default(),
            );
            let lines = front.unwrap().lines;
            let all: f64 = lines.iter().map(|line| length(line).get()).sum();
            assert!((all - 148_000.0).abs() < 5000.0, "{turn}: {all}");
        }
    }

    /// A piece of land 300 m wide in a mouth of 1.7 km.
    #[test]
    fn the_front_goes_across_a_mouth_by_way_of_the_land_in_it() {
        let end = |line, x: f64| {
            let at = LonLat::new(x * 1e-5, 48.0).unwrap();
            (line, (at, Some(Coord { x, y: 0.0 })))
        };
        let joined = |ends: &[Mouth]| {
            let lines = across(ends, 2000.0);
            let metres = |at: &LonLat| (at.lon() * 1e5).round();
            let lines = lines.iter().map(|line| line.iter().map(metres).collect());
            lines.collect::<Vec<Vec<f64>>>()
        };
        let mouth = [end(0, 0.0), end(1, 700.0), end(1, 1000.0), end(0, 1700.0)];
        assert_eq!(joined(&mouth), [[0.0, 700.0], [1000.0, 1700.0]]);
        // Where nothing lies in it, the line's own ends are joined.
        assert_eq!(joined(&[mouth[0], mouth[3]]), [[0.0, 1700.0]]);
    }

    /// Two areas 740 m apart whose edges may be off by 1 km: a square with a line across both mouths.
    #[test]
    fn the_front_goes_across_the_mouths_of_a_gap() {
        let halves = [[37.9, 48.4, 38.1, 48.8], [38.11, 48.4, 38.3, 48.8]];
        let zones = halves.map(|b| (false, HELD, 1000.0, b));
        let land = snapshot(&zones);
        let [front, _] = contacts(
            [&land, &land],
            LonLatBox::new(WITHIN).unwrap(),
            LandEnds::default(),
        );
        let lines = front.unwrap().lines;
        let ends = lines
            .iter()
            .flat_map(|line| [line[0], line[line.len() - 1]]);
        let ends: Vec<LonLat> = ends.collect();
        for end in &ends {
            let here = ends.iter().filter(|other| *other == end).count();
            assert_eq!(here, 2, "a loose end at {end:?}: {ends:?}");
        }
        let across = lines.iter().filter(|line| line.len() == 2);
        let across = across.map(|line| length(line).get());
        assert!(
            across.clone().count() == 2 && across.clone().all(|l| (730.0..1500.0).contains(&l)),
            "{:?}",
            across.collect::<Vec<_>>()
        );
    }

    #[test]
    fn land_that_both_have_has_one_front() {
        let halves = [[37.9, 48.4, 38.1, 48.8], [38.11, 48.4, 38.3, 48.8]];
        let [first, second] = both_long(&halves, [100.0, 1000.0], LandEnds::default());
        assert_eq!(first, second);
    }

    #[test]
    fn what_runs_along_the_border_is_no_front() {
        let land = [[37.9, 48.4, 38.3, 48.8]];
        let border = Border {
            id: "border".into(),
            name: Named {
                en: "Border".into(),
                uk: None,
            },
            country: "UA".into(),
            neighbour: "RU".into(),
            federal_subject: None,
            accuracy: Metres::new(300.0),
            sources: Vec::new(),
            line: LineString::from(vec![(38.302, 48.2), (38.302, 49.0)]),
        };
        let whole = long(&land, 100.0, LandEnds::default());
        let ends = LandEnds {
            borders: &[border],
            ..LandEnds::default()
        };
        let without = long(&land, 100.0, ends);
        assert!(
            (whole - without - 44_480.0).abs() < 1500.0,
            "{whole} {without}"
        );
    }

    /// The sea begins 740 m to the east of the land, or 6 km; or the land is of no country that is outlined.
    #[test]
    fn the_shore_is_no_front() {
        let land = [[37.9, 48.4, 38.3, 48.8]];
        let country = |west: f64, east: f64| Country {
            id: "ua".into(),
            name: Named {
                en: "Ukraine".into(),
                uk: None,
            },
            iso: "UA".into(),
            accuracy: Metres::new(7500.0),
            viewpoint: None,
            sources: Vec::new(),
            shape: MultiPolygon(vec![Rect::new((west, 47.0), (east, 50.0)).to_polygon()]),
        };
        let by = |west, east| {
            let ends = LandEnds {
                countries: &[country(west, east)],
                ..LandEnds::default()
            };
            long(&land, 100.0, ends)
        };
        let whole = long(&land, 100.0, LandEnds::default());
        assert!((whole - by(36.0, 38.31) - 44_480.0).abs() < 1500.0);
        assert_eq!([by(36.0, 38.38), by(20.0, 30.0)], [whole; 2]);
    }

    /// As [`the_front_goes_across_the_mouths_of_a_gap`], but that what lies between is contested.
    #[test]
    fn what_is_told_to_be_contested_is_no_gap() {
        let halves = [[37.9, 48.4, 38.1, 48.8], [38.11, 48.4, 38.3, 48.8]];
        let halves = halves.map(|b| (false, HELD, 1000.0, b));
        let contested = (Controller::Nobody, Status::Contested);
        let between = (false, contested, 1000.0, [38.1, 48.4, 38.11, 48.8]);
        let length = |zones: &[_]| {
            let land = snapshot(zones);
            let at = LonLat::new(38.0, 48.6).unwrap();
            let lines = contact_from(at, &land, LandEnds::default()).unwrap().lines;
            lines.iter().map(|line| length(line).get()).sum::<f64>()
        };
        let [alone, told] = [length(&halves), length(&[halves[0], halves[1], between])];
        assert!(told - alone > 2.0 * 35_000.0, "{told}, {alone}");
    }

    /// From 2.2 km inside, the gap is nearer than the front.
    #[test]
    fn the_front_is_where_no_gap_is() {
        let halves = [[37.8, 48.4, 38.1, 48.8], [38.11, 48.4, 38.3, 48.8]];
        let zones = halves.map(|b| (false, HELD, 1000.0, b));
        let at = LonLat::new(38.07, 48.6).unwrap();
        let nearest = |front: &Front| nearest_on_lines(at, &front.lines).unwrap();
        let land = snapshot(&zones);
        let drawn = nearest(&Front::of(&land, Controller::Russia).unwrap());
        assert!((drawn.distance.km() - 2.2).abs() < 0.1, "{drawn:?}");
        let found = nearest(&contact_from(at, &land, LandEnds::default()).unwrap());
        assert!((found.distance.km() - 17.0).abs() < 0.2, "{found:?}");
    }
}
