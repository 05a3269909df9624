//! The names of places: which, in what type, and where.

use kurbo::Line;

use super::caption::{self, Caption};
use super::legend::mark;
use super::pen::Pen;
use super::stage::Stage;
use crate::geodata::{Place, PlaceKind};
use crate::labels::{Ground, Label, Placed, place};
use crate::scene::{Color, Point, Rect};
use crate::text::{Face, Shaped};

/// A village whose centre is known no better than this shows as approximate, if the picture is
/// large enough to tell. What is the centre of a town is a matter of taste, to within as much.
const APPROXIMATE_M: f64 = 500.0;
/// The least error of a centre, in design units, that a reader could see.
const TELLING: f64 = 6.0;
/// The least radius of a hollow mark, in design units.
const HOLLOW: f64 = 3.8;
/// Names up to this rank are placed together with what is said of lines.
const FIRST: u8 = 1;
/// The halo's width in parts of a name's size.
const HALO: f64 = 0.13;
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

/// Draws marks, leaders and names; `ground` is the room they have. Where the map is about lines of
/// which something is said, these captions are placed together with the most important names, the
/// others in the room that is left, and none is laid across a line.
pub(super) fn draw<'n>(
    names: &'n [Name<'n>],
    captions: Option<&[Caption]>,
    mut ground: Ground,
    pen: &mut Pen<'_>,
) -> Set<'n> {
    let is_first = |name: &&Name<'_>| captions.is_none() || name.story || name.place.rank <= FIRST;
    let off_lines = captions.is_some();
    let (first, rest): (Vec<&'n Name<'n>>, Vec<_>) = names.iter().partition(is_first);
    for name in &rest {
        ground.block_leaders(name.at, radius(name, pen));
    }
    let mut placing = Placing::default();
    placing.place(
        first,
        captions.unwrap_or_default(),
        off_lines,
        &mut ground,
        pen,
    );
    ground.open_to_leaders();
    placing.place(rest, &[], off_lines, &mut ground, pen);
    placing.draw(pen);
    Set {
        names: placing.names,
        dropped: placing.dropped,
        ground,
    }
}

/// How much room a mark takes, in pixels from its middle.
fn radius(name: &Name<'_>, pen: &Pen<'_>) -> f64 {
    (type_of(name, pen).3 + 1.5) * pen.unit
}

/// What is drawn of a label.
struct Ink {
    lines: Vec<(Shaped, Point)>,
    color: Color,
    /// In design units.
    halo: f64,
}

/// Names and captions as they are placed.
#[derive(Default)]
struct Placing<'n> {
    names: Vec<&'n Name<'n>>,
    dropped: Vec<String>,
    leaders: Vec<Line>,
    inks: Vec<Ink>,
}

impl<'n> Placing<'n> {
    /// Finds room for names, but for those whose mark would stand under something else, and for
    /// captions, which come after the names of the story.
    fn place(
        &mut self,
        names: Vec<&'n Name<'n>>,
        captions: &[Caption],
        off_lines: bool,
        ground: &mut Ground,
        pen: &Pen<'_>,
    ) {
        let (names, covered): (Vec<&'n Name<'n>>, Vec<_>) = names.into_iter().partition(|name| {
            let across = 2.0 * radius(name, pen);
            name.story || ground.is_free(Rect::from_center_size(name.at, (across, across)))
        });
        let story = names.iter().filter(|name| name.story).count();
        let mut labels = Vec::new();
        for (index, name) in names.iter().enumerate() {
            ground.block_mark(name.at, radius(name, pen));
            let rank = match name.story {
                true => index,
                false => index + captions.len(),
            };
            labels.push(label(name, rank, off_lines, pen));
        }
        let ranked = captions.iter().enumerate();
        labels.extend(ranked.map(|(index, caption)| caption.label(story + index, pen)));
        let outcome = place(&labels, ground.clone());
        *ground = outcome.ground;
        let mut dropped = outcome.dropped;
        // The more important first, as they were given.
        dropped.sort_by_key(|index| labels[*index].rank);
        self.names.extend(
            (0..names.len())
                .filter(|index| !dropped.contains(index))
                .map(|index| names[index]),
        );
        self.dropped
            .extend(dropped.iter().map(|&index| match names.get(index) {
                Some(name) => name.text.to_owned(),
                None => captions[index - names.len()].text(),
            }));
        self.dropped
            .extend(covered.iter().map(|name| name.text.to_owned()));
        self.leaders
            .extend(outcome.placed.iter().filter_map(|p| p.leader));
        for Placed {
            index, baselines, ..
        } in outcome.placed
        {
            let lines = labels[index].lines.iter().cloned().zip(baselines).collect();
            let (color, halo) = match names.get(index) {
                Some(name) => {
                    let (_, size, color, _) = type_of(name, pen);
                    (color, size * HALO)
                }
                None => (captions[index - names.len()].color, caption::HALO),
            };
            self.inks.push(Ink { lines, color, halo });
        }
    }

    fn draw(&mut self, pen: &mut Pen<'_>) {
        for name in self.names.iter().rev() {
            let (.., radius) = type_of(name, pen);
            mark(name.at, radius, name.approximate, pen);
        }
        for leader in &self.leaders {
            pen.line(leader.p0, leader.p1, 3.6, pen.theme.halo);
            pen.line(leader.p0, leader.p1, 1.3, pen.theme.ink);
        }
        for ink in self.inks.drain(..) {
            for (line, at) in ink.lines {
                pen.haloed(line, at, ink.color, ink.halo);
            }
        }
    }
}

/// A name as a label.
fn label(name: &Name<'_>, rank: usize, off_lines: bool, pen: &Pen<'_>) -> Label {
    let (face, size, _, radius) = type_of(name, pen);
    Label {
        lines: vec![pen.shape(name.text, face, size)],
        at: name.at,
        along: Vec::new(),
        clear: (radius + 4.0) * pen.unit,
        rank: u32::try_from(rank).unwrap_or(u32::MAX),
        may_lead: name.story,
        // Where lines shut it in, it makes way as what is said of them does.
        firm: name.story && !off_lines,
        off_lines,
    }
}
