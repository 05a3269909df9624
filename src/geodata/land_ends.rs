//! What land ends at without a line of contact.

use super::{Border, Country, Geodata};

/// Where land ends since it is another country's, or at the sea: no line of contact.
#[derive(Clone, Copy, Debug, Default)]
pub struct LandEnds<'g> {
    /// State borders.
    pub borders: &'g [Border],
    /// Outlines of countries: what lies in none is sea.
    pub countries: &'g [Country],
}

impl Geodata {
    /// Where land ends without a line of contact.
    pub fn land_ends(&self) -> LandEnds<'_> {
        LandEnds {
            borders: self.borders(),
            countries: self.countries(),
        }
    }
}
