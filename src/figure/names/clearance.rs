//! What names keep clear of: the far side of boundaries, and small areas that say something.

use geo::{LineString, MultiPolygon, Polygon};
use kurbo::Shape;

use crate::figure::pen::circle;
use crate::figure::stage::Stage;
use crate::figure::tracts::Tract;
use crate::figure::zones::SYMBOL;
use crate::geodata::{Status, ZoneKind};
use crate::labels::Ground;
use crate::projection::ScreenLine;
use crate::scene::{BezPath, Point};

/// Points along each side of the box of an area that is to be seen.
const POINTS: u32 = 8;

/// Keeps names on the side of a boundary on which their places lie: all lines are of one boundary.
pub(in crate::figure) fn keep_sides<'l>(
    lines: impl IntoIterator<Item = &'l LineString>,
    stage: &Stage<'_>,
    ground: &mut Ground,
) {
    let lines = lines.into_iter().map(|line| stage.viewport.line(line));
    let lines: Vec<ScreenLine> = lines.collect();
    ground.part(lines.iter().flat_map(|line| &line.parts).map(Vec::as_slice));
}

/// Has names leave what is claimed, contested, advanced to or unknown to be seen: where it is small, a
/// name would hide all of it.
pub(in crate::figure) fn leave_to_be_seen(
    tracts: &[Tract<'_>],
    stage: &Stage<'_>,
    unit: f64,
    ground: &mut Ground,
) {
    for tract in tracts.iter().filter(|t| t.status != Status::Assessed) {
        for polygon in tract.shape.iter() {
            let points = points_in(&seen(polygon, tract.is_vague, stage, unit));
            ground.areas_mut().show(points);
        }
    }
}

/// Has names leave areas to be seen, each by itself.
pub(in crate::figure) fn show<'p>(
    areas: impl IntoIterator<Item = &'p Polygon>,
    stage: &Stage<'_>,
    ground: &mut Ground,
) {
    for polygon in areas {
        let points = points_in(&seen(polygon, false, stage, 0.0));
        ground.areas_mut().show(points);
    }
}

/// Has names stay off settlements other than their own: for maps on which they may be led elsewhere.
pub(in crate::figure) fn keep_off_settlements(
    tracts: &[Tract<'_>],
    stage: &Stage<'_>,
    unit: f64,
    ground: &mut Ground,
) {
    let settled = |tract: &&Tract<'_>| tract.kind == ZoneKind::Settlement && !tract.is_vague;
    for polygon in tracts.iter().filter(settled).flat_map(|t| t.shape.iter()) {
        ground.areas_mut().own(seen(polygon, false, stage, unit));
    }
}

/// An area as it is drawn, in pixels: one of which it is only about known where it lies is a disc at least.
fn seen(polygon: &Polygon, is_vague: bool, stage: &Stage<'_>, unit: f64) -> BezPath {
    let alone = MultiPolygon(vec![polygon.clone()]);
    let path = stage.viewport.polygons(&alone, 0.0).path();
    let bounds = path.bounding_box();
    match is_vague && bounds.width().max(bounds.height()) < 2.0 * SYMBOL * unit {
        true => circle(bounds.center(), SYMBOL * unit),
        false => path,
    }
}

/// Points all over an area.
pub(in crate::figure) fn points_in(path: &BezPath) -> Vec<Point> {
    let bounds = path.bounding_box();
    if bounds.is_zero_area() {
        return Vec::new();
    }
    let part = |i: u32| (f64::from(i) + 0.5) / f64::from(POINTS);
    let rows = (0..POINTS).flat_map(|row| (0..POINTS).map(move |column| (column, row)));
    let point = |(column, row)| {
        let (x, y) = (part(column) * bounds.width(), part(row) * bounds.height());
        bounds.origin() + (x, y)
    };
    let points = rows.map(point);
    points.filter(|point| path.contains(*point)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_lie_all_over_an_area_and_in_no_hole() {
        let ring = BezPath::from_svg("M0,0 H80 V80 H0 Z M20,20 V60 H60 V20 Z").expect("a path");
        let points = points_in(&ring);
        assert_eq!(points.len(), 48);
        assert!(points_in(&BezPath::new()).is_empty());
    }
}
