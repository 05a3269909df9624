//! The outlines of Bakhmut and of the three villages.

use bakhmut_map::geodata::ZoneKind;
use bakhmut_map::geodesy::inverse;
use bakhmut_map::units::LonLat;
use geo::{Area, BooleanOps, Centroid, Contains, Point};

use crate::plane::between_outlines;
use crate::reference::{GEODATA, SNAPSHOT, features, json, outline, zone};

/// What the issue asks of an outline, in metres.
const LIMIT_M: f64 = 300.0;
const VILLAGES: [&str; 3] = ["ivanhrad", "yahidne", "khromove"];

fn position(point: Point) -> LonLat {
    LonLat::new(point.x(), point.y()).expect("a position on the Earth")
}

#[test]
fn the_outline_of_bakhmut_is_as_accurate_as_it_says() {
    let bakhmut = zone("bakhmut");
    let vertices: usize = bakhmut.shape.iter().map(|p| p.exterior().0.len() - 1).sum();
    assert!(vertices <= 80, "{vertices} vertices");
    assert!(bakhmut.shape.iter().all(|p| p.interiors().is_empty()));

    let Some(outlines) = features("geometry/osm-settlements.geojson") else {
        return;
    };
    let distance = between_outlines(&bakhmut.shape, &outline(&outlines, "Bakhmut"));
    assert!(distance <= LIMIT_M, "{distance:.0} m");
    assert!(distance <= bakhmut.accuracy.get(), "{distance:.0} m");
}

#[test]
fn the_villages_are_small_extents_that_say_they_are_approximate() {
    let town = &zone("bakhmut").shape;
    for id in VILLAGES {
        let village = zone(id);
        let place = GEODATA.place(id).unwrap();
        let centre = Point::new(place.position.lon(), place.position.lat());
        let middle = position(village.shape.centroid().unwrap());
        let off = inverse(place.position, middle).distance.get();
        let corners = village.shape.iter().flat_map(|p| p.exterior().points());
        let radius = corners.map(|c| inverse(place.position, position(c)).distance.get());
        let radius = radius.fold(0.0, f64::max);

        assert!(
            village.note.as_ref().unwrap().contains("approximate"),
            "{id}"
        );
        assert!(
            radius <= 500.0,
            "{id}: reaches {radius:.0} m from its centre"
        );
        assert!(off <= 100.0, "{id}: its middle is {off:.0} m off");
        assert!(village.shape.contains(&centre), "{id}");
        // What is not surveyed says no less than its own size.
        assert!(village.accuracy.get() >= radius, "{id}");
        let shared = village.shape.intersection(town).unsigned_area();
        assert!(
            shared < 1e-10,
            "{id}: {shared} square degrees are in Bakhmut, too"
        );
    }
}

/// The stated coordinates are estimates, or one gazetteer's.
#[test]
fn the_four_settlements_stand_where_the_reference_has_them() {
    let Some(facts) = json("facts/places.json") else {
        return;
    };
    let settlements = SNAPSHOT
        .zones
        .iter()
        .filter(|zone| zone.kind == ZoneKind::Settlement);
    assert_eq!(settlements.count(), 4);
    for id in VILLAGES.into_iter().chain(["bakhmut"]) {
        let fact = facts["places"]
            .as_array()
            .unwrap()
            .iter()
            .find(|place| place["id"] == id);
        let [lon, lat] = ["lon", "lat"].map(|key| fact.unwrap()[key].as_f64().unwrap());
        assert!(zone(id).shape.contains(&Point::new(lon, lat)), "{id}");
    }
}
