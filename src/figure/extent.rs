//! What lies beyond the edge of what a dataset maps.

use geo::{Coord, LineString, MultiPolygon, Polygon};

use crate::measure::edge::sides;
use crate::units::LonLatBox;

/// How far zones are carried on beyond the extent, in degrees: farther than any edge fades.
const BEYOND: f64 = 0.5;

/// The polygons with their vertices on the edge of a box moved outwards.
pub(super) fn carry_on(polygons: &MultiPolygon, extent: LonLatBox) -> MultiPolygon {
    let ring = |ring: &LineString| {
        let open = &ring.0[..ring.0.len().saturating_sub(1)];
        let mut moved: Vec<Coord> = Vec::with_capacity(open.len() + 4);
        for (i, &c) in open.iter().enumerate() {
            let here = sides(c, extent);
            let before = sides(open[(i + open.len() - 1) % open.len()], extent) & here != 0;
            let after = sides(open[(i + 1) % open.len()], extent) & here != 0;
            if here == 0 || !(before || after) {
                moved.push(c);
                continue;
            }
            if !before {
                moved.push(c);
            }
            moved.push(outwards(c, here));
            if !after {
                moved.push(c);
            }
        }
        moved.extend(moved.first().copied());
        LineString(moved)
    };
    polygons
        .iter()
        .map(|p| Polygon::new(ring(p.exterior()), p.interiors().iter().map(ring).collect()))
        .collect()
}

fn outwards(c: Coord, sides: u8) -> Coord {
    let step = |low: u8, high: u8| match (sides & low != 0, sides & high != 0) {
        (true, false) => -BEYOND,
        (false, true) => BEYOND,
        _ => 0.0,
    };
    Coord {
        x: c.x + step(1, 2),
        y: c.y + step(4, 8),
    }
}

pub(super) fn box_polygon(b: LonLatBox) -> Polygon {
    Polygon::new(box_ring(b), Vec::new())
}

/// Everything within some degrees of a box but the box itself.
pub(super) fn around(b: LonLatBox) -> Polygon {
    const FAR: f64 = 20.0;
    let outer = LonLatBox::new([
        (b.west() - FAR).max(-180.0),
        (b.south() - FAR).max(-89.0),
        (b.east() + FAR).min(180.0),
        (b.north() + FAR).min(89.0),
    ]);
    let mut hole = box_ring(b);
    hole.0.reverse();
    Polygon::new(box_ring(outer.unwrap_or(b)), vec![hole])
}

fn box_ring(b: LonLatBox) -> LineString {
    let corners = [
        (b.west(), b.south()),
        (b.east(), b.south()),
        (b.east(), b.north()),
        (b.west(), b.north()),
    ];
    LineString::from_iter(corners.into_iter().chain([corners[0]]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area, polygon};

    fn extent() -> LonLatBox {
        LonLatBox::new([0.0, 0.0, 10.0, 10.0]).unwrap()
    }

    fn eastern_half() -> Polygon {
        polygon![(x: 5.0, y: 0.0), (x: 10.0, y: 0.0), (x: 10.0, y: 10.0), (x: 5.0, y: 10.0), (x: 4.0, y: 5.0)]
    }

    #[test]
    fn a_zone_is_carried_on_beyond_the_extent_and_nowhere_else() {
        let carried = carry_on(&MultiPolygon(vec![eastern_half()]), extent());
        // 55 of the half; strips half a degree wide: one of 10 in the east, two of 5.5 along the
        // south and the north, corners included.
        assert!(
            (carried.unsigned_area() - (55.0 + 5.0 + 2.0 * 2.75)).abs() < 1e-9,
            "{carried:?}"
        );
        let island = MultiPolygon(vec![
            polygon![(x: 2.0, y: 2.0), (x: 3.0, y: 2.0), (x: 3.0, y: 3.0)],
        ]);
        assert_eq!(carry_on(&island, extent()), island);
    }
}
