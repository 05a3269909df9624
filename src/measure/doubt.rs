//! Where it is in doubt who holds the land beside a settlement's outline.

use geo::{BoundingRect, MultiPolygon};

use super::Front;
use super::plane::box_around;
use crate::geodata::{Controller, Snapshot, Status, ZoneKind};
use crate::geodesy::lies_within;
use crate::units::{LonLat, Metres};

/// The areas of a snapshot, by which it is sure or not that the land on both sides of a settlement's
/// outline is held alike.
pub(super) struct Doubt {
    /// Areas of the settlement's own controller and status, where there are any, else those of others.
    areas: Vec<Area>,
    /// Whether they are its own.
    own: bool,
}

/// An area, and what of its edge may lie by the settlement.
struct Area {
    front: Front,
    near: Vec<Vec<LonLat>>,
    /// How far the area's edge and the settlement's outline may be off together.
    wrong: Metres,
}

impl Doubt {
    /// By the areas of a snapshot, about a settlement's outline, which may be so far off, and who is said
    /// to control it.
    pub(super) fn about(
        outline: &MultiPolygon,
        accuracy: Metres,
        said: (Controller, Status),
        snapshot: &Snapshot,
    ) -> Doubt {
        let areas = snapshot
            .zones
            .iter()
            .filter(|zone| zone.kind == ZoneKind::Area);
        let mut all: Vec<_> = areas.map(|zone| (zone.controller, zone.status)).collect();
        all.sort();
        all.dedup();
        let own = all.contains(&said);
        let meant = all.into_iter().filter(|area| !own || *area == said);
        let areas = meant.filter_map(|area| {
            let front = Front::of_said(snapshot, area)?;
            let wrong = Metres::new(front.accuracy.get() + accuracy.get());
            let near = near(&front, outline, wrong);
            Some(Area { front, near, wrong })
        });
        Doubt {
            areas: areas.collect(),
            own,
        }
    }

    /// Whether the land around a position of the outline may be held otherwise. It is not where the
    /// position lies farther within the settlement's own area, or outside all others, than their edges
    /// and the outline may be wrong together; by no area at all nothing is sure.
    pub(super) fn is_about(&self, at: LonLat) -> bool {
        let is_sure = |area: &Area| {
            let is_near = || lies_within(at, &area.near, area.wrong);
            area.front.holds(at) == self.own && !is_near()
        };
        self.areas.is_empty() || !self.areas.iter().all(is_sure)
    }
}

/// The parts of an area's edge that may be no farther from an outline than so much.
fn near(front: &Front, outline: &MultiPolygon, wrong: Metres) -> Vec<Vec<LonLat>> {
    let around = outline
        .bounding_rect()
        .and_then(|rect| box_around(rect, wrong));
    let Some(around) = around else {
        return Vec::new();
    };
    let may_reach = |a: LonLat, b: LonLat| {
        a.lon().min(b.lon()) <= around.max().x
            && a.lon().max(b.lon()) >= around.min().x
            && a.lat().min(b.lat()) <= around.max().y
            && a.lat().max(b.lat()) >= around.min().y
    };
    let mut parts: Vec<Vec<LonLat>> = Vec::new();
    for line in &front.lines {
        let mut open = false;
        for edge in line.windows(2) {
            let reaches = may_reach(edge[0], edge[1]);
            match parts.last_mut().filter(|_| open && reaches) {
                Some(part) => part.push(edge[1]),
                None if reaches => parts.push(edge.to_vec()),
                None => {}
            }
            open = reaches;
        }
    }
    parts
}
