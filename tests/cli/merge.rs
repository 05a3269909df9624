//! `merge`: shards put together.

use std::fs;
#[cfg(unix)]
use std::process::Command;

use bakhmut_map::archive::{Metadata, Writer};
use bakhmut_map::encode::TileFormat;
use bakhmut_map::projection::TileCoord;
use bakhmut_map::units::LonLatBox;

use crate::test_env::{TestEnv, stderr};

const FEW: [&str; 5] = ["tiles", "--date", "2025-01", "-z", "8"];

fn tiles(env: &TestEnv, path: &str, more: &[&str]) {
    env.run(&[&FEW[..], &["-o", path], more].concat()).success();
}

/// Draws the tiles in so many shards; their names.
fn shards(env: &TestEnv, count: u32) -> Vec<String> {
    let name = |part| format!("part-{part}.pmtiles");
    for part in 1..=count {
        tiles(env, &name(part), &["--shard", &format!("{part}/{count}")]);
    }
    (1..=count).map(name).collect()
}

fn merge<'a>(output: &'a str, shards: &'a [String], more: &[&'a str]) -> Vec<&'a str> {
    let mut args = vec!["merge", "-o", output];
    args.extend(shards.iter().map(String::as_str));
    args.extend(more);
    args
}

#[test]
fn shards_are_put_together_to_what_one_run_writes() {
    let env = TestEnv::new();
    tiles(&env, "one.pmtiles", &[]);
    // More shards than there is work for: some of them are empty.
    for count in [3, 17] {
        let shards = shards(&env, count);
        let ran = env.run(&merge("whole.pmtiles", &shards, &[])).success();
        assert!(env.read("whole.pmtiles") == env.read("one.pmtiles"));
        let line = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
        let start = format!("whole.pmtiles  of {count} archives  ");
        assert!(line.starts_with(&start), "{line}");
        assert!(line.contains("  zoom 5 to 8  "), "{line}");
        assert_eq!(stderr(&ran), "");
    }
}

#[test]
fn what_cannot_be_put_together_is_told() {
    let env = TestEnv::new();
    let all = shards(&env, 3);
    let missing = &[all[0].clone(), all[2].clone()];
    let ran = env.run(&merge("whole.pmtiles", missing, &[])).code(1);
    assert!(
        stderr(&ran).contains("shard 2/3 is missing"),
        "{}",
        stderr(&ran)
    );
    tiles(
        &env,
        "part-2.pmtiles",
        &["--shard", "2/3", "--layers", "zones"],
    );
    let ran = env.run(&merge("whole.pmtiles", &all, &[])).code(1);
    assert!(
        stderr(&ran).contains("request.layers ("),
        "{}",
        stderr(&ran)
    );
    for (output, said) in [
        ("whole.mbtiles", "end the name in .pmtiles"),
        ("part-1.pmtiles", "to be read, and to be written"),
    ] {
        let ran = env.run(&merge(output, &all, &["--force"])).code(2);
        assert!(stderr(&ran).contains(said), "{}", stderr(&ran));
    }
    let ran = env.run(&["merge", "-o", "whole.pmtiles"]).code(2);
    assert!(stderr(&ran).contains("SHARD"), "{}", stderr(&ran));
    assert!(!env.path("whole.pmtiles").exists());
}

#[test]
fn only_what_is_ours_is_replaced() {
    let env = TestEnv::new();
    let shards = shards(&env, 2);
    fs::write(env.path("whole.pmtiles"), "somebody's").expect("a file");
    let ran = env.run(&merge("whole.pmtiles", &shards, &[])).code(1);
    assert!(stderr(&ran).contains("--force"), "{}", stderr(&ran));
    assert_eq!(env.read("whole.pmtiles"), b"somebody's");
    env.run(&merge("whole.pmtiles", &shards, &["--force"]))
        .success();
    env.run(&merge("whole.pmtiles", &shards, &[])).success();
}

/// A process may have so many files open that there is one for each shard on few systems.
#[cfg(unix)]
#[test]
fn more_shards_than_files_may_be_open_are_put_together() {
    const SHARDS: u64 = 256;
    let env = TestEnv::new();
    let metadata =
        Metadata::new("Zones", LonLatBox::MERCATOR, 4..=4, TileFormat::Png, 256).expect("metadata");
    let first = TileCoord::new(4, 0, 0).expect("a tile").id();
    let put = |writer: &mut Writer, id: u64| {
        let tile = TileCoord::from_id(id).expect("a tile");
        writer.put(tile, &id.to_le_bytes()).expect("it is written");
    };
    let mut one = Writer::create(&env.path("one.pmtiles"), &metadata).expect("a writer");
    for nth in 0..SHARDS {
        let shard = format!("{}/{SHARDS}", nth + 1).parse().expect("a shard");
        let path = env.path(&format!("part-{nth}.pmtiles"));
        let mut writer = Writer::create(&path, &metadata.clone().shard(shard)).expect("a writer");
        put(&mut writer, first + nth);
        writer.finish().expect("it is written");
        put(&mut one, first + nth);
    }
    one.finish().expect("it is written");
    let line = "ulimit -n 100 && exec \"$PROGRAM\" merge -o whole.pmtiles part-*.pmtiles";
    let ran = Command::new("sh")
        .args(["-c", line])
        .env("PROGRAM", env!("CARGO_BIN_EXE_bakhmut-map"))
        .current_dir(env.path(""))
        .output()
        .expect("the program can be run");
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{said}");
    assert!(env.read("whole.pmtiles") == env.read("one.pmtiles"));
}
