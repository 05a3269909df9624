//! How the names of places, and what is said of lines and marks, are set together.

use kurbo::Shape;

use super::lettering::{Line, PlaceType};
use super::{FIRST, Name};
use crate::figure::caption::{self, Caption};
use crate::figure::legend::mark;
use crate::figure::pen::Pen;
use crate::labels::{Ground, Label, place};
use crate::scene::{Item, Point, Rect};
use crate::text::Shaped;

/// How many times more the places of names count that the picture is about: these do not wander for the
/// sake of others.
const FIRM: f64 = 4.0;
/// The halo's width in parts of a name's size.
const HALO: f64 = 0.13;
/// Width of a leader, in design units: thinner than any line that says something. Where the map is about
/// lines, it is dotted, as none of them is.
const LEADER: f64 = 0.8;
const DOTTED: (f64, &[f64]) = (1.3, &[1.3, 2.2]);

/// What came of setting names.
pub(in crate::figure) struct Set<'n> {
    /// Those that stand on the map.
    pub(in crate::figure) names: Vec<&'n Name<'n>>,
    /// Those that found no room, or whose mark would stand under something else, each with its rank.
    pub(in crate::figure) dropped: Vec<String>,
    /// What is said of lines and other marks and found no room.
    pub(in crate::figure) unsaid: Vec<String>,
    /// The room that is left.
    pub(in crate::figure) ground: Ground,
}

impl Set<'_> {
    /// Ids of the sources of the marks.
    pub(in crate::figure) fn sources(&self) -> impl Iterator<Item = String> {
        self.names
            .iter()
            .flat_map(|name| name.place.sources.iter().cloned())
    }
}

/// What is set together with the names.
#[derive(Default)]
pub(in crate::figure) struct Beside {
    /// What is said of lines and other marks.
    pub(in crate::figure) captions: Vec<Caption>,
    /// Whether the map is about lines: none of them runs through a name.
    pub(in crate::figure) among_lines: bool,
    /// What is drawn over the marks of places.
    pub(in crate::figure) over: Vec<Item>,
}

/// Draws marks, leaders and names; `ground` is the room they have. What is said beside them is placed
/// together with the most important names. Where the map is about lines, the others come in the room
/// that is left, and none is laid across a line.
pub(in crate::figure) fn draw<'n>(
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
    placing.draw(over, among_lines, pen);
    Set {
        names: placing.names,
        dropped: placing.dropped,
        unsaid: placing.unsaid,
        ground,
    }
}

/// How much room a mark takes, in pixels from its middle.
fn radius(name: &Name<'_>, pen: &Pen<'_>) -> f64 {
    (PlaceType::of(name, pen).radius + 1.5) * pen.unit
}

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
    unsaid: Vec<String>,
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
        let (set, mut out) = parted(&names, |index, _| !outcome.dropped.contains(&index));
        out.extend(left_out);
        // The more important first.
        out.sort_by_key(|name| (!name.story, name.place.rank));
        self.dropped.extend(out.into_iter().map(Name::told));
        let mut unsaid: Vec<usize> = outcome.dropped.clone();
        unsaid.retain(|index| *index >= names.len());
        unsaid.sort_unstable();
        let told = |index: usize| captions[index - names.len()].told.clone();
        self.unsaid.extend(unsaid.into_iter().map(told));
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

    fn draw(&mut self, over: Vec<Item>, among_lines: bool, pen: &mut Pen<'_>) {
        for name in self.names.iter().rev() {
            let radius = PlaceType::of(name, pen).radius;
            mark(name.at, radius, name.approximate, pen);
        }
        pen.items.extend(over);
        let (width, dashes) = match among_lines {
            true => DOTTED,
            false => (LEADER, &[][..]),
        };
        for leader in &self.leaders {
            pen.line(leader.p0, leader.p1, LEADER + 1.6, pen.theme.halo);
            let path = leader.to_path(0.1);
            pen.stroke(path, width, pen.theme.quiet_ink, dashes);
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
