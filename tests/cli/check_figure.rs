//! `check --figure`: the picture beside the report.

use std::fs;

use crate::png_text::png_text;
use crate::test_env::{TestEnv, stderr};

#[test]
fn the_figure_is_a_map_of_the_claim() {
    let env = TestEnv::new();
    env.run(&["check", "--figure", "check.png", "--exit-zero"])
        .success();
    let first = env.read("check.png");
    assert!(first.starts_with(b"\x89PNG"));
    // Ours: it is drawn again, to the byte.
    env.run(&["check", "--figure", "check.png", "--exit-zero"])
        .success();
    assert_eq!(env.read("check.png"), first);
    fs::write(env.path("other.png"), "theirs").expect("a file can be written");
    let ran = env.run(&["check", "--figure", "other.png"]).code(1);
    assert_eq!(env.read("other.png"), b"theirs");
    // The refusal names the option of this command, and the report is there all the same.
    let said = stderr(&ran);
    assert!(
        said.contains("or another name with --figure") && !said.contains("-o"),
        "{said}"
    );
    let report = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
    let alone = env.run(&["check"]).code(4);
    assert_eq!(report.as_bytes(), alone.get_output().stdout);
}

#[test]
fn the_figure_is_drawn_as_every_other() {
    let env = TestEnv::new();
    let look = [
        "--lang", "uk", "--theme", "dark", "--size", "600x600", "--scale", "2",
    ];
    let args = [
        &["check", "--figure", "check.png", "--exit-zero"],
        &look[..],
    ]
    .concat();
    env.run(&args).success();
    let png = env.read("check.png");
    assert_eq!(png_text(&png, "Title"), "Як далеко Бахмут від кордону?");
    assert_eq!(png[16..24], [0, 0, 4, 176, 0, 0, 4, 176]);
    // Without a figure there is nothing to look so.
    env.run(&["check", "--theme", "dark"]).code(2);
}

#[test]
fn a_figure_is_not_mixed_into_the_report() {
    let env = TestEnv::new();
    let ran = env
        .run(&["check", "--figure", "-", "--exit-zero"])
        .code(2)
        .stdout_eq("");
    let said = stderr(&ran);
    assert!(
        said.contains("standard output") && said.contains("--figure map.png"),
        "{said}"
    );
    assert!(env.tree().is_empty(), "{:?}", env.tree().keys());
    // A folder and another format are told by the option's own name.
    for (path, code) in [("figures/", 1), ("check.jpg", 2)] {
        let ran = env.run(&["check", "--figure", path]).code(code);
        let said = stderr(&ran);
        assert!(!said.contains("-o "), "{said}");
        assert_eq!(ran.get_output().stdout.is_empty(), code == 2, "{path}");
    }
}
