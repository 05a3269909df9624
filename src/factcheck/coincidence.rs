//! What else would come near a distance that is wrong. None of it explains the claim: each is a
//! coincidence, which whoever wrote the claim may look into.

use super::{Evidence, Interval};
use crate::geodata::{Direction, Length, Place, Unit, Vocabulary, Wording};
use crate::geodesy::inverse;
use crate::measure::{
    BorderDistance, Measured, border_by_sector, border_by_subject, place_distance,
};
use crate::units::{LonLat, Metres};

/// A road is so many times longer than the straight line: from the least to the greatest of what is
/// usual (Boscoe, Henry and Zdeb, The Professional Geographer 64 (2012), 1.4 at the mean;
/// doi:10.1080/00330124.2011.583586). An estimate, for no road is measured.
pub const DETOUR: (f64, f64) = (1.2, 1.4);

/// What a coincidence is the distance of.
#[derive(Clone, Debug, PartialEq)]
pub enum Likeness {
    /// What was measured itself, with the number in the other unit.
    Straight,
    /// A way by road, by the usual detour.
    Road,
    /// The distance to a place beyond the border, by its id.
    Place(String),
    /// The distance to the border in a direction.
    Sector(Direction),
    /// The distance to the stretch of border along a part of the neighbour, by the name of that.
    Stretch(String),
    /// Both: that stretch is nearest in that direction.
    SectorOfStretch(Direction, String),
}

/// A distance that would bear the claim out, or may.
#[derive(Clone, Debug, PartialEq)]
pub struct Coincidence {
    /// The id of the place that was measured from.
    pub from: String,
    /// What it is the distance of.
    pub likeness: Likeness,
    /// The unit of the claim's number, where it is not the claim's own.
    pub unit: Option<Unit>,
    /// The distance that was measured for it, in metres.
    pub value: f64,
    /// What that may be.
    pub interval: Interval,
}

/// What a claim of a distance from a place would be near to.
struct Search<'p> {
    place: &'p Place,
    length: Length,
    found: Vec<Coincidence>,
}

impl Search<'_> {
    /// The unit that the claim does not use.
    fn other(&self) -> Option<Unit> {
        Some(match self.length.unit {
            Unit::Miles => Unit::Kilometres,
            Unit::Kilometres => Unit::Miles,
        })
    }

    /// Adds a distance where it comes near the number, in the claim's unit or in another.
    fn add(&mut self, likeness: Likeness, value: f64, interval: Interval, unit: Option<Unit>) {
        let length = Length {
            unit: unit.unwrap_or(self.length.unit),
            ..self.length
        };
        if !interval.is_apart_from(near(length)) {
            self.found.push(Coincidence {
                from: self.place.id.clone(),
                likeness,
                unit,
                value,
                interval,
            });
        }
    }

    /// Adds a distance, but not one that may be almost anything.
    fn add_measured(&mut self, likeness: Likeness, measured: Measured, unit: Option<Unit>) {
        if is_vague(measured) {
            return;
        }
        self.add(likeness, measured.value().get(), measured.into(), unit);
    }
}

/// Of any distance: another unit, a road, or both.
pub(super) fn of_length(place: &Place, length: Length, measured: Measured) -> Vec<Coincidence> {
    let mut search = Search {
        place,
        length,
        found: Vec::new(),
    };
    if is_vague(measured) {
        return search.found;
    }
    let straight = Interval::from(measured);
    let value = measured.value().get();
    search.add(Likeness::Straight, value, straight, search.other());
    let road = Interval::new(straight.low() * DETOUR.0, straight.high() * DETOUR.1);
    let mean = value * (DETOUR.0 + DETOUR.1) / 2.0;
    for unit in [None, search.other()] {
        search.add(Likeness::Road, mean, road, unit);
    }
    search.found
}

/// Of a distance to the border: also places beyond it, its stretches, and it in other directions.
pub(super) fn of_border(
    place: &Place,
    length: Length,
    measured: &BorderDistance,
    evidence: &Evidence<'_>,
) -> Vec<Coincidence> {
    let mut search = Search {
        place,
        length,
        found: of_length(place, length, measured.centre),
    };
    let neighbour = &evidence.borders[measured.border].neighbour;
    let beyond = evidence.geodata.places().iter();
    for other in beyond.filter(|other| other.country == *neighbour) {
        let likeness = Likeness::Place(other.id.clone());
        search.add_measured(likeness, place_distance(place, other).distance, None);
    }
    let points = border_by_sector(place, evidence.borders, Direction::ALL.len());
    let sectors = Direction::ALL.iter().zip(points);
    let sectors = sectors.filter_map(|((_, direction), point)| Some((*direction, point?)));
    let mut stretches = border_by_subject(place, evidence.borders);
    let mut lines: Vec<(Likeness, Measured, LonLat)> = Vec::new();
    for (direction, point) in sectors {
        let same = stretches
            .iter()
            .position(|(_, alone)| is_same(alone.at, point.at));
        let likeness = match same {
            Some(index) => Likeness::SectorOfStretch(direction, stretches.remove(index).0),
            None => Likeness::Sector(direction),
        };
        lines.push((likeness, point.distance, point.at));
    }
    let stretches = stretches.into_iter();
    lines.extend(
        stretches.map(|(subject, alone)| (Likeness::Stretch(subject), alone.centre, alone.at)),
    );
    // The nearest of all is what was measured.
    for (likeness, distance, _) in lines
        .into_iter()
        .filter(|line| !is_same(line.2, measured.at))
    {
        for unit in [None, search.other()] {
            search.add_measured(likeness.clone(), distance, unit);
        }
    }
    search.found
}

/// What is near a claimed length: what bears it out, and of what is open to one side a tenth.
fn near(mut length: Length) -> Interval {
    length.number.wording = match length.number.wording {
        Wording::Over | Wording::MoreThan | Wording::AtLeast => Wording::JustOver,
        Wording::Under => Wording::Nearly,
        other => other,
    };
    Interval::of_length(length)
}

/// Whether the error of a distance is more than half of it: what comes near a claim then explains nothing.
fn is_vague(measured: Measured) -> bool {
    measured.error().get() > measured.value().get() / 2.0
}

/// Whether two points of a border are one, found in two ways.
fn is_same(a: LonLat, b: LonLat) -> bool {
    inverse(a, b).distance < Metres::new(1.0)
}
