//! Zones of different meaning beside each other, none on another.
//!
//! Publishers draw layers that lie on each other, and mean what lies on top; here a place has one
//! status. What is surer stays: assessed, then where there was an advance, then what is claimed, then
//! what is contested, then what is unknown. What both sides claim is contested.

use geo::{BooleanOps, BoundingRect, Intersects, MultiPolygon};

use super::mend::mended;
use super::rings::tidy;
use super::tally::Tally;
use super::zone::{Zone, area, change};
use crate::geodata::{Controller, Named, Status};

/// What two zones share counts from here, in square kilometres: less is a matter of drawing, and no
/// fault of a snapshot.
const LEAST: f64 = 0.002;

/// Cuts from each zone what a surer one has.
pub(super) fn put_beside(zones: &mut Vec<Zone>, tally: &mut Tally) {
    contest(zones, tally);
    zones.sort_by(|a, b| (a.status, &a.id).cmp(&(b.status, &b.id)));
    for less in 1..zones.len() {
        let (surer, rest) = zones.split_at_mut(less);
        let zone = &mut rest[0];
        for sure in surer.iter() {
            if !differ(sure, zone) || shared(sure, zone).is_none() {
                continue;
            }
            let cut = sound(&zone.shape.difference(&sure.shape));
            let what = format!("what is {} as well cut from it", sure.id);
            tally.changes.push(change(zone, &what, &cut));
            zone.shape = cut;
        }
    }
    zones.sort_by(|a, b| a.id.cmp(&b.id));
}

/// Makes contested what both sides claim.
fn contest(zones: &mut Vec<Zone>, tally: &mut Tally) {
    let claimed = |zone: &Zone, who| zone.status == Status::Claimed && zone.controller == who;
    let mut both = MultiPolygon(Vec::new());
    for mine in 0..zones.len() {
        for theirs in 0..zones.len() {
            let (one, other) = (&zones[mine], &zones[theirs]);
            if claimed(one, Controller::Russia)
                && claimed(other, Controller::Ukraine)
                && let Some(more) = shared(one, other)
            {
                both = both.union(&more);
            }
        }
    }
    if both.0.is_empty() {
        return;
    }
    let both = sound(&both);
    for zone in zones
        .iter_mut()
        .filter(|zone| zone.status == Status::Claimed)
    {
        let cut = sound(&zone.shape.difference(&both));
        tally.changes.push(change(
            zone,
            "what the other side claims as well made contested",
            &cut,
        ));
        zone.shape = cut;
    }
    zones.push(Zone {
        id: "claimed-by-both".to_owned(),
        name: Named {
            en: "Claimed by both sides".to_owned(),
            uk: Some("Про контроль заявляють обидві сторони".to_owned()),
        },
        controller: Controller::Nobody,
        status: Status::Contested,
        shape: both,
    });
}

fn sound(shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let tidied = tidy(shape);
    mended(&tidied).unwrap_or(tidied)
}

fn differ(one: &Zone, other: &Zone) -> bool {
    (one.status, one.controller) != (other.status, other.controller)
}

/// What two zones share, where it is worth a word.
fn shared(one: &Zone, other: &Zone) -> Option<MultiPolygon<f64>> {
    let (a, b) = (one.shape.bounding_rect()?, other.shape.bounding_rect()?);
    if !a.intersects(&b) {
        return None;
    }
    let shared = one.shape.intersection(&other.shape);
    (area(&shared).km2() >= LEAST).then_some(shared)
}
