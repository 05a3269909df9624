//! The line of contact, seen from a place.

use super::{Evidence, Finding, Interval, Of, Quantity, Verdict};
use crate::geodata::{Place, Snapshot};
use crate::measure::contact_from;

/// Measures from a place to the line of contact, and judges what the distance may be, and whether the
/// place lies behind the line, in the land that Russia is assessed to hold. Where that stays open
/// because the line may go on beyond what the dataset maps, the data do not reach so far.
pub(super) fn to_front(
    finding: &mut Finding<'_>,
    (id, place): (&str, &Place),
    snapshot: &Snapshot,
    evidence: &Evidence<'_>,
    judge: impl Fn(Interval, bool) -> Verdict,
) -> Verdict {
    let day = snapshot.date;
    let front = contact_from(place.position, snapshot, evidence.geodata.land_ends());
    let read = front.as_ref().and_then(|front| {
        let behind = front.holds(place.position);
        if let Some(measured) = front.distance(place) {
            let (value, interval) = (measured.distance.value(), measured.distance.into());
            return Some((value.get(), interval, judge(interval, behind)));
        }
        let [least, drawn, most] = front.distance_at_most(place)?;
        let interval = Interval::new(least.get(), most.get());
        let verdict = judge(interval, behind);
        (verdict != Verdict::Inconclusive).then_some((drawn.get(), interval, verdict))
    });
    let Some((value, interval, verdict)) = read else {
        finding.lack = Some(evidence.no_front(front.as_ref(), id, day));
        return Verdict::NotCheckable;
    };
    let of = Of::Front {
        place: id.to_owned(),
        day,
    };
    finding.read(of, value, Quantity::Length, interval);
    finding.add_sources(&snapshot.dataset.sources);
    verdict
}
