//! The rules of verdicts, on an invented town on the equator, where lengths are known: a degree of
//! longitude is 111.3195 km.

use std::fs;

use serde_json::{Value, json};

use crate::test_env::TestEnv;

/// A box in degrees as a zone.
fn zone(id: &str, controller: &str, status: &str, [w, s, e, n]: [f64; 4]) -> Value {
    let kind = if id.starts_with("area") {
        "area"
    } else {
        "settlement"
    };
    json!({
        "type": "Feature", "id": id,
        "properties": {"name": "Zone", "kind": kind, "controller": controller, "status": status,
            "accuracy_m": 100, "sources": ["invention"]},
        "geometry": {"type": "Polygon",
            "coordinates": [[[w, s], [e, s], [e, n], [w, n], [w, s]]]},
    })
}

/// On 20 May Russia holds what lies east of 20.05° E, on 20 June all east of 20.04° E and, of the
/// village Nihde, three quarters; on 20 July all of Nihde.
fn town() -> TestEnv {
    let env = TestEnv::new();
    env.copy("tests/fixtures/second-town", "geodata");
    let east = |west: f64| zone("area-ru", "RU", "assessed", [west, -0.1, 20.1, 0.1]);
    let town = || zone("vyhadka", "UA", "assessed", [19.99, -0.01, 20.01, 0.01]);
    let nihde = |controller, west, east, part: &str| {
        zone(
            &format!("nihde{part}"),
            controller,
            "assessed",
            [west, 0.02, east, 0.04],
        )
    };
    let diamond = json!([[
        [15.0, 0.0],
        [17.75, -5.0],
        [20.5, 0.0],
        [17.75, 5.0],
        [15.0, 0.0]
    ]]);
    let places = String::from_utf8(env.read("geodata/places.geojson")).expect("UTF-8");
    let mut places: Value = serde_json::from_str(&places).expect("JSON");
    let mut dali = places["features"][0].clone();
    dali["id"] = json!("dali");
    dali["properties"]["name"] = json!("Dali");
    dali["geometry"]["coordinates"] = json!([20.05, 0.0]);
    places["features"]
        .as_array_mut()
        .expect("a list")
        .push(dali);
    fs::write(env.path("geodata/places.geojson"), places.to_string()).expect("a file");
    let countries = String::from_utf8(env.read("geodata/countries.geojson")).expect("UTF-8");
    let mut countries: Value = serde_json::from_str(&countries).expect("JSON");
    countries["features"][0]["geometry"]["coordinates"] = diamond;
    fs::write(env.path("geodata/countries.geojson"), countries.to_string()).expect("a file");
    let mut region = countries["features"][0].clone();
    region["id"] = json!("ua-1");
    region["properties"]["iso"] = json!("UA-1");
    region["properties"]["name"] = json!("Pivden region");
    let regions = json!({"type": "FeatureCollection", "features": [region]});
    fs::write(env.path("geodata/regions.geojson"), regions.to_string()).expect("a file");
    for (day, zones) in [
        (
            "05-20",
            vec![town(), nihde("UA", 19.94, 19.98, ""), east(20.05)],
        ),
        (
            "06-20",
            vec![
                town(),
                nihde("UA", 19.94, 19.95, "-west"),
                nihde("RU", 19.95, 19.98, "-east"),
                east(20.04),
            ],
        ),
        (
            "07-20",
            vec![town(), nihde("RU", 19.94, 19.98, ""), east(20.04)],
        ),
    ] {
        let text = json!({"type": "FeatureCollection", "features": zones}).to_string();
        let name = format!("geodata/zones/desk/2031-{day}.geojson");
        fs::write(env.path(&name), text).expect("a file can be written");
    }
    env
}

/// What is found of one claim.
#[track_caller]
fn check(assertion: &str) -> Value {
    let env = town();
    let claims = format!(
        "[article]\ntitle = \"t\"\npublisher = \"p\"\ndate = \"2031-08\"\n\n[[claim]]\nid = \"a\"\n\
         quote = \"q\"\n{assertion}\n"
    );
    fs::write(env.path("claims.toml"), claims).expect("a file can be written");
    let args = [
        "check",
        "--claims",
        "claims.toml",
        "--exit-zero",
        "--format",
        "json",
    ];
    let ran = env.run(&args).success();
    let report: Value = serde_json::from_slice(&ran.get_output().stdout).expect("JSON");
    report["claims"][0].clone()
}

#[track_caller]
fn verdicts(cases: &[(&str, &str)]) {
    for (assertion, verdict) in cases {
        let found = check(assertion);
        assert_eq!(found["verdict"], *verdict, "{assertion}: {found:#}");
    }
}

#[test]
fn what_is_so_since_a_time_began_in_it_for_sure() {
    let mostly = |since| {
        format!(
            "subject = \"nihde\"\nmeasure = \"control-share\"\ncontroller = \"RU\"\n\
             since = \"{since}\"\nwording = \"mostly\""
        )
    };
    verdicts(&[
        // It may have begun on the last days of May, or in June.
        (&mostly("2031-05"), "inconclusive"),
        (&mostly("2031-06"), "inconclusive"),
        (&mostly("2031-07"), "contradicted"),
        (&mostly("2031"), "supported"),
        (&mostly("2031-04"), "contradicted"),
        (&mostly("2031-08"), "not-checkable"),
    ]);
    let onset = check(&mostly("2031-06"))["readings"]
        .as_array()
        .and_then(|all| all.last().cloned());
    let onset = onset.expect("a reading");
    assert_eq!(
        (&onset["of"], &onset["not_yet"], &onset["first"]),
        (&json!("onset"), &json!("2031-05-20"), &json!("2031-06-20"))
    );
}

#[test]
fn a_share_is_as_wrong_as_the_lines_around_it() {
    let share = |wording: &str| {
        format!(
            "subject = \"nihde\"\nmeasure = \"control-share\"\ncontroller = \"RU\"\n\
             date = \"2031-06\"\n{wording}"
        )
    };
    verdicts(&[
        (
            &share("value = 60\nunit = \"%\"\nwording = \"at least\""),
            "supported",
        ),
        (
            &share("value = 75\nunit = \"%\"\nwording = \"at least\""),
            "inconclusive",
        ),
        (
            &share("value = 90\nunit = \"%\"\nwording = \"at least\""),
            "contradicted",
        ),
        (&share("wording = \"firm\""), "contradicted"),
    ]);
    let found = check(&share("wording = \"mostly\""));
    let number = |key: &str| found["readings"][0][key].as_f64().expect("a number");
    assert!((number("value") - 0.75).abs() < 1e-6);
    let [lon, lat] = [111_319.5, 110_574.3];
    let whole = 0.04 * lon * 0.02 * lat;
    // It may lose 100 m around three quarters of a village that lies in no area.
    let around = 100.0 * (2.0 * 0.03 * lon + 2.0 * 0.02 * lat) / whole;
    assert!((number("low") - 0.75 + around).abs() < 1e-4, "{found:#}");
    // And gain 100 m along the line, and by its ends, for the rest lies far from land of its own.
    let cut = 100.0 * 0.02 * lat / whole;
    let gained = number("high") - 0.75;
    assert!((cut..cut + 0.01).contains(&gained), "{found:#}");
}

#[test]
fn who_holds_a_place_in_part_is_left_open() {
    let status = |date| {
        format!(
            "subject = \"nihde\"\nmeasure = \"control-status\"\ncontroller = \"RU\"\n\
             status = \"assessed\"\ndate = \"{date}\""
        )
    };
    verdicts(&[
        (&status("2031-05"), "contradicted"),
        (&status("2031-06"), "inconclusive"),
        (&status("2031-07"), "supported"),
        (&status("2031-04"), "not-checkable"),
        // In every snapshot of the year.
        (&status("2031"), "contradicted"),
    ]);
}

#[test]
fn what_the_dataset_does_not_map_is_not_checkable() {
    // Nihde lies 7.8 km from the northern edge of what is mapped, and 6.7 km from the western.
    let sides = |radius: f64| {
        format!(
            "subject = \"nihde\"\nmeasure = \"open-bearings\"\ncontroller = \"RU\"\n\
             date = \"2031-05\"\nradius_km = {radius}\nvalue = 1\nwording = \"at least\""
        )
    };
    let front = |place, km| {
        format!(
            "subject = \"{place}\"\nmeasure = \"front-distance\"\ndate = \"2031-05\"\n\
             value = {km}\nunit = \"km\"\nwording = \"over\""
        )
    };
    verdicts(&[
        (&sides(6.0), "contradicted"),
        (&sides(8.0), "not-checkable"),
        (&front("vyhadka", 5), "supported"),
        // Held land is 10 km away, and the edge of the data nearer.
        (&front("nihde", 5), "supported"),
        (&front("nihde", 8), "not-checkable"),
        (&front("nihde", 15), "contradicted"),
    ]);
}

#[test]
fn the_front_is_measured_in_every_snapshot_of_the_time() {
    let front = |date, value: f64| {
        format!(
            "subject = \"vyhadka\"\nmeasure = \"front-distance\"\ndate = \"{date}\"\n\
             value = {value}\nunit = \"km\"\nwording = \"under\""
        )
    };
    // 0.05° in May are 5.57 km; by June the nearest held land is that of Nihde, 3.15 km off.
    verdicts(&[
        (&front("2031-05", 6.0), "supported"),
        (&front("2031-05", 5.5), "inconclusive"),
        (&front("2031-05", 5.0), "contradicted"),
        (&front("2031-06", 5.0), "supported"),
        (&front("2031", 5.0), "contradicted"),
    ]);
    let found = check(&front("2031-05", 6.0));
    let value = found["readings"][0]["value"].as_f64().expect("metres");
    assert!((value - 0.05 * 111_319.49).abs() < 1.0, "{value}");
}

#[test]
fn land_that_changed_hands_is_measured_within_the_radius() {
    let change = |change, value: f64, wording| {
        format!(
            "subject = \"vyhadka\"\nmeasure = \"area-change\"\ncontroller = \"RU\"\n\
             change = \"{change}\"\nfrom = \"2031-05\"\nuntil = \"2031-07\"\nradius_km = 8\n\
             value = {value}\nunit = \"km2\"\nwording = \"{wording}\""
        )
    };
    let found = check(&change("gained", 20.0, "about"));
    let value = found["readings"][0]["value"].as_f64().expect("an area") / 1e6;
    // The strip of the disc between 4.453 and 5.566 km east, and Nihde, 4.453 km by 2.211 km.
    assert!((value - (13.89 + 9.85)).abs() < 0.1, "{value}");
    verdicts(&[
        (&change("lost", 10.0, "under"), "supported"),
        (&change("gained", 100.0, "over"), "contradicted"),
        (&change("gained", 20.0, "over"), "inconclusive"),
    ]);
    let beyond = change("gained", 1.0, "over").replace("radius_km = 8", "radius_km = 50");
    let found = check(&beyond);
    assert_eq!(found["verdict"], "not-checkable");
    assert!(
        found["why"]
            .to_string()
            .contains("beyond what the dataset desk maps"),
        "{found:#}"
    );
}

#[test]
fn sides_are_counted_surely_and_perhaps() {
    let sides = |date, radius: f64, value| {
        format!(
            "subject = \"vyhadka\"\nmeasure = \"open-bearings\"\ncontroller = \"RU\"\n\
             date = \"{date}\"\nradius_km = {radius}\nvalue = {value}\nwording = \"exactly\""
        )
    };
    // The east in May; the north-west of Nihde's held part lies in the western and northern quarter.
    verdicts(&[
        (&sides("2031-05", 6.5, 1), "supported"),
        (&sides("2031-05", 5.6, 1), "inconclusive"),
        (&sides("2031-05", 4.0, 1), "contradicted"),
        (&sides("2031-07", 6.0, 3), "supported"),
    ]);
}

#[test]
fn a_direction_is_an_eighth_of_the_compass() {
    let direction = |direction, within| {
        format!(
            "subject = \"vyhadka\"\nmeasure = \"direction-within\"\n\
             direction = \"{direction}\"\nwithin = \"{within}\""
        )
    };
    // The country's centroid lies due west, at 17.75° E. The neighbour's outline is cut at a box.
    verdicts(&[
        (&direction("east", "UA"), "supported"),
        (&direction("north-east", "UA"), "contradicted"),
        (&direction("west", "RU"), "not-checkable"),
        (&direction("east", "UA-1"), "supported"),
        (&direction("west", "UA-2"), "not-checkable"),
    ]);
    let why = check(&direction("west", "UA-2"))["why"].to_string();
    assert!(
        why.contains("UA-2: one in countries.geojson or regions.geojson"),
        "{why}"
    );
    let found = check(&direction("west", "UA"));
    let number = |key: &str| found["readings"][0][key].as_f64().expect("a number");
    assert!(
        number("low") <= number("value") && number("value") <= number("high"),
        "{found:#}"
    );
}

#[test]
fn why_a_claim_is_contradicted_is_told_by_its_measure() {
    for (assertion, why) in [
        (
            "measure = \"open-bearings\"\ncontroller = \"RU\"\ndate = \"2031-06\"\nradius_km = 5\n\
             value = 4\nwording = \"at least\"",
            "the claim needs at least 4",
        ),
        (
            "measure = \"control-share\"\ncontroller = \"RU\"\ndate = \"2031-06\"\nvalue = 50\n\
             unit = \"%\"\nwording = \"at least\"",
            "the claim needs at least 50%",
        ),
        (
            "measure = \"control-status\"\ncontroller = \"RU\"\nstatus = \"assessed\"\n\
             date = \"2031-06\"",
            "the data show another side's hold, not assessed Russian control",
        ),
        (
            "measure = \"place-kind\"\nkind = \"city\"",
            "no city, by places.geojson",
        ),
    ] {
        let found = check(&format!("subject = \"vyhadka\"\n{assertion}"));
        assert_eq!(found["verdict"], "contradicted", "{found:#}");
        assert_eq!(found["why"], json!([why]), "{found:#}");
    }
}

#[test]
fn what_comes_near_tells_of_which_place() {
    let found = check(
        "subject = [\"vyhadka\", \"nihde\"]\nmeasure = \"place-distance\"\nto = \"dali\"\n\
         value = 5.5\nunit = \"mi\"\nwording = \"about\"",
    );
    assert_eq!(found["verdict"], "contradicted", "{found:#}");
    let near = &found["coincidences"][0];
    assert_eq!(near["from"], "vyhadka", "{found:#}");
    // A twentieth of a degree.
    let text = near["text"].as_str().expect("a text");
    assert!(
        text.starts_with("from Vyhadka, the number in kilometres: 3.5 ± 0.2 miles"),
        "{text}"
    );
}
