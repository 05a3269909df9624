//! The files of other publishers are read, or refused with reasons.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use bakhmut_map::geodata::{canonical, validate_geojson};

use crate::support::reference;
use crate::test_env::{TestEnv, stderr};

/// Every file of the publishers' maps of control, if they are here.
fn controls() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = reference("control").into_iter().collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => files.push(path),
            }
        }
    }
    files.sort();
    files
}

#[test]
fn each_is_read_or_refused_with_reasons() {
    let env = TestEnv::new();
    for file in controls() {
        for profile in ["geojson", "zones"] {
            let args = ["validate", "--profile", profile, "--format", "json"];
            let mut command = env.command(&args);
            let ran = command.arg(&file).output().unwrap();
            let findings: Vec<serde_json::Value> = serde_json::from_slice(&ran.stdout).unwrap();
            let error = findings.iter().any(|one| one["severity"] == "error");
            let shown = file.display();
            assert_eq!(
                ran.status.code(),
                Some(if error { 3 } else { 0 }),
                "{shown}"
            );
            let helped = findings
                .iter()
                .all(|one| one["help"].is_string() && one["line"].is_u64());
            assert!(helped, "{shown}: a finding without place or help");
        }
    }
    assert!(env.tree().is_empty(), "something was written");
}

/// The codes that are found in GeoJSON.
fn codes(text: &[u8]) -> BTreeSet<&'static str> {
    let faults = validate_geojson(text, "f", None).faults;
    faults.iter().map(|fault| fault.code).collect()
}

#[test]
fn rings_that_run_clockwise_are_warnings_and_fmt_mends_them() {
    let (mut clockwise, files) = (0, controls());
    for file in &files {
        let (bytes, shown) = (fs::read(file).unwrap(), file.display().to_string());
        let before = codes(&bytes);
        let canonical = match canonical(&bytes, &shown) {
            Ok(canonical) => canonical,
            Err(error) => {
                let faults = error.faults().iter();
                // ISW has rings of some square centimetres, of which the rounding leaves nothing.
                let too_small = faults.filter(|one| one.what.starts_with("rounded to 6 decimals"));
                assert!(
                    before.contains("missing-type") || too_small.count() == error.faults().len(),
                    "{shown} is refused by fmt alone: {error}"
                );
                continue;
            }
        };
        clockwise += usize::from(before.contains("clockwise-ring"));
        let after = codes(canonical.text.as_bytes());
        for mended in ["clockwise-ring", "legacy-crs", "excess-precision", "height"] {
            assert!(!after.contains(mended), "{shown}: {mended} is left");
        }
    }
    assert!(
        files.is_empty() || clockwise >= 20,
        "{clockwise} files only"
    );
}

#[test]
fn geojson_without_a_fault_is_no_set_of_zones() {
    let env = TestEnv::new();
    fs::write(
        env.path("a.geojson"),
        r#"{"type": "Point", "coordinates": [38, 48.6]}"#,
    )
    .unwrap();
    let ran = env.run(&["validate", "a.geojson"]).success();
    assert_eq!(stderr(&ran), "note: 0 errors and 0 warnings in 1 file\n");
    env.run(&["validate", "--profile", "zones", "a.geojson"])
        .code(3);
}
