//! The committed pictures are what the program draws.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::test_env::{TestEnv, stderr};

/// Elsewhere a channel may differ by 1, and so the bytes of the file.
#[cfg(target_arch = "x86_64")]
#[test]
fn are_drawn_byte_for_byte() {
    let env = TestEnv::new();
    let ran = env.run(&["render", "--date", "2025-01"]).success();
    let drawn = pictures(&env.path("output"));
    let committed = pictures(&Path::new(env!("CARGO_MANIFEST_DIR")).join("output"));
    let names = |all: &BTreeMap<String, Vec<u8>>| all.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&drawn), names(&committed), "{}", stderr(&ran));
    for (name, bytes) in &drawn {
        assert!(
            committed.get(name) == Some(bytes),
            "output/{name} is not what the program draws: cargo run --release -- render --date 2025-01"
        );
    }
}

/// The PNG files of a folder.
pub(crate) fn pictures(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let files = entries.map(|entry| {
        let path = entry.expect("the folder can be read").path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        (name.unwrap_or_default(), path)
    });
    files
        .filter(|(name, _)| name.ends_with(".png"))
        .map(|(name, path)| (name, fs::read(path).expect("a picture can be read")))
        .collect()
}
