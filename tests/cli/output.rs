//! Where maps can't be written, and what must not be overwritten.

use std::fs;
use std::process::Command;

use snapbox::cmd::OutputAssert;

use crate::test_env::{TestEnv, stderr};

const TOWN: [&str; 5] = ["render", "--date", "2025-01", "--view", "town"];
const ALL: [&str; 3] = ["render", "--date", "2025-01"];

/// Runs a call that must fail for want of a place to write to, name `path`, and leave all files as
/// they were.
#[track_caller]
fn fails(env: &TestEnv, args: &[&str], path: &str) {
    let before = env.tree();
    let ran = env.run(args).code(1).stdout_eq("");
    assert_told(&ran, path);
    assert!(env.tree() == before, "files have changed");
}

/// The message names the path as the user knows it, and no file that is the program's own affair.
#[track_caller]
fn assert_told(ran: &OutputAssert, path: &str) {
    let said = stderr(ran);
    let mut errors = said.lines().filter(|line| line.starts_with("error: "));
    assert!(
        errors.any(|line| line.contains(path)),
        "no error about {path}: {said}"
    );
    assert!(
        !said.contains(".part") && !said.contains("panicked"),
        "{said}"
    );
}

fn to(path: &str) -> Vec<&str> {
    [&TOWN[..], &["-o", path]].concat()
}

#[test]
fn a_folder_that_is_missing_or_none() {
    let env = TestEnv::new();
    fs::write(env.path("file"), "text").unwrap();
    fs::create_dir(env.path("folder")).unwrap();
    fails(&env, &to("missing/map.png"), "missing");
    fails(&env, &to("file/map.png"), "file");
    fails(&env, &to("folder"), "folder");
    fails(&env, &to("folder/"), "folder");
    fails(&env, &to("."), ".");
}

#[test]
fn an_output_folder_that_is_a_file() {
    let env = TestEnv::new();
    fs::write(env.path("output"), "text").unwrap();
    fails(&env, &ALL, "output");
    fails(&env, &[&ALL[..], &["--force"]].concat(), "output");
}

#[test]
fn a_folder_in_the_place_of_one_map() {
    let env = TestEnv::new();
    fs::create_dir_all(env.path("output/bakhmut-2025-01-border.png")).unwrap();
    fails(&env, &ALL, "output/bakhmut-2025-01-border.png");
}

/// Permissions do not bind every user, so this asks first whether they bind this one.
#[cfg(unix)]
#[test]
fn a_read_only_folder() {
    use std::os::unix::fs::PermissionsExt;
    let env = TestEnv::new();
    let folder = env.path("output");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(env.path("output/probe"), "").is_ok() {
        println!("not tested: this user may write into read-only folders");
        return;
    }
    fails(&env, &ALL, "output/bakhmut-2025-01-town.png");
    fails(&env, &to("output/map.png"), "output/map.png");
}

/// The system refuses to let a file grow beyond 4 KiB, as a full disk does.
#[cfg(unix)]
#[test]
fn a_disk_that_fills_up() {
    let limited = |env: &TestEnv, args: &[&str]| {
        // Without the trap the system would end the program by a signal.
        let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"";
        let program = env!("CARGO_BIN_EXE_bakhmut-map");
        let mut sh = Command::new("sh");
        sh.args(["-c", script, program])
            .args(args)
            .current_dir(env.path(""));
        OutputAssert::new(sh.output().expect("sh can be run")).code(1)
    };
    let env = TestEnv::new();
    assert_told(&limited(&env, &to("map.png")).stdout_eq(""), "map.png");
    assert!(env.tree().is_empty(), "a partial file");

    env.run(&to("map.png")).success();
    let before = env.tree();
    let again = [&to("map.png")[..], &["--scale", "2"]].concat();
    assert_told(&limited(&env, &again).stdout_eq(""), "map.png");
    assert!(env.tree() == before, "the old map is gone");

    let env = TestEnv::new();
    assert_told(
        &limited(&env, &ALL).stdout_eq(""),
        "output/bakhmut-2025-01-town.png",
    );
    assert!(env.tree().values().all(Vec::is_empty), "a partial file");
}

#[test]
fn a_file_of_somebody_else_is_kept() {
    let foreign = {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
        encoder
            .add_itxt_chunk("Software".into(), "GIMP".into())
            .unwrap();
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&[0]).unwrap();
        writer.finish().unwrap();
        bytes
    };
    for bytes in [&b"notes of mine"[..], &foreign] {
        let env = TestEnv::new();
        fs::create_dir(env.path("output")).unwrap();
        fs::write(env.path("map.png"), bytes).unwrap();
        fs::write(env.path("output/bakhmut-2025-01-border.png"), bytes).unwrap();
        fails(&env, &to("map.png"), "map.png");
        fails(&env, &ALL, "output/bakhmut-2025-01-border.png");
        assert!(stderr(&env.run(&ALL)).contains("--force"));

        env.run(&[&to("map.png")[..], &["--force"]].concat())
            .success();
        env.run(&[&ALL[..], &["--force"]].concat()).success();
        assert!(env.read("map.png") == env.read("output/bakhmut-2025-01-town.png"));
        assert!(env.read("output/bakhmut-2025-01-border.png") != bytes);
    }
}

#[test]
fn a_map_of_ours_is_drawn_over() {
    let env = TestEnv::new();
    env.run(&[&to("map.png")[..], &["--size", "360x480"]].concat())
        .success();
    let before = env.read("map.png");
    let front = [
        "render", "--date", "2025-01", "--view", "front", "-o", "map.png",
    ];
    env.run(&front).success();
    assert!(env.read("map.png") != before);
    assert_eq!(env.tree().len(), 1, "no other file is left");
}

/// What `--output /dev/stdout` or a process substitution of the shell gives.
#[cfg(unix)]
#[test]
fn a_pipe_is_written_to_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let env = TestEnv::new();
    env.run(&to("map.png")).success();
    // Neither side may wait for ever for the other.
    let script = "mkfifo pipe && { timeout 10 cat pipe > copy.png & \
                  timeout 10 \"$0\" \"$@\" -o pipe; code=$?; wait; exit $code; }";
    let mut sh = Command::new("sh");
    sh.args(["-c", script, env!("CARGO_BIN_EXE_bakhmut-map")])
        .args(TOWN);
    let output = sh
        .current_dir(env.path(""))
        .output()
        .expect("sh can be run");
    OutputAssert::new(output).success();
    assert!(
        fs::metadata(env.path("pipe"))
            .unwrap()
            .file_type()
            .is_fifo()
    );
    assert!(env.read("copy.png") == env.read("map.png"));
}
