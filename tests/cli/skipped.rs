//! Files in `zones/` that are no snapshot, though they may be meant as one.

use crate::bad_zones::{FILE, SOUND};
use crate::geodata_files::{RENDER, faults, refusal, with_files};

/// A file that is meant as a snapshot and would never be one is told, not skipped.
#[test]
fn a_snapshot_that_would_be_skipped() {
    let folder = "zones/article";
    for (name, hint) in [
        ("zones/article/2025-01-20.json", "2025-01-20.geojson"),
        ("zones/article/2025-01-20.GeoJSON", "2025-01-20.geojson"),
        ("zones/article/2025-01-20.txt", "2025-01-20.geojson"),
        ("zones/article/2025-01-20", "2025-01-20.geojson"),
        ("zones/article/2025-01-15.json", "2025-01-15.geojson"),
        ("zones/2025-01-20.json", "zones/<dataset>/"),
        ("zones/2025-01-20.geojson", "zones/<dataset>/"),
    ] {
        let env = with_files(&[(name, SOUND.as_bytes())]);
        let said = refusal(&env, &RENDER);
        let start = format!("geo/{name}: ");
        assert_eq!(faults(&said).len(), 1, "{said}");
        assert!(faults(&said)[0].starts_with(&start), "{said}");
        assert!(said.contains(hint), "\"{hint}\" is not in: {said}");
    }
    let env = with_files(&[(&*format!("{folder}/01/2025-01-20.geojson"), b"{}")]);
    let said = refusal(&env, &RENDER);
    assert_eq!(faults(&said).len(), 1, "{said}");
    assert!(
        faults(&said)[0].starts_with(&format!("geo/{folder}/01: ")),
        "{said}"
    );
}

/// What editors leave beside a snapshot, and what is no snapshot by its name, is left alone.
#[test]
fn what_is_no_snapshot_is_left_alone() {
    let sound = SOUND.as_bytes();
    let env = with_files(&[
        (FILE, sound),
        ("zones/article/2025-01-15.geojson~", b"a backup"),
        ("zones/article/2025-01-15.qml", b"a style"),
        ("zones/article/README.md", b"about it"),
        ("zones/README.md", b"about all"),
    ]);
    env.run(&[&RENDER[..], &["--view", "town"]].concat())
        .success();
}
