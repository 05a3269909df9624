//! Edges of two zones that were meant to be one, and are not.

use std::collections::BTreeMap;

use geo::{BoundingRect, Contains, Coord, Point, Rect};

use super::pairs;
use crate::geodata::faults::Faults;
use crate::geodata::lint::bands::{Bands, Edge};
use crate::geodata::lint::plane::Plane;
use crate::geodata::rule;
use crate::geodata::zone::Zone;

/// What lies farther apart is two edges, in metres.
const WIDEST: f64 = 30.0;
/// What is nearer is rounded to six decimals, in metres.
const ROUNDING: f64 = 0.2;
/// Where two edges part from a position that both zones share, the gap is wider than this part of the
/// way from there: at an angle of 17°.
const FORK: f64 = 0.3;

/// The outline of a zone.
struct Outline<'z> {
    zone: &'z Zone,
    edges: Vec<Edge>,
    bands: Bands,
    bounds: Rect<f64>,
}

impl<'z> Outline<'z> {
    fn new(zone: &'z Zone) -> Option<Outline<'z>> {
        let rings = zone.shape.iter().flat_map(|polygon| {
            let exterior = std::iter::once(polygon.exterior());
            exterior.chain(polygon.interiors())
        });
        let edges: Vec<Edge> = rings
            .flat_map(|ring| ring.0.windows(2).map(|edge| (edge[0], edge[1])))
            .collect();
        Some(Outline {
            zone,
            bands: Bands::new(edges.len(), |index| edges[index]),
            edges,
            bounds: zone.shape.bounding_rect()?,
        })
    }

    /// How far the nearest edge is from a position, if it is no farther than [`WIDEST`].
    fn nearest(&self, position: Coord<f64>, plane: Plane) -> Option<f64> {
        let reach = plane.degrees(WIDEST).y;
        let near = self.bands.between(position.y - reach, position.y + reach);
        let far = |index: usize| {
            let (a, b) = self.edges[index];
            plane.off_edge(position, a, b)
        };
        let least = near.map(far).fold(f64::INFINITY, f64::min);
        (least <= WIDEST).then_some(least)
    }
}

/// Adds a warning for each pair of zones of one kind that have a gap between them.
pub(super) fn check(placed: &[(usize, Zone)], faults: &mut Faults<'_>) {
    // At the latitudes that people live in, a degree of longitude is no shorter than this.
    let reach = WIDEST / 30_000.0;
    let mut outlines: BTreeMap<usize, Option<Outline<'_>>> = BTreeMap::new();
    for (i, j) in pairs::near(placed, reach) {
        for index in [i, j] {
            let zone = &placed[index].1;
            outlines.entry(index).or_insert_with(|| Outline::new(zone));
        }
        let (at, one, other) = (placed[i].0, &outlines[&i], &outlines[&j]);
        let (Some(outline), Some(other)) = (one, other) else {
            continue;
        };
        let Some((position, width)) = gap(outline, other) else {
            continue;
        };
        faults.enter(Some(outline.zone.id.clone()));
        let what = format!(
            "at [{}, {}] there is a gap of {width:.1} m to \"{}\"",
            position.x, position.y, other.zone.id
        );
        faults
            .add(rule::GAP, at, what)
            .help("snap the positions of both to each other, to the last digit");
    }
    faults.enter(None);
}

/// A position of one outline that lies beside the other, and how far.
fn gap(one: &Outline<'_>, other: &Outline<'_>) -> Option<(Coord<f64>, f64)> {
    let plane = Plane::at(one.bounds.min());
    let reach = plane.degrees(WIDEST);
    let (low, high) = (other.bounds.min() - reach, other.bounds.max() + reach);
    let near = |position: &Coord<f64>| {
        (low.x..=high.x).contains(&position.x) && (low.y..=high.y).contains(&position.y)
    };
    let positions = one.edges.iter().map(|edge| edge.0).filter(near);
    let far: Vec<(Coord<f64>, f64)> = positions
        .filter_map(|position| Some((position, other.nearest(position, plane)?)))
        .collect();
    let shared: Vec<Coord<f64>> = far
        .iter()
        .filter(|(_, width)| *width <= ROUNDING)
        .map(|(position, _)| *position)
        .collect();
    let forks = |position, width: f64| {
        let parts = |at: &Coord<f64>| width > FORK * plane.distance(*at, position);
        shared.iter().any(parts)
    };
    let beside = |(position, width): &&(Coord<f64>, f64)| {
        *width > ROUNDING
            && !forks(*position, *width)
            && !other.zone.shape.contains(&Point(*position))
    };
    far.iter().find(beside).copied()
}
