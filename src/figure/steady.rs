//! What all frames of an animation share.

use crate::date::MapDate;

/// How the parts of a page are laid out, as far as that depends on what they hold: pages that are laid
/// out by one of it have their map, type and locator in one place.
///
/// By itself it asks for nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Steady {
    /// How high what is said below the title is at least, in design units.
    pub(super) date: f64,
    /// How much higher than a page's the footer is at least, in design units.
    pub(super) below: f64,
    /// How high the words below a tall picture's map are at least, in design units.
    pub(super) words: f64,
    /// By how many steps the column's type is made smaller at least.
    pub(super) step: u32,
    /// The greatest height of the locator in pixels; where it is nought, there is none.
    pub(super) locator: f64,
}

impl Default for Steady {
    fn default() -> Steady {
        Steady {
            date: 0.0,
            below: 0.0,
            words: 0.0,
            step: 0,
            locator: f64::INFINITY,
        }
    }
}

impl Steady {
    /// Whether pages of both have as much room.
    pub fn is_of_page(self, other: Steady) -> bool {
        (self.date, self.below, self.words) == (other.date, other.below, other.words)
    }

    /// What holds for pages of both.
    #[must_use]
    pub fn and(self, other: Steady) -> Steady {
        Steady {
            date: self.date.max(other.date),
            below: self.below.max(other.below),
            words: self.words.max(other.words),
            step: self.step.max(other.step),
            locator: self.locator.min(other.locator),
        }
    }
}

/// A frame of an animation.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The day or month of which it is; the snapshot that it shows may be older.
    pub date: MapDate,
    /// How it is laid out.
    pub steady: Steady,
}
