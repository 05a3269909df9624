//! Outlines that cross or overlap themselves.
//!
//! Two edges of a polygon may meet where both have an end, or where one ends on the other: rings may
//! touch. What is told is where they cross, within both or in a vertex, and where they run along each
//! other.

use std::ops::ControlFlow;

use geo::Coord;
use geo::kernels::{Kernel, Orientation, RobustKernel};

use super::bands::Edge;
use super::sweep::{self, TooIntricate};
use super::touching::{self, Corner};
use super::walk::List;
use crate::geodata::faults::Faults;
use crate::geodata::rule;

/// How many crossings of a polygon are told one by one.
const MOST: usize = 10;
/// With so many crossings found, no more are looked for.
const ENOUGH: usize = 1000;

/// Adds what is found in the rings of a polygon; where that is not `sound`, in each ring alone, for a
/// hole that is misplaced has been told.
pub(super) fn check(rings: &[List<'_>], sound: bool, faults: &mut Faults<'_>) {
    let edges = Edges::new(rings);
    let mut found = match edges.meetings() {
        Ok(found) => found,
        Err(TooIntricate) => {
            let at = rings.first().map_or(0, |ring| ring.at(0));
            let what = "the outline is too intricate to be tried for crossings of itself";
            faults
                .add(rule::SELF_INTERSECTION, at, what)
                .as_warning()
                .help("look at it in an editor, and simplify it");
            return;
        }
    };
    let all = found.len() < ENOUGH;
    found.retain(|(i, j, _)| sound || edges.locate(*i).0 == edges.locate(*j).0);
    let crosses = |(i, _, meeting): &(usize, usize, Meeting)| {
        matches!(meeting, Meeting::Crosses(_)).then(|| edges.locate(*i).0)
    };
    let mut crossed: Vec<usize> = found.iter().filter_map(crosses).collect();
    crossed.dedup();
    for ring in crossed {
        // The ring encloses no area because its halves cancel out.
        let (text, first) = (faults.text(), edges.rings[ring].at(0));
        let begins = |at| at < first && text[at + 1..first].trim().is_empty();
        faults.retract(rule::ZERO_AREA, begins);
    }
    found.sort_unstable_by_key(|(i, j, _)| (*i, *j));
    found.dedup_by_key(|(i, j, _)| (*i, *j));
    for (nth, (i, j, meeting)) in found.iter().take(MOST).enumerate() {
        let at = edges.at(*i);
        let line = faults.place(edges.at(*j));
        let other = format!("line {}, column {}", line.line, line.column);
        let (mut what, help) = match meeting {
            Meeting::Crosses(point) => (
                format!(
                    "the outline crosses itself at [{:.6}, {:.6}]",
                    point.x, point.y
                ),
                format!(
                    "the edge that begins here crosses the one that begins on {other}: move or \
                     remove a position of one of them"
                ),
            ),
            Meeting::Overlaps => (
                "the outline runs along itself".to_owned(),
                format!(
                    "the edge that begins here lies on the one that begins on {other}: remove what \
                     is drawn twice"
                ),
            ),
        };
        if nth + 1 == MOST && found.len() > MOST {
            let at_least = if all { "" } else { "at least " };
            what += &format!(" (and so {at_least}{} more times)", found.len() - MOST);
        }
        faults.add(rule::SELF_INTERSECTION, at, what).help(help);
    }
}

/// How two edges meet where they should not.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Meeting {
    Crosses(Coord<f64>),
    Overlaps,
}

/// The edges of all closed rings of a polygon, one ring after the other.
struct Edges<'r, 't> {
    rings: Vec<&'r List<'t>>,
    /// Index of the first edge of each ring.
    firsts: Vec<usize>,
    count: usize,
}

impl<'r, 't> Edges<'r, 't> {
    fn new(rings: &'r [List<'t>]) -> Edges<'r, 't> {
        let rings: Vec<_> = rings.iter().filter(|ring| ring.is_closed()).collect();
        let mut count = 0;
        let mut firsts = Vec::new();
        for ring in &rings {
            firsts.push(count);
            count += ring.len() - 1;
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
        (self.rings[ring].get(index), self.rings[ring].get(index + 1))
    }

    fn at(&self, edge: usize) -> usize {
        let (ring, index) = self.locate(edge);
        self.rings[ring].at(index)
    }

    /// Where edges meet that should not, until there are enough; some come more than once.
    fn meetings(&self) -> Result<Vec<(usize, usize, Meeting)>, TooIntricate> {
        let mut found = Vec::new();
        sweep::pairs(
            self.count,
            |edge| self.get(edge),
            |(i, one), (j, other)| {
                let meeting = meeting(one, other).or_else(|| self.touching((i, one), (j, other)));
                found.extend(meeting.map(|meeting| (i, j, meeting)));
                match found.len() < ENOUGH {
                    true => ControlFlow::Continue(()),
                    false => ControlFlow::Break(()),
                }
            },
        )?;
        Ok(found)
    }

    /// The vertex in which an edge begins, with its neighbours.
    fn corner(&self, edge: usize) -> Corner {
        let (ring, index) = self.locate(edge);
        let ring = self.rings[ring];
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

    /// Where the outline crosses itself in a vertex in which one of two edges begins.
    fn touching(&self, (i, one): (usize, Edge), (j, other): (usize, Edge)) -> Option<Meeting> {
        let (begins, there) = (self.corner(i), self.corner(j));
        let at = match () {
            () if one.0 == other.0 => touching::cross(begins, there).then_some(one.0),
            () if touching::crosses_edge(there, one.0, one.1) => Some(other.0),
            () if touching::crosses_edge(begins, other.0, other.1) => Some(one.0),
            () => None,
        };
        at.map(Meeting::Crosses)
    }
}

/// How two edges meet, if they should not meet so.
fn meeting((a, b): Edge, (c, d): Edge) -> Option<Meeting> {
    use Orientation::Collinear;
    if a == b || c == d {
        return None;
    }
    let side = |p, q, r| RobustKernel::orient2d(p, q, r);
    let (of_c, of_d) = (side(a, b, c), side(a, b, d));
    if of_c == Collinear && of_d == Collinear {
        return overlap((a, b), (c, d)).then_some(Meeting::Overlaps);
    }
    if of_c == of_d || of_c == Collinear || of_d == Collinear {
        return None;
    }
    let (of_a, of_b) = (side(c, d, a), side(c, d, b));
    if of_a == of_b || of_a == Collinear || of_b == Collinear {
        return None;
    }
    let (one, other) = (b - a, d - c);
    let cross = one.x * other.y - one.y * other.x;
    let part = ((c.x - a.x) * other.y - (c.y - a.y) * other.x) / cross;
    Some(Meeting::Crosses(a + one * part.clamp(0.0, 1.0)))
}

/// Whether two edges of one line share more than an end, and are not a spike's two sides: that is told
/// by another rule.
fn overlap((a, b): Edge, (c, d): Edge) -> bool {
    let key = |p: Coord<f64>| match (b.x - a.x).abs() >= (b.y - a.y).abs() {
        true => p.x,
        false => p.y,
    };
    let (from, to) = (key(a).min(key(b)), key(a).max(key(b)));
    let (low, high) = (key(c).min(key(d)), key(c).max(key(d)));
    let shared = to.min(high) - from.max(low);
    shared > 0.0 && b != c && d != a
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::json;
    use crate::geodata::lint::walk;

    fn found(coordinates: &str) -> Vec<String> {
        let text = format!("{{\"type\": \"Polygon\", \"coordinates\": {coordinates}}}");
        let mut faults = Faults::new("f", &text);
        let root = json::parse(&mut faults).unwrap();
        for polygon in walk::polygons(&root) {
            check(&polygon, true, &mut faults);
        }
        faults
            .into_faults()
            .into_iter()
            .map(|fault| fault.what)
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
    fn rings_may_touch() {
        for sound in [
            "[[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]",
            // At a corner, and where a corner lies on an edge.
            "[[[0, 0], [4, 0], [4, 4], [2, 2], [0, 4], [2, 2], [0, 0]]]",
            "[[[0, 0], [4, 0], [4, 4], [2, 0], [0, 4], [0, 0]]]",
            "[[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]], [[0, 2], [1, 3], [2, 2], [1, 1], [0, 2]]]",
        ] {
            assert_eq!(found(sound), [""; 0], "{sound}");
        }
    }

    #[test]
    fn an_edge_drawn_twice_is_told() {
        let along = "[[[0, 0], [4, 0], [4, 4], [3, 4], [3, 0], [1, 0], [1, 4], [0, 4], [0, 0]]]";
        assert_eq!(found(along), ["the outline runs along itself"]);
    }
}
