//! The names of countries across their land.

use geo::MultiPolygon;
use kurbo::{Line, ParamCurveNearest};

use super::names::lettering::{COUNTRY, SECOND};
use super::pen::Pen;
use super::remarks::LEGIBLE;
use super::stage::Stage;
use crate::labels::Ground;
use crate::projection::Viewport;
use crate::scene::{Point, Rect, Size};
use crate::text::{Face, Shaped, shape};

const SIZE: f64 = COUNTRY.0;
const TRACKING: f64 = COUNTRY.1;
/// Height of a line in parts of the size.
const LEADING: f64 = 1.4;

/// How small a name may be set where it finds no room else, in parts of its size, the best first.
const SMALLER: [f64; 4] = [1.0, 0.85, 0.7, 0.6];
/// How far the name of a country stays from the marks and names of places, beside and above them, in design
/// units: a place's own name is nearer.
const APART: Size = Size::new(26.0, 12.0);

/// Sets the names of the countries in the picture, as large as they have room for, and in one language where
/// two would be too small; those that have no room, of countries of which more is seen than their names would
/// take.
pub(super) fn draw(stage: &Stage<'_>, ground: &mut Ground, pen: &mut Pen<'_>) -> Vec<String> {
    let mut dropped = Vec::new();
    let countries = stage.geodata.countries().iter();
    let seen = countries.map(|country| (country, stage.viewport.visible_area(&country.shape)));
    for (country, area) in seen.filter(|(_, area)| *area > 0.0) {
        let names = [
            Some(stage.name(&country.name)),
            stage.second_name(&country.name),
        ];
        let [first, second] = names.map(|name| name.map(str::to_uppercase));
        let (Some(first), second) = (first, second) else {
            continue;
        };
        // The second language goes before the first gets too small.
        let both = second
            .as_ref()
            .map(|second| vec![first.as_str(), second.as_str()]);
        let forms = both.into_iter().chain([vec![first.as_str()]]);
        let sizes = forms.flat_map(|lines| SMALLER.map(|size| Name::set(&lines, size, pen)));
        let sizes = sizes.filter(|name| name.ample(Point::ZERO, pen.unit).area() < area);
        let mut sizes = sizes.peekable();
        if sizes.peek().is_none() {
            continue;
        }
        // None is better than one that can't be read.
        let density = stage.viewport.density();
        let mut sizes = sizes.filter(|name| name.smallest() >= LEGIBLE * density);
        let set = sizes
            .find_map(|name| Some((name.place(&country.shape, stage, ground, pen.unit)?, name)));
        match set {
            Some((at, name)) => {
                ground.block(name.room(at).inflate(4.0 * pen.unit, 2.0 * pen.unit));
                name.draw(at, pen);
            }
            None => dropped.push(stage.name(&country.name).to_owned()),
        }
    }
    dropped
}

/// A country's name in one size.
struct Name {
    lines: Vec<Shaped>,
    /// Of a line, in pixels.
    height: f64,
}

impl Name {
    /// Lines of capitals, the first the most important; the size in parts of the usual one. Small ones stand
    /// closer, in parts of their size.
    fn set(lines: &[&str], size: f64, pen: &Pen<'_>) -> Name {
        let line = |(index, text): (usize, &&str)| {
            let (part, face) = match index {
                0 => (1.0, Face::Bold),
                _ => (SECOND, Face::Regular),
            };
            let (spacing, size) = (size * TRACKING, SIZE * size * part * pen.unit);
            shape(text, pen.typeface.face(face), size, size * spacing)
        };
        Name {
            lines: lines.iter().enumerate().map(line).collect(),
            height: SIZE * size * LEADING * pen.unit,
        }
    }

    /// The size of its smallest type, in pixels.
    fn smallest(&self) -> f64 {
        let sizes = self.lines.iter().map(Shaped::size);
        sizes.fold(f64::INFINITY, f64::min)
    }

    /// The room that it takes around a point.
    fn room(&self, at: Point) -> Rect {
        let width = self.lines.iter().map(Shaped::width).fold(0.0, f64::max);
        Rect::from_center_size(at, (width, self.height * self.lines.len() as f64))
    }

    /// The room that it takes with what parts it from marks and names of places.
    fn ample(&self, at: Point, unit: f64) -> Rect {
        self.room(at)
            .inflate(APART.width * unit, APART.height * unit)
    }

    /// The point deepest in a country around which it stands free.
    fn place(
        &self,
        country: &MultiPolygon,
        stage: &Stage<'_>,
        ground: &Ground,
        unit: f64,
    ) -> Option<Point> {
        let free = |at: &Point| {
            let room = self.room(*at);
            ground.is_free(self.ample(*at, unit).intersect(ground.frame()))
                && ground.is_free(room)
                && ground.hidden(room) == 0.0
        };
        let reach = self.room(Point::ZERO).width() / 2.0;
        let places = deepest(stage.viewport, country, reach);
        places.into_iter().find(free)
    }

    fn draw(self, at: Point, pen: &mut Pen<'_>) {
        let room = self.room(at);
        for (index, line) in self.lines.into_iter().enumerate() {
            let y = room.y0 + self.height * (index as f64 + 0.5) + line.cap_height() / 2.0;
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
