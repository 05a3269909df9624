//! The lines of the border map, each with what is written beside it: the state border, the shortest
//! line to it, and the ring of the distance that an article claims.

use super::pen::{Pen, circle};
use super::stage::Stage;
use crate::geodata::{Length, Place};
use crate::geodesy;
use crate::labels::{Ground, Label, Outcome, place};
use crate::measure::BorderDistance;
use crate::scene::{Color, Point};
use crate::text::Face;
use crate::units::Metres;

/// Width and dashes of the lines, in design units.
pub(super) const BORDER: (f64, &[f64]) = (2.4, &[]);
pub(super) const MEASURED: (f64, &[f64]) = (3.0, &[]);
pub(super) const RING: (f64, &[f64]) = (2.2, &[8.0, 5.0]);
pub(super) const STRETCH: (f64, &[f64]) = (1.4, &[]);
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
    /// What is said of them and found no room.
    pub(super) dropped: Vec<String>,
}

pub(super) fn draw_border(
    stage: &Stage<'_>,
    ground: &mut Ground,
    drawn: &mut Drawn,
    pen: &mut Pen<'_>,
) {
    for border in stage.geodata.borders() {
        if !stage.viewport.shows(&border.line) {
            continue;
        }
        let line = stage.viewport.line(&border.line);
        pen.stroke(line.path(), BORDER.0, pen.theme.border, BORDER.1);
        line.parts.iter().for_each(|part| ground.avoid(part));
        drawn.border = true;
        drawn.sources.extend_from_slice(&border.sources);
    }
}

/// How far apart points of a drawn geodesic are.
const STEP: Metres = Metres::from_km(2.0);

/// The geodesics to other stretches of the border, by what lies beyond, their ends and lengths.
pub(super) fn draw_stretches(
    from: &Place,
    stretches: &[(String, BorderDistance)],
    stage: &Stage<'_>,
    ground: &mut Ground,
    drawn: &mut Drawn,
    pen: &mut Pen<'_>,
) {
    let color = pen.theme.measured;
    let mut named = Vec::new();
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
        let mut places: Vec<Point> = along.filter_map(|p| stage.viewport.visible(p)).collect();
        places.truncate(places.len() * 2 / 3);
        let [first, second] = stage.phrases.short_distance(distance.centre);
        let lines = [stage.phrases.along(subject), format!("{first} ({second})")];
        named.push((places, lines));
    }
    // Once all lines are there, so that no name hides one.
    for (places, lines) in named {
        set_by(&places, &lines, (15.0, color), ground, drawn, pen);
    }
}

/// The geodesic, its ends and its length.
pub(super) fn draw_measured(
    from: &Place,
    distance: &BorderDistance,
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
    if let Some(at) = stage.viewport.visible(distance.at) {
        pen.fill(circle(at, 6.0 * pen.unit), pen.theme.halo);
        pen.fill(circle(at, 4.6 * pen.unit), color);
        ground.block_mark(at, 6.0 * pen.unit);
    }
    let mut places: Vec<Point> = geodesic
        .into_iter()
        .filter_map(|p| stage.viewport.visible(p))
        .collect();
    drawn.measured = !places.is_empty();
    if let Some(&middle) = places.get(places.len() / 2) {
        places.sort_by(|a, b| a.distance(middle).total_cmp(&b.distance(middle)));
    }
    let lines = stage.phrases.short_distance(distance.centre);
    set_by(&places, &lines, (22.0, color), ground, drawn, pen);
}

/// The ring of the claimed distance, named where there is room nearest to its top.
pub(super) fn draw_ring(
    from: &Place,
    claim: Length,
    stage: &Stage<'_>,
    ground: &mut Ground,
    drawn: &mut Drawn,
    pen: &mut Pen<'_>,
) {
    let ring = geodesy::ring(from.position, claim.metres(), RING_POINTS);
    let line = stage.viewport.polyline(ring.iter().copied());
    let color = pen.theme.claimed;
    pen.stroke(line.path(), RING.0, color, RING.1);
    line.parts.iter().for_each(|part| ground.avoid(part));
    let text = stage.phrases.ring_label(claim);
    let mut places: Vec<Point> = ring
        .into_iter()
        .filter_map(|p| stage.viewport.visible(p))
        .collect();
    places.sort_by(|a, b| a.y.total_cmp(&b.y));
    drawn.ring = !places.is_empty();
    set_by(&places, &text, (16.5, color), ground, drawn, pen);
}

/// Sets lines of text, the first in bold, beside the first of some points of a line at which they
/// hide nothing that the reader must follow; where there is none, at which there is room at all.
fn set_by(
    places: &[Point],
    lines: &[String],
    (size, color): (f64, Color),
    ground: &mut Ground,
    drawn: &mut Drawn,
    pen: &mut Pen<'_>,
) {
    let shaped = |(i, line): (usize, &String)| match i {
        0 => pen.shape(line, Face::Bold, size),
        _ => pen.shape(line, Face::Regular, size * 0.78),
    };
    let label = Label {
        lines: lines.iter().enumerate().map(shaped).collect(),
        at: Point::ZERO,
        clear: 10.0 * pen.unit,
        rank: 0,
        may_lead: false,
    };
    let beside = |at: &Point| {
        let label = Label {
            at: *at,
            ..label.clone()
        };
        place(std::slice::from_ref(&label), ground.clone())
    };
    let hides = |outcome: &Outcome| outcome.placed.iter().any(|p| ground.hidden(p.rect) > 0.0);
    let mut outcomes = places.iter().map(beside).filter(|o| !o.placed.is_empty());
    let first = outcomes.next();
    let open = first
        .clone()
        .into_iter()
        .chain(outcomes)
        .find(|o| !hides(o));
    let Some(outcome) = open.or(first) else {
        drawn
            .dropped
            .extend((!places.is_empty()).then(|| lines.concat()));
        return;
    };
    for placed in &outcome.placed {
        for (line, at) in label.lines.iter().zip(&placed.baselines) {
            pen.haloed(line.clone(), *at, color, 3.0);
        }
    }
    *ground = outcome.ground;
}
