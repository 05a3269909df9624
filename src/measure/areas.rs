//! How much of the land in a box is held, and by whom.

use geo::{BooleanOps, MultiPolygon, Polygon, Rect, unary_union};

use super::{BoundedArea, Share, Shares};
use crate::geodata::{Controller, Snapshot, Status, Zone};
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
    pub no_zone: BoundedArea,
}

/// The land of which a snapshot says one thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeldArea {
    /// Who controls it; nobody where it is contested or not known.
    pub controller: Controller,
    /// How well that is known.
    pub status: Status,
    /// How much it is.
    pub area: BoundedArea,
}

/// Square metres that cutting leaves along edges that are one: less than this is no land.
pub(super) const SPECK: f64 = 100.0;

/// Measures the land in a box, which is cut to the dataset's extent; `None` where they share none.
///
/// What zones share counts as that which the map draws on top: settlements before areas, and what is
/// less sure before what is surer. What each may be is told by [`Shares`]: by all edges within their
/// accuracy, also where one passes by the box.
pub fn areas(bounds: LonLatBox, snapshot: &Snapshot) -> Option<Areas> {
    let shares = Shares::boxed(bounds, snapshot)?;
    let mapped = shares.whole();
    let area = |share: &Share| {
        let [value, low, high] =
            [share.part, share.low, share.high].map(|part| SquareMetres::new(part * mapped.get()));
        BoundedArea { value, low, high }
    };
    let (mut held, mut no_zone) = (Vec::new(), BoundedArea::NONE);
    for share in shares.each() {
        match share.said {
            Some((controller, status)) => held.push(HeldArea {
                controller,
                status,
                area: area(&share),
            }),
            None => no_zone = area(&share),
        }
    }
    Some(Areas {
        mapped,
        not_mapped: shares.not_mapped(),
        held,
        no_zone,
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

pub(super) fn rect(b: LonLatBox) -> Rect {
    Rect::new((b.west(), b.south()), (b.east(), b.north()))
}

pub(super) fn polygon(b: LonLatBox) -> Polygon {
    rect(b).to_polygon()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::MapDate;
    use crate::geodata::{Geodata, Layers, ZoneKind};
    use crate::geodesy::{area, length};
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

    /// Corners make it a little more on one side, and a little less on the other.
    #[track_caller]
    fn is_off_by(area: BoundedArea, expected: f64) {
        let [value, low, high] = [area.value, area.low, area.high].map(SquareMetres::get);
        for error in [value - low, high - value] {
            assert!(
                (error - expected).abs() <= 0.02 * expected,
                "{area:?}, not {expected}"
            );
        }
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
        is_off_by(said(Ukraine, Assessed), around * 100.0);
        // Of the contested strip one side, for the others are the extent's edge.
        let strip = metres((38.2, 48.0), (38.2, 49.0)) * 500.0;
        is_off_by(said(Nobody, Contested), strip);
        // Both, the town's outline at its own accuracy, and the area's own edge but for the town.
        let own = metres((38.5, 48.0), (38.5, 48.4)) + metres((38.5, 48.6), (38.5, 49.0));
        let by_the_town = metres((38.4, 48.4), (38.4, 48.6))
            + metres((38.4, 48.4), (38.5, 48.4))
            + metres((38.4, 48.6), (38.5, 48.6));
        let error = strip + own * 1000.0 + by_the_town * 100.0;
        is_off_by(said(Russia, Assessed), error);
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
        is_off_by(found.held[0].area, 0.0);
        assert_eq!(found.no_zone, BoundedArea::NONE);
        assert_eq!(areas(bounds([40.0, 48.5, 41.0, 48.7]), &one), None);
    }

    #[test]
    fn no_land_may_be_more_than_there_is() {
        use {Controller::*, Status::*, ZoneKind::*};
        let vague = (Area, Russia, Assessed, 1e6, [38.0, 48.0, 38.9, 49.0]);
        let found = areas(bounds(EXTENT), &of(&[vague])).unwrap();
        let held = found.held[0].area;
        assert_eq!(held.low.get(), 0.0);
        is_near(held.high.get(), m2(EXTENT));
        assert_eq!(found.no_zone.low.get(), 0.0);
        is_near(found.no_zone.high.get(), m2(EXTENT));
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
