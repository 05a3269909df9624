//! The names of countries across their land.

use geo::MultiPolygon;
use kurbo::{Line, ParamCurveNearest};

use super::pen::Pen;
use super::stage::Stage;
use crate::labels::Ground;
use crate::projection::Viewport;
use crate::scene::{Point, Rect};
use crate::text::{Face, shape};

const SIZE: f64 = 21.0;
/// Spaced capitals read as a name of an area, not of a point.
const TRACKING: f64 = 0.32;

/// Sets the names of the countries in the picture, where they have room.
pub(super) fn draw(stage: &Stage<'_>, ground: &mut Ground, pen: &mut Pen<'_>) {
    let u = pen.unit;
    for country in stage.geodata.countries() {
        let capitals = country.name.en.to_uppercase();
        let name = shape(&capitals, Face::Bold, SIZE * u, SIZE * TRACKING * u);
        let room = |at: Point| {
            let (w, h) = (name.width() / 2.0, SIZE * 0.7 * u);
            Rect::new(at.x - w, at.y - h, at.x + w, at.y + h)
        };
        let free = |at: &Point| ground.is_free(room(*at)) && ground.hidden(room(*at)) == 0.0;
        let places = deepest(stage.viewport, &country.shape, name.width() / 2.0);
        let Some(at) = places.into_iter().find(free) else {
            continue;
        };
        ground.block(room(at).inflate(4.0 * u, 2.0 * u));
        let origin = Point::new(at.x - name.width() / 2.0, at.y + name.cap_height() / 2.0);
        pen.text(name, origin, pen.theme.quiet_ink);
    }
}

/// Points of a grid over the frame that lie inside an area, as do those `reach` pixels to their
/// left and right; those deepest inside come first.
pub(super) fn deepest(viewport: &Viewport, shape: &MultiPolygon, reach: f64) -> Vec<Point> {
    const POINTS: f64 = 700.0;
    let frame = viewport.frame();
    let polygon = viewport.polygons(shape, 0.0);
    let edges: Vec<Line> = polygon
        .rings
        .iter()
        .flat_map(|ring| {
            (0..ring.len()).map(move |i| Line::new(ring[i], ring[(i + 1) % ring.len()]))
        })
        .collect();
    let step = (frame.area() / POINTS).sqrt();
    // Casts of what is not a number give 0.
    let [columns, rows] = [frame.width(), frame.height()].map(|side| (side / step) as u32);
    let mut found = Vec::new();
    for row in 1..=rows {
        for column in 1..=columns {
            let at = Point::new(
                frame.x0 + step * f64::from(column),
                frame.y0 + step * f64::from(row),
            );
            let sideways = |dx: f64| contains(&edges, Point::new(at.x + dx, at.y));
            if !(sideways(0.0) && sideways(reach) && sideways(-reach)) {
                continue;
            }
            let to_frame = (at.x - frame.x0)
                .min(frame.x1 - at.x)
                .min(at.y - frame.y0)
                .min(frame.y1 - at.y);
            let depth = edges
                .iter()
                .map(|e| e.nearest(at, 0.0).distance_sq.sqrt())
                .fold(to_frame, f64::min);
            found.push((at, depth));
        }
    }
    found.sort_by(|a: &(Point, f64), b| b.1.total_cmp(&a.1));
    found.into_iter().map(|(at, _)| at).collect()
}

/// Whether a point lies inside rings, by the even-odd rule.
fn contains(edges: &[Line], p: Point) -> bool {
    let crosses = |edge: &&Line| {
        let (a, b) = (edge.p0, edge.p1);
        (a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)
    };
    edges.iter().filter(crosses).count() % 2 == 1
}
