//! On which sides of a place there is held land.

use geo::{BooleanOps, Intersects, MultiPolygon, Polygon};

use super::Front;
use super::plane::{grown, land_around, sector};
use crate::geodata::Place;
use crate::units::Metres;

/// On how many of the four sides of a place (north, east, south and west, each a quarter of the
/// compass) there is held land within a distance of its centre: surely, as drawn, and perhaps.
///
/// The land's edge and the centre may be off by their accuracies in any direction. So a side is held
/// perhaps where the land, grown by both together, reaches into that quarter of the disc, be it from
/// the next one; and surely where the land, shrunk by as much, still does. Land beyond what the
/// dataset maps is not held surely. A zone of a settlement tells of its own land as surely as it is
/// known itself: that is held for certain, or by another, but for as much of its edge.
pub fn sides(place: &Place, radius: Metres, front: &Front) -> [usize; 3] {
    let error = front.accuracy.get() + place.accuracy.get();
    // What is farther off than this is too far to matter, grown or shrunk.
    let reach = Metres::new(radius.get() + 2.0 * error);
    let land = land_around(&front.held, place.position, reach);
    let quarter = |side: i32| sector(f64::from(side) * 90.0 - 45.0, 90.0, radius.get());
    let quarters: Vec<Polygon> = (0..4).map(quarter).collect();
    let reached = |land: &MultiPolygon| quarters.iter().filter(|q| land.intersects(*q)).count();
    let (mut surely, mut perhaps) = (grown(&land, -error), grown(&land, error));
    for settled in &front.settled {
        let around = land_around(&settled.land, place.position, reach);
        let sure = grown(&around, -(settled.accuracy + place.accuracy.get()));
        match settled.held {
            true => surely = surely.union(&sure),
            false => perhaps = perhaps.difference(&sure),
        }
    }
    [reached(&surely), reached(&land), reached(&perhaps)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Named, PlaceKind};
    use crate::geodesy::direct;
    use crate::measure::settled::Settled;
    use crate::units::{Degrees, LonLat, LonLatBox};
    use geo::LineString;

    const CENTRE: (f64, f64) = (38.0, 48.6);

    fn centre() -> LonLat {
        LonLat::new(CENTRE.0, CENTRE.1).unwrap()
    }

    fn place() -> Place {
        Place {
            id: "town".into(),
            name: Named {
                en: "Town".into(),
                uk: None,
            },
            kind: PlaceKind::Town,
            rank: 1,
            country: "UA".into(),
            position: centre(),
            accuracy: Metres::new(100.0),
            sources: Vec::new(),
        }
    }

    /// Land in a part of a ring, from one distance and azimuth to another, whose edge is known to
    /// 900 m.
    fn front(km: [f64; 2], azimuths: [f64; 2]) -> Front {
        let at = |km: f64, azimuth: f64| {
            let at = direct(centre(), Degrees::azimuth(azimuth), Metres::from_km(km));
            (at.lon(), at.lat())
        };
        let azimuth =
            |step: i32| azimuths[0] + (azimuths[1] - azimuths[0]) * f64::from(step) / 20.0;
        let outer = (0..=20).map(|step| at(km[1], azimuth(step)));
        let inner = (0..=20).rev().map(|step| at(km[0], azimuth(step)));
        let land = Polygon::new(LineString::from_iter(outer.chain(inner)), Vec::new());
        Front {
            held: MultiPolygon(vec![land]),
            lines: Vec::new(),
            accuracy: Metres::new(900.0),
            extent: LonLatBox::new([37.0, 48.0, 39.0, 49.0]).unwrap(),
            settled: Vec::new(),
        }
    }

    /// A town of 1.5 km around the centre, whose zone is known to 110 m.
    #[test]
    fn a_surer_zone_of_the_town_tells_of_its_own_land() {
        let town = front([0.0, 1.5], [0.0, 360.0]).held;
        let count = |land: Front, held, km| {
            let settled = Settled {
                land: town.clone(),
                held,
                accuracy: 110.0,
            };
            let front = Front {
                settled: vec![settled],
                ..land
            };
            sides(&place(), Metres::from_km(km), &front)
        };
        let around = front([0.0, 1.6], [0.0, 360.0]);
        assert_eq!(sides(&place(), Metres::from_km(1.0), &around)[0], 4);
        let vague = |land| Front {
            accuracy: Metres::new(5000.0),
            ..land
        };
        let around = vague(around);
        assert_eq!(sides(&place(), Metres::from_km(1.0), &around), [0, 4, 4]);
        assert_eq!(count(around, true, 1.0), [4; 3]);
        // Land beyond it, which may be 5 km nearer, lies in none of what another holds.
        let beyond = vague(front([1.6, 9.0], [0.0, 360.0]));
        assert_eq!(sides(&place(), Metres::from_km(1.0), &beyond), [0, 0, 4]);
        assert_eq!(count(beyond.clone(), false, 1.0), [0; 3]);
        assert_eq!(count(beyond, false, 1.4), [0, 0, 4]);
    }

    #[test]
    fn land_deep_in_one_quarter_is_on_that_side_alone() {
        assert_eq!(
            sides(
                &place(),
                Metres::from_km(8.0),
                &front([4.0, 9.0], [75.0, 105.0])
            ),
            [1; 3]
        );
    }

    /// At 6 km the next quarter begins 0.5 km beyond the land's end, and it may be wrong by 1 km.
    #[test]
    fn land_may_lie_in_the_next_quarter_by_its_error() {
        let found = sides(
            &place(),
            Metres::from_km(8.0),
            &front([5.0, 9.0], [85.0, 130.0]),
        );
        assert_eq!(found, [1, 1, 2]);
    }

    #[test]
    fn land_that_reaches_a_quarter_by_less_than_its_error_is_not_surely_there() {
        let found = sides(
            &place(),
            Metres::from_km(8.0),
            &front([5.0, 9.0], [85.0, 140.0]),
        );
        assert_eq!(found, [1, 2, 2]);
    }

    #[test]
    fn land_just_within_the_radius_may_lie_beyond_it() {
        let found = sides(
            &place(),
            Metres::from_km(8.0),
            &front([7.5, 9.8], [75.0, 105.0]),
        );
        assert_eq!(found, [0, 1, 1]);
        let found = sides(
            &place(),
            Metres::from_km(8.0),
            &front([8.5, 12.0], [75.0, 105.0]),
        );
        assert_eq!(found, [0, 0, 1]);
    }
}
