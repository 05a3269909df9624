//! `new`: the next snapshot, begun with what stands in an earlier one.

use std::fs;

use crate::test_env::{TestEnv, stderr};

/// A folder of geodata that lies over the built-in ones.
fn env() -> TestEnv {
    let env = TestEnv::new();
    fs::create_dir_all(env.path("mine/zones")).expect("a folder can be made");
    env
}

#[test]
fn the_new_snapshot_is_the_old_one_under_another_day() {
    let env = env();
    let new = [
        "new",
        "--from",
        "2025-01",
        "--date",
        "2025-02-15",
        "--geodata",
        "mine",
    ];
    let ran = env
        .run(&new)
        .success()
        .stdout_eq("mine/zones/article/2025-02-15.geojson\n");
    assert!(stderr(&ran).contains("it says what was so on 2025-01-15"));
    let made = env.read("mine/zones/article/2025-02-15.geojson");
    let old = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/geodata/zones/article/2025-01-15.geojson"
    );
    assert_eq!(made, fs::read(old).expect("a snapshot"));
    let dates = env.run(&["list", "dates", "--geodata", "mine"]).success();
    let dates = String::from_utf8_lossy(&dates.get_output().stdout).into_owned();
    assert!(dates.contains("2025-02-15\tarticle"), "{dates}");

    fs::write(env.path("mine/zones/article/2025-02-15.geojson"), "edited").expect("written");
    let ran = env.run(&new).code(1).stdout_eq("");
    assert!(stderr(&ran).contains("there is a snapshot of 2025-02-15 already: mine/zones"));
    assert_eq!(env.read("mine/zones/article/2025-02-15.geojson"), b"edited");
}

#[test]
fn what_is_older_or_to_come_is_told() {
    let env = env();
    let new = ["new", "--geodata", "mine", "--from", "2024-06", "--date"];
    let run = |day| stderr(&env.run(&[&new[..], &[day]].concat()).success());
    let said = run("2024-06-30");
    assert!(
        said.starts_with(
            "warning: there are no article data of 2024-06; the latest before it, of 2023-12-18, are \
             taken\n"
        ),
        "{said}"
    );
    let said = run("2199-01-01");
    assert!(
        said.contains("warning: 2199-01-01 has not come yet\n"),
        "{said}"
    );
}

#[test]
fn what_cannot_be_begun_is_refused() {
    let env = env();
    for (args, code, said) in [
        (
            [
                "--from",
                "2025-01",
                "--date",
                "2025-02",
                "--geodata",
                "mine",
            ],
            2,
            "a snapshot is of a day",
        ),
        (
            [
                "--from",
                "2025-01",
                "--date",
                "2025-01-10",
                "--geodata",
                "mine",
            ],
            2,
            "is not after",
        ),
        (
            [
                "--from",
                "2020",
                "--date",
                "2025-01-10",
                "--geodata",
                "mine",
            ],
            1,
            "no snapshot",
        ),
        (
            [
                "--from",
                "2022",
                "--date",
                "2023-05-21",
                "--geodata",
                "mine",
            ],
            1,
            "already: built-in",
        ),
        (
            [
                "--from",
                "2022",
                "--date",
                "2023-05-22",
                "--dataset",
                "else",
            ],
            2,
            "no folder of geodata",
        ),
    ] {
        let ran = env
            .run(&[&["new"], &args[..]].concat())
            .code(code)
            .stdout_eq("");
        assert!(stderr(&ran).contains(said), "{args:?}: {}", stderr(&ran));
    }
    assert!(
        fs::read_dir(env.path("mine/zones"))
            .expect("a folder")
            .next()
            .is_none()
    );
}
