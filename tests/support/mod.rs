//! What the tests share.

use std::env;
use std::io::{self, Write};
use std::path::PathBuf;

/// A file or folder of the reference material, which is not part of this repository.
///
/// It is looked for below `BAKHMUT_MAP_REFERENCE`, or else below `../shared/reference` beside the
/// repository. `None` where it is absent: the test then skips, having said so on standard error.
///
/// # Panics
/// If it is absent and `REQUIRE_REFERENCE` is `1`, so that a run that must not skip can't.
pub(crate) fn reference(path: &str) -> Option<PathBuf> {
    let root = env::var_os("BAKHMUT_MAP_REFERENCE").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/reference"),
        PathBuf::from,
    );
    let file = root.join(path);
    if file.exists() {
        return Some(file);
    }
    let required = env::var_os("REQUIRE_REFERENCE").is_some_and(|value| value == "1");
    assert!(
        !required,
        "the reference is required, but {} is absent",
        file.display()
    );
    // Past `eprintln!`, which the test harness holds back from whoever runs a test that passes.
    let _ = writeln!(io::stderr(), "skipped: {} is absent", file.display());
    None
}
