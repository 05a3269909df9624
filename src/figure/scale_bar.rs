//! The scale bar, in kilometres and miles, true at the middle of the map; and the north arrow.

use super::names::Name;
use super::pen::{Pen, rect_path};
use super::stage::Stage;
use super::steady::ScalePlaces;
use crate::labels::Ground;
use crate::locale::Phrases;
use crate::projection::Viewport;
use crate::scene::{BezPath, Point, Rect};
use crate::text::Face;
use crate::units::Metres;

const SIZE: f64 = 14.0;
/// A bar is no longer than this, in design units; a shorter one where the plate would hide a line.
const LONGEST: [f64; 3] = [150.0, 110.0, 80.0];
/// Nor, if a shorter one can be had, than this part of the frame's width.
const SHARE: f64 = 0.22;
/// Height of the plate, its room right of the bars and left of them, and the least room around a number
/// within its bar, in design units.
const HEIGHT: f64 = 60.0;
const INSET: f64 = 12.0;
const LEFT: f64 = 38.0;
const GAP: f64 = 6.0;
/// What hiding a place of the story counts, and one of the first rank, in design units of hidden line; places of
/// lower rank count less by the square of it.
const STORY: f64 = 4000.0;
const TOWN: f64 = 400.0;
/// What hiding the whole of an area that is to be seen counts.
const VEILED: f64 = 400.0;
/// What standing in an upper corner counts: a reader looks for it below.
const UPPER: f64 = 40.0;
/// The room about the middle of a place's mark, in design units.
const MARK: f64 = 7.0;

/// What is known of a scale bar that was drawn.
pub(super) struct ScaleBar {
    room: Option<Rect>,
    /// What it would hide in each of its places.
    pub(super) places: ScalePlaces,
}

impl ScaleBar {
    /// Takes its room from a ground.
    pub(super) fn block(&self, ground: &mut Ground) {
        self.room.iter().for_each(|room| ground.block(*room));
    }
}

/// Draws scale bar and north arrow in a corner of the frame, rather a lower one, where they hide least of the
/// lines that the reader must follow, of the areas that are to be seen and of the places that have names; in
/// a frame of an animation where all frames have it.
pub(super) fn draw(
    names: &[Name<'_>],
    stage: &Stage<'_>,
    ground: &Ground,
    pen: &mut Pen<'_>,
) -> ScaleBar {
    let u = pen.unit;
    let hides = |plate: Rect| {
        let is_upper = plate.y0 <= stage.viewport.frame().y0;
        let upper = if is_upper { UPPER } else { 0.0 };
        let areas = VEILED * ground.areas().veiled(plate);
        ground.hidden(plate) / u + places_under(plate, names, u) + areas + upper
    };
    let mut plates: Vec<_> = places(stage, pen).collect();
    let places = ScalePlaces(plates.iter().map(|(_, plate)| hides(*plate)).collect());
    let of_all = stage.frame.and_then(|frame| frame.scale);
    let chosen = of_all.filter(|at| *at < plates.len()).or(places.best());
    let Some((bars, plate)) = chosen.map(|at| plates.swap_remove(at)) else {
        return ScaleBar { room: None, places };
    };
    pen.fill(rect_path(plate), pen.theme.paper);
    let left = plate.x0 + LEFT * u;
    let axis = plate.center().y;
    bar(left, axis, &bars[0], true, pen);
    bar(left, axis, &bars[1], false, pen);
    north(
        Point::new(plate.x0 + LEFT / 2.0 * u, axis),
        stage.phrases.north(),
        pen,
    );
    ScaleBar {
        room: Some(plate.inflate(4.0 * u, 4.0 * u)),
        places,
    }
}

/// Where the plate may stand, the best first, each with its bars.
fn places<'p>(stage: &Stage<'p>, pen: &Pen<'p>) -> impl Iterator<Item = ([Bar; 2], Rect)> {
    let (frame, u) = (stage.viewport.frame(), pen.unit);
    let mut places = Vec::new();
    for longest in longest(frame.width() / u) {
        let bars = bars(stage.viewport, stage.phrases, longest * u);
        places.extend(plates(&bars, frame, pen).map(|plate| (bars.clone(), plate)));
    }
    places.into_iter()
}

/// The rectangles on which it may stand.
pub(super) fn corners(stage: &Stage<'_>, pen: &Pen<'_>) -> Vec<Rect> {
    places(stage, pen).map(|(_, plate)| plate).collect()
}

/// How long bars may be in a frame of this width, the longest first: the shortest in any.
fn longest(frame: f64) -> impl Iterator<Item = f64> {
    let [.., shortest] = LONGEST;
    let most = f64::max(shortest, SHARE * frame);
    LONGEST.into_iter().filter(move |longest| *longest <= most)
}

/// What the places count that a plate would hide.
fn places_under(plate: Rect, names: &[Name<'_>], unit: f64) -> f64 {
    let around = plate.inflate(MARK * unit, MARK * unit);
    let hidden = names.iter().filter(|name| around.contains(name.at));
    let weight = |name: &Name<'_>| match name.story {
        true => STORY,
        false => TOWN / f64::from(name.place.rank.max(1)).powi(2),
    };
    hidden.map(weight).sum()
}

/// A bar's length in pixels and its words.
type Bar = (f64, String);

/// The bars in miles and in kilometres, first in that which the readers of the language use, neither longer
/// than so many pixels.
fn bars(viewport: &Viewport, phrases: Phrases, longest: f64) -> [Bar; 2] {
    let km = length(Metres::from_km, viewport, longest);
    let miles = length(Metres::from_miles, viewport, longest);
    let km = (km.0, phrases.kilometres(km.1));
    let miles = (miles.0, phrases.miles(miles.1));
    phrases.first_used(miles, km)
}

/// Where the number of a bar begins, and how wide both are together, in pixels: the number stands in the
/// middle of the bar or, where that is too short, beyond its end.
fn number_at(length: f64, width: f64, unit: f64) -> (f64, f64) {
    match width + 2.0 * GAP * unit <= length {
        true => ((length - width) / 2.0, length),
        false => (length + GAP * unit, length + GAP * unit + width),
    }
}

/// The rectangles in the corners on which the bars would stand, the lower ones first.
fn plates(bars: &[Bar; 2], frame: Rect, pen: &Pen<'_>) -> [Rect; 4] {
    let u = pen.unit;
    let width = |(length, text): &Bar| {
        let number = pen.shape(text, Face::Regular, SIZE).width();
        number_at(*length, number, u).1
    };
    let width = (LEFT + INSET) * u + bars.iter().map(width).fold(0.0, f64::max);
    let height = HEIGHT * u;
    let (left, right, above, below) = (frame.x0, frame.x1 - width, frame.y0, frame.y1 - height);
    [(left, below), (right, below), (left, above), (right, above)]
        .map(|corner| Rect::from_origin_size(corner, (width, height)))
}

/// The longest round length that fits: pixels and number.
fn length(unit: fn(f64) -> Metres, viewport: &Viewport, longest: f64) -> (f64, f64) {
    let fits = |n: f64| viewport.pixels(unit(n)) <= longest;
    let powers = (-3..=5).rev().map(|p| 10_f64.powi(p));
    let number = powers
        .flat_map(|p| [5.0 * p, 2.0 * p, p])
        .find(|n| fits(*n))
        .unwrap_or(0.001);
    (viewport.pixels(unit(number)), number)
}

/// One bar with its number, above the axis or below it.
fn bar(left: f64, axis: f64, (length, text): &Bar, above: bool, pen: &mut Pen<'_>) {
    let u = pen.unit;
    let ink = pen.theme.ink;
    let tick = if above { -8.0 * u } else { 8.0 * u };
    let mut path = BezPath::new();
    path.move_to((left, axis + tick));
    path.line_to((left, axis));
    path.line_to((left + length, axis));
    path.line_to((left + length, axis + tick));
    pen.stroke(path, 1.6, ink, &[]);
    let shaped = pen.shape(text, Face::Regular, SIZE);
    let baseline = if above {
        axis - 5.0 * u
    } else {
        axis + 5.0 * u + shaped.cap_height()
    };
    let at = Point::new(left + number_at(*length, shaped.width(), u).0, baseline);
    pen.text(shaped, at, ink);
}

/// An arrow to the north: up, for every projection here is made for its view's middle, or has north
/// up everywhere.
fn north(middle: Point, word: &str, pen: &mut Pen<'_>) {
    let u = pen.unit;
    let ink = pen.theme.ink;
    let (x, y) = (middle.x, middle.y);
    let mut arrow = BezPath::new();
    arrow.move_to((x, y - 24.0 * u));
    arrow.line_to((x + 7.5 * u, y + 2.0 * u));
    arrow.line_to((x, y - 3.0 * u));
    arrow.line_to((x - 7.5 * u, y + 2.0 * u));
    arrow.close_path();
    pen.fill(arrow, ink);
    let letter = pen.shape(word, Face::Bold, 15.0);
    let at = Point::new(x - letter.width() / 2.0, y + 9.0 * u + letter.cap_height());
    pen.text(letter, at, ink);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_in_its_bar_where_it_has_room() {
        assert_eq!(number_at(80.0, 40.0, 1.0), (20.0, 80.0));
        assert_eq!(number_at(50.0, 40.0, 1.0), (56.0, 96.0));
    }

    #[test]
    fn bars_are_short_where_the_frame_is_narrow() {
        let lengths = |frame: f64| longest(frame).collect::<Vec<_>>();
        assert_eq!(lengths(820.0), LONGEST);
        assert_eq!(lengths(448.0), [80.0]);
        assert_eq!(lengths(1.0), [80.0]);
    }
}
