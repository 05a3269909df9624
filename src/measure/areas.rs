//! How much of the land in a box is held, and by whom.

use geo::{BooleanOps, MultiPolygon, Polygon, unary_union};

use super::MeasuredArea;
use super::cut::Cut;
use crate::geodata::{Controller, Snapshot, Status, Zone};
use crate::geodesy::area;
use crate::units::{LonLatBox, SquareMetres};

/// The land in a box, told apart by what a snapshot says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Areas {
    /// All of it that the dataset maps.
    pub mapped: SquareMetres,
    /// What lies beyond the dataset's extent.
    pub not_mapped: SquareMetres,
    /// The land of each controller and status, the largest first; none of it counts twice.
    pub held: Vec<HeldArea>,
    /// The land that is mapped and in no zone.
    pub no_zone: MeasuredArea,
}

/// The land of which a snapshot says one thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeldArea {
    /// Who controls it; nobody where it is contested or not known.
    pub controller: Controller,
    /// How well that is known.
    pub status: Status,
    /// How much it is.
    pub area: MeasuredArea,
}

/// Square metres that cutting leaves along edges that are one: less than this is no land.
pub(super) const SPECK: f64 = 100.0;

/// Measures the land in a box, which is cut to the dataset's extent; `None` where they share none.
///
/// What zones share counts as that which the map draws on top: settlements before areas, and what is
/// less sure before what is surer.
///
/// The error is the land within the accuracy of the edges at which what is said changes, each with the
/// accuracy of the zone whose edge it is. The edges of the box and of the extent are none. No error is
/// larger than what the land may gain or lose within the box.
pub fn areas(bounds: LonLatBox, snapshot: &Snapshot) -> Option<Areas> {
    let mapped = shared(bounds, snapshot.dataset.extent)?;
    let land = MultiPolygon(vec![polygon(mapped)]);
    areas_of(&land, area([&polygon(bounds)])?, mapped, snapshot)
}

/// Measures the mapped part of so much land, of which the edges of a box are no zone's.
fn areas_of(
    land: &MultiPolygon,
    all: SquareMetres,
    exact: LonLatBox,
    snapshot: &Snapshot,
) -> Option<Areas> {
    let whole = area(land)?;
    let cut = Cut::of(&snapshot.zones, Some(exact)).out_of(whole);
    let (said, covered) = told_apart(&snapshot.zones, Some(land));
    let mut held = Vec::new();
    for ((controller, status), shape) in said {
        let area = cut.measured(&shape)?;
        if area.value.get() > SPECK {
            held.push(HeldArea {
                controller,
                status,
                area,
            });
        }
    }
    held.sort_by(|a, b| b.area.value.get().total_cmp(&a.area.value.get()));
    let mut left = land.difference(&covered);
    left.0
        .retain(|part| area([part]).is_some_and(|area| area.get() > SPECK));
    Some(Areas {
        mapped: whole,
        not_mapped: SquareMetres::new((all.get() - whole.get()).max(0.0)),
        held,
        no_zone: cut.measured(&left)?,
    })
}

/// What is said of land: who controls it, and how well that is known.
pub type Said = (Controller, Status);

/// The land of which each thing is said, and all of it; of zones that are cut to `land`, if to any.
pub(super) fn told_apart(
    zones: &[Zone],
    land: Option<&MultiPolygon>,
) -> (Vec<(Said, MultiPolygon)>, MultiPolygon) {
    let mut from_the_top: Vec<&Zone> = zones.iter().collect();
    from_the_top.sort_by_key(|zone| zone.layer());
    from_the_top.reverse();
    let mut covered = MultiPolygon::new(Vec::new());
    let mut said: Vec<(Said, Vec<MultiPolygon>)> = Vec::new();
    for zone in from_the_top {
        let shape = match land {
            Some(land) => zone.shape.intersection(land),
            None => zone.shape.clone(),
        };
        let visible = shape.difference(&covered);
        covered = covered.union(&shape);
        let what = (zone.controller.told_apart(zone.status), zone.status);
        match said.iter_mut().find(|(other, _)| *other == what) {
            Some((_, shapes)) => shapes.push(visible),
            None => said.push((what, vec![visible])),
        }
    }
    let united = said
        .into_iter()
        .map(|(what, shapes)| (what, unary_union(&shapes)));
    (united.collect(), covered)
}

/// What two boxes share, if that is more than an edge.
pub(super) fn shared(a: LonLatBox, b: LonLatBox) -> Option<LonLatBox> {
    LonLatBox::new([
        a.west().max(b.west()),
        a.south().max(b.south()),
        a.east().min(b.east()),
        a.north().min(b.north()),
    ])
}

pub(super) fn polygon(b: LonLatBox) -> Polygon {
    geo::Rect::new((b.west(), b.south()), (b.east(), b.north())).to_polygon()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::MapDate;
    use crate::geodata::{Geodata, Layers, ZoneKind};
    use crate::geodesy::length;
    use crate::measure::positions::positions;
    use crate::units::Metres;
    use geo::LineString;
    use std::path::Path;

    fn snapshot() -> Snapshot {
        let layers = Layers::find(Path::new("."), None).unwrap();
        let geodata = Geodata::open(&layers).unwrap();
        let day: MapDate = "2025-01".parse().unwrap();
        geodata.snapshot("article", day, false).unwrap()
    }

    fn bounds(sides: [f64; 4]) -> LonLatBox {
        LonLatBox::new(sides).unwrap()
    }

    /// Zones over [`EXTENT`], each a box: its kind, what it says, and its accuracy in metres.
    fn of(boxes: &[(ZoneKind, Controller, Status, f64, [f64; 4])]) -> Snapshot {
        let mut snapshot = snapshot();
        let like = snapshot.zones[0].clone();
        let zone = |&(kind, controller, status, accuracy, sides)| Zone {
            kind,
            controller,
            status,
            accuracy: Metres::new(accuracy),
            shape: MultiPolygon(vec![polygon(bounds(sides))]),
            ..like.clone()
        };
        snapshot.zones = boxes.iter().map(zone).collect();
        snapshot.dataset.extent = bounds(EXTENT);
        snapshot
    }

    const EXTENT: [f64; 4] = [38.0, 48.0, 39.0, 49.0];

    fn m2(sides: [f64; 4]) -> f64 {
        area([&polygon(bounds(sides))]).unwrap().get()
    }

    fn metres(a: (f64, f64), b: (f64, f64)) -> f64 {
        length(&positions(&LineString::from(vec![a, b]))).get()
    }

    #[track_caller]
    fn is_near(value: f64, expected: f64) {
        assert!(
            (value / expected - 1.0).abs() < 1e-6,
            "{value}, not {expected}"
        );
    }

    #[test]
    fn what_zones_share_counts_once_as_the_map_draws_it() {
        use {Controller::*, Status::*, ZoneKind::*};
        let half = [38.0, 48.0, 38.5, 49.0];
        let town = [38.4, 48.4, 38.6, 48.6];
        let found = areas(
            bounds(EXTENT),
            &of(&[
                (Settlement, Ukraine, Assessed, 100.0, town),
                (Area, Russia, Assessed, 1000.0, half),
                (Area, Russia, Contested, 500.0, [38.0, 48.0, 38.2, 49.0]),
            ]),
        )
        .unwrap();
        let said = |controller, status| {
            let is_it = |held: &&HeldArea| (held.controller, held.status) == (controller, status);
            found.held.iter().find(is_it).unwrap().area
        };
        assert_eq!(found.held.len(), 3);
        is_near(said(Ukraine, Assessed).value.get(), m2(town));
        is_near(
            said(Nobody, Contested).value.get(),
            m2([38.0, 48.0, 38.2, 49.0]),
        );
        let held = m2([38.2, 48.0, 38.5, 49.0]) - m2([38.4, 48.4, 38.5, 48.6]);
        is_near(said(Russia, Assessed).value.get(), held);
        let sum: f64 = found.held.iter().map(|held| held.area.value.get()).sum();
        is_near(sum + found.no_zone.value.get(), found.mapped.get());
        is_near(found.mapped.get(), m2(EXTENT));
        assert_eq!(found.not_mapped.get(), 0.0);
        // The whole outline of the town, for it lies within the extent.
        let around = 2.0 * metres((38.4, 48.4), (38.4, 48.6))
            + metres((38.4, 48.4), (38.6, 48.4))
            + metres((38.4, 48.6), (38.6, 48.6));
        is_near(said(Ukraine, Assessed).error.get(), around * 100.0);
        // Of the contested strip one side, for the others are the extent's edge.
        let strip = metres((38.2, 48.0), (38.2, 49.0)) * 500.0;
        is_near(said(Nobody, Contested).error.get(), strip);
        // Both, the town's outline at its own accuracy, and the area's own edge but for the town.
        let own = metres((38.5, 48.0), (38.5, 48.4)) + metres((38.5, 48.6), (38.5, 49.0));
        let by_the_town = metres((38.4, 48.4), (38.4, 48.6))
            + metres((38.4, 48.4), (38.5, 48.4))
            + metres((38.4, 48.6), (38.5, 48.6));
        let error = strip + own * 1000.0 + by_the_town * 100.0;
        is_near(said(Russia, Assessed).error.get(), error);
    }

    #[test]
    fn land_beyond_the_extent_is_not_mapped() {
        use {Controller::*, Status::*, ZoneKind::*};
        let one = of(&[(Area, Russia, Assessed, 1000.0, EXTENT)]);
        let found = areas(bounds([38.5, 48.5, 39.5, 48.7]), &one).unwrap();
        is_near(found.mapped.get(), m2([38.5, 48.5, 39.0, 48.7]));
        is_near(found.not_mapped.get(), m2([39.0, 48.5, 39.5, 48.7]));
        is_near(found.held[0].area.value.get(), found.mapped.get());
        // It has no edge there but those of the extent and of the box.
        assert_eq!(found.held[0].area.error.get(), 0.0);
        assert_eq!(found.no_zone.value.get(), 0.0);
        assert_eq!(areas(bounds([40.0, 48.5, 41.0, 48.7]), &one), None);
    }

    #[test]
    fn no_error_is_larger_than_what_may_change() {
        use {Controller::*, Status::*, ZoneKind::*};
        let vague = (Area, Russia, Assessed, 1e6, [38.0, 48.0, 38.9, 49.0]);
        let found = areas(bounds(EXTENT), &of(&[vague])).unwrap();
        is_near(found.held[0].area.error.get(), m2([38.0, 48.0, 38.9, 49.0]));
        is_near(found.no_zone.error.get(), m2([38.0, 48.0, 38.9, 49.0]));
    }

    /// Figures of PROJ 9 by pyproj 3.7.2 (`Geod.geometry_area_perimeter`, edges cut to a thousandth of
    /// a degree), the overlaps taken away by GEOS.
    #[test]
    fn the_areas_of_january_2025() {
        let front = bounds([37.58, 48.285, 38.36, 48.885]);
        let found = areas(front, &snapshot()).unwrap();
        let value = |held: &HeldArea| held.area.value.get();
        is_near(found.mapped.get(), 3_839_553_667.2);
        is_near(value(&found.held[0]), 1_982_169_809.7);
        is_near(value(&found.held[1]), 220_778_185.6);
        is_near(found.no_zone.value.get(), 1_636_605_672.0);
    }
}
