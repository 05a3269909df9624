//! The names of rivers, in the water's colour along their courses.
//!
//! By E. Imhof, “Positioning names on maps” (1975): a river's name is set in spaced italics beside its
//! course, above it rather than below, where that is straight or bends gently, and so that it reads from
//! the left; letters stand on a line beside the course without its small bends.

use kurbo::{Affine, Line, ParamCurveNearest};

use super::curve::Curve;
use super::lettering::RIVER;
use super::{Pen, Stage};
use crate::figure::base;
use crate::geodata::{ContextKind, ContextShape};
use crate::labels::Ground;
use crate::scene::{Point, Rect, Vec2};
use crate::text::{Face, Shaped, shape_along};

/// Distance between the places that are tried, in parts of the type's size.
const STEP: f64 = 0.6;
/// A course's bends that are shorter than this are not followed, in parts of the type's size.
const SMOOTH: f64 = 2.5;
/// From the course to the letters above it, and to those below it, in parts of the type's size.
const ABOVE: f64 = 0.38;
const BELOW: f64 = 0.24;
/// Neighbouring letters are turned against each other by no more degrees, nor all of a name by more.
const TURN: f64 = 14.0;
const BEND: f64 = 75.0;
/// No letter is steeper than so many degrees.
const STEEP: f64 = 88.0;
/// The height of capitals, how far letters reach above and below the base line, the middle of a small
/// letter, and how near to that a river may come, in parts of the type's size.
const CAPITALS: f64 = 0.714;
const ASCENT: f64 = 0.8;
const DESCENT: f64 = 0.26;
const MIDDLE: f64 = 0.27;
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

/// Sets the name of each river once, where there is room; where there is none, it goes without.
pub(in crate::figure) fn draw(stage: &Stage<'_>, ground: &mut Ground, pen: &mut Pen<'_>) {
    let size = RIVER.0 * pen.unit;
    let face = pen.typeface.face(Face::Italic);
    let courses = courses(stage, size);
    let mut names: Vec<&str> = courses.iter().map(|course| course.name).collect();
    names.dedup();
    let edges: Vec<Line> = courses.iter().flat_map(Course::edges).collect();
    for name in names {
        let own = courses.iter().filter(|course| course.name == name);
        let lettering = Lettering::of(name, (face, size), &edges);
        let places = own.flat_map(|course| lettering.places(course, stage, ground));
        let Some((_, best)) = places.min_by(|(a, _), (b, _)| a.total_cmp(b)) else {
            continue;
        };
        let letters = lettering.letters(&best);
        letters.iter().for_each(|letter| ground.block(letter.room));
        // A whole pixel, which nothing rounds.
        let origin = best.curve.point(best.from).floor();
        let color = pen.theme.water_line;
        pen.haloed(lettering.set(&best, origin), origin, color, RIVER.0 * HALO);
    }
}

/// A visible part of a river that has a name, in pixels.
struct Course<'a> {
    name: &'a str,
    part: Vec<Point>,
    /// The same without its small bends, from either end.
    onward: Curve,
    back: Curve,
}

impl Course<'_> {
    fn edges(&self) -> impl Iterator<Item = Line> {
        self.part.windows(2).map(|pair| Line::new(pair[0], pair[1]))
    }
}

/// The courses of rivers, those of one name together.
fn courses<'a>(stage: &Stage<'a>, size: f64) -> Vec<Course<'a>> {
    let mut courses = Vec::new();
    let rivers = base::context(stage).iter();
    for river in rivers.filter(|feature| feature.kind == ContextKind::River) {
        let (Some(name), ContextShape::Lines(lines)) = (&river.name, &river.shape) else {
            continue;
        };
        let parts = lines.iter();
        let parts = parts.flat_map(|line| stage.viewport.line(line).parts);
        courses.extend(parts.map(|part| {
            let onward = Curve::of(&part, SMOOTH * size);
            Course {
                name: stage.name(name),
                back: onward.reversed(),
                onward,
                part,
            }
        }));
    }
    courses.sort_by_key(|course| course.name);
    courses
}

/// Where a name may stand.
struct Place<'c> {
    /// The course, in the direction in which it is read.
    curve: &'c Curve,
    /// How far along it the name begins.
    from: f64,
    /// How far above it the base line runs, in pixels.
    above: f64,
}

/// A letter at its place.
struct Stand {
    /// Degrees clockwise.
    angle: f64,
    /// Its middle, and the room that it takes.
    middle: Point,
    room: Rect,
}

/// A name that is to be set along a course.
struct Lettering<'a> {
    name: &'a str,
    face: Face,
    /// In pixels.
    size: f64,
    /// The name on a straight line: its length, and where the middle of each letter is and its width.
    length: f64,
    widths: Vec<(f64, f64)>,
    /// The courses of all rivers.
    edges: &'a [Line],
}

impl<'a> Lettering<'a> {
    fn of(name: &'a str, (face, size): (Face, f64), edges: &'a [Line]) -> Lettering<'a> {
        let straight = |along: f64| (Point::new(along, 0.0), 0.0);
        let tracking = size * RIVER.1;
        let line = shape_along(name, face, size, tracking, &straight);
        let starts = line.letters().iter().map(|letter| letter.origin.x);
        let ends = starts.clone().skip(1).map(|next| next - tracking);
        let ends = ends.chain([line.width()]);
        let middle = |(start, end): (f64, f64)| (f64::midpoint(start, end), end - start);
        Lettering {
            name,
            face,
            size,
            length: line.width(),
            widths: starts.zip(ends).map(middle).collect(),
            edges,
        }
    }

    /// The places along a course where the name has room, each with what it costs.
    fn places<'c>(
        &self,
        course: &'c Course<'_>,
        stage: &Stage<'_>,
        ground: &Ground,
    ) -> Vec<(f64, Place<'c>)> {
        let spare = course.onward.length() - self.length;
        let mut places = Vec::new();
        let mut start = 0.0;
        while start <= spare {
            let middle = start + self.length / 2.0;
            // It reads from the left.
            let (curve, from) = match course.onward.direction(middle, self.length).x >= 0.0 {
                true => (&course.onward, start),
                false => (&course.back, spare - start),
            };
            let below = BELOW * self.size + self.size * CAPITALS;
            for above in [ABOVE * self.size, -below] {
                let place = Place { curve, from, above };
                let cost = self.cost(&place, stage, ground);
                places.extend(cost.map(|cost| (cost, place)));
            }
            start += STEP * self.size;
        }
        places
    }

    /// The base line of a place: the point that is so many pixels along the name, and its angle.
    fn base(&self, place: &Place<'_>, along: f64) -> (Point, f64) {
        let at = place.from + along;
        let direction = place.curve.direction(at, self.size);
        let up = Vec2::new(direction.y, -direction.x);
        let point = place.curve.point(at) + up * place.above;
        (point, direction.atan2().to_degrees())
    }

    /// The name at a place, from a point of the picture.
    fn set(&self, place: &Place<'_>, origin: Point) -> Shaped {
        let base = |along: f64| {
            let (point, angle) = self.base(place, along);
            (point - origin.to_vec2(), angle)
        };
        let tracking = self.size * RIVER.1;
        shape_along(self.name, self.face, self.size, tracking, &base)
    }

    fn letters(&self, place: &Place<'_>) -> Vec<Stand> {
        let letter = |&(middle, width): &(f64, f64)| {
            let (point, angle) = self.base(place, middle);
            let turn = Affine::translate(point.to_vec2()) * Affine::rotate(angle.to_radians());
            let half = width / 2.0;
            let upright = Rect::new(-half, -ASCENT * self.size, half, DESCENT * self.size);
            let halo = HALO * self.size;
            Stand {
                angle,
                middle: turn * Point::new(0.0, -MIDDLE * self.size),
                room: turn.transform_rect_bbox(upright).inflate(halo, halo),
            }
        };
        self.widths.iter().map(letter).collect()
    }

    /// What a place costs; `None` where the name would not stand free, or not read well.
    fn cost(&self, place: &Place<'_>, stage: &Stage<'_>, ground: &Ground) -> Option<f64> {
        let letters = self.letters(place);
        let angles = || letters.iter().map(|letter| letter.angle);
        let (low, high) = (
            angles().fold(f64::MAX, f64::min),
            angles().fold(f64::MIN, f64::max),
        );
        let turns = letters
            .windows(2)
            .map(|pair| (pair[1].angle - pair[0].angle).abs());
        let turn = turns.fold(0.0, f64::max);
        if turn > TURN || high - low > BEND || low < -STEEP || high > STEEP {
            return None;
        }
        let is_free = |letter: &Stand| {
            ground.is_free(letter.room) && ground.hidden(letter.room) == 0.0 && self.is_off(letter)
        };
        if !letters.iter().all(is_free) {
            return None;
        }
        let rooms = || letters.iter().map(|letter| letter.room);
        let hidden: f64 = rooms().map(|room| ground.covered(room)).sum();
        let veiled: f64 = rooms().map(|room| ground.veiled(room)).sum();
        let frame = stage.viewport.frame();
        let middle = place.curve.point(place.from + self.length / 2.0);
        let away = middle.distance(frame.center()) / frame.size().max_side();
        let under = if place.above > 0.0 { 0.0 } else { UNDER };
        Some(
            BENT * (high - low)
                + SLOPED * f64::midpoint(low, high).abs()
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
