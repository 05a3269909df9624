//! Rings that lie where they can't: a hole in a hole, a polygon in another of the same MultiPolygon.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use geo::Coord;

use super::bands::Edge;
use super::rings::Ring;
use super::sweep;
use crate::geodata::faults::Faults;
use crate::geodata::geojson::{Exterior, Side};
use crate::geodata::rule;

/// Adds an error for each ring that lies in another where it can't, unless the two are known to `meet`,
/// which has been told.
pub(super) fn check(
    rings: &[Ring<'_, '_>],
    meet: &BTreeSet<(usize, usize)>,
    faults: &mut Faults<'_>,
) {
    let mut candidates = candidates(rings);
    candidates.retain(|(inner, outer)| !meet.contains(&(*inner.min(outer), *inner.max(outer))));
    let positions = positions(rings, candidates.iter().map(|(_, outer)| *outer));
    let shapes = Shapes::new(rings, &positions);
    for (inner, outer) in candidates {
        if !shapes.holds(outer, inner) {
            continue;
        }
        let (what, mend) = match rings[inner].is_hole {
            true => (
                "the hole lies in another hole",
                "remove it, or make a polygon of it",
            ),
            false if shapes.is_cut_out(outer, inner) => continue,
            false => (
                "the polygon lies in another of the same geometry",
                "remove it, or make a hole of the other around it",
            ),
        };
        let place = faults.place(rings[outer].list.at(0));
        let help = format!(
            "the other begins on line {}, column {}: {mend}",
            place.line, place.column
        );
        faults
            .add(rule::NESTED_RING, rings[inner].list.at(0), what)
            .help(help);
    }
}

/// Pairs of two holes of a polygon, or of two exteriors, of which the first may lie in the second: no
/// more than are found at once, for rings that are too many lie in one another nowhere.
fn candidates(rings: &[Ring<'_, '_>]) -> BTreeSet<(usize, usize)> {
    let mut found = BTreeSet::new();
    let boxes: Vec<Edge> = rings.iter().map(Ring::bounds).collect();
    let may_not = |i: usize, j: usize| {
        let (one, other) = (&rings[i], &rings[j]);
        one.is_hole == other.is_hole && (!one.is_hole || one.part == other.part)
    };
    let pair = |(i, a): (usize, Edge), (j, b): (usize, Edge)| {
        if may_not(i, j) {
            found.extend(within(a, b).then_some((i, j)));
            found.extend(within(b, a).then_some((j, i)));
        }
        ControlFlow::Continue(())
    };
    // What is too intricate has been told of the edges, which are more.
    let _ = sweep::pairs(rings.len(), |ring| boxes[ring], pair);
    found
}

/// The positions of some rings, and of the holes of those that are exteriors, by the index of the ring.
fn positions(
    rings: &[Ring<'_, '_>],
    wanted: impl Iterator<Item = usize>,
) -> BTreeMap<usize, Vec<Coord<f64>>> {
    let mut known = BTreeMap::new();
    for first in wanted.collect::<BTreeSet<usize>>() {
        let holes = rings[first + 1..].iter().take_while(|ring| ring.is_hole);
        let holes = if rings[first].is_hole {
            0
        } else {
            holes.count()
        };
        for (index, ring) in rings.iter().enumerate().skip(first).take(1 + holes) {
            let of = || ring.list.positions().collect();
            known.entry(index).or_insert_with(of);
        }
    }
    known
}

/// Rings in which others are looked for.
struct Shapes<'r, 't> {
    rings: &'r [Ring<'r, 't>],
    /// By the index of the ring.
    known: BTreeMap<usize, (Edge, Exterior<'r>)>,
}

impl<'r, 't> Shapes<'r, 't> {
    /// The rings of `positions`, each by its index.
    fn new(
        rings: &'r [Ring<'r, 't>],
        positions: &'r BTreeMap<usize, Vec<Coord<f64>>>,
    ) -> Shapes<'r, 't> {
        let shape = |(ring, positions): (&usize, &'r Vec<Coord<f64>>)| {
            (*ring, (rings[*ring].bounds(), Exterior::new(positions)))
        };
        Shapes {
            rings,
            known: positions.iter().map(shape).collect(),
        }
    }

    /// Whether a ring lies in another, which it does not cross.
    fn holds(&self, outer: usize, inner: usize) -> bool {
        self.side(outer, inner) == Some(Side::In)
    }

    /// On which side of a ring another lies that does not cross it: on neither, where they are the same.
    fn side(&self, outer: usize, inner: usize) -> Option<Side> {
        let (bounds, outer) = self.known.get(&outer)?;
        if !within(self.rings[inner].bounds(), *bounds) {
            return Some(Side::Out);
        }
        // Where it touches the other it is on neither side: that may be so in every corner.
        let ring = self.rings[inner].list;
        let corners = ring.positions();
        let middles = (1..ring.len()).map(|i| (ring.get(i - 1) + ring.get(i)) / 2.0);
        let mut sides = corners.chain(middles).map(|p| outer.roughly(p));
        sides.find(|side| *side != Side::On).or(Some(Side::On))
    }

    /// Whether an exterior lies in a hole of the polygon of another, or fills it.
    fn is_cut_out(&self, outer: usize, inner: usize) -> bool {
        // The holes of a polygon follow its exterior.
        let after = self.rings.iter().enumerate().skip(outer + 1);
        let mut holes = after.take_while(|(_, ring)| ring.is_hole);
        holes.any(|(hole, _)| matches!(self.side(hole, inner), Some(Side::In | Side::On)))
    }
}

/// Whether the first of two boxes lies in the second.
fn within((a, b): Edge, (c, d): Edge) -> bool {
    a.x >= c.x && a.y >= c.y && b.x <= d.x && b.y <= d.y
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::json;
    use crate::geodata::lint::{rings, walk};

    fn found(coordinates: &str) -> Vec<String> {
        let text = format!(r#"{{"type": "MultiPolygon", "coordinates": {coordinates}}}"#);
        let mut faults = Faults::new("f", &text);
        let root = json::parse(&mut faults).unwrap();
        let polygons = walk::polygons(&root);
        for group in rings::groups(&polygons) {
            check(&group, &BTreeSet::new(), &mut faults);
        }
        let findings = faults.into_findings().into_iter();
        findings.map(|finding| finding.what).collect()
    }

    /// A square ring from one corner on, of that side.
    fn square(from: f64, side: f64) -> String {
        let to = from + side;
        format!(
            "[[{from}, {from}], [{to}, {from}], [{to}, {to}], [{from}, {to}], [{from}, {from}]]"
        )
    }

    #[test]
    fn a_hole_in_a_hole_and_a_polygon_in_a_polygon_are_told() {
        let [whole, hole, inner] = [square(0.0, 9.0), square(1.0, 6.0), square(2.0, 1.0)];
        let told = found(&format!("[[{whole}, {hole}, {inner}]]"));
        assert_eq!(told, ["the hole lies in another hole"]);
        let told = found(&format!("[[{inner}], [{whole}]]"));
        assert_eq!(told, ["the polygon lies in another of the same geometry"]);
        assert_eq!(found(&format!("[[{whole}], [{inner}]]")).len(), 1);
    }

    #[test]
    fn an_island_in_a_hole_and_parts_side_by_side_are_sound() {
        let [whole, hole, inner] = [square(0.0, 9.0), square(1.0, 6.0), square(2.0, 1.0)];
        for sound in [
            format!("[[{whole}, {hole}], [{inner}]]"),
            // It fills the hole, or touches it in a point.
            format!("[[{whole}, {hole}], [{}]]", square(1.0, 2.0)),
            format!(
                "[[{inner}], [{}], [{}]]",
                square(3.0, 1.0),
                square(20.0, 5.0)
            ),
            format!("[[{whole}, {inner}, {}]]", square(4.0, 1.0)),
        ] {
            assert_eq!(found(&sound), [""; 0], "{sound}");
        }
    }

    #[test]
    fn what_touches_in_every_corner_lies_on_its_side_still() {
        let [whole, hole] = [square(0.0, 9.0), square(2.0, 4.0)];
        let diamond = "[[4, 2], [6, 4], [4, 6], [2, 4], [4, 2]]";
        let told = found(&format!("[[{whole}, {hole}, {diamond}]]"));
        assert_eq!(told, ["the hole lies in another hole"]);
        let told = found(&format!("[[{hole}], [{diamond}]]"));
        assert_eq!(told, ["the polygon lies in another of the same geometry"]);
        // An island, and one that is the hole; their edges are told by another rule.
        assert_eq!(found(&format!("[[{whole}, {hole}], [{diamond}]]")), [""; 0]);
        assert_eq!(found(&format!("[[{whole}, {hole}], [{hole}]]")), [""; 0]);
    }

    #[test]
    fn an_island_in_a_hole_of_an_island_is_sound() {
        let rings = [0.0, 1.0, 2.0, 3.0, 4.0].map(|from| square(from, 20.0 - 2.0 * from));
        let [a, b, c, d, e] = rings;
        assert_eq!(found(&format!("[[{a}, {b}], [{c}, {d}], [{e}]]")), [""; 0]);
        assert_eq!(found(&format!("[[{a}, {b}], [{c}], [{e}]]")).len(), 1);
    }
}
