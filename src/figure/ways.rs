//! Roads and railways.

use kurbo::{Line, ParamCurveNearest};

use super::base::{Shown, lines, where_mapped};
use super::legend::{JOINED, joined_railway, railway, road};
use super::pen::Pen;
use super::stage::Stage;
use crate::geodata::{Certainty, Context, ContextKind};
use crate::labels::Ground;
use crate::projection::ScreenLine;
use crate::scene::{Point, Rect};

/// What belongs together lies no farther apart than this, in design units.
const TOGETHER: f64 = 4.0;
/// Of ways that belong together, less than this in the picture leads from nowhere to nowhere, in design units.
const STUB: f64 = 24.0;
/// What is mapped is drawn over what is only assumed.
const CERTAINTIES: [Certainty; 2] = [Certainty::Joined, Certainty::Mapped];

/// Railways and roads, what is mapped over what is only assumed; labels had better spare them.
pub(super) fn draw(stage: &Stage<'_>, ground: &mut Ground, pen: &mut Pen<'_>, shown: &mut Shown) {
    where_mapped(stage, pen, |pen| draw_all(stage, ground, pen, shown));
}

fn draw_all(stage: &Stage<'_>, ground: &mut Ground, pen: &mut Pen<'_>, shown: &mut Shown) {
    let frame = stage.viewport.frame();
    let mut drawn = |kind: ContextKind| {
        let of = |certainty| move |f: &Context| f.kind == kind && f.certainty == certainty;
        let mut parts = CERTAINTIES.map(|certainty| {
            let ways = lines(stage, of(certainty), shown).into_iter();
            ways.flat_map(|way| way.parts).collect::<Vec<_>>()
        });
        without_stubs(&mut parts, frame, pen.unit);
        shown.loose_ends |= has_loose_end(&parts.concat(), frame, pen.unit);
        parts
    };
    let [railways, roads] = [ContextKind::Railway, ContextKind::Road].map(&mut drawn);
    for (certainty, (railways, roads)) in
        CERTAINTIES.into_iter().zip(railways.into_iter().zip(roads))
    {
        // All casings of a kind first: where two stretches of a road meet, neither cuts the other.
        let [railways, roads] = [railways, roads].map(|parts| ScreenLine { parts });
        for part in railways.parts.iter().chain(&roads.parts) {
            ground.spare(part);
        }
        if !railways.parts.is_empty() {
            match certainty {
                Certainty::Mapped => {
                    shown.railways = true;
                    railway(&railways.path(), pen);
                }
                Certainty::Joined => {
                    shown.joined_railways = true;
                    joined_railway(&railways.path(), pen);
                }
            }
        }
        if !roads.parts.is_empty() {
            match certainty {
                Certainty::Mapped => {
                    shown.roads = true;
                    road(&roads.path(), &[], pen);
                }
                Certainty::Joined => {
                    shown.joined_roads = true;
                    road(&roads.path(), JOINED, pen);
                }
            }
        }
    }
}

/// Whether one of some lines ends well within the frame, and where no other of them runs.
fn has_loose_end(parts: &[Vec<Point>], frame: Rect, unit: f64) -> bool {
    /// How far from the frame's edge, in design units.
    const WITHIN: f64 = 12.0;
    let inside = frame.inflate(-WITHIN * unit, -WITHIN * unit);
    let meets = |end: Point, other: &[Point]| meets(end, other, unit);
    parts.iter().enumerate().any(|(index, part)| {
        let others = || {
            parts
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != index)
        };
        let mut ends = [part.first(), part.last()].into_iter().flatten();
        ends.any(|end| inside.contains(*end) && !others().any(|(_, other)| meets(*end, other)))
    })
}

/// Whether a line runs where another ends.
fn meets(end: Point, line: &[Point], unit: f64) -> bool {
    let mut edges = line.windows(2).map(|pair| Line::new(pair[0], pair[1]));
    edges.any(|edge| edge.nearest(end, 0.0).distance_sq < (TOGETHER * unit).powi(2))
}

/// Whether one of two lines goes on in the other, or ends at it.
fn joins(one: &ScreenLine, other: &ScreenLine, unit: f64) -> bool {
    let ends_at = |a: &ScreenLine, b: &ScreenLine| {
        let ends = a.parts.iter().flat_map(|part| [part.first(), part.last()]);
        let mut ends = ends.flatten();
        ends.any(|end| b.parts.iter().any(|part| meets(*end, part, unit)))
    };
    ends_at(one, other) || ends_at(other, one)
}

/// Takes out lines of which so little is in the frame, with all that they lead to there, that they would be
/// stubs that float between towns or at its edge.
fn without_stubs(groups: &mut [Vec<Vec<Point>>], frame: Rect, unit: f64) {
    let lines = groups.iter().flatten();
    let lines = lines.map(|line| ScreenLine {
        parts: vec![line.clone()],
    });
    let seen: Vec<ScreenLine> = lines.map(|line| line.within(frame)).collect();
    let is_stub = |start: usize| {
        let (mut together, mut length) = (vec![start], 0.0);
        let mut next = 0;
        while let Some(&index) = together.get(next)
            && length < STUB * unit
        {
            let line = &seen[index];
            length += line.length();
            next += 1;
            let others = (0..seen.len()).filter(|other| joins(line, &seen[*other], unit));
            let others: Vec<usize> = others.filter(|other| !together.contains(other)).collect();
            together.extend(others);
        }
        length < STUB * unit
    };
    let is_long = |line: &ScreenLine| line.parts.is_empty() || line.length() >= STUB * unit;
    let is_kept = (0..seen.len()).map(|index| is_long(&seen[index]) || !is_stub(index));
    let is_kept: Vec<bool> = is_kept.collect();
    let mut is_kept = is_kept.into_iter();
    for group in groups {
        group.retain(|_| is_kept.next().unwrap_or(true));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_goes_on_has_no_loose_end() {
        let frame = Rect::new(0.0, 0.0, 100.0, 100.0);
        let line = |from: (f64, f64), to: (f64, f64)| vec![Point::from(from), Point::from(to)];
        let through = line((0.0, 50.0), (100.0, 50.0));
        let loose = |parts: &[Vec<Point>]| has_loose_end(parts, frame, 1.0);
        assert!(!loose(std::slice::from_ref(&through)));
        assert!(loose(&[line((0.0, 50.0), (60.0, 50.0))]));
        // One that another goes on from, and one that ends at another.
        let halves = [
            line((0.0, 50.0), (60.0, 50.0)),
            line((61.0, 50.0), (100.0, 50.0)),
        ];
        assert!(!loose(&halves));
        assert!(!loose(&[through, line((50.0, 0.0), (50.0, 49.0))]));
    }

    #[test]
    fn a_stub_that_leads_nowhere_is_left_out() {
        let frame = Rect::new(0.0, 0.0, 200.0, 200.0);
        let line = |from: (f64, f64), to: (f64, f64)| vec![Point::from(from), Point::from(to)];
        let long = line((0.0, 50.0), (200.0, 50.0));
        let stub = line((80.0, 100.0), (96.0, 100.0));
        let at_the_edge = line((185.0, 205.0), (205.0, 185.0));
        let onward = line((100.0, 51.0), (100.0, 59.0));
        let kept = |parts: [Vec<Vec<Point>>; 2], unit| {
            let mut parts = parts;
            without_stubs(&mut parts, frame, unit);
            parts.map(|group| group.len())
        };
        let all = || {
            [
                vec![stub.clone(), onward.clone()],
                vec![long.clone(), at_the_edge.clone()],
            ]
        };
        assert_eq!(kept(all(), 1.0), [1, 1]);
        assert_eq!(kept(all(), 0.5), [2, 2]);
        // Short pieces that go on from one another are a road.
        let pieces = (0..3).map(|i| f64::from(i) * 10.0);
        let pieces = pieces.map(|x| line((x + 50.0, 120.0), (x + 60.0, 120.0)));
        assert_eq!(kept([pieces.collect(), Vec::new()], 1.0), [3, 0]);
    }
}
