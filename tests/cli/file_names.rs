//! Snapshots whose names are no day, and links that lead nowhere.

use crate::bad_zones::SOUND;
use crate::geodata_files::{RENDER, faults, refusal, with_files};

/// Asserts that a file of that name in the dataset's folder is told so, with that help.
#[track_caller]
fn told(file: &str, what: &str, help: &str) {
    let name = format!("zones/article/{file}");
    let env = with_files(&[(&*name, SOUND.as_bytes())]);
    let said = refusal(&env, &RENDER);
    assert_eq!(faults(&said), [format!("geo/{name}: {what}")], "{said}");
    assert!(said.contains(&format!("\n  help: {help}")), "{said}");
}

#[test]
fn a_name_that_is_no_day() {
    const WANTED: &str = "a snapshot's name must be its day, as 2025-01-15.geojson";
    told("2025-02-30.geojson", "there is no day 2025-02-30", WANTED);
    told("2025-13-01.geojson", "there is no day 2025-13-01", WANTED);
    told("2025-02.geojson", "2025-02 is a month, not a day", WANTED);
    told("2025.geojson", "2025 is a year, not a day", WANTED);
    told(
        "2025-01-20 (copy).geojson",
        "\"2025-01-20 (copy)\" is more than the day 2025-01-20",
        "rename it to 2025-01-20.geojson, or move it out of zones/",
    );
    told("January.geojson", "\"January\" is no day", WANTED);
    told("20250120.geojson", "\"20250120\" is no day", WANTED);
}

/// The folder would else be passed over, and Bakhmut drawn in its stead.
#[cfg(unix)]
#[test]
fn settings_that_are_a_link_to_nowhere() {
    let env = crate::test_env::TestEnv::new();
    std::fs::create_dir(env.path("geodata")).expect("a folder can be made");
    let link = env.path("geodata/geodata.toml");
    std::os::unix::fs::symlink("nowhere", link).expect("a link can be made");
    let ran = env.run(&["list", "views"]).code(3).stdout_eq("");
    let said = crate::test_env::stderr(&ran);
    let words = "\ngeodata/geodata.toml: this is a link to nowhere, which is not there\n";
    assert!(said.contains(words), "{said}");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere() {
    for name in [
        "zones/article/2025-01-20.geojson",
        "places.geojson",
        "geodata.toml",
    ] {
        let env = with_files(&[("zones/article/README.md", b"about it")]);
        std::os::unix::fs::symlink("nowhere", env.path("geo").join(name)).unwrap();
        let before = env.run(&RENDER).code(3);
        let said = crate::test_env::stderr(&before);
        assert!(
            said.contains(&format!(
                "\ngeo/{name}: this is a link to nowhere, which is not there\n"
            )),
            "{said}"
        );
        assert!(said.contains("\n  help: "), "{said}");
    }
}
