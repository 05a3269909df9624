//! Rings of polygons: closed, long enough, and wound as RFC 7946 wants them.

use geo::{Coord, LineString, Polygon};

use super::Reader;
use super::holes::{Exterior, Misplaced};
use crate::geodata::rule::{self, Rule};
use crate::geodata::tree::{Data, Value};

/// What is said of a ring without an area.
const FLAT: &str = "the ring encloses no area";

impl Reader<'_, '_> {
    /// A ring that is closed.
    pub(super) fn ring(&mut self, value: &Value<'_>) -> Option<Vec<Coord<f64>>> {
        let ring = self.positions(value, "a ring")?;
        if ring.is_empty() {
            self.faults
                .add(rule::EMPTY_RING, value.start(), "a ring without positions")
                .help("remove it");
            return None;
        }
        let (first, last) = (ring[0], ring[ring.len() - 1]);
        let open = first != last;
        if open {
            let at = position_at(value, ring.len() - 1);
            let what = "the ring is not closed: its last position differs from its first";
            let help = format!(
                "repeat the first position, [{}, {}], at the end",
                first.x, first.y
            );
            self.faults.add(rule::OPEN_RING, at, what).help(help);
        }
        if ring.len() < 4 {
            let what = format!("a ring of {} positions", ring.len());
            let help = "a ring has 4 positions or more, the last the same as the first";
            self.faults
                .add(rule::SHORT_RING, value.start(), what)
                .help(help);
            return None;
        }
        if open {
            return None;
        }
        if is_flat(&ring) {
            let help = "its positions lie on one point or line, or it crosses itself and its \
                        halves cancel out: draw it around the area, or remove it";
            self.faults
                .add(rule::ZERO_AREA, value.start(), FLAT)
                .help(help);
            return None;
        }
        Some(ring)
    }

    /// A polygon of its rings, exterior first; `places` are the rings in the file.
    pub(super) fn assemble(
        &mut self,
        mut rings: Vec<Vec<Coord<f64>>>,
        places: &[Value<'_>],
    ) -> Option<Polygon<f64>> {
        for (i, ring) in rings.iter_mut().enumerate() {
            if (i == 0) != counter_clockwise(ring) {
                ring.reverse();
            }
        }
        let mut rings = rings.into_iter();
        let exterior = rings.next().unwrap_or_default();
        let holes: Vec<Vec<Coord<f64>>> = rings.collect();
        let mut sound = true;
        for (hole, what) in misplaced(&exterior, &holes) {
            let help = "a polygon's first ring is its exterior, the others are holes in it; \
                        an outline of its own is a polygon of its own";
            self.faults
                .add(rule::HOLE_OUTSIDE, places[hole + 1].start(), what)
                .help(help);
            sound = false;
        }
        let holes = holes.into_iter().map(LineString).collect();
        sound.then(|| Polygon::new(LineString(exterior), holes))
    }
}

/// The byte at which the position of that index begins.
fn position_at(ring: &Value<'_>, index: usize) -> usize {
    let at = match &ring.data {
        Data::Pairs(tuples) => tuples.get(index).map(|tuple| tuple.at),
        Data::Triples(tuples) => tuples.get(index).map(|tuple| tuple.at),
        Data::Array(items) => items.get(index).map(|item| item.at),
        _ => None,
    };
    at.unwrap_or(ring.at) as usize
}

/// What is wrong with the rings of a polygon, exterior first, that are closed and long enough: the index
/// of each such ring, the rule that it breaks, and what it does.
pub(in crate::geodata) fn broken(
    rings: &[Vec<Coord<f64>>],
) -> Vec<(usize, &'static Rule, &'static str)> {
    let flat = rings.iter().enumerate().filter(|(_, ring)| is_flat(ring));
    let flat: Vec<_> = flat
        .map(|(index, _)| (index, rule::ZERO_AREA, FLAT))
        .collect();
    match rings {
        [exterior, holes @ ..] if flat.is_empty() => misplaced(exterior, holes)
            .map(|(hole, what)| (hole + 1, rule::HOLE_OUTSIDE, what))
            .collect(),
        _ => flat,
    }
}

/// The holes that lie where they should not, by index, and how.
fn misplaced(
    exterior: &[Coord<f64>],
    holes: &[Vec<Coord<f64>>],
) -> impl Iterator<Item = (usize, &'static str)> {
    let exterior = (!holes.is_empty()).then(|| Exterior::new(exterior));
    let what = move |hole: &Vec<Coord<f64>>| match exterior.as_ref()?.misplaced(hole)? {
        Misplaced::Outside => Some("the hole lies outside its polygon's exterior ring"),
        Misplaced::Crosses => Some("the hole crosses its polygon's exterior ring"),
    };
    let holes = holes.iter().enumerate();
    holes.filter_map(move |(index, hole)| Some((index, what(hole)?)))
}

/// Whether a ring runs counter-clockwise.
fn counter_clockwise(ring: &[Coord<f64>]) -> bool {
    twice_area(ring) >= 0.0
}

/// Whether a ring's area is no more than rounding makes of none.
fn is_flat(ring: &[Coord<f64>]) -> bool {
    /// In degrees: a tenth of a millimetre, far below what any outline is known to and far above
    /// the last digit of an `f64`.
    const LEAST_WIDTH: f64 = 1e-9;
    let length = |edge: &[Coord<f64>]| (edge[1] - edge[0]).x.hypot((edge[1] - edge[0]).y);
    let length: f64 = ring.windows(2).map(length).sum();
    twice_area(ring).abs() <= LEAST_WIDTH * length
}

/// Twice the area by the shoelace formula, from the first position for the sake of rounding;
/// negative where the ring runs clockwise.
fn twice_area(ring: &[Coord<f64>]) -> f64 {
    let Some(origin) = ring.first() else {
        return 0.0;
    };
    ring.windows(2)
        .map(|edge| {
            let (a, b) = (edge[0] - *origin, edge[1] - *origin);
            a.x * b.y - b.x * a.y
        })
        .sum()
}
