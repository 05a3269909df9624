//! The line of contact of a snapshot, and how far places are from it.

use geo::orient::{Direction, Orient};
use geo::{BooleanOps, Intersects, MultiPolygon, Point, unary_union};

use super::edge::off_the_edge;
use super::positions::{positions, rings};
use super::settled::Settled;
use super::{Measured, is_mapped};
use crate::geodata::{Controller, Place, Snapshot, Status, Zone, ZoneKind};
use crate::geodesy::nearest_on_lines;
use crate::units::{Degrees, LonLat, LonLatBox, Metres};

/// Where the land that one side holds ends, by a snapshot.
#[derive(Clone, Debug)]
pub struct Front {
    /// The land: that of the side's assessed zones, less what other zones of settlements say of it. It lies
    /// to the left of its rings.
    pub held: MultiPolygon,
    /// Its edge, without what is only the edge of the dataset.
    pub lines: Vec<Vec<LonLat>>,
    /// How far the edge may be from the truth: as far as that of the least sure zone of the land.
    pub accuracy: Metres,
    /// What the dataset maps: beyond, the land may go on or not.
    pub extent: LonLatBox,
    /// What is told of settlements, by zones that may be surer than the edge.
    pub(super) settled: Vec<Settled>,
}

/// How far a place's centre is from the line of contact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FrontDistance {
    /// The geodesic distance, as sure as the line and the centre are.
    pub distance: Measured,
    /// The point of the line that is nearest to the centre.
    pub at: LonLat,
    /// The azimuth towards it.
    pub azimuth: Degrees,
    /// Whether the centre lies in the land that is held.
    pub behind: bool,
}

/// Whether a snapshot says how much land a side holds: where it calls nothing but settlements the
/// side's, the land between them may be that too.
pub fn has_land_of(snapshot: &Snapshot, side: Controller) -> bool {
    let is_land = |zone: &Zone| {
        (zone.kind, zone.controller, zone.status) == (ZoneKind::Area, side, Status::Assessed)
    };
    snapshot.zones.iter().any(is_land)
}

/// Up to what distance from a place, and no farther than `most`, all land is mapped; to a metre.
fn mapped_around(place: &Place, most: Metres, extent: LonLatBox) -> Metres {
    if is_mapped(place, most, extent) {
        return most;
    }
    let [mut low, mut high] = [0.0, most.get()];
    while high - low > 1.0 {
        let middle = f64::midpoint(low, high);
        match is_mapped(place, Metres::new(middle), extent) {
            true => low = middle,
            false => high = middle,
        }
    }
    Metres::new(low)
}

impl Front {
    /// The edge of what a side is assessed to hold; `None` where it holds nothing.
    pub fn of(snapshot: &Snapshot, side: Controller) -> Option<Front> {
        let front = Front::of_said(snapshot, (side, Status::Assessed))?;
        let settled = Settled::of(snapshot, side, &front.held);
        Some(Front { settled, ..front })
    }

    /// The edge of the zones of some controller and status.
    pub(super) fn of_said(snapshot: &Snapshot, said: (Controller, Status)) -> Option<Front> {
        let is_held = |zone: &&Zone| (zone.controller, zone.status) == said;
        let held: Vec<&Zone> = snapshot.zones.iter().filter(is_held).collect();
        let accuracies = held.iter().map(|zone| zone.accuracy.get());
        let accuracy = accuracies.reduce(f64::max)?;
        let land = unary_union(held.iter().map(|zone| &zone.shape));
        let others = snapshot
            .zones
            .iter()
            .filter(|zone| !is_held(zone) && zone.place.is_some());
        let land = land.difference(&unary_union(others.map(|zone| &zone.shape)));
        Some(Front::edged(land, Metres::new(accuracy), snapshot))
    }

    fn edged(held: MultiPolygon, accuracy: Metres, snapshot: &Snapshot) -> Front {
        let held = held.orient(Direction::Default);
        let extent = snapshot.dataset.extent;
        let lines = rings(&held).flat_map(|ring| off_the_edge(ring, extent));
        Front {
            lines: lines.map(|line| positions(&line)).collect(),
            held,
            accuracy,
            extent,
            settled: Vec::new(),
        }
    }

    /// The edge of land that a side is drawn to hold, as sure as the least sure zone of a snapshot under its
    /// assessed control.
    pub(crate) fn around(land: MultiPolygon, snapshot: &Snapshot, side: Controller) -> Front {
        let is_held = |zone: &&Zone| (zone.controller, zone.status) == (side, Status::Assessed);
        let held = snapshot.zones.iter().filter(is_held);
        let accuracy = held.map(|zone| zone.accuracy.get()).fold(0.0, f64::max);
        Front::edged(land, Metres::new(accuracy), snapshot)
    }

    /// Measures from a place's centre; `None` where the land has no edge within the dataset, or where
    /// one beyond what the dataset maps might be nearer. No edge is nearer than a zone of a settlement
    /// around the centre tells that there is none.
    pub fn distance(&self, place: &Place) -> Option<FrontDistance> {
        let nearest = nearest_on_lines(place.position, &self.lines)?;
        let error = self.accuracy.get() + place.accuracy.get();
        let (value, settled) = (nearest.distance.get(), self.settled_around(place));
        let low = (value - error).max(settled);
        is_mapped(place, nearest.distance, self.extent).then(|| FrontDistance {
            distance: Measured::between(value, low, value + error),
            at: nearest.point,
            azimuth: nearest.azimuth,
            behind: self.holds(place.position),
        })
    }

    /// The distance as drawn, and between what lengths it lies where an edge beyond what the dataset
    /// maps might be nearer; `None` where the land has no edge within.
    pub fn distance_at_most(&self, place: &Place) -> Option<[Metres; 3]> {
        let nearest = nearest_on_lines(place.position, &self.lines)?.distance;
        let error = self.accuracy.get() + place.accuracy.get();
        let mapped = mapped_around(place, nearest, self.extent).get() - place.accuracy.get();
        let least = mapped.min(nearest.get() - error);
        let least = least.max(self.settled_around(place)).min(nearest.get());
        let most = nearest.get() + error;
        Some([Metres::new(least), nearest, Metres::new(most)])
    }

    /// Whether a place's centre may lie in land that may be anybody's, the side's too, for it is
    /// contested, claimed or not known.
    pub fn may_be_open(&self, place: &Place, snapshot: &Snapshot) -> bool {
        let is_open = |zone: &&Zone| {
            matches!(
                zone.status,
                Status::Claimed | Status::Contested | Status::Unknown
            )
        };
        let open = snapshot.zones.iter().filter(is_open);
        let mut said: Vec<_> = open.map(|zone| (zone.controller, zone.status)).collect();
        said.sort();
        said.dedup();
        let may_lie_in = |front: Front| {
            let wrong = front.accuracy.get() + place.accuracy.get();
            let edge = nearest_on_lines(place.position, &front.lines);
            front.holds(place.position) || edge.is_some_and(|edge| edge.distance.get() <= wrong)
        };
        let mut all = said
            .into_iter()
            .filter_map(|said| Front::of_said(snapshot, said));
        self.settled_around(place) == 0.0 && all.any(may_lie_in)
    }

    /// Up to how many metres from a place all is held, or nothing is, as a zone of a settlement tells.
    fn settled_around(&self, place: &Place) -> f64 {
        let around = self.settled.iter().map(|settled| settled.around(place));
        around.fold(0.0, f64::max)
    }

    /// Whether a position lies in the land that is held.
    pub fn holds(&self, at: LonLat) -> bool {
        self.held.intersects(&Point::new(at.lon(), at.lat()))
    }
}
