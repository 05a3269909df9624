//! The closed rings of a geometry, in groups of parts that may meet.

use std::ops::ControlFlow;

use geo::Coord;

use super::bands::Edge;
use super::sweep;
use super::walk::List;

/// A closed ring of a polygon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ring<'r, 't> {
    pub(super) list: &'r List<'t>,
    /// The index of its polygon in the geometry.
    pub(super) part: usize,
    pub(super) is_hole: bool,
}

impl Ring<'_, '_> {
    /// The box around the ring, from its lower left corner to the upper right one.
    pub(super) fn bounds(&self) -> Edge {
        let all = |from: f64| Coord { x: from, y: from };
        let start = (all(f64::INFINITY), all(f64::NEG_INFINITY));
        self.list.positions().fold(start, |(low, high), p| {
            (
                Coord {
                    x: low.x.min(p.x),
                    y: low.y.min(p.y),
                },
                Coord {
                    x: high.x.max(p.x),
                    y: high.y.max(p.y),
                },
            )
        })
    }
}

/// The rings of polygons: those in one group of which a part's exterior may meet another's.
pub(super) fn groups<'r, 't>(polygons: &'r [Vec<List<'t>>]) -> Vec<Vec<Ring<'r, 't>>> {
    let rings = |(part, polygon): (usize, &'r Vec<List<'t>>)| {
        let closed = polygon.iter().enumerate().filter(|(_, l)| l.is_closed());
        let ring = move |(nth, list)| Ring {
            list,
            part,
            is_hole: nth > 0,
        };
        closed.map(ring).collect::<Vec<_>>()
    };
    let parts = polygons.iter().enumerate().map(rings);
    let parts: Vec<Vec<Ring<'r, 't>>> = parts.filter(|rings| !rings.is_empty()).collect();
    if parts.len() < 2 {
        return parts;
    }
    let boxes: Vec<Edge> = parts.iter().map(|rings| rings[0].bounds()).collect();
    let mut groups = Groups((0..parts.len()).collect());
    let swept = sweep::pairs(
        boxes.len(),
        |part| boxes[part],
        |(one, _), (other, _)| {
            groups.join(one, other);
            ControlFlow::Continue(())
        },
    );
    if swept.is_err() {
        return vec![parts.concat()];
    }
    let mut together: Vec<Vec<Ring<'r, 't>>> = vec![Vec::new(); parts.len()];
    for (part, rings) in parts.into_iter().enumerate() {
        together[groups.first(part)].extend(rings);
    }
    together.retain(|rings| !rings.is_empty());
    together
}

/// For each part an earlier one of its group, or itself.
struct Groups(Vec<usize>);

impl Groups {
    /// The first part of a group.
    fn first(&mut self, mut part: usize) -> usize {
        while self.0[part] != part {
            self.0[part] = self.0[self.0[part]];
            part = self.0[part];
        }
        part
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        self.0[one.max(other)] = one.min(other);
    }
}
