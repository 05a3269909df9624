//! Rings as they are to be: closed, rounded as files of ours are, and wound as RFC 7946 has them.

use geo::orient::{Direction, Orient};
use geo::{Coord, LineString, MultiPolygon, Polygon};

use super::tally::{Lost, Tally};
use crate::geodesy;
use crate::units::{LonLat, Metres};

/// A ring of positions, closed and rounded; `None`, and counted, where it encloses nothing.
fn ring(positions: &[[f64; 2]], tally: &mut Tally) -> Option<LineString<f64>> {
    if positions.first() != positions.last() {
        tally.closed += 1;
    }
    let coords = positions.iter().map(|&[x, y]| Coord { x, y });
    let ring = rounded(coords);
    if ring.is_none() {
        tally.empty += 1;
    }
    ring
}

/// A ring rounded to 6 decimals, none of its positions twice in a row, closed; `None` where that
/// leaves nothing enclosed.
fn rounded(coords: impl Iterator<Item = Coord<f64>>) -> Option<LineString<f64>> {
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    let mut all: Vec<Coord<f64>> = Vec::new();
    for coord in coords {
        let coord = Coord {
            x: round(coord.x),
            y: round(coord.y),
        };
        match all.as_slice() {
            [.., last] if *last == coord => {}
            // There and back encloses nothing.
            [.., before, _] if *before == coord => drop(all.pop()),
            _ => all.push(coord),
        }
    }
    while all.len() > 1 && all.first() == all.last() {
        all.pop();
    }
    // The same over the end: the neighbours of the first position.
    while all.len() > 2 && all[1] == all[all.len() - 1] {
        all.remove(0);
        all.pop();
        while all.len() > 1 && all.first() == all.last() {
            all.pop();
        }
    }
    let first = *all.first()?;
    all.push(first);
    (all.len() >= 4 && !is_straight(&all)).then_some(LineString(all))
}

/// Whether all positions of a ring lie on one line; the halves of a bow tie enclose something, though
/// their areas cancel out.
fn is_straight(ring: &[Coord<f64>]) -> bool {
    let [a, b, ..] = ring else {
        return true;
    };
    let aside = |c: &Coord<f64>| (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    ring.iter().all(|c| aside(c) == 0.0)
}

/// Twice the area in square degrees, positive where the ring runs counter-clockwise.
fn twice_area(ring: &[Coord<f64>]) -> f64 {
    let Some(origin) = ring.first() else {
        return 0.0;
    };
    ring.windows(2)
        .map(|e| {
            (e[0].x - origin.x) * (e[1].y - origin.y) - (e[1].x - origin.x) * (e[0].y - origin.y)
        })
        .sum()
}

/// Turns exteriors counter-clockwise and holes clockwise, and counts those that ran the other way.
fn wind(polygon: &mut Polygon<f64>, tally: &mut Tally) {
    let against = twice_area(&polygon.exterior().0) < 0.0;
    let holes = polygon.interiors().iter();
    let wrong = holes.filter(|hole| twice_area(&hole.0) > 0.0).count();
    if against || wrong > 0 {
        tally.rewound += wrong + usize::from(against);
        *polygon = polygon.orient(Direction::Default);
    }
}

/// A polygon of rings, the exterior first; `None` where it encloses nothing.
pub(super) fn polygon(rings: Vec<Vec<[f64; 2]>>, tally: &mut Tally) -> Option<Polygon<f64>> {
    let mut rings = rings.into_iter();
    let outline = rings.next()?;
    let Some(exterior) = ring(&outline, tally) else {
        let at = outline.first().copied();
        tally.lost.extend(at.map(|at| Lost {
            at,
            across: across(&outline),
        }));
        return None;
    };
    let holes = rings.filter_map(|hole| ring(&hole, tally)).collect();
    let mut polygon = Polygon::new(exterior, holes);
    wind(&mut polygon, tally);
    Some(polygon)
}

/// A length that no two of the positions are farther apart than; those off the Earth are passed over.
pub(super) fn across(positions: &[[f64; 2]]) -> Metres {
    let positions = positions.iter();
    let on_earth: Vec<LonLat> = positions.filter_map(|[x, y]| LonLat::new(*x, *y)).collect();
    geodesy::breadth(&[on_earth])
}

/// Areas rounded and wound anew, without the parts that this leaves empty.
pub(super) fn tidy(shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let polygons = shape.iter().filter_map(|polygon| {
        let exterior = rounded(polygon.exterior().coords().copied())?;
        let holes = polygon.interiors().iter();
        let holes = holes.filter_map(|hole| rounded(hole.coords().copied()));
        Some(Polygon::new(exterior, holes.collect()).orient(Direction::Default))
    });
    MultiPolygon(polygons.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_ring_is_closed_and_a_spike_goes() {
        let mut tally = Tally::default();
        let made = ring(
            &[
                [0.0, 0.0],
                [1.0, 0.0],
                [1.0, 0.0],
                [1.0, 1.0],
                [2.0, 2.0],
                [1.0, 1.0],
            ],
            &mut tally,
        );
        let expected: LineString<f64> = vec![[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]].into();
        assert_eq!((made, tally.closed, tally.empty), (Some(expected), 1, 0));
    }

    #[test]
    fn what_encloses_nothing_is_dropped() {
        let mut tally = Tally::default();
        for flat in [
            vec![],
            vec![[1.0, 1.0]],
            vec![[0.0, 0.0], [1.0, 1.0], [2.0, 2.0], [0.0, 0.0]],
        ] {
            assert_eq!(ring(&flat, &mut tally), None);
        }
        assert_eq!(tally.empty, 3);
    }
}
