//! Invented snapshots of a town and the land around it, for tests.

use std::path::Path;
use std::sync::LazyLock;

use geo::{MultiPolygon, Rect};
use proptest::prelude::*;
use proptest::sample::select;

use super::areas::Said;
use crate::date::MapDate;
use crate::geodata::{
    Controller, Geodata, Layers, Place, Snapshot, Status, Vocabulary, Zone, ZoneKind,
};
use crate::units::Metres;

/// A zone: whether it is one of the town, what is said of it, its accuracy in metres, and its west,
/// south, east and north.
pub(crate) type Box = (bool, Said, f64, [f64; 4]);

/// The built-in town, and a snapshot of it to be changed.
static BUILT_IN: LazyLock<(Place, Snapshot)> = LazyLock::new(|| {
    let geodata = Geodata::open(&Layers::find(Path::new("."), None).unwrap()).unwrap();
    let day: MapDate = "2025-01".parse().unwrap();
    let snapshot = geodata.snapshot("article", day, false).unwrap();
    (geodata.place("bakhmut").unwrap().clone(), snapshot)
});

/// The town that the zones are of.
pub(crate) fn place() -> Place {
    BUILT_IN.0.clone()
}

/// A snapshot of these zones alone.
pub(crate) fn snapshot(boxes: &[Box]) -> Snapshot {
    let (place, snapshot) = &*BUILT_IN;
    let zone =
        |&(of_the_town, (controller, status), accuracy, [west, south, east, north]): &Box| {
            let shape = Rect::new((west, south), (east, north)).to_polygon();
            Zone {
                kind: match of_the_town {
                    true => ZoneKind::Settlement,
                    false => ZoneKind::Area,
                },
                place: of_the_town.then(|| place.id.clone()),
                controller,
                status,
                accuracy: Metres::new(accuracy),
                shape: MultiPolygon(vec![shape]),
                ..snapshot.zones[0].clone()
            }
        };
    Snapshot {
        zones: boxes.iter().map(zone).collect(),
        ..snapshot.clone()
    }
}

fn said() -> impl Strategy<Value = Said> {
    let any = (
        select(
            Controller::ALL
                .iter()
                .map(|(_, one)| *one)
                .collect::<Vec<_>>(),
        ),
        select(Status::ALL.iter().map(|(_, one)| *one).collect::<Vec<_>>()),
    );
    any.prop_filter("what is claimed has a controller", |said| {
        *said != (Controller::Nobody, Status::Claimed)
    })
}

/// A town that is cut from north to south, with or without a zone over others, and areas around it.
pub(crate) fn snapshots() -> impl Strategy<Value = Snapshot> {
    let accuracy = || (0.0..4.0).prop_map(|power| 10_f64.powf(power));
    let columns = prop::collection::vec((said(), accuracy(), 0.1..1.0), 1..5);
    let over = prop::option::of((said(), accuracy(), 0.0..0.05, 0.01..0.05));
    let areas = prop::collection::vec((said(), accuracy(), -0.2..0.2, 0.05..0.2), 0..3);
    (columns, over, areas).prop_map(|(columns, over, areas)| {
        let all: f64 = columns.iter().map(|(.., width)| width).sum();
        let mut west = 38.0;
        let mut boxes: Vec<Box> = Vec::new();
        for (said, accuracy, width) in columns {
            let east = west + 0.1 * width / all;
            boxes.push((true, said, accuracy, [west, 48.5, east, 48.57]));
            west = east;
        }
        boxes.extend(over.map(|(said, accuracy, west, width)| {
            let west = 38.0 + west;
            (true, said, accuracy, [west, 48.52, west + width, 48.55])
        }));
        boxes.extend(areas.into_iter().map(|(said, accuracy, west, width)| {
            let west = 38.0 + west;
            (false, said, accuracy, [west, 48.4, west + width, 48.7])
        }));
        snapshot(&boxes)
    })
}
