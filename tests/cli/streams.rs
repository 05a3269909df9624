//! Standard output and standard error that are full or gone.

use std::fs::File;
use std::process::{Command, Stdio};

use snapbox::cmd::OutputAssert;

use crate::test_env::{TestEnv, stderr};

const TOWN: [&str; 7] = ["render", "--date", "2025-01", "--view", "town", "-o", "-"];

#[track_caller]
fn ran(command: &mut Command) -> OutputAssert {
    OutputAssert::new(command.output().expect("the program can be run"))
}

/// Standard output whose reader has gone, as `head` goes once it has its line.
fn broken_pipe() -> Stdio {
    let (reader, writer) = std::io::pipe().expect("a pipe can be made");
    drop(reader);
    writer.into()
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let env = TestEnv::new();
    for args in [&["list", "places"][..], &TOWN, &["--help"]] {
        let ran = ran(env.command(args).arg("--quiet").stdout(broken_pipe()));
        ran.success().stderr_eq("");
    }
}

/// A device that takes no byte, as a disk that is full.
#[cfg(target_os = "linux")]
fn full() -> File {
    let full = File::options().write(true).open("/dev/full");
    full.expect("Linux has a full device")
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_told() {
    let env = TestEnv::new();
    for args in [&["list", "places"][..], &TOWN] {
        let said = stderr(&ran(env.command(args).stdout(full())).code(1));
        assert!(
            said.contains("error: cannot write to standard output: "),
            "{said}"
        );
    }
    assert!(env.tree().is_empty());
}

/// Messages have nowhere to go: the exit code still tells.
#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_error_changes_nothing() {
    let env = TestEnv::new();
    let mut late = env.command(&["render", "--date", "2025-06", "--view", "town"]);
    ran(late.stderr(full())).success();
    let mut early = env.command(&["render", "--date", "2021"]);
    ran(early.stderr(full())).code(1);
    ran(env.command(&["list", "places"]).stderr(broken_pipe())).success();
}
