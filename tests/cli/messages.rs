//! How messages begin, and which of them `--quiet` holds back.

use std::fs;

use crate::test_env::{TestEnv, stderr};

const FRONT: [&str; 5] = ["render", "--date", "2025-06", "--view", "front"];

#[test]
fn each_message_says_what_it_is() {
    let env = TestEnv::new();
    for more in [&[][..], &["--verbose"]] {
        let said = stderr(&env.run(&[&FRONT[..], more].concat()).success());
        let known = |line: &str| ["note: ", "warning: "].iter().any(|p| line.starts_with(p));
        assert!(said.lines().all(known), "{said}");
        assert!(said.contains("warning: "), "{said}");
    }
    let front = ["render", "--date", "2025-01", "--view", "front"];
    let said = stderr(&env.run(&front).success());
    let mut lines = said.lines();
    let lost = lines.find(|line| line.starts_with("note: front: no room for the name of "));
    // Which villages those are is for the search to say; the river, which is no place, comes last.
    let lost = lost.unwrap_or_else(|| panic!("{said}"));
    assert!(
        lost.contains("Andriivka (rank 4), ") && lost.ends_with(", Mius (river)"),
        "{said}"
    );
}

/// Who asks for silence still learns what changes the meaning of a map.
#[test]
fn quiet_holds_back_notes_but_no_warnings() {
    let env = TestEnv::new();
    let said = stderr(
        &env.run(&[&FRONT[..], &["-q", "--size", "360x270"]].concat())
            .success(),
    );
    assert!(
        said.starts_with("warning: there are no article data of 2025-06; "),
        "{said}"
    );
    assert!(
        said.lines().all(|line| line.starts_with("warning: ")),
        "{said}"
    );
    let help = String::from_utf8(env.run(&["--help"]).success().get_output().stdout.clone());
    assert!(
        help.unwrap()
            .contains("Print warnings, errors and results, but no notes"),
    );
}

const TOWN: [&str; 5] = ["render", "--date", "2025-01", "--view", "town"];

#[track_caller]
fn fails(env: &TestEnv, to: &[&str], words: &[&str]) {
    let said = stderr(&env.run(&[&TOWN[..], to].concat()).code(1).stdout_eq(""));
    for word in words {
        assert!(said.contains(word), "\"{word}\" is not in:\n{said}");
    }
}

#[test]
fn a_folder_that_cannot_be_one() {
    let env = TestEnv::new();
    fs::write(env.path("output"), "text").unwrap();
    fails(
        &env,
        &[],
        &[
            "error: cannot make the folder output: output is a file\n",
            "help: move it away, or name one map's file with --view and -o",
        ],
    );
    fails(
        &env,
        &["-o", "newdir/"],
        &[
            "error: -o names a file, but newdir/ ends as a folder does\n",
            "help: write the file's name too, as in -o newdir/map.png",
        ],
    );
    fails(
        &env,
        &["-o", "output/map.png"],
        &[
            "error: cannot write output/map.png: output is a file, not a folder\n",
            "help: ",
        ],
    );
    fails(
        &env,
        &["-o", "output/"],
        &["error: -o names a file, but output/ ends as a folder does\n"],
    );
}

/// Permissions do not bind every user, so this asks first whether they bind this one.
#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_made() {
    use std::os::unix::fs::PermissionsExt;
    let env = TestEnv::new();
    fs::set_permissions(env.path(""), fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(env.path("probe"), "").is_ok() {
        println!("not tested: this user may write into read-only folders");
        return;
    }
    fails(
        &env,
        &[],
        &[
            "error: cannot make the folder output: Permission denied",
            "help: go to a folder in which you may write, or name one map's file with --view and -o",
        ],
    );
    fs::set_permissions(env.path(""), fs::Permissions::from_mode(0o755)).unwrap();
}
