//! `check`: the forms of its report.

use std::fs;

use crate::check::{meridian, printed};
use crate::test_env::{TestEnv, stderr};

#[test]
fn a_table_is_as_wide_as_the_terminal() {
    let env = TestEnv::new();
    fs::create_dir_all(env.path("a/long/way/to")).expect("a folder can be made");
    meridian(&env, "a/long/way/to/near.geojson", 39.0);
    for width in [48, 60, 80, 100, 120, 160] {
        let mut command = env.command(&["check", "--border", "a/long/way/to/near.geojson"]);
        let ran = command.env("COLUMNS", width.to_string()).output();
        let table = String::from_utf8(ran.expect("the program can be run").stdout).expect("text");
        let widest = table.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(width), "{width}: {table}");
        // Nothing but quotes is cut, and the whole path stands in the head alone.
        let words = table.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in [
            "border: near.geojson",
            "2 contradicted, 5 inconclusive, 5 supported",
        ] {
            assert!(
                width < 100 || words.contains(part),
                "{width}: {part}: {table}"
            );
        }
        let paths = table.matches("a/long/way/to/near.geojson").count();
        assert_eq!(paths, 1, "{width}: {table}");
    }
}

#[test]
fn markdown_has_what_the_table_has_in_its_order_with_method_and_sources() {
    let markdown = printed(&TestEnv::new(), &["check", "--format", "markdown"], 4);
    let verdicts: Vec<&str> = markdown
        .lines()
        .filter(|line| line.starts_with("| “"))
        .filter_map(|line| line.split("**").nth(1))
        .collect();
    assert_eq!(verdicts.len(), 19, "{markdown}");
    let mut runs = verdicts.clone();
    runs.dedup();
    assert_eq!(
        runs,
        ["Contradicted", "Inconclusive", "Supported", "Not checkable"]
    );
    for part in [
        "\n\nWould come near “The city is just over 120 miles from the Russian border”, by \
         coincidence, which explains nothing:\n\n- a road, estimated at",
        "\n- Rostov-on-Don: 123.7 ± 1.5 miles",
        "\n\nHow each was measured, and by which sources:\n\n- “The city is just over 120 miles from \
         the Russian border”: least geodesic distance on WGS84 (Karney 2013)",
        "; by Number of present population of Ukraine",
        // A quote is not cut.
        "evacuated all but an \"insignificant\" portion”",
    ] {
        assert!(markdown.contains(part), "{part} is not in:\n{markdown}");
    }
}

#[test]
fn the_head_counts_the_snapshots_that_were_used() {
    let env = TestEnv::new();
    for (date, said) in [
        (
            "2023-05",
            "article (4 snapshots, 15 October 2022 to 21 May 2023)",
        ),
        ("2022-10", "article (one snapshot, 15 October 2022)"),
        ("2020", "article (no snapshot before 15 October 2022)"),
    ] {
        let ran = env.run(&["check", "--exit-zero", "--date", date]).success();
        let table = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
        assert!(table.contains(said), "{date}: {table}");
    }
}

#[test]
fn an_accuracy_that_no_one_gave_is_told() {
    let env = TestEnv::new();
    meridian(&env, "b.geojson", 39.0);
    let said = "note: b.geojson has lines without accuracy_m, taken to be right to 300 m: \
                --border-accuracy says otherwise\n";
    for command in [&["check", "--exit-zero"][..], &["measure", "Bakhmut"]] {
        let by_file = [command, &["--border", "b.geojson"]].concat();
        assert_eq!(stderr(&env.run(&by_file).success()), said);
        let by_user = [&by_file[..], &["--border-accuracy", "50"]].concat();
        assert_eq!(stderr(&env.run(&by_user).success()), "");
    }
}

#[test]
fn an_outline_is_refused_once_and_not_by_each_of_its_parts() {
    let env = TestEnv::new();
    let polygon = "{\"type\": \"Feature\", \"properties\": null, \"geometry\": {\"type\": \"Polygon\", \
                   \"coordinates\": [[[39, 46], [40, 46], [40, 51], [39, 46]]]}}";
    let outline = format!(
        "{{\"type\": \"FeatureCollection\", \"features\": [{polygon}, {polygon}, {polygon}]}}"
    );
    fs::write(env.path("b.geojson"), outline).expect("a file can be written");
    let said = stderr(&env.run(&["check", "--border", "b.geojson"]).code(3));
    let faults = said.matches("must be a LineString or MultiLineString, not a Polygon");
    assert_eq!(faults.count(), 1, "{said}");
}
