//! The names of countries across their land.

use geo::MultiPolygon;
use kurbo::{Line, ParamCurveNearest};

use super::names::lettering::{COUNTRY, SECOND};
use super::pen::Pen;
use super::stage::Stage;
use crate::labels::Ground;
use crate::projection::Viewport;
use crate::scene::{Point, Rect};
use crate::text::{Face, Shaped, shape};

const SIZE: f64 = COUNTRY.0;
const TRACKING: f64 = COUNTRY.1;
/// Height of a line in parts of the size.
const LEADING: f64 = 1.4;

/// Sets the names of the countries in the picture, where they have room.
pub(super) fn draw(stage: &Stage<'_>, ground: &mut Ground, pen: &mut Pen<'_>) {
    let u = pen.unit;
    for country in stage.geodata.countries() {
        if stage.viewport.visible_area(&country.shape) <= 0.0 {
            continue;
        }
        let set = |name: &str, size: f64, face| {
            let size = size * u;
            let face = pen.typeface.face(face);
            shape(&name.to_uppercase(), face, size, size * TRACKING)
        };
        let mut lines = vec![set(stage.name(&country.name), SIZE, Face::Bold)];
        let second = stage.second_name(&country.name);
        lines.extend(second.map(|name| set(name, SIZE * SECOND, Face::Regular)));
        let width = lines.iter().map(Shaped::width).fold(0.0, f64::max);
        let height = SIZE * LEADING * u * lines.len() as f64;
        let room = |at: Point| Rect::from_center_size(at, (width, height));
        let free = |at: &Point| ground.is_free(room(*at)) && ground.hidden(room(*at)) == 0.0;
        let places = deepest(stage.viewport, &country.shape, width / 2.0);
        let Some(at) = places.into_iter().find(free) else {
            continue;
        };
        ground.block(room(at).inflate(4.0 * u, 2.0 * u));
        let step = height / lines.len() as f64;
        for (index, line) in lines.into_iter().enumerate() {
            let y = room(at).y0 + step * (index as f64 + 0.5) + line.cap_height() / 2.0;
            let origin = Point::new(at.x - line.width() / 2.0, y);
            pen.text(line, origin, pen.theme.quiet_ink);
        }
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
        let y = frame.y0 + step * f64::from(row);
        let crossings = crossings(&edges, y);
        let is_inside = |x: f64| crossings.partition_point(|crossing| *crossing < x) % 2 == 1;
        for column in 1..=columns {
            let at = Point::new(frame.x0 + step * f64::from(column), y);
            if [0.0, reach, -reach].iter().all(|dx| is_inside(at.x + dx)) {
                found.push((at, depth(at, &edges, frame)));
            }
        }
    }
    found.sort_by(|a: &(Point, f64), b| b.1.total_cmp(&a.1));
    found.into_iter().map(|(at, _)| at).collect()
}

/// Where edges cross a level line, from left to right: between the first and the second lies what
/// is inside, by the even-odd rule, and so on.
fn crossings(edges: &[Line], y: f64) -> Vec<f64> {
    let crosses = |edge: &&Line| (edge.p0.y > y) != (edge.p1.y > y);
    let at = |edge: &Line| {
        let (a, b) = (edge.p0, edge.p1);
        a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)
    };
    let mut crossings: Vec<f64> = edges.iter().filter(crosses).map(at).collect();
    crossings.sort_by(f64::total_cmp);
    crossings
}

/// How far a point lies from the nearest edge, or from the frame.
fn depth(at: Point, edges: &[Line], frame: Rect) -> f64 {
    let to_frame = (at.x - frame.x0)
        .min(frame.x1 - at.x)
        .min(at.y - frame.y0)
        .min(frame.y1 - at.y);
    let nearest = edges.iter().fold(to_frame * to_frame, |least, edge| {
        // No point of the edge is nearer than the nearer end of its span, up or down.
        let (a, b) = (edge.p0.y - at.y, edge.p1.y - at.y);
        let beyond = if a * b > 0.0 {
            a.abs().min(b.abs())
        } else {
            0.0
        };
        if beyond * beyond >= least {
            return least;
        }
        least.min(edge.nearest(at, 0.0).distance_sq)
    });
    nearest.sqrt()
}
