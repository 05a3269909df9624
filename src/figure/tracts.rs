//! What zones say of the land, together: which of them are one, and which stands over another.

use std::borrow::Cow;

use geo::orient::{Direction, Orient};
use geo::{BooleanOps, BoundingRect, Intersects, MultiPolygon, unary_union};

use super::stage::Stage;
use super::story::{is_part, is_vague};
use crate::geodata::{Controller, Status, Zone, ZoneKind};
use crate::units::Metres;

/// What shows less than this many square design units is not in the picture.
pub(super) const SPECK: f64 = 16.0;

/// Zones that look alike and are known equally well, as one shape: where two of them meet there is
/// no edge, and where they overlap no darker land.
pub(super) struct Tract<'z> {
    pub(super) kind: ZoneKind,
    pub(super) status: Status,
    pub(super) controller: Controller,
    pub(super) accuracy: Metres,
    pub(super) shape: Cow<'z, MultiPolygon>,
    /// Whether its outline tells no more than about where a settlement is.
    pub(super) is_vague: bool,
    /// Whether it says something else of its land than a tract below it: of the two, it is the
    /// nearer to the land, and replaces the other there.
    pub(super) replaces: bool,
}

impl Tract<'_> {
    /// Whether it is under assessed Russian control.
    pub(super) fn is_held(&self) -> bool {
        (self.status, self.controller) == (Status::Assessed, Controller::Russia)
    }

    /// Whether it says of its land what a zone says of its own.
    pub(super) fn says_as(&self, zone: &Zone) -> bool {
        let controller = zone.controller.told_apart(zone.status);
        (self.kind, self.status, self.controller) == (zone.kind, zone.status, controller)
    }

    /// Whether both are of settlements, and say the same of them.
    pub(super) fn adjoins(&self, other: &Tract<'_>) -> bool {
        let said = |t: &Tract<'_>| (t.kind, t.status, t.controller);
        self.kind == ZoneKind::Settlement && said(self) == said(other)
    }

    /// Whether the two say different things of land that they share.
    fn contradicts(&self, other: &Tract<'_>, stage: &Stage<'_>, speck: f64) -> bool {
        let alike = (self.status, self.controller) == (other.status, other.controller);
        let boxes = self.shape.bounding_rect().zip(other.shape.bounding_rect());
        if alike || boxes.is_none_or(|(a, b)| !a.intersects(&b)) {
            return false;
        }
        let shared = self.shape.intersection(other.shape.as_ref());
        stage.viewport.visible_area(&shared) > speck
    }
}

/// The tracts of zones, in drawing order.
pub(super) fn tracts<'z>(zones: &[&'z Zone], stage: &Stage<'_>, unit: f64) -> Vec<Tract<'z>> {
    let mut tracts = grouped(zones);
    for i in 1..tracts.len() {
        let mut below = tracts[..i].iter();
        let speck = SPECK * unit * unit;
        tracts[i].replaces = below.any(|below| tracts[i].contradicts(below, stage, speck));
    }
    tracts
}

fn grouped<'z>(zones: &[&'z Zone]) -> Vec<Tract<'z>> {
    let mut tracts: Vec<(Tract<'z>, Vec<&'z Zone>)> = Vec::new();
    for &zone in zones {
        let controller = zone.controller.told_apart(zone.status);
        // The outline of a part, which a line cuts off, tells more than about where it is.
        let is_vague = is_vague(zone) && !is_part(zone);
        let same = |t: &Tract<'_>| {
            t.says_as(zone) && (t.accuracy, t.is_vague) == (zone.accuracy, is_vague)
        };
        match tracts.iter_mut().find(|(tract, _)| same(tract)) {
            Some((_, members)) => members.push(zone),
            None => {
                let tract = Tract {
                    kind: zone.kind,
                    status: zone.status,
                    controller,
                    accuracy: zone.accuracy,
                    shape: Cow::Borrowed(&zone.shape),
                    is_vague,
                    replaces: false,
                };
                tracts.push((tract, vec![zone]));
            }
        }
    }
    let united = tracts.into_iter().map(|(tract, members)| Tract {
        shape: united(&members),
        ..tract
    });
    united.collect()
}

/// Adds land to the areas that are held, to the least sure of them.
pub(super) fn fill(tracts: &mut [Tract<'_>], land: &MultiPolygon) {
    let held = tracts.iter_mut();
    let held = held.filter(|tract| tract.kind == ZoneKind::Area && tract.is_held());
    let least = held.max_by(|a, b| a.accuracy.get().total_cmp(&b.accuracy.get()));
    if let Some(tract) = least.filter(|_| !land.0.is_empty()) {
        tract.shape = Cow::Owned(union([tract.shape.as_ref(), land]));
    }
}

fn united<'z>(zones: &[&'z Zone]) -> Cow<'z, MultiPolygon> {
    match zones {
        [zone] => Cow::Borrowed(&zone.shape),
        _ => Cow::Owned(union(zones.iter().map(|zone| &zone.shape))),
    }
}

/// The union, wound as the zones are: exteriors counter-clockwise.
pub(super) fn union<'s>(shapes: impl IntoIterator<Item = &'s MultiPolygon>) -> MultiPolygon {
    unary_union(shapes).orient(Direction::Default)
}

/// How much of the frame shapes cover, in square pixels.
pub(super) fn covered<'s>(
    shapes: impl IntoIterator<Item = &'s MultiPolygon>,
    stage: &Stage<'_>,
) -> f64 {
    stage.viewport.visible_area(&union(shapes))
}
