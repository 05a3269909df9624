//! DeepState: the area of a day as a repository keeps it, and the map's own export.
//!
//! The area of a day is one MultiPolygon without properties, of all that Russia occupies; the day is
//! in the file's name. The export has a feature for each area, its name in Ukrainian and English and
//! the colour of its status, and a Unix time for a name.
//!
//! | published | becomes |
//! |---|---|
//! | occupied, Crimea, Tuzla, CADR and CALR | `assessed`, RU |
//! | unknown status | `unknown`, none |
//! | liberated, Snake Island | left out: land that Ukraine holds is not drawn |
//! | other countries' land that Russia holds | left out, for it lies elsewhere |

use super::feature::Raw;
use super::meaning::{About, Meaning, held};
use super::names::{clean, slug};
use crate::geodata::{Controller, Named, Status};

/// How files are called that say their day.
pub(super) const NAMES: &str = "its name is to end in the day, as deepstatemap_data_20250115.geojson, or to be a Unix time, as \
     1736891679.geojson";

const OCCUPIED: [&str; 3] = ["#a52714", "#880e4f", "#ff5252"];
const UNKNOWN: [&str; 2] = ["#bcaaa4", "#bdbdbd"];
const LIBERATED: [&str; 3] = ["#0f9d58", "#0288d1", "#01579b"];

/// Whether a feature is of the export: its name or its colour says a status.
pub(super) fn is_exported(raw: &Raw) -> bool {
    !raw.property("name").is_empty() && exported(raw) != Meaning::Left(NO_STATUS)
}

/// Whether a feature may be of the area of a day: it has no properties.
pub(super) fn is_of_a_day(raw: &Raw) -> bool {
    raw.properties.is_empty()
}

/// What the one feature of a day is.
pub(super) fn daily() -> Meaning {
    held("occupied", "Occupied", "Окуповано", Status::Assessed)
}

/// What a feature of the export is: by its name, or else by its colour.
pub(super) fn exported(raw: &Raw) -> Meaning {
    let name = clean(raw.property("name"));
    let words = name.en.to_lowercase();
    let uk = name.uk.as_deref().unwrap_or_default().to_lowercase();
    let fill = raw.property("fill").to_lowercase();
    let says = |en: &str, stem: &str| words.contains(en) || uk.contains(stem);
    let coloured = |colours: &[&str]| colours.contains(&fill.as_str());
    if says("liberated", "звільнен") {
        return Meaning::Left(LEFT);
    }
    if says("unknown", "невідом") {
        return unknown();
    }
    if says("occupied", "окупован") || coloured(&OCCUPIED) {
        return Meaning::Zone {
            key: key(&name),
            name,
            controller: Controller::Russia,
            status: Status::Assessed,
        };
    }
    match (coloured(&UNKNOWN), coloured(&LIBERATED)) {
        (true, _) => unknown(),
        (_, true) => Meaning::Left(LEFT),
        _ => Meaning::Left(NO_STATUS),
    }
}

const LEFT: &str = "areas that Ukraine holds or has liberated";
const NO_STATUS: &str = "areas of a status that DeepState's key does not have";

fn unknown() -> Meaning {
    Meaning::Zone {
        key: "unknown-status".to_owned(),
        name: Named {
            en: "Unknown status".to_owned(),
            uk: Some("Статус невідомий".to_owned()),
        },
        controller: Controller::Nobody,
        status: Status::Unknown,
    }
}

/// The id of a zone by its name; that of a name in Ukrainian alone has no letters for it.
fn key(name: &Named) -> String {
    let slug = slug(&name.en);
    if slug.is_empty() {
        "occupied".to_owned()
    } else {
        slug
    }
}

/// The terms of the areas of a day.
pub(super) fn about_daily() -> About {
    About {
        id: "deepstate-daily".to_owned(),
        title: Named {
            en: "Russian-occupied area by day, after DeepState".to_owned(),
            uk: Some("Окупована територія день за днем, за даними DeepState".to_owned()),
        },
        source: "DeepStateMap, area of a day".to_owned(),
        publisher: "DeepState; kept day by day by the repository cyterat/deepstate-map-data"
            .to_owned(),
        licence: "GPL-3.0 (the repository)".to_owned(),
        attribution: "DeepState".to_owned(),
        url: Some("https://github.com/cyterat/deepstate-map-data".to_owned()),
        non_commercial: false,
        accuracy: 1000.0,
        note: Named {
            en: "Occupied areas only: land of unknown status is left out.".to_owned(),
            uk: Some("Лише окуповані території, без тих, статус яких невідомий.".to_owned()),
        },
        caution: None,
    }
}

/// The terms of the export.
pub(super) fn about_export() -> About {
    About {
        id: "deepstate-history".to_owned(),
        title: Named {
            en: "Control of terrain, after DeepState".to_owned(),
            uk: Some("Контроль території, за даними DeepState".to_owned()),
        },
        source: "DeepStateMap, the map's own export".to_owned(),
        publisher: "DeepState".to_owned(),
        licence: "non-commercial use only".to_owned(),
        attribution: "DeepState".to_owned(),
        url: Some("https://deepstatemap.live".to_owned()),
        non_commercial: true,
        accuracy: 500.0,
        note: Named {
            en: "Liberated land is not drawn; unknown is what DeepState has as of unknown status."
                .to_owned(),
            uk: Some(
                "Звільнених територій не показано; «невідомо»\u{a0}— це те, що DeepState позначає як \
                 територію з\u{a0}невідомим статусом."
                    .to_owned(),
            ),
        },
        caution: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(name: &str, fill: &str) -> Meaning {
        let properties = [("name", name), ("fill", fill)];
        let owned = properties.map(|(key, value)| (key.to_owned(), value.to_owned()));
        exported(&Raw {
            properties: owned.into(),
            shape: Err("points"),
        })
    }

    #[test]
    fn a_name_tells_the_status_or_else_the_colour() {
        let of = |name, fill| match meaning(name, fill) {
            Meaning::Zone { key, status, .. } => (key, Some(status)),
            Meaning::Left(why) => (why.to_owned(), None),
        };
        let zone = |key: &str, status| (key.to_owned(), Some(status));
        assert_eq!(
            of(
                "Окуповано\u{a0}/// Occupied /// geoJSON.status.occupied\n",
                "#a52714"
            ),
            zone("occupied", Status::Assessed)
        );
        assert_eq!(
            of("ОРДЛО /// CADR and CALR\n", "#880e4f"),
            zone("cadr-and-calr", Status::Assessed)
        );
        assert_eq!(
            of("Статус невідомий /// Unknown status", "#bdbdbd"),
            zone("unknown-status", Status::Unknown)
        );
        for (name, fill) in [("Звільнено", ""), ("Зміїний /// Snake Island", "#0f9d58")]
        {
            assert_eq!(of(name, fill), (LEFT.to_owned(), None));
        }
        assert_eq!(of("Море /// Sea", "#0000ff").1, None);
    }
}
