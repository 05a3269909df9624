//! Writers whose disk is full: the test runs itself once more, with files held to a few kilobytes.

use std::env;
use std::path::Path;
use std::process::Command;

use bakhmut_map::archive::Writer;
use bakhmut_map::projection::TileCoord;

use crate::made::{NAMES, metadata};

/// Says to the inner run where to write.
const TARGET: &str = "BAKHMUT_MAP_TEST_FULL_DISK";

/// Writes until it fails; the error.
fn fill(path: &Path) -> String {
    let mut writer = Writer::create(path, &metadata()).unwrap();
    for n in 0..20_000_u64 {
        let tile = TileCoord::from_id(2_000_000 + n).unwrap();
        let bytes: Vec<u8> = (0..200_u64)
            .flat_map(|i| (i * n + n).to_le_bytes())
            .collect();
        if let Err(error) = writer.put(tile, &bytes) {
            return error.to_string();
        }
    }
    writer.finish().err().unwrap().to_string()
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_leaves_nothing_that_looks_finished() {
    if let Some(path) = env::var_os(TARGET) {
        println!("told: {}", fill(Path::new(&path)));
        return;
    }
    // A folder's files are small each: it fills up with another limit.
    for name in &NAMES[..2] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        let inner = "full_disk::a_full_disk_is_told_and_leaves_nothing_that_looks_finished";
        let shell = "trap '' XFSZ; ulimit -f 500; exec \"$0\" --exact \"$1\" --nocapture";
        let ran = Command::new("sh")
            .args(["-c", shell])
            .arg(env::current_exe().unwrap())
            .arg(inner)
            .env(TARGET, &path)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success(), "{said}");
        let told = said.split("told: ").nth(1).unwrap();
        assert!(
            told.contains("cannot write") && told.contains(name),
            "{told}"
        );
        assert!(!path.exists());
    }
}
