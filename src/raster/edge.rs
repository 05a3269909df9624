//! The straight edges of an area's outline.

use kurbo::{BezPath, PathEl, Point, Rect};

/// How far beside an edge it is asked what lies there, in pixels.
const BESIDE: f32 = 0.01;

/// A straight edge of the outline.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) from: [f32; 2],
    pub(super) to: [f32; 2],
}

impl Edge {
    fn length(self) -> f32 {
        (self.to[0] - self.from[0]).hypot(self.to[1] - self.from[1])
    }

    /// The square of the distance of a point.
    fn square_from(self, [x, y]: [f32; 2]) -> f32 {
        let [dx, dy] = [self.to[0] - self.from[0], self.to[1] - self.from[1]];
        let squared = dx * dx + dy * dy;
        let (px, py) = (x - self.from[0], y - self.from[1]);
        let along = if squared > 0.0 {
            ((px * dx + py * dy) / squared).clamp(0.0, 1.0)
        } else {
            0.0
        };
        (px - along * dx).powi(2) + (py - along * dy).powi(2)
    }
}

/// The edges of all subpaths, closed and flattened; those that pass `near` in pieces of at most
/// `longest`.
pub(super) fn edges(path: &BezPath, near: Rect, tolerance: f64, longest: f64) -> Vec<Edge> {
    let mut edges = Vec::new();
    let mut add = |from: Point, to: Point| {
        if from == to {
            return;
        }
        let bounds = Rect::from_points(from, to);
        let pieces = if near.overlaps(bounds) {
            ((to - from).hypot() / longest).ceil().max(1.0)
        } else {
            1.0
        };
        let at = |i: f64| {
            let p = from.lerp(to, i / pieces);
            [p.x as f32, p.y as f32]
        };
        edges.extend((0..pieces as u32).map(|i| Edge {
            from: at(f64::from(i)),
            to: at(f64::from(i + 1)),
        }));
    };
    let (mut start, mut last) = (Point::ZERO, Point::ZERO);
    kurbo::flatten(path, tolerance, |element| match element {
        PathEl::MoveTo(p) => {
            add(last, start);
            (start, last) = (p, p);
        }
        PathEl::LineTo(p) => {
            add(last, p);
            last = p;
        }
        PathEl::ClosePath => {
            add(last, start);
            last = start;
        }
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
    });
    add(last, start);
    edges
}

/// Where an edge crosses a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Crossing {
    pub(super) x: f32,
    /// 1 where the edge goes down, −1 where it goes up.
    pub(super) turn: i32,
}

/// Edges, and which of them touch which band of rows.
pub(super) struct Bands {
    edges: Vec<Edge>,
    near: Rect,
    height: f32,
    bands: Vec<Vec<u32>>,
}

impl Bands {
    pub(super) fn new(edges: Vec<Edge>, near: Rect, height: f64) -> Bands {
        let height = height.max(1.0) as f32;
        let count = (near.height() as f32 / height).ceil() as usize + 1;
        let mut bands = Bands {
            edges: Vec::new(),
            near,
            height,
            bands: vec![Vec::new(); count],
        };
        for (i, edge) in edges.iter().enumerate() {
            let (low, high) = min_max(edge.from[1], edge.to[1]);
            if high >= near.y0 as f32 && low <= near.y1 as f32 {
                let (first, last) = (bands.band(low), bands.band(high).min(count - 1));
                for band in &mut bands.bands[first..=last] {
                    band.push(i as u32);
                }
            }
        }
        Bands { edges, ..bands }
    }

    fn band(&self, y: f32) -> usize {
        ((y - self.near.y0 as f32) / self.height) as usize
    }

    /// The edges that part inside from outside and lie near. An edge that two neighbours share, or
    /// that lies within another part of the area, does not.
    pub(super) fn outline(&self) -> Vec<Edge> {
        let parts = |edge: &&Edge| {
            let [dx, dy] = [edge.to[0] - edge.from[0], edge.to[1] - edge.from[1]];
            let scale = BESIDE / dx.hypot(dy);
            let [mx, my] = [0, 1].map(|axis| f32::midpoint(edge.from[axis], edge.to[axis]));
            self.near.contains(Point::new(f64::from(mx), f64::from(my)))
                && self.inside(mx - dy * scale, my + dx * scale)
                    != self.inside(mx + dy * scale, my - dx * scale)
        };
        self.edges.iter().filter(parts).copied().collect()
    }

    fn inside(&self, x: f32, y: f32) -> bool {
        self.crossed(y)
            .filter(|crossing| crossing.x < x)
            .map(|crossing| crossing.turn)
            .sum::<i32>()
            != 0
    }

    /// The crossings of a row, from left to right.
    pub(super) fn crossings(&self, y: f32) -> Vec<Crossing> {
        let mut crossings: Vec<Crossing> = self.crossed(y).collect();
        crossings.sort_by(|a, b| a.x.total_cmp(&b.x));
        crossings
    }

    fn crossed(&self, y: f32) -> impl Iterator<Item = Crossing> {
        let band = self.bands.get(self.band(y)).map_or(&[][..], Vec::as_slice);
        band.iter().filter_map(move |&i| {
            let Edge {
                from: [ax, ay],
                to: [bx, by],
            } = self.edges[i as usize];
            let turn = i32::from(ay <= y) - i32::from(by <= y);
            (turn != 0).then(|| Crossing {
                x: ax + (y - ay) / (by - ay) * (bx - ax),
                turn,
            })
        })
    }
}

/// Runs of edges as single edges no longer than `longest`, from which their corners stray no farther
/// than the tolerance.
pub(super) fn simplified(edges: &[Edge], tolerance: f32, longest: f32) -> Vec<Edge> {
    let mut runs = Vec::with_capacity(edges.len());
    let mut rest = edges;
    while let Some(first) = rest.first() {
        let mut run = *first;
        let mut count = 1;
        while let Some(next) = rest.get(count).filter(|next| next.from == run.to) {
            let longer = Edge {
                from: first.from,
                to: next.to,
            };
            let corners = &rest[1..=count];
            if longer.length() > longest
                || corners
                    .iter()
                    .any(|corner| longer.square_from(corner.from) > tolerance * tolerance)
            {
                break;
            }
            run = longer;
            count += 1;
        }
        runs.push(run);
        rest = &rest[count..];
    }
    runs
}

pub(super) fn min_max(a: f32, b: f32) -> (f32, f32) {
    (a.min(b), a.max(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEAR: Rect = Rect::new(0.0, 0.0, 100.0, 100.0);

    fn outline(svg: &str) -> Vec<Edge> {
        let path = BezPath::from_svg(svg).unwrap();
        Bands::new(edges(&path, NEAR, 0.1, 5.0), NEAR, 10.0).outline()
    }

    fn length(edges: &[Edge]) -> f32 {
        edges.iter().map(|edge| edge.length()).sum()
    }

    #[test]
    fn open_subpaths_are_closed() {
        assert_eq!(length(&outline("M10,10 H60 V40 H10")), 160.0);
    }

    #[test]
    fn an_edge_between_neighbours_is_no_outline() {
        let neighbours = outline("M10,10 H40 V40 H10 Z M40,10 H60 V40 H40 Z");
        assert_eq!(length(&neighbours), 160.0);
        let inner = outline("M10,10 H60 V40 H10 Z M20,20 H30 V30 H20 Z");
        assert_eq!(length(&inner), 160.0);
        let hole = outline("M10,10 H60 V40 H10 Z M20,20 V30 H30 V20 Z");
        assert_eq!(length(&hole), 200.0);
    }

    #[test]
    fn runs_stay_within_the_tolerance() {
        let edge = |x: f32, y: f32, to: [f32; 2]| Edge { from: [x, y], to };
        let bent = [
            edge(0.0, 0.0, [1.0, 0.05]),
            edge(1.0, 0.05, [2.0, 0.0]),
            edge(2.0, 0.0, [3.0, 2.0]),
        ];
        let runs = simplified(&bent, 0.1, 10.0);
        assert_eq!(runs.len(), 2);
        assert_eq!((runs[0].to, runs[1].to), ([2.0, 0.0], [3.0, 2.0]));
        assert_eq!(simplified(&bent, 0.01, 10.0).len(), 3);
        assert_eq!(simplified(&bent, 9.0, 2.5).len(), 2);
    }
}
