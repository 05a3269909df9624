//! Whose data a map shows, where they are one publisher's own.

use bakhmut_map::request::{Lang, PictureSize, Scale};
use serde_json::json;

use crate::invented::{ZONES, feature, open};
use crate::picture::Data;

/// The second town with one zone of a publisher whose dataset and terms are as given.
fn data(dataset: &str, terms: &str) -> Data {
    let square = json!([[
        [19.9, -0.1],
        [20.1, -0.1],
        [20.1, 0.1],
        [19.9, 0.1],
        [19.9, -0.1]
    ]]);
    let zone = feature(
        "held",
        json!({"name": "Held", "kind": "area", "controller": "RU", "status": "assessed",
               "accuracy_m": 100}),
        json!({"type": "Polygon", "coordinates": square}),
    );
    let dataset = format!("title = \"Desk\"\nsources = [\"invention\"]\n{dataset}");
    let sources = format!(
        "[invention]\ntitle = \"T\"\npublisher = \"The Desk\"\nlicence = \"asked for\"\n\
         attribution = \"The Desk (asked for)\"\n{terms}"
    );
    open(
        &[(ZONES, vec![zone])],
        &[
            ("zones/desk/dataset.toml", dataset),
            ("sources.toml", sources),
        ],
    )
}

/// All that a map says, a line each.
fn said(data: &Data) -> Vec<String> {
    let view = &data.geodata.views()[0].id;
    let picture = data.compose_in(Lang::En, view, PictureSize::default(), Scale::One);
    let texts = picture.scene.texts();
    texts
        .into_iter()
        .map(|text| text.shaped.text().to_owned())
        .collect()
}

#[test]
fn a_publisher_s_map_names_it_with_the_dataset_s_note_and_terms() {
    let note = "note = \"Land held before is not in it.\"";
    let all = said(&data(note, "non_commercial = true\n"));
    let has = |words: &str| {
        all.iter()
            .any(|line| line.replace('\u{a0}', " ").contains(words))
    };
    assert!(has("Data as of 20 May 2031, after The Desk"), "{all:?}");
    assert!(has("Land held before is not in it."), "{all:?}");
    assert!(
        has("The Desk (asked for) (non-commercial use only)"),
        "{all:?}"
    );
    let plain = said(&data(note, ""));
    assert!(
        !plain.iter().any(|line| line.contains("commercial")),
        "{plain:?}"
    );
}

#[test]
fn a_map_of_schematic_areas_says_how_they_were_drawn_instead() {
    let all = said(&data("schematic = true\nnote = \"Drawn by hand.\"", ""));
    let has = |words: &str| all.iter().any(|line| line.contains(words));
    assert!(!has("after") && !has("Drawn by hand."), "{all:?}");
}
