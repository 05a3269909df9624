//! The length of a ring, in a break of the ring.

use super::caption;
use super::names::along::{CAPITALS, Course, Lettering, Place, slope};
use super::names::{FIRST, Name};
use super::pen::Pen;
use super::scale_bar;
use super::stage::Stage;
use crate::labels::Ground;
use crate::projection::ScreenLine;
use crate::scene::{Point, Rect};
use crate::text::Face;

/// Size of the words, in design units.
pub(super) const SIZE: f64 = 16.5;
/// Room between the words and the ends of the ring, in parts of the type's size.
const GAP: f64 = 0.45;
/// How far the words stay from other lines and from the marks of places, and how far from these there is
/// room for their names, in design units.
const LINE: f64 = 5.0;
const MARK: f64 = 12.0;
const CROWD: f64 = 60.0;
/// What hiding the mark of a place costs, in design units of distance from the top.
const HIDING: f64 = 600.0;
/// What a place nearer than that costs, and a degree of steepness, in design units of distance from the top.
const CROWDED: f64 = 150.0;
const SLOPED: f64 = 2.0;

/// Sets the words of a ring, or only the first of them, along it, and takes their room from the ground; the
/// ring without what they break. `None` where there is no room.
pub(super) fn draw(
    parts: &[Vec<Point>],
    words: &[String; 2],
    names: &[Name<'_>],
    stage: &Stage<'_>,
    ground: &mut Ground,
    pen: &mut Pen<'_>,
) -> Option<ScreenLine> {
    let corners = scale_bar::corners(stage, pen);
    let size = SIZE * pen.unit;
    let courses: Vec<Course> = parts
        .iter()
        .map(|part| Course::of(part, size, 0.0))
        .collect();
    let style = (
        (pen.typeface.face(Face::Bold), size),
        (0.0, caption::HALO * pen.unit),
    );
    let forms = [words.join(", "), words[0].clone()];
    for text in &forms {
        let words = Lettering::of(text, style.0, style.1);
        let of_part = |(index, course)| {
            let places = words.places(course, [-CAPITALS * size / 2.0]);
            places.into_iter().map(move |place| (index, place))
        };
        let places = courses.iter().enumerate().flat_map(of_part);
        let costs = places.filter_map(|(index, place)| {
            let letters = words.letters(&place);
            let mut rooms = letters.iter().map(|letter| letter.room);
            let is_off = rooms.all(|room| corners.iter().all(|corner| !corner.overlaps(room)));
            let cost = is_off.then(|| cost(&words, &place, names, ground, pen.unit));
            Some((cost??, index, place))
        });
        let Some((_, index, place)) = costs.min_by(|a, b| a.0.total_cmp(&b.0)) else {
            continue;
        };
        for letter in words.letters(&place) {
            ground.block(letter.room);
        }
        let origin = place.curve.point(place.from).floor();
        pen.haloed(
            words.set(&place, origin),
            origin,
            pen.theme.claimed,
            caption::HALO,
        );
        let gap = GAP * size;
        let broken = place
            .curve
            .without(place.from - gap, place.from + words.length + gap);
        let rest = parts
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index);
        let parts = rest.map(|(_, part)| part.clone()).chain(broken).collect();
        return Some(ScreenLine { parts });
    }
    None
}

/// What a place costs: the nearer to the top and the farther from the names of places the less; `None` where
/// the words would not stand free, or not read well.
fn cost(
    words: &Lettering<'_>,
    place: &Place<'_>,
    names: &[Name<'_>],
    ground: &Ground,
    unit: f64,
) -> Option<f64> {
    let letters = words.letters(place);
    let slope = slope(&letters)?;
    let rooms = || letters.iter().map(|letter| letter.room);
    // A place of lower rank makes way.
    let first = || {
        names
            .iter()
            .filter(|name| name.story || name.place.rank <= FIRST)
    };
    let is_near = |reach: f64, at: Point| {
        let reach = reach * unit;
        rooms().any(|room| room.inflate(reach, reach).contains(at))
    };
    let is_off = |room: Rect| ground.hidden(room.inflate(LINE * unit, LINE * unit)) == 0.0;
    let is_free = rooms().all(|room| ground.is_free(room) && is_off(room));
    if !is_free || first().any(|name| is_near(MARK, name.at)) {
        return None;
    }
    let is_crowded = names.iter().any(|name| is_near(CROWD, name.at));
    let hidden = names.iter().filter(|name| is_near(MARK, name.at)).count();
    let crowded = if is_crowded { CROWDED } else { 0.0 } + HIDING * hidden as f64;
    let middle = place.curve.point(place.from + words.length / 2.0);
    Some(middle.y / unit + crowded + SLOPED * slope.steepness())
}
