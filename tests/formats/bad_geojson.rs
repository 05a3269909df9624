//! What is JSON but no GeoJSON, and what is GeoJSON but no zone.

use crate::house::{SNAPSHOT, spoil};

#[test]
fn what_is_no_geojson() {
    let hole = "[[10.45, 50.45], [10.45, 50.5], [10.5, 50.5], [10.45, 50.45]]";
    for (old, new, snippet, what) in [
        (
            "[10.6, 50.4]",
            "[1e999, 50.4]",
            "1e999",
            "the number 1e999 is too large",
        ),
        (
            "[10.6, 50.4]",
            "[438, 50.4]",
            "438",
            "the longitude 438 is not between -180 and 180",
        ),
        (
            "[10.6, 50.4]",
            "[10.6, 504]",
            "504",
            "the latitude 504 is not between -90 and 90",
        ),
        ("[10.6, 50.4]", "[10.6]", "[10.6]", "a position of 1 number"),
        (
            ", [10.4, 50.4]],",
            "],",
            "[10.4, 50.6]],",
            "the ring is not closed: its last position differs from its first",
        ),
        (
            hole,
            "[[10.45, 50.45], [10.45, 51.5], [10.5, 50.5], [10.45, 50.45]]",
            "[[10.45, 50.45], [10.45, 51.5]",
            "the hole crosses its polygon's exterior ring",
        ),
        (
            hole,
            "[[11, 50.45], [11, 50.5], [11.5, 50.5], [11, 50.45]]",
            "[[11, 50.45]",
            "the hole lies outside its polygon's exterior ring",
        ),
        (
            "\"Polygon\"",
            "\"Polygno\"",
            "\"Polygno\"",
            "expected a geometry, found the type \"Polygno\"",
        ),
        (
            "\"name\": \"Marsh End\"",
            "\"name\": \"A\", \"name\": \"B\"",
            "\"name\": \"B\"",
            "the key \"name\" stands twice in one object",
        ),
    ] {
        spoil(
            SNAPSHOT,
            old,
            new,
            snippet,
            &format!("feature marsh-end: {what}"),
        );
    }
    spoil(
        SNAPSHOT,
        "\"features\"",
        "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"EPSG:3857\"}}, \"features\"",
        "\"EPSG:3857\"",
        "the coordinate reference system \"EPSG:3857\" is not supported",
    );
}

#[test]
fn what_is_no_zone() {
    for (old, new, snippet, what) in [
        (
            ", \"status\": \"assessed\"",
            "",
            "{ \"name\"",
            "\"status\" is missing",
        ),
        ("\"assessed\"", "null", "null", "\"status\" is missing"),
        (
            "\"assessed\"",
            "\"asessed\"",
            "\"asessed\"",
            "unknown status \"asessed\"",
        ),
        (
            "\"status\"",
            "\"statsu\"",
            "\"statsu\"",
            "unknown key \"statsu\"",
        ),
        (
            "\"assessed\"",
            "true",
            "true",
            "\"status\" must be a string, not true or false",
        ),
        ("\"UA\"", "\"ua\"", "\"ua\"", "unknown controller \"ua\""),
        (
            "\"name\": \"Marsh End\"",
            "\"name\": \" \"",
            "\" \"",
            "\"name\" is empty",
        ),
        (
            "_m\": 100",
            "_m\": 0",
            "0, \"sources\"",
            "\"accuracy_m\" cannot be 0",
        ),
        (
            "2024-12-31",
            "2025-01-16",
            "\"2025-01-16",
            "\"since\" is 2025-01-16, after the snapshot's own date, 2025-01-15",
        ),
        (
            "2024-12-31",
            "2024-12",
            "\"2024-12",
            "\"since\" must be a day, not 2024-12",
        ),
        (
            "[\"survey\"]",
            "[\"survye\"]",
            "\"survye\"",
            "there is no source \"survye\" in sources.toml",
        ),
        (
            "[\"survey\"]",
            "\"survey\"",
            "\"survey\"",
            "\"sources\" must be a list of ids, not a string",
        ),
    ] {
        spoil(
            SNAPSHOT,
            old,
            new,
            snippet,
            &format!("feature marsh-end: {what}"),
        );
    }
    let area = "[[[10.7, 50.4], [10.8, 50.4], [10.8, 50.6], [10.7, 50.4]]]";
    for (old, new, snippet, what) in [
        (
            "marshes",
            "marsh-end",
            "\"marsh-end\",\n    \"properties\": { \"name\": \"Marshes",
            "feature marsh-end: the id \"marsh-end\" stands twice",
        ),
        (
            "\"id\": \"marshes\",",
            "",
            "{ \"type\": \"Feature\", \n",
            "feature #1: \"id\" is missing",
        ),
        (
            "\"marshes\"",
            "17",
            "17",
            "feature 17: an id must be a string here",
        ),
        (
            "marshes",
            "The Marshes",
            "\"The",
            "feature The Marshes: \"The Marshes\" cannot be an id",
        ),
        (
            area,
            "[[[50.4, 10.7], [50.4, 10.8], [50.6, 10.8], [50.4, 10.7]]]",
            "[\n      [[[50.4",
            "feature marshes: latitude and longitude seem to be swapped",
        ),
        (
            "\"MultiPolygon\"",
            "\"GeometryCollection\", \"geometries\": [], \"was\": \"\"",
            "{ \"type\": \"GeometryCollection",
            "feature marshes: the geometry must be a Polygon or MultiPolygon, not a GeometryCollection",
        ),
    ] {
        spoil(SNAPSHOT, old, new, snippet, what);
    }
}
