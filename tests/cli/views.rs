//! Views of nothing: the map would be empty, and nobody told.

use crate::geodata_files::one_fault;
use crate::marked::marked;
use crate::test_env::TestEnv;

const CONTROL: &str = "[town]\nfigure = \"control\"\ntitle = \"Town\"\n";
const BORDER: &str = "[far]\nfigure = \"border\"\ntitle = \"Far\"\nplace = \"bakhmut\"\n";

/// Asserts that `views.toml` has one fault, at the place marked, with these words.
#[track_caller]
fn told(text: &str, words: &[&str]) {
    let found = marked(text);
    for word in words {
        let start = format!("geo/views.toml:{}: ", found.place);
        let said = one_fault("views.toml", found.text.as_bytes(), &start, "");
        assert!(said.contains(word), "\"{word}\" is not in:\n{said}");
    }
}

#[test]
fn bounds_without_any_place_of_the_view() {
    let swapped = "bounds = ‸[48.53, 37.90, 48.655, 38.07]\n";
    let hint = "help: longitude comes first: did you mean [37.9, 48.53, 38.07, 48.655]?";
    told(
        &format!("{CONTROL}{swapped}places = [\"bakhmut\", \"ivanhrad\"]\n"),
        &[
            "none of the view \"town\"'s places lies in its \"bounds\"",
            hint,
        ],
    );
    told(
        &format!("{CONTROL}{swapped}"),
        &[
            "no place at all lies in the \"bounds\" of the view \"town\"",
            hint,
        ],
    );
    told(
        &format!("{CONTROL}bounds = ‸[37.0, 47.0, 37.1, 47.1]\nplaces = [\"bakhmut\"]\n"),
        &["help: write bounds around bakhmut, 48.5947 N 38.0008 E"],
    );
}

#[test]
fn a_border_figure_without_its_place() {
    told(
        &format!("{BORDER}bounds = ‸[46.80, 35.30, 50.40, 40.70]\n"),
        &[
            "\"bakhmut\", from where the view \"far\" measures, lies outside its \"bounds\"",
            "did you mean [35.3, 46.8, 40.7, 50.4]?",
        ],
    );
}

#[test]
fn a_locator_without_the_view() {
    told(
        &format!(
            "{CONTROL}bounds = [37.90, 48.53, 38.07, 48.655]\nlocator = ‸[44.0, 22.0, 53.0, 41.0]\n"
        ),
        &[
            "the \"locator\" of the view \"town\" does not hold the centre of its \"bounds\"",
            "did you mean [22, 44, 41, 53]?",
        ],
    );
    told(
        &format!(
            "{CONTROL}bounds = [37.90, 48.53, 38.07, 48.655]\nlocator = ‸[22.0, 44.0, 31.0, 53.0]\n"
        ),
        &[
            "48.5925 N 37.9850 E",
            "help: write [west, south, east, north] of a larger area around it",
        ],
    );
}

#[test]
fn a_view_of_one_of_its_places_is_taken() {
    let view = format!(
        "{CONTROL}bounds = [37.99, 48.58, 38.01, 48.60]\nplaces = [\"bakhmut\", \"ivanhrad\"]\n"
    );
    let env: TestEnv = crate::geodata_files::with_files(&[("views.toml", view.as_bytes())]);
    env.run(&["list", "views", "--geodata", "geo"]).success();
}
