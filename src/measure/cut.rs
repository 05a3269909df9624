//! Land that is cut out of zones, and how far its area may be wrong.

use std::collections::BTreeSet;

use geo::line_measures::{Distance, Euclidean};
use geo::{Coord, Line, LineString, MultiPolygon, Point};

use super::MeasuredArea;
use super::edge::off_the_edge;
use super::positions::{positions, rings};
use crate::geodata::{Bands, Zone};
use crate::geodesy::{area, length};
use crate::units::{LonLatBox, SquareMetres};

/// Degrees by which cutting moves an edge at most, and more: 0.1 m.
const NEAR: f64 = 1e-6;

/// The outlines by which land is cut, each with the accuracy of its zone.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    edges: Vec<(Line, usize)>,
    bands: Bands,
    /// Metres, by zone.
    accuracies: Vec<f64>,
    mapped: Option<LonLatBox>,
    /// Square metres of all the land, of which a part is measured.
    whole: f64,
}

impl Cut {
    /// Land that is cut by the outlines of zones, and by the edges of a box, which is known exactly.
    pub(super) fn of<'z>(
        zones: impl IntoIterator<Item = &'z Zone>,
        mapped: Option<LonLatBox>,
    ) -> Cut {
        let (mut edges, mut accuracies) = (Vec::new(), Vec::new());
        for (index, zone) in zones.into_iter().enumerate() {
            let lines = rings(&zone.shape).flat_map(LineString::lines);
            edges.extend(lines.map(|line| (line, index)));
            accuracies.push(zone.accuracy.get());
        }
        let ends = |index: usize| {
            let line: Line = edges[index].0;
            (line.start, line.end)
        };
        Cut {
            bands: Bands::new(edges.len(), ends),
            edges,
            accuracies,
            mapped,
            whole: f64::INFINITY,
        }
    }

    /// The same, of land that is so large in all: no error is larger than what may change in it.
    #[must_use]
    pub(super) fn out_of(self, whole: SquareMetres) -> Cut {
        Cut {
            whole: whole.get(),
            ..self
        }
    }

    /// The area of land that was cut so; `None` where a vertex is not on the Earth.
    ///
    /// The error is the land within the accuracy of its edges on one side of them: of each stretch that
    /// of the zone whose outline it is a part of.
    pub(super) fn measured(&self, shape: &MultiPolygon) -> Option<MeasuredArea> {
        // The sum of nothing is −0.
        let value = area(shape)?.get() + 0.0;
        let lines = rings(shape).flat_map(|ring| match self.mapped {
            Some(mapped) => off_the_edge(ring, mapped),
            None => vec![ring.clone()],
        });
        let beside = lines.fold(0.0, |sum, line| sum + self.beside(&line));
        let most = value.max(self.whole - value);
        Some(MeasuredArea {
            value: SquareMetres::new(value),
            error: SquareMetres::new(beside.min(most)),
        })
    }

    /// Square metres within the accuracy of a line on one side of it.
    fn beside(&self, line: &LineString) -> f64 {
        let edges = line.0.windows(2).map(|edge| {
            let long = length(&positions(&LineString(edge.to_vec()))).get();
            long * self.accuracy(edge[0], edge[1])
        });
        edges.sum()
    }

    /// An edge in parts, each with the metres that it may be off: it may be of one outline here, and of two
    /// there.
    pub(super) fn parts(&self, edge: Line) -> Vec<(Line, f64)> {
        let (start, way) = (edge.start, edge.delta());
        let part_way = |c: Coord| {
            let from = c - start;
            let part = (from.x * way.x + from.y * way.y) / (way.x * way.x + way.y * way.y);
            let off = from - way * part;
            (0.0 < part && part < 1.0 && off.x.hypot(off.y) < NEAR).then_some(part)
        };
        let [low, high] = [start.y.min(edge.end.y), start.y.max(edge.end.y)];
        let beside = self.bands.between(low - NEAR, high + NEAR);
        let corners = beside.flat_map(|index| {
            let (line, _) = self.edges[index];
            [line.start, line.end]
        });
        let mut cuts: Vec<f64> = corners.filter_map(part_way).chain([0.0, 1.0]).collect();
        cuts.sort_by(f64::total_cmp);
        cuts.dedup();
        let part = |ends: &[f64]| {
            let (a, b) = (start + way * ends[0], start + way * ends[1]);
            (Line::new(a, b), self.accuracy(a, b))
        };
        cuts.windows(2).map(part).collect()
    }

    /// Metres that an edge may be off: the accuracy of the zone whose outline it is a part of, of the
    /// least sure where it is a part of several.
    fn accuracy(&self, start: Coord, end: Coord) -> f64 {
        // An edge that only crosses an outline has one point there at most.
        let [first, second] = [0.3, 0.7].map(|part| self.zones_at(start + (end - start) * part));
        let both = first.intersection(&second);
        both.fold(0.0, |most, index| self.accuracies[*index].max(most))
    }

    /// The zones on whose outline a point lies.
    fn zones_at(&self, point: Coord) -> BTreeSet<usize> {
        if self.edges.is_empty() {
            return BTreeSet::new();
        }
        let beside = self.bands.between(point.y - NEAR, point.y + NEAR);
        let is_near = |(line, _): &&(Line, usize)| {
            let (a, b) = (line.start.x, line.end.x);
            a.min(b) - NEAR <= point.x
                && point.x <= a.max(b) + NEAR
                && Euclidean.distance(&Point::from(point), line) < NEAR
        };
        let near = beside.map(|index| &self.edges[index]).filter(is_near);
        near.map(|(_, zone)| *zone).collect()
    }
}
