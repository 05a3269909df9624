//! Why there is no distance to the line of contact.

use jiff::civil::Date;

/// Why there is no distance to the line of contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFront {
    /// The dataset does not map the place.
    PlaceNotMapped,
    /// The snapshot has no such line.
    NoLine,
    /// The nearest point of it may lie beyond what the dataset maps.
    NearestNotMapped,
}

impl NoFront {
    /// Its name in JSON.
    pub(super) fn word(self) -> &'static str {
        match self {
            NoFront::PlaceNotMapped => "place-not-mapped",
            NoFront::NoLine => "no-line",
            NoFront::NearestNotMapped => "nearest-not-mapped",
        }
    }

    /// What there is to say of a place and a dataset of a day, in a sentence.
    pub(super) fn words(self, from: &str, dataset: &str, day: Date) -> String {
        match self {
            NoFront::PlaceNotMapped => {
                format!("{from} lies beyond what the dataset \"{dataset}\" maps")
            }
            NoFront::NoLine => {
                format!("the snapshot of {day} has no line of contact to measure to")
            }
            NoFront::NearestNotMapped => format!(
                "the line of contact that is nearest to {from} may lie beyond what the dataset \
                 \"{dataset}\" maps"
            ),
        }
    }
}
