//! What a feature means, and under which terms it is published.

use crate::geodata::{Controller, Named, Status};

/// Under which terms a publisher publishes, and how well it draws.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// The dataset that its files become, unless another is named, and the id of the source.
    pub id: String,
    /// What the dataset is called.
    pub title: Named,
    /// What the source is called.
    pub source: String,
    /// Who publishes it.
    pub publisher: String,
    /// Its licence, as an SPDX id or in words.
    pub licence: String,
    /// The words that a map of it has to print.
    pub attribution: String,
    /// Where it is.
    pub url: Option<String>,
    /// Whether it may be used without commercial purpose only.
    pub non_commercial: bool,
    /// How far its outlines may be from what it means, in metres; docs/import.md says why.
    pub accuracy: f64,
    /// What a reader should know.
    pub note: Named,
    /// What of the land it may tell wrongly.
    pub caution: Option<&'static str>,
}

/// What a feature is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// An area of control, part of the zone of the id `key`.
    Zone {
        key: String,
        name: Named,
        controller: Controller,
        status: Status,
    },
    /// None: what it is instead, in the plural.
    Left(&'static str),
}

/// A zone that Russia holds, as far as is known by a status.
pub(super) fn held(key: &str, en: &str, uk: &str, status: Status) -> Meaning {
    Meaning::Zone {
        key: key.to_owned(),
        name: Named {
            en: en.to_owned(),
            uk: Some(uk.to_owned()),
        },
        controller: Controller::Russia,
        status,
    }
}
