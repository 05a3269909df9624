//! Distances in metres between lines that are given in degrees.

use std::collections::HashMap;

use geo::{BoundingRect, Coord, Line, LineString, MapCoords, MultiPolygon};
use proj4rs::proj::Proj;
use proj4rs::transform::transform;

/// A map projection to metres.
pub(crate) struct Plane {
    metres: Proj,
    degrees: Proj,
}

impl Plane {
    /// UTM zone 37N: its scale is true to 0.05 % from 37 to 41 E.
    pub(crate) fn utm() -> Plane {
        Plane::new("+proj=utm +zone=37 +ellps=WGS84")
    }

    /// Lambert's conformal conic, whose scale is true to 0.1 % from 47 to 53 N, at any longitude.
    pub(crate) fn conic() -> Plane {
        Plane::new("+proj=lcc +lat_1=48 +lat_2=52 +lat_0=50 +lon_0=36 +ellps=WGS84 +units=m")
    }

    fn new(definition: &str) -> Plane {
        let parse = |text| Proj::from_proj_string(text).expect("a well-formed definition");
        Plane {
            metres: parse(definition),
            degrees: parse("+proj=longlat +ellps=WGS84"),
        }
    }

    pub(crate) fn point(&self, degrees: Coord) -> Coord {
        let mut point = (degrees.x.to_radians(), degrees.y.to_radians(), 0.0);
        transform(&self.degrees, &self.metres, &mut point).expect("a position in Europe");
        Coord {
            x: point.0,
            y: point.1,
        }
    }

    /// Its vertices in metres; between them it is straight in the plane.
    pub(crate) fn line(&self, degrees: &LineString) -> LineString {
        degrees.map_coords(|c| self.point(c))
    }

    pub(crate) fn lines<'a>(
        &self,
        degrees: impl IntoIterator<Item = &'a LineString>,
    ) -> Vec<LineString> {
        degrees.into_iter().map(|line| self.line(line)).collect()
    }
}

/// All rings, exteriors and holes.
pub(crate) fn rings(areas: &MultiPolygon) -> Vec<LineString> {
    let both = |p: &geo::Polygon| {
        let exterior = std::iter::once(p.exterior().clone());
        exterior
            .chain(p.interiors().iter().cloned())
            .collect::<Vec<_>>()
    };
    areas.iter().flat_map(both).collect()
}

/// Vertices, and points between them, at most `step` metres apart.
pub(crate) fn dense(line: &LineString, step: f64) -> Vec<Coord> {
    let mut points: Vec<Coord> = line.coords().copied().take(1).collect();
    for edge in line.lines() {
        let count = (length(edge) / step).ceil().max(1.0);
        let parts = 1..=count as usize;
        points.extend(parts.map(|i| edge.start + edge.delta() * (i as f64 / count)));
    }
    points
}

/// Points every `step` metres along the line from its start, wherever its vertices are.
pub(crate) fn every(line: &LineString, step: f64) -> Vec<Coord> {
    let (mut points, mut next, mut along) = (Vec::new(), 0.0, 0.0);
    for edge in line.lines().filter(|edge| length(*edge) > 0.0) {
        let end = along + length(edge);
        while next < end {
            points.push(edge.start + edge.delta() * ((next - along) / length(edge)));
            next += step;
        }
        along = end;
    }
    points
}

pub(crate) fn length(edge: Line) -> f64 {
    edge.dx().hypot(edge.dy())
}

/// The nearest point of a set of lines.
pub(crate) struct Hit {
    pub(crate) distance: f64,
    /// The index of the line's edge, all lines' edges counted in order.
    pub(crate) edge: usize,
    /// Where on the edge, from 0 to 1.
    pub(crate) fraction: f64,
}

/// The side of a cell of the index, in metres.
const CELL_M: f64 = 1000.0;

/// Lines in metres, indexed by a grid of cells, each with the edges whose box touches it.
pub(crate) struct Lines {
    edges: Vec<Line>,
    /// How far along all edges, one after another, each begins.
    starts: Vec<f64>,
    cells: HashMap<(i64, i64), Vec<usize>>,
}

fn cell(point: Coord) -> (i64, i64) {
    (
        (point.x / CELL_M).floor() as i64,
        (point.y / CELL_M).floor() as i64,
    )
}

impl Lines {
    pub(crate) fn new<'a>(lines: impl IntoIterator<Item = &'a LineString>) -> Lines {
        let edges: Vec<Line> = lines.into_iter().flat_map(LineString::lines).collect();
        assert!(!edges.is_empty(), "nothing to measure against");
        let mut cells: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
        for (index, edge) in edges.iter().enumerate() {
            let bounds = edge.bounding_rect();
            let (low, high) = (cell(bounds.min()), cell(bounds.max()));
            for x in low.0..=high.0 {
                for y in low.1..=high.1 {
                    cells.entry((x, y)).or_default().push(index);
                }
            }
        }
        let starts = edges.iter().scan(0.0, |along, edge| {
            let start = *along;
            *along += length(*edge);
            Some(start)
        });
        let starts = starts.collect();
        Lines {
            edges,
            starts,
            cells,
        }
    }

    pub(crate) fn nearest(&self, point: Coord) -> Hit {
        let (x, y) = cell(point);
        let mut best = Hit {
            distance: f64::INFINITY,
            edge: 0,
            fraction: 0.0,
        };
        for radius in 0.. {
            // No edge that only touches cells farther out can be nearer than this.
            if best.distance <= (radius - 1) as f64 * CELL_M {
                break;
            }
            for (dx, dy) in rim(radius) {
                let touching = self.cells.get(&(x + dx, y + dy));
                for &index in touching.into_iter().flatten() {
                    let (distance, fraction) = to_edge(point, self.edges[index]);
                    if distance < best.distance {
                        best = Hit {
                            distance,
                            edge: index,
                            fraction,
                        };
                    }
                }
            }
        }
        best
    }

    pub(crate) fn distance(&self, point: Coord) -> f64 {
        self.nearest(point).distance
    }

    /// The greatest distance of the points from these lines.
    pub(crate) fn greatest(&self, points: impl IntoIterator<Item = Coord>) -> f64 {
        let distances = points.into_iter().map(|p| self.distance(p));
        distances.fold(0.0, f64::max)
    }

    /// How far along all its edges, one after another, the hit is.
    pub(crate) fn along(&self, hit: &Hit) -> f64 {
        self.starts[hit.edge] + hit.fraction * length(self.edges[hit.edge])
    }
}

/// The cells at that distance in cells, all around.
fn rim(radius: i64) -> impl Iterator<Item = (i64, i64)> {
    (-radius..=radius).flat_map(move |dx| {
        let inner = dx.abs() < radius;
        let step = if inner { 2 * radius as usize } else { 1 };
        let column = (-radius..=radius).step_by(step);
        column.map(move |dy| (dx, dy))
    })
}

fn to_edge(point: Coord, edge: Line) -> (f64, f64) {
    let (delta, offset) = (edge.delta(), point - edge.start);
    let squared = delta.x * delta.x + delta.y * delta.y;
    let part = offset.x * delta.x + offset.y * delta.y;
    let fraction = if squared > 0.0 {
        (part / squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let gap = offset - delta * fraction;
    (gap.x.hypot(gap.y), fraction)
}

/// The greatest distance between two outlines in degrees, both ways and between vertices too:
/// the Hausdorff distance of their edges, sampled every 10 m.
pub(crate) fn between_outlines(one: &MultiPolygon, other: &MultiPolygon) -> f64 {
    let plane = Plane::utm();
    let (one, other) = (plane.lines(&rings(one)), plane.lines(&rings(other)));
    let there = Lines::new(&other).greatest(one.iter().flat_map(|line| dense(line, 10.0)));
    let back = Lines::new(&one).greatest(other.iter().flat_map(|line| dense(line, 10.0)));
    there.max(back)
}
