//! The names of places and rivers: which, in what type, and where.

pub(super) mod along;
pub(super) mod clearance;
mod curve;
pub(super) mod lettering;
mod placing;
pub(super) mod rivers;

use super::pen::Pen;
use super::stage::Stage;
use crate::geodata::{Place, PlaceKind};
use crate::scene::Point;
pub(super) use placing::{Beside, draw};

/// A village whose centre is known no better than this shows as approximate, in pictures of every size:
/// a mark says the same of its place in all of them. What is the centre of a town is a matter of taste, to
/// within as much.
const APPROXIMATE_M: f64 = 500.0;
/// Names up to this rank are placed together with what is said of lines.
pub(super) const FIRST: u8 = 1;
/// The longest leader of a name that the story can do without, in sizes of its type: at the end of a longer one,
/// it is no more seen to be that of its mark.
const LONGEST_LEADER: f64 = 5.0;
/// How near to the frame's edge a mark may stand, in design units.
const EDGE: f64 = 9.0;

/// A place in the picture with the type its name is set in.
#[derive(Clone, Debug)]
pub(super) struct Name<'a> {
    pub(super) place: &'a Place,
    pub(super) text: &'a str,
    /// The same in the map's second language, where it has one and the name is another in it.
    pub(super) second: Option<&'a str>,
    pub(super) at: Point,
    pub(super) story: bool,
    /// Whether the map shows its centre as approximate.
    pub(super) approximate: bool,
    /// Whether its name is set even where lines shut it in.
    pub(super) must_stay: bool,
    /// How far its name may stand apart from it, joined by a leader, so as not to be left out: in
    /// sizes of its type, nought where it may not.
    pub(super) leader: f64,
}

impl Name<'_> {
    /// What is told of it where it found no room.
    pub(super) fn told(&self) -> String {
        format!("{} (rank {})", self.text, self.place.rank)
    }
}

/// The places that the view names, in the order in which they are set: those of the story first,
/// then by rank.
pub(super) fn of_view<'a>(stage: &Stage<'a>, unit: f64) -> Vec<Name<'a>> {
    let max_rank = stage.view.max_rank.unwrap_or(u8::MAX);
    // A map without one is an overlay, on which a leader would be taken for a line of the map below.
    let has_story = !stage.view.places.is_empty();
    let mut names: Vec<Name<'a>> = Vec::new();
    for place in stage.geodata.places() {
        let story = stage.view.places.contains(&place.id);
        if !story && place.rank > max_rank {
            continue;
        }
        // A mark that the frame would cut is left out.
        let room = stage.viewport.frame().inflate(-EDGE * unit, -EDGE * unit);
        let at = stage
            .viewport
            .pixel(place.position)
            .filter(|p| room.contains(*p));
        let Some(at) = at else { continue };
        let is_village = place.kind == PlaceKind::Village;
        let (must_stay, leader) = match (story, has_story) {
            (true, _) => (true, f64::INFINITY),
            (false, true) if place.rank <= FIRST => (false, LONGEST_LEADER),
            (false, false) if place.rank <= FIRST => (true, 0.0),
            _ => (false, 0.0),
        };
        names.push(Name {
            place,
            text: stage.name(&place.name),
            second: stage.second_name(&place.name),
            at,
            story,
            approximate: is_village && place.accuracy.get() >= APPROXIMATE_M,
            must_stay,
            leader,
        });
    }
    names.sort_by_key(|n| (!n.story, n.place.rank));
    names
}

/// Has the names of towns stand across lines, and on land that is hatched, rather than be lost: between the
/// lines of two sources, which may run on either side of a town, there often is no place off both. A village
/// that is lost is missed by nobody.
pub(super) fn keep_towns(names: &mut [Name<'_>]) {
    let towns = names.iter_mut();
    let towns = towns.filter(|name| name.place.kind != PlaceKind::Village);
    towns.for_each(|name| name.must_stay = true);
}

/// The places without those that lie nearer than so many pixels to a more important one, and these.
pub(super) fn thinned(names: Vec<Name<'_>>, apart: f64) -> (Vec<Name<'_>>, Vec<Name<'_>>) {
    let (mut kept, mut crowded): (Vec<Name<'_>>, Vec<Name<'_>>) = (Vec::new(), Vec::new());
    for name in names {
        let is_near = |other: &Name<'_>| other.at.distance(name.at) < apart;
        match kept.iter().any(is_near) {
            true => crowded.push(name),
            false => kept.push(name),
        }
    }
    (kept, crowded)
}

/// The index of the place that is to give way to one of the most important that is without a name: the
/// nearest of those that are less important, if one lies within so many pixels.
pub(super) fn in_the_way(names: &[Name<'_>], set: &[&Name<'_>], near: f64) -> Option<usize> {
    let has_name = |name: &Name<'_>| set.iter().any(|other| other.place.id == name.place.id);
    let out = |name: &&Name<'_>| name.place.rank <= FIRST && !has_name(name);
    names.iter().filter(out).find_map(|out| {
        let lesser = names.iter().enumerate().filter(|(_, other)| {
            other.place.rank > out.place.rank && other.at.distance(out.at) < near
        });
        let away = |other: &Name<'_>| other.at.distance(out.at);
        let nearest = lesser.min_by(|(_, a), (_, b)| away(a).total_cmp(&away(b)));
        nearest.map(|(index, _)| index)
    })
}
