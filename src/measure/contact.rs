//! The line of contact where two snapshots are compared: the edge of the land that is held, less what
//! is an edge and no front.
//!
//! - What runs along the state border, to within the accuracy of both: there the land ends since it is
//!   its neighbour's.
//! - The two sides of a gap within the land that is narrower than what its edges may be off together:
//!   such a gap may be none. It is often where areas were drawn apart and don't quite meet. Gaps are
//!   found by growing the land by the accuracy of the less sure of the two and shrinking it again; an edge that is then
//!   farther than that from the land's edge is one of a gap. A notch of the front itself stays, and the
//!   line of contact goes straight across the mouth of a gap.

use geo::MultiPolygon;

use super::Front;
use super::plane::{grown, land_around};
use super::positions::{positions, rings};
use crate::geodata::{Border, Controller, Snapshot};
use crate::geodesy::{breadth, direct, inverse, lies_within};
use crate::units::{Degrees, LonLat, LonLatBox, Metres};

/// Edges are looked at in pieces of at most so many metres.
const PIECE: f64 = 500.0;
/// How far beyond a box gaps are sought, in metres. Beyond, the line is as it is drawn.
const AROUND: f64 = 30_000.0;

/// The edges of what Russia is assessed to hold by each of two snapshots, as they count in and around a
/// box; `None` where it holds nothing. What is a gap in one is one in the other: land that both have alike
/// has one edge.
pub fn contacts(
    snapshots: [&Snapshot; 2],
    within: LonLatBox,
    borders: &[Border],
) -> [Option<Front>; 2] {
    let fronts = snapshots.map(|snapshot| Front::of(snapshot, Controller::Russia));
    let wrong = fronts.iter().flatten().map(|front| front.accuracy.get());
    let wrong = Metres::new(wrong.fold(0.0, f64::max));
    fronts.map(|front| front.map(|front| contact(front, wrong, within, borders)))
}

/// What of an edge is no gap's, where edges may be off by so much, and not the state border.
fn contact(front: Front, wrong: Metres, within: LonLatBox, borders: &[Border]) -> Front {
    let borders: Vec<(Vec<LonLat>, Metres)> = borders
        .iter()
        .map(|border| {
            let both = front.accuracy.get() + border.accuracy.get();
            (positions(&border.line), Metres::new(both))
        })
        .collect();
    let closed = Closed::of(&front, wrong, within);
    let kind = |at: LonLat| {
        let mut borders = borders.iter();
        match borders.any(|(line, near)| lies_within(at, &[line], *near)) {
            true => Kind::Border,
            false if closed.has_gap(at) => Kind::Gap,
            false => Kind::Contact,
        }
    };
    let mut lines: Vec<Vec<LonLat>> = Vec::new();
    let mut mouths = Vec::new();
    for line in &front.lines {
        // What a ring ends with goes on in what it starts with.
        let is_ring = line.first() == line.last();
        let pieces = line.windows(2).flat_map(pieces);
        let pieces = pieces.filter_map(|piece| Some((piece, kind(part_way(&piece, 0.5)?))));
        let pieces: Vec<([LonLat; 2], Kind)> = pieces.collect();
        let mut before = pieces.last().map(|(_, kind)| *kind).filter(|_| is_ring);
        for (nth, (piece, kind)) in pieces.into_iter().enumerate() {
            let is_open = nth > 0 && before == Some(Kind::Contact);
            if kind == Kind::Contact {
                match lines.last_mut().filter(|_| is_open) {
                    Some(part) => part.push(piece[1]),
                    None => lines.push(piece.into()),
                }
            }
            if matches!(
                (before, kind),
                (Some(Kind::Contact), Kind::Gap) | (Some(Kind::Gap), Kind::Contact)
            ) {
                mouths.push(piece[0]);
            }
            before = Some(kind);
        }
    }
    lines.extend(across(&mouths, Metres::new(2.0 * wrong.get())));
    Front { lines, ..front }
}

/// What a piece of the land's edge is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Contact,
    Gap,
    Border,
}

/// The line of contact across the mouths of gaps, each from one of the positions where a gap begins to
/// the one nearest to it, no farther than so much.
fn across(ends: &[LonLat], most: Metres) -> Vec<Vec<LonLat>> {
    /// Metres of a degree of latitude, at the least.
    const DEGREE: f64 = 110_000.0;
    let mut pairs = Vec::new();
    for (i, a) in ends.iter().enumerate() {
        let rest = ends.iter().enumerate().skip(i + 1);
        let near = rest.filter(|(_, b)| (a.lat() - b.lat()).abs() * DEGREE <= most.get());
        pairs.extend(near.map(|(j, b)| (inverse(*a, *b).distance.get(), i, j)));
    }
    pairs.retain(|(apart, ..)| *apart <= most.get());
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut is_free = vec![true; ends.len()];
    let mut lines = Vec::new();
    for (_, i, j) in pairs {
        if is_free[i] && is_free[j] {
            (is_free[i], is_free[j]) = (false, false);
            lines.push(vec![ends[i], ends[j]]);
        }
    }
    lines
}

/// The land around a box without its gaps.
struct Closed {
    centre: LonLat,
    /// Metres from the centre within which gaps are sought.
    reach: f64,
    edge: Vec<Vec<LonLat>>,
    wrong: Metres,
}

impl Closed {
    fn of(front: &Front, wrong: Metres, within: LonLatBox) -> Closed {
        let centre = within.centre();
        let corners = [within.west(), within.east()].map(|lon| {
            let ends = [within.south(), within.north()].map(|lat| LonLat::new(lon, lat));
            ends.into_iter().flatten().collect::<Vec<_>>()
        });
        let reach = breadth(&corners).get() / 2.0 + AROUND;
        // What is cut at the disc's edge must not look like an edge of the land.
        let beyond = Metres::new(reach + 4.0 * wrong.get());
        let land = land_around(&front.held, centre, beyond);
        let closed = grown(&grown(&land, wrong.get()), -wrong.get());
        Closed {
            centre,
            reach,
            edge: on_the_earth(&closed, centre),
            wrong,
        }
    }

    /// Whether a position of the land's edge lies in a gap.
    fn has_gap(&self, at: LonLat) -> bool {
        inverse(self.centre, at).distance.get() <= self.reach
            && !lies_within(at, &self.edge, self.wrong)
    }
}

/// The rings of land in metres east and north of a centre, as positions.
fn on_the_earth(land: &MultiPolygon, centre: LonLat) -> Vec<Vec<LonLat>> {
    let position = |c: &geo::Coord| {
        let azimuth = Degrees::azimuth(c.x.atan2(c.y).to_degrees());
        direct(centre, azimuth, Metres::new(c.x.hypot(c.y)))
    };
    rings(land)
        .map(|ring| ring.coords().map(position).collect())
        .collect()
}

/// An edge in pieces.
fn pieces(edge: &[LonLat]) -> Vec<[LonLat; 2]> {
    let whole = inverse(edge[0], edge[1]).distance.get();
    let count = (whole / PIECE).ceil().max(1.0);
    let at = |step: usize| part_way(edge, step as f64 / count);
    let piece = |step: usize| Some([at(step)?, at(step + 1)?]);
    (0..count as usize).filter_map(piece).collect()
}

/// A position on the straight line in longitude and latitude that an edge is.
pub(super) fn part_way(edge: &[LonLat], part: f64) -> Option<LonLat> {
    let along = |a: f64, b: f64| a + (b - a) * part;
    LonLat::new(
        along(edge[0].lon(), edge[1].lon()),
        along(edge[0].lat(), edge[1].lat()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Named, Status};
    use crate::geodesy::length;
    use crate::measure::invented::snapshot;
    use geo::LineString;

    const HELD: (Controller, Status) = (Controller::Russia, Status::Assessed);
    const WITHIN: [f64; 4] = [37.6, 48.3, 38.6, 48.9];

    fn long(boxes: &[[f64; 4]], accuracy: f64, borders: &[Border]) -> f64 {
        let [long, _] = both_long(boxes, [accuracy; 2], borders);
        long
    }

    /// How long the lines are where two snapshots have one land with different accuracies.
    fn both_long(boxes: &[[f64; 4]], accuracies: [f64; 2], borders: &[Border]) -> [f64; 2] {
        let snapshots = accuracies.map(|accuracy| {
            let zones: Vec<_> = boxes.iter().map(|b| (false, HELD, accuracy, *b)).collect();
            snapshot(&zones)
        });
        let within = LonLatBox::new(WITHIN).unwrap();
        let fronts = contacts([&snapshots[0], &snapshots[1]], within, borders);
        fronts.map(|front| {
            let lines = front.unwrap().lines;
            lines.iter().map(|line| length(line).get()).sum()
        })
    }

    /// Two areas whose edges, of 44.5 km each, are 740 m apart.
    #[test]
    fn the_sides_of_a_gap_that_may_be_none_are_no_front() {
        let halves = [[37.9, 48.4, 38.1, 48.8], [38.11, 48.4, 38.3, 48.8]];
        let one = long(&[[37.9, 48.4, 38.3, 48.8]], 100.0, &[]);
        let sure = long(&halves, 100.0, &[]);
        assert!((sure - one - 2.0 * 44_480.0).abs() < 2000.0, "{sure} {one}");
        // At either end as much as the edges may be off is a notch of the front.
        let unsure = long(&halves, 1000.0, &[]);
        assert!((unsure - one).abs() < 5000.0, "{unsure} {one}");
    }

    /// Two areas 740 m apart whose edges may be off by 1 km: a square with a line across both mouths.
    #[test]
    fn the_front_goes_across_the_mouths_of_a_gap() {
        let halves = [[37.9, 48.4, 38.1, 48.8], [38.11, 48.4, 38.3, 48.8]];
        let zones = halves.map(|b| (false, HELD, 1000.0, b));
        let land = snapshot(&zones);
        let [front, _] = contacts([&land, &land], LonLatBox::new(WITHIN).unwrap(), &[]);
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
        let [first, second] = both_long(&halves, [100.0, 1000.0], &[]);
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
        let whole = long(&land, 100.0, &[]);
        let without = long(&land, 100.0, &[border]);
        assert!(
            (whole - without - 44_480.0).abs() < 1500.0,
            "{whole} {without}"
        );
    }
}
