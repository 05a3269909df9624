//! What was measured from a place.
//!
//! - `gather`: how it comes about; `no_front`: why there is no distance to the line of contact
//! - `swapped`: a warning of a position that is the wrong way round
//! - `lines`, `markdown`, `json`: its forms

mod gather;
mod json;
mod lines;
mod markdown;
mod no_front;
mod swapped;

use jiff::civil::Date;

use super::quantity::quantity;
use super::telling::by_words;
use super::{PHRASES, held_as};
use crate::factcheck::{Interval, Quantity};
use crate::locale::Lang;
use crate::measure::{
    Basis, BorderDistance, BorderPoint, FrontDistance, Holder, PlaceDistance, Share, Shares,
};
use crate::units::{Degrees, LonLat};

pub use gather::{Outline, outline};
pub use json::distance_json;
pub(super) use json::distance_value;
pub use lines::distance_lines;
pub use markdown::distance_markdown;
pub use no_front::NoFront;
pub use swapped::swapped_warning;

/// What was measured from a place.
#[derive(Clone, Debug)]
pub enum Distance {
    /// To the nearest point of the border.
    Border {
        /// How far.
        distance: BorderDistance,
        /// The file of the border, as the user can open it.
        file: String,
        /// The file of the outline, where the place has one.
        outline: Option<String>,
    },
    /// To the stretch of it along a part of the neighbour.
    Subject(String, BorderDistance),
    /// To the nearest point of it in each of the equal sectors of the compass, by its name; `None`
    /// where none of it lies that way.
    Sectors(Vec<(&'static str, Option<BorderPoint>)>),
    /// To another place.
    Place(String, PlaceDistance),
    /// To the line of contact.
    Front {
        /// The day of the data.
        day: Date,
        /// How far.
        distance: FrontDistance,
        /// Whether it may lie in land that may be anybody's.
        open: bool,
    },
    /// To no line of contact.
    NoFront {
        /// The day of the data.
        day: Date,
        /// The dataset they are of.
        dataset: String,
        /// Why.
        why: NoFront,
    },
    /// How much of the place is held by whom on a day; nothing where no zone tells of it then.
    Control {
        /// The day of the data.
        day: Date,
        /// The dataset they are of.
        dataset: String,
        /// The shares.
        shares: Shares,
    },
    /// Who holds a position on a day, and since when.
    Holder {
        /// The day of the data.
        day: Date,
        /// The dataset they are of.
        dataset: String,
        /// Who.
        holder: Holder,
    },
}

impl Distance {
    /// Why there is none from a place, in a sentence; `None` where there is one.
    pub fn lack(&self, from: &str) -> Option<String> {
        match self {
            Distance::NoFront { day, dataset, why } => Some(why.words(from, dataset, *day)),
            _ => None,
        }
    }
}

/// Degrees that each of so many sectors is wide.
fn sector_width(sectors: &[(&str, Option<BorderPoint>)]) -> f64 {
    360.0 / sectors.len() as f64
}

/// The sectors in which no border lies, if there are any.
fn without_border(sectors: &[(&'static str, Option<BorderPoint>)]) -> Option<Vec<&'static str>> {
    let empty = sectors.iter().filter(|(_, point)| point.is_none());
    let empty: Vec<&str> = empty.map(|(wind, _)| *wind).collect();
    (!empty.is_empty()).then_some(empty)
}

/// Who holds a place on a day, as a sentence.
fn control_words(from: &str, day: Date, dataset: &str, shares: &Shares) -> String {
    let Some(basis) = shares.basis() else {
        return format!("{from}: no zone of it in dataset {dataset} on {day}");
    };
    let by = by_words(basis, 1, Lang::En).map_or(String::new(), |by| format!(", {by}"));
    format!("{from} on {day}{by}: {}", shares_words(shares))
}

/// Who holds a position on a day, by which zone and since when, as a sentence.
fn holder_words(from: &str, day: Date, dataset: &str, holder: &Holder) -> String {
    let said = held_as(holder.said(), PHRASES());
    let zone = holder.zone.as_ref();
    let by = zone.map_or(String::new(), |zone| {
        let sources = match zone.sources.as_slice() {
            [] => String::new(),
            some => format!(", by {}", some.join(", ")),
        };
        format!(" (zone {}{sources})", zone.name.en)
    });
    let since = match holder.not_yet {
        Some(not_yet) => format!(
            "so since the snapshot of {}, and not yet in that of {not_yet}",
            holder.first
        ),
        None => format!("so in all snapshots since the first, of {}", holder.first),
    };
    format!("{from} on {day}, dataset {dataset}: {said}{by}; {since}")
}

fn shares_words(shares: &Shares) -> String {
    let number = |part, low, high| {
        quantity(
            PHRASES(),
            part,
            Quantity::Share,
            Interval::new(low, high),
            None,
        )
    };
    // A position is all or nothing.
    let is_centre = shares.basis() == Some(Basis::Centre);
    let share = |share: Share| {
        let said = held_as(share.said, PHRASES());
        match (is_centre, share.part > 0.0) {
            (true, true) => said,
            (true, false) => format!("perhaps {said}"),
            (false, _) => format!("{} {said}", number(share.part, share.low, share.high)),
        }
    };
    let mut words: Vec<String> = shares.each().into_iter().map(share).collect();
    let otherwise = shares.otherwise();
    if otherwise > 0.0 {
        words.push(format!("{} otherwise", number(0.0, 0.0, otherwise)));
    }
    words.join(", ")
}

pub(super) fn degrees(azimuth: Degrees) -> String {
    format!("{:.0}°", azimuth.get().round() % 360.0)
}

pub(super) fn place(at: LonLat) -> String {
    PHRASES().position(at).replace('\u{a0}', " ")
}
