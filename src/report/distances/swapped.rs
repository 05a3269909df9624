//! Positions of which longitude and latitude have changed places.

use crate::geodata::Geodata;
use crate::units::LonLat;

/// A warning of a position that, the other way round, would lie where the geodata are about.
pub fn swapped_warning(at: LonLat, geodata: &Geodata) -> Option<String> {
    let extent = geodata.town().extent;
    let meant = at.swapped().filter(|meant| extent.contains(*meant))?;
    (!extent.contains(at)).then(|| {
        format!(
            "{at} lies far from what the geodata are about; the longitude comes first: did you mean {},{}?",
            meant.lon(),
            meant.lat()
        )
    })
}
