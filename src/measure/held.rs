//! Land that Russia is assessed to control, at two times.

use geo::orient::{Direction, Orient};
use geo::{BooleanOps, MultiPolygon, Polygon};

use super::MeasuredArea;
use super::areas::{SPECK, polygon, shared, told_apart};
use super::cut::{Cut, reaching_into};
use crate::geodata::{Controller, Status, Zone};
use crate::geodesy::area;
use crate::units::LonLatBox;

/// The land under assessed Russian control before and after, where zones lie over each other as a map
/// draws them.
#[derive(Clone, Debug)]
pub struct HeldChange {
    /// Before.
    pub before: MultiPolygon,
    /// After.
    pub after: MultiPolygon,
    /// Both before and after.
    pub kept: MultiPolygon,
    /// After and not before.
    pub gained: MultiPolygon,
    /// Before and not after.
    pub lost: MultiPolygon,
    zones: Vec<Zone>,
    extent: LonLatBox,
}

impl HeldChange {
    /// From some zones to others, both cut to an extent.
    pub fn between(before: &[Zone], after: &[Zone], extent: LonLatBox) -> HeldChange {
        let [was, is] = [before, after].map(|zones| held(zones, extent));
        HeldChange {
            kept: land(is.intersection(&was)),
            gained: land(is.difference(&was)),
            lost: land(was.difference(&is)),
            before: was,
            after: is,
            zones: before.iter().chain(after).cloned().collect(),
            extent,
        }
    }

    /// How much of the land in a box was gained and lost; `None` where none of it is in the extent.
    ///
    /// The error is that of [`areas`](super::areas) and of [`said_changes`](super::said_changes): the
    /// land within the accuracy of the edges, each with that of the zone whose edge it is.
    pub fn measured(&self, bounds: LonLatBox) -> Option<[MeasuredArea; 2]> {
        let within = shared(bounds, self.extent)?;
        let window = reaching_into(within, &self.zones, self.extent)?;
        let cut = Cut::of(&self.zones, Some(window)).within(within)?;
        let around = MultiPolygon(vec![polygon(window)]);
        let measured = |shape: &MultiPolygon| cut.measured(&land(shape.intersection(&around)));
        Some([measured(&self.gained)?, measured(&self.lost)?])
    }
}

fn held(zones: &[Zone], extent: LonLatBox) -> MultiPolygon {
    let within = MultiPolygon(vec![polygon(extent)]);
    let (said, _) = told_apart(zones, Some(&within));
    let is_held = |(what, _): &(_, _)| *what == (Controller::Russia, Status::Assessed);
    let held = said.into_iter().find(is_held);
    held.map_or_else(
        || MultiPolygon::new(Vec::new()),
        |(_, shape)| shape.orient(Direction::Default),
    )
}

/// A shape without what cutting leaves along edges that are one.
pub(super) fn land(mut shape: MultiPolygon) -> MultiPolygon {
    let is_land = |part: &Polygon| area([part]).is_some_and(|area| area.get() > SPECK);
    shape.0.retain(is_land);
    shape.orient(Direction::Default)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::MapDate;
    use crate::geodata::{Geodata, Layers};
    use crate::measure::said_changes;
    use std::path::Path;

    fn zones(day: &str) -> (Vec<Zone>, LonLatBox) {
        let geodata = Geodata::open(&Layers::find(Path::new("."), None).unwrap()).unwrap();
        let day: MapDate = day.parse().unwrap();
        let snapshot = geodata.snapshot("article", day, false).unwrap();
        (snapshot.zones, snapshot.dataset.extent)
    }

    /// Over all that the dataset maps, as much as all zones together gained and lost.
    #[test]
    fn in_the_extent_it_is_what_all_zones_gained_and_lost() {
        for [from, to] in [["2022-10", "2023-05"], ["2023-12", "2025-01"]] {
            let ((before, extent), (after, _)) = (zones(from), zones(to));
            let said = said_changes(&before, &after, Some(extent)).unwrap();
            let said = said.iter().find(|s| s.status == Status::Assessed).unwrap();
            let change = HeldChange::between(&before, &after, extent);
            let [gained, lost] = change.measured(extent).unwrap();
            for (one, other) in [(gained, said.gained), (lost, said.lost)] {
                let apart = one.value.get() - other.value.get();
                assert!(apart.abs() < 2000.0, "{from} {to}: {apart} m²");
                let apart = one.error.get() / other.error.get() - 1.0;
                assert!(apart.abs() < 0.001, "{from} {to}: {one:?} {other:?}");
            }
            assert!(gained.value.km2() > 100.0 && gained.error.km2() > 100.0);
        }
    }

    #[test]
    fn in_a_part_it_is_less_and_there_and_back_the_other_way_round() {
        let ((before, extent), (after, _)) = (zones("2023-12"), zones("2025-01"));
        let change = HeldChange::between(&before, &after, extent);
        let part = LonLatBox::new([37.58, 48.285, 38.36, 48.885]).unwrap();
        let [all, some] = [extent, part].map(|bounds| change.measured(bounds).unwrap()[0]);
        assert!(some.value.get() < all.value.get());
        let back = HeldChange::between(&after, &before, extent);
        let there = change.measured(part).unwrap().map(|area| area.value.get());
        let back = back.measured(part).unwrap().map(|area| area.value.get());
        assert!((there[0] - back[1]).abs() < 1.0 && (there[1] - back[0]).abs() < 1.0);
        let away = LonLatBox::new([0.0, 0.0, 1.0, 1.0]).unwrap();
        assert!(change.measured(away).is_none());
    }

    #[test]
    fn nothing_is_gained_from_one_to_itself() {
        let (zones, extent) = zones("2025-01");
        let change = HeldChange::between(&zones, &zones, extent);
        assert!(change.gained.0.is_empty() && change.lost.0.is_empty());
        let [gained, lost] = change.measured(extent).unwrap();
        assert_eq!([gained.value.get(), lost.error.get()], [0.0, 0.0]);
    }
}
