//! How two edges of an outline meet that should not, and how that is told.

use geo::Coord;
use geo::kernels::{Kernel, Orientation, RobustKernel};

use super::bands::Edge;
use crate::geodata::rule::{self, Rule};

/// How two edges meet where they should not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meeting {
    /// In a point within both, or in a vertex.
    Crosses(Coord<f64>),
    /// In more than a point.
    Overlaps,
    /// A ring meets itself in a vertex, and does not cross.
    Touches(Coord<f64>),
}

impl Meeting {
    /// The rule that it breaks, what it is, and how to mend it, when the other edge begins there, in
    /// another polygon if they are `apart`.
    pub(super) fn told(&self, apart: bool, other: &str) -> (&'static Rule, String, String) {
        match self {
            Meeting::Crosses(point) if apart => (
                rule::SELF_INTERSECTION,
                format!("two polygons of the geometry cross at {}", written(*point)),
                format!(
                    "the edge that begins here crosses the one that begins on {other}: make one \
                     polygon of the two, or two features"
                ),
            ),
            Meeting::Overlaps if apart => (
                rule::SELF_INTERSECTION,
                "two polygons of the geometry share an edge".to_owned(),
                format!(
                    "the edge that begins here lies on the one that begins on {other}: make one \
                     polygon of the two, or two features"
                ),
            ),
            Meeting::Crosses(point) => (
                rule::SELF_INTERSECTION,
                format!("the outline crosses itself at {}", written(*point)),
                format!(
                    "the edge that begins here crosses the one that begins on {other}: move or \
                     remove a position of one of them"
                ),
            ),
            Meeting::Overlaps => (
                rule::SELF_INTERSECTION,
                "the outline runs along itself".to_owned(),
                format!(
                    "the edge that begins here lies on the one that begins on {other}: remove what \
                     is drawn twice"
                ),
            ),
            Meeting::Touches(point) => (
                rule::SELF_TOUCH,
                format!("the ring touches itself at {}", written(*point)),
                format!(
                    "the edge that begins here and the one that begins on {other} meet there: make \
                     two polygons of it, or a hole, or move them apart"
                ),
            ),
        }
    }

    /// Whether the outline is no outline of an area then.
    pub(super) fn is_fault(&self) -> bool {
        !matches!(self, Meeting::Touches(_))
    }
}

fn written(point: Coord<f64>) -> String {
    format!("[{:.6}, {:.6}]", point.x, point.y)
}

/// How two edges meet, if they should not meet so.
pub(super) fn meeting((a, b): Edge, (c, d): Edge) -> Option<Meeting> {
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

/// Whether two edges of one line share more than an end.
fn overlap((a, b): Edge, (c, d): Edge) -> bool {
    let key = |p: Coord<f64>| match (b.x - a.x).abs() >= (b.y - a.y).abs() {
        true => p.x,
        false => p.y,
    };
    let (from, to) = (key(a).min(key(b)), key(a).max(key(b)));
    let (low, high) = (key(c).min(key(d)), key(c).max(key(d)));
    to.min(high) > from.max(low)
}
