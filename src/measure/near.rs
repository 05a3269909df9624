//! All that a snapshot says of some land and around it, as far as it matters there.

use geo::{BooleanOps, BoundingRect, Intersects, MultiPolygon, Rect};

use super::areas::{polygon, rect};
use super::has_land_of;
use super::plane::widened;
use crate::geodata::{Controller, Snapshot, Zone};
use crate::units::{LonLatBox, Metres};

/// All that a snapshot says of some land and around it: where two are the same, nothing differs there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Near {
    /// Its zones there, cut to the window.
    pub(super) zones: Vec<Zone>,
    /// As far as edges matter, of what is mapped.
    pub(super) window: LonLatBox,
    /// All that the dataset maps.
    pub(super) extent: LonLatBox,
    /// Whose land is told as such, anywhere.
    pub(super) maps: Vec<Controller>,
}

impl Near {
    /// What is said of a box that is itself known so well; `None` where none of it is mapped.
    pub(super) fn of(around: Rect, accuracy: Metres, snapshot: &Snapshot) -> Option<Near> {
        /// Metres more than the edges may be off: corners of what lies as far off count too.
        const MORE: f64 = 100.0;
        let accuracies = snapshot.zones.iter().map(|zone| zone.accuracy.get());
        let reach = accuracies.fold(0.0, f64::max) + accuracy.get() + MORE;
        let extent = snapshot.dataset.extent;
        let window = widened(around, Metres::new(reach), extent)?;
        let land = MultiPolygon(vec![polygon(window)]);
        let may_meet = |zone: &&Zone| {
            let around = zone.shape.bounding_rect();
            around.is_some_and(|around| around.intersects(&rect(window)))
        };
        let cut = snapshot.zones.iter().filter(may_meet).map(|zone| Zone {
            shape: zone.shape.intersection(&land),
            ..zone.clone()
        });
        let sides = [Controller::Russia, Controller::Ukraine].into_iter();
        Some(Near {
            zones: cut.filter(|zone| !zone.shape.0.is_empty()).collect(),
            window,
            extent,
            maps: sides.filter(|side| has_land_of(snapshot, *side)).collect(),
        })
    }

    /// What is said of a box; `None` where none of it is mapped.
    pub(super) fn boxed(bounds: LonLatBox, snapshot: &Snapshot) -> Option<Near> {
        Near::of(rect(bounds), Metres::new(0.0), snapshot)
    }
}
