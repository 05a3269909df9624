//! Areas and lengths against PROJ's, and the area that DeepState shows as occupied.

use std::fs;

use bakhmut_map::geodesy::{area, length, perimeter};
use geo::{MultiPolygon, Polygon, polygon};
use geojson::GeoJson;

use crate::{at, is_close, support};

/// pyproj 3.7.2 (PROJ 9.5.1), `Geod(ellps="WGS84").geometry_area_perimeter` of each ring, its edges
/// cut to 0.001° by Shapely 2.2.0, `segmentize`. Square metres, metres.
#[test]
fn the_areas_of_proj() {
    let cell: Polygon =
        polygon![(x: 38.0, y: 48.0), (x: 39.0, y: 48.0), (x: 39.0, y: 49.0), (x: 38.0, y: 49.0)];
    let holed = polygon![
        exterior: [(x: 28.0, y: 45.0), (x: 36.0, y: 44.0), (x: 36.0, y: 51.0), (x: 28.0, y: 50.0)],
        interiors: [[(x: 30.0, y: 46.0), (x: 31.0, y: 49.0), (x: 34.0, y: 48.0), (x: 33.0, y: 46.0)]],
    ];
    let polar = polygon![(x: -170.0, y: 70.0), (x: 170.0, y: 60.0), (x: 0.0, y: 85.0)];
    let cases = [
        (cell, 8_217_732_075.978_7, 370_197.220_4),
        (holed, 334_618_710_500.789, 3_615_764.895_4),
        (polar, 13_268_027_746_859.7, 26_931_452.531_4),
    ];
    for (shape, square_metres, metres) in cases {
        let computed = area([&shape]).unwrap().get();
        is_close(computed / square_metres, 1.0, 1e-7);
        is_close(perimeter([&shape]).unwrap().get() / metres, 1.0, 1e-7);
    }
    let line = [
        at(28.0, 45.0),
        at(36.0, 44.0),
        at(36.0, 51.0),
        at(28.0, 50.0),
    ];
    is_close(length(&line).get(), 2_002_509.686_18, 1e-3);
}

/// pyproj 3.7.2 (PROJ 9.5.1), `Geod(ellps="WGS84").geometry_area_perimeter`: 112,011.2697 km² and
/// 4,230.5948 km with geodesics for edges, the longest of which is 20 km; 112,011.8066 km² and
/// 4,230.5949 km with the edges cut to 0.001° by Shapely 2.2.0, `segmentize`.
#[test]
fn what_deepstate_shows_as_occupied_is_as_large_as_proj_says() {
    let path = "control/deepstate-daily/deepstatemap_data_20250115.geojson";
    let Some(file) = support::reference(path) else {
        return;
    };
    let collection: GeoJson = fs::read_to_string(file).unwrap().parse().unwrap();
    let GeoJson::FeatureCollection(collection) = collection else {
        unreachable!("DeepState's file holds features");
    };
    let shapes = collection.features.into_iter().map(|feature| {
        MultiPolygon::<f64>::try_from(feature.geometry.unwrap()).expect("the features are areas")
    });
    let occupied: Vec<Polygon> = shapes.flat_map(|shape| shape.0).collect();

    let (area, perimeter) = (area(&occupied).unwrap(), perimeter(&occupied).unwrap());
    is_close(area.km2() / 112_011.269_7, 1.0, 1e-5);
    is_close(area.km2(), 112_011.806_6, 1e-3);
    is_close(perimeter.km(), 4_230.594_9, 1e-4);
}
