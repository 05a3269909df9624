//! Lines and outlines as positions.

use geo::{LineString, MultiPolygon};

use crate::units::LonLat;

/// The vertices of a line.
pub(super) fn positions(line: &LineString) -> Vec<LonLat> {
    line.coords()
        .filter_map(|c| LonLat::new(c.x, c.y))
        .collect()
}

/// The rings of an outline, those of its holes too.
pub(super) fn rings(shape: &MultiPolygon) -> impl Iterator<Item = &LineString> {
    shape
        .iter()
        .flat_map(|p| [p.exterior()].into_iter().chain(p.interiors()))
}

/// The vertices of each ring of an outline.
pub(crate) fn ring_positions(shape: &MultiPolygon) -> Vec<Vec<LonLat>> {
    rings(shape).map(positions).collect()
}
