//! What a sound folder of geodata says.

use bakhmut_map::date::MapDate;
use bakhmut_map::geodata::{
    Controller, Figure, Geodata, Layers, PlaceKind, Status, Unit, Wording, ZoneKind,
};
use bakhmut_map::units::{LonLat, Metres};

use crate::house::{House, SNAPSHOT};

#[test]
fn everything_is_read_in_the_order_of_the_files() {
    let geodata = House::new().open().unwrap();
    assert_eq!(
        (geodata.town().slug.as_str(), geodata.town().extent.east()),
        ("marsh-end", 11.0)
    );

    let place = geodata.place("marsh-end").unwrap();
    assert_eq!(
        (place.rank, place.kind, place.country.as_str()),
        (1, PlaceKind::Town, "DE")
    );
    assert_eq!(place.name.uk.as_deref(), Some("Марш-Енд"));
    assert_eq!(place.position, LonLat::new(10.5, 50.5).unwrap());
    assert_eq!(place.accuracy, Metres::new(100.0));

    let border = &geodata.borders()[0];
    assert_eq!((border.neighbour.as_str(), border.line.0.len()), ("CZ", 2));
    assert!(geodata.countries().is_empty() && geodata.context().is_empty());

    let claim = geodata.claim("far").unwrap().border_distance().unwrap();
    let number = claim.number;
    assert_eq!(
        (number.value, claim.unit, number.wording),
        (70.0, Unit::Miles, Wording::Nearly)
    );
    assert_eq!(claim.metres(), Metres::from_miles(70.0));
    let article = geodata.article().unwrap();
    assert!(matches!(article.date, MapDate::Day(day) if day.to_string() == "2025-01-20"));

    let ids: Vec<_> = geodata
        .views()
        .iter()
        .map(|view| view.id.as_str())
        .collect();
    assert_eq!(ids, ["wide", "close"]);
    let wide = geodata.view("wide").unwrap();
    let (place, claim) = ("marsh-end".to_owned(), Some("far".to_owned()));
    let stretches = false;
    let figure = Figure::Border {
        place,
        claim,
        stretches,
    };
    assert_eq!(wide.figure, figure);
    assert_eq!(wide.title.uk.as_deref(), Some("Як далеко"));
    let close = geodata.view("close").unwrap();
    assert_eq!((&close.figure, close.max_rank), (&Figure::Control, Some(3)));
    assert_eq!(close.places, ["marsh-end"]);

    let dataset = geodata.dataset("survey").unwrap();
    assert!(dataset.schematic && dataset.extent.west() == 10.1 && dataset.sources == ["survey"]);
    assert_eq!(geodata.source("survey").unwrap().licence, "CC0-1.0");
}

#[test]
fn a_snapshot_carries_its_zones_and_its_hash() {
    let house = House::new();
    let snapshot = house.snapshot().unwrap();
    assert_eq!(snapshot.date.to_string(), "2025-01-15");
    assert!(!snapshot.older_than_asked);
    assert_eq!(snapshot.file, format!("geodata/{SNAPSHOT}"));
    assert_eq!(snapshot.input.name, SNAPSHOT);
    let town = &snapshot.zones[0];
    assert_eq!(
        (town.id.as_str(), town.kind, town.controller, town.status),
        (
            "marsh-end",
            ZoneKind::Settlement,
            Controller::Ukraine,
            Status::Assessed
        )
    );
    assert_eq!(town.since.unwrap().to_string(), "2024-12-31");
    assert_eq!(town.shape.0[0].interiors().len(), 1);
    assert_eq!(
        (snapshot.zones[1].controller, snapshot.zones[1].since),
        (Controller::Nobody, None)
    );
}

#[test]
fn the_date_decides_which_snapshot_is_read_and_only_that_is() {
    let house = House::new();
    house.write(
        "zones/survey/2024-11-01.geojson",
        house.read(SNAPSHOT).replace("2024-12-31", "2024-10-31"),
    );
    house.write("zones/survey/2025-02-01.geojson", "not JSON, and not read");
    let geodata = house.open().unwrap();
    let dates: Vec<_> = geodata
        .dataset("survey")
        .unwrap()
        .dates
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(dates, ["2024-11-01", "2025-01-15", "2025-02-01"]);
    let snapshot = |date: &str, strict| geodata.snapshot("survey", date.parse().unwrap(), strict);
    let older = snapshot("2025-01-14", false).unwrap();
    assert!(older.older_than_asked && older.date.to_string() == "2024-11-01");
    assert!(!snapshot("2024", true).unwrap().older_than_asked);
    let strict = snapshot("2024-12", true).unwrap_err();
    assert_eq!(strict.exit_code(), 1);
    assert!(strict.to_string().contains("2024-11-01"), "{strict}");
    let none = snapshot("2021", false).unwrap_err();
    assert_eq!(none.exit_code(), 1);
    assert!(
        none.to_string()
            .contains("2024-11-01, 2025-01-15, 2025-02-01"),
        "{none}"
    );
    assert_eq!(snapshot("2025-02", false).unwrap_err().exit_code(), 3);
    let unknown = geodata
        .snapshot("sruvey", "2025".parse().unwrap(), false)
        .unwrap_err();
    assert_eq!(unknown.exit_code(), 2);
    assert!(
        unknown.to_string().contains("did you mean \"survey\"?"),
        "{unknown}"
    );
}

#[test]
fn the_built_in_geodata_are_sound() {
    let geodata = Geodata::open(&Layers::built_in()).unwrap();
    assert!(geodata.places().len() >= 45);
    for dataset in geodata.datasets() {
        for date in &dataset.dates {
            let snapshot = geodata
                .snapshot(&dataset.id, MapDate::Day(*date), true)
                .unwrap();
            assert!(!snapshot.zones.is_empty());
            assert!(
                snapshot.file.starts_with("built-in geodata: zones/"),
                "{}",
                snapshot.file
            );
        }
    }
}
