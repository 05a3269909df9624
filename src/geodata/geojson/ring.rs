//! Rings of polygons: closed, long enough, and wound as RFC 7946 wants them.

use geo::{Coord, LineString, Polygon};

use super::Reader;
use super::holes::{Exterior, Misplaced};
use crate::geodata::rule;
use crate::geodata::tree::{Data, Value};

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
                .add(rule::ZERO_AREA, value.start(), "the ring encloses no area")
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
        let index = (!holes.is_empty()).then(|| Exterior::new(&exterior));
        let mut sound = true;
        for (hole, place) in holes.iter().zip(places.iter().skip(1)) {
            let what = match index.as_ref().and_then(|exterior| exterior.misplaced(hole)) {
                Some(Misplaced::Outside) => "the hole lies outside its polygon's exterior ring",
                Some(Misplaced::Crosses) => "the hole crosses its polygon's exterior ring",
                None => continue,
            };
            let help = "a polygon's first ring is its exterior, the others are holes in it; \
                        an outline of its own is a polygon of its own";
            self.faults
                .add(rule::HOLE_OUTSIDE, place.start(), what)
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

/// Whether two edges of a ring cross; they may touch.
pub fn crosses_itself(ring: &[Coord<f64>]) -> bool {
    let edges = Exterior::new(ring);
    ring.windows(2).any(|edge| edges.crosses(edge[0], edge[1]))
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
