//! Figures taken from the geodata, each with the error that its inputs allow.

mod border_distance;

pub use border_distance::{BorderDistance, ExtentDistance, border_distance};

use crate::units::Metres;

/// A length that is known to within an error on either side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The length.
    pub value: Metres,
    /// The greatest difference from the truth that the accuracies of the data allow; not negative.
    pub error: Metres,
}

impl Measured {
    /// The least length that the error allows.
    pub fn low(self) -> Metres {
        Metres::new(self.value.get() - self.error.get())
    }

    /// The greatest length that the error allows.
    pub fn high(self) -> Metres {
        Metres::new(self.value.get() + self.error.get())
    }
}
