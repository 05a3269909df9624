//! Zones and lines of which so little is in the picture that nobody looks for them in its key.

use geo::LineString;
use kurbo::Shape;

use super::legend::SWATCH;
use super::stage::Stage;
use crate::geodata::{Zone, ZoneKind};

/// An area smaller than this, in square design units, is too small to show its pattern.
const WHOLE: f64 = 144.0;
/// Of an area that goes on beyond the frame, a corner smaller than this is no more than an accident of the
/// frame: half of what stands for it in the key.
const CORNER: f64 = SWATCH.0 * SWATCH.1 / 2.0;

/// The zones without areas of which, together with all that say the same, no more than a scrap is seen: the
/// key and the notes would send readers in search of it. What is said of settlements is always told.
pub(super) fn without<'z>(zones: &[&'z Zone], stage: &Stage<'_>, unit: f64) -> Vec<&'z Zone> {
    let said = |zone: &Zone| {
        (
            zone.kind,
            zone.status,
            zone.controller.told_apart(zone.status),
        )
    };
    let is_told = |zone: &&&Zone| {
        let alike = zones.iter().filter(|other| said(other) == said(zone));
        zone.kind == ZoneKind::Settlement || !is_scrap(alike.copied(), stage, unit)
    };
    zones.iter().filter(is_told).copied().collect()
}

/// Whether more of some lines is seen than of the one that stands for them in the key.
pub(super) fn is_seen(lines: &[LineString], stage: &Stage<'_>, unit: f64) -> bool {
    let frame = stage.viewport.frame();
    let seen = lines
        .iter()
        .map(|line| stage.viewport.line(line).within(frame));
    seen.map(|line| line.length()).sum::<f64>() > SWATCH.0 * unit
}

fn is_scrap<'z>(
    zones: impl Iterator<Item = &'z Zone> + Clone,
    stage: &Stage<'_>,
    unit: f64,
) -> bool {
    let viewport = stage.viewport;
    let seen = zones.clone().map(|zone| viewport.visible_area(&zone.shape));
    let seen = seen.sum::<f64>() / (unit * unit);
    let goes_on = |zone: &Zone| {
        let bounds = viewport.polygons(&zone.shape, 0.0).path().bounding_box();
        !viewport.frame().contains_rect(bounds)
    };
    seen < WHOLE || seen < CORNER && zones.clone().any(goes_on)
}
