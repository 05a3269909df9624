//! Which folder gives which file.

use std::fs;
use std::path::Path;

use bakhmut_map::geodata::{Geodata, Layers};

use crate::house::House;

#[test]
fn without_a_folder_the_built_in_geodata_serve() {
    let empty = tempfile::tempdir().unwrap();
    let built_in = Geodata::open(&Layers::built_in()).unwrap();
    let found = Geodata::open(&Layers::find(empty.path(), None).unwrap()).unwrap();
    assert_eq!(found.inputs(), built_in.inputs());
    // A folder of that name that is not one of geodata is left alone.
    fs::create_dir(empty.path().join("geodata")).unwrap();
    fs::write(empty.path().join("geodata/places.geojson"), "not read").unwrap();
    let found = Geodata::open(&Layers::find(empty.path(), None).unwrap()).unwrap();
    assert_eq!(found.inputs(), built_in.inputs());
}

#[test]
fn another_town_inherits_nothing() {
    let house = House::new();
    fs::remove_file(house.dir().join("claims.toml")).unwrap();
    fs::remove_file(house.dir().join("views.toml")).unwrap();
    let geodata = house.open().unwrap();
    assert_eq!(geodata.places().len(), 1);
    assert!(geodata.claims().is_empty() && geodata.article().is_none());
    let datasets: Vec<_> = geodata
        .datasets()
        .iter()
        .map(|dataset| dataset.id.as_str())
        .collect();
    assert_eq!(datasets, ["survey"]);
}

#[test]
fn the_same_town_is_layered_file_by_file() {
    let house = House::new();
    let over = tempfile::tempdir().unwrap();
    let text = house
        .read("zones/survey/2025-01-15.geojson")
        .replace("2024-12-31", "2025-01-31");
    fs::create_dir_all(over.path().join("zones/survey")).unwrap();
    fs::write(over.path().join("zones/survey/2025-02-01.geojson"), text).unwrap();
    fs::write(over.path().join("views.toml"), "").unwrap();
    let layers = Layers::find(house.current(), Some(over.path())).unwrap();
    let geodata = Geodata::open(&layers).unwrap();
    assert!(
        geodata.views().is_empty(),
        "the upper file wins, whatever it holds"
    );
    assert_eq!(geodata.dataset("survey").unwrap().dates.len(), 2);
    assert!(
        geodata.dataset("survey").unwrap().schematic,
        "from the lower folder"
    );
    let snapshot = geodata
        .snapshot("survey", "2025-02".parse().unwrap(), true)
        .unwrap();
    assert_eq!(
        Path::new(&snapshot.file),
        over.path().join("zones/survey/2025-02-01.geojson")
    );
    let before = geodata
        .snapshot("survey", "2025-01".parse().unwrap(), true)
        .unwrap();
    assert_eq!(before.file, "geodata/zones/survey/2025-01-15.geojson");
}

#[test]
fn a_folder_that_is_none_is_refused() {
    let house = House::new();
    let empty = tempfile::tempdir().unwrap();
    for (dir, expected) in [
        (Path::new("nowhere"), "there is no folder nowhere"),
        (
            Path::new("geodata/views.toml"),
            "geodata/views.toml is not a folder",
        ),
        (empty.path(), "holds no geodata"),
    ] {
        let error = Layers::find(house.current(), Some(dir)).unwrap_err();
        assert_eq!(error.exit_code(), 2);
        let text = error.to_string();
        assert!(
            text.contains(expected) && text.contains("help: give --geodata a folder"),
            "{text}"
        );
    }
}

#[test]
fn the_hash_is_of_the_file_that_was_used() {
    let house = House::new();
    let before = house.open().unwrap();
    house.edit("views.toml", "How far", "How near");
    let after = house.open().unwrap();
    let changed: Vec<_> = before
        .inputs()
        .iter()
        .zip(after.inputs())
        .filter(|(before, after)| before != after)
        .map(|(before, _)| before.name.as_str())
        .collect();
    assert_eq!(changed, ["views.toml"]);
    assert!(before.inputs().is_sorted_by(|a, b| a.name < b.name));
}
