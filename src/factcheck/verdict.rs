//! Verdicts, and how one follows from intervals.

use super::Interval;

/// What the data say of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every reading lies within what the claim allows.
    Supported,
    /// No reading comes near what the claim allows.
    Contradicted,
    /// Some readings would do, others not.
    Inconclusive,
    /// The data do not reach so far, or no map can show it.
    NotCheckable,
}

impl Verdict {
    /// Holds readings of one thing, such as a distance from a place's centre and from its edge,
    /// against what a claim allows: supported where all lie inside, contradicted where all lie
    /// outside, and otherwise the data do not decide.
    pub fn of(readings: impl IntoIterator<Item = Interval>, allowed: Interval) -> Verdict {
        let readings: Vec<Interval> = readings.into_iter().collect();
        if readings.iter().all(|reading| reading.within(allowed)) {
            Verdict::Supported
        } else if readings
            .iter()
            .all(|reading| reading.is_apart_from(allowed))
        {
            Verdict::Contradicted
        } else {
            Verdict::Inconclusive
        }
    }

    /// Of what must be true of every place and on every day: one that is contradicted contradicts it
    /// all, and one that is open leaves it open.
    pub fn of_all(verdicts: impl IntoIterator<Item = Verdict>) -> Verdict {
        let verdicts: Vec<Verdict> = verdicts.into_iter().collect();
        let worst = [
            Verdict::Contradicted,
            Verdict::NotCheckable,
            Verdict::Inconclusive,
        ];
        let found = worst.into_iter().find(|one| verdicts.contains(one));
        match found {
            None if verdicts.is_empty() => Verdict::NotCheckable,
            None => Verdict::Supported,
            Some(worst) => worst,
        }
    }
}
