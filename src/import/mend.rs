//! Rings that cross, overlap or lie in one another, made sound.
//!
//! Whether a shape needs it is tried first, edge by edge in bands, for most need nothing. What does is
//! put together anew: a ring encloses what it runs round an odd or an even number of times (the
//! non-zero rule), so that a loop by which a pen slipped stays filled; what several parts cover is
//! covered once; holes are then cut out.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use geo::bool_ops::FillRule;
use geo::{
    BooleanOps, BoundingRect, Contains, Coord, Intersects, Line, MultiPolygon, Point, Polygon,
};

use super::rings::tidy;
use crate::geodata::edge_pairs;

/// Rounding may make what was put together cross anew; more rounds than any file needed.
const ROUNDS: usize = 8;

/// The sound form of a shape; `None` where it is sound already.
pub(super) fn mended(shape: &MultiPolygon<f64>) -> Option<MultiPolygon<f64>> {
    if !meets_itself(shape, false) && !is_nested(shape) {
        return None;
    }
    let mut made = tidy(&put_together(shape));
    for _ in 0..ROUNDS {
        if !meets_itself(&made, true) {
            break;
        }
        made = tidy(&put_together(&made));
    }
    Some(made)
}

fn put_together(shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let nothing = MultiPolygon::<f64>(Vec::new());
    let filled = |ring: &geo::LineString<f64>| {
        let alone = Polygon::new(ring.clone(), Vec::new());
        alone.union_with_fill_rule(&nothing, FillRule::NonZero)
    };
    let parts: Vec<MultiPolygon<f64>> = shape
        .iter()
        .map(|polygon| {
            let exterior = filled(polygon.exterior());
            let holes: Vec<_> = polygon.interiors().iter().map(filled).collect();
            match holes.is_empty() {
                true => exterior,
                false => exterior.difference(&geo::unary_union(&holes)),
            }
        })
        .collect();
    geo::unary_union(&parts)
}

/// Whether edges meet that are no neighbours; where rings `may_touch`, other than in a vertex of both.
fn meets_itself(shape: &MultiPolygon<f64>, may_touch: bool) -> bool {
    let edges = edges(shape);
    let mut found = false;
    let tried = edge_pairs(
        edges.len(),
        |i| (edges[i].0.start, edges[i].0.end),
        |(i, one), (j, other)| {
            let neighbours = edges[i].1 == j || edges[j].1 == i;
            found = match neighbours {
                true => runs_back(one, other),
                false => meet(one, other, may_touch),
            };
            match found {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        },
    );
    // What is too intricate to be tried is put together anew once.
    found || tried.is_err() && !may_touch
}

/// Each edge with the index of the one after it in its ring.
fn edges(shape: &MultiPolygon<f64>) -> Vec<(Line<f64>, usize)> {
    let rings = shape
        .iter()
        .flat_map(|polygon| [polygon.exterior()].into_iter().chain(polygon.interiors()));
    let mut edges: Vec<(Line<f64>, usize)> = Vec::new();
    for ring in rings {
        let first = edges.len();
        edges.extend(
            ring.lines()
                .enumerate()
                .map(|(i, edge)| (edge, first + i + 1)),
        );
        if let Some(last) = edges.last_mut() {
            last.1 = first;
        }
    }
    edges
}

/// How often edges of a shape cross that are no neighbours, and whether all were tried.
pub(super) fn crossings(shape: &MultiPolygon<f64>) -> (usize, bool) {
    let edges = edges(shape);
    let mut found = BTreeSet::new();
    let tried = edge_pairs(
        edges.len(),
        |i| (edges[i].0.start, edges[i].0.end),
        |(i, one), (j, other)| {
            let neighbours = edges[i].1 == j || edges[j].1 == i;
            if !neighbours && meet(one, other, true) {
                found.insert((i, j));
            }
            ControlFlow::Continue(())
        },
    );
    (found.len(), tried.is_ok())
}

type Edge = (Coord<f64>, Coord<f64>);

fn meet((a, b): Edge, (c, d): Edge, may_touch: bool) -> bool {
    if !Line::new(a, b).intersects(&Line::new(c, d)) {
        return false;
    }
    let shares = a == c || a == d || b == c || b == d;
    !(may_touch && shares) || lie_on_each_other((a, b), (c, d))
}

/// Whether two neighbours run along each other.
fn runs_back(one: Edge, other: Edge) -> bool {
    lie_on_each_other(one, other)
}

/// Whether edges that share an end run along each other.
fn lie_on_each_other((a, b): Edge, (c, d): Edge) -> bool {
    let on = |p: Coord<f64>, from: Coord<f64>, to: Coord<f64>| {
        p != from && p != to && Line::new(from, to).intersects(&Point(p))
    };
    on(a, c, d) || on(b, c, d) || on(c, a, b) || on(d, a, b) || (a, b) == (c, d) || (a, b) == (d, c)
}

/// Whether a part lies in another, or a hole outside its exterior, of a shape whose edges do not meet.
fn is_nested(shape: &MultiPolygon<f64>) -> bool {
    let has_hole_outside = |polygon: &Polygon<f64>| {
        let exterior = Polygon::new(polygon.exterior().clone(), Vec::new());
        let mut firsts = polygon.interiors().iter().filter_map(|hole| hole.0.first());
        firsts.any(|p| !exterior.contains(p))
    };
    if shape.iter().any(has_hole_outside) {
        return true;
    }
    let boxes: Vec<Edge> = shape
        .iter()
        .filter_map(|polygon| polygon.bounding_rect())
        .map(|b| (b.min(), b.max()))
        .collect();
    let holds = |outer: usize, inner: usize| {
        let first = shape.0[inner].exterior().0.first();
        first.is_some_and(|p| shape.0[outer].contains(p))
    };
    let mut found = false;
    let tried = edge_pairs(
        boxes.len(),
        |i| boxes[i],
        |(i, one), (j, other)| {
            found = is_around(one, other) && holds(i, j) || is_around(other, one) && holds(j, i);
            match found {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        },
    );
    // Of parts too intricate to be tried, some may be.
    found || tried.is_err()
}

/// Whether the first of two boxes holds the second.
fn is_around((low, high): Edge, (from, to): Edge) -> bool {
    low.x <= from.x && low.y <= from.y && high.x >= to.x && high.y >= to.y
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area, wkt};

    #[test]
    fn what_is_sound_stays() {
        let sound = wkt!(MULTIPOLYGON(((0. 0.,4. 0.,4. 4.,0. 4.,0. 0.),(1. 1.,1. 2.,2. 2.,1. 1.)),
            ((5. 0.,6. 0.,6. 1.,5. 0.))));
        assert_eq!(mended(&sound), None);
    }

    #[test]
    fn one_of_many_parts_in_another_is_found() {
        let square = |x: f64, y: f64, side: f64| {
            geo::Rect::new(
                Coord { x, y },
                Coord {
                    x: x + side,
                    y: y + side,
                },
            )
            .to_polygon()
        };
        let of = |i: i32| square(f64::from(i % 30), f64::from(i / 30), 0.5);
        let mut many = MultiPolygon((0..900).map(of).collect());
        assert_eq!(mended(&many), None);
        many.0.insert(7, square(20.125, 20.125, 0.25));
        let made = mended(&many).unwrap();
        assert_eq!((made.0.len(), made.unsigned_area()), (900, 225.0));
    }

    #[test]
    fn both_halves_of_a_bow_tie_stay() {
        let tie = wkt!(MULTIPOLYGON(((0. 0.,2. 2.,2. 0.,0. 2.,0. 0.))));
        let made = mended(&tie).unwrap();
        assert_eq!((made.0.len(), made.unsigned_area()), (2, 2.0));
        assert_eq!((crossings(&tie), crossings(&made)), ((1, true), (0, true)));
        assert!(!meets_itself(&made, true));
    }

    #[test]
    fn parts_that_overlap_or_lie_in_one_another_become_one() {
        let overlap =
            wkt!(MULTIPOLYGON(((0. 0.,2. 0.,2. 2.,0. 2.,0. 0.)),((1. 0.,3. 0.,3. 2.,1. 2.,1. 0.))));
        assert_eq!(mended(&overlap).unwrap().unsigned_area(), 6.0);
        let inside =
            wkt!(MULTIPOLYGON(((0. 0.,4. 0.,4. 4.,0. 4.,0. 0.)),((1. 1.,2. 1.,2. 2.,1. 1.))));
        assert_eq!(mended(&inside).unwrap().unsigned_area(), 16.0);
        let outside =
            wkt!(MULTIPOLYGON(((0. 0.,4. 0.,4. 4.,0. 4.,0. 0.),(5. 1.,5. 2.,6. 2.,5. 1.))));
        assert_eq!(mended(&outside).unwrap().unsigned_area(), 16.0);
    }
}
