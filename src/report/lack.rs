//! What the data lack for a claim to be checked, in English.

use jiff::civil::Date;

use super::stated::side as side_of;
use super::{PHRASES, place, region};
use crate::factcheck::Lack;
use crate::geodata::{Geodata, Source};

/// What the data lack, and what would settle it.
pub(super) fn lacks(lack: &Lack, geodata: &Geodata) -> String {
    match lack {
        Lack::Snapshot { dataset, date } => {
            let dataset = dataset.as_deref().unwrap_or("article");
            let (time, maps) = (PHRASES().date(*date), maps(date.last_day(), geodata));
            format!(
                "no data of {time}: a map of control of that time{maps}, as a snapshot in \
                 zones/{dataset}/, would settle it"
            )
        }
        Lack::Later { day, until } => {
            let [day, until] = [*day, *until].map(|day| PHRASES().day(day));
            format!(
                "the data of {day} are left out: none after {until} are used (--date, or the \
                 article's own)"
            )
        }
        Lack::Beginning {
            dataset,
            first,
            date,
        } => {
            let (first, year) = (PHRASES().day(*first), PHRASES().date(*date));
            let maps = maps(date.first_day(), geodata);
            format!(
                "the data of {dataset} begin on {first}: a map of control of early {year}{maps} \
                 would settle the rest of the year"
            )
        }
        Lack::Zone { place: id, day } => {
            let (name, maps) = (place(id, geodata), maps(*day, geodata));
            let day = PHRASES().day(*day);
            format!(
                "the snapshot of {day} has no zone of {name}: one, from a map of control{maps}, \
                 would settle it"
            )
        }
        Lack::Front { day } => {
            format!(
                "the snapshot of {} has no edge of land that the side is assessed to hold",
                PHRASES().day(*day)
            )
        }
        Lack::Extent {
            place: id,
            dataset,
            day,
        } => format!(
            "land around {} lies beyond what the dataset {dataset} maps: a wider map of control{} \
             would settle it",
            place(id, geodata),
            maps(*day, geodata)
        ),
        Lack::Land {
            side,
            dataset,
            day,
            settlements,
        } => {
            let (side, maps) = (side_of(*side), maps(*day, geodata));
            let has = match settlements {
                true => format!(
                    "the dataset {dataset} has settlements that {side} holds, and not the land \
                     between them"
                ),
                false => format!(
                    "the dataset {dataset} has no land that {side} holds on {}",
                    PHRASES().day(*day)
                ),
            };
            format!("{has}: a map of all that it holds{maps} would settle it")
        }
        Lack::Border => "no border: lines in borders.geojson would settle it".to_owned(),
        Lack::Region { code } => {
            let region = region(code, geodata);
            format!(
                "no whole outline of {region}: one in countries.geojson or regions.geojson would \
                 settle it"
            )
        }
        Lack::Unmapped { why, needs } => match needs {
            Some(needs) => format!("{why}; {needs} would settle it"),
            None => why.clone(),
        },
    }
}

/// Publishers who have maps of a day: ", such as DeepState's", or nothing where none is known.
fn maps(day: Date, geodata: &Geodata) -> String {
    let has_maps = |source: &&Source| source.maps_since.is_some_and(|first| first <= day);
    let sources = geodata.sources().iter().filter(has_maps);
    let names = sources.map(|source| format!("{}'s", source.attribution.en));
    let names: Vec<String> = names.collect();
    match names.is_empty() {
        true => String::new(),
        false => format!(", such as {}", any_of(&names)),
    }
}

/// Names of which any would do.
fn any_of(names: &[String]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
