//! `check`: what the data do not tell is nobody's for certain, and what is told is told of its very
//! place and day.

use std::fs;

use serde_json::Value;

use crate::test_env::{TestEnv, stderr};
use crate::verdicts::{claim, found, numbers};

/// The reasons for a verdict, in one.
fn why(found: &Value) -> String {
    found["why"].to_string()
}

/// On 15 October 2022 Ukraine held 62 % of the town, and of 38 % it is not known.
#[test]
fn land_of_which_nothing_is_known_may_be_anybodys() {
    let share = |controller: &str, wording: &str| {
        let measure = "measure = \"control-share\"\ndate = \"2022-10\"";
        let controller = format!("controller = \"{controller}\"");
        found("\"bakhmut\"", &[measure, &controller, wording])
    };
    for (controller, wording) in [
        ("RU", "wording = \"mostly\""),
        ("RU", "value = 35\nunit = \"%\"\nwording = \"under\""),
        ("UA", "value = 95\nunit = \"%\"\nwording = \"under\""),
        ("none", "value = 20\nunit = \"%\"\nwording = \"under\""),
    ] {
        let found = share(controller, wording);
        assert_eq!(found["verdict"], "inconclusive", "{found}");
        let open = numbers(&found, "open")[0][1];
        assert!((0.35..0.41).contains(&open), "{open}");
        let text = found["text"].to_string();
        let told =
            "of Bakhmut where control is unknown, which may be anybody's, on 15 October 2022";
        assert!(text.contains(told), "{text}");
    }
    let over = share("RU", "value = 70\nunit = \"%\"\nwording = \"over\"");
    assert_eq!(
        over["verdict"], "contradicted",
        "Ukraine held the rest: {over}"
    );
}

#[test]
fn what_is_told_of_settlements_alone_tells_of_no_area() {
    let change = "measure = \"area-change\"\ncontroller = \"UA\"\nchange = \"gained\"\n\
                  from = \"2023-05\"\nuntil = \"2025-01\"\nradius_km = 10\nvalue = 10\nunit = \"km2\"\n\
                  wording = \"under\"";
    let sides = |value| {
        format!(
            "measure = \"open-bearings\"\ncontroller = \"UA\"\ndate = \"2022-10\"\nradius_km = 10\n\
             value = {value}\nwording = \"at least\""
        )
    };
    for (asserts, lacks) in [
        (change, "has no land that Ukraine holds on 21 May 2023"),
        (
            &sides(3),
            "has settlements that Ukraine holds, and not the land between them",
        ),
    ] {
        let found = found("\"bakhmut\"", &[asserts]);
        assert_eq!(found["verdict"], "not-checkable", "{found}");
        let why = why(&found);
        assert!(why.contains(lacks), "{why}");
    }
    let found = found("\"bakhmut\"", &[&sides(1)]);
    assert_eq!(
        found["verdict"], "supported",
        "the town itself is held: {found}"
    );
    assert_eq!(numbers(&found, "place")[0][2], 4.0);
}

/// `measure --to front` has the same distance, and says that the village is not behind the line.
#[test]
fn firm_is_measured_to_the_one_line_of_contact() {
    let firm = "measure = \"control-share\"\ncontroller = \"UA\"\nwording = \"firm\"\n\
                date = \"2022-10\"";
    let found = found("\"khromove\"", &[firm]);
    assert_eq!(found["verdict"], "supported", "{found}");
    let env = TestEnv::new();
    let to = [
        "measure", "Khromove", "--to", "front", "--date", "2022-10", "--format", "json",
    ];
    let measured: Value = serde_json::from_slice(&env.run(&to).get_output().stdout).expect("JSON");
    let metres = &measured["measured"][0]["distance_m"];
    assert_eq!(&found["readings"][1]["value"], metres, "{measured}");
    assert!(
        found["method"]
            .to_string()
            .contains("edge of the land assessed as Russian-held")
    );
    let sources = found["sources"].as_array().expect("sources").len();
    assert!(sources > 1, "those of the line, too: {found}");
}

#[test]
fn a_town_on_the_wrong_side_of_the_line_is_not_firmly_held() {
    let firm = "measure = \"control-share\"\ncontroller = \"UA\"\nwording = \"firm\"\n\
                date = \"2025-01\"";
    let found = found("\"khromove\"", &[firm]);
    assert_eq!(found["verdict"], "contradicted", "{found}");
    assert!(
        why(&found).contains("the claim needs at least 99%"),
        "{found}"
    );
}

/// The land around Bakhmut beyond 25 km is not mapped, and all four sides are held nearer than that.
#[test]
fn land_beyond_the_map_matters_only_where_it_may_decide() {
    let sides = |wording: &str, value| {
        let sides = "measure = \"open-bearings\"\ncontroller = \"RU\"\ndate = \"2025-01\"";
        let rest = format!("radius_km = 50\nvalue = {value}\nwording = \"{wording}\"");
        found("\"bakhmut\"", &[sides, &rest])["verdict"].clone()
    };
    assert_eq!(sides("at least", 4), "supported");
    assert_eq!(sides("under", 4), "contradicted");
    let front = |value, wording| {
        let front = "measure = \"front-distance\"\ndate = \"2025-01\"\nunit = \"km\"";
        let rest = format!("value = {value}\nwording = \"{wording}\"");
        found("\"kramatorsk\"", &[front, &rest])
    };
    let found = front(5, "over");
    assert_eq!(found["verdict"], "supported", "{found}");
    let [low, drawn, high] = numbers(&found, "front")[0];
    assert!(5e3 < low && low < drawn && drawn < high, "{found}");
    assert_eq!(front(30, "over")["verdict"], "contradicted");
    let open = front(15, "over");
    assert_eq!(open["verdict"], "not-checkable", "{open}");
    assert!(
        why(&open).contains("beyond what the dataset article maps"),
        "{open}"
    );
}

#[test]
fn the_onset_names_the_last_day_on_which_it_surely_was_not_so() {
    let since = "measure = \"control-share\"\ncontroller = \"RU\"\nsince = \"2023-05\"\n\
                 wording = \"mostly\"";
    let found = found("\"bakhmut\"", &[since]);
    let mut readings = found["readings"].as_array().expect("readings").iter();
    let onset = readings
        .rfind(|one| one["of"] == "onset")
        .expect("an onset");
    let day = |key: &str| onset[key].as_str().expect("a day").to_owned();
    assert_eq!(
        ["not_yet", "perhaps", "first"].map(day),
        ["2022-12-15", "2023-02-27", "2023-05-21"]
    );
    let why = why(&found);
    assert!(
        why.contains("Bakhmut: not so on 15 December 2022, 37% (0 to"),
        "{why}"
    );
}

#[test]
fn a_reason_does_not_go_against_its_verdict() {
    let since = |since: &str| {
        let held = "measure = \"control-status\"\ncontroller = \"RU\"\nstatus = \"assessed\"";
        found("\"khromove\"", &[held, &format!("since = \"{since}\"")])
    };
    let found = since("2024");
    assert_eq!(found["verdict"], "contradicted", "{found}");
    let already = "Khromove: already so on 18 December 2023, by its zone since 10 December 2023; so it \
                   did not begin in 2024";
    assert_eq!(found["why"], serde_json::json!([already]));
    let firm =
        "measure = \"control-share\"\ncontroller = \"RU\"\nwording = \"firm\"\nsince = \"2024\"";
    let found = self::found("\"bakhmut\"", &[firm]);
    assert!(!why(&found).contains("its centre lies outside"), "{found}");
}

#[test]
fn what_the_claim_needs_is_strict_where_its_words_are() {
    let needs = |wording: &str, value: f64| {
        let asserts = "measure = \"border-distance\"\nunit = \"mi\"";
        let rest = format!("value = {value}\nwording = \"{wording}\"");
        why(&found("\"bakhmut\"", &[asserts, &rest]))
    };
    for (wording, value, words) in [
        ("just over", 120.0, "more than 120 miles"),
        ("more than", 120.0, "more than 120 miles"),
        ("at least", 120.0, "at least 120 miles"),
        ("nearly", 120.0, "at least 108 miles"),
        ("exactly", 120.0, "at least 119.5 miles"),
        ("under", 30.0, "less than 30 miles"),
        ("about", 30.0, "at most 33 miles"),
    ] {
        let why = needs(wording, value);
        assert!(
            why.contains(&format!("the claim needs {words}; measured is ")),
            "{why}"
        );
    }
}

#[test]
fn of_several_places_and_days_that_is_named_which_is_farthest_off() {
    let to = "measure = \"place-distance\"\nto = \"yahidne\"\nvalue = 100\nunit = \"km\"\n\
              wording = \"over\"";
    let found = found("[\"bakhmut\", \"khromove\"]", &[to]);
    assert!(
        why(&found).contains("measured for Khromove is 4% of that"),
        "{found}"
    );
}

#[test]
fn a_place_at_the_edge_of_a_region_may_lie_outside() {
    // 1.6 km from the region's edge, which is known to less.
    let within = "measure = \"direction-within\"\ndirection = \"north\"\nwithin = \"UA-14\"";
    let found = found("\"lysychansk\"", &[within]);
    let why = why(&found);
    assert!(
        why.contains("outside Donetsk region") && !why.contains("some of the data"),
        "{found}"
    );
}

#[test]
fn what_only_a_side_can_hold_is_refused_of_nobody() {
    let env = TestEnv::new();
    for (asserts, says) in [
        (
            "measure = \"control-share\"\ncontroller = \"none\"\ndate = \"2025-01\"\nwording = \"firm\"",
            "c.toml:10:14: \"controller\" is \"none\": what neither side holds is not \"firm\"",
        ),
        (
            "measure = \"open-bearings\"\ncontroller = \"none\"\ndate = \"2025-01\"\nradius_km = 8\n\
             value = 3\nwording = \"at least\"",
            "c.toml:10:14: \"controller\" is \"none\": a side of a place is held by one that holds land",
        ),
    ] {
        fs::write(env.path("c.toml"), claim("\"bakhmut\"", &[asserts])).expect("written");
        let said = stderr(&env.run(&["check", "--claims", "c.toml"]).code(3));
        assert!(said.contains(says), "{said}");
    }
}

/// Of January 2025 the dataset has nothing that Ukraine holds.
#[test]
fn what_would_settle_it_is_named_where_a_side_has_no_zone() {
    let sides = |subject: &str| {
        let sides = "measure = \"open-bearings\"\ncontroller = \"UA\"\ndate = \"2025-01\"\n\
                     radius_km = 10\nvalue = 1\nwording = \"at least\"";
        let found = found(subject, &[sides]);
        assert_eq!(found["verdict"], "not-checkable", "{found}");
        why(&found)
    };
    let here = sides("\"bakhmut\"");
    assert!(
        here.contains(
            "has no land that Ukraine holds on 15 January 2025: a map of all that it holds, such"
        ) && here.contains("would settle it"),
        "{here}"
    );
    for far in ["\"kyiv\"", "\"donetsk\""] {
        let far = sides(far);
        assert!(
            far.contains("lies beyond what the dataset article maps"),
            "{far}"
        );
    }
    let gained = "measure = \"area-change\"\ncontroller = \"UA\"\nchange = \"gained\"\n\
                  from = \"2023-05\"\nuntil = \"2025-01\"\nradius_km = 10\nvalue = 10\nunit = \"km2\"\n\
                  wording = \"under\"";
    let gained = why(&found("\"kyiv\"", &[gained]));
    assert!(
        gained.contains("lies beyond what the dataset article maps"),
        "{gained}"
    );
}

#[test]
fn a_claimed_number_keeps_its_digits() {
    let share = |wording: &str, value: &str| {
        let held =
            "measure = \"control-share\"\ncontroller = \"UA\"\ndate = \"2025-01\"\nunit = \"%\"";
        let rest = format!("value = {value}\nwording = \"{wording}\"");
        found("\"bakhmut\"", &[held, &rest])
    };
    let found = share("more than", "99.999");
    let claimed = &found["claimed"]["text"];
    assert_eq!(claimed, "more than 99.999% held by Ukraine in January 2025");
    for (wording, value, needs) in [
        ("more than", "99.999", "more than 99.999%"),
        ("exactly", "62.5", "at least 62.45%"),
        ("about", "99", "at least 89.1%"),
        ("at least", "100", "at least 100%"),
    ] {
        let why = why(&share(wording, value));
        assert!(why.contains(&format!("the claim needs {needs}\"")), "{why}");
    }
}

#[test]
fn a_sources_number_keeps_its_digits() {
    let figure = |asserts: &str| {
        let figure = "measure = \"figure\"\nvalue = 1.5\nwording = \"exactly\"\n\
                      sources = [\"ukrstat\"]";
        found("\"bakhmut\"", &[figure, asserts])["text"].to_string()
    };
    assert!(figure("figure = 1.52").contains("\"1.52, as the claim file has it"));
    let wrong = figure("figure = 1.52\nfigure_error = 0.004");
    assert!(
        wrong.contains("\"1.52 ± 0.004, as the claim file has it"),
        "{wrong}"
    );
}
