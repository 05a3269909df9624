//! Claims about who holds a place, and how much of it.

use super::front::to_front;
use super::onset::{Held, since};
use super::part::{Part, part};
use super::{Evidence, Finding, Interval, Lack, Of, Quantity, Reading, Value, Verdict};
use crate::geodata::{Assertion, Claim, Controller, Place, Share, Snapshot, Span, Status};
use crate::measure::{Basis, Said, Shares, shares, since_of};

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
        if let Some(lack) = lack(&shares, (id, place), snapshot, evidence) {
            finding.lack = Some(lack);
            return Verdict::NotCheckable;
        }
        let Part {
            drawn,
            interval,
            open,
        } = part(side, &shares);
        let of = || Of::Place {
            place: id.to_owned(),
            day: Some(day),
            by: shares.basis(),
        };
        finding.read(of(), drawn, Quantity::Share, interval);
        let held = Verdict::of([interval], allowed(share));
        if let Some(open) = open {
            let of = Of::Open {
                place: id.to_owned(),
                day,
                statuses: open.statuses,
            };
            finding.read(of, open.drawn, Quantity::Share, open.interval);
        }
        if share != Share::Firm {
            return held;
        }
        // It is the share that contradicts: the line is that of assessed land, and what is contested
        // beyond it may be the side's too.
        let far = to_front(finding, (id, place), snapshot, evidence, |away, behind| {
            let is_on_its_side = behind == (side == Controller::Russia);
            match is_on_its_side && away.low() > 0.0 {
                true => Verdict::Supported,
                false => Verdict::Inconclusive,
            }
        });
        Verdict::of_all([held, far])
    };
    over(&mut finding, span, evidence, rule);
    finding
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
        let shares = shares(place, snapshot, evidence.geodata.context());
        if let Some(lack) = lack(&shares, (id, place), snapshot, evidence) {
            finding.lack = Some(lack);
            return Verdict::NotCheckable;
        }
        let (said, verdict) = told(&shares, claimed);
        finding.readings.push(Reading {
            of: Of::Place {
                place: id.to_owned(),
                day: Some(day),
                by: shares.basis(),
            },
            value: Value::Control(said),
        });
        verdict
    };
    over(&mut finding, span, evidence, rule);
    finding
}

/// All that is said of a place, and whether that is what is claimed. Its own zones say what they say; an
/// edge of an area may run elsewhere, so that it must be farther off than it may be wrong.
fn told(shares: &Shares, claimed: Said) -> (Vec<Option<Said>>, Verdict) {
    let each = shares.each();
    let mut said: Vec<Option<Said>> = each
        .iter()
        .filter(|share| share.part > 0.0)
        .map(|share| share.said)
        .collect();
    said.sort();
    // Land that is contested, or of which nothing is known, is nobody's.
    let nobodys = matches!(claimed.1, Status::Contested | Status::Unknown);
    let is_said = |one: Option<Said>| {
        one == Some(claimed) || nobodys && one.is_some_and(|one| one.1 == claimed.1)
    };
    let is_other = |one: Option<Said>| match one {
        Some((controller, status)) => {
            status == Status::Assessed
                && one == said.iter().copied().find(Option::is_some).flatten()
                && (nobodys || controller != claimed.0)
        }
        // Nor does a side hold what is in none of its land.
        None => claimed.1 == Status::Assessed && !shares.may_hold_the_rest(claimed.0),
    };
    let is_all = |is: &dyn Fn(Option<Said>) -> bool| match shares.basis() {
        Some(Basis::Zones) => said.iter().all(|one| is(*one)),
        _ => shares.least(is) >= 1.0,
    };
    let verdict = if is_all(&is_said) {
        Verdict::Supported
    } else if is_all(&is_other) {
        Verdict::Contradicted
    } else {
        Verdict::Inconclusive
    };
    (said, verdict)
}

/// What the data lack to tell who holds a place, if anything.
fn lack(
    shares: &Shares,
    (id, place): (&str, &Place),
    snapshot: &Snapshot,
    evidence: &Evidence<'_>,
) -> Option<Lack> {
    let (place_id, day) = (id.to_owned(), snapshot.date);
    match shares.basis() {
        None => Some(
            match evidence.not_mapped(snapshot, (id, place), place.accuracy) {
                Some(beyond) => beyond,
                None => Lack::Zone {
                    place: place_id,
                    day,
                },
            },
        ),
        Some(_) if shares.not_mapped().get() > 0.0 => Some(Lack::Extent {
            place: place_id,
            dataset: snapshot.dataset.id.clone(),
            day,
        }),
        Some(_) => None,
    }
}

/// Holds every subject against a rule in every snapshot of a time.
fn over(
    finding: &mut Finding<'_>,
    span: Span,
    evidence: &Evidence<'_>,
    rule: impl Fn(&mut Finding<'_>, (&str, &Place), &Snapshot) -> Verdict,
) {
    let (date, before, snapshots): (_, &[Snapshot], Vec<&Snapshot>) = match span {
        Span::On(date) => (date, &[], evidence.snapshots(date).collect()),
        Span::Since(date) => {
            let (before, since) = evidence.since(date);
            (date, before, since.iter().collect())
        }
    };
    let mut verdicts = Vec::new();
    for (id, place) in evidence.subjects(finding.claim) {
        // What it was before is told by the onset alone.
        let (readings, sources) = (finding.readings.len(), finding.sources.len());
        let mut all = back_to_not(before, |snapshot| {
            let lack = finding.lack.clone();
            let held = held(finding, (id, place), snapshot, &rule);
            finding.readings.truncate(readings);
            finding.sources.truncate(sources);
            let is_last = before.last().is_some_and(|last| last.date == snapshot.date);
            if !is_last {
                finding.lack = lack;
            }
            held
        });
        for snapshot in &snapshots {
            all.push(held(finding, (id, place), snapshot, &rule));
            let zones = snapshot.zones.iter();
            let mut own = zones
                .filter(|zone| zone.place.as_deref() == Some(id))
                .peekable();
            if own.peek().is_none() {
                finding.add_sources(&snapshot.dataset.sources);
            }
            own.for_each(|zone| finding.add_sources(&zone.sources));
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

/// What the snapshots before a time say: the last one, and where it may be so in that or not, those back
/// to one in which it is surely not so.
fn back_to_not(before: &[Snapshot], mut held: impl FnMut(&Snapshot) -> Held) -> Vec<Held> {
    let mut all = Vec::new();
    for snapshot in before.iter().rev() {
        all.push(held(snapshot));
        if all[all.len() - 1].verdict != Verdict::Inconclusive {
            break;
        }
    }
    let is_bounded = all
        .last()
        .is_some_and(|held| held.verdict == Verdict::Contradicted);
    if !is_bounded {
        all.truncate(1);
    }
    all.reverse();
    all
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
