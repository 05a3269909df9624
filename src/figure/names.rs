//! The names of places: which, in what type, and where.

use super::legend::mark;
use super::pen::Pen;
use super::stage::Stage;
use crate::geodata::{Place, PlaceKind};
use crate::labels::{Ground, Label, Outcome, place};
use crate::scene::{Color, Point, Rect};
use crate::text::Face;

/// A village whose centre is known no better than this shows as approximate, if the picture is
/// large enough to tell. What is the centre of a town is a matter of taste, to within as much.
const APPROXIMATE_M: f64 = 500.0;
/// The least error of a centre, in design units, that a reader could see.
const TELLING: f64 = 6.0;
/// The least radius of a hollow mark, in design units.
const HOLLOW: f64 = 3.8;
/// How near to the frame's edge a mark may stand, in design units.
const EDGE: f64 = 9.0;

/// A place in the picture with the type its name is set in.
#[derive(Clone, Debug)]
pub(super) struct Name<'a> {
    pub(super) place: &'a Place,
    pub(super) text: &'a str,
    pub(super) at: Point,
    pub(super) story: bool,
    /// Whether the map shows its centre as approximate.
    pub(super) approximate: bool,
}

/// The places that the view names, in the order in which they are set: those of the story first,
/// then by rank.
pub(super) fn of_view<'a>(stage: &Stage<'a>, unit: f64) -> Vec<Name<'a>> {
    let max_rank = stage.view.max_rank.unwrap_or(u8::MAX);
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
        let shows = stage.viewport.pixels(place.accuracy) >= TELLING * unit;
        let vague = place.kind == PlaceKind::Village && place.accuracy.get() >= APPROXIMATE_M;
        let approximate = shows && vague;
        names.push(Name {
            place,
            text: stage.name(&place.name),
            at,
            story,
            approximate,
        });
    }
    names.sort_by_key(|n| (!n.story, n.place.rank));
    names
}

/// Face, size in design units, colour and radius of the mark.
fn type_of(name: &Name<'_>, pen: &Pen<'_>) -> (Face, f64, Color, f64) {
    let (ink, quiet) = (pen.theme.ink, pen.theme.quiet_ink);
    let (face, size, color, radius) = match (name.story, name.place.kind, name.place.rank) {
        (true, PlaceKind::City, _) => (Face::Bold, 27.0, ink, 6.0),
        (true, ..) => (Face::Bold, 21.0, ink, 4.6),
        (false, _, 1) => (Face::Bold, 19.0, ink, 4.6),
        (false, _, 2) => (Face::Regular, 18.5, ink, 4.0),
        (false, _, 3) => (Face::Regular, 17.0, ink, 3.6),
        (false, _, 4) => (Face::Regular, 15.5, quiet, 3.0),
        _ => (Face::Regular, 14.0, quiet, 2.6),
    };
    // A hollow mark must be large enough to show its hole.
    (
        face,
        size,
        color,
        if name.approximate {
            f64::max(radius, HOLLOW)
        } else {
            radius
        },
    )
}

/// What came of setting names.
pub(super) struct Set<'n> {
    /// Those that stand on the map.
    pub(super) names: Vec<&'n Name<'n>>,
    /// Those that found no room, or whose mark would stand under something else.
    pub(super) dropped: Vec<String>,
    /// The room that is left.
    pub(super) ground: Ground,
}

impl Set<'_> {
    /// Ids of the sources of the marks.
    pub(super) fn sources(&self) -> impl Iterator<Item = String> {
        self.names
            .iter()
            .flat_map(|name| name.place.sources.iter().cloned())
    }
}

/// Draws marks, leaders and names; `ground` is the room they have.
pub(super) fn draw<'n>(names: &'n [Name<'n>], mut ground: Ground, pen: &mut Pen<'_>) -> Set<'n> {
    let u = pen.unit;
    let radius = |name: &Name<'_>| (type_of(name, pen).3 + 1.5) * u;
    let (names, covered): (Vec<&'n Name<'n>>, Vec<_>) = names.iter().partition(|name| {
        let around = Rect::from_center_size(name.at, (2.0 * radius(name), 2.0 * radius(name)));
        name.story || ground.is_free(around)
    });
    let mut labels = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let (face, size, _, radius) = type_of(name, pen);
        ground.block_mark(name.at, (radius + 1.5) * u);
        labels.push(Label {
            lines: vec![pen.shape(name.text, face, size)],
            at: name.at,
            clear: (radius + 4.0) * u,
            rank: u32::try_from(index).unwrap_or(u32::MAX),
            may_lead: name.story,
        });
    }
    let Outcome {
        placed,
        dropped,
        ground,
    } = place(&labels, ground);
    let (dropped, set): (Vec<_>, Vec<_>) =
        (0..names.len()).partition(|index| dropped.contains(index));
    for &index in set.iter().rev() {
        let name = names[index];
        let (.., radius) = type_of(name, pen);
        mark(name.at, radius, name.approximate, pen);
    }
    for label in &placed {
        if let Some(leader) = label.leader {
            pen.line(leader.p0, leader.p1, 3.6, pen.theme.halo);
            pen.line(leader.p0, leader.p1, 1.3, pen.theme.ink);
        }
    }
    for label in &placed {
        let (_, size, color, _) = type_of(names[label.index], pen);
        for (line, at) in labels[label.index].lines.iter().zip(&label.baselines) {
            pen.haloed(line.clone(), *at, color, size * 0.13);
        }
    }
    let dropped = dropped.into_iter().map(|i| names[i]).chain(covered);
    Set {
        names: set.into_iter().map(|i| names[i]).collect(),
        dropped: dropped.map(|name| name.text.to_owned()).collect(),
        ground,
    }
}
