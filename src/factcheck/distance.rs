//! Claims about distances: to the border, to another place, to the line of contact.

use super::coincidence::{of_border, of_length};
use super::front::to_front;
use super::{Evidence, Finding, Interval, Lack, Of, Quantity, Verdict};
use crate::date::MapDate;
use crate::geodata::{Claim, Length};
use crate::measure::{BorderDistance, Measured, border_distance, outline_of, place_distance};

/// Holds a claimed distance to the border against the measured one. There are two readings: from
/// the place's centre (the headline), and from any point of its outline.
pub fn judge(length: Length, measured: &BorderDistance) -> Verdict {
    Verdict::of(readings(measured), Interval::of_length(length))
}

/// The distances from the place's centre, and from anywhere on its outline.
fn readings(measured: &BorderDistance) -> Vec<Interval> {
    let extent = measured
        .extent
        .map(|extent| Interval::new(extent.nearest.low().get(), extent.farthest.high().get()));
    [measured.centre.into()].into_iter().chain(extent).collect()
}

pub(super) fn border<'c>(claim: &'c Claim, length: Length, evidence: &Evidence<'_>) -> Finding<'c> {
    let mut finding = Finding::new(claim);
    finding.allowed = Some((Interval::of_length(length), Quantity::Length));
    let mut verdicts = Vec::new();
    for (id, place) in evidence.subjects(claim) {
        let outline = outline_of(place, evidence.geodata.context());
        let shape = outline.map(|(feature, shape)| (shape, feature.accuracy));
        let Some(measured) = border_distance(place, shape, evidence.borders) else {
            return Finding {
                allowed: finding.allowed,
                ..Finding::lacking(claim, Lack::Border)
            };
        };
        let place_id = || id.to_owned();
        let centre = Of::Centre {
            place: place_id(),
            at: measured.at,
            azimuth: measured.azimuth,
        };
        let value = measured.centre.value().get();
        finding.read(centre, value, Quantity::Length, measured.centre.into());
        if let (Some(extent), [_, interval]) = (measured.extent, readings(&measured).as_slice()) {
            let of = Of::Extent { place: place_id() };
            let nearest = extent.nearest.value().get();
            finding.read(of, nearest, Quantity::Length, *interval);
        }
        finding.add_sources(&evidence.borders[measured.border].sources);
        finding.add_sources(&place.sources);
        finding.add_sources(outline.map_or(&[], |(feature, _)| &feature.sources));
        let verdict = judge(length, &measured);
        if verdict == Verdict::Contradicted {
            let found = of_border(place, length, &measured, evidence);
            finding.coincidences.extend(found);
        }
        verdicts.push(verdict);
    }
    finding.verdict = Verdict::of_all(verdicts);
    finding
}

pub(super) fn place<'c>(
    claim: &'c Claim,
    to: &str,
    length: Length,
    evidence: &Evidence<'_>,
) -> Finding<'c> {
    let mut finding = Finding::new(claim);
    finding.allowed = Some((Interval::of_length(length), Quantity::Length));
    let mut verdicts = Vec::new();
    let Some(to) = evidence.geodata.place(to) else {
        return finding;
    };
    for (id, place) in evidence.subjects(claim) {
        let measured = place_distance(place, to);
        let of = Of::Centre {
            place: id.to_owned(),
            at: to.position,
            azimuth: measured.azimuth,
        };
        let verdict = one(&mut finding, of, measured.distance, length);
        finding.add_sources(&place.sources);
        if verdict == Verdict::Contradicted {
            finding
                .coincidences
                .extend(of_length(place, length, measured.distance));
        }
        verdicts.push(verdict);
    }
    finding.add_sources(&to.sources);
    finding.verdict = Verdict::of_all(verdicts);
    finding
}

pub(super) fn front<'c>(
    claim: &'c Claim,
    date: MapDate,
    length: Length,
    evidence: &Evidence<'_>,
) -> Finding<'c> {
    let mut finding = Finding::new(claim);
    let allowed = Interval::of_length(length);
    finding.allowed = Some((allowed, Quantity::Length));
    let mut verdicts = Vec::new();
    for snapshot in evidence.snapshots(date) {
        for subject in evidence.subjects(claim) {
            let verdict = to_front(&mut finding, subject, snapshot, evidence, |interval, _| {
                Verdict::of([interval], allowed)
            });
            verdicts.push(verdict);
        }
    }
    if verdicts.is_empty() {
        finding.lack = Some(evidence.no_snapshot(date));
    }
    finding.verdict = Verdict::of_all(verdicts);
    finding
}

/// Reads one distance, and holds it against what is claimed.
fn one(finding: &mut Finding<'_>, of: Of, measured: Measured, length: Length) -> Verdict {
    let interval = measured.into();
    finding.read(of, measured.value().get(), Quantity::Length, interval);
    Verdict::of([interval], Interval::of_length(length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Number, Unit, Wording};
    use crate::measure::ExtentDistance;
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

    fn claim(value: f64, wording: Wording) -> Length {
        let number = Number { value, wording };
        Length {
            number,
            unit: Unit::Kilometres,
        }
    }

    #[test]
    fn a_claim_far_from_both_readings_is_contradicted() {
        let verdict = judge(
            claim(193.0, Wording::JustOver),
            &distance(102.0, 98.0, 108.0),
        );
        assert_eq!(verdict, Verdict::Contradicted);
    }

    #[test]
    fn a_claim_that_holds_wherever_one_measures_is_supported() {
        let verdict = judge(claim(95.0, Wording::Over), &distance(102.0, 98.0, 108.0));
        assert_eq!(verdict, Verdict::Supported);
    }

    #[test]
    fn a_claim_that_holds_from_the_edge_alone_is_undecided() {
        let verdict = judge(
            claim(107.0, Wording::Exactly),
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
        judge(claim(100.0, wording), &measured)
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
