//! What else would come near a distance that is wrong, in English.

use super::quantity::{quantity, range};
use super::{PHRASES, place};
use crate::factcheck::{Coincidence, DETOUR, Finding, Likeness, Quantity};
use crate::geodata::{Geodata, Unit, Vocabulary};

/// A coincidence: what it is, and its distance.
pub(super) fn near(found: &Coincidence, finding: &Finding<'_>, geodata: &Geodata) -> String {
    let distance = match found.likeness {
        Likeness::Road => range(found.interval, None),
        _ => quantity(found.value, Quantity::Length, found.interval, None),
    };
    let what = match &found.likeness {
        Likeness::Straight => None,
        Likeness::Road => Some(format!(
            "a road, estimated at {} to {} times the straight line",
            DETOUR.0, DETOUR.1
        )),
        Likeness::Place(other) => Some(place(other, geodata).to_owned()),
        Likeness::Sector(direction) => Some(format!("the border to the {}", direction.word())),
        Likeness::Stretch(subject) => {
            Some(format!("the border along {}", PHRASES().along(subject)))
        }
        Likeness::SectorOfStretch(direction, subject) => Some(format!(
            "the border to the {}, along {}",
            direction.word(),
            PHRASES().along(subject)
        )),
    };
    let number = found.unit.map(|unit| match unit {
        Unit::Miles => "the number in miles".to_owned(),
        Unit::Kilometres => "the number in kilometres".to_owned(),
    });
    let differs: Vec<String> = what.into_iter().chain(number).collect();
    let said = format!("{}: {distance}", differs.join(", and "));
    match finding.claim.subjects.len() {
        0 | 1 => said,
        _ => format!("from {}, {said}", place(&found.from, geodata)),
    }
}
