//! Files that are protected, and links to files that are not there.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};

use crate::test_env::{TestEnv, stderr};

const TO: [&str; 7] = [
    "render", "--date", "2025-01", "--view", "town", "-o", "map.png",
];

/// A map that somebody protected is one that somebody wants to keep.
#[test]
fn a_read_only_map_is_kept() {
    let env = TestEnv::new();
    env.run(&TO).success();
    fs::set_permissions(env.path("map.png"), Permissions::from_mode(0o444)).unwrap();
    let before = env.read("map.png");
    let scaled = [&TO[..], &["--scale", "2"]].concat();
    let said = stderr(&env.run(&scaled).code(1).stdout_eq(""));
    assert!(said.contains("error: map.png is read-only\n"), "{said}");
    assert!(
        said.contains("help: give --force to overwrite it, or another name with -o"),
        "{said}"
    );
    assert!(env.read("map.png") == before);

    env.run(&[&scaled[..], &["--force"]].concat()).success();
    assert!(env.read("map.png") != before);
}

/// A link stays a link, whether or not what it leads to is there.
#[test]
fn a_link_is_followed() {
    let env = TestEnv::new();
    fs::create_dir(env.path("maps")).unwrap();
    symlink("maps/town.png", env.path("map.png")).unwrap();
    for _ in ["not there", "there"] {
        env.run(&TO).success();
        assert!(env.path("map.png").is_symlink());
        assert!(!env.path("maps/town.png").is_symlink());
        assert!(env.read("maps/town.png").starts_with(b"\x89PNG"));
    }
    assert_eq!(env.tree().len(), 3, "map.png, maps/ and the map in it");
}

#[test]
fn a_link_into_a_folder_that_is_missing_or_round_in_a_ring() {
    let env = TestEnv::new();
    for to in ["missing/town.png", "map.png"] {
        let _ = fs::remove_file(env.path("map.png"));
        symlink(to, env.path("map.png")).unwrap();
        let said = stderr(&env.run(&TO).code(1).stdout_eq(""));
        assert!(said.starts_with("error: cannot write map.png: "), "{said}");
        assert!(env.path("map.png").is_symlink());
    }
}
