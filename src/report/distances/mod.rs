//! What was measured from a place.
//!
//! - `lines`, `markdown`, `json`: its forms

mod json;
mod lines;
mod markdown;

use jiff::civil::Date;

use super::PHRASES;
use crate::locale::{Lang, figure, uncapitalised};
use crate::measure::{BorderDistance, BorderPoint, FrontDistance, PlaceDistance, Share};
use crate::units::{Degrees, LonLat};

pub use json::distance_json;
pub use lines::distance_lines;
pub use markdown::distance_markdown;

/// What was measured from a place.
#[derive(Clone, Debug)]
pub enum Distance {
    /// To the nearest point of the border, whose file this is.
    Border(BorderDistance, String),
    /// To the stretch of it along a part of the neighbour.
    Subject(String, BorderDistance),
    /// To the nearest point of it in a sector of the compass, by its name.
    Sector(&'static str, BorderPoint),
    /// To another place.
    Place(String, PlaceDistance),
    /// To the line of contact of a day.
    Front(Date, FrontDistance),
    /// How much of the place is held by whom on a day.
    Control(Date, Vec<Share>),
}

fn shares_words(shares: &[Share]) -> String {
    let share = |share: &Share| {
        let part = figure(Lang::En, share.part * 100.0, share.error * 100.0);
        let said = PHRASES().zone(share.status, share.controller);
        format!("{part}% {}", uncapitalised(said))
    };
    shares.iter().map(share).collect::<Vec<_>>().join(", ")
}

fn degrees(azimuth: Degrees) -> String {
    format!("{:.0}°", azimuth.get().round() % 360.0)
}

fn place(at: LonLat) -> String {
    PHRASES().position(at).replace('\u{a0}', " ")
}
