//! What the program says of itself: help, manual and completions.

use std::fs;

use crate::test_env::{TestEnv, stderr};

fn printed(args: &[&str]) -> String {
    let ran = TestEnv::new().run(args).success();
    String::from_utf8(ran.get_output().stdout.clone()).expect("text")
}

#[test]
fn help_begins_with_examples() {
    for args in [
        &["--help"][..],
        &["render", "--help"],
        &["list", "--help"],
        &["validate", "--help"],
        &["completions", "--help"],
        &["man", "--help"],
    ] {
        let help = printed(args);
        let at = |word| {
            help.find(word)
                .unwrap_or_else(|| panic!("no {word} in:\n{help}"))
        };
        assert!(at("Examples:") < at("Usage:"), "{help}");
        assert!(at("  bakhmut-map ") < at("Usage:"), "{help}");
    }
}

#[test]
fn help_and_manual_say_by_what_codes_a_command_ends() {
    for command in [
        "validate", "fmt", "new", "diff", "watch", "serve", "inspect",
    ] {
        let help = printed(&["help", command]);
        let (_, codes) = help.split_once("Exit codes: 0 ").expect("codes");
        for code in ["1", "2"] {
            assert!(codes.contains(&format!(" {code} ")), "{code} in {codes}");
        }
        assert!(
            help.lines().all(|line| line.chars().count() <= 100),
            "{help}"
        );
        let page = printed(&["man", command]);
        assert!(
            page.contains("Examples:") && page.contains("Exit codes: 0 "),
            "{page}"
        );
    }
}

#[test]
fn completions_know_every_option() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = printed(&["completions", shell]);
        for word in ["render", "strict-date", "geodata"] {
            assert!(script.contains(word), "no {word} for {shell}");
        }
    }
    TestEnv::new().run(&["completions", "cmd"]).code(2);
}

#[test]
fn the_manual_is_a_page_of_man() {
    let page = printed(&["man"]);
    assert!(
        page.contains(".TH bakhmut\\-map 1") || page.contains(".TH bakhmut-map 1"),
        "{page}"
    );
    let render = printed(&["man", "render"]);
    assert!(
        render.contains("strict\\-date") && render.contains("bakhmut\\-map\\-render"),
        "{render}"
    );
    assert!(render.contains("Examples:"), "{render}");
    let ran = TestEnv::new().run(&["man", "rendr"]).code(2);
    assert!(stderr(&ran).contains("render"), "{}", stderr(&ran));
}

/// They read no data, and so unsound data are no hindrance.
#[test]
fn neither_needs_sound_geodata() {
    let env = TestEnv::new();
    fs::create_dir(env.path("geodata")).expect("a folder");
    fs::write(env.path("geodata/geodata.toml"), "schema = \"none\"").expect("a file");
    env.run(&["man"]).success();
    env.run(&["completions", "bash"]).success();
    env.run(&["list", "dates"]).code(3);
}
