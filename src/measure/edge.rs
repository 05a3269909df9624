//! The edge of what a dataset maps, which is the edge of no zone.

use geo::{Coord, LineString};

use crate::units::LonLatBox;

/// The parts of a ring that do not run along the edge of a box.
pub(crate) fn off_the_edge(ring: &LineString, extent: LonLatBox) -> Vec<LineString> {
    let mut parts: Vec<LineString> = Vec::new();
    let mut open = false;
    for edge in ring.lines() {
        if sides(edge.start, extent) & sides(edge.end, extent) != 0 {
            open = false;
            continue;
        }
        match parts.last_mut().filter(|_| open) {
            Some(part) => part.0.push(edge.end),
            None => parts.push(LineString(vec![edge.start, edge.end])),
        }
        open = true;
    }
    // A ring that starts in the middle of a part: its last part goes on in its first.
    if parts.len() > 1 && parts[0].0.first() == parts.last().and_then(|l| l.0.last()) {
        let first = parts.remove(0);
        if let Some(last) = parts.last_mut() {
            last.0.extend(first.0.into_iter().skip(1));
        }
    }
    parts
}

/// Which sides of a box a position lies on, a bit a side.
pub(crate) fn sides(c: Coord, extent: LonLatBox) -> u8 {
    const NEAR: f64 = 1e-7;
    let on = |a: f64, b: f64| (a - b).abs() < NEAR;
    u8::from(on(c.x, extent.west()))
        | u8::from(on(c.x, extent.east())) << 1
        | u8::from(on(c.y, extent.south())) << 2
        | u8::from(on(c.y, extent.north())) << 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::polygon;

    #[test]
    fn the_edge_of_the_extent_is_no_line_of_contact() {
        let extent = LonLatBox::new([0.0, 0.0, 10.0, 10.0]).unwrap();
        let eastern_half = polygon![(x: 5.0, y: 0.0), (x: 10.0, y: 0.0), (x: 10.0, y: 10.0), (x: 5.0, y: 10.0), (x: 4.0, y: 5.0)];
        let parts = off_the_edge(eastern_half.exterior(), extent);
        let coords: Vec<_> = parts.iter().map(|p| p.0.len()).collect();
        assert_eq!(
            coords,
            [3],
            "the western edge alone, in one part: {parts:?}"
        );
    }
}
