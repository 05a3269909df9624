//! Land that is cut out of zones, and how far its area may be wrong.

use std::collections::BTreeSet;

use geo::line_measures::{Distance, Euclidean, Length};
use geo::{BooleanOps, Coord, Line, LineString, MultiLineString, MultiPolygon, Point};

use super::MeasuredArea;
use super::areas::{polygon, rect};
use super::edge::off_the_edge;
use super::plane::widened;
use super::positions::{positions, rings};
use crate::geodata::{Bands, Zone};
use crate::geodesy::{area, length};
use crate::units::{LonLat, LonLatBox, Metres, SquareMetres};

/// Metres in a degree of latitude, on a sphere of the Earth's mean radius, 6371.0088 km (IUGG).
const DEGREE: f64 = 111_195.08;
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
    /// The box in which land is measured, and square metres of all the land in it.
    within: Option<(LonLatBox, f64)>,
}

/// A box with all around it from which an edge of zones may reach into it, of what is mapped.
pub(super) fn reaching_into<'z>(
    within: LonLatBox,
    zones: impl IntoIterator<Item = &'z Zone>,
    mapped: LonLatBox,
) -> Option<LonLatBox> {
    let accuracies = zones.into_iter().map(|zone| zone.accuracy.get());
    let most = accuracies.fold(0.0, f64::max);
    widened(rect(within), Metres::new(most), mapped)
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
            within: None,
        }
    }

    /// The same, of the land in a box: of shapes that go on around it ([`reaching_into`]) edges beyond it count
    /// as far as they may reach in, and no error is larger than what may change in the box. `None` where that
    /// is not on the Earth.
    pub(super) fn within(self, within: LonLatBox) -> Option<Cut> {
        let whole = area([&polygon(within)])?.get();
        Some(Cut {
            within: Some((within, whole)),
            ..self
        })
    }

    /// The area of land that was cut so; `None` where a vertex is not on the Earth.
    ///
    /// The error is the land within the accuracy of its edges on one side of them: of each stretch that
    /// of the zone whose outline it is a part of.
    pub(super) fn measured(&self, shape: &MultiPolygon) -> Option<MeasuredArea> {
        let inside = self
            .within
            .map(|(within, _)| shape.intersection(&MultiPolygon(vec![polygon(within)])));
        // The sum of nothing is −0.
        let value = area(inside.as_ref().unwrap_or(shape))?.get() + 0.0;
        let lines = rings(shape).flat_map(|ring| match self.mapped {
            Some(mapped) => off_the_edge(ring, mapped),
            None => vec![ring.clone()],
        });
        let beside = lines.fold(0.0, |sum, line| sum + self.beside(&line));
        let whole = self.within.map_or(f64::INFINITY, |(_, whole)| whole);
        let most = value.max(whole - value);
        Some(MeasuredArea {
            value: SquareMetres::new(value),
            error: SquareMetres::new(beside.min(most)),
        })
    }

    /// Square metres within the accuracy of a line on one side of it.
    fn beside(&self, line: &LineString) -> f64 {
        let edges = line.lines().map(|edge| {
            let wrong = self.accuracy(edge.start, edge.end);
            match self.within {
                Some((within, _)) => reaching(edge, wrong, within),
                None => long(edge) * wrong,
            }
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

/// The length of an edge in metres.
fn long(edge: Line) -> f64 {
    length(&positions(&LineString(vec![edge.start, edge.end]))).get()
}

/// Square metres within so many metres of an edge on one side of it, of what of it lies outside a box only those
/// that lie in the box.
fn reaching(edge: Line, wrong: f64, within: LonLatBox) -> f64 {
    /// An edge that is not all in the box is looked at in pieces of at most so many metres.
    const PIECE: f64 = 50.0;
    let long = long(edge);
    let is_in = |at: Coord| LonLat::new(at.x, at.y).is_some_and(|at| within.contains(at));
    if long == 0.0 || is_in(edge.start) && is_in(edge.end) {
        return long * wrong;
    }
    let count = (long / PIECE).ceil();
    let (shrunk, way) = (edge.start.y.to_radians().cos(), edge.delta());
    // Degrees aside, as far as the edge may be.
    let aside = Coord {
        x: way.y / shrunk,
        y: -way.x * shrunk,
    } * (wrong / DEGREE / f64::hypot(way.x * shrunk, way.y));
    let pieces = (0..count as usize).map(|nth| edge.start + way * ((nth as f64 + 0.5) / count));
    let (inside, outside): (Vec<Coord>, Vec<Coord>) = pieces.partition(|at| is_in(*at));
    // Only on one of its sides may a piece reach in.
    let beside = outside
        .iter()
        .map(|at| LineString(vec![*at - aside, *at + aside]));
    let reaches = polygon(within).clip(&MultiLineString(beside.collect()), false);
    let part = Euclidean.length(&reaches) / aside.x.hypot(aside.y);
    (inside.len() as f64 + part) / count * long * wrong
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Controller, Status};
    use crate::measure::invented::snapshot;

    /// How far the area of land in a box may be off, in metres a metre of the box's height: land from a
    /// meridian on, whose edge may be off by 1 km.
    fn error(meridian: f64) -> f64 {
        let said = (Controller::Russia, Status::Assessed);
        let one = snapshot(&[(false, said, 1000.0, [meridian, 48.3, 38.5, 48.9])]);
        let within = LonLatBox::new([38.0, 48.5, 38.2, 48.7]).unwrap();
        let window = reaching_into(within, &one.zones, one.dataset.extent).unwrap();
        let cut = Cut::of(&one.zones, Some(window)).within(within).unwrap();
        let around = MultiPolygon(vec![polygon(window)]);
        let shape = one.zones[0].shape.intersection(&around);
        let high = Coord { x: 38.0, y: 48.7 };
        let height = long(Line::new(Coord { x: 38.0, y: 48.5 }, high));
        cut.measured(&shape).unwrap().error.get() / height
    }

    #[test]
    fn an_edge_outside_a_box_counts_as_far_as_it_may_reach_in() {
        for meridian in [38.0, 38.05, 38.1] {
            let found = error(meridian);
            assert!((found - 1000.0).abs() < 0.1, "{meridian}: {found}");
        }
        // 737 m outside, on either side.
        for meridian in [37.99, 38.21] {
            let found = error(meridian);
            assert!((found - 263.0).abs() < 5.0, "{meridian}: {found}");
        }
        assert_eq!(error(37.98), 0.0);
    }
}
