//! Pairs of edges that may meet, without trying every two: a sweep from west to east in each band of
//! latitude.

use std::ops::ControlFlow;

use super::bands::{Bands, Edge};

/// How many edges all pairs of are tried.
const FEW: usize = 24;
/// How many pairs are tried for an edge, on average, before edges are given up as too intricate …
const PATIENCE: usize = 100;
/// … unless there are so few that all of their pairs are no more than these.
const QUICK: usize = 4_000_000;
/// No edges get more: they take a second or two.
const SLOW: usize = 80_000_000;

/// So many edges lie side by side that trying them would take too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooIntricate;

/// Gives `each` any two edges of which the boxes meet, with their indices, the lower first, until it
/// breaks; some come more than once.
pub(crate) fn pairs(
    count: usize,
    edge: impl Fn(usize) -> Edge,
    each: impl FnMut((usize, Edge), (usize, Edge)) -> ControlFlow<()>,
) -> Result<(), TooIntricate> {
    match count <= FEW {
        true => {
            all(count, edge, each);
            Ok(())
        }
        false => by_bands(count, edge, each),
    }
}

fn all(
    count: usize,
    edge: impl Fn(usize) -> Edge,
    mut each: impl FnMut((usize, Edge), (usize, Edge)) -> ControlFlow<()>,
) {
    for i in 0..count {
        let one = edge(i);
        for j in i + 1..count {
            let other = edge(j);
            if !are_apart(one, other) && each((i, one), (j, other)).is_break() {
                return;
            }
        }
    }
}

fn by_bands(
    count: usize,
    edge: impl Fn(usize) -> Edge,
    mut each: impl FnMut((usize, Edge), (usize, Edge)) -> ControlFlow<()>,
) -> Result<(), TooIntricate> {
    let bands = Bands::new(count, &edge);
    let mut patience = count.saturating_mul(PATIENCE).clamp(QUICK, SLOW);
    let mut edges: Vec<(f64, f64, usize, Edge)> = Vec::new();
    for band in 0..bands.count() {
        edges.clear();
        edges.extend(bands.band(band).iter().map(|index| {
            let edge = edge(*index as usize);
            let (west, east) = (edge.0.x.min(edge.1.x), edge.0.x.max(edge.1.x));
            (west, east, *index as usize, edge)
        }));
        edges.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        for (nth, (_, east, i, one)) in edges.iter().enumerate() {
            let beside = edges[nth + 1..].iter().take_while(|other| other.0 <= *east);
            for (_, _, j, other) in beside {
                patience = patience.checked_sub(1).ok_or(TooIntricate)?;
                if are_apart(*one, *other) {
                    continue;
                }
                let (first, second) = match i < j {
                    true => ((*i, *one), (*j, *other)),
                    false => ((*j, *other), (*i, *one)),
                };
                if each(first, second).is_break() {
                    return Ok(());
                }
            }
        }
    }
    Ok(())
}

/// Whether the boxes around two edges are apart.
fn are_apart((a, b): Edge, (c, d): Edge) -> bool {
    let apart = |p: f64, q: f64, r: f64, s: f64| p.max(q) < r.min(s) || r.max(s) < p.min(q);
    apart(a.y, b.y, c.y, d.y) || apart(a.x, b.x, c.x, d.x)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Coord;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bands_find_what_all_pairs_do(
            ends in prop::collection::vec((0_i32..40, 0_i32..40, 0_i32..40, 0_i32..40), 2..90),
        ) {
            let at = |x: i32, y: i32| Coord { x: f64::from(x), y: f64::from(y) };
            let edges: Vec<Edge> = ends.iter().map(|(a, b, c, d)| (at(*a, *b), at(*c, *d))).collect();
            let (mut every, mut found) = (Vec::new(), Vec::new());
            all(edges.len(), |i| edges[i], |one, other| {
                every.push((one, other));
                ControlFlow::Continue(())
            });
            let swept = by_bands(edges.len(), |i| edges[i], |one, other| {
                found.push((one, other));
                ControlFlow::Continue(())
            });
            prop_assert_eq!(swept, Ok(()));
            found.sort_by_key(|((i, _), (j, _))| (*i, *j));
            found.dedup();
            prop_assert_eq!(found, every);
        }
    }

    #[test]
    fn edges_that_all_lie_side_by_side_are_given_up() {
        let edge = |i: usize| {
            let x = i as f64 * 1e-9;
            (Coord { x, y: 0.0 }, Coord { x: 1.0 + x, y: 1.0 })
        };
        let tried = pairs(50_000, edge, |_, _| ControlFlow::Continue(()));
        assert_eq!(tried, Err(TooIntricate));
        let mut count = 0;
        let tried = pairs(50_000, edge, |_, _| {
            count += 1;
            match count < 5 {
                true => ControlFlow::Continue(()),
                false => ControlFlow::Break(()),
            }
        });
        assert_eq!((tried, count), (Ok(()), 5));
    }
}
