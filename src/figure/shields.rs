//! The numbers of roads.

use kurbo::{RoundedRect, Shape};

use super::pen::Pen;
use super::stage::Stage;
use crate::geodata::{ContextKind, ContextShape};
use crate::labels::Ground;
use crate::scene::{Point, Rect};
use crate::text::Face;

const SIZE: f64 = 12.0;
/// Distance between the points of a road that a shield may stand on, in design units.
const STEP: f64 = 24.0;
/// What hiding a pixel of the line of contact costs, in pixels of distance from the middle.
const HIDING: f64 = 20.0;

/// Sets the number of each road once, where there is room nearest to the middle of what shows.
pub(super) fn draw(stage: &Stage<'_>, ground: &mut Ground, pen: &mut Pen<'_>) {
    let u = pen.unit;
    let mut references: Vec<&str> = Vec::new();
    for feature in stage
        .geodata
        .context()
        .iter()
        .filter(|f| f.kind == ContextKind::Road)
    {
        references.extend(feature.reference.as_deref());
    }
    references.sort_unstable();
    references.dedup();
    for reference in references {
        let number = pen.shape(reference, Face::Bold, SIZE);
        let (w, h) = (number.width() + 10.0 * u, (SIZE + 6.0) * u);
        let plate = |at: Point| {
            Rect::new(
                at.x - w / 2.0,
                at.y - h / 2.0,
                at.x + w / 2.0,
                at.y + h / 2.0,
            )
        };
        let middle = stage.viewport.frame().center();
        let cost = |at: Point| at.distance(middle) + HIDING * ground.hidden(plate(at));
        let place = stations(reference, stage, STEP * u)
            .into_iter()
            .filter(|at| ground.is_free(plate(*at).inflate(3.0 * u, 3.0 * u)))
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

/// Points at even distances along a road's parts.
fn stations(reference: &str, stage: &Stage<'_>, step: f64) -> Vec<Point> {
    let mut stations = Vec::new();
    let roads = stage
        .geodata
        .context()
        .iter()
        .filter(|f| f.kind == ContextKind::Road && f.reference.as_deref() == Some(reference));
    for road in roads {
        let ContextShape::Lines(lines) = &road.shape else {
            continue;
        };
        for part in lines
            .iter()
            .flat_map(|line| stage.viewport.line(line).parts)
        {
            let mut gone = step / 2.0;
            for pair in part.windows(2) {
                let length = pair[0].distance(pair[1]);
                while gone < length {
                    stations.push(pair[0].lerp(pair[1], gone / length));
                    gone += step;
                }
                gone -= length;
            }
        }
    }
    stations
}
