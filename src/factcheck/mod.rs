//! From a claim and what was measured to a verdict.

mod interval;

pub use interval::Interval;

use crate::geodata::{Claim, Measure};
use crate::measure::BorderDistance;

/// What the data say of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every reading lies within what the claim allows.
    Supported,
    /// No reading comes near what the claim allows.
    Contradicted,
    /// Some readings would do, others not.
    Inconclusive,
}

/// Holds a claimed distance to the border against the measured one. There are two readings: from
/// the place's centre (the headline), and from any point of its outline; the claim is supported
/// where both lie inside the interval that its wording allows, contradicted where both lie
/// outside, and otherwise the data do not decide.
pub fn judge(claim: &Claim, measured: &BorderDistance) -> Verdict {
    let allowed = Interval::claimed(claim.distance(), claim.wording);
    // Another measure must not be judged by a distance.
    let readings = match claim.measure {
        Measure::BorderDistance => distance_readings(measured),
    };
    if readings.iter().all(|r| r.within(allowed)) {
        Verdict::Supported
    } else if readings.iter().all(|r| r.is_apart_from(allowed)) {
        Verdict::Contradicted
    } else {
        Verdict::Inconclusive
    }
}

/// The distances from the place's centre, and from anywhere on its outline.
fn distance_readings(measured: &BorderDistance) -> Vec<Interval> {
    let centre = Interval::new(measured.centre.low(), measured.centre.high());
    let extent = measured
        .extent
        .map(|extent| Interval::new(extent.nearest.low(), extent.farthest.high()));
    [centre].into_iter().chain(extent).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Unit, Wording};
    use crate::measure::{ExtentDistance, Measured};
    use crate::units::{Degrees, LonLat, Metres};

    fn measured(km: f64) -> Measured {
        Measured {
            value: Metres::from_km(km),
            error: Metres::from_km(1.0),
        }
    }

    fn distance(centre: f64, from: f64, to: f64) -> BorderDistance {
        let (nearest, farthest) = (measured(from), measured(to));
        BorderDistance {
            centre: measured(centre),
            at: LonLat::new(38.8, 47.9).unwrap(),
            azimuth: Degrees::azimuth(142.0),
            border: 0,
            extent: Some(ExtentDistance { nearest, farthest }),
        }
    }

    fn claim(value: f64, wording: Wording) -> Claim {
        Claim {
            id: "c".into(),
            quote: "q".into(),
            subject: "town".into(),
            measure: Measure::BorderDistance,
            value,
            unit: Unit::Kilometres,
            wording,
        }
    }

    #[test]
    fn a_claim_far_from_both_readings_is_contradicted() {
        let verdict = judge(
            &claim(193.0, Wording::JustOver),
            &distance(102.0, 98.0, 108.0),
        );
        assert_eq!(verdict, Verdict::Contradicted);
    }

    #[test]
    fn a_claim_that_holds_wherever_one_measures_is_supported() {
        let verdict = judge(&claim(95.0, Wording::Over), &distance(102.0, 98.0, 108.0));
        assert_eq!(verdict, Verdict::Supported);
    }

    #[test]
    fn a_claim_that_holds_from_the_edge_alone_is_undecided() {
        let verdict = judge(
            &claim(107.0, Wording::Exactly),
            &distance(102.0, 98.0, 108.0),
        );
        assert_eq!(verdict, Verdict::Inconclusive);
    }
}
