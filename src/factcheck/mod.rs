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
    let allowed = Interval::claimed(claim.distance(), claim.half_digit(), claim.wording);
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
        Measured::new(Metres::from_km(km), Metres::from_km(1.0))
    }

    fn distance(centre: f64, from: f64, to: f64) -> BorderDistance {
        let (nearest, farthest) = (measured(from), measured(to));
        BorderDistance {
            centre: measured(centre),
            at: LonLat::new(38.8, 47.9).unwrap(),
            azimuth: Degrees::azimuth(142.0),
            border: 0,
            rival: None,
            extent: Some(ExtentDistance { nearest, farthest }),
        }
    }

    fn claim(value: f64, wording: Wording) -> Claim {
        Claim {
            id: "c".into(),
            quote: "q".into(),
            quote_uk: None,
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

    /// Verdict on 100 km in some words, of a place measured as that many kilometres ± 0.1 from its
    /// centre and from all its outline.
    fn verdict(wording: Wording, km: f64) -> Verdict {
        let here = Measured::new(Metres::from_km(km), Metres::from_km(0.1));
        let extent = Some(ExtentDistance {
            nearest: here,
            farthest: here,
        });
        let measured = BorderDistance {
            centre: here,
            extent,
            ..distance(km, km, km)
        };
        judge(&claim(100.0, wording), &measured)
    }

    #[test]
    fn each_wording_can_be_borne_out_contradicted_and_left_open() {
        use Wording::{About, AtLeast, Exactly, JustOver, MoreThan, Nearly, Over, Under};
        for (wording, supported, contradicted, inconclusive) in [
            (Exactly, 100.3, 100.7, 100.5),
            (About, 91.0, 89.0, 90.0),
            (JustOver, 109.0, 99.0, 110.0),
            (Over, 150.0, 99.0, 100.0),
            (MoreThan, 150.0, 99.0, 100.0),
            (AtLeast, 150.0, 99.0, 100.0),
            (Under, 0.05, 101.0, 100.0),
            (Nearly, 91.0, 101.0, 90.0),
        ] {
            assert_eq!(
                verdict(wording, supported),
                Verdict::Supported,
                "{wording:?}"
            );
            assert_eq!(
                verdict(wording, contradicted),
                Verdict::Contradicted,
                "{wording:?}"
            );
            assert_eq!(
                verdict(wording, inconclusive),
                Verdict::Inconclusive,
                "{wording:?}"
            );
        }
    }
}
