//! What changed from one snapshot's zones to another's.

use std::collections::BTreeMap;

use geo::{BooleanOps, BoundingRect, MultiPolygon};

use super::MeasuredArea;
use super::areas::{SPECK, Said, polygon, told_apart};
use super::cut::Cut;
use crate::geodata::{Controller, Status, Zone};
use crate::geodesy::area;
use crate::units::{LonLatBox, SquareMetres};

/// A zone, before and after; not both are missing.
#[derive(Clone, Debug, PartialEq)]
pub struct ZoneChange<'z> {
    /// As it was; `None` where it is new.
    pub before: Option<&'z Zone>,
    /// As it is; `None` where it is gone.
    pub after: Option<&'z Zone>,
    /// Land that it has and had not.
    pub gained: MeasuredArea,
    /// Land that it had and has not.
    pub lost: MeasuredArea,
    /// Land that it had and has, where another controller or status is said of it.
    pub restated: Option<MeasuredArea>,
}

/// The land of which one thing is said, before and after, where zones lie over each other as a map
/// draws them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SaidChange {
    /// Who controls it.
    pub controller: Controller,
    /// How well that is known.
    pub status: Status,
    /// How much it was.
    pub before: SquareMetres,
    /// How much it is.
    pub after: SquareMetres,
    /// Land of which it is said and was not.
    pub gained: MeasuredArea,
    /// Land of which it was said and is not.
    pub lost: MeasuredArea,
}

/// The zones of both by id.
///
/// The error of an area is the land within the accuracy of its edges, each with that of the zone whose
/// edge it is: an edge that did not move is none of them, nor is one of the `extent` that is mapped.
/// `None` where a vertex is not on the Earth.
pub fn zone_changes<'z>(
    before: &'z [Zone],
    after: &'z [Zone],
    extent: Option<LonLatBox>,
) -> Option<Vec<ZoneChange<'z>>> {
    let mut by_id: BTreeMap<&str, [Option<&Zone>; 2]> = BTreeMap::new();
    for (side, zones) in [before, after].into_iter().enumerate() {
        for zone in zones {
            by_id.entry(&zone.id).or_default()[side] = Some(zone);
        }
    }
    let change = |[before, after]: [Option<&'z Zone>; 2]| {
        let nothing = MultiPolygon::new(Vec::new());
        let [was, is] = [before, after].map(|zone| zone.map_or(&nothing, |zone| &zone.shape));
        let cut = Cut::of([before, after].into_iter().flatten(), extent);
        let said = [before, after].map(|zone| zone.map(|zone| (zone.controller, zone.status)));
        let restated = match said {
            [Some(was_said), Some(is_said)] if was_said != is_said => {
                Some(cut.measured(&land(is.intersection(was)))?)
            }
            _ => None,
        };
        Some(ZoneChange {
            before,
            after,
            restated,
            gained: less(is, was, &cut)?,
            lost: less(was, is, &cut)?,
        })
    };
    by_id.into_values().map(change).collect()
}

/// What is said of land, of all zones together, in the order of the vocabulary.
///
/// The error is that of [`zone_changes`]. `None` where a vertex is not on the Earth.
pub fn said_changes(
    before: &[Zone],
    after: &[Zone],
    extent: Option<LonLatBox>,
) -> Option<Vec<SaidChange>> {
    let mut said: BTreeMap<Said, [MultiPolygon; 2]> = BTreeMap::new();
    let all = extent.and_then(|extent| around(before.iter().chain(after), extent));
    for (side, zones) in [before, after].into_iter().enumerate() {
        for (what, shape) in told_apart(zones, all.as_ref()).0 {
            let nothing = || [MultiPolygon::new(Vec::new()), MultiPolygon::new(Vec::new())];
            said.entry(what).or_insert_with(nothing)[side] = shape;
        }
    }
    let cut = Cut::of(before.iter().chain(after), extent);
    let change = |((controller, status), [was, is]): (Said, [MultiPolygon; 2])| {
        Some(SaidChange {
            controller,
            status,
            before: area(&was)?,
            after: area(&is)?,
            gained: less(&is, &was, &cut)?,
            lost: less(&was, &is, &cut)?,
        })
    };
    said.into_iter().map(change).collect()
}

/// A box around zones and what is mapped: land cut to one box is cut alike, to the last digit.
fn around<'z>(zones: impl Iterator<Item = &'z Zone>, extent: LonLatBox) -> Option<MultiPolygon> {
    let mut sides = [extent.west(), extent.south(), extent.east(), extent.north()];
    for rect in zones.filter_map(|zone| zone.shape.bounding_rect()) {
        sides = [
            sides[0].min(rect.min().x),
            sides[1].min(rect.min().y),
            sides[2].max(rect.max().x),
            sides[3].max(rect.max().y),
        ];
    }
    Some(MultiPolygon(vec![polygon(LonLatBox::new(sides)?)]))
}

/// The land of one shape that is not in another.
fn less(one: &MultiPolygon, other: &MultiPolygon, cut: &Cut) -> Option<MeasuredArea> {
    cut.measured(&land(one.difference(other)))
}

/// A shape without what cutting leaves along edges that are one.
fn land(mut shape: MultiPolygon) -> MultiPolygon {
    let is_land = |part: &geo::Polygon| area([part]).is_some_and(|area| area.get() > SPECK);
    shape.0.retain(is_land);
    shape
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::MapDate;
    use crate::geodata::{Geodata, Layers, ZoneKind};
    use crate::units::Metres;
    use geo::{Coord, LineString, Polygon};
    use proptest::prelude::*;
    use std::path::Path;

    fn zones() -> Vec<Zone> {
        let layers = Layers::find(Path::new("."), None).unwrap();
        let geodata = Geodata::open(&layers).unwrap();
        let day: MapDate = "2025-01".parse().unwrap();
        geodata.snapshot("article", day, false).unwrap().zones
    }

    fn of(id: &str, shape: MultiPolygon) -> Zone {
        let like = zones().remove(0);
        Zone {
            id: id.to_owned(),
            shape,
            accuracy: Metres::new(100.0),
            ..like
        }
    }

    fn square(west: f64, south: f64, east: f64, north: f64) -> MultiPolygon {
        let rect = geo::Rect::new((west, south), (east, north));
        MultiPolygon(vec![rect.to_polygon()])
    }

    fn m2(shape: &MultiPolygon) -> f64 {
        area(shape).unwrap().get()
    }

    #[test]
    fn what_moved_is_gained_and_lost_and_all_else_is_not() {
        let before = [
            of("a", square(38.0, 48.0, 38.2, 48.1)),
            of("gone", square(39.0, 48.0, 39.1, 48.1)),
        ];
        let after = [
            of("a", square(38.1, 48.0, 38.4, 48.1)),
            of("new", square(40.0, 48.0, 40.1, 48.1)),
        ];
        let found = zone_changes(&before, &after, None).unwrap();
        let ids: Vec<&str> = found
            .iter()
            .map(|change| change.after.or(change.before).unwrap().id.as_str())
            .collect();
        assert_eq!(ids, ["a", "gone", "new"]);
        let near = |value: SquareMetres, shape: MultiPolygon| {
            assert!((value.get() / m2(&shape) - 1.0).abs() < 1e-6, "{value:?}");
        };
        near(found[0].gained.value, square(38.2, 48.0, 38.4, 48.1));
        near(found[0].lost.value, square(38.0, 48.0, 38.1, 48.1));
        near(found[1].lost.value, square(39.0, 48.0, 39.1, 48.1));
        assert_eq!(found[1].gained.value.get(), 0.0);
        assert!(found[1].after.is_none() && found[2].before.is_none());
        // 2 × (11.1 + 7.45) km, by 100 m.
        assert!(
            (found[0].lost.error.get() / 3.71e6 - 1.0).abs() < 0.01,
            "{found:?}"
        );
        let said = said_changes(&before, &after, None).unwrap();
        assert_eq!(said.len(), 1);
        let sum = |one: fn(&ZoneChange<'_>) -> f64| found.iter().map(one).sum::<f64>();
        assert!((said[0].gained.value.get() - sum(|c| c.gained.value.get())).abs() < 100.0);
        assert!((said[0].lost.value.get() - sum(|c| c.lost.value.get())).abs() < 100.0);
    }

    #[test]
    fn nothing_changes_from_one_to_itself() {
        let zones = zones();
        let all = zone_changes(&zones, &zones, None).unwrap();
        assert!(
            all.iter()
                .all(|c| c.gained.value.get() == 0.0 && c.lost.value.get() == 0.0)
        );
        let said = said_changes(&zones, &zones, None).unwrap();
        assert!(
            said.iter()
                .all(|c| c.gained.value.get() == 0.0 && c.lost.error.get() == 0.0)
        );
    }

    /// A town that is well known changes hands within an area that is not: by the town's accuracy.
    #[test]
    fn the_error_of_a_town_is_that_of_its_own_edge() {
        let vague = |id: &str, shape| Zone {
            accuracy: Metres::new(2900.0),
            status: Status::Contested,
            kind: ZoneKind::Area,
            ..of(id, shape)
        };
        let area = || vague("area", square(37.5, 48.0, 38.5, 49.0));
        let town = Zone {
            kind: ZoneKind::Settlement,
            status: Status::Assessed,
            ..of("town", square(37.95, 48.55, 38.05, 48.6))
        };
        let (before, after) = ([area()], [area(), town]);
        let said = said_changes(&before, &after, None).unwrap();
        let gained = said
            .iter()
            .find(|one| one.status == Status::Assessed)
            .unwrap()
            .gained;
        // 2 × (7.4 + 5.6) km, by 100 m.
        let error = gained.error.km2();
        assert!((error - 2.6).abs() < 0.1, "{gained:?}");
        let zone = zone_changes(&before, &after, None).unwrap().remove(1);
        assert!((zone.gained.error.km2() - error).abs() < 1e-6, "{zone:?}");
        // Along the edge of what is mapped nothing may be wrong.
        let all = LonLatBox::new([37.95, 48.55, 38.05, 48.6]).unwrap();
        let zone = zone_changes(&before, &after, Some(all)).unwrap().remove(1);
        assert_eq!(zone.gained.error.get(), 0.0);
    }

    /// A star around a point near Bakhmut.
    fn star() -> impl Strategy<Value = MultiPolygon> {
        let radii = prop::collection::vec(0.02..0.3, 3..24);
        (37.8..38.3, 48.3..48.7, radii).prop_map(|(lon, lat, radii)| {
            let count = radii.len() as f64;
            let corners = radii.iter().enumerate().map(|(i, radius)| {
                let turn = std::f64::consts::TAU * i as f64 / count;
                Coord {
                    x: lon + radius * turn.cos(),
                    y: lat + radius * turn.sin(),
                }
            });
            MultiPolygon(vec![Polygon::new(
                LineString(corners.collect()),
                Vec::new(),
            )])
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn there_and_back_is_the_other_way_round_and_all_adds_up(a in star(), b in star()) {
            let (before, after) = ([of("z", a.clone())], [of("z", b.clone())]);
            let there = zone_changes(&before, &after, None).unwrap().remove(0);
            let back = zone_changes(&after, &before, None).unwrap().remove(0);
            prop_assert_eq!((there.gained, there.lost), (back.lost, back.gained));
            let union = m2(&a.union(&b));
            let kept = m2(&a.intersection(&b));
            let sum = kept + there.gained.value.get() + there.lost.value.get();
            // Specks, and the grid on which polygons are cut.
            prop_assert!((sum - union).abs() < 3000.0, "{} of {}", sum, union);
            let after_less_before = there.gained.value.get() - there.lost.value.get();
            prop_assert!((after_less_before - (m2(&b) - m2(&a))).abs() < 3000.0);
        }
    }
}
