//! The numbers of roads.

use kurbo::{RoundedRect, Shape};

use super::base;
use super::pen::Pen;
use super::stage::Stage;
use crate::geodata::{ContextKind, ContextShape};
use crate::labels::Ground;
use crate::scene::{Point, Rect};
use crate::text::Face;

const SIZE: f64 = 12.0;
/// Distance between the points of a road that a shield may stand on, in design units.
const STEP: f64 = 24.0;
/// What hiding a corner or an end of the road itself costs, in design units of distance from the
/// middle: the road would seem to end there.
const BENDING: f64 = 120.0;
/// What hiding a pixel of the line of contact or of another road costs, in pixels of distance from
/// the middle.
const HIDING: f64 = 20.0;

/// Sets the number of each road once, where there is room nearest to the middle of what shows and
/// it can't be taken for the number of another road.
pub(super) fn draw(stage: &Stage<'_>, ground: &mut Ground, pen: &mut Pen<'_>) {
    let u = pen.unit;
    let middle = stage.viewport.frame().center();
    let roads = roads(stage);
    let mut references: Vec<&str> = roads.iter().map(|road| road.reference).collect();
    references.sort_unstable();
    references.dedup();
    for reference in references {
        let number = pen.shape(reference, Face::Bold, SIZE);
        let size = (number.width() + 10.0 * u, (SIZE + 6.0) * u);
        let plate = |at: Point| Rect::from_center_size(at, size);
        let (own, others): (Vec<&Road<'_>>, Vec<_>) =
            roads.iter().partition(|road| road.reference == reference);
        let mut crossed = Ground::new(stage.viewport.frame());
        others.iter().for_each(|road| crossed.avoid(&road.part));
        let cost = |at: Point| {
            let near = plate(at).inflate(4.0 * u, 4.0 * u);
            let bends = own.iter().flat_map(|road| &road.part);
            let bends = bends.filter(|bend| plate(at).contains(**bend)).count();
            at.distance(middle)
                + HIDING * (ground.hidden(plate(at)) + crossed.hidden(near))
                + BENDING * u * bends.min(1) as f64
        };
        let stations = own.iter().flat_map(|road| stations(&road.part, STEP * u));
        let place = stations
            .filter(|at| ground.is_free(plate(*at).inflate(3.0 * u, 3.0 * u)))
            .filter(|at| crossed.hidden(plate(*at)) == 0.0)
            .min_by(|a, b| cost(*a).total_cmp(&cost(*b)));
        let Some(at) = place else { continue };
        let rect = plate(at);
        ground.block(rect.inflate(2.0 * u, 2.0 * u));
        let path = RoundedRect::from_rect(rect, 3.0 * u).to_path(0.05);
        pen.fill(path.clone(), pen.theme.road);
        pen.stroke(path, 1.0, pen.theme.road_casing, &[]);
        let origin = Point::new(
            at.x - number.width() / 2.0,
            at.y + number.cap_height() / 2.0,
        );
        pen.text(number, origin, pen.theme.quiet_ink);
    }
}

/// A visible part of a road that has a number, in pixels.
struct Road<'a> {
    reference: &'a str,
    part: Vec<Point>,
}

fn roads<'a>(stage: &Stage<'a>) -> Vec<Road<'a>> {
    let context = base::context(stage).iter();
    let mut roads = Vec::new();
    for feature in context.filter(|f| f.kind == ContextKind::Road) {
        let (Some(reference), ContextShape::Lines(lines)) = (&feature.reference, &feature.shape)
        else {
            continue;
        };
        let parts = lines
            .iter()
            .flat_map(|line| stage.viewport.line(line).parts);
        roads.extend(parts.map(|part| Road { reference, part }));
    }
    roads
}

/// Points at even distances along a line.
fn stations(part: &[Point], step: f64) -> Vec<Point> {
    let mut stations = Vec::new();
    let mut gone = step / 2.0;
    for pair in part.windows(2) {
        let length = pair[0].distance(pair[1]);
        while gone < length {
            stations.push(pair[0].lerp(pair[1], gone / length));
            gone += step;
        }
        gone -= length;
    }
    stations
}
