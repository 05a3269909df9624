//! What is validated, by what, and how the program ends.

use std::fs;
use std::process::Stdio;

use snapbox::cmd::OutputAssert;

use crate::test_env::{TestEnv, stderr};

const SNAPSHOT: &str = "mine/zones/article/2025-01-15.geojson";

/// A copy of the geodata in `mine`.
fn mine() -> TestEnv {
    let env = TestEnv::new();
    env.copy("geodata", "mine");
    env
}

/// Writes a file of `mine` with a text in place of another.
fn spoil(env: &TestEnv, name: &str, text: &str, by: &str) {
    let old = String::from_utf8(env.read(name)).unwrap();
    assert!(old.contains(text), "{text}");
    fs::write(env.path(name), old.replacen(text, by, 1)).unwrap();
}

fn stdout(ran: &OutputAssert) -> String {
    String::from_utf8_lossy(&ran.get_output().stdout).into_owned()
}

#[test]
fn the_built_in_geodata_have_no_finding() {
    let ran = TestEnv::new().run(&["validate"]).success().stdout_eq("");
    assert!(
        stderr(&ran).starts_with("note: 0 errors and 0 warnings in "),
        "{}",
        stderr(&ran)
    );
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/geodata");
    TestEnv::new()
        .run(&["validate", folder])
        .success()
        .stdout_eq("");
}

#[test]
fn a_file_that_is_swapped_as_a_whole_is_told() {
    let env = TestEnv::new();
    let line = |a: &str, b: &str| {
        let text = format!("{{\"type\": \"LineString\", \"coordinates\": [{a}, {b}]}}");
        fs::write(env.path("loose.geojson"), text).unwrap();
        stdout(&env.run(&["validate", "loose.geojson"]).success())
    };
    let said = line("[48.5, 37.9]", "[48.6, 38.1]");
    assert!(
        said.starts_with("warning[swapped-coordinates]: latitude and longitude seem to be swapped"),
        "{said}"
    );
    // As they should be, and elsewhere on the Earth.
    assert_eq!(line("[37.9, 48.5]", "[38.1, 48.6]"), "");
    assert_eq!(line("[2.3, 48.8]", "[13.4, 52.5]"), "");
}

#[test]
fn a_folder_has_as_many_files_named_or_not() {
    let env = TestEnv::new();
    env.copy("geodata", "geodata");
    let named = stderr(&env.run(&["validate", "geodata"]).success());
    assert_eq!(stderr(&env.run(&["validate"]).success()), named);
}

#[test]
fn every_fault_of_every_file_is_told_with_its_line() {
    let env = mine();
    spoil(&env, SNAPSHOT, "\"assessed\"", "\"asessed\"");
    spoil(&env, "mine/places.geojson", "\"rank\": 1", "\"rank\": 9");
    spoil(
        &env,
        "mine/views.toml",
        "figure = \"control\"",
        "figure = \"controll\"",
    );
    let ran = env.run(&["validate", "mine"]).code(3);
    let said = stdout(&ran);
    for part in [
        "error[unknown-word]: unknown status \"asessed\"\n  --> mine/zones/article/2025-01-15.geojson:",
        "\"asessed\",\n   |                   ^^^^^^^^^\n   = help: write \"assessed\"",
        "error[out-of-range]: \"rank\" cannot be 9\n",
        "error[unknown-word]: unknown figure \"controll\"\n",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    assert!(
        stderr(&ran).contains("note: 3 errors and 0 warnings in "),
        "{}",
        stderr(&ran)
    );
    // Of one file alone, that file's.
    let one = env.run(&["validate", SNAPSHOT]).code(3);
    assert_eq!(
        stdout(&one).matches("error[").count(),
        1,
        "{}",
        stdout(&one)
    );
    assert!(stderr(&one).contains("in 1 file\n"));
    let one = env.run(&["validate", "mine/zones"]).code(3);
    assert_eq!(
        stdout(&one).matches("error[").count(),
        1,
        "{}",
        stdout(&one)
    );
    // Without a path, the folder that is named.
    let all = env.run(&["validate", "--geodata", "mine"]).code(3);
    assert_eq!(stdout(&all), said);
}

#[test]
fn a_file_is_found_from_within_its_folder() {
    let env = mine();
    spoil(&env, SNAPSHOT, "\"assessed\"", "\"asessed\"");
    let mut command = env.command(&["validate", "2025-01-15.geojson"]);
    command.current_dir(env.path("mine/zones/article"));
    let ran = OutputAssert::new(command.output().unwrap()).code(3);
    assert!(
        stdout(&ran).contains("error[unknown-word]"),
        "{}",
        stdout(&ran)
    );
}

#[test]
fn a_folder_s_name_that_is_none_of_a_snapshot() {
    let env = mine();
    fs::rename(
        env.path(SNAPSHOT),
        env.path("mine/zones/article/january.geojson"),
    )
    .unwrap();
    let ran = env.run(&["validate", "mine"]).code(3);
    let said = stdout(&ran);
    assert!(said.contains("error[misplaced-file]: \"january\" is no day\n--> mine/zones/article/january.geojson\n = help: "), "{said}");
}

#[test]
fn elsewhere_a_file_is_geojson_alone() {
    let env = TestEnv::new();
    let text = r#"{"type": "Feature", "properties": null, "geometry": null}"#;
    fs::write(env.path("a.geojson"), text).unwrap();
    env.run(&["validate", "a.geojson"]).success().stdout_eq("");
    let ran = env
        .run(&["validate", "--profile", "zones", "a.geojson"])
        .code(3);
    assert!(
        stdout(&ran).starts_with("error[wrong-type]: expected a FeatureCollection"),
        "{}",
        stdout(&ran)
    );
    env.run(&["validate", "gone.geojson"]).code(1);
    env.run(&["validate", "--profile", "zones"]).code(2);
    fs::write(env.path("views.toml"), "").unwrap();
    env.run(&["validate", "a.geojson", "views.toml"]).success();
}

#[test]
fn standard_input_is_a_file_too() {
    let env = TestEnv::new();
    let run = |args: &[&str], text: &str| {
        fs::write(env.path("in"), text).unwrap();
        let mut command = env.command(args);
        command.stdin(Stdio::from(fs::File::open(env.path("in")).unwrap()));
        OutputAssert::new(command.output().unwrap())
    };
    run(
        &["validate", "-"],
        r#"{"type": "Point", "coordinates": [38, 48.6]}"#,
    )
    .success();
    let ran = run(
        &["validate", "-"],
        "{\"type\": \"Point\",\n \"coordinates\": [38 48.6]}",
    )
    .code(3);
    assert_eq!(
        stdout(&ran),
        "error[json-syntax]: expected \",\" or \"]\", found \"4\"\n \
         --> standard input:2:21\n  |\n\
         2 |  \"coordinates\": [38 48.6]}\n  |                     ^^^^\n  \
         = help: see what stands before it: a comma, quote or bracket is missing or too many\n\n"
    );
    let zones = run(
        &["validate", "--profile", "zones", "-"],
        "{\"type\": \"FeatureCollection\"}",
    )
    .code(3);
    assert!(
        stdout(&zones).contains("error[missing-features]"),
        "{}",
        stdout(&zones)
    );
    run(&["validate", "-", "in"], "{}").code(2);
}

#[test]
fn a_path_that_leads_nowhere_keeps_no_other_from_being_checked() {
    let env = TestEnv::new();
    fs::write(env.path("bad.geojson"), "{}").unwrap();
    fs::create_dir(env.path("empty.geojson")).unwrap();
    let args = ["validate", "gone", "bad.geojson", "empty.geojson"];
    let ran = env.run(&args).code(2);
    assert!(
        stdout(&ran).contains("error[missing-type]"),
        "{}",
        stdout(&ran)
    );
    let said = stderr(&ran);
    for part in [
        "error: cannot read gone: ",
        "error: the folder empty.geojson holds no .geojson file\n",
        "note: 1 error and 0 warnings in 1 file\n",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    env.run(&["validate", "bad.geojson", "gone"]).code(1);
    // A folder with such a name is a folder.
    fs::rename(
        env.path("bad.geojson"),
        env.path("empty.geojson/bad.geojson"),
    )
    .unwrap();
    let ran = env.run(&["validate", "empty.geojson"]).code(3);
    assert!(stdout(&ran).contains("--> empty.geojson/bad.geojson:1:1"));
}

#[test]
fn a_file_is_checked_once_by_whatever_paths() {
    let env = mine();
    spoil(&env, SNAPSHOT, "\"assessed\"", "\"asessed\"");
    fs::write(env.path("a.geojson"), "{}").unwrap();
    let whole = env.path("").join(SNAPSHOT);
    let (whole, dotted) = (whole.to_str().unwrap(), format!("./{SNAPSHOT}"));
    let args = [
        "validate",
        "a.geojson",
        "./a.geojson",
        "mine/../a.geojson",
        SNAPSHOT,
        &dotted,
        whole,
    ];
    let ran = env.run(&args).code(3);
    assert!(
        stderr(&ran).contains("note: 2 errors and 0 warnings in 2 files\n"),
        "{}",
        stderr(&ran)
    );
    // And its folder besides, before or after it.
    let all = stderr(&env.run(&["validate", "mine"]).code(3));
    for paths in [[SNAPSHOT, "./mine"], ["mine", SNAPSHOT]] {
        let ran = env.run(&[&["validate"], &paths[..]].concat()).code(3);
        assert_eq!(stderr(&ran), all, "{paths:?}");
    }
    fs::write(
        env.path("a.geojson"),
        "{\"type\": \"Point\", \"coordinates\": [1, 2.0]}",
    )
    .unwrap();
    let said = stderr(&env.run(&["fmt", "a.geojson", "./a.geojson"]).success());
    assert_eq!(said, "note: a.geojson written\n");
}

#[test]
fn the_folder_at_hand_is_checked_from_beside_it_and_from_inside() {
    let env = TestEnv::new();
    env.copy("geodata", "geodata");
    let file = SNAPSHOT.replace("mine", "geodata");
    spoil(&env, &file, "\"assessed\"", "\"asessed\"");
    assert!(stdout(&env.run(&["validate"]).code(3)).contains(&format!("--> {file}:")));
    let mut command = env.command(&["validate"]);
    command.current_dir(env.path("geodata"));
    let ran = OutputAssert::new(command.output().unwrap()).code(3);
    let there = "--> ./zones/article/2025-01-15.geojson:";
    assert!(stdout(&ran).contains(there), "{}", stdout(&ran));
}

/// The codes of all errors, and the files in which they are.
fn errors(ran: &OutputAssert) -> Vec<(String, String)> {
    let findings: Vec<serde_json::Value> =
        serde_json::from_slice(&ran.get_output().stdout).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let all = findings.iter().filter(|one| one["severity"] == "error");
    all.map(|one| (text(&one["code"]), text(&one["file"])))
        .collect()
}

#[test]
fn a_file_that_is_broken_missing_or_unreadable_hides_no_fault_of_another() {
    let at = |code: &str, file: &str| (code.to_owned(), format!("geodata/{file}"));
    let other = at("unknown-word", "zones/article/2025-01-15.geojson");
    let found = |spoil_it: &dyn Fn(&TestEnv)| {
        let env = TestEnv::new();
        env.copy("geodata", "geodata");
        spoil(
            &env,
            &SNAPSHOT.replace("mine", "geodata"),
            "\"assessed\"",
            "\"asessed\"",
        );
        spoil_it(&env);
        errors(&env.run(&["validate", "--format", "json"]).code(3))
    };
    let places = "geodata/places.geojson";
    let broken = found(&|env| fs::write(env.path(places), "{").unwrap());
    assert_eq!(broken, [at("cut-off", "places.geojson"), other.clone()]);
    let missing = found(&|env| fs::remove_file(env.path(places)).unwrap());
    assert_eq!(
        missing,
        std::slice::from_ref(&other),
        "the built-in ones take their place"
    );
    #[cfg(unix)]
    for name in ["places.geojson", "geodata.toml"] {
        // A link that leads to itself can be read by nobody, whoever runs this.
        let unreadable = found(&|env| {
            let path = env.path("geodata").join(name);
            fs::remove_file(&path).unwrap();
            std::os::unix::fs::symlink(name, &path).unwrap();
        });
        let mut wanted = vec![at("unreadable-file", name)];
        // Without the settings, nothing is known of the words of zones.
        wanted.extend((name != "geodata.toml").then(|| other.clone()));
        assert_eq!(unreadable, wanted);
    }
}

#[test]
fn settings_that_are_not_sound_hide_no_fault_of_other_files() {
    let env = TestEnv::new();
    env.copy("geodata", "geodata");
    fs::write(env.path("geodata/geodata.toml"), "slug = ").unwrap();
    fs::write(env.path("geodata/views.toml"), "[town\n").unwrap();
    spoil(
        &env,
        "geodata/borders.geojson",
        "\"Feature\"",
        "\"feature\"",
    );
    spoil(
        &env,
        "geodata/zones/article/2025-01-15.geojson",
        "\"coordinates\"",
        "\"coords\"",
    );
    let wanted = [
        ("toml-syntax", "geodata.toml"),
        ("wrong-type", "borders.geojson"),
        ("toml-syntax", "views.toml"),
        ("missing-coordinates", "zones/article/2025-01-15.geojson"),
    ];
    let wanted = wanted.map(|(code, file)| (code.to_owned(), format!("geodata/{file}")));
    let args = ["validate", "--format", "json"];
    assert_eq!(errors(&env.run(&args).code(3)), wanted);
    assert_eq!(
        errors(&env.run(&[&args[..], &["geodata"]].concat()).code(3)),
        wanted
    );
    // Of one file, its own faults and those of the settings.
    let one = env
        .run(&[&args[..], &["geodata/views.toml"]].concat())
        .code(3);
    assert_eq!(errors(&one), [wanted[0].clone(), wanted[2].clone()]);
}
