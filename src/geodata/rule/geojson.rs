//! What RFC 7946 asks of its objects.

use super::rules;

rules! {
    NOT_AN_OBJECT = "not-an-object" Error {
        "Something else stands where a GeoJSON object must stand"
        why "A FeatureCollection, feature or geometry is a JSON object (RFC 7946, section 3)."
        mend "Write an object with a \"type\"."
        bad r#""features": [ 5 ]"#
        good r#""features": [ { "type": "Feature", "properties": {}, "geometry": null } ]"#
    }
    MISSING_TYPE = "missing-type" Error {
        "An object has no \"type\""
        why "The type says what the other members mean (RFC 7946, section 3)."
        mend "Write the \"type\" that the message names."
        bad r#"{ "coordinates": [38.0, 48.6] }"#
        good r#"{ "type": "Point", "coordinates": [38.0, 48.6] }"#
    }
    WRONG_TYPE = "wrong-type" Error {
        "The \"type\" is none that may stand here"
        why "There are nine types, written with these very capitals (RFC 7946, section 1.4)."
        mend "Write the type as the message says, or wrap the object in one that may stand here."
        bad r#"{ "type": "polygon", … }"#
        good r#"{ "type": "Polygon", … }"#
    }
    MISSING_FEATURES = "missing-features" Error {
        "A FeatureCollection has no list of \"features\""
        why "The features are all that a FeatureCollection holds (RFC 7946, section 3.3)."
        mend "Write \"features\" with a list, which may be empty."
        bad r#"{ "type": "FeatureCollection" }"#
        good r#"{ "type": "FeatureCollection", "features": [] }"#
    }
    MISSING_GEOMETRY = "missing-geometry" Error {
        "A Feature has no \"geometry\""
        why "RFC 7946, section 3.2, asks for the member, with null where the feature has no place."
        mend "Write the geometry, or null."
        bad r#"{ "type": "Feature", "properties": {} }"#
        good r#"{ "type": "Feature", "properties": {}, "geometry": null }"#
    }
    MISSING_PROPERTIES = "missing-properties" Error {
        "A Feature has no \"properties\""
        why "RFC 7946, section 3.2, asks for the member, with null where there are none."
        mend "Write the properties; a feature of the geodata needs some."
        bad r#"{ "type": "Feature", "geometry": null }"#
        good r#"{ "type": "Feature", "properties": {}, "geometry": null }"#
    }
    WRONG_PROPERTIES = "wrong-properties" Error {
        "The \"properties\" are no object"
        why "Properties have names, which a list or a text has not (RFC 7946, section 3.2)."
        mend "Write an object, or null."
        bad r#""properties": ["assessed"]"#
        good r#""properties": { "status": "assessed" }"#
    }
    WRONG_ID = "wrong-id" Error {
        "An \"id\" is neither a string nor a number"
        why "RFC 7946, section 3.2, allows no other; null is no id either."
        mend "Write the id in double quotes, or leave it out."
        bad r#""id": ["bakhmut"]"#
        good r#""id": "bakhmut""#
    }
    MISSING_COORDINATES = "missing-coordinates" Error {
        "A geometry has no \"coordinates\", or a GeometryCollection no \"geometries\""
        why "Without them nothing says where it is (RFC 7946, section 3.1)."
        mend "Write the member that the message names."
        bad r#"{ "type": "Point" }"#
        good r#"{ "type": "Point", "coordinates": [38.0, 48.6] }"#
    }
    WRONG_NESTING = "wrong-nesting" Error {
        "Coordinates have a level of brackets too many or too few"
        why "How deep the lists nest says what is a position, a line, a ring and a polygon."
        mend "Compare the brackets with the type: a Polygon is a list of rings, a ring a list of positions."
        bad r#"{ "type": "Polygon", "coordinates": [[38.0, 48.6], …] }"#
        good r#"{ "type": "Polygon", "coordinates": [[[38.0, 48.6], …]] }"#
    }
    SHORT_LINE = "short-line" Error {
        "A line has fewer than two positions"
        why "A line leads from one position to another (RFC 7946, section 3.1.4)."
        mend "Add the other end, or write a Point."
        bad r#"{ "type": "LineString", "coordinates": [[38.0, 48.6]] }"#
        good r#"{ "type": "LineString", "coordinates": [[38.0, 48.6], [38.1, 48.6]] }"#
    }
    MISPLACED_MEMBER = "misplaced-member" Error {
        "An object has a member that belongs to another type"
        why "A reader that looks for it would take the object for what it is not (RFC 7946, section 7.1)."
        mend "Remove it, or move it to where it belongs."
        bad r#"{ "type": "FeatureCollection", "features": [], "properties": { "title": "January" } }"#
        good r#"{ "type": "FeatureCollection", "features": [], "title": "January" }"#
    }
    BAD_BBOX = "bad-bbox" Error {
        "A \"bbox\" is no list of 4 or 6 numbers"
        why "It is [west, south, east, north], with a height after each corner in three dimensions (RFC 7946, section 5)."
        mend "Write the four numbers, or leave it out: nothing here needs it."
        bad r#""bbox": "37.9,48.5,38.1,48.7""#
        good r#""bbox": [37.9, 48.5, 38.1, 48.7]"#
    }
    WRONG_BBOX = "wrong-bbox" Warning {
        "A \"bbox\" does not hold what it is of, or its corners are exchanged"
        why "Readers that trust it leave out or cut what lies beyond."
        mend "Write [west, south, east, north] of the coordinates, or leave it out."
        bad r#""bbox": [48.5, 37.9, 48.7, 38.1] of what lies near [38.0, 48.6]"#
        good r#""bbox": [37.9, 48.5, 38.1, 48.7]"#
    }
    UNSUPPORTED_CRS = "unsupported-crs" Error {
        "The file says that its coordinates are not those of WGS 84"
        why "RFC 7946, section 4, knows no other; metres read as degrees lie nowhere."
        mend "Transform the file: ogr2ogr -t_srs OGC:CRS84 out.geojson in.geojson."
        bad r#""crs": { "type": "name", "properties": { "name": "EPSG:3857" } }"#
        good "no \"crs\" at all, and degrees"
    }
    LEGACY_CRS = "legacy-crs" Warning {
        "The file has a \"crs\", which RFC 7946 took away"
        why "It says what is so without it (CRS84); some readers refuse or misread a file that has one."
        mend "Remove it; `bakhmut-map fmt` does."
        bad r#""crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:OGC:1.3:CRS84" } }"#
        good "no \"crs\" at all"
    }
    NESTED_COLLECTION = "nested-collection" Warning {
        "A GeometryCollection holds another, or one geometry alone"
        why "RFC 7946, section 3.1.8, asks writers to avoid both: many readers cannot use them."
        mend "Write the geometry itself, or all in one collection."
        bad r#"{ "type": "GeometryCollection", "geometries": [{ "type": "Point", … }] }"#
        good r#"{ "type": "Point", … }"#
    }
}
