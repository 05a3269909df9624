//! Calls that cannot be met: the exit code, and what to type instead.

use crate::compare::put;
use crate::test_env::{TestEnv, stderr};

/// Runs a call that must fail with `code`, say all of `hints` and write nothing.
#[track_caller]
fn refused(args: &[&str], code: i32, hints: &[&str]) {
    let env = TestEnv::new();
    let said = stderr(&env.run(args).code(code).stdout_eq(""));
    assert!(said.starts_with("error: "), "{said}");
    for hint in hints {
        assert!(said.contains(hint), "\"{hint}\" is not in:\n{said}");
    }
    assert!(env.tree().is_empty(), "something was written");
}

#[test]
fn a_date_that_is_none() {
    for date in ["2025-13", "tomorrow", "2025-02-30", "15.01.2025", ""] {
        let hints = ["--date", "2025-01-15", "2025-01)", "(2025)"];
        refused(
            &["render", "--date", date],
            2,
            &hints[..if date.is_empty() { 1 } else { 4 }],
        );
    }
    refused(&["render"], 2, &["--date"]);
}

#[test]
fn a_date_before_all_data() {
    refused(
        &["render", "--date", "2021"],
        1,
        &["2021", "--date 2022-10-15"],
    );
    refused(
        &["render", "--date", "2022-10-14"],
        1,
        &["2022-10-14", "--date 2022-10-15"],
    );
}

#[test]
fn an_unknown_name() {
    let january = ["render", "--date", "2025-01"];
    let view = |name| [&january[..], &["--view", name]].concat();
    refused(
        &view("twon"),
        2,
        &[
            "\"twon\"",
            "did you mean \"town\"",
            "\"front\"",
            "\"border\"",
        ],
    );
    refused(
        &view("moon"),
        2,
        &["\"moon\"", "\"town\"", "\"front\"", "\"border\""],
    );
    let dataset = [&january[..], &["--dataset", "artcle"]].concat();
    refused(&dataset, 2, &["\"artcle\"", "\"article\""]);
    refused(
        &["list", "dogs"],
        2,
        &["dates", "views", "places", "datasets", "claims"],
    );
    refused(&["rendr"], 2, &["render"]);
}

#[test]
fn the_beginning_of_names_means_those() {
    let env = TestEnv::new();
    let strip = [("land", "RU", "assessed", 38.0, 38.6)];
    put(&env, "deepstate-daily", "2025-01-15", &strip);
    put(&env, "deepstate-history", "2025-01-15", &strip);
    let args = [
        "timeline",
        "Bakhmut",
        "--geodata",
        "mine",
        "--dataset",
        "deepstate",
    ];
    let said = stderr(&env.run(&args).code(2));
    let meant = "did you mean \"deepstate-daily\" or \"deepstate-history\"? There is \"article\", ";
    assert!(said.contains(meant), "{said}");
}

#[test]
fn two_datasets_where_one_is_taken() {
    let hints = [
        "one dataset is taken here, not \"article,article\"",
        "\"article\"",
    ];
    let two = ["--dataset", "article,article"];
    for one in [
        &["tiles", "--date", "2025-01", "-o", "a.pmtiles"][..],
        &["timeline", "Bakhmut"],
        &["diff", "2023-12", "2025-01"],
        &["measure", "Bakhmut"],
        &["check"],
    ] {
        refused(&[one, &two].concat(), 2, &hints);
    }
}

#[test]
fn a_size_or_scale_that_cannot_be() {
    let january = ["render", "--date", "2025-01"];
    for size in [
        "1200",
        "0x0",
        "15x900",
        "1200x9000",
        "-1x5",
        "+1200x+900",
        "1200x+900",
        "1200x900x2",
        "axb",
        "1e3x1e3",
    ] {
        let size = format!("--size={size}");
        refused(
            &[&january[..], &[&size]].concat(),
            2,
            &["1200x900", "16", "8000"],
        );
    }
    for scale in ["4", "0", "1.5", "two"] {
        refused(
            &[&january[..], &["--scale", scale]].concat(),
            2,
            &["1, 2, 3"],
        );
    }
}

#[test]
fn more_pixels_than_memory_should_hold() {
    for (size, scale) in [("8000x8000", "2"), ("4000x4000", "3")] {
        let args = [
            "render", "--date", "2025-01", "--size", size, "--scale", scale,
        ];
        refused(&args, 2, &[size, "million", "--size", "--scale"]);
    }
}

#[test]
fn one_file_for_several_views() {
    let args = ["render", "--date", "2025-01", "-o", "map.png"];
    refused(&args, 2, &["town, front, border", "--view town"]);
    let args = ["render", "--date", "2025-01", "-o", "-"];
    refused(&args, 2, &["--view town"]);
}

#[test]
fn geodata_that_are_not_there() {
    refused(
        &["watch", "--geodata", "nowhere"],
        1,
        &["cannot watch nowhere: there is no such folder"],
    );
    refused(
        &["validate", "nowhere/"],
        1,
        &["cannot read nowhere/: there is no such file or folder"],
    );
    let list = |dir| ["list", "dates", "--geodata", dir];
    refused(&list("nowhere"), 2, &["nowhere", "geodata.toml"]);
    let env = TestEnv::new();
    for (dir, what) in [("empty", "holds no geodata"), ("file", "not a folder")] {
        if dir == "empty" {
            std::fs::create_dir(env.path(dir)).unwrap();
        } else {
            std::fs::write(env.path(dir), "text").unwrap();
        }
        let said = stderr(&env.run(&list(dir)).code(2).stdout_eq(""));
        assert!(said.contains(dir) && said.contains(what), "{said}");
    }
}

#[test]
fn help_opens_with_what_the_program_is_and_gives_examples() {
    let env = TestEnv::new();
    for args in [&["--help"][..], &["render", "--help"], &["help", "render"]] {
        let ran = env.run(args).success().stderr_eq("");
        let help = String::from_utf8(ran.get_output().stdout.clone()).unwrap();
        assert!(help.contains("bakhmut-map render --date 2025-01"), "{help}");
        assert!(
            help.lines().all(|line| line.chars().count() <= 100),
            "{help}"
        );
    }
    env.run(&["--version"]).success().stdout_eq(concat!(
        "bakhmut-map ",
        env!("CARGO_PKG_VERSION"),
        "\n"
    ));
}
