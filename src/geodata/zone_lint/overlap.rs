//! Zones of one kind that say different things of the same land.

use geo::BooleanOps;

use super::pairs;
use crate::geodata::faults::Faults;
use crate::geodata::lint::plane;
use crate::geodata::rule;
use crate::geodata::vocabulary::Vocabulary;
use crate::geodata::zone::Zone;

/// An overlap smaller than this is a matter of rounding, in square kilometres.
const LEAST: f64 = 0.01;

pub(super) fn check(placed: &[(usize, Zone)], faults: &mut Faults<'_>) {
    for (i, j) in pairs::near(placed, 0.0) {
        let ((at, zone), (_, other)) = (&placed[i], &placed[j]);
        // A settlement lies on an area.
        if zone.kind != other.kind || says(zone) == says(other) {
            continue;
        }
        let shared = zone.shape.intersection(&other.shape);
        let area = plane::km2(&shared);
        if area < LEAST {
            continue;
        }
        faults.enter(Some(zone.id.clone()));
        let what = format!(
            "it is {} and shares {area:.2} km² with \"{}\", which is {}",
            words(zone),
            other.id,
            words(other)
        );
        let help = "cut one along the edge of the other, or make what both cover \"contested\"";
        faults
            .add(rule::CONTRADICTING_OVERLAP, *at, what)
            .help(help);
    }
    faults.enter(None);
}

/// What a zone says of its land.
fn says(zone: &Zone) -> (&'static str, &'static str) {
    let controller = zone.controller.told_apart(zone.status);
    (controller.word(), zone.status.word())
}

fn words(zone: &Zone) -> String {
    let (controller, status) = says(zone);
    match controller {
        "none" => status.to_owned(),
        controller => format!("{status} {controller}"),
    }
}
