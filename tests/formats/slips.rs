//! Slips that hands make, and the help that each is given: swapped numbers, decimal commas,
//! typographic quotes, brackets forgotten, an `id` in the wrong place.

use crate::house::{House, SNAPSHOT, faults, place};

/// Replaces `old` by `new` in the snapshot; it must then be told just `what`, where `snippet`
/// stands, with `help`, in which `{…}` stands for the place of the text between.
#[track_caller]
fn slip(old: &str, new: &str, snippet: &str, what: &str, help: &str) {
    let house = House::new();
    house.edit(SNAPSHOT, old, new);
    let text = house.read(SNAPSHOT);
    let error = house.snapshot().unwrap_err();
    let found = faults(&error);
    let place_of = |snippet| place(&text, snippet);
    let expected = format!("geodata/{SNAPSHOT}:{}: {what}", place_of(snippet));
    assert_eq!(found, [expected], "{new}");
    let mut parts = help.split('‹');
    let mut expected = parts.next().unwrap().to_owned();
    for part in parts {
        let (snippet, rest) = part.split_once('›').unwrap();
        expected += &(place_of(snippet) + rest);
    }
    assert_eq!(error.faults()[0].help.as_deref(), Some(&*expected), "{new}");
}

const FAR: &str = "lies more than 1 degree outside the dataset's extent, [10.1, 50.1, 10.9, 50.9]";
const WIDEN: &str = "correct it; the extent stands in dataset.toml, or else in geodata.toml";

#[test]
fn one_position_far_from_the_others() {
    for (position, help) in [
        (
            "[50.4, 10.6]",
            "longitude comes first: did you mean [10.6, 50.4]?",
        ),
        ("[1.06, 50.4]", WIDEN),
        ("[10.6, 5.04]", WIDEN),
        ("[106, 50.4]", WIDEN),
    ] {
        let what = format!("feature marsh-end: the position {position} {FAR}");
        slip("[10.6, 50.4]", position, position, &what, help);
    }
    // Such a ring is not said to be open too, nor its hole to cross it.
    let found = "feature marsh-end: the position [50.4, 10.4]";
    slip(
        "[[10.4, 50.4]",
        "[[50.4, 10.4]",
        "[50.4, 10.4]",
        &format!("{found} {FAR}"),
        "longitude comes first: did you mean [10.4, 50.4]?",
    );
    // So far a zone may reach beyond.
    let house = House::new();
    house.edit(SNAPSHOT, "[10.6, 50.4]", "[11.9, 50.4]");
    assert!(house.snapshot().is_ok());
}

#[test]
fn a_zone_outside_the_extent() {
    for area in [
        "[[[11.0, 50.4], [11.1, 50.4], [11.1, 50.6], [11.0, 50.4]]]",
        "[[[30.7, 50.4], [30.8, 50.4], [30.8, 50.6], [30.7, 50.4]]]",
    ] {
        slip(
            "[[[10.7, 50.4], [10.8, 50.4], [10.8, 50.6], [10.7, 50.4]]]",
            area,
            "[\n      [[[",
            "feature marshes: it lies wholly outside the dataset's extent, [10.1, 50.1, 10.9, 50.9]",
            "correct or remove it; the extent stands in dataset.toml, or else in geodata.toml",
        );
    }
}

#[test]
fn a_snapshot_without_zones() {
    let house = House::new();
    house.write(
        SNAPSHOT,
        "{ \"type\": \"FeatureCollection\",\n  \"features\": [] }",
    );
    let found = faults(&house.snapshot().unwrap_err());
    let expected = format!("geodata/{SNAPSHOT}:2:15: a snapshot holds at least one zone");
    assert_eq!(found, [expected]);
    house.write(
        "context.geojson",
        "{ \"type\": \"FeatureCollection\", \"features\": [] }",
    );
    assert!(house.open().is_ok());
}

#[test]
fn a_type_that_the_brackets_do_not_fit() {
    slip(
        "\"MultiPolygon\"",
        "\"Polygon\"",
        "[\n      [[[10.7",
        "feature marshes: the coordinates nest one level too deep for a Polygon",
        "write \"MultiPolygon\", or remove a pair of brackets",
    );
}

#[test]
fn an_id_among_the_properties() {
    slip(
        "\"id\": \"marshes\",\n    \"properties\": { ",
        "\"properties\": { \"id\": \"marshes\", ",
        "\"id\": \"marshes\"",
        "feature #1: the \"id\" stands in \"properties\", where it does not count",
        "move it beside the feature's \"type\": { \"type\": \"Feature\", \"id\": …, \"properties\": … }",
    );
}

/// A settlement's id that is a slip would take it off every list, and leave its name on the map.
#[test]
fn a_settlement_that_no_place_is_named_after() {
    const RULE: &str = "a settlement's id is that of its place, alone or with a hyphen and more";
    for (id, help) in [
        ("mars-end", "did you mean \"marsh-end\"?"),
        ("mars-end-west", "did you mean \"marsh-end-west\"?"),
        (
            "elsewhere",
            "add the place to places.geojson, or write kind \"area\":",
        ),
    ] {
        slip(
            "\"id\": \"marsh-end\"",
            &format!("\"id\": \"{id}\""),
            &format!("\"{id}\""),
            &format!(
                "feature {id}: it is a settlement, but there is no place \"{id}\" in places.geojson"
            ),
            &format!("{help} {RULE}"),
        );
    }
    let house = House::new();
    house.edit(
        SNAPSHOT,
        "\"id\": \"marsh-end\"",
        "\"id\": \"marsh-end-west\"",
    );
    let zones = house.snapshot().unwrap().zones;
    assert_eq!(zones[0].place.as_deref(), Some("marsh-end"));
    assert_eq!(zones[1].place, None, "an area is no place's");
}

#[test]
fn a_bracket_that_is_missing() {
    slip(
        "[10.6, 50.4],",
        "[10.6, 50.4,",
        "} },\n  { \"type\": \"Feature\", \"id\": \"marshes",
        "feature marsh-end: expected \",\" or \"]\", found \"}\"",
        "the list opened at ‹[\n      [[10.4› is not closed; look for a missing \"]\" at ‹[10.6, 50.4›",
    );
    slip(
        "[\"survey\"], \"surveyor\"",
        "[\"survey\", \"surveyor\"",
        ": 7 }",
        "feature marshes: expected \",\" or \"]\", found \":\"",
        "the list opened at ‹[\"survey\", \"surveyor› is not closed",
    );
    slip(
        "[\"survey\"], \"surveyor\"",
        "[\"survey\" \"surveyor\"",
        "\"surveyor",
        "feature marshes: expected \",\" or \"]\", found a double quote",
        "a comma is missing before it, or the list opened at ‹[\"survey\" \"surveyor› is not closed",
    );
    slip(
        " } },\n  { \"type\"",
        " },\n  { \"type\"",
        "{ \"type\": \"Feature\", \"id\": \"marshes",
        "feature marsh-end: expected a key in double quotes, found \"{\"",
        "the object opened at ‹{ \"type\": \"Feature\", \"id\": \"marsh-end› is not closed",
    );
}

#[test]
fn a_fault_of_json_names_its_feature() {
    for (old, new, snippet, feature) in [
        (
            "50.6], [10.7",
            "50.6]; [10.7",
            "; [10.7",
            "feature marshes: ",
        ),
        ("\"marshes\",", "marshes,", "marshes,", "feature #1: "),
        (
            "},\n  {",
            "}\n  {",
            "{ \"type\": \"Feature\", \"id\": \"marshes",
            "",
        ),
        ("\"type\": \"F", "type: \"F", "type: ", ""),
    ] {
        let house = House::new();
        house.edit(SNAPSHOT, old, new);
        let place = place(&house.read(SNAPSHOT), snippet);
        let found = faults(&house.snapshot().unwrap_err());
        let expected = format!("geodata/{SNAPSHOT}:{place}: {feature}expected ");
        assert!(found[0].starts_with(&expected), "{found:?}");
        assert_eq!(found.len(), 1, "{found:?}");
    }
}

#[test]
fn typographic_quotes() {
    let help = "write straight quotes: \"";
    let feature = "feature marsh-end:";
    for (old, new, snippet, what) in [
        ("\"UA\"", "“UA”", "“UA", "expected a value, found \"“\""),
        ("\"UA\"", "„UA“", "„UA", "expected a value, found \"„\""),
        (
            "\"kind\"",
            "“kind”",
            "“kind",
            "expected a key in double quotes, found \"“\"",
        ),
        (
            "\"kind\": \"settlement\"",
            "\"kind”: \"settlement\"",
            "settlement\"",
            "expected \":\" after the key, found \"s\"",
        ),
        (
            "\"assessed\",",
            "\"assessed”,",
            "\n                    \"since",
            "a line break, tab or other control character inside a string",
        ),
    ] {
        slip(old, new, snippet, &format!("{feature} {what}"), help);
    }
    let house = House::new();
    house.edit(SNAPSHOT, "Marsh End", "“Marsh”");
    assert!(house.snapshot().is_ok());
    house.edit(SNAPSHOT, "“Marsh”\"", "“Marsh”\" 7");
    let error = house.snapshot().unwrap_err();
    assert_ne!(error.faults()[0].help.as_deref(), Some(help));
}

#[test]
fn a_day_that_is_not_in_the_calendar() {
    for day in ["2024-02-30", "2024-13-01", "yesterday"] {
        slip(
            "\"2024-12-31\"",
            &format!("\"{day}\""),
            &format!("\"{day}\""),
            &format!("feature marsh-end: \"since\" cannot be \"{day}\": there is no such date"),
            "write a day, as \"2025-01-15\"",
        );
    }
}

#[test]
fn decimal_commas() {
    const POINT: &str = "write [longitude, latitude], with decimals after a point: 48.5, not 48,5";
    slip(
        "[10.6, 50.4]",
        "[10,6, 50,4]",
        "4], [10.6, 50.6]",
        "feature marsh-end: a position of 4 numbers",
        "did you write decimal commas? write [10.6, 50.4]",
    );
    for (position, snippet, what) in [
        (
            "[10.6, 50,4]",
            "[10.6, 50,4]",
            "a position of 3 numbers among positions of 2",
        ),
        (
            "[10,6, 50.4]",
            "[10,6, 50.4]",
            "a position of 3 numbers among positions of 2",
        ),
    ] {
        let what = format!("feature marsh-end: {what}");
        slip("[10.6, 50.4]", position, snippet, &what, POINT);
    }
    // Whole degrees with heights, as it seems, in a list of nothing else.
    let ring = "[10.4, 50.4], [10.6, 50.4], [10.6, 50.6], [10.4, 50.6], [10.4, 50.4]";
    let commas = "[10.4, 50,4], [10.6, 50,4], [10.6, 50,6], [10.4, 50,6], [10.4, 50,4]";
    let what = "feature marsh-end: 3 numbers in each position of the list, which seem to have decimal \
                commas";
    slip(ring, commas, "[10.4, 50,4], [10.6", what, POINT);
    slip(
        "[[[10.7, 50.4], [10.8, 50.4], [10.8, 50.6], [10.7, 50.4]]]",
        "[[[10,7, 50.4], [10,8, 50.4], [10,8, 50.6], [10,7, 50.4]]]",
        "[\n      [[[10,7",
        "feature marshes: it lies wholly outside the dataset's extent, [10.1, 50.1, 10.9, 50.9]",
        POINT,
    );
    let house = House::new();
    house.edit("places.geojson", "[10.5, 50.5, 210]", "[10,95, 50.5]");
    let error = house.open().unwrap_err();
    let [fault] = error.faults() else {
        panic!("{error}")
    };
    assert_eq!(fault.what, "the latitude 95 is not between -90 and 90");
    assert_eq!(fault.help.as_deref(), Some(POINT));
}
