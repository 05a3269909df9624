//! Outlines that cross, overlap or touch themselves.
//!
//! Two edges of a polygon may meet where both have an end, or where one ends on the other: rings may
//! touch each other. What is told is where they cross, within both or in a vertex, where they run along
//! each other, and where a ring touches itself.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::bands::Edge;
use super::meeting::{self, Meeting};
use super::rings::Ring;
use super::sweep::{self, TooIntricate};
use super::touching::{self, Contact, Corner};
use crate::geodata::faults::Faults;
use crate::geodata::rule;

/// How many crossings of a polygon are told one by one.
const MOST: usize = 10;
/// With so many crossings found, no more are looked for.
const ENOUGH: usize = 1000;

/// Adds what is found in the rings of polygons; where they are not `sound`, in each ring alone, for a
/// hole that is misplaced has been told. Gives the pairs of rings that cross or overlap, by their
/// indices, the lower first.
pub(super) fn check(
    rings: &[Ring<'_, '_>],
    sound: bool,
    faults: &mut Faults<'_>,
) -> BTreeSet<(usize, usize)> {
    let edges = Edges::new(rings);
    let Ok(Found {
        mut crossings,
        mut touches,
    }) = edges.meetings()
    else {
        let at = rings.first().map_or(0, |ring| ring.list.at(0));
        let what = "the outline is too intricate to be tried for crossings of itself";
        faults
            .add(rule::SELF_INTERSECTION, at, what)
            .as_warning()
            .help("look at it in an editor, and simplify it");
        return BTreeSet::new();
    };
    let all = crossings.len() < ENOUGH;
    crossings.retain(|(i, j, _)| sound || edges.locate(*i).0 == edges.locate(*j).0);
    let crosses =
        |(i, _, meeting): &Met| matches!(meeting, Meeting::Crosses(_)).then(|| edges.locate(*i).0);
    let mut crossed: Vec<usize> = crossings.iter().filter_map(crosses).collect();
    crossed.dedup();
    for ring in crossed {
        // The ring encloses no area because its halves cancel out.
        let (text, first) = (faults.text(), edges.rings[ring].list.at(0));
        let begins = |at| at < first && text[at + 1..first].trim().is_empty();
        faults.retract(rule::ZERO_AREA, begins);
    }
    edges.tell(&mut crossings, all, faults);
    let all = touches.len() < ENOUGH;
    edges.tell(&mut touches, all, faults);
    let pairs = crossings
        .iter()
        .map(|(i, j, _)| (edges.locate(*i).0, edges.locate(*j).0));
    pairs.collect()
}

/// Edges that meet: the indices of two and how.
type Met = (usize, usize, Meeting);

/// Where an outline meets itself.
#[derive(Default)]
struct Found {
    /// And crosses itself, or runs along itself.
    crossings: Vec<Met>,
    /// And does not.
    touches: Vec<Met>,
}

/// The edges of rings, one ring after the other.
struct Edges<'r, 't> {
    rings: &'r [Ring<'r, 't>],
    /// Index of the first edge of each ring.
    firsts: Vec<usize>,
    count: usize,
}

impl<'r, 't> Edges<'r, 't> {
    fn new(rings: &'r [Ring<'r, 't>]) -> Edges<'r, 't> {
        let mut count = 0;
        let mut firsts = Vec::new();
        for ring in rings {
            firsts.push(count);
            count += ring.list.len() - 1;
        }
        Edges {
            rings,
            firsts,
            count,
        }
    }

    /// The ring of an edge, and the edge's index there.
    fn locate(&self, edge: usize) -> (usize, usize) {
        let ring = self.firsts.partition_point(|first| *first <= edge) - 1;
        (ring, edge - self.firsts[ring])
    }

    fn get(&self, edge: usize) -> Edge {
        let (ring, index) = self.locate(edge);
        let list = self.rings[ring].list;
        (list.get(index), list.get(index + 1))
    }

    fn at(&self, edge: usize) -> usize {
        let (ring, index) = self.locate(edge);
        self.rings[ring].list.at(index)
    }

    /// Where edges meet that should not, until there are enough; some come more than once.
    fn meetings(&self) -> Result<Found, TooIntricate> {
        let mut found = Found::default();
        sweep::pairs(
            self.count,
            |edge| self.get(edge),
            |(i, one), (j, other)| {
                let meeting =
                    meeting::meeting(one, other).or_else(|| self.touching((i, one), (j, other)));
                match meeting {
                    Some(Meeting::Overlaps) if self.is_spike((i, one), (j, other)) => {}
                    Some(meeting) if meeting.is_fault() => found.crossings.push((i, j, meeting)),
                    Some(meeting) if found.touches.len() < ENOUGH => {
                        found.touches.push((i, j, meeting));
                    }
                    _ => {}
                }
                match found.crossings.len() < ENOUGH {
                    true => ControlFlow::Continue(()),
                    false => ControlFlow::Break(()),
                }
            },
        )?;
        Ok(found)
    }

    /// Tells of the first of them, and how many more there are: at least, unless these are all.
    fn tell(&self, found: &mut Vec<Met>, all: bool, faults: &mut Faults<'_>) {
        found.sort_unstable_by_key(|(i, j, _)| (*i, *j));
        found.dedup_by_key(|(i, j, _)| (*i, *j));
        for (nth, (i, j, meeting)) in found.iter().take(MOST).enumerate() {
            let line = faults.place(self.at(*j));
            let other = format!("line {}, column {}", line.line, line.column);
            let (rule, mut what, help) = meeting.told(self.apart(*i, *j), &other);
            if nth + 1 == MOST && found.len() > MOST {
                let at_least = if all { "" } else { "at least " };
                what += &format!(" (and so {at_least}{} more times)", found.len() - MOST);
            }
            faults.add(rule, self.at(*i), what).help(help);
        }
    }

    /// Whether two edges belong to different polygons.
    fn apart(&self, i: usize, j: usize) -> bool {
        let part = |edge| self.rings[self.locate(edge).0].part;
        part(i) != part(j)
    }

    /// Whether one edge of a ring goes back on the one before it, which another rule tells.
    fn is_spike(&self, (i, one): (usize, Edge), (j, other): (usize, Edge)) -> bool {
        let ((ring, first), (other_ring, second)) = (self.locate(i), self.locate(j));
        let last = self.rings[ring].list.len() - 2;
        ring == other_ring
            && (first + 1 == second && one.1 == other.0
                || first == 0 && second == last && other.1 == one.0)
    }

    /// The vertex in which an edge begins, with its neighbours.
    fn corner(&self, edge: usize) -> Corner {
        let (ring, index) = self.locate(edge);
        let ring = self.rings[ring].list;
        let before = if index == 0 {
            ring.len() - 2
        } else {
            index - 1
        };
        Corner {
            before: ring.get(before),
            at: ring.get(index),
            after: ring.get(index + 1),
        }
    }

    /// How the outline meets itself in a vertex in which one of two edges begins.
    fn touching(&self, (i, one): (usize, Edge), (j, other): (usize, Edge)) -> Option<Meeting> {
        if one.0 == one.1 || other.0 == other.1 {
            return None;
        }
        let (begins, there) = (self.corner(i), self.corner(j));
        let (at, contact) = if one.0 == other.0 {
            (one.0, touching::in_vertex(begins, there)?)
        } else if let Some(contact) = touching::within_edge(there, one.0, one.1) {
            (other.0, contact)
        } else {
            (one.0, touching::within_edge(begins, other.0, other.1)?)
        };
        match contact {
            Contact::Crosses => Some(Meeting::Crosses(at)),
            // Rings of a polygon may touch each other.
            Contact::Touches => {
                (self.locate(i).0 == self.locate(j).0).then_some(Meeting::Touches(at))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::json;
    use crate::geodata::lint::{rings, walk};

    fn found(coordinates: &str) -> Vec<String> {
        found_in("Polygon", coordinates)
    }

    fn found_in(kind: &str, coordinates: &str) -> Vec<String> {
        let text = format!("{{\"type\": \"{kind}\", \"coordinates\": {coordinates}}}");
        let mut faults = Faults::new("f", &text);
        let root = json::parse(&mut faults).unwrap();
        for group in rings::groups(&walk::polygons(&root)) {
            check(&group, true, &mut faults);
        }
        faults
            .into_findings()
            .into_iter()
            .map(|finding| finding.what)
            .collect()
    }

    #[test]
    fn a_bow_tie_is_told_with_its_point() {
        assert_eq!(
            found("[[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]"),
            ["the outline crosses itself at [1.000000, 1.000000]"]
        );
    }

    #[test]
    fn what_crosses_in_a_vertex_crosses() {
        for crossed in [
            // A vertex of both, and one on the other's edge.
            "[[[0, 0], [1, 1], [2, 2], [2, 0], [1, 1], [0, 2], [0, 0]]]",
            "[[[0, 0], [2, 2], [2, 0], [1, 1], [0, 2], [0, 0]]]",
        ] {
            assert_eq!(
                found(crossed),
                ["the outline crosses itself at [1.000000, 1.000000]"],
                "{crossed}"
            );
        }
    }

    #[test]
    fn rings_may_touch_each_other() {
        for sound in [
            "[[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]",
            // At a vertex on an edge, and at two vertices; and a position that stands twice.
            "[[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]], [[0, 2], [1, 3], [2, 2], [1, 1], [0, 2]]]",
            "[[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]], [[1, 1], [2, 2], [2, 1], [1, 1]], \
             [[2, 2], [3, 3], [3, 2], [2, 2]]]",
            "[[[0, 0], [4, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]",
            // Spikes, which another rule tells.
            "[[[0, 0], [2, 0], [2, -1], [2, 0], [4, 0], [4, 4], [0, 0]]]",
        ] {
            assert_eq!(found(sound), [""; 0], "{sound}");
        }
    }

    #[test]
    fn a_ring_that_touches_itself_is_told_once_and_hides_no_crossing() {
        for (touching, at) in [
            // At two vertices, and where a vertex lies on an edge.
            (
                "[[[0, 0], [4, 0], [2, 2], [4, 4], [0, 4], [2, 2], [0, 0]]]",
                "[2.000000, 2.000000]",
            ),
            (
                "[[[0, 0], [4, 0], [4, 4], [2, 0], [0, 4], [0, 0]]]",
                "[2.000000, 0.000000]",
            ),
        ] {
            let told = format!("the ring touches itself at {at}");
            assert_eq!(found(touching), [told], "{touching}");
        }
        // Twenty teeth that touch the lower edge, and a bow at the end.
        let teeth: Vec<String> = (1..=20)
            .map(|i| format!("[{}, 0], [{}, 1]", 40 - 2 * i, 39 - 2 * i))
            .collect();
        let comb = format!(
            "[[[-9, 0], [90, 0], [90, 4], [80, 2], [80, 4], [89, 1], [41, 1], {}, [-9, 0]]]",
            teeth.join(", ")
        );
        let told = found(&comb);
        let crosses = |what: &&String| what.starts_with("the outline crosses itself");
        assert_eq!(told.iter().filter(crosses).count(), 1, "{told:?}");
        let more = |what: &String| what.ends_with("(and so 10 more times)");
        assert!(told.len() == 11 && told.iter().any(more), "{told:?}");
    }

    #[test]
    fn parts_may_touch_in_points_alone() {
        let parts = |other: &str| {
            let square = "[[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]";
            found_in("MultiPolygon", &format!("[{square}, [{other}]]"))
        };
        for sound in [
            "[[4, 4], [6, 4], [6, 6], [4, 4]]",
            "[[4, 2], [6, 1], [6, 3], [4, 2]]",
            "[[9, 9], [12, 9], [12, 12], [9, 9]]",
        ] {
            assert_eq!(parts(sound), [""; 0], "{sound}");
        }
        let crossing = parts("[[2, 2], [6, 2], [6, 6], [2, 6], [2, 2]]");
        assert_eq!(crossing.len(), 2, "{crossing:?}");
        assert_eq!(
            crossing[0],
            "two polygons of the geometry cross at [4.000000, 2.000000]"
        );
        let beside = parts("[[4, 1], [6, 1], [6, 3], [4, 3], [4, 1]]");
        assert_eq!(beside, ["two polygons of the geometry share an edge"]);
    }

    #[test]
    fn a_hole_that_is_the_exterior_is_told() {
        let ring = "[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]";
        let back = "[[0, 0], [0, 4], [4, 4], [4, 0], [0, 0]]";
        for hole in [ring, back] {
            let told = found(&format!("[{ring}, {hole}]"));
            assert_eq!(told, ["the outline runs along itself"; 4], "{hole}");
        }
    }

    #[test]
    fn an_edge_drawn_twice_is_told() {
        // There and back, with land at both ends.
        let corridor = "[[[0, 0], [2, 0], [2, 1], [4, 1], [4, 0], [6, 0], [6, 2], [4, 2], [4, 1], \
                        [2, 1], [2, 2], [0, 2], [0, 0]]]";
        assert_eq!(found(corridor), ["the outline runs along itself"]);
        let along = "[[[0, 0], [4, 0], [4, 4], [3, 4], [3, 0], [1, 0], [1, 4], [0, 4], [0, 0]]]";
        assert_eq!(found(along), ["the outline runs along itself"]);
    }
}
