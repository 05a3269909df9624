//! Outlines that meet in a vertex: of two paths that do, one goes through the other, or turns back.

use geo::Coord;
use geo::kernels::{Kernel, Orientation, RobustKernel};

/// A vertex with the one before and the one after it.
#[derive(Clone, Copy)]
pub(super) struct Corner {
    pub(super) before: Coord<f64>,
    pub(super) at: Coord<f64>,
    pub(super) after: Coord<f64>,
}

/// What two paths do that meet in a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Contact {
    /// One goes through the other.
    Crosses,
    /// One turns back from the other.
    Touches,
}

/// What two paths do that have a vertex in common; nothing where they run along each other from there:
/// that is told apart.
pub(super) fn in_vertex(one: Corner, other: Corner) -> Option<Contact> {
    match one.is_left(other.before)? == one.is_left(other.after)? {
        true => Some(Contact::Touches),
        false => Some(Contact::Crosses),
    }
}

/// What a path does in a vertex that lies within an edge from a to b.
pub(super) fn within_edge(corner: Corner, a: Coord<f64>, b: Coord<f64>) -> Option<Contact> {
    if corner.at == a || corner.at == b || side(a, b, corner.at) != Orientation::Collinear {
        return None;
    }
    let within = |p: f64, from: f64, to: f64| (from.min(to)..=from.max(to)).contains(&p);
    if !within(corner.at.x, a.x, b.x) || !within(corner.at.y, a.y, b.y) {
        return None;
    }
    let edge = Corner {
        before: a,
        at: corner.at,
        after: b,
    };
    in_vertex(edge, corner)
}

fn side(a: Coord<f64>, b: Coord<f64>, p: Coord<f64>) -> Orientation {
    RobustKernel::orient2d(a, b, p)
}

impl Corner {
    /// Whether a point lies to the left of the path as it passes; `None` where it lies on one of the
    /// path's two rays from the vertex, or these are one.
    fn is_left(self, p: Coord<f64>) -> Option<bool> {
        use Orientation::{Collinear, CounterClockwise};
        let Corner { before, at, after } = self;
        if p == at || before == at || after == at || self.is_on_ray(p) {
            return None;
        }
        let left_of_first = side(before, at, p) == CounterClockwise;
        let left_of_second = side(at, after, p) == CounterClockwise;
        match side(before, at, after) {
            CounterClockwise => Some(left_of_first && left_of_second),
            Collinear if is_ahead(at, before, after) => None,
            _ => Some(left_of_first || left_of_second),
        }
    }

    fn is_on_ray(self, p: Coord<f64>) -> bool {
        let ends = [self.before, self.after];
        ends.into_iter()
            .any(|end| side(self.at, end, p) == Orientation::Collinear && is_ahead(self.at, end, p))
    }
}

/// Whether two points on a line through a third lie on the same side of it.
fn is_ahead(from: Coord<f64>, one: Coord<f64>, other: Coord<f64>) -> bool {
    let (u, v) = (one - from, other - from);
    u.x * v.x + u.y * v.y > 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corner(before: (f64, f64), at: (f64, f64), after: (f64, f64)) -> Corner {
        let [before, at, after] = [before, at, after].map(Coord::from);
        Corner { before, at, after }
    }

    #[test]
    fn one_path_goes_through_another_or_turns_back() {
        let east = corner((-1.0, 0.0), (0.0, 0.0), (1.0, 0.0));
        let through = corner((0.0, -1.0), (0.0, 0.0), (1.0, 1.0));
        let back = corner((-1.0, 1.0), (0.0, 0.0), (1.0, 1.0));
        let along = corner((0.0, -1.0), (0.0, 0.0), (2.0, 0.0));
        let (crosses, touches) = (Some(Contact::Crosses), Some(Contact::Touches));
        for (other, contact) in [(through, crosses), (back, touches), (along, None)] {
            assert_eq!(in_vertex(east, other), contact);
            assert_eq!(in_vertex(other, east), contact);
            let edge = within_edge(other, (-3.0, 0.0).into(), (3.0, 0.0).into());
            assert_eq!(edge, contact);
        }
        // In a bend, the short way round and the long one.
        let bend = corner((0.0, 1.0), (0.0, 0.0), (1.0, 0.0));
        let within = corner((1.0, 2.0), (0.0, 0.0), (2.0, 1.0));
        let out = corner((1.0, 1.0), (0.0, 0.0), (-1.0, -1.0));
        assert_eq!(in_vertex(bend, within), touches);
        assert_eq!(in_vertex(bend, out), crosses);
        assert_eq!(in_vertex(out, bend), crosses);
    }
}
