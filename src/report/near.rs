//! What else would come near a distance that is wrong, in English.

use super::quantity::{quantity, range};
use super::{PHRASES, place};
use crate::factcheck::{Coincidence, DETOUR, Finding, Likeness, Quantity};
use crate::geodata::{Geodata, Unit, Vocabulary};

/// A coincidence: what it is, and its distance.
pub(super) fn near(found: &Coincidence, finding: &Finding<'_>, geodata: &Geodata) -> String {
    let distance = || quantity(found.value, Quantity::Length, found.interval);
    let said = match &found.likeness {
        Likeness::Unit(unit) => format!("the number in {}: {}", unit_name(*unit), distance()),
        Likeness::Road => format!("{}: {}", road(), range(found.interval)),
        Likeness::RoadAndUnit(unit) => {
            let unit = unit_name(*unit);
            format!(
                "{}, and the number in {unit}: {}",
                road(),
                range(found.interval)
            )
        }
        Likeness::Place(other) => format!("{}: {}", place(other, geodata), distance()),
        Likeness::Sector(direction) => {
            format!("the border to the {}: {}", direction.word(), distance())
        }
        Likeness::Stretch(subject) => {
            format!(
                "the border along {}: {}",
                PHRASES().along(subject),
                distance()
            )
        }
    };
    match finding.claim.subjects.len() {
        0 | 1 => said,
        _ => format!("from {}, {said}", place(&found.from, geodata)),
    }
}

fn road() -> String {
    format!(
        "a road, estimated at {} to {} times the straight line",
        DETOUR.0, DETOUR.1
    )
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Miles => "miles",
        Unit::Kilometres => "kilometres",
    }
}
