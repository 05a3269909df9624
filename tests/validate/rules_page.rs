//! The page of the rules says what the program does.

use std::fs;
use std::path::Path;

use bakhmut_map::report::rules_page;

/// `UPDATE_REFERENCES=1` writes the page anew.
#[test]
fn the_page_is_made_from_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    if std::env::var_os("UPDATE_REFERENCES").is_some_and(|value| value == "1") {
        fs::write(&path, rules_page()).unwrap();
    }
    let page = fs::read_to_string(path).unwrap();
    assert!(
        page == rules_page(),
        "docs/rules.md is not what the program says"
    );
}
