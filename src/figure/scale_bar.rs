//! The scale bar, in kilometres and miles, true at the middle of the map; and the north arrow.

use super::pen::{Pen, rect_path};
use super::stage::Stage;
use crate::labels::Ground;
use crate::locale::Phrases;
use crate::projection::Viewport;
use crate::scene::{BezPath, Point, Rect};
use crate::text::Face;
use crate::units::Metres;

const SIZE: f64 = 14.0;
/// A bar is no longer than this, in design units; a shorter one where the plate would hide a line.
const LONGEST: [f64; 3] = [150.0, 110.0, 80.0];
/// Room at the right of the plate, left of the bars, and between a bar and its number.
const INSET: f64 = 14.0;
const LEFT: f64 = 46.0;
const GAP: f64 = 7.0;

/// Draws scale bar and north arrow in a lower corner of the frame, where they hide least of the
/// lines that the reader must follow, and takes their room from the ground.
pub(super) fn draw(stage: &Stage<'_>, ground: &mut Ground, pen: &mut Pen<'_>) {
    let u = pen.unit;
    let places = LONGEST.into_iter().flat_map(|longest| {
        let bars = bars(stage.viewport, stage.phrases, longest * u);
        plates(&bars, stage.viewport.frame(), pen).map(|plate| (bars.clone(), plate))
    });
    let hidden = |plate: Rect| ground.hidden(plate);
    let Some((bars, plate)) = places.min_by(|a, b| hidden(a.1).total_cmp(&hidden(b.1))) else {
        return;
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
    ground.block(plate.inflate(4.0 * u, 4.0 * u));
}

/// A bar's length in pixels and its words.
type Bar = (f64, String);

/// The bars in kilometres and in miles, neither longer than so many pixels.
fn bars(viewport: &Viewport, phrases: Phrases, longest: f64) -> [Bar; 2] {
    let km = length(Metres::from_km, viewport, longest);
    let miles = length(Metres::from_miles, viewport, longest);
    [
        (km.0, phrases.kilometres(km.1)),
        (miles.0, phrases.miles(miles.1)),
    ]
}

/// The rectangles in the lower corners on which the bars would stand.
fn plates(bars: &[Bar; 2], frame: Rect, pen: &Pen<'_>) -> [Rect; 2] {
    let u = pen.unit;
    let width =
        |(length, text): &Bar| length + pen.shape(text, Face::Regular, SIZE).width() + GAP * u;
    let width = (LEFT + INSET) * u + bars.iter().map(width).fold(0.0, f64::max);
    let height = 64.0 * u;
    [frame.x0, frame.x1 - width]
        .map(|x| Rect::from_origin_size((x, frame.y1 - height), (width, height)))
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

/// One bar with its number at the end, above the axis or below it.
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
    let at = Point::new(left + length + GAP * u, baseline);
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
