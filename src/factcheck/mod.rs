//! From a claim and what was measured to a verdict.
//!
//! - `interval`: what a wording allows, and what was measured
//! - `verdict`: one interval against the other
//! - `evidence`: the data that a claim is held against, and what they lack
//! - `finding`: what came of it
//! - `distance`, `control`, `around`, `kind`: the rules, by what is measured
//! - `front`: the line of contact, seen from a place
//! - `part`: how much of a place a side holds
//! - `onset`: since when it is so
//! - `coincidence`: what else would come near a distance that is wrong
//!
//! What is found has no words here: a report gives them.

mod around;
mod coincidence;
mod control;
mod distance;
mod evidence;
mod finding;
mod front;
mod interval;
mod kind;
mod onset;
mod part;
mod verdict;

pub use coincidence::{Coincidence, DETOUR, Likeness};
pub use distance::judge;
pub use evidence::{Evidence, Lack};
pub use finding::{Finding, Of, Quantity, Reading, Value};
pub use interval::Interval;
pub use verdict::Verdict;

use crate::geodata::{Assertion, Claim};

/// Holds a claim against the evidence.
pub fn check<'c>(claim: &'c Claim, evidence: &Evidence<'_>) -> Finding<'c> {
    let mut finding = judged(claim, evidence);
    let late = claim.time().and_then(|date| evidence.begins_within(date));
    if finding.verdict == Verdict::Supported && late.is_some() {
        finding.verdict = Verdict::Inconclusive;
        finding.lack = late;
    }
    finding
}

fn judged<'c>(claim: &'c Claim, evidence: &Evidence<'_>) -> Finding<'c> {
    match &claim.assertion {
        Assertion::BorderDistance(length) => distance::border(claim, *length, evidence),
        Assertion::PlaceDistance { to, length } => distance::place(claim, to, *length, evidence),
        Assertion::FrontDistance { date, length } => {
            distance::front(claim, *date, *length, evidence)
        }
        Assertion::ControlShare {
            controller,
            span,
            share,
        } => control::share(claim, *controller, *span, *share, evidence),
        Assertion::ControlStatus {
            controller,
            status,
            span,
        } => control::status(claim, (*controller, *status), *span, evidence),
        Assertion::AreaChange {
            controller,
            change,
            from,
            to,
            radius,
            area,
        } => {
            let asked = around::Changed {
                side: *controller,
                change: *change,
                from: *from,
                to: *to,
                radius: *radius,
                area: *area,
            };
            around::change(claim, &asked, evidence)
        }
        Assertion::OpenBearings {
            controller,
            date,
            radius,
            sides,
        } => around::held_sides(claim, (*controller, *date), *radius, *sides, evidence),
        Assertion::PlaceKind(kind) => kind::place(claim, *kind, evidence),
        Assertion::DirectionWithin { direction, within } => {
            kind::direction(claim, *direction, within, evidence)
        }
        Assertion::Figure {
            claimed,
            figure,
            error,
            sources,
        } => kind::figure(claim, *claimed, Interval::around(*figure, *error), sources),
        Assertion::Unmapped { why, needs } => {
            let lack = Lack::Unmapped {
                why: why.clone(),
                needs: needs.clone(),
            };
            Finding::lacking(claim, lack)
        }
    }
}
