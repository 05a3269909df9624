//! What changed since the snapshot before, and hardly can have.

use jiff::civil::Date;

use super::Zones;
use super::dates::since_at;
use crate::geodata::faults::Faults;
use crate::geodata::lint::plane;
use crate::geodata::rule;
use crate::geodata::vocabulary::Vocabulary;
use crate::geodata::zone::{Controller, Status, Zone, ZoneKind};

/// A zone that grows or shrinks by more than this factor …
const FACTOR: f64 = 2.0;
/// … and by more than this, in square kilometres, has jumped.
const LEAST: f64 = 1.0;

pub(super) fn check(zones: &Zones<'_>, faults: &mut Faults<'_>) {
    let Some((day, before)) = zones.before else {
        return;
    };
    for was in before {
        match zones.placed.iter().find(|(_, zone)| zone.id == was.id) {
            Some((at, is)) => {
                faults.enter(Some(is.id.clone()));
                changed(was, is, day, *at, faults);
            }
            None => vanished(was, day, zones.placed, faults),
        }
    }
    faults.enter(None);
}

/// Whether a zone is a part of a settlement: its outline is cut anew in each snapshot.
fn is_part(zone: &Zone) -> bool {
    zone.place.as_ref().is_some_and(|place| *place != zone.id)
}

fn changed(was: &Zone, is: &Zone, day: Date, at: usize, faults: &mut Faults<'_>) {
    if was.name.en != is.name.en && !is_part(is) {
        let what = format!(
            "it is called \"{}\", and was \"{}\" on {day}",
            is.name.en, was.name.en
        );
        let help = "correct the name, or give what is another zone an id of its own";
        faults.add(rule::RENAMED_ZONE, at, what).help(help);
    }
    let outdated = is
        .since
        .filter(|since| *since < day || is.since == was.since);
    if let Some(since) = outdated.filter(|_| is.controller != was.controller) {
        let [held, holds] = [was, is].map(|zone| zone.controller.word());
        let what = format!("it is controlled by {holds} since {since}, and was by {held} on {day}");
        let help = "write the day of the change, or leave \"since\" out";
        faults.add(rule::CONTROL_WITHOUT_SINCE, at, what).help(help);
    } else if let Some(since) = outdated.filter(|_| is.status != was.status) {
        let [before, now] = [was, is].map(|zone| zone.status.word());
        let what = format!("it is {now} since {since}, and was {before} on {day}");
        let help = "write the first day of the new status, or leave \"since\" out";
        let at = since_at(faults.text(), at);
        faults.add(rule::STALE_SINCE, at, what).help(help);
    }
    let new_note = is.note.is_some() && is.note != was.note;
    let less_sure = was.status == Status::Assessed && is.status != Status::Assessed;
    if less_sure && !new_note {
        let what = format!("it is {}, and was assessed on {day}", is.status.word());
        let help = "correct the status, or say in \"note\" why it is no longer so sure";
        faults.add(rule::STATUS_SET_BACK, at, what).help(help);
    }
    let (before, now) = (plane::km2(&was.shape), plane::km2(&is.shape));
    let jumped = before.max(now) > FACTOR * before.min(now) && (before - now).abs() > LEAST;
    // What nobody holds for certain comes and goes with the reports.
    let held = is.controller.told_apart(is.status) != Controller::Nobody;
    if jumped && held && !new_note && !is_part(is) {
        let what = format!("it has {now:.1} km², and had {before:.1} km² on {day}");
        let help = "see with bakhmut-map diff what changed; if it is right, say why in \"note\"";
        faults.add(rule::AREA_JUMP, at, what).help(help);
    }
}

fn vanished(was: &Zone, day: Date, placed: &[(usize, Zone)], faults: &mut Faults<'_>) {
    // Of a settlement that is divided otherwise than before, nothing is gone.
    let again = |zone: &Zone| zone.place.is_some() && zone.place == was.place;
    let told = |zone: &Zone| {
        zone.note
            .as_ref()
            .is_some_and(|note| note.contains(&was.id))
    };
    if placed.iter().any(|(_, zone)| again(zone) || told(zone)) {
        return;
    }
    faults.enter(None);
    let at = faults.text().find("\"features\"").unwrap_or(0);
    let kind = match was.kind {
        ZoneKind::Settlement => "settlement",
        ZoneKind::Area => "area",
    };
    let what = format!("the {kind} \"{}\" of {day} is not here", was.id);
    let help = format!(
        "draw it, or name it in the \"note\" of the zone that holds it now, as \"includes {}\"",
        was.id
    );
    faults.add(rule::VANISHED_ZONE, at, what).help(help);
}
