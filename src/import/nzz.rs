//! Neue Zürcher Zeitung, after Liveuamap: what was gained, what was lost and what did not change over
//! a few days.
//!
//! The day is the features' own `date`, on which the period ends, not the file's name.
//!
//! | published | becomes |
//! |---|---|
//! | `nochange`, `gains` | `assessed`, RU: one zone |
//! | `losses` | left out: land that Russia has lost |
//!
//! What Russia or its proxies held before 24 February 2022 is in some of these files and not in others: in
//! those of 2022 to January 2024, and not in that of January 2025.

use jiff::civil::Date;

use super::dated::{parsed, undated};
use super::feature::Raw;
use super::meaning::{About, Meaning, held};
use crate::error::{Error, Result};
use crate::geodata::{Named, Status};

/// The day that the features say.
pub(super) fn day(raws: &[Raw], file: &str) -> Result<(Date, i64)> {
    let mut days: Vec<&str> = raws.iter().map(|raw| raw.property("date")).collect();
    days.retain(|day| !day.is_empty());
    days.sort_unstable();
    days.dedup();
    match days.as_slice() {
        [] => Err(undated(file, "each of its features is to have a \"date\"")),
        [day] => Ok((parsed(day, file)?, 0)),
        [first, .., last] => {
            let what = format!("{file} has features of several days, from {first} to {last}");
            Err(Error::usage(what).help("give the file alone the --date of which it is"))
        }
    }
}

/// Whether a feature is of these files: its `type` is one of theirs.
pub(super) fn is_theirs(raw: &Raw) -> bool {
    matches!(raw.property("type"), "nochange" | "gains" | "losses")
}

/// What a feature is, by its `type`.
pub(super) fn meaning(raw: &Raw) -> Meaning {
    match raw.property("type") {
        "nochange" | "gains" => held("occupied", "Occupied", "Окуповано", Status::Assessed),
        "losses" => Meaning::Left("areas that Russia has lost"),
        _ => Meaning::Left("areas of a type that NZZ's key does not have"),
    }
}

/// The zone of what was held before 24 February 2022, from a file of its own.
pub(super) fn held_before() -> Meaning {
    held(
        "held-before-2022-02-24",
        "Held before 24 February 2022",
        "Окуповано до 24 лютого 2022 року",
        Status::Assessed,
    )
}

/// What is to be said of the files alone.
const LACK: &str = "some files of nzz leave out land that Russia held before 24 February 2022, so that on \
                    some days less may be held than was";

/// The terms, of the files alone or with the area that was held before.
pub(super) fn about(with_area: bool) -> About {
    let (en, uk) = match with_area {
        true => (
            "What was held before 24 February 2022 is added from another file.",
            "Окуповане до 24 лютого 2022 року додано з\u{a0}іншого файлу.",
        ),
        false => (
            "Some of their files leave out what was held before 24 February 2022, and others do not.",
            "У деяких їхніх файлах немає окупованого до 24 лютого 2022 року, в інших воно є.",
        ),
    };
    About {
        id: "nzz-areas".to_owned(),
        title: Named {
            en: "Russian-occupied area, after NZZ and Liveuamap".to_owned(),
            uk: Some("Окупована територія, за даними NZZ і Liveuamap".to_owned()),
        },
        source: "Areas of control after Liveuamap".to_owned(),
        publisher: "Neue Zürcher Zeitung / Liveuamap".to_owned(),
        licence: "attribution asked for".to_owned(),
        attribution: "NZZ / Liveuamap".to_owned(),
        url: Some("https://liveuamap.com".to_owned()),
        non_commercial: false,
        accuracy: 1000.0,
        note: Named {
            en: format!("Areas are of some days, up to the date. {en}"),
            uk: Some(format!(
                "Території\u{a0}— за кілька днів до дати включно. {uk}"
            )),
        },
        caution: (!with_area).then_some(LACK),
    }
}
