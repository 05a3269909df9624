//! Publishers: what their features mean, and under which terms they publish.

use jiff::civil::Date;

use super::feature::Raw;
use super::mapped::Mapping;
use super::meaning::{About, Meaning};
use super::{dated, deepstate, isw, nzz};
use crate::error::Result;

/// Whose files they are, and in which shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Publisher {
    /// DeepState's area of a day, without properties.
    Deepstate,
    /// DeepState's own export, with names and colours.
    DeepstateHistory,
    /// Areas after Liveuamap, as the Neue Zürcher Zeitung keeps them.
    Nzz,
    /// The layers of the Institute for the Study of War and the Critical Threats Project.
    Isw,
    /// Anybody else's.
    Mapped(Box<Mapping>),
}

impl Publisher {
    /// The publisher's shape of these features.
    pub(super) fn of_shape(&self, raws: &[Raw]) -> Publisher {
        match self {
            Publisher::Deepstate | Publisher::DeepstateHistory => {
                match deepstate::is_export(raws) {
                    true => Publisher::DeepstateHistory,
                    false => Publisher::Deepstate,
                }
            }
            other => other.clone(),
        }
    }

    /// The day of a file, and which of two of a day is the later.
    pub(super) fn day(&self, raws: &[Raw], file: &str) -> Result<(Date, i64)> {
        let named = dated::named(file);
        match self {
            Publisher::Deepstate | Publisher::DeepstateHistory => named
                .or_else(|| dated::unix(file))
                .ok_or_else(|| dated::undated(file, deepstate::NAMES)),
            Publisher::Nzz => nzz::day(raws, file),
            Publisher::Mapped(_) => named.or_else(|| dated::unix(file)).ok_or_else(|| {
                dated::undated(file, "its name is to hold the day, as 2025-01-15.geojson")
            }),
            Publisher::Isw => named.ok_or_else(|| dated::undated(file, isw::NAMES)),
        }
    }

    /// The day of a file that its name alone says.
    pub fn named_day(&self, file: &str) -> Option<Date> {
        match self {
            Publisher::Nzz => None,
            _ => dated::named(file)
                .or_else(|| dated::unix(file))
                .map(|(day, _)| day),
        }
    }

    pub(super) fn meaning(&self, raw: &Raw) -> Meaning {
        match self {
            Publisher::Deepstate => deepstate::daily(),
            Publisher::DeepstateHistory => deepstate::exported(raw),
            Publisher::Nzz => nzz::meaning(raw),
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
            Publisher::Nzz => nzz::about(),
            Publisher::Isw => isw::about(),
            Publisher::Mapped(mapping) => mapping.about.clone(),
        }
    }
}
