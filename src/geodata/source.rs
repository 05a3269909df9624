//! Sources: who published what the geodata rest on, and under which licence.

use jiff::civil::Date;

use super::faults::Faults;
use super::name::Named;
use super::read::tables;
use super::record::Record;

/// A source, from `sources.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The id by which features name it.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its licence, as an SPDX id or in words.
    pub licence: String,
    /// The words to print on a map that uses it; empty where none are asked for.
    pub attribution: Named,
    /// Whether its licence allows no commercial use.
    pub non_commercial: bool,
    /// Where it is.
    pub url: Option<String>,
    /// The first day of which it has a map of control, if it has such maps.
    pub maps_since: Option<Date>,
    /// What an analyst should know of it.
    pub note: Option<String>,
}

const KEYS: &[&str] = &[
    "title",
    "publisher",
    "licence",
    "attribution",
    "attribution:uk",
    "non_commercial",
    "url",
    "maps_since",
    "note",
];

impl Source {
    /// Reads `sources.toml`.
    pub(super) fn read_all(faults: &mut Faults<'_>) -> Vec<Source> {
        tables(faults, KEYS, |record: &mut Record<'_, '_, '_>| {
            let title = record.text("title", false);
            let publisher = record.text("publisher", false);
            let licence = record.text("licence", false);
            let attribution = record.text("attribution", true);
            let attribution_uk = record.text_if("attribution:uk");
            let (url, note) = (record.text_if("url"), record.note());
            let non_commercial = record.flag("non_commercial");
            let maps_since = record.day_if("maps_since");
            Some(Source {
                id: record.id.clone(),
                title: title?,
                publisher: publisher?,
                licence: licence?,
                attribution: Named {
                    en: attribution?,
                    uk: attribution_uk,
                },
                non_commercial,
                url,
                maps_since,
                note,
            })
        })
    }
}
