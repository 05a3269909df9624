//! The names of places and rivers: which, in what type, and where.

pub(super) mod along;
pub(super) mod clearance;
mod curve;
pub(super) mod lettering;
pub(super) mod rivers;

use super::caption::{self, Caption};
use super::legend::mark;
use super::pen::Pen;
use super::stage::Stage;
use crate::geodata::{Place, PlaceKind};
use crate::labels::{Ground, Label, place};
use crate::scene::{Color, Item, Point, Rect};
use crate::text::Shaped;
use lettering::PlaceType;

/// A village whose centre is known no better than this shows as approximate, in pictures of every size:
/// a mark says the same of its place in all of them. What is the centre of a town is a matter of taste, to
/// within as much.
const APPROXIMATE_M: f64 = 500.0;
/// Names up to this rank are placed together with what is said of lines.
pub(super) const FIRST: u8 = 1;
/// How many times more the places of names count that the picture is about: these do not wander for the
/// sake of others.
const FIRM: f64 = 4.0;
/// The halo's width in parts of a name's size.
const HALO: f64 = 0.13;
/// Width of a leader, in design units: thinner than any line that says something.
const LEADER: f64 = 0.8;
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

/// What came of setting names.
pub(super) struct Set<'n> {
    /// Those that stand on the map.
    pub(super) names: Vec<&'n Name<'n>>,
    /// Those that found no room, or whose mark would stand under something else, each with its rank.
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

/// What is set together with the names.
#[derive(Default)]
pub(super) struct Beside {
    /// What is said of lines and other marks.
    pub(super) captions: Vec<Caption>,
    /// Whether the map is about lines: none of them runs through a name.
    pub(super) among_lines: bool,
    /// What is drawn over the marks of places.
    pub(super) over: Vec<Item>,
}

/// Draws marks, leaders and names; `ground` is the room they have. What is said beside them is placed
/// together with the most important names. Where the map is about lines, the others come in the room
/// that is left, and none is laid across a line.
pub(super) fn draw<'n>(
    names: &'n [Name<'n>],
    beside: Beside,
    mut ground: Ground,
    pen: &mut Pen<'_>,
) -> Set<'n> {
    let Beside {
        captions,
        among_lines,
        over,
    } = beside;
    let is_first = |name: &&Name<'_>| !among_lines || name.story || name.place.rank <= FIRST;
    let (first, rest): (Vec<&'n Name<'n>>, Vec<_>) = names.iter().partition(is_first);
    for name in &rest {
        ground.block_leaders(name.at, radius(name, pen));
    }
    let mut placing = Placing::default();
    placing.place(first, &captions, among_lines, &mut ground, pen);
    ground.open_to_leaders();
    placing.place(rest, &[], among_lines, &mut ground, pen);
    placing.draw(over, pen);
    Set {
        names: placing.names,
        dropped: placing.dropped,
        ground,
    }
}

/// How much room a mark takes, in pixels from its middle.
fn radius(name: &Name<'_>, pen: &Pen<'_>) -> f64 {
    (PlaceType::of(name, pen).radius + 1.5) * pen.unit
}

/// A line of type and its colour.
pub(super) type Line = (Shaped, Color);

/// How a label may be set: its forms, and the width of the halo in design units.
struct Setting {
    forms: Vec<Vec<Line>>,
    halo: f64,
}

/// What is drawn of a label.
struct Ink {
    lines: Vec<(Line, Point)>,
    /// In design units.
    halo: f64,
}

/// Names and captions as they are placed.
#[derive(Default)]
struct Placing<'n> {
    names: Vec<&'n Name<'n>>,
    dropped: Vec<String>,
    leaders: Vec<kurbo::Line>,
    inks: Vec<Ink>,
}

impl<'n> Placing<'n> {
    /// Finds room for names, but for those whose mark would stand under something else, and for
    /// captions, which come after the names of the story. Beside a story, the marks of lesser places that
    /// found no room for their names keep out no others: all is placed once more without them.
    fn place(
        &mut self,
        names: Vec<&'n Name<'n>>,
        captions: &[Caption],
        among_lines: bool,
        ground: &mut Ground,
        pen: &Pen<'_>,
    ) {
        let (mut names, mut left_out): (Vec<&'n Name<'n>>, Vec<_>) =
            names.into_iter().partition(|name| {
                let across = 2.0 * radius(name, pen);
                let mark = Rect::from_center_size(name.at, (across, across));
                // Names keep off the frame's edge, marks only off what lies beyond it.
                name.story || ground.is_free(mark.intersect(ground.frame()))
            });
        let mut again = names.iter().any(|name| name.story);
        let (settings, outcome) = loop {
            let (settings, labels) = labelled(&names, captions, among_lines, pen);
            let mut room = ground.clone();
            for name in &names {
                room.block_mark(name.at, radius(name, pen));
            }
            let outcome = place(&labels, room);
            let is_lost = |index: usize| outcome.dropped.contains(&index);
            let (kept, lost) = parted(&names, |index, name| name.must_stay || !is_lost(index));
            if !again || lost.is_empty() {
                break (settings, outcome);
            }
            again = false;
            names = kept;
            left_out.extend(lost);
        };
        let of_name = |name: &Name<'_>| (!name.story, name.place.rank, name.told());
        let out = outcome.dropped.iter().map(|&index| match names.get(index) {
            Some(name) => of_name(name),
            None => (false, 0, captions[index - names.len()].told.clone()),
        });
        let mut out: Vec<_> = out.chain(left_out.into_iter().map(of_name)).collect();
        // The more important first.
        out.sort_by_key(|(is_other, rank, _)| (*is_other, *rank));
        self.dropped.extend(out.into_iter().map(|(.., told)| told));
        let (set, _) = parted(&names, |index, _| !outcome.dropped.contains(&index));
        self.names.extend(set);
        *ground = outcome.ground;
        self.leaders
            .extend(outcome.placed.iter().filter_map(|p| p.leader));
        for placed in outcome.placed {
            let Setting { forms, halo } = &settings[placed.index];
            let lines = forms[placed.form].iter().cloned();
            self.inks.push(Ink {
                lines: lines.zip(placed.baselines).collect(),
                halo: *halo,
            });
        }
    }

    fn draw(&mut self, over: Vec<Item>, pen: &mut Pen<'_>) {
        for name in self.names.iter().rev() {
            let radius = PlaceType::of(name, pen).radius;
            mark(name.at, radius, name.approximate, pen);
        }
        pen.items.extend(over);
        for leader in &self.leaders {
            pen.line(leader.p0, leader.p1, LEADER + 1.6, pen.theme.halo);
            pen.line(leader.p0, leader.p1, LEADER, pen.theme.quiet_ink);
        }
        for ink in self.inks.drain(..) {
            for ((line, color), at) in ink.lines {
                pen.haloed(line, at, color, ink.halo);
            }
        }
    }
}

/// The names that pass a test, and the others.
fn parted<'n>(
    names: &[&'n Name<'n>],
    passes: impl Fn(usize, &Name<'n>) -> bool,
) -> (Vec<&'n Name<'n>>, Vec<&'n Name<'n>>) {
    let (mut kept, mut others) = (Vec::new(), Vec::new());
    for (index, name) in names.iter().enumerate() {
        match passes(index, name) {
            true => kept.push(*name),
            false => others.push(*name),
        }
    }
    (kept, others)
}

/// Names and then captions as labels, and how each is set.
fn labelled(
    names: &[&Name<'_>],
    captions: &[Caption],
    among_lines: bool,
    pen: &Pen<'_>,
) -> (Vec<Setting>, Vec<Label>) {
    let story = names.iter().filter(|name| name.story).count();
    let mut settings: Vec<Setting> = Vec::new();
    let mut labels = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let rank = match name.story {
            true => index,
            false => index + captions.len(),
        };
        let set = PlaceType::of(name, pen);
        settings.push(Setting {
            forms: set.forms(name, pen),
            halo: set.size * HALO,
        });
        labels.push(label(name, &settings[index], rank, among_lines, pen));
    }
    for (index, caption) in captions.iter().enumerate() {
        let label = caption.label(story + index, pen);
        let colored = |lines: &Vec<Shaped>| {
            let lines = lines.iter().cloned();
            lines.zip(caption.colors()).collect()
        };
        settings.push(Setting {
            forms: label.forms.iter().map(colored).collect(),
            halo: caption::HALO,
        });
        labels.push(label);
    }
    (settings, labels)
}

/// A name as a label.
fn label(
    name: &Name<'_>,
    setting: &Setting,
    rank: usize,
    among_lines: bool,
    pen: &Pen<'_>,
) -> Label {
    let shaped = |lines: &Vec<Line>| lines.iter().map(|(line, _)| line.clone()).collect();
    Label {
        forms: setting.forms.iter().map(shaped).collect(),
        at: name.at,
        along: Vec::new(),
        over: false,
        clear: (PlaceType::of(name, pen).radius + 4.0) * pen.unit,
        rank: u32::try_from(rank).unwrap_or(u32::MAX),
        must_stay: name.must_stay,
        leader: name.leader * PlaceType::of(name, pen).size * pen.unit,
        // Where lines shut it in, it makes way as what is said of them does.
        weight: if name.story && !among_lines {
            FIRM
        } else {
            1.0
        },
        keeps_side: true,
        among_lines,
    }
}
