//! Geodata about another, invented town: the program draws it with its own names, for it knows
//! none itself.

use std::path::Path;

use bakhmut_map::encode::{Metadata, read_metadata};

use crate::test_env::{TestEnv, stderr};

/// Words of the built-in geodata, none of which belongs on a map of another town.
const BUILT_IN: [&str; 7] = [
    "Bakhmut",
    "Ivanhrad",
    "Donetsk",
    "DeepState",
    "Natural Earth",
    "The Week",
    "120 miles",
];

/// A folder with the geodata of the second town in `folder`.
fn second_town(folder: &str) -> TestEnv {
    let env = TestEnv::new();
    env.copy("tests/fixtures/second-town", folder);
    env
}

const MAY: [&str; 3] = ["render", "--date", "2031-05"];

/// What the map of a view says of itself.
#[track_caller]
fn metadata(env: &TestEnv, view: &str) -> Metadata {
    let name = format!("output/vyhadka-2031-05-{view}.png");
    let metadata = read_metadata(&env.read(&name))
        .expect("a map of ours")
        .metadata;
    let words = format!("{metadata:?}");
    for word in BUILT_IN {
        assert!(!words.contains(word), "{word} stands in {name}: {words}");
    }
    metadata
}

#[test]
fn is_drawn_with_its_own_names() {
    for (folder, more) in [("geodata", &[][..]), ("town", &["--geodata", "town"])] {
        let env = second_town(folder);
        let ran = env.run(&[&MAY[..], more].concat()).success().stdout_eq(
            "output/vyhadka-2031-05-near.png  data of 2031-05-20  1200x900  [..] kB\n\
             output/vyhadka-2031-05-far.png  data of 2031-05-20  1200x900  [..] kB\n",
        );
        assert_eq!(stderr(&ran), "", "all names have room");
        assert_eq!(
            env.tree()
                .keys()
                .filter(|path| path.starts_with("output"))
                .count(),
            3
        );

        let near = metadata(&env, "near");
        assert_eq!(near.title, "Who controls Vyhadka?");
        assert_eq!(near.creation_time, "2031-05-20");
        assert_eq!(near.snapshot.as_deref(), Some("desk 2031-05-20"));
        assert!(
            near.alt_text.contains("Vyhadka: claimed Ukrainian control"),
            "{}",
            near.alt_text
        );
        assert!(
            near.copyright.contains("Pure invention"),
            "{}",
            near.copyright
        );

        // Half a degree of the equator is a circle's arc: 6 378 137 m · π / 360 = 55 659.7 m.
        let far = metadata(&env, "far");
        assert!(
            far.alt_text.contains("34.6 ± 0.2 miles (55.7 ± 0.3 km)"),
            "{}",
            far.alt_text
        );
        assert!(
            far.alt_text.contains("20 miles (32 km)"),
            "{}",
            far.alt_text
        );
    }
}

/// Changes a text of the second town's geodata, which must be there.
fn edit(env: &TestEnv, file: &str, old: &str, new: &str) {
    let text = String::from_utf8(env.read(file)).expect("UTF-8");
    assert!(text.contains(old), "{file} holds no {old}");
    std::fs::write(env.path(file), text.replace(old, new)).expect("it can be written");
}

/// An accuracy is given as ± and no more; that it was measured, and how the areas were drawn, is
/// said where `dataset.toml` says so, of the days that it names.
#[test]
fn claims_no_method_or_measurement_that_is_not_its_own() {
    let env = second_town("geodata");
    let dataset = "geodata/zones/desk/dataset.toml";
    let zones = "geodata/zones/desk/2031-05-20.geojson";
    edit(&env, zones, "\"claimed\"", "\"contested\"");
    let sources = "sources = [\"invention\"]\n";
    edit(
        &env,
        dataset,
        sources,
        &format!("{sources}schematic = true\n"),
    );
    let near = |env: &TestEnv| {
        env.run(&[&MAY[..], &["--view", "near"]].concat()).success();
        let notes = metadata(env, "near").disclaimer.expect("notes");
        notes.replace('\u{a0}', " ")
    };
    let stated = near(&env);
    assert!(
        stated.contains("By estimate, its edge is right to ± 1 km."),
        "{stated}"
    );
    assert!(
        stated.contains("Contested: held by neither side, or sources disagree."),
        "{stated}"
    );
    for words in ["tenths", "published", "settlements"] {
        assert!(!stated.contains(words), "{stated}");
    }

    let added = "method = \"between-settlements\"\nmeasured = [\"2031-04-20\"]\n";
    edit(&env, dataset, sources, &format!("{sources}{added}"));
    let drawn = near(&env);
    assert!(drawn.contains("drawn between settlements"), "{drawn}");
    assert!(
        drawn.contains("By estimate, its edge is right to ± 1 km."),
        "{drawn}"
    );

    edit(&env, dataset, "2031-04-20", "2031-05-20");
    let measured = near(&env);
    assert!(
        measured.contains("Nine tenths of its edge lie within 1 km of published maps"),
        "{measured}"
    );
}

#[test]
fn inherits_no_file_of_the_built_in_geodata() {
    let env = second_town("geodata");
    env.run(&MAY).success();
    let inputs = metadata(&env, "near").inputs;
    let names: Vec<&str> = inputs.iter().map(|(name, _)| &**name).collect();
    for name in &names {
        assert!(
            Path::new(&env.path("geodata")).join(name).is_file(),
            "{name}"
        );
    }
    assert!(
        names.contains(&"zones/desk/2031-05-20.geojson"),
        "{names:?}"
    );

    env.run(&["list", "dates"])
        .success()
        .stdout_eq("2031-05-20\tdesk\n");
    env.run(&["list", "datasets"])
        .success()
        .stdout_eq("desk\tThe desk's own\t2031-05-20\n");
    env.run(&["list", "views"])
        .success()
        .stdout_eq("near\tWho controls Vyhadka?\nfar\tHow far is the border from Vyhadka?\n");
    env.run(&["list", "places"]).success().stdout_eq(
        "vyhadka\tVyhadka\ttown\t0.0000 N 20.0000 E\t± 100 m\n\
         nihde\tNihde\tvillage\t0.0300 N 19.9600 E\t± 100 m\n",
    );
    env.run(&["list", "claims"]).success().stdout_eq(
        "figment\t“some 20 miles from the border”\tborder-distance: about 20 miles (32 km)\n",
    );
}

#[test]
fn has_no_dataset_or_view_but_its_own() {
    let env = second_town("geodata");
    for (more, hint) in [
        (["--dataset", "article"], "\"desk\""),
        (["--view", "town"], "\"near\" or \"far\""),
    ] {
        let ran = env.run(&[&MAY[..], &more].concat());
        let said = stderr(&ran.code(2).stdout_eq(""));
        assert!(said.contains(hint), "{said}");
    }
}

/// Of two datasets neither is the default, and their maps have names of their own.
#[test]
fn tells_its_datasets_apart() {
    let env = second_town("geodata");
    env.copy(
        "tests/fixtures/second-town/zones/desk",
        "geodata/zones/rival",
    );
    let said = stderr(&env.run(&MAY).code(2).stdout_eq(""));
    assert!(said.contains("desk") && said.contains("rival"), "{said}");
    for dataset in ["desk", "rival"] {
        let more = ["--view", "near", "--dataset", dataset];
        env.run(&[&MAY[..], &more].concat())
            .success()
            .stdout_eq(format!(
                "output/vyhadka-2031-05-near-{dataset}.png  data of 2031-05-20  [..]\n"
            ));
    }
}

/// A border with another neighbour than Russia is not called Russian.
#[test]
fn names_the_neighbour_of_its_own_border() {
    let env = second_town("geodata");
    for file in ["borders.geojson", "countries.geojson"] {
        let text = String::from_utf8(env.read(&format!("geodata/{file}"))).unwrap();
        let text = text.replace("\"RU\"", "\"XB\"").replace("\"ru\"", "\"xb\"");
        let text = text.replace("\"Russia\"", "\"Borduria\"");
        std::fs::write(env.path("geodata").join(file), text).unwrap();
    }
    env.run(&[&MAY[..], &["--view", "far"]].concat()).success();
    let far = metadata(&env, "far");
    assert!(!format!("{far:?}").contains("Russia"), "{far:?}");
}
