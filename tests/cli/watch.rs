//! `watch`: the maps again after each save.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::test_env::TestEnv;

/// Long enough for the slowest machine: a test fails by it, and never passes by it.
const PATIENCE: Duration = Duration::from_secs(120);

/// Zones that are right.
const BUILT_IN: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/geodata/zones/article/2023-12-18.geojson"
);

/// A program that watches, and what it says on standard error.
struct Watching {
    child: Child,
    said: Receiver<String>,
}

impl Watching {
    fn start(env: &TestEnv) -> Watching {
        Watching::start_with(env, &[])
    }

    fn start_with(env: &TestEnv, more: &[&str]) -> Watching {
        let mut child = Command::new(env!("CARGO_BIN_EXE_bakhmut-map"))
            .args([
                "--geodata",
                "mine",
                "watch",
                "--view",
                "town",
                "--size",
                "500x400",
            ])
            .args(more)
            .current_dir(env.path("."))
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let lines = BufReader::new(child.stderr.take().expect("standard error"));
        let (sender, said) = channel();
        thread::spawn(move || {
            let lines = lines.lines().map_while(Result::ok);
            lines.for_each(|line| sender.send(line).expect("the test listens"));
        });
        Watching { child, said }
    }

    /// Waits for a line that holds some words.
    #[track_caller]
    fn wait_for(&self, words: &str) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        while !lines.last().is_some_and(|line| line.contains(words)) {
            let line = self.said.recv_timeout(PATIENCE);
            assert!(line.is_ok(), "no {words:?} in {lines:#?}");
            lines.extend(line);
        }
        lines
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

#[cfg(unix)]
#[test]
fn a_save_draws_a_fault_is_told_and_an_interrupt_ends_it() {
    let env = TestEnv::new();
    let zones = env.path("mine/zones/article");
    fs::create_dir_all(&zones).expect("a folder");
    let text = fs::read_to_string(BUILT_IN).expect("zones");
    let (file, map) = (
        zones.join("2025-01-20.geojson"),
        env.path("output/bakhmut-2025-01-20-town-500x400.png"),
    );
    let mut watching = Watching::start(&env);
    let said = watching.wait_for("Ctrl-C ends it").join("\n");
    assert!(said.contains("too small to read"), "{said}");
    assert!(
        env.path("output/bakhmut-2025-01-15-town-500x400.png")
            .exists(),
        "{:?}",
        env.tree().keys()
    );

    fs::write(&file, &text).expect("saved");
    let said = watching.wait_for("drawn in").join("\n");
    // What was remarked of the first maps is not again.
    assert!(!said.contains("too small to read"), "{said}");
    let first = fs::read(&map).expect("the map of the new day");

    let broken = text.replacen("\"Polygon\"", "\"Polygone\"", 1);
    fs::write(&file, broken).expect("saved");
    let said = watching.wait_for("the maps are as they were").join("\n");
    assert!(
        said.contains("2025-01-20.geojson:") && said.contains("Polygone"),
        "{said}"
    );
    assert!(fs::read(&map).expect("the map") == first);

    let changed = text.replacen("\"controller\": \"RU\"", "\"controller\": \"UA\"", 1);
    assert!(changed != text);
    fs::write(&file, changed).expect("saved");
    watching.wait_for("drawn in");
    assert!(fs::read(&map).expect("the map") != first);

    // What is no file of geodata is nothing to draw for; what comes after it is.
    fs::write(zones.join(".2025-01-20.geojson.swp"), "x").expect("saved");
    let interrupt = Command::new("kill")
        .args(["-INT", &watching.child.id().to_string()])
        .status();
    assert!(interrupt.expect("kill runs").success());
    let said = watching.wait_for("stopped");
    assert_eq!(said, ["note: stopped"]);
    assert!(watching.child.wait().expect("it ends").success());
    let left = env.tree();
    assert!(
        left.keys()
            .all(|path| !path.to_string_lossy().contains("tmp")),
        "{:?}",
        left.keys()
    );
}

#[test]
fn a_theme_that_is_saved_is_drawn() {
    let env = TestEnv::new();
    fs::create_dir_all(env.path("mine/zones")).expect("a folder");
    fs::write(env.path("house.toml"), "base = \"light\"\n").expect("a theme");
    // Is beside the theme, and none of its affair.
    fs::write(env.path("other.toml"), "").expect("a file");
    let watching = Watching::start_with(&env, &["--theme", "house.toml"]);
    watching.wait_for("Ctrl-C ends it");
    let map = env.path("output/bakhmut-2025-01-15-town-house-500x400.png");
    let first = fs::read(&map).expect("a map");

    fs::write(env.path("other.toml"), "x").expect("saved");
    fs::write(env.path("house.toml"), "base = \"drak\"\n").expect("saved");
    let said = watching.wait_for("the maps are as they were").join("\n");
    assert!(said.contains("house.toml:1:8: there is no theme"), "{said}");
    assert!(!said.contains("other.toml"), "{said}");
    assert!(fs::read(&map).expect("the map") == first);

    fs::write(env.path("house.toml"), "base = \"dark\"\n").expect("saved");
    watching.wait_for("drawn in");
    assert!(fs::read(&map).expect("the map") != first);
}

#[test]
fn there_must_be_a_folder_to_watch() {
    let env = TestEnv::new();
    let ran = env.run(&["watch"]).code(2);
    let said = crate::test_env::stderr(&ran);
    assert!(
        said.contains("there is no folder of geodata here to watch"),
        "{said}"
    );
}

#[test]
fn an_unknown_view_is_told_before_anything_is_watched() {
    let env = TestEnv::new();
    fs::create_dir_all(env.path("mine/zones")).expect("a folder");
    let ran = env
        .run(&["--geodata", "mine", "watch", "--view", "twon"])
        .code(2);
    let said = crate::test_env::stderr(&ran);
    assert!(
        said.contains("\"twon\"") && !said.contains("watching"),
        "{said}"
    );
}

#[test]
fn what_is_removed_is_drawn_no_longer_and_a_folder_that_goes_ends_it() {
    let env = TestEnv::new();
    let zones = env.path("mine/zones/article");
    fs::create_dir_all(&zones).expect("a folder");
    let file = zones.join("2025-01-20.geojson");
    fs::copy(BUILT_IN, &file).expect("zones");
    let mut watching = Watching::start(&env);
    let said = watching.wait_for("Ctrl-C ends it").join("\n");
    assert!(!said.contains("built-in"), "{said}");

    fs::remove_file(&file).expect("removed");
    let said = watching.wait_for("drawn in").join("\n");
    for part in [
        "2025-01-20.geojson removed",
        "drawn from built-in geodata: zones/article/2025-01-15.geojson, which is not of mine",
    ] {
        assert!(said.contains(part), "{said}");
    }

    fs::rename(env.path("mine"), env.path("gone")).expect("renamed");
    watching.wait_for("error: cannot watch mine any longer: it is gone");
    let ended = watching.child.wait().expect("it ends");
    assert_eq!(ended.code(), Some(1));
}
