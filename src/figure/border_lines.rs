//! The lines of the border map, each with what is written beside it: the state border, the shortest
//! line to it, and the ring of the distance that an article claims.

use super::caption::Caption;
use super::names::{self, Name};
use super::pen::{Pen, circle};
use super::ring_name;
use super::stage::Stage;
use crate::geodata::{Length, Place};
use crate::geodesy;
use crate::labels::Ground;
use crate::measure::BorderDistance;
use crate::scene::Point;
use crate::units::Metres;

/// Width and dashes of the lines, in design units.
pub(super) const BORDER: (f64, &[f64]) = (2.4, &[]);
pub(super) const MEASURED: (f64, &[f64]) = (3.0, &[]);
pub(super) const RING: (f64, &[f64]) = (2.2, &[8.0, 5.0]);
pub(super) const STRETCH: (f64, &[f64]) = (1.4, &[]);
/// Sizes of what is said beside the lines, in design units: a length, and what lies beyond a stretch of
/// border.
const LENGTH: f64 = 22.0;
const SUBJECT: f64 = 15.0;
/// Points on the ring: a chord of a 120-mile ring then misses it by 30 m.
const RING_POINTS: usize = 180;

/// What of the figure's own lines is in the picture, for the key.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) border: bool,
    pub(super) ring: bool,
    pub(super) measured: bool,
    pub(super) stretches: bool,
    /// Ids of the sources of what is drawn.
    pub(super) sources: Vec<String>,
    /// What is said beside them, the most important first.
    pub(super) captions: Vec<Caption>,
}

pub(super) fn draw_border(
    stage: &Stage<'_>,
    ground: &mut Ground,
    drawn: &mut Drawn,
    pen: &mut Pen<'_>,
) {
    let borders = stage.geodata.borders().iter();
    let seen = borders.filter(|border| stage.viewport.shows(&border.line));
    for border in seen.clone() {
        let line = stage.viewport.line(&border.line);
        pen.stroke(line.path(), BORDER.0, pen.theme.border, BORDER.1);
        drawn.border = true;
        drawn.sources.extend_from_slice(&border.sources);
    }
    names::clearance::keep_sides(seen.map(|border| &border.line), stage, ground);
}

/// How far apart points of a drawn geodesic are.
const STEP: Metres = Metres::from_km(2.0);

/// The geodesics to other stretches of the border, by what lies beyond, their ends and lengths.
pub(super) fn draw_stretches(
    from: &Place,
    stretches: &[&(String, BorderDistance)],
    stage: &Stage<'_>,
    ground: &mut Ground,
    drawn: &mut Drawn,
    pen: &mut Pen<'_>,
) {
    let color = pen.theme.measured;
    for (subject, distance) in stretches {
        let geodesic = geodesy::line(from.position, distance.at, STEP);
        let line = stage.viewport.polyline(geodesic.iter().copied());
        pen.stroke(line.path(), STRETCH.0, color, STRETCH.1);
        line.parts.iter().for_each(|part| ground.avoid(part));
        let Some(at) = stage.viewport.visible(distance.at) else {
            continue;
        };
        pen.fill(circle(at, 3.6 * pen.unit), color);
        ground.block_mark(at, 5.0 * pen.unit);
        drawn.stretches = true;
        // Named near its end, where the lines are farthest apart.
        let along = geodesic.into_iter().rev();
        let mut points: Vec<Point> = along.filter_map(|p| stage.viewport.visible(p)).collect();
        points.truncate(points.len().div_ceil(3));
        let [first, second] = stage.phrases.short_distance(distance.centre);
        let lines = [stage.phrases.along(subject), format!("{first} ({second})")];
        drawn
            .captions
            .extend(Caption::new(lines, (SUBJECT, color), &points, |p| {
                at.distance(p)
            }));
    }
}

/// The geodesic, its ends, its length and, if it is to be told from others, what lies beyond.
pub(super) fn draw_measured(
    from: &Place,
    distance: &BorderDistance,
    subject: Option<&str>,
    stage: &Stage<'_>,
    ground: &mut Ground,
    drawn: &mut Drawn,
    pen: &mut Pen<'_>,
) {
    let geodesic = geodesy::line(from.position, distance.at, STEP);
    let line = stage.viewport.polyline(geodesic.iter().copied());
    let color = pen.theme.measured;
    pen.stroke(line.path(), MEASURED.0 + 3.0, pen.theme.halo, &[]);
    pen.stroke(line.path(), MEASURED.0, color, MEASURED.1);
    line.parts.iter().for_each(|part| ground.avoid(part));
    let end = stage.viewport.visible(distance.at);
    if let Some(at) = end {
        pen.fill(circle(at, 6.0 * pen.unit), pen.theme.halo);
        pen.fill(circle(at, 4.6 * pen.unit), color);
        ground.block_mark(at, 6.0 * pen.unit);
    }
    let points: Vec<Point> = geodesic
        .into_iter()
        .filter_map(|p| stage.viewport.visible(p))
        .collect();
    drawn.measured = !points.is_empty();
    let middle = points.get(points.len() / 2).copied().unwrap_or_default();
    let lines = stage.phrases.short_distance(distance.centre);
    let captions = &mut drawn.captions;
    captions.extend(Caption::new(lines, (LENGTH, color), &points, |p| {
        middle.distance(p)
    }));
    if let (Some(subject), Some(end)) = (subject, end) {
        let lines = [stage.phrases.along(subject)];
        captions.extend(Caption::new(lines, (SUBJECT, color), &[end], |_| 0.0));
    }
}

/// The ring of the claimed distance, with its length in a break of it where there is room nearest to its
/// top, or else beside it.
pub(super) fn draw_ring(
    from: &Place,
    claim: Length,
    names: &[Name<'_>],
    stage: &Stage<'_>,
    ground: &mut Ground,
    drawn: &mut Drawn,
    pen: &mut Pen<'_>,
) {
    let mut ring = geodesy::ring(from.position, claim.metres(), RING_POINTS);
    // From its lowest point on, so that its ends do not meet where its name stands best.
    ring.pop();
    ring.rotate_left(RING_POINTS / 2);
    ring.extend(ring.first().copied());
    let line = stage.viewport.polyline(ring.iter().copied());
    let color = pen.theme.claimed;
    let text = stage.phrases.ring_label(claim);
    if let Some(broken) = ring_name::draw(&line.parts, &text, names, stage, ground, pen) {
        for part in &broken.parts {
            ground.avoid(part);
        }
        pen.stroke(broken.path(), RING.0, color, RING.1);
        drawn.ring = true;
        return;
    }
    pen.stroke(line.path(), RING.0, color, RING.1);
    line.parts.iter().for_each(|part| ground.avoid(part));
    let points: Vec<Point> = ring
        .into_iter()
        .filter_map(|p| stage.viewport.visible(p))
        .collect();
    drawn.ring = !points.is_empty();
    drawn
        .captions
        .extend(Caption::new(text, (ring_name::SIZE, color), &points, |p| {
            p.y
        }));
}
