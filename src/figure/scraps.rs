//! Zones and lines of which so little is in the picture that nobody would know what they are: they are not
//! drawn, so that whatever is drawn stands in the key.

use geo::LineString;

use super::legend::SWATCH;
use super::stage::Stage;
use crate::geodata::{Zone, ZoneKind};

/// Areas of which less is seen than this, in square design units, are too small to show their pattern.
const LEAST: f64 = 12.0 * 12.0;

/// The zones without areas of which, together with all that say the same, no more than a scrap is seen: it
/// would be a mark that means nothing, or have the key send readers in search of it. What is said of
/// settlements is always told.
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

/// Lines, or none where no more of them is seen than of the one that would stand for them in the key.
pub(super) fn seen(lines: Vec<LineString>, stage: &Stage<'_>, unit: f64) -> Vec<LineString> {
    let frame = stage.viewport.frame();
    let within = lines
        .iter()
        .map(|line| stage.viewport.line(line).within(frame));
    match within.map(|line| line.length()).sum::<f64>() > SWATCH.0 * unit {
        true => lines,
        false => Vec::new(),
    }
}

fn is_scrap<'z>(zones: impl Iterator<Item = &'z Zone>, stage: &Stage<'_>, unit: f64) -> bool {
    let seen = zones.map(|zone| stage.viewport.visible_area(&zone.shape));
    seen.sum::<f64>() < LEAST * unit * unit
}
