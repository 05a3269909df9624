//! Claims about the land around a place.

use super::{Evidence, Finding, Interval, Lack, Of, Quantity, Verdict};
use crate::date::MapDate;
use crate::geodata::{Area, Change, Claim, Controller, Number, Place, Snapshot};
use crate::measure::{Front, lost, sides};
use crate::units::Metres;

/// North, east, south and west.
const SIDES: f64 = 4.0;

/// Land of one side that changed hands around a place.
pub(super) struct Changed {
    pub(super) side: Controller,
    pub(super) change: Change,
    pub(super) from: MapDate,
    pub(super) to: MapDate,
    pub(super) radius: Metres,
    pub(super) area: Area,
}

/// What one side held in the latest snapshot of the first time and not in that of the second, or the
/// other way round.
pub(super) fn change<'c>(
    claim: &'c Claim,
    asked: &Changed,
    evidence: &Evidence<'_>,
) -> Finding<'c> {
    let mut finding = Finding::new(claim);
    let allowed = Interval::allowed(asked.area.number, asked.area.unit.square_metres(1.0));
    finding.allowed = Some((allowed, Quantity::Area));
    let stated = finding.allowed;
    let lacking = |lack| Finding {
        allowed: stated,
        ..Finding::lacking(claim, lack)
    };
    let latest = |date| evidence.snapshots(date).next_back();
    let (before, after) = match (latest(asked.from), latest(asked.to)) {
        (Some(before), Some(after)) => (before, after),
        (None, _) => return lacking(evidence.no_snapshot(asked.from)),
        (_, None) => return lacking(evidence.no_snapshot(asked.to)),
    };
    let subjects = evidence.subjects(claim);
    let beyond = |subject: &(&str, &Place)| evidence.not_mapped(after, *subject, asked.radius);
    if let Some(lack) = subjects.iter().find_map(beyond) {
        return lacking(lack);
    }
    let front = |snapshot: &Snapshot| {
        if let Some(lack) = evidence.no_land(snapshot, asked.side) {
            return Err(lack);
        }
        let day = snapshot.date;
        Front::of(snapshot, asked.side).ok_or(Lack::Front { day })
    };
    let (was, is) = match (front(before), front(after)) {
        (Ok(was), Ok(is)) => (was, is),
        (Err(lack), _) | (_, Err(lack)) => return lacking(lack),
    };
    let mut verdicts = Vec::new();
    for (id, place) in subjects {
        let measured = match asked.change {
            Change::Lost => lost(place, asked.radius, &was, &is),
            Change::Gained => lost(place, asked.radius, &is, &was),
        };
        let Some(measured) = measured else {
            return lacking(Lack::Front { day: after.date });
        };
        let value = measured.value.get();
        let interval = Interval::new(measured.low.get(), measured.high.get());
        let of = Of::Change {
            place: id.to_owned(),
            from: before.date,
            to: after.date,
        };
        finding.read(of, value, Quantity::Area, interval);
        verdicts.push(Verdict::of([interval], allowed));
    }
    finding.add_sources(&after.dataset.sources);
    finding.verdict = Verdict::of_all(verdicts);
    finding
}

/// On how many sides of a place there is held land, in every snapshot of the time.
pub(super) fn held_sides<'c>(
    claim: &'c Claim,
    (side, date): (Controller, MapDate),
    radius: Metres,
    number: Number,
    evidence: &Evidence<'_>,
) -> Finding<'c> {
    let mut finding = Finding::new(claim);
    let allowed = Interval::allowed(number, 1.0);
    finding.allowed = Some((allowed, Quantity::Count));
    let mut verdicts = Vec::new();
    for snapshot in evidence.snapshots(date) {
        let day = snapshot.date;
        let front = Front::of(snapshot, side);
        for (id, place) in evidence.subjects(claim) {
            let beyond = evidence.not_mapped(snapshot, (id, place), radius);
            let lack = beyond.or_else(|| evidence.no_land(snapshot, side));
            let Some(front) = &front else {
                finding.lack = lack;
                verdicts.push(Verdict::NotCheckable);
                continue;
            };
            let [least, drawn, most] = sides(place, radius, front).map(|count| count as f64);
            // There may be more land than is drawn, and not less.
            let most = if lack.is_some() { SIDES } else { most };
            let interval = Interval::new(least, most);
            if lack.is_some() && Verdict::of([interval], allowed) == Verdict::Inconclusive {
                finding.lack = lack;
                verdicts.push(Verdict::NotCheckable);
                continue;
            }
            let of = Of::Place {
                place: id.to_owned(),
                day: Some(day),
                by: None,
            };
            finding.read(of, drawn, Quantity::Count, interval);
            verdicts.push(Verdict::of([interval], allowed));
        }
        finding.add_sources(&snapshot.dataset.sources);
    }
    if verdicts.is_empty() {
        finding.lack = Some(evidence.no_snapshot(date));
    }
    finding.verdict = Verdict::of_all(verdicts);
    finding
}
