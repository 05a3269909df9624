//! Claims about who holds a place, and how much of it.

use super::onset::{Held, since};
use super::{Evidence, Finding, Interval, Lack, Of, Quantity, Reading, Value, Verdict};
use crate::geodata::{Assertion, Claim, Controller, Place, Share, Snapshot, Span, Status};
use crate::measure::{Front, said_of, shares, since_of};

/// As much as this is held "firmly".
const FIRM: f64 = 0.99;

/// The parts of a place of which a claim is true.
fn allowed(share: Share) -> Interval {
    match share {
        // Half is not more than half.
        Share::Mostly => Interval::new(0.5_f64.next_up(), 1.0),
        Share::Firm => Interval::new(FIRM, 1.0),
        Share::Percent(number) => Interval::allowed(number, 0.01),
    }
}

/// The part of a place that one side is assessed to hold must be what is claimed in every snapshot of
/// the time.
pub(super) fn share<'c>(
    claim: &'c Claim,
    side: Controller,
    span: Span,
    share: Share,
    evidence: &Evidence<'_>,
) -> Finding<'c> {
    let mut finding = Finding::new(claim);
    finding.allowed = Some((allowed(share), Quantity::Share));
    let rule = |finding: &mut Finding<'_>, (id, place): (&str, &Place), snapshot: &Snapshot| {
        let day = snapshot.date;
        let shares = shares(place, snapshot, evidence.geodata.context());
        if shares.is_empty() {
            let place = id.to_owned();
            finding.lack = Some(Lack::Zone { place, day });
            return Verdict::NotCheckable;
        }
        let is_held =
            |s: &&crate::measure::Share| (s.controller, s.status) == (side, Status::Assessed);
        // What the others may have too much of is the side's, also where it is said to have nothing.
        let others = shares.iter().map(|s| s.error).fold(0.0, f64::max);
        let (part, error) = shares
            .iter()
            .find(is_held)
            .map_or((0.0, others), |s| (s.part, s.error));
        let interval = Interval::new((part - error).max(0.0), (part + error).min(1.0));
        let of = Of::Place {
            place: id.to_owned(),
            day: Some(day),
        };
        finding.read(of, part, Quantity::Share, interval);
        let held = Verdict::of([interval], allowed(share));
        if share != Share::Firm {
            return held;
        }
        Verdict::of_all([
            held,
            far_from_front(finding, (id, place), side, snapshot, evidence),
        ])
    };
    over(&mut finding, span, evidence, rule);
    finding
}

/// Whether the line of contact is farther from a place than it may be wrong.
fn far_from_front(
    finding: &mut Finding<'_>,
    (id, place): (&str, &Place),
    side: Controller,
    snapshot: &Snapshot,
    evidence: &Evidence<'_>,
) -> Verdict {
    let day = snapshot.date;
    let front = Front::of(snapshot, side);
    let Some(measured) = front.as_ref().and_then(|front| front.distance(place)) else {
        finding.lack = Some(evidence.no_front(front.as_ref(), id, day));
        return Verdict::NotCheckable;
    };
    let (value, interval) = (measured.distance.value().get(), measured.distance.into());
    let of = Of::Front {
        place: id.to_owned(),
        day,
    };
    finding.read(of, value, Quantity::Length, interval);
    if !measured.behind {
        Verdict::Contradicted
    } else if measured.distance.low().get() > 0.0 {
        Verdict::Supported
    } else {
        Verdict::Inconclusive
    }
}

/// A place is held as is claimed where all its zones say so; where another side is assessed to hold
/// all of it, it is not.
pub(super) fn status<'c>(
    claim: &'c Claim,
    claimed: (Controller, Status),
    span: Span,
    evidence: &Evidence<'_>,
) -> Finding<'c> {
    let mut finding = Finding::new(claim);
    let rule = |finding: &mut Finding<'_>, (id, place): (&str, &Place), snapshot: &Snapshot| {
        let day = snapshot.date;
        let said = said_of(place, snapshot);
        if said.is_empty() {
            let place = id.to_owned();
            finding.lack = Some(Lack::Zone { place, day });
            return Verdict::NotCheckable;
        }
        // Land that is contested, or of which nothing is known, is nobody's.
        let nobodys = matches!(claimed.1, Status::Contested | Status::Unknown);
        let is_said = |one: &(Controller, Status)| *one == claimed || nobodys && one.1 == claimed.1;
        let is_other = |one: &(Controller, Status)| {
            one.1 == Status::Assessed && *one == said[0] && (nobodys || one.0 != claimed.0)
        };
        let verdict = if said.iter().all(is_said) {
            Verdict::Supported
        } else if said.iter().all(is_other) {
            Verdict::Contradicted
        } else {
            Verdict::Inconclusive
        };
        finding.readings.push(Reading {
            of: Of::Place {
                place: id.to_owned(),
                day: Some(day),
            },
            value: Value::Control(said),
        });
        verdict
    };
    over(&mut finding, span, evidence, rule);
    finding
}

/// Holds every subject against a rule in every snapshot of a time.
fn over(
    finding: &mut Finding<'_>,
    span: Span,
    evidence: &Evidence<'_>,
    rule: impl Fn(&mut Finding<'_>, (&str, &Place), &Snapshot) -> Verdict,
) {
    let (date, before, snapshots) = match span {
        Span::On(date) => (date, None, evidence.snapshots(date).collect()),
        Span::Since(date) => {
            let (before, since) = evidence.since(date);
            (date, before, since)
        }
    };
    let mut verdicts = Vec::new();
    for (id, place) in evidence.subjects(finding.claim) {
        // What it was before is told by the onset alone.
        let earlier = before.map(|snapshot| {
            let readings = finding.readings.len();
            let held = held(finding, (id, place), snapshot, &rule);
            finding.readings.truncate(readings);
            held
        });
        let mut all = Vec::from_iter(earlier);
        for snapshot in &snapshots {
            all.push(held(finding, (id, place), snapshot, &rule));
            let zones = snapshot.zones.iter();
            for zone in zones.filter(|zone| zone.place.as_deref() == Some(id)) {
                finding.add_sources(&zone.sources);
            }
        }
        match span {
            Span::On(_) => verdicts.extend(all.into_iter().map(|one| one.verdict)),
            Span::Since(_) if snapshots.is_empty() => verdicts.push(Verdict::NotCheckable),
            Span::Since(_) => {
                let (verdict, onset) = since(id, date, &all);
                finding.readings.extend(onset);
                verdicts.push(verdict);
            }
        }
    }
    if snapshots.is_empty() {
        finding.lack = Some(evidence.no_snapshot(date));
    }
    finding.verdict = Verdict::of_all(verdicts);
}

/// What a snapshot says of a place, by a rule.
fn held(
    finding: &mut Finding<'_>,
    (id, place): (&str, &Place),
    snapshot: &Snapshot,
    rule: impl Fn(&mut Finding<'_>, (&str, &Place), &Snapshot) -> Verdict,
) -> Held {
    let readings = finding.readings.len();
    let verdict = rule(finding, (id, place), snapshot);
    let number = |reading: &Reading| matches!(reading.value, Value::Number { .. });
    let read = finding.readings.get(readings).filter(|one| number(one));
    // The day on which a zone came to say what it says is no day on which a share was reached.
    let by_zone = matches!(finding.claim.assertion, Assertion::ControlStatus { .. });
    Held {
        day: snapshot.date,
        verdict,
        value: read.map_or(Value::Told, |one| one.value.clone()),
        since: since_of(place, snapshot).filter(|_| by_zone),
    }
}
