//! Every phrase and number format that a map prints, by language: the English beside the Ukrainian,
//! one file a topic. Names come from the geodata, but for those of the regions beyond the border,
//! which borders have as ids; nothing else tells the languages apart.

mod article;
mod border;
mod bounded;
mod change;
mod comparison;
mod control;
mod date;
mod fading;
mod key;
mod length;
mod number;
mod page;
mod phrase;
mod plural;
mod region;
mod timeline;
mod way;

pub use crate::request::Lang;
pub(crate) use bounded::square_miles;
pub use bounded::{last_places, outwards, to_place, whole, with_error};
pub use control::Extent;
pub use fading::Fading;
pub use number::{Figure, figure, fixed, rounded};
pub use phrase::Phrases;
pub(crate) use phrase::uncapitalised;

#[cfg(test)]
mod tests {
    use crate::measure::MeasuredArea;
    use crate::units::SquareMetres;

    /// An area and its error, both in square kilometres.
    pub(super) fn area(km2: f64, error: f64) -> MeasuredArea {
        MeasuredArea {
            value: SquareMetres::new(km2 * 1e6),
            error: SquareMetres::new(error * 1e6),
        }
    }

    /// The same with plain spaces.
    pub(super) fn plain(text: &str) -> String {
        text.replace('\u{a0}', " ")
    }
}
