//! Publishers: what their features mean, and under which terms they publish.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::feature::Raw;
use super::mapped::Mapping;
use super::meaning::{About, Meaning};
use super::names::spaced;
use super::{dated, deepstate, isw, nzz};
use crate::error::{Error, Fault, Result};
use crate::geodata::rule;

/// How many properties of a file are named.
const MOST_KEYS: usize = 6;

/// Whose files they are, and in which shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Publisher {
    /// DeepState's area of a day, without properties.
    Deepstate,
    /// DeepState's own export, with names and colours.
    DeepstateHistory,
    /// Areas after Liveuamap, as the Neue Zürcher Zeitung keeps them.
    Nzz {
        /// Whether a file of its own adds what was held before 24 February 2022.
        with_area: bool,
    },
    /// The layers of the Institute for the Study of War and the Critical Threats Project.
    Isw,
    /// Anybody else's.
    Mapped(Box<Mapping>),
}

impl Publisher {
    /// The publisher's shape of these features of a file, which is to be its own: an area of a day says
    /// nothing of itself, and all that is not another's could be taken for one. A file without a
    /// feature is everybody's.
    ///
    /// # Errors
    /// Data (exit 3) where the features are another's, or nobody's that is known.
    pub(super) fn of_shape(&self, raws: &[Raw], file: &str) -> Result<Publisher> {
        let is_own = match (self, signed(raws)) {
            (Publisher::Mapped(_), _) => return Ok(self.clone()),
            _ if raws.is_empty() => true,
            (Publisher::Nzz { .. }, Some(Sign::Nzz)) | (Publisher::Isw, Some(Sign::Isw)) => true,
            (Publisher::Deepstate | Publisher::DeepstateHistory, Some(Sign::Export)) => {
                return Ok(Publisher::DeepstateHistory);
            }
            (Publisher::Deepstate | Publisher::DeepstateHistory, Some(Sign::Day)) => {
                return Ok(Publisher::Deepstate);
            }
            _ => false,
        };
        match is_own {
            true => Ok(self.clone()),
            false => Err(foreign(self.word(), raws, file)),
        }
    }

    /// Whether it maps land of other countries as well, and more of it than of the country: DeepState's
    /// export has the Kurils, Karelia and East Prussia.
    pub(super) fn maps_abroad(&self) -> bool {
        matches!(self, Publisher::DeepstateHistory)
    }

    /// What the command line calls it.
    fn word(&self) -> &'static str {
        match self {
            Publisher::Deepstate | Publisher::DeepstateHistory => "deepstate",
            Publisher::Nzz { .. } => "nzz",
            Publisher::Isw => "isw",
            Publisher::Mapped(_) => "geojson",
        }
    }

    /// The day of a file, and which of two of a day is the later.
    pub(super) fn day(&self, raws: &[Raw], file: &str) -> Result<(Date, i64)> {
        let named = dated::named(file);
        match self {
            Publisher::Deepstate | Publisher::DeepstateHistory => named
                .or_else(|| dated::unix(file))
                .ok_or_else(|| dated::undated(file, deepstate::NAMES)),
            Publisher::Nzz { .. } => nzz::day(raws, file),
            Publisher::Mapped(_) => named.or_else(|| dated::unix(file)).ok_or_else(|| {
                dated::undated(file, "its name is to hold the day, as 2025-01-15.geojson")
            }),
            Publisher::Isw => named.ok_or_else(|| dated::undated(file, isw::NAMES)),
        }
    }

    /// The day of a file that its name alone says.
    pub fn named_day(&self, file: &str) -> Option<Date> {
        match self {
            Publisher::Nzz { .. } => None,
            _ => dated::named(file)
                .or_else(|| dated::unix(file))
                .map(|(day, _)| day),
        }
    }

    pub(super) fn meaning(&self, raw: &Raw) -> Meaning {
        match self {
            Publisher::Deepstate => deepstate::daily(),
            Publisher::DeepstateHistory => deepstate::exported(raw),
            Publisher::Nzz { .. } => nzz::meaning(raw),
            Publisher::Isw => isw::meaning(raw),
            Publisher::Mapped(mapping) => mapping.meaning(raw),
        }
    }

    /// What a file is by its name, as far as it tells.
    #[must_use]
    pub fn guessed(&self, file: &str) -> Publisher {
        match self {
            Publisher::Deepstate if dated::unix(file).is_some() => Publisher::DeepstateHistory,
            other => other.clone(),
        }
    }

    /// Its terms.
    pub fn about(&self) -> About {
        match self {
            Publisher::Deepstate => deepstate::about_daily(),
            Publisher::DeepstateHistory => deepstate::about_export(),
            Publisher::Nzz { with_area } => nzz::about(*with_area),
            Publisher::Isw => isw::about(),
            Publisher::Mapped(mapping) => mapping.about.clone(),
        }
    }
}

/// What the features of a file say of whose they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Isw,
    Nzz,
    Export,
    Day,
}

/// Whose the features are: by a property of one of them, or because none has any.
fn signed(raws: &[Raw]) -> Option<Sign> {
    let any = |is: fn(&Raw) -> bool| raws.iter().any(is);
    if any(isw::is_theirs) {
        return Some(Sign::Isw);
    }
    if any(nzz::is_theirs) {
        return Some(Sign::Nzz);
    }
    if any(deepstate::is_exported) {
        return Some(Sign::Export);
    }
    let is_day = !raws.is_empty() && raws.iter().all(deepstate::is_of_a_day);
    is_day.then_some(Sign::Day)
}

/// Refuses a file of changes or of layers as one of what was held before 24 February 2022.
///
/// # Errors
/// Data (exit 3) where the features are NZZ's or ISW's.
pub(super) fn is_of_before(raws: &[Raw], file: &str) -> Result<()> {
    match signed(raws) {
        Some(Sign::Isw | Sign::Nzz) => Err(foreign("--with-area", raws, file)),
        _ => Ok(()),
    }
}

/// The error of a file that is not of the publisher that the command line calls `asked`.
fn foreign(asked: &str, raws: &[Raw], file: &str) -> Error {
    let found = raws.iter().flat_map(|raw| &raw.properties);
    let found: BTreeMap<&str, &str> = found
        .filter(|(key, _)| ["layer", "type", "name"].contains(&key.as_str()))
        .map(|(key, value)| (key.as_str(), value.as_str()))
        .collect();
    let said = |key: &str| format!("{key} \"{}\"", spaced(found.get(key).unwrap_or(&"")));
    let (what, whose) = match signed(raws) {
        Some(Sign::Isw) => (format!("it has features of the {}", said("layer")), "isw"),
        Some(Sign::Nzz) => (format!("it has features of the {}", said("type")), "nzz"),
        Some(Sign::Export) => (
            format!("it has features of the {}", said("name")),
            "deepstate",
        ),
        Some(Sign::Day) => ("its features have no properties".to_owned(), "deepstate"),
        None => {
            let keys = raws.iter().flat_map(|raw| raw.properties.keys());
            let keys: BTreeSet<&str> = keys.map(String::as_str).collect();
            let keys: Vec<&str> = keys.into_iter().take(MOST_KEYS).collect();
            let what = match keys.is_empty() {
                true => "its features have no properties".to_owned(),
                false => format!("its features have the properties {}", keys.join(", ")),
            };
            (what, "")
        }
    };
    let what = format!("this is no file as {asked} reads: {what}");
    let help = match whose {
        "" => {
            "no publisher is known whose files are so: import geojson takes it, by --map, --from \
               and --licence"
                .to_owned()
        }
        whose => format!("it may be one for import {whose}"),
    };
    let code = rule::NO_ZONES.code;
    Error::invalid("the file is", vec![Fault::of_file(code, file, what, &help)])
}
