//! Lines and polygons of the world as paths of pixels.

use geo::{BoundingRect, CoordsIter, LineString, MultiPolygon};
use kurbo::{BezPath, Point, Rect};

use super::{Viewport, clip};
use crate::units::LonLat;

/// How far beyond the frame paths are kept, in pixels of the layout: more than any stroke or halo is wide.
const MARGIN: f64 = 64.0;
/// An edge that is straight in longitude and latitude is split until its middle lies this near to
/// the projected chord, in pixels of the layout.
const FLATNESS: f64 = 0.2;
/// At most 2⁸ pieces an edge.
const MAX_SPLITS: u32 = 8;
/// The middle of a chord this short, in pixels of the layout, cannot stray by more than [`FLATNESS`]: a chord of
/// length c along the parallel φ strays by c² tan φ ÷ 8R, where the Earth's radius R is at least some
/// 300 pixels (a map of the whole Earth) and φ at most 85°.
const SHORT: f64 = 6.0;

/// A line in pixels, cut to the frame and its margin.
#[derive(Clone, Debug, Default)]
pub struct ScreenLine {
    /// The parts that are left.
    pub parts: Vec<Vec<Point>>,
}

impl ScreenLine {
    /// The line as a path of open subpaths.
    pub fn path(&self) -> BezPath {
        let mut path = BezPath::new();
        for part in &self.parts {
            append(&mut path, part);
        }
        path
    }

    /// Its length, in pixels.
    pub fn length(&self) -> f64 {
        let edges = self.parts.iter().flat_map(|part| part.windows(2));
        edges.map(|pair| pair[0].distance(pair[1])).sum()
    }

    /// What of the line lies in a rectangle.
    #[must_use]
    pub fn within(&self, rect: Rect) -> ScreenLine {
        let parts = self.parts.iter().flat_map(|part| clip::line(part, rect));
        ScreenLine {
            parts: parts.collect(),
        }
    }
}

/// Polygons in pixels, cut to the frame and its margin.
#[derive(Clone, Debug, Default)]
pub struct ScreenPolygon {
    /// Rings with more than two points, exteriors and holes, wound as they came.
    pub rings: Vec<Vec<Point>>,
}

impl ScreenPolygon {
    /// The polygons as a path of closed subpaths.
    pub fn path(&self) -> BezPath {
        let mut path = BezPath::new();
        for ring in &self.rings {
            append(&mut path, ring);
            path.close_path();
        }
        path
    }
}

fn append(path: &mut BezPath, points: &[Point]) {
    let mut points = points.iter();
    if let Some(&first) = points.next() {
        path.move_to(first);
        points.for_each(|&p| path.line_to(p));
    }
}

impl Viewport {
    /// A line of the world in pixels. Points that the projection does not have are left out.
    pub fn line(&self, line: &LineString) -> ScreenLine {
        ScreenLine {
            parts: self.line_within(line, self.kept(0.0)),
        }
    }

    /// A line through positions in pixels.
    pub fn polyline(&self, positions: impl IntoIterator<Item = LonLat>) -> ScreenLine {
        ScreenLine {
            parts: clip::line(&self.flatten(positions), self.kept(0.0)),
        }
    }

    /// Whether any of a line of the world lies in the frame.
    pub fn shows(&self, line: &LineString) -> bool {
        !self.line_within(line, self.frame()).is_empty()
    }

    /// Polygons of the world in pixels, kept `beyond` pixels outside the frame.
    pub fn polygons(&self, polygons: &MultiPolygon, beyond: f64) -> ScreenPolygon {
        self.polygons_within(polygons, self.kept(beyond))
    }

    /// A line of the world in pixels, cut to a rectangle.
    fn line_within(&self, line: &LineString, kept: Rect) -> Vec<Vec<Point>> {
        let near = self.near(kept, line.coords_count());
        let degrees: Vec<Point> = degrees(line).collect();
        let parts = match near {
            Some(near) => clip::line(&degrees, near),
            None => vec![degrees],
        };
        let parts = parts.into_iter();
        let drawn = parts.flat_map(|part| clip::line(&self.flatten(positions(&part)), kept));
        drawn.collect()
    }

    /// Polygons of the world in pixels, cut to a rectangle.
    pub(super) fn polygons_within(&self, polygons: &MultiPolygon, kept: Rect) -> ScreenPolygon {
        let near = self.near(kept, polygons.coords_count());
        let rings = polygons
            .iter()
            .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
            .filter_map(|ring| near_ring(ring, near))
            .map(|ring| clip::ring(&self.flatten(positions(&ring)), kept))
            .filter(|ring| ring.len() > 2)
            .collect();
        ScreenPolygon { rings }
    }

    /// The degrees outside of which nothing can lie in a rectangle, if so many vertices are worth
    /// the search for them.
    fn near(&self, kept: Rect, vertices: usize) -> Option<Rect> {
        /// To find the degrees takes as long as to project about this many vertices.
        const WORTH_IT: usize = 100;
        (vertices > WORTH_IT).then(|| self.degrees_of(kept))?
    }

    /// The frame with its margin, or with so many pixels around it where these are more.
    fn kept(&self, beyond: f64) -> Rect {
        let beyond = beyond.max(MARGIN * self.density());
        self.frame().inflate(beyond, beyond)
    }

    fn flatten(&self, positions: impl IntoIterator<Item = LonLat>) -> Vec<Point> {
        let short = SHORT * self.density();
        let mut points = Vec::new();
        let mut before: Option<(LonLat, Point)> = None;
        for position in positions {
            let Some(point) = self.pixel(position) else {
                continue;
            };
            if let Some(from) = before
                && from.1.distance_squared(point) > short * short
            {
                self.split(from, (position, point), MAX_SPLITS, &mut points);
            }
            points.push(point);
            before = Some((position, point));
        }
        points
    }

    /// Pushes the points between two positions that a straight chord would miss.
    fn split(&self, a: (LonLat, Point), b: (LonLat, Point), left: u32, into: &mut Vec<Point>) {
        let middle = LonLat::new(
            f64::midpoint(a.0.lon(), b.0.lon()),
            f64::midpoint(a.0.lat(), b.0.lat()),
        );
        let Some((middle, point)) = middle.and_then(|m| Some((m, self.pixel(m)?))) else {
            return;
        };
        let flat = FLATNESS * self.density();
        if left == 0 || point.distance(a.1.midpoint(b.1)) < flat {
            return;
        }
        self.split(a, (middle, point), left - 1, into);
        into.push(point);
        self.split((middle, point), b, left - 1, into);
    }
}

/// The vertices of a line as points of degrees.
fn degrees(line: &LineString) -> impl Iterator<Item = Point> {
    line.coords().map(|c| Point::new(c.x, c.y))
}

fn positions(degrees: &[Point]) -> impl Iterator<Item = LonLat> {
    degrees.iter().filter_map(|p| LonLat::new(p.x, p.y))
}

/// What of a ring lies within a box of degrees, `None` where nothing does.
fn near_ring(ring: &LineString, near: Option<Rect>) -> Option<Vec<Point>> {
    let Some(near) = near else {
        return Some(degrees(ring).collect());
    };
    let around = ring.bounding_rect()?;
    let (low, high) = (around.min(), around.max());
    let around = Rect::new(low.x, low.y, high.x, high.y);
    if around.intersect(near) == around {
        return Some(degrees(ring).collect());
    }
    let is_apart =
        around.x1 < near.x0 || around.x0 > near.x1 || around.y1 < near.y0 || around.y0 > near.y1;
    (!is_apart).then(|| {
        let mut cut = clip::ring(&degrees(ring).collect::<Vec<_>>(), near);
        cut.extend(cut.first().copied());
        cut
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::LonLatBox;
    use geo::{Contains, polygon};
    use proptest::prelude::*;

    fn viewport() -> Viewport {
        Viewport::fit(
            LonLatBox::new([37.0, 48.0, 39.0, 49.0]).unwrap(),
            Rect::new(0.0, 0.0, 400.0, 300.0),
        )
    }

    #[test]
    fn a_parallel_is_drawn_curved() {
        let ends = [
            LonLat::new(37.0, 48.9).unwrap(),
            LonLat::new(39.0, 48.9).unwrap(),
        ];
        let line = viewport().polyline(ends);
        assert!(line.parts[0].len() > 2, "{line:?}");
    }

    #[test]
    fn a_polygon_far_larger_than_the_frame_stays_near_it() {
        let world = MultiPolygon(vec![polygon![
            (x: -20.0, y: 10.0), (x: 80.0, y: 10.0), (x: 80.0, y: 70.0), (x: -20.0, y: 70.0),
        ]]);
        assert!(world.contains(&geo::Point::new(38.0, 48.5)));
        let drawn = viewport().polygons(&world, 0.0);
        let all: Vec<Point> = drawn.rings.concat();
        assert!(!all.is_empty() && all.iter().all(|p| p.x.abs() < 500.0 && p.y.abs() < 500.0));
    }

    proptest! {
        /// A ring of so many vertices is cut to the degrees around the frame before it is projected.
        #[test]
        fn what_is_left_out_before_projecting_would_not_have_shown(
            radii in prop::collection::vec(0.05..6.0_f64, 120..200),
            lon in 36.0..40.0_f64,
            lat in 47.0..50.0_f64,
        ) {
            let viewport = viewport();
            let turn = std::f64::consts::TAU / radii.len() as f64;
            let corner = |(i, radius): (usize, &f64)| {
                let (sin, cos) = (turn * i as f64).sin_cos();
                (lon + radius * cos, lat + radius * sin)
            };
            let mut ring: LineString = radii.iter().enumerate().map(corner).collect();
            ring.close();
            let frame = viewport.frame();
            prop_assert!(viewport.near(frame, radii.len()).is_some());
            let all: Vec<Point> = degrees(&ring).collect();
            let whole = clip::ring(&viewport.flatten(positions(&all)), frame);
            let polygons = MultiPolygon(vec![geo::Polygon::new(ring.clone(), Vec::new())]);
            let length = |parts: &[Vec<Point>]| -> f64 {
                let pairs = parts.iter().flat_map(|part| part.windows(2));
                pairs.map(|pair| pair[0].distance(pair[1])).sum()
            };
            let line = clip::line(&viewport.flatten(positions(&all)), frame);
            let (line, near) = (length(&line), length(&viewport.line_within(&ring, frame)));
            prop_assert!((line - near).abs() < 0.01 * line + 1.0, "{line} {near}");
            // An edge that is cut elsewhere is split elsewhere, and each way may stray by the flatness.
            let (whole, cut) = (clip::area(&whole).abs(), viewport.visible_area(&polygons));
            let most = 2.0 * FLATNESS * line + 1.0;
            prop_assert!((whole - cut).abs() < most, "{whole} {cut}, {most} at most");
        }
    }
}
