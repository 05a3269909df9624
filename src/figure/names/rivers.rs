//! The names of rivers, in the water's colour along their courses.
//!
//! By E. Imhof, “Positioning names on maps” (1975): a river's name is set in spaced italics beside its
//! course, above it rather than below, where that is straight or bends gently, and so that it reads from
//! the left; letters stand on a line beside the course without its small bends.

use kurbo::{Line, ParamCurveNearest};

use super::along::{CAPITALS, Course, Lettering, Place, Stand, slope};
use super::lettering::RIVER;
use super::{Pen, Stage};
use crate::figure::base;
use crate::geodata::{ContextKind, ContextShape};
use crate::labels::Ground;
use crate::scene::{Point, Rect};
use crate::text::Face;

/// A course's bends that are shorter than this are not followed, in parts of the type's size.
const SMOOTH: f64 = 2.5;
/// From the course to the letters above it, and to those below it, in parts of the type's size.
const ABOVE: f64 = 0.38;
const BELOW: f64 = 0.24;
/// How near to the middle of a small letter a river may come, in parts of the type's size.
const AWAY: f64 = 0.42;
/// The halo's width in parts of the size.
const HALO: f64 = 0.12;
/// What a degree of bend, a degree of steepness, as much of a road hidden as the type is high, and standing
/// below the course cost.
const BENT: f64 = 0.2;
const SLOPED: f64 = 0.1;
const HIDING: f64 = 3.0;
const UNDER: f64 = 4.0;
/// What lying as far from the middle of the picture as its edge is costs.
const OUTLYING: f64 = 6.0;

/// Sets the name of each river once, where there is room; what is told of those that go without though
/// enough of them is seen.
pub(in crate::figure) fn draw(
    stage: &Stage<'_>,
    ground: &mut Ground,
    pen: &mut Pen<'_>,
) -> Vec<String> {
    let mut nameless = Vec::new();
    let size = RIVER.0 * pen.unit;
    let face = pen.typeface.face(Face::Italic);
    let rivers = rivers(stage, size);
    let mut names: Vec<&str> = rivers.iter().map(|river| river.name).collect();
    names.dedup();
    let edges: Vec<Line> = rivers.iter().flat_map(River::edges).collect();
    for name in names {
        let set = Lettering::of(name, (face, size), (size * RIVER.1, size * HALO));
        let own = rivers.iter().filter(|river| river.name == name);
        let sides = [ABOVE * size, -(BELOW + CAPITALS) * size];
        let places = own.flat_map(|river| set.places(&river.course, sides));
        let mut places = places.peekable();
        let is_seen = places.peek().is_some();
        let room = Room {
            size,
            frame: stage.viewport.frame(),
            edges: &edges,
            ground,
        };
        let costs = places.filter_map(|place| Some((room.cost(&set, &place)?, place)));
        let Some((_, best)) = costs.min_by(|(a, _), (b, _)| a.total_cmp(b)) else {
            nameless.extend(is_seen.then(|| format!("{name} (river)")));
            continue;
        };
        let letters = set.letters(&best);
        letters.iter().for_each(|letter| ground.block(letter.room));
        // A whole pixel, which nothing rounds.
        let origin = best.curve.point(best.from).floor();
        let color = pen.theme.water_line;
        pen.haloed(set.set(&best, origin), origin, color, RIVER.0 * HALO);
    }
    nameless
}

/// A visible part of a river that has a name, in pixels.
struct River<'a> {
    name: &'a str,
    part: Vec<Point>,
    course: Course,
}

impl River<'_> {
    fn edges(&self) -> impl Iterator<Item = Line> {
        self.part.windows(2).map(|pair| Line::new(pair[0], pair[1]))
    }
}

/// The rivers, those of one name together.
fn rivers<'a>(stage: &Stage<'a>, size: f64) -> Vec<River<'a>> {
    let mut found = Vec::new();
    let rivers = base::context(stage).iter();
    for river in rivers.filter(|feature| feature.kind == ContextKind::River) {
        let (Some(name), ContextShape::Lines(lines)) = (&river.name, &river.shape) else {
            continue;
        };
        let parts = lines.iter();
        let parts = parts.flat_map(|line| stage.viewport.line(line).parts);
        found.extend(parts.map(|part| River {
            name: stage.name(name),
            course: Course::of(&part, size, SMOOTH * size),
            part,
        }));
    }
    found.sort_by_key(|river| river.name);
    found
}

/// What a river's name has to keep off.
struct Room<'a> {
    /// That of the type, in pixels.
    size: f64,
    frame: Rect,
    /// The courses of all rivers.
    edges: &'a [Line],
    ground: &'a Ground,
}

impl Room<'_> {
    /// What a place costs; `None` where the name would not stand free, or not read well.
    fn cost(&self, name: &Lettering<'_>, place: &Place<'_>) -> Option<f64> {
        let ground = self.ground;
        let letters = name.letters(place);
        let slope = slope(&letters)?;
        let is_free = |letter: &Stand| {
            ground.is_free(letter.room) && ground.hidden(letter.room) == 0.0 && self.is_off(letter)
        };
        if !letters.iter().all(is_free) {
            return None;
        }
        let rooms = || letters.iter().map(|letter| letter.room);
        let hidden: f64 = rooms().map(|room| ground.covered(room)).sum();
        let veiled: f64 = rooms().map(|room| ground.areas().veiled(room)).sum();
        let middle = place.curve.point(place.from + name.length / 2.0);
        let away = middle.distance(self.frame.center()) / self.frame.size().max_side();
        let under = if place.above > 0.0 { 0.0 } else { UNDER };
        Some(
            BENT * slope.bend()
                + SLOPED * slope.steepness()
                + HIDING * (hidden / self.size + veiled)
                + OUTLYING * away
                + under,
        )
    }

    /// Whether no river runs through a letter.
    fn is_off(&self, letter: &Stand) -> bool {
        let least = (AWAY * self.size).powi(2);
        let mut edges = self.edges.iter();
        edges.all(|edge| edge.nearest(letter.middle, 0.0).distance_sq >= least)
    }
}
