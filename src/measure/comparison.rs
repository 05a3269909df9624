//! What two snapshots say of the same land, settlements and line of contact.

use geo::{BooleanOps, MultiPolygon, unary_union};

use super::apart::{Apart, apart};
use super::areas::{self, SPECK, Said, polygon};
use super::contact::{contact, contacts};
use super::cut::{Cut, reaching_into};
use super::held::land;
use super::told::{Told, ToldPart};
use super::{Front, FrontDistance, MeasuredArea, outline_of};
use crate::geodata::{Controller, Geodata, Place, Snapshot, Status};
use crate::geodesy::area;
use crate::units::{LonLatBox, Metres, SquareMetres};

/// What two snapshots say.
#[derive(Clone, Debug)]
pub struct Comparison<'g> {
    /// The box that was looked at, all of which both datasets map.
    pub within: LonLatBox,
    /// All land in it.
    pub mapped: SquareMetres,
    /// The land that both have under assessed Russian control, …
    pub both: MeasuredArea,
    /// … and that only the first or the second has: of the other it may be contested, claimed, unknown,
    /// or in no zone.
    pub only: [MeasuredArea; 2],
    /// All of the land by what each says of it, the largest first.
    pub pairs: Vec<SaidPair>,
    /// How far apart the lines of contact run; `None` where one of the two has none there.
    pub apart: Option<Apart>,
    /// The places there, in the order of the geodata.
    pub places: Vec<PlaceSaid<'g>>,
}

/// Land of which the first says one thing, and the second another or the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SaidPair {
    /// Who controls it and how well that is known, by each; `None` where it has no zone.
    pub said: [Option<Said>; 2],
    /// How much it is.
    pub area: MeasuredArea,
}

/// What each says of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceSaid<'g> {
    /// The place.
    pub place: &'g Place,
    /// Whether it is told of all of its outline, and not of its centre alone.
    pub is_whole: bool,
    /// What is said of it, in parts, the largest first.
    pub said: [Vec<ToldPart>; 2],
    /// How far its centre is from the line of contact; `None` where there is none, or where a nearer one
    /// may lie beyond what the dataset maps.
    pub front: [Option<FrontDistance>; 2],
}

/// The land under assessed Russian control.
const HELD: Said = (Controller::Russia, Status::Assessed);

impl PlaceSaid<'_> {
    /// How much of it each has under assessed Russian control, from 0 to 1.
    pub fn held(&self) -> [f64; 2] {
        let held = |parts: &Vec<ToldPart>| {
            let parts = parts.iter().filter(|part| part.said == Some(HELD));
            parts.fold(0.0, |sum, part| sum + part.part)
        };
        // The sum of parts may be a last digit more than the whole.
        [held(&self.said[0]), held(&self.said[1])].map(|held: f64| held.min(1.0))
    }

    /// Whether more of it than a hundredth is not as the other says.
    pub fn differs(&self) -> bool {
        const TELLING: f64 = 0.01;
        let [first, second] = &self.said;
        let part = |all: &[ToldPart], said| {
            let same = all.iter().find(|one| one.said == said);
            same.map_or(0.0, |one| one.part)
        };
        let is_other = |one: &ToldPart| {
            let parts = [part(first, one.said), part(second, one.said)];
            (parts[0] - parts[1]).abs() > TELLING
        };
        first.iter().chain(second).any(is_other)
    }

    /// By how much the distances from its centre to the two lines differ: their difference where it lies
    /// on the same side of both, else their sum.
    pub fn front_difference(&self) -> Option<Metres> {
        let signed = |front: &FrontDistance| {
            let distance = front.distance.value().get();
            if front.behind { -distance } else { distance }
        };
        let [first, second] = [&self.front[0], &self.front[1]].map(|f| f.as_ref().map(signed));
        Some(Metres::new((first? - second?).abs()))
    }
}

/// The part of a box that two datasets both map, if that is more than an edge.
pub fn common(bounds: LonLatBox, snapshots: [&Snapshot; 2]) -> Option<LonLatBox> {
    let [first, second] = snapshots.map(|snapshot| snapshot.dataset.extent);
    areas::shared(areas::shared(bounds, first)?, second)
}

/// Holds against each other what two snapshots say of the land in a box that [`common`] gives.
///
/// The error of an area is the land within the accuracy of its edges, each with that of the zone whose edge it
/// is; of an edge outside of the box, what of that lies in the box. `None` where a vertex is not on the Earth.
pub fn compare<'g>(
    snapshots: [&Snapshot; 2],
    within: LonLatBox,
    geodata: &'g Geodata,
) -> Option<Comparison<'g>> {
    let told = snapshots.map(|snapshot| Told::of(&snapshot.zones, within));
    let mapped = area([&polygon(within)])?;
    let (pairs, cut) = pairs_around(snapshots, within)?;
    let [both, only_first, only_second] = held(&pairs, &cut)?;
    let ends = geodata.land_ends();
    let fronts = contacts(snapshots, within, ends);
    let lines = fronts[0].as_ref().zip(fronts[1].as_ref());
    let places = geodata.places().iter();
    let places = places.filter(|place| within.contains(place.position));
    // From a place it is measured as by each alone, by its own accuracy.
    let accuracies = fronts.iter().flatten().map(|front| front.accuracy.get());
    let wrong = accuracies.fold(0.0, f64::max);
    let own = [0, 1].map(|i| match &fronts[i] {
        Some(front) if front.accuracy.get() < wrong => {
            let front = Front::of(snapshots[i], Controller::Russia)?;
            Some(contact(front, snapshots[i], within, ends))
        }
        same => same.clone(),
    });
    Some(Comparison {
        within,
        mapped,
        both,
        only: [only_first, only_second],
        pairs: measured(&pairs, &cut)?,
        apart: lines.and_then(|(first, second)| apart([first, second], within)),
        places: places
            .map(|place| said(place, &told, &own, geodata))
            .collect(),
    })
}

/// The land in a box that [`common`] gives which two snapshots both have under assessed Russian control,
/// only the first, and only the second, as [`compare`] has it.
pub fn held_by_each(snapshots: [&Snapshot; 2], within: LonLatBox) -> Option<[MeasuredArea; 3]> {
    let (pairs, cut) = pairs_around(snapshots, within)?;
    held(&pairs, &cut)
}

/// The land in a box and around it, as far as edges may reach in, and what it is cut by.
fn pairs_around(snapshots: [&Snapshot; 2], within: LonLatBox) -> Option<(Vec<Pair>, Cut)> {
    let [first, second] = snapshots;
    let zones = first.zones.iter().chain(&second.zones);
    let mapped = areas::shared(first.dataset.extent, second.dataset.extent)?;
    let window = reaching_into(within, zones.clone(), mapped)?;
    let told = snapshots.map(|snapshot| Told::of(&snapshot.zones, window));
    Some((pairs(&told), Cut::of(zones, Some(window)).within(within)?))
}

/// Land of which the first says one thing, and the second another or the same.
type Pair = ([Option<Said>; 2], MultiPolygon);

fn pairs(told: &[Told; 2]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (first, one) in &told[0].parts {
        for (second, other) in &told[1].parts {
            // What is in no zone of the other is cut by its zones' outlines, and no edge but these.
            let shared = match second {
                Some(_) => one.intersection(other),
                None => one.difference(&told[1].covered),
            };
            let shared = match first {
                Some(_) => shared,
                None => shared.difference(&told[0].covered),
            };
            pairs.push(([*first, *second], land(shared)));
        }
    }
    pairs
}

fn measured(pairs: &[Pair], cut: &Cut) -> Option<Vec<SaidPair>> {
    let mut found = Vec::new();
    for (said, shape) in pairs {
        let (said, area) = (*said, cut.measured(shape)?);
        if area.value.get() > SPECK {
            found.push(SaidPair { said, area });
        }
    }
    found.sort_by(|a, b| b.area.value.get().total_cmp(&a.area.value.get()));
    Some(found)
}

/// What both have as held, only the first, and only the second: of the land that is told apart, so that
/// it is the same where it stands there by itself.
fn held(pairs: &[Pair], cut: &Cut) -> Option<[MeasuredArea; 3]> {
    let measured = |is_held: [bool; 2]| {
        let is_it = |(said, _): &&Pair| said.map(|said| said == Some(HELD)) == is_held;
        let shapes: Vec<&MultiPolygon> = pairs
            .iter()
            .filter(is_it)
            .map(|(_, shape)| shape)
            .filter(|shape| !shape.0.is_empty())
            .collect();
        match shapes.as_slice() {
            [only] => cut.measured(only),
            _ => cut.measured(&land(unary_union(shapes))),
        }
    };
    Some([
        measured([true, true])?,
        measured([true, false])?,
        measured([false, true])?,
    ])
}

fn said<'g>(
    place: &'g Place,
    told: &[Told; 2],
    fronts: &[Option<Front>; 2],
    geodata: &Geodata,
) -> PlaceSaid<'g> {
    let outline = outline_of(place, geodata.context());
    let parts = outline.and_then(|(_, outline)| {
        Some([told[0].of_outline(outline)?, told[1].of_outline(outline)?])
    });
    let at_centre = |told: &Told| {
        let (said, part) = (told.at(place.position), 1.0);
        vec![ToldPart { said, part }]
    };
    let front = |front: &Option<Front>| front.as_ref().and_then(|front| front.distance(place));
    PlaceSaid {
        place,
        is_whole: parts.is_some(),
        said: parts.unwrap_or_else(|| [at_centre(&told[0]), at_centre(&told[1])]),
        front: [front(&fronts[0]), front(&fronts[1])],
    }
}
