//! What is told of settlements, whose zones may be surer than the land around them.

use geo::{BooleanOps, Intersects, MultiPolygon, Point, unary_union};

use super::positions::ring_positions;
use crate::geodata::{Controller, Place, Snapshot, Status, Zone};
use crate::geodesy::nearest_on_lines;

/// The land of a settlement that one side is assessed to hold, or another is.
#[derive(Clone, Debug)]
pub(super) struct Settled {
    pub(super) land: MultiPolygon,
    /// Whether the side holds it, and not another.
    pub(super) held: bool,
    /// Metres: that of the least sure of its zones.
    pub(super) accuracy: f64,
}

impl Settled {
    /// Of all settlements of a snapshot, by what a side holds of all land.
    pub(super) fn of(snapshot: &Snapshot, side: Controller, held: &MultiPolygon) -> Vec<Settled> {
        let assessed = snapshot.zones.iter();
        let assessed = assessed.filter(|zone| zone.status == Status::Assessed);
        let mut settlements: Vec<(&str, bool, Vec<&Zone>)> = Vec::new();
        for zone in assessed {
            let (Some(place), held) = (zone.place.as_deref(), zone.controller == side) else {
                continue;
            };
            let is_it = |one: &&mut (&str, bool, Vec<&Zone>)| (one.0, one.1) == (place, held);
            match settlements.iter_mut().find(is_it) {
                Some((.., zones)) => zones.push(zone),
                None => settlements.push((place, held, vec![zone])),
            }
        }
        let settled = settlements.into_iter().map(|(_, is_held, zones)| {
            let land = unary_union(zones.iter().map(|zone| &zone.shape));
            // Where zones share land, it is that of one of them.
            let land = match is_held {
                true => land.intersection(held),
                false => land.difference(held),
            };
            let accuracy = zones.iter().map(|zone| zone.accuracy.get());
            Settled {
                land,
                held: is_held,
                accuracy: accuracy.fold(0.0, f64::max),
            }
        });
        settled.collect()
    }

    /// Up to how many metres from a place's centre all is surely this land: nothing where the centre may
    /// lie outside.
    pub(super) fn around(&self, place: &Place) -> f64 {
        let centre = Point::new(place.position.lon(), place.position.lat());
        if !self.land.intersects(&centre) {
            return 0.0;
        }
        let edge = nearest_on_lines(place.position, &ring_positions(&self.land));
        let depth = edge.map_or(0.0, |edge| edge.distance.get());
        (depth - self.accuracy - place.accuracy.get()).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Front;
    use crate::measure::invented::{place, snapshot};
    use Controller::{Russia, Ukraine};
    use Status::Assessed;

    /// Land up to 2.9 km west of the centre, and a town around it up to 2.2 km; 1.1 km to the north.
    const LAND: [f64; 4] = [37.96, 48.4, 38.3, 48.7];
    const TOWN: [f64; 4] = [37.97, 48.57, 38.05, 48.605];

    #[test]
    fn a_surer_zone_of_the_town_keeps_the_line_out_of_it() {
        let area = (false, (Russia, Assessed), 5000.0, LAND);
        let least = |zones: &[_]| {
            let front = Front::of(&snapshot(zones), Russia).unwrap();
            let found = front.distance(&place()).unwrap();
            assert!(found.behind);
            found.distance.low().get()
        };
        assert_eq!(least(&[area]), 0.0);
        let least_with = |accuracy| least(&[area, (true, (Russia, Assessed), accuracy, TOWN)]);
        // 1,145 m to the town's edge, less what it and the centre may be off.
        assert!((least_with(110.0) - 835.0).abs() < 10.0);
        assert_eq!(least_with(1000.0), 0.0);
    }

    #[test]
    fn so_does_a_zone_of_a_town_that_another_holds() {
        let zones = [
            (false, (Russia, Assessed), 5000.0, LAND),
            (true, (Ukraine, Assessed), 110.0, TOWN),
        ];
        let front = Front::of(&snapshot(&zones), Russia).unwrap();
        let found = front.distance(&place()).unwrap();
        assert!(!found.behind && (found.distance.low().get() - 835.0).abs() < 10.0);
    }
}
