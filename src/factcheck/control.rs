//! Claims about who holds a place, and how much of it.

use super::{Evidence, Finding, Interval, Lack, Of, Quantity, Reading, Value, Verdict};
use jiff::civil::Date;

use crate::date::MapDate;
use crate::geodata::{Claim, Controller, Place, Share, Snapshot, Span, Status};
use crate::measure::{Front, shares};

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
        let shares = shares(id, snapshot);
        if shares.is_empty() {
            let place = id.to_owned();
            finding.lack = Some(Lack::Zone { place, day });
            return Verdict::NotCheckable;
        }
        let is_held =
            |s: &&crate::measure::Share| (s.controller, s.status) == (side, Status::Assessed);
        let (part, error) = shares
            .iter()
            .find(is_held)
            .map_or((0.0, 0.0), |s| (s.part, s.error));
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
    let rule = |finding: &mut Finding<'_>, (id, _): (&str, &Place), snapshot: &Snapshot| {
        let day = snapshot.date;
        let said = shares(id, snapshot).into_iter();
        let said: Vec<(Controller, Status)> = said.map(|s| (s.controller, s.status)).collect();
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
        let mut held = Vec::new();
        for snapshot in &snapshots {
            held.push((snapshot.date, rule(finding, (id, place), snapshot)));
            let zones = snapshot.zones.iter();
            for zone in zones.filter(|zone| zone.place.as_deref() == Some(id)) {
                finding.add_sources(&zone.sources);
            }
        }
        match span {
            Span::On(_) => verdicts.extend(held.into_iter().map(|(_, verdict)| verdict)),
            Span::Since(_) => {
                let earlier = before.map(|snapshot| {
                    // What it was before is told by the onset alone.
                    let readings = finding.readings.len();
                    let verdict = rule(finding, (id, place), snapshot);
                    finding.readings.truncate(readings);
                    (snapshot.date, verdict)
                });
                verdicts.push(since(finding, id, date, earlier, &held));
            }
        }
    }
    if snapshots.is_empty() {
        finding.lack = Some(evidence.no_snapshot(date));
    }
    finding.verdict = Verdict::of_all(verdicts);
}

/// What is claimed to be so since a time must be so in every snapshot after it, and must not have been
/// so before it. Where it was not so, or not surely, in a snapshot of that time itself, it must have
/// begun within that time.
fn since(
    finding: &mut Finding<'_>,
    place: &str,
    date: MapDate,
    before: Option<(Date, Verdict)>,
    held: &[(Date, Verdict)],
) -> Verdict {
    let is_so = |(_, verdict): &&(Date, Verdict)| *verdict == Verdict::Supported;
    let already = before.as_ref().filter(is_so);
    let first = already.or_else(|| held.iter().find(is_so));
    let mut earlier = before.iter().chain(held);
    let not_yet = first.and_then(|first| earlier.rfind(|(day, _)| *day < first.0));
    if let Some((first, _)) = first {
        finding.readings.push(Reading {
            of: Of::Onset {
                place: place.to_owned(),
                not_yet: not_yet.map(|(day, _)| *day),
                sure: not_yet.is_none_or(|(_, verdict)| *verdict == Verdict::Contradicted),
                first: *first,
            },
            value: Value::Told,
        });
    }
    if held.is_empty() {
        return Verdict::NotCheckable;
    }
    if already.is_some() {
        return Verdict::Contradicted;
    }
    let after = held.iter().filter(|(day, _)| *day > date.last_day());
    let after: Vec<Verdict> = after.map(|(_, verdict)| *verdict).collect();
    let begins_within = first.is_some_and(|(first, _)| date.contains(*first));
    let all_along = held.iter().all(|one| is_so(&one));
    match Verdict::of_all(after.iter().copied()) {
        _ if after.is_empty() && begins_within => Verdict::Supported,
        Verdict::Supported if !all_along && !begins_within => Verdict::Inconclusive,
        verdict => verdict,
    }
}
