//! What else would come near a distance that is wrong. None of it explains the claim: each is a
//! coincidence, which whoever wrote the claim may look into.

use super::{Evidence, Interval};
use crate::geodata::{Direction, Length, Place, Unit, Vocabulary};
use crate::measure::{
    BorderDistance, Measured, border_by_sector, border_by_subject, place_distance,
};

/// A road is so many times longer than the straight line: from the least to the greatest of what is
/// usual (Boscoe, Henry and Zdeb, The Professional Geographer 64 (2012), 1.4 at the mean;
/// doi:10.1080/00330124.2011.583586). An estimate, for no road is measured.
pub const DETOUR: (f64, f64) = (1.2, 1.4);

/// In what a coincidence differs from what was measured.
#[derive(Clone, Debug, PartialEq)]
pub enum Likeness {
    /// The claim's number in the other unit.
    Unit(Unit),
    /// A way by road, by the usual detour.
    Road,
    /// A way by road, in the other unit.
    RoadAndUnit(Unit),
    /// The distance to a place beyond the border, by its id.
    Place(String),
    /// The distance to the border in a direction.
    Sector(Direction),
    /// The distance to the stretch of border along a part of the neighbour, by the name of that.
    Stretch(String),
}

/// A distance that would bear the claim out, or may.
#[derive(Clone, Debug, PartialEq)]
pub struct Coincidence {
    /// The id of the place that was measured from.
    pub from: String,
    /// In what it differs.
    pub likeness: Likeness,
    /// The distance that was measured for it, in metres.
    pub value: f64,
    /// What that may be.
    pub interval: Interval,
}

/// Of any distance: another unit, a road, or both.
pub(super) fn of_length(place: &Place, length: Length, measured: Measured) -> Vec<Coincidence> {
    let other = match length.unit {
        Unit::Miles => Unit::Kilometres,
        Unit::Kilometres => Unit::Miles,
    };
    let in_other = Length {
        unit: other,
        ..length
    };
    let straight = Interval::from(measured);
    let value = measured.value().get();
    let road = Interval::new(straight.low() * DETOUR.0, straight.high() * DETOUR.1);
    let mean = value * (DETOUR.0 + DETOUR.1) / 2.0;
    let tried = [
        (Likeness::Unit(other), in_other, value, straight),
        (Likeness::Road, length, mean, road),
        (Likeness::RoadAndUnit(other), in_other, mean, road),
    ];
    let near = tried
        .into_iter()
        .filter(|(_, length, _, interval)| !interval.is_apart_from(Interval::of_length(*length)));
    near.map(|(likeness, _, value, interval)| Coincidence {
        from: place.id.clone(),
        likeness,
        value,
        interval,
    })
    .collect()
}

/// Of a distance to the border: also places beyond it, and its stretches.
pub(super) fn of_border(
    place: &Place,
    length: Length,
    measured: &BorderDistance,
    evidence: &Evidence<'_>,
) -> Vec<Coincidence> {
    let mut found = of_length(place, length, measured.centre);
    let neighbour = &evidence.borders[measured.border].neighbour;
    let mut add = |likeness, measured: Measured| {
        let interval = Interval::from(measured);
        if !interval.is_apart_from(Interval::of_length(length)) {
            found.push(Coincidence {
                from: place.id.clone(),
                likeness,
                value: measured.value().get(),
                interval,
            });
        }
    };
    let beyond = evidence.geodata.places().iter();
    for other in beyond.filter(|other| other.country == *neighbour) {
        let likeness = Likeness::Place(other.id.clone());
        add(likeness, place_distance(place, other).distance);
    }
    let points = border_by_sector(place, evidence.borders, Direction::ALL.len());
    for ((_, direction), point) in Direction::ALL.iter().zip(points) {
        if let Some(point) = point {
            add(Likeness::Sector(*direction), point.distance);
        }
    }
    for (subject, alone) in border_by_subject(place, evidence.borders) {
        add(Likeness::Stretch(subject), alone.centre);
    }
    found
}
