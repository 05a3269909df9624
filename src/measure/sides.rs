//! On which sides of a place there is held land.

use geo::{Intersects, MultiPolygon, Polygon};

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
/// dataset maps is not held surely.
pub fn sides(place: &Place, radius: Metres, front: &Front) -> [usize; 3] {
    let error = front.accuracy.get() + place.accuracy.get();
    // What is farther off than this is too far to matter, grown or shrunk.
    let reach = Metres::new(radius.get() + 2.0 * error);
    let land = land_around(&front.held, place.position, reach);
    let quarter = |side: i32| sector(f64::from(side) * 90.0 - 45.0, 90.0, radius.get());
    let quarters: Vec<Polygon> = (0..4).map(quarter).collect();
    let reached = |land: &MultiPolygon| quarters.iter().filter(|q| land.intersects(*q)).count();
    [
        reached(&grown(&land, -error)),
        reached(&land),
        reached(&grown(&land, error)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Named, PlaceKind};
    use crate::geodesy::direct;
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
        }
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
