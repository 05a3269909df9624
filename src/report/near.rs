//! What else would come near a distance that is wrong.

use super::quantity::{quantity, range};
use super::telling::Telling;
use crate::factcheck::{Coincidence, DETOUR, Finding, Likeness, Quantity};
use crate::geodata::Unit;
use crate::locale::figure;

/// A coincidence: what it is, and its distance.
pub(super) fn near(found: &Coincidence, finding: &Finding<'_>, telling: Telling<'_>) -> String {
    let phrases = telling.phrases;
    let distance = match found.likeness {
        Likeness::Road => range(phrases, found.interval, None),
        _ => quantity(phrases, found.value, Quantity::Length, found.interval, None),
    };
    let number = found.unit.map(|unit| match unit {
        Unit::Miles => telling.say("the number in miles", "число в\u{a0}милях"),
        Unit::Kilometres => telling.say("the number in kilometres", "число в\u{a0}кілометрах"),
    });
    let number = number.map(str::to_owned);
    let differs: Vec<String> = what(&found.likeness, telling)
        .into_iter()
        .chain(number)
        .collect();
    let said = format!(
        "{}: {distance}",
        differs.join(telling.say(", and ", ", і\u{a0}"))
    );
    match finding.claim.subjects.len() {
        0 | 1 => said,
        _ => {
            let from = telling.place(&found.from);
            telling.say(
                format!("from {from}, {said}"),
                format!("від\u{a0}населеного пункту {from}, {said}"),
            )
        }
    }
}

/// What else was measured, where that is something else.
fn what(likeness: &Likeness, telling: Telling<'_>) -> Option<String> {
    let to = |direction| {
        let direction = telling.phrases.direction(direction);
        telling.say(
            format!("the border to the {direction}"),
            format!("кордон на\u{a0}{direction}"),
        )
    };
    let along = |subject: &str| telling.phrases.along(subject);
    Some(match likeness {
        Likeness::Straight => return None,
        Likeness::Road => {
            let [low, high] = [DETOUR.0, DETOUR.1].map(|times| figure(telling.lang(), times, 0.0));
            telling.say(
                format!("a road, estimated at {low} to {high} times the straight line"),
                format!(
                    "дорога, за\u{a0}оцінкою в\u{a0}{low}–{high}\u{a0}раза довша за\u{a0}пряму"
                ),
            )
        }
        Likeness::Place(other) => telling.place(other).to_owned(),
        Likeness::Sector(direction) => to(*direction),
        Likeness::Stretch(subject) => {
            let along = along(subject);
            telling.say(
                format!("the border along {along}"),
                format!("кордон: {along}"),
            )
        }
        Likeness::SectorOfStretch(direction, subject) => {
            let (to, along) = (to(*direction), along(subject));
            telling.say(format!("{to}, along {along}"), format!("{to}: {along}"))
        }
    })
}
