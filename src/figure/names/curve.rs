//! Lines as lettering follows them: evened out, and measured along. Lengths are pixels.

use crate::scene::{Point, Vec2};

/// A smooth line by points at even distances.
#[derive(Clone, Debug)]
pub(in crate::figure) struct Curve {
    points: Vec<Point>,
    /// How far apart they are.
    step: f64,
}

impl Curve {
    /// A line by points that far apart, without its bends that are shorter than so many pixels.
    pub(super) fn of(line: &[Point], step: f64, smooth: f64) -> Curve {
        let even = evenly(line, step);
        // A cast of what is below nought gives 0.
        let reach = (smooth / step / 2.0) as usize;
        let mean = |around: &[Point]| {
            let sum = around.iter().fold(Vec2::ZERO, |sum, p| sum + p.to_vec2());
            (sum / around.len() as f64).to_point()
        };
        // Twice, so that no corner is left; the ends, around which there is nothing to take in, fall away.
        let once: Vec<Point> = even.windows(2 * reach + 1).map(mean).collect();
        let twice: Vec<Point> = once.windows(2 * reach + 1).map(mean).collect();
        Curve {
            points: evenly(&twice, step),
            step,
        }
    }

    /// The same from its other end.
    pub(super) fn reversed(&self) -> Curve {
        let mut points = self.points.clone();
        points.reverse();
        Curve { points, ..*self }
    }

    pub(super) fn length(&self) -> f64 {
        self.step * self.points.len().saturating_sub(1) as f64
    }

    /// The point that is so many pixels along it.
    pub(in crate::figure) fn point(&self, along: f64) -> Point {
        let last = self.points.len().saturating_sub(1);
        let at = (along / self.step).clamp(0.0, last as f64);
        let (before, after) = (at.floor() as usize, at.ceil() as usize);
        let point = |index: usize| self.points.get(index).copied().unwrap_or_default();
        point(before).lerp(point(after), at.fract())
    }

    /// What is left of it without what lies between these lengths along it: none, one or two parts.
    pub(in crate::figure) fn without(&self, from: f64, to: f64) -> Vec<Vec<Point>> {
        // Casts of what is below nought give 0.
        let (before, after) = ((from / self.step).floor(), (to / self.step).ceil());
        let (before, after) = (before as usize, after as usize);
        let first = self.points.get(..before + 1);
        let rest = self.points.get(after..);
        let parts = [first, rest].into_iter().flatten();
        parts
            .filter(|part| part.len() > 1)
            .map(<[Point]>::to_vec)
            .collect()
    }

    /// Its direction there, as a vector of length 1, by the chord of so many pixels.
    pub(super) fn direction(&self, along: f64, chord: f64) -> Vec2 {
        let ends = [along - chord / 2.0, along + chord / 2.0].map(|at| self.point(at));
        let way = ends[1] - ends[0];
        match way.hypot() > 0.0 {
            true => way / way.hypot(),
            false => Vec2::new(1.0, 0.0),
        }
    }
}

/// Points that far apart along a line, from its first on.
fn evenly(line: &[Point], step: f64) -> Vec<Point> {
    let mut points: Vec<Point> = line.first().copied().into_iter().collect();
    let mut next = step;
    for pair in line.windows(2) {
        let length = pair[0].distance(pair[1]);
        while next <= length {
            points.push(pair[0].lerp(pair[1], next / length));
            next += step;
        }
        next -= length;
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_stays_as_it_is() {
        let curve = Curve::of(&[Point::new(0.0, 5.0), Point::new(100.0, 5.0)], 2.0, 10.0);
        assert!(
            (80.0..100.0).contains(&curve.length()),
            "{}",
            curve.length()
        );
        assert_eq!(curve.point(20.0).y, 5.0);
        assert_eq!(curve.direction(20.0, 10.0), Vec2::new(1.0, 0.0));
        assert_eq!(curve.reversed().direction(20.0, 10.0), Vec2::new(-1.0, 0.0));
    }

    #[test]
    fn a_break_leaves_what_is_beside_it() {
        let curve = Curve::of(&[Point::new(0.0, 0.0), Point::new(100.0, 0.0)], 2.0, 0.0);
        let ends = |from, to| {
            let parts = curve.without(from, to).into_iter();
            parts
                .map(|part| (part[0].x, part[part.len() - 1].x))
                .collect::<Vec<_>>()
        };
        assert_eq!(ends(31.0, 59.0), [(0.0, 30.0), (60.0, 100.0)]);
        assert_eq!(ends(-5.0, 59.0), [(60.0, 100.0)]);
        assert_eq!(ends(31.0, 200.0), [(0.0, 30.0)]);
    }

    #[test]
    fn a_corner_becomes_a_bend() {
        let corner = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0)].map(Point::from);
        let curve = Curve::of(&corner, 2.0, 30.0);
        let turn = |along: f64| {
            let [before, after] = [along, along + 6.0].map(|at| curve.direction(at, 6.0).atan2());
            (after - before).to_degrees()
        };
        let sharpest = (10..80)
            .map(|at| turn(2.0 * f64::from(at)))
            .fold(0.0, f64::max);
        assert!((5.0..40.0).contains(&sharpest), "{sharpest}");
    }

    #[test]
    fn what_is_shorter_than_its_bends_is_nothing() {
        for line in [
            &[][..],
            &[Point::ZERO],
            &[Point::ZERO, Point::new(9.0, 0.0)],
        ] {
            let curve = Curve::of(line, 2.0, 40.0);
            assert_eq!(curve.length(), 0.0);
            assert_eq!(curve.direction(0.0, 9.0), Vec2::new(1.0, 0.0));
        }
    }
}
