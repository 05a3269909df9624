//! The Institute for the Study of War and the Critical Threats Project: layers of ArcGIS, each
//! feature with the name of its own.
//!
//! | layer, up to its version | becomes |
//! |---|---|
//! | `VIEW_RussiaCoTinUkraine`, `AssessedRussianControl` | `assessed`, RU |
//! | `AssessedRussianAdvance` | `advance`, RU |
//! | `ClaimedRussianTerritory`, `ClaimedRussianControl` | `claimed`, RU |
//! | `ClaimedUkrainianCounteroffensives` | `claimed`, UA |
//! | all others | left out |
//!
//! The layers lie on each other: `zones` says what is left of each.

use super::feature::Raw;
use super::meaning::{About, Meaning, held};
use super::names::spaced;
use crate::geodata::{Controller, Named, Status};

/// How files are called that say their day.
pub(super) const NAMES: &str = "its name is to be the day, as 20230521.geojson";

/// Whether a feature is of these files: it has a `layer`.
pub(super) fn is_theirs(raw: &Raw) -> bool {
    !raw.property("layer").is_empty()
}

/// What a feature is, by its `layer`.
pub(super) fn meaning(raw: &Raw) -> Meaning {
    let layer = spaced(raw.property("layer")).to_lowercase();
    let is = |word: &str| layer.contains(word);
    if is("russiacotinukraine") || is("assessedrussiancontrol") {
        return held(
            "assessed-control",
            "Assessed Russian control",
            "Російський контроль (за\u{a0}оцінкою)",
            Status::Assessed,
        );
    }
    if is("assessedrussianadvance") {
        return held(
            "assessed-advance",
            "Assessed Russian advance",
            "Російське просування (за\u{a0}оцінкою)",
            Status::Advance,
        );
    }
    if is("claimedrussianterritory") || is("claimedrussiancontrol") {
        return held(
            "claimed-control",
            "Claimed Russian control",
            "Заявлений російський контроль",
            Status::Claimed,
        );
    }
    if is("claimedukrainiancounteroffensive") {
        return Meaning::Zone {
            key: "claimed-counteroffensives".to_owned(),
            name: Named {
                en: "Claimed Ukrainian counteroffensives".to_owned(),
                uk: Some("Заявлені українські контрнаступи".to_owned()),
            },
            controller: Controller::Ukraine,
            status: Status::Claimed,
        };
    }
    Meaning::Left("areas of layers that are not of control")
}

/// The terms.
pub(super) fn about() -> About {
    About {
        id: "isw-layers".to_owned(),
        title: Named {
            en: "Control of terrain, after ISW and CTP".to_owned(),
            uk: Some("Контроль території, за даними ISW і CTP".to_owned()),
        },
        source: "Control of terrain, layers of ISW and CTP".to_owned(),
        publisher: "Institute for the Study of War and AEI's Critical Threats Project".to_owned(),
        licence: "MIT (the repository that keeps them)".to_owned(),
        attribution: "ISW / CTP".to_owned(),
        url: Some("https://understandingwar.org".to_owned()),
        non_commercial: false,
        accuracy: 1000.0,
        note: Named {
            en: "Layers that lie on each other are cut: what is surer stays, and what both sides claim \
                 is contested."
                .to_owned(),
            uk: Some(
                "Шари, що накладаються, обрізано: залишено певніший; територія, про контроль над якою \
                 заявляють обидві сторони, спірна."
                    .to_owned(),
            ),
        },
        caution: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layer_tells_the_status() {
        let of = |layer: &str| {
            let properties = [("layer".to_owned(), layer.to_owned())].into();
            let shape = Err("points");
            match meaning(&Raw { properties, shape }) {
                Meaning::Zone {
                    status, controller, ..
                } => Some((controller, status)),
                Meaning::Left(_) => None,
            }
        };
        let ru = Controller::Russia;
        for (layer, expected) in [
            ("VIEW_RussiaCoTinUkraine_V3", Some((ru, Status::Assessed))),
            (
                "MDS_AssessedRussianAdvanceInUkraine_view",
                Some((ru, Status::Advance)),
            ),
            (
                "VIEW_ClaimedRussianTerritoryinUkraine_V2",
                Some((ru, Status::Claimed)),
            ),
            (
                "VIEW_ClaimedUkrainianCounteroffensives_V2",
                Some((Controller::Ukraine, Status::Claimed)),
            ),
            ("Ukrainian_Partisan_Warfare", None),
        ] {
            assert_eq!(of(layer), expected, "{layer}");
        }
    }
}
