//! Figures taken from the geodata, each with the error that its inputs allow.

mod apart;
mod areas;
mod around;
mod border_distance;
mod change;
mod comparison;
mod contact;
mod cut;
mod disputed;
mod doubt;
pub(crate) mod edge;
mod edged;
mod extent;
mod front;
mod gaps;
mod held;
mod holder;
#[cfg(test)]
pub(crate) mod invented;
mod near;
mod part;
mod pieces;
mod place;
mod plane;
mod positions;
mod settled;
mod share;
mod shore;
mod sides;
mod stretch;
mod timeline;
mod told;
mod within;

pub use apart::{Apart, Gap, LineApart, apart};
pub use areas::{Areas, HeldArea, Said, areas};
pub use around::{BoundedArea, MeasuredArea, is_mapped, lost};
pub use border_distance::{
    BorderDistance, BorderPoint, border_by_sector, border_by_subject, border_distance,
};
pub use change::{SaidChange, ZoneChange, said_changes, zone_changes};
pub use comparison::{Comparison, PlaceSaid, SaidPair, common, compare, held_by_each};
pub use contact::{contact, contact_from, contacts};
pub use disputed::{Disputed, enclosed_gaps};
pub use extent::ExtentDistance;
pub use front::{Front, FrontDistance, has_land_of};
pub use held::HeldChange;
pub use holder::Holder;
pub use place::{PlaceDistance, distance_to_border, outline_of, place_distance, zoned_outline};
pub use share::{Basis, Share, Shares, shares, since_of};
pub use sides::sides;
pub use timeline::{DayHeld, HeldPart, Land, Measuring, Timeline, days_in};
pub use told::{Told, ToldPart};

use crate::units::Metres;
pub(crate) use positions::ring_positions;

/// A length that is known to lie in an interval: from the least to the greatest that the accuracies
/// of the data allow.
///
/// # Guarantees
/// The value lies in the interval, and the interval does not go below 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    value: Metres,
    low: Metres,
    high: Metres,
}

impl Measured {
    /// A length known to within an error on either side.
    ///
    /// ```
    /// use bakhmut_map::measure::Measured;
    /// use bakhmut_map::units::Metres;
    /// let at_the_border = Measured::new(Metres::new(300.0), Metres::new(1100.0));
    /// assert_eq!(at_the_border.low(), Metres::new(0.0));
    /// assert_eq!(at_the_border.high(), Metres::new(1400.0));
    /// ```
    pub fn new(value: Metres, error: Metres) -> Measured {
        let (value, error) = (value.get(), error.get());
        Measured::between(value, value - error, value + error)
    }

    /// A length in metres that may be anything from `low` to `high`; both give way to the value, and
    /// the low end to 0.
    pub(crate) fn between(value: f64, low: f64, high: f64) -> Measured {
        let value = value.max(0.0);
        Measured {
            value: Metres::new(value),
            low: Metres::new(low.clamp(0.0, value)),
            high: Metres::new(high.max(value)),
        }
    }

    /// The length.
    pub fn value(self) -> Metres {
        self.value
    }

    /// The least that it may be.
    pub fn low(self) -> Metres {
        self.low
    }

    /// The greatest that it may be.
    pub fn high(self) -> Metres {
        self.high
    }

    /// The greatest difference from the truth: the wider of the two sides.
    pub fn error(self) -> Metres {
        let value = self.value.get();
        Metres::new((value - self.low.get()).max(self.high.get() - value))
    }
}
