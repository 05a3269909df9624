//! Lines with heads.

use geo::{Coord, LineString};
use kurbo::{Line, Vec2};

use crate::figure::pen::Pen;
use crate::geodata::Arrow;
use crate::labels::Ground;
use crate::projection::Viewport;
use crate::scene::{BezPath, Color, Point};
use crate::units::LonLat;

/// How long a head is: so many times the line's width and so many design units more; and how broad, in
/// parts of its length.
const LENGTH: (f64, f64) = (3.2, 6.0);
const BREADTH: f64 = 0.82;
/// Which part of a head's length its notch cuts out: the line ends there.
const NOTCH: f64 = 0.22;
/// Heads take no more than this part of a line.
const MOST: f64 = 0.45;
/// Into so many pieces each stretch of a curve is cut.
const PIECES: u32 = 16;
/// A line of more points is as smooth as it was meant to be.
const MOST_POINTS: usize = 32;
/// Names are kept off a line by its points that are so many pixels apart.
const APART: f64 = 3.0;

/// The course of a line: an arrow of a few points, but more than two, is a curve through them (a centripetal
/// Catmull–Rom spline, which makes no loops: Yuksel, Schaefer and Keyser, “Parameterization and
/// applications of Catmull–Rom curves”, Computer-Aided Design 43, 2011), other lines are as they are
/// drawn.
pub(in crate::figure) fn course(line: &LineString, arrow: Arrow) -> LineString {
    let mut points = line.0.clone();
    points.dedup();
    if arrow == Arrow::None || !(3..=MOST_POINTS).contains(&points.len()) {
        return LineString(points);
    }
    let (first, last) = (points[0], points[points.len() - 1]);
    // Beyond its ends the curve would go on as it came.
    let before = first * 2.0 - points[1];
    let after = last * 2.0 - points[points.len() - 2];
    let all: Vec<Coord> = [before].into_iter().chain(points).chain([after]).collect();
    // A degree of longitude is shorter than one of latitude.
    let squeeze = first.y.to_radians().cos().max(0.01);
    let mut curve = vec![first];
    for stretch in all.windows(4) {
        let stretch = [stretch[0], stretch[1], stretch[2], stretch[3]];
        curve.extend(
            (1..=PIECES).map(|i| spline(stretch, f64::from(i) / f64::from(PIECES), squeeze)),
        );
    }
    LineString(curve)
}

/// The point of a centripetal Catmull–Rom spline between the second and the third of four points, by
/// the pyramid of Barry and Goldman.
fn spline(p: [Coord; 4], part: f64, squeeze: f64) -> Coord {
    let apart = |a: Coord, b: Coord| ((a.x - b.x) * squeeze).hypot(a.y - b.y).sqrt().max(1e-9);
    let t1 = apart(p[0], p[1]);
    let t2 = t1 + apart(p[1], p[2]);
    let t3 = t2 + apart(p[2], p[3]);
    let t = t1 + (t2 - t1) * part;
    let mix = |a: Coord, b: Coord, from: f64, to: f64| {
        a * ((to - t) / (to - from)) + b * ((t - from) / (to - from))
    };
    let a = [
        mix(p[0], p[1], 0.0, t1),
        mix(p[1], p[2], t1, t2),
        mix(p[2], p[3], t2, t3),
    ];
    let b = [mix(a[0], a[1], 0.0, t2), mix(a[1], a[2], t1, t3)];
    mix(b[0], b[1], t1, t2)
}

/// Whether a point of the picture is where a line begins or ends, and not where the frame cuts it.
pub(super) fn is_end(at: Point, line: &LineString, viewport: &Viewport) -> bool {
    let ends = [line.0.first(), line.0.last()].into_iter().flatten();
    let mut ends = ends.filter_map(|c| viewport.pixel(LonLat::new(c.x, c.y)?));
    ends.any(|end| end.distance(at) < 0.5)
}

/// A line in pixels, shortened where it has heads, and these.
#[derive(Debug, Default)]
pub(in crate::figure) struct Shaft {
    parts: Vec<Vec<Point>>,
    heads: Vec<[Point; 4]>,
    /// Half of the line's width, in pixels.
    half: f64,
}

/// Puts heads on a line of that width in design units, at that many pixels a unit, where its parts end
/// at what `is_end` says are its ends.
pub(super) fn shaft(
    parts: Vec<Vec<Point>>,
    arrow: Arrow,
    (width, unit): (f64, f64),
    is_end: impl Fn(Point) -> bool,
) -> Shaft {
    let mut shaft = Shaft {
        half: width * unit / 2.0,
        ..Shaft::default()
    };
    let long = (LENGTH.0 * width + LENGTH.1) * unit;
    for mut part in parts {
        let whole: f64 = part.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
        let long = long.min(MOST * whole);
        if matches!(arrow, Arrow::End | Arrow::Both) {
            shaft.heads.extend(head(&mut part, long, &is_end));
        }
        if matches!(arrow, Arrow::Start | Arrow::Both) {
            part.reverse();
            shaft.heads.extend(head(&mut part, long, &is_end));
        }
        shaft.parts.push(part);
    }
    shaft
}

/// Takes a head of that length off the end of a line.
fn head(line: &mut Vec<Point>, long: f64, is_end: impl Fn(Point) -> bool) -> Option<[Point; 4]> {
    let tip = *line.last().filter(|tip| is_end(**tip))?;
    let back = cut(line, long);
    let along = tip - back;
    if along.hypot() < f64::EPSILON {
        return None;
    }
    let across = Vec2::new(-along.y, along.x) * (BREADTH / 2.0);
    let notch = back + along * NOTCH;
    line.push(notch);
    Some([tip, back + across, notch, back - across])
}

/// Shortens a line by a length at its end; where it then ends.
fn cut(line: &mut Vec<Point>, mut rest: f64) -> Point {
    while let [.., before, last] = line[..] {
        let long = before.distance(last);
        line.pop();
        if long > rest {
            let end = last.lerp(before, rest / long);
            line.push(end);
            return end;
        }
        rest -= long;
    }
    line.last().copied().unwrap_or_default()
}

impl Shaft {
    /// Draws it, and `halo` design units around it.
    pub(super) fn draw(&self, width: f64, color: Color, halo: f64, pen: &mut Pen<'_>) {
        let mut line = BezPath::new();
        for part in &self.parts {
            trace(&mut line, part);
        }
        let mut heads = BezPath::new();
        for head in &self.heads {
            trace(&mut heads, head);
            heads.close_path();
        }
        // Under a line that lets its ground through, a halo would show.
        let ground = pen.theme.halo.alpha(f64::from(color.a) / 255.0 * 0.8);
        pen.stroke(line.clone(), width + 2.0 * halo, ground, &[]);
        if !self.heads.is_empty() {
            pen.stroke(heads.clone(), 2.0 * halo, ground, &[]);
        }
        pen.stroke(line, width, color, &[]);
        if !self.heads.is_empty() {
            pen.fill(heads, color);
        }
    }

    /// Keeps names off it.
    pub(in crate::figure) fn keep_off(&self, ground: &mut Ground) {
        let parts: Vec<Vec<Point>> = self.parts.iter().map(|part| thinned(part)).collect();
        for pair in parts.iter().flat_map(|part| part.windows(2)) {
            let line = Line::new(pair[0], pair[1]);
            let along = line.p1 - line.p0;
            let long = along.hypot().max(f64::EPSILON);
            let aside = Vec2::new(-along.y, along.x) * (self.half / long);
            for shift in [-aside, Vec2::ZERO, aside] {
                ground.block_line(Line::new(line.p0 + shift, line.p1 + shift));
            }
        }
        for [tip, left, notch, right] in &self.heads {
            for (a, b) in [(tip, left), (tip, right), (tip, notch), (left, right)] {
                ground.block_line(Line::new(*a, *b));
            }
        }
    }
}

/// A line without the points that are too near to those before them.
fn thinned(line: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for (i, at) in line.iter().enumerate() {
        let is_end = i + 1 == line.len();
        if is_end || kept.last().is_none_or(|last| last.distance(*at) >= APART) {
            kept.push(*at);
        }
    }
    kept
}

fn trace(path: &mut BezPath, points: &[Point]) {
    for (i, at) in points.iter().enumerate() {
        match i {
            0 => path.move_to(*at),
            _ => path.line_to(*at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_goes_through_the_points_that_are_drawn() {
        let line = LineString::from(vec![
            (37.9, 48.5),
            (38.0, 48.6),
            (38.1, 48.55),
            (38.1, 48.55),
        ]);
        let curve = course(&line, Arrow::End);
        for point in &line.0 {
            let near = curve.0.iter().map(|c| (c.x - point.x).hypot(c.y - point.y));
            assert!(near.fold(f64::INFINITY, f64::min) < 1e-9, "{point:?}");
        }
        assert_eq!(curve.0.len(), 1 + 2 * PIECES as usize);
        assert_eq!(course(&line, Arrow::None).0.len(), 3);
    }

    #[test]
    fn a_line_of_many_points_stays_as_it_is() {
        let points = (0..1000).map(|i| (38.0 + 1e-4 * f64::from(i), 48.6));
        let line: LineString = points.collect();
        assert_eq!(course(&line, Arrow::End), line);
        let screen: Vec<Point> = (0..1000)
            .map(|i| Point::new(0.1 * f64::from(i), 5.0))
            .collect();
        let thin = thinned(&screen);
        assert!(thin.len() < 40, "{}", thin.len());
        assert_eq!((thin.first(), thin.last()), (screen.first(), screen.last()));
    }

    #[test]
    fn the_head_ends_where_the_line_did() {
        let line = || {
            vec![
                [(0.0, 0.0), (60.0, 0.0), (100.0, 0.0)]
                    .map(Point::from)
                    .to_vec(),
            ]
        };
        let both = shaft(line(), Arrow::Both, (2.5, 1.0), |_| true);
        assert_eq!(both.heads.len(), 2);
        assert_eq!(
            (both.heads[0][0], both.heads[1][0]),
            ((100.0, 0.0).into(), Point::ZERO)
        );
        let xs = both.parts[0].iter().map(|p| p.x);
        let [least, most] = [xs.clone().fold(100.0, f64::min), xs.fold(0.0, f64::max)];
        let notch = (2.5 * LENGTH.0 + LENGTH.1) * (1.0 - NOTCH);
        assert!((least - notch).abs() < 1e-9 && (most - (100.0 - notch)).abs() < 1e-9);
        // Where the frame cuts the line there is no head.
        assert!(
            shaft(line(), Arrow::End, (2.5, 1.0), |_| false)
                .heads
                .is_empty()
        );
        assert!(
            shaft(vec![Vec::new()], Arrow::End, (2.5, 1.0), |_| true)
                .heads
                .is_empty()
        );
    }

    #[test]
    fn a_short_line_has_a_small_head() {
        let line = vec![[(0.0, 0.0), (10.0, 0.0)].map(Point::from).to_vec()];
        let [tip, left, ..] = shaft(line, Arrow::End, (6.0, 1.0), |_| true).heads[0];
        assert!(tip.x == 10.0 && left.x > 5.0, "{left:?}");
    }
}
