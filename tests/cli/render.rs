//! `render` on sound data.

use crate::test_env::{TestEnv, stderr};

const MAPS: [&str; 3] = [
    "output/bakhmut-2025-01-town.png",
    "output/bakhmut-2025-01-front.png",
    "output/bakhmut-2025-01-border.png",
];

/// What is printed of the maps.
const SUMMARY: &str = "\
output/bakhmut-2025-01-town.png  data of 2025-01-15  1200x900  [..] kB
output/bakhmut-2025-01-front.png  data of 2025-01-15  1200x900  [..] kB
output/bakhmut-2025-01-border.png  data of 2025-01-15  1200x900  [..] kB
";

/// The maps that a call writes.
#[track_caller]
fn maps(env: &TestEnv, more: &[&str]) -> Vec<Vec<u8>> {
    let args = [&["render", "--date", "2025-01"], more].concat();
    env.run(&args).success().stdout_eq(SUMMARY);
    MAPS.iter().map(|map| env.read(map)).collect()
}

#[test]
fn a_month_gives_three_maps() {
    let env = TestEnv::new();
    let ran = env.run(&["render", "--date", "2025-01"]);
    let ran = ran.success().stdout_eq(SUMMARY);
    for line in stderr(&ran).lines() {
        assert!(line.contains(": no room for the name of "), "{line}");
    }
    let mut written: Vec<_> = env.tree().into_keys().collect();
    written.retain(|path| env.path(&path.to_string_lossy()).is_file());
    let mut wanted = MAPS.map(std::path::PathBuf::from);
    wanted.sort();
    assert_eq!(written, wanted);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let env = TestEnv::new();
    let first = maps(&env, &[]);
    assert!(maps(&env, &[]) == first, "a second run, over the first");

    let elsewhere = TestEnv::new();
    elsewhere.copy("geodata", "a copy");
    assert!(
        maps(&elsewhere, &["--geodata", "a copy"]) == first,
        "--geodata"
    );
    let absolute = elsewhere.path("a copy");
    let absolute = absolute.to_str().expect("a Unicode path");
    assert!(
        maps(&elsewhere, &["--geodata", absolute]) == first,
        "an absolute path"
    );

    let beside = TestEnv::new();
    beside.copy("geodata", "geodata");
    assert!(maps(&beside, &[]) == first, "./geodata");
}

#[test]
fn one_view_goes_where_it_is_told() {
    let env = TestEnv::new();
    let town = ["render", "--date", "2025-01", "--view", "town"];
    env.run(&[&town[..], &["-o", "map.png"]].concat())
        .success()
        .stdout_eq("map.png  data of 2025-01-15  1200x900  [..] kB\n");
    let piped = env.run(&[&town[..], &["-o", "-"]].concat()).success();
    assert!(piped.get_output().stdout == env.read("map.png"));
    assert!(!env.path("output").exists());

    env.run(&town).success();
    assert!(env.read(MAPS[0]) == env.read("map.png"));
    assert_eq!(env.tree().len(), 3, "map.png, output/ and one map in it");
}

#[test]
fn views_are_drawn_once_and_in_the_order_asked_for() {
    let env = TestEnv::new();
    let args = ["--view", "front", "--view", "town", "--view", "front"];
    env.run(&[&["render", "--date", "2025-01-15"], &args[..]].concat())
        .success()
        .stdout_eq(
            "output/bakhmut-2025-01-15-front.png  [..]\noutput/bakhmut-2025-01-15-town.png  [..]\n",
        );
}

#[test]
fn file_names_tell_what_is_not_the_default() {
    let env = TestEnv::new();
    let args = ["--view", "town", "--size", "360x480", "--scale", "2"];
    env.run(&[&["render", "--date", "2025"], &args[..]].concat())
        .success()
        .stdout_eq("output/bakhmut-2025-town-360x480@2x.png  data of 2025-01-15  720x960  [..]\n");
    env.run(&[
        "render",
        "--date",
        "2025",
        "--view",
        "town",
        "--dataset",
        "article",
    ])
    .success()
    .stdout_eq("output/bakhmut-2025-town.png  [..]\n");
}

#[test]
fn older_data_are_drawn_under_their_own_date_with_a_warning() {
    let env = TestEnv::new();
    let june = ["render", "--date", "2025-06", "--view", "town"];
    let wanted = "output/bakhmut-2025-01-15-town.png  data of 2025-01-15  1200x900  [..]\n";
    let ran = env.run(&june).success().stdout_eq(wanted);
    let said = stderr(&ran);
    let warning = said.lines().find(|line| line.contains("2025-06"));
    let warning = warning.unwrap_or_else(|| panic!("no warning of the date: {said}"));
    assert!(
        warning.starts_with("warning: ") && warning.contains("2025-01-15"),
        "{warning}"
    );

    env.run(&[&june[..], &["--quiet"]].concat())
        .success()
        .stdout_eq(wanted)
        .stderr_eq(format!("{warning}\n"));
}

#[test]
fn a_strict_date_refuses_older_data() {
    let env = TestEnv::new();
    let ran = env.run(&["render", "--date", "2025-06", "--strict-date", "--quiet"]);
    let said = stderr(&ran.code(1).stdout_eq(""));
    assert!(
        said.contains("2025-06") && said.contains("--date 2025-01-15"),
        "{said}"
    );
    assert!(env.tree().is_empty());

    env.run(&["render", "--date", "2025-01", "--strict-date"])
        .success()
        .stdout_eq(SUMMARY);
}

/// A title that no page holds, in part of letters that no face has, on a page too small to read.
#[test]
fn what_a_reader_would_miss_is_told() {
    let env = TestEnv::new();
    std::fs::create_dir(env.path("geo")).expect("a folder can be made");
    let title = "中 Who controls Bakhmut? ".repeat(40);
    let view = format!(
        "[crowd]\nfigure = \"control\"\ntitle = \"{title}\"\n\
         bounds = [37.90, 48.53, 38.07, 48.655]\nplaces = [\"bakhmut\"]\n"
    );
    std::fs::write(env.path("geo/views.toml"), view).expect("a file can be written");
    let args = ["render", "--date", "2025-01", "--geodata", "geo"];
    let small = ["--size", "360x270", "-o", "map.png"];
    let said = stderr(&env.run(&[&args[..], &small].concat()).success());
    for warning in [
        "warning: crowd: no room for the end of the title; ",
        "warning: crowd: the font lacks 中 (U+4E2D), printed as boxes\n",
        "warning: crowd: at 360x270 the smallest type is 3.6 pixels high, ",
    ] {
        assert!(said.contains(warning), "{warning:?} is not in {said}");
    }
}
