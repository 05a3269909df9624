//! `check`: the forms of its report.

use std::fs;

use crate::check::{meridian, printed};
use crate::test_env::TestEnv;

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
        "\n- Rostov-on-Don: 124 ± 2 miles",
        "\n\nHow each was measured, and by which sources:\n\n- “The city is just over 120 miles from \
         the Russian border”: least geodesic distance on WGS84 (Karney 2013)",
        "; by Number of present population of Ukraine",
        // A quote is not cut.
        "evacuated all but an \"insignificant\" portion”",
    ] {
        assert!(markdown.contains(part), "{part} is not in:\n{markdown}");
    }
}
