//! Faulty files of geodata, and what must be said of them.

use std::fs;

use crate::test_env::{TestEnv, stderr};

/// A map asked for of a folder `geo`, in which some file has a fault.
pub(crate) const RENDER: [&str; 5] = ["render", "--date", "2025-01", "--geodata", "geo"];

/// A folder with files of geodata in `geo`.
pub(crate) fn with_files(files: &[(&str, &[u8])]) -> TestEnv {
    let env = TestEnv::new();
    for (name, bytes) in files {
        let path = env.path("geo").join(name);
        let folder = path.parent().expect("a file lies in a folder");
        fs::create_dir_all(folder).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }
    env
}

/// What is said where the data are not valid: nothing is written, and nothing panics.
#[track_caller]
pub(crate) fn refusal(env: &TestEnv, args: &[&str]) -> String {
    let before = env.tree();
    let said = stderr(&env.run(args).code(3).stdout_eq(""));
    assert!(!said.contains("panicked"), "{said}");
    assert!(said.starts_with("error: "), "{said}");
    assert!(env.tree() == before, "something was written");
    said
}

/// The faults in a message: the lines that name a file of `geo`.
pub(crate) fn faults(said: &str) -> Vec<&str> {
    said.lines()
        .filter(|line| line.starts_with("geo/"))
        .collect()
}

/// Asserts that a folder with this one file has this one fault, and that the message says what to
/// do about it; returns the message. `start` is all that comes before the words: file, place and feature.
#[track_caller]
pub(crate) fn one_fault(name: &str, bytes: &[u8], start: &str, words: &str) -> String {
    let said = refusal(&with_files(&[(name, bytes)]), &RENDER);
    let faults = faults(&said);
    assert_eq!(faults.len(), 1, "one fault of {name}, not:\n{said}");
    assert!(faults[0].starts_with(start), "not \"{start}\":\n{said}");
    let rest = &faults[0][start.len()..];
    assert!(rest.contains(words), "\"{words}\" is not in: {rest}");
    assert!(said.contains("\n  help: "), "{said}");
    said
}
