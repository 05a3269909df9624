//! Distances from the outline of an area.
//!
//! Exact at the nodes of a square lattice: each edge of the outline writes its distance to the
//! nodes within reach. A distance transform of a bitmap is off by up to half a cell, which an even
//! fade shows as steps.

use fearless_simd::{Level, dispatch};
use kurbo::{BezPath, Rect};

use super::edge::{Bands, Edge, edges, min_max, simplified};

/// Distances in pixels at lattice nodes; where signed, positive inside the area. The reach stands for
/// all beyond.
pub(super) struct Distances {
    /// Pixels from node to node.
    pub(super) cell: usize,
    /// Column and row of the pixel in whose middle the first node lies: multiples of `cell`.
    pub(super) first: [usize; 2],
    /// Nodes in a row.
    pub(super) columns: usize,
    /// Row by row.
    pub(super) values: Vec<f32>,
}

impl Distances {
    /// Signed distances in a `window` of whole pixels at and right of column 0, at and below row 0,
    /// that is not empty. `reach` is above 0.
    pub(super) fn signed(path: &BezPath, window: Rect, reach: f64) -> Distances {
        let near = window.inflate(2.0 * reach, 2.0 * reach);
        let tolerance = reach / 200.0;
        let bands = Bands::new(edges(path, near, tolerance, reach / 4.0), near, reach / 4.0);
        let mut distances = Distances::squares(window, reach, cell(reach));
        let outline = simplified(&bands.outline(), tolerance as f32, reach as f32 / 4.0);
        distances.write(outline, reach as f32);
        let Distances {
            cell,
            first,
            columns,
            ref mut values,
        } = distances;
        for (j, row) in values.chunks_mut(columns).enumerate() {
            let crossings = bands.crossings((first[1] + j * cell) as f32 + 0.5);
            let (mut rest, mut done, mut winding) = (row, 0, 0);
            for crossing in &crossings {
                // Nodes up to the crossing; casts to usize stop at 0.
                let node = (crossing.x - 0.5 - first[0] as f32) / cell as f32;
                let upto = (node.floor() + 1.0) as usize;
                let (nodes, after) = rest.split_at_mut(upto.saturating_sub(done).min(rest.len()));
                done += nodes.len();
                take_roots(nodes, winding);
                (rest, winding) = (after, winding + crossing.turn);
            }
            take_roots(rest, winding);
        }
        distances
    }

    /// Distances from every edge, without a sign, of each pixel in such a window.
    pub(super) fn unsigned(path: &BezPath, window: Rect, reach: f64) -> Distances {
        let mut distances = Distances::squares(window, reach, 1);
        let near = window.inflate(reach, reach);
        distances.write(edges(path, near, 0.05, reach.max(4.0)), reach as f32);
        distances
            .values
            .iter_mut()
            .for_each(|value| *value = value.sqrt());
        distances
    }

    /// The lattice of a window with the square of the reach everywhere.
    fn squares(window: Rect, reach: f64, cell: usize) -> Distances {
        let first = [window.x0, window.y0].map(|v| v as usize / cell * cell);
        let [columns, rows] = [(window.x1, first[0]), (window.y1, first[1])]
            .map(|(end, first)| (end as usize - 1 - first).div_ceil(cell) + 1);
        Distances {
            cell,
            first,
            columns,
            values: vec![(reach * reach) as f32; columns * rows],
        }
    }

    /// Lowers the squared distance of each node within reach of edges, as many nodes at once as the
    /// processor can: no operation rounds otherwise for that.
    fn write(&mut self, edges: impl IntoIterator<Item = Edge>, reach: f32) {
        dispatch!(Level::new(), _simd => for edge in edges {
            self.write_squares(edge, reach);
        });
    }

    /// Lowers the squared distance of each node within reach of the edge to that of the edge.
    #[inline(always)]
    fn write_squares(&mut self, edge: Edge, reach: f32) {
        let Distances {
            cell,
            first,
            columns,
            ..
        } = *self;
        let rows = self.values.len() / columns;
        // Nodes of an axis from one pixel to another.
        let span = |axis: usize, (low, high): (f32, f32), count: usize| {
            let node = |v: f32| (v - 0.5 - first[axis] as f32) / cell as f32;
            // Casts to usize stop at 0, and take less time than floor and ceil.
            let before = node(low) as usize;
            let start = before + usize::from((before as f32) < node(low));
            let end = (node(high) + 1.0) as usize;
            start.min(count)..end.min(count)
        };
        let (left, right) = min_max(edge.from[0], edge.to[0]);
        let (top, bottom) = min_max(edge.from[1], edge.to[1]);
        let ys = span(1, (top - reach, bottom + reach), rows);
        let xs = span(0, (left - reach, right + reach), columns);
        // Whole runs are counted at once; a node out of reach stays as it is.
        let end = xs.start + xs.len().next_multiple_of(RUN);
        let xs = xs.start..end.min(columns);
        let [ax, ay] = edge.from;
        let [dx, dy] = [edge.to[0] - ax, edge.to[1] - ay];
        let squared = dx * dx + dy * dy;
        let inverse = if squared > 0.0 { squared.recip() } else { 0.0 };
        let px0 = (first[0] + xs.start * cell) as f32 + 0.5 - ax;
        for j in ys {
            let y = (first[1] + j * cell) as f32 + 0.5;
            let py = y - ay;
            let row = &mut self.values[j * columns..][xs.clone()];
            for (i, value) in row.iter_mut().enumerate() {
                let px = px0 + (i * cell) as f32;
                let along = ((px * dx + py * dy) * inverse).clamp(0.0, 1.0);
                let (ex, ey) = (px - along * dx, py - along * dy);
                let square = ex * ex + ey * ey;
                *value = if square < *value { square } else { *value };
            }
        }
    }
}

/// Nodes of a row that are counted at once: as many as the widest registers hold.
const RUN: usize = 8;

/// Makes squares of distances into distances, positive inside.
fn take_roots(squares: &mut [f32], winding: i32) {
    let sign = if winding == 0 { -1.0 } else { 1.0 };
    squares
        .iter_mut()
        .for_each(|value| *value = sign * value.sqrt());
}

/// Pixels between nodes: an eighth of the reach or less. A power of two, so that the lattices of
/// neighbouring pictures of 256 pixels are one.
fn cell(reach: f64) -> usize {
    [16, 8, 4, 2]
        .into_iter()
        .find(|&cell| reach >= 8.0 * cell as f64)
        .unwrap_or(1)
}
