//! Boxes of which latitude and longitude have changed places.

use bakhmut_map::units::LonLatBox;

/// What to write in the place of a box that shows nothing, where it would meet the land that there is if its
/// latitudes were its longitudes.
pub(super) fn bbox_help(bbox: LonLatBox, land: LonLatBox) -> Option<String> {
    let meant = bbox.swapped().filter(|other| other.meets(land))?;
    let (west, south, east, north) = (meant.west(), meant.south(), meant.east(), meant.north());
    Some(format!(
        "longitude comes first: did you mean --bbox {west},{south},{east},{north}?"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_box_that_would_meet_the_land_is_meant() {
        let land = LonLatBox::new([36.0, 47.0, 39.0, 50.0]).unwrap();
        let help = |sides| bbox_help(LonLatBox::new(sides).unwrap(), land);
        assert_eq!(
            help([48.0, 37.5, 49.0, 38.5]).unwrap(),
            "longitude comes first: did you mean --bbox 37.5,48,38.5,49?"
        );
        assert_eq!(help([10.0, 20.0, 11.0, 21.0]), None);
        // No latitude reaches so far.
        assert_eq!(help([48.0, -10.0, 170.0, 38.5]), None);
    }
}
