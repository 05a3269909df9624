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

/// How much the scale bar would hide of a picture in each of the places where it may stand, the best first
/// where they hide as much, in design units of line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScalePlaces(pub(super) Vec<f64>);

impl ScalePlaces {
    /// Of each place what it would hide of that picture of the same page of which it would hide more.
    pub fn join(&mut self, other: &ScalePlaces) {
        if self.0.is_empty() {
            self.0.clone_from(&other.0);
            return;
        }
        let pairs = self.0.iter_mut().zip(&other.0);
        pairs.for_each(|(most, hides)| *most = most.max(*hides));
    }

    /// The place where it hides least.
    pub fn best(&self) -> Option<usize> {
        let places = self.0.iter().enumerate();
        places.min_by(|a, b| a.1.total_cmp(b.1)).map(|(at, _)| at)
    }
}

/// A frame of an animation.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The day or month of which it is; the snapshot that it shows may be older.
    pub date: MapDate,
    /// How it is laid out.
    pub steady: Steady,
    /// In which of its places the scale bar stands; without, in the best of the frame.
    pub scale: Option<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_bar_stands_where_it_hides_least_of_any_frame() {
        let mut all = ScalePlaces::default();
        assert_eq!(all.best(), None);
        for hides in [[0.0, 5.0, 9.0], [9.0, 3.0, 0.0], [9.0, 3.0, 3.0]] {
            all.join(&ScalePlaces(hides.to_vec()));
        }
        assert_eq!(all, ScalePlaces(vec![9.0, 5.0, 9.0]));
        assert_eq!(all.best(), Some(1));
        assert_eq!(
            ScalePlaces(vec![2.0, 2.0]).best(),
            Some(0),
            "the better one"
        );
    }
}
