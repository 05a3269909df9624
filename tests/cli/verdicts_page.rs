//! The page on verdicts says what the program does.

use std::fs;
use std::path::Path;

use bakhmut_map::factcheck::Interval;
use bakhmut_map::geodata::{Measure, Number, Vocabulary, Wording};

use crate::test_env::TestEnv;

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/verdicts.md");
    fs::read_to_string(path).expect("the page can be read")
}

/// The block of the page that is written in a language.
fn block(page: &str, language: &str) -> String {
    let start = format!("```{language}\n");
    let rest = page.split_once(&start).expect("the block begins").1;
    rest.split_once("```").expect("the block ends").0.to_owned()
}

#[test]
fn the_example_is_what_the_program_prints() {
    let (page, env) = (page(), TestEnv::new());
    fs::write(env.path("claims.toml"), block(&page, "toml")).expect("a file can be written");
    let ran = env.run(&["check", "--claims", "claims.toml"]).code(4);
    let printed = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
    assert_eq!(printed, block(&page, "text"));
}

#[test]
fn the_wordings_allow_what_the_page_says() {
    let page = page();
    for (word, wording) in Wording::ALL {
        let number = Number {
            value: 120.0,
            wording: *wording,
        };
        let allowed = Interval::allowed(number, 1.0);
        let (low, high) = (allowed.low(), allowed.high());
        let allows = match (low.next_down() == 120.0, high.next_up() == 120.0) {
            (true, _) if high.is_infinite() => "more than 120".to_owned(),
            (true, _) => format!("more than 120, to {high}"),
            (_, true) => format!("{low} to less than 120"),
            _ if high.is_infinite() => format!("{low} and more"),
            _ => format!("{low} to {high}"),
        };
        assert!(
            page.contains(&format!("| `{word}` | {allows} |")),
            "{word}: {allows}"
        );
    }
}

#[test]
fn every_measure_is_there() {
    let page = page();
    for (word, _) in Measure::ALL {
        assert!(page.contains(&format!("\n| `{word}` |")), "{word}");
    }
}
