//! A town of which there are only the settings so far: each lack is told with what to do.

use std::fs;

use crate::test_env::{TestEnv, stderr};

const SETTINGS: &str =
    "schema = 1\nslug = \"vyhadka\"\ntitle = \"Vyhadka\"\nextent = [19.9, -0.1, 20.1, 0.1]\n";
const MAY: [&str; 3] = ["render", "--date", "2031-05"];

fn bare(files: &[(&str, &str)]) -> TestEnv {
    let env = TestEnv::new();
    fs::create_dir(env.path("geodata")).expect("a folder can be made");
    for (name, text) in [&[("geodata.toml", SETTINGS)], files].concat() {
        fs::write(env.path("geodata").join(name), text).expect("a file can be written");
    }
    env
}

#[track_caller]
fn told(env: &TestEnv, args: &[&str], words: &[&str]) {
    let said = stderr(&env.run(args).code(1).stdout_eq(""));
    for word in words {
        assert!(said.contains(word), "\"{word}\" is not in:\n{said}");
    }
    assert!(!said.contains("nothing"), "{said}");
}

#[test]
fn without_views() {
    const HOW: &str = "\nhelp: write a table a map, as [town] with figure = \"control\", title = \"…\" and \
                       bounds = [west, south, east, north]";
    let absent = "error: there is no map to draw: the geodata have no views.toml";
    let empty = "error: there is no map to draw: views.toml is empty";
    for more in [&[][..], &["--view", "town"]] {
        let args = [&MAY[..], more].concat();
        told(&bare(&[]), &args, &[absent, HOW]);
        told(
            &bare(&[("views.toml", "# none yet\n")]),
            &args,
            &[empty, HOW],
        );
    }
}

/// The built-in places are another town's.
#[test]
fn without_places() {
    let view = "[near]\nfigure = \"control\"\ntitle = \"Near\"\nplaces = [\"vyhadka\"]\n\
                bounds = [19.94, -0.045, 20.06, 0.045]\n";
    let said = stderr(
        &bare(&[("views.toml", view)])
            .run(&MAY)
            .code(3)
            .stdout_eq(""),
    );
    let words = ": there is no place \"vyhadka\" in places.geojson\n";
    assert!(said.contains(words), "{said}");
}

#[test]
fn without_zones() {
    let view =
        "[near]\nfigure = \"control\"\ntitle = \"Near\"\nbounds = [19.94, -0.045, 20.06, 0.045]\n";
    let env = bare(&[("views.toml", view)]);
    for more in [&[][..], &["--dataset", "desk"]] {
        told(
            &env,
            &[&MAY[..], more].concat(),
            &["the geodata hold no zones", "zones/NAME/YYYY-MM-DD.geojson"],
        );
    }
}

#[test]
fn a_list_of_nothing_says_so() {
    let env = bare(&[]);
    for (what, words) in [
        (
            "dates",
            "note: there are no dates: zones/ holds no snapshot\n",
        ),
        (
            "views",
            "note: there are no views: the geodata have no views.toml\n",
        ),
        (
            "places",
            "note: there are no places: the geodata have no places.geojson\n",
        ),
        (
            "datasets",
            "note: there are no datasets: zones/ holds no folder\n",
        ),
        (
            "claims",
            "note: there are no claims: the geodata have no claims.toml\n",
        ),
    ] {
        env.run(&["list", what])
            .success()
            .stdout_eq("")
            .stderr_eq(words);
        env.run(&["list", what, "-q"])
            .success()
            .stdout_eq("")
            .stderr_eq("");
    }
    bare(&[("views.toml", "")])
        .run(&["list", "views"])
        .success()
        .stderr_eq("note: there are no views: views.toml is empty\n");
}
