//! Lettering along a curve: where it may stand, and how it reads there. Lengths are pixels.

use kurbo::Affine;

use super::curve::Curve;
use crate::scene::{Point, Rect, Vec2};
use crate::text::{Face, Shaped, shape_along};

/// Distance between the places that are tried, and between the points of a line, in parts of the type's size.
const STEP: f64 = 0.6;
const FINE: f64 = 1.0 / 7.0;
/// Neighbouring letters are turned against each other by no more degrees, nor all of a name by more.
const TURN: f64 = 14.0;
const BEND: f64 = 75.0;
/// No letter is steeper than so many degrees.
const STEEP: f64 = 88.0;
/// The height of capitals, how far letters reach above and below the base line, and the middle of a small
/// letter, in parts of the type's size.
pub(in crate::figure) const CAPITALS: f64 = 0.714;
const ASCENT: f64 = 0.8;
const DESCENT: f64 = 0.26;
const MIDDLE: f64 = 0.27;

/// A line as lettering follows it, from either end.
#[derive(Clone, Debug)]
pub(in crate::figure) struct Course {
    onward: Curve,
    back: Curve,
}

impl Course {
    /// A line for type of that size, without its bends that are shorter than so many pixels.
    pub(in crate::figure) fn of(line: &[Point], size: f64, smooth: f64) -> Course {
        let onward = Curve::of(line, FINE * size, smooth);
        let back = onward.reversed();
        Course { onward, back }
    }
}

/// Where lettering may stand.
#[derive(Clone, Copy, Debug)]
pub(in crate::figure) struct Place<'c> {
    /// The line, in the direction in which it is read.
    pub(in crate::figure) curve: &'c Curve,
    /// How far along it the lettering begins.
    pub(in crate::figure) from: f64,
    /// How far above it the base line runs.
    pub(in crate::figure) above: f64,
}

/// A letter at its place.
pub(in crate::figure) struct Stand {
    /// Degrees clockwise.
    angle: f64,
    /// Its middle, and the room that it takes with its halo.
    pub(in crate::figure) middle: Point,
    pub(in crate::figure) room: Rect,
}

/// The angles between which the letters of a name stand, in degrees clockwise.
pub(in crate::figure) struct Slope {
    low: f64,
    high: f64,
}

impl Slope {
    /// By how much the first and the last differ.
    pub(in crate::figure) fn bend(&self) -> f64 {
        self.high - self.low
    }

    /// How far the middle is from level.
    pub(in crate::figure) fn steepness(&self) -> f64 {
        f64::midpoint(self.low, self.high).abs()
    }
}

/// Words that are to be set along a line.
pub(in crate::figure) struct Lettering<'a> {
    text: &'a str,
    face: Face,
    size: f64,
    /// Room after each letter, and to each side of it for its halo.
    tracking: f64,
    halo: f64,
    /// The words on a straight line: their length, and where the middle of each letter is and its width.
    pub(in crate::figure) length: f64,
    widths: Vec<(f64, f64)>,
}

impl<'a> Lettering<'a> {
    pub(in crate::figure) fn of(
        text: &'a str,
        (face, size): (Face, f64),
        (tracking, halo): (f64, f64),
    ) -> Lettering<'a> {
        let straight = |along: f64| (Point::new(along, 0.0), 0.0);
        let line = shape_along(text, face, size, tracking, &straight);
        let starts = line.letters().iter().map(|letter| letter.origin.x);
        let ends = starts.clone().skip(1).map(|next| next - tracking);
        let ends = ends.chain([line.width()]);
        let middle = |(start, end): (f64, f64)| (f64::midpoint(start, end), end - start);
        Lettering {
            text,
            face,
            size,
            tracking,
            halo,
            length: line.width(),
            widths: starts.zip(ends).map(middle).collect(),
        }
    }

    /// The places along a line at which the words read from the left, so far above it.
    pub(in crate::figure) fn places<'c>(
        &self,
        course: &'c Course,
        above: impl IntoIterator<Item = f64> + Clone,
    ) -> Vec<Place<'c>> {
        let spare = course.onward.length() - self.length;
        let mut places = Vec::new();
        let mut start = 0.0;
        while start <= spare {
            let middle = start + self.length / 2.0;
            let (curve, from) = match course.onward.direction(middle, self.length).x >= 0.0 {
                true => (&course.onward, start),
                false => (&course.back, spare - start),
            };
            let above = above.clone().into_iter();
            places.extend(above.map(|above| Place { curve, from, above }));
            start += STEP * self.size;
        }
        places
    }

    /// The base line of a place: the point that is so many pixels along the words, and its angle.
    fn base(&self, place: &Place<'_>, along: f64) -> (Point, f64) {
        let at = place.from + along;
        let direction = place.curve.direction(at, self.size);
        let up = Vec2::new(direction.y, -direction.x);
        let point = place.curve.point(at) + up * place.above;
        (point, direction.atan2().to_degrees())
    }

    /// The words at a place, from a point of the picture.
    pub(in crate::figure) fn set(&self, place: &Place<'_>, origin: Point) -> Shaped {
        let base = |along: f64| {
            let (point, angle) = self.base(place, along);
            (point - origin.to_vec2(), angle)
        };
        shape_along(self.text, self.face, self.size, self.tracking, &base)
    }

    pub(in crate::figure) fn letters(&self, place: &Place<'_>) -> Vec<Stand> {
        let letter = |&(middle, width): &(f64, f64)| {
            let (point, angle) = self.base(place, middle);
            let turn = Affine::translate(point.to_vec2()) * Affine::rotate(angle.to_radians());
            let half = width / 2.0;
            let upright = Rect::new(-half, -ASCENT * self.size, half, DESCENT * self.size);
            Stand {
                angle,
                middle: turn * Point::new(0.0, -MIDDLE * self.size),
                room: turn
                    .transform_rect_bbox(upright)
                    .inflate(self.halo, self.halo),
            }
        };
        self.widths.iter().map(letter).collect()
    }
}

/// How letters slope; `None` where they are turned too much to be read well.
pub(in crate::figure) fn slope(letters: &[Stand]) -> Option<Slope> {
    let angles = || letters.iter().map(|letter| letter.angle);
    let (low, high) = (
        angles().fold(f64::MAX, f64::min),
        angles().fold(f64::MIN, f64::max),
    );
    let turns = letters
        .windows(2)
        .map(|pair| (pair[1].angle - pair[0].angle).abs());
    let turn = turns.fold(0.0, f64::max);
    let reads = turn <= TURN && high - low <= BEND && low >= -STEEP && high <= STEEP;
    reads.then_some(Slope { low, high })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The upper half of a circle, from its right end to its left.
    fn arch(radius: f64) -> Vec<Point> {
        let at = |i: u32| {
            let (sin, cos) = f64::from(i).to_radians().sin_cos();
            Point::new(radius * cos, -radius * sin)
        };
        (0..=180).map(at).collect()
    }

    #[test]
    fn words_read_from_the_left_in_the_middle_of_a_line() {
        let course = Course::of(&arch(200.0), 16.0, 0.0);
        let words = Lettering::of("120 miles", (Face::Bold, 16.0), (0.0, 2.0));
        let places = words.places(&course, [-CAPITALS * 8.0]);
        assert!(places.len() > 20);
        for place in &places {
            let letters = words.letters(place);
            assert!(
                letters
                    .windows(2)
                    .all(|pair| pair[0].middle.x < pair[1].middle.x)
            );
            for letter in &letters {
                let away = (letter.middle.to_vec2().hypot() - 200.0).abs();
                assert!(away < 4.0, "{away}");
            }
        }
    }

    #[test]
    fn words_that_would_be_bent_too_much_do_not_read() {
        let reads = |radius| {
            let course = Course::of(&arch(radius), 16.0, 0.0);
            let words = Lettering::of("120 miles (193 km)", (Face::Bold, 16.0), (0.0, 2.0));
            let places = words.places(&course, [0.0]);
            places
                .iter()
                .any(|place| slope(&words.letters(place)).is_some())
        };
        assert!(reads(300.0) && !reads(60.0));
    }
}
