//! The parts of a settlement's land, and the strips of them that may be another's.

use geo::{BooleanOps, MultiPolygon, unary_union};

use super::areas::{SPECK, Said};
use super::doubt::Doubt;
use super::outline_of;
use super::positions::ring_positions;
use crate::geodata::{Context, Place, Snapshot, Zone};
use crate::geodesy::{self, inverse, lies_within};
use crate::units::{LonLat, Metres, SquareMetres};

/// The land of a settlement of which one thing is said. All of its numbers are square metres.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    pub(super) said: Said,
    /// All of it.
    pub(super) land: f64,
    /// How much of it may be each other part's: the land within the accuracy of the lines by which they
    /// are cut from each other. In the order of the parts.
    pub(super) beside: Vec<f64>,
    /// How much of it may be anybody's: the land within the accuracy of the settlement's outline, where
    /// who holds the land may change there.
    pub(super) outline: f64,
}

/// The parts of a settlement by its zones.
pub(super) fn parts(
    place: &Place,
    zones: &[&Zone],
    snapshot: &Snapshot,
    context: &[Context],
) -> Vec<Part> {
    let whole = unary_union(zones.iter().map(|zone| &zone.shape));
    let outline = outline_of(place, context).map(|(outline, _)| outline.accuracy.get());
    let lands = told_apart(zones);
    let about = |(index, land): (usize, &Land)| {
        let wrong = outline.unwrap_or(land.accuracy);
        let doubt = Doubt::about(&whole, Metres::new(wrong), land.said, snapshot);
        let strips = strips(index, &lands, &doubt, wrong);
        Part {
            said: land.said,
            land: geodesy::area(&land.shape).map_or(0.0, SquareMetres::get),
            beside: strips.beside,
            outline: strips.outline,
        }
    };
    lands.iter().enumerate().map(about).collect()
}

/// Land of which one thing is said.
struct Land {
    said: Said,
    shape: MultiPolygon,
    rings: Vec<Vec<LonLat>>,
    /// Metres: that of the least sure of its zones.
    accuracy: f64,
}

/// The land of each thing that is said, what is less sure before what is surer where zones share it.
fn told_apart(zones: &[&Zone]) -> Vec<Land> {
    let mut said: Vec<Said> = zones.iter().map(|z| (z.controller, z.status)).collect();
    said.sort_by_key(|(controller, status)| (std::cmp::Reverse(*status), *controller));
    said.dedup();
    let mut lands: Vec<Land> = Vec::new();
    for said in said {
        let of = zones.iter().filter(|z| (z.controller, z.status) == said);
        let accuracy = of.clone().map(|zone| zone.accuracy.get());
        let mut shape = unary_union(of.map(|zone| &zone.shape));
        for above in &lands {
            // What only touches shares nothing but what cutting leaves along an edge that is one.
            let shared = geodesy::area(&shape.intersection(&above.shape));
            if shared.is_some_and(|shared| shared.get() > SPECK) {
                shape = shape.difference(&above.shape);
            }
        }
        lands.push(Land {
            said,
            rings: ring_positions(&shape),
            shape,
            accuracy: accuracy.fold(0.0, f64::max),
        });
    }
    lands
}

/// What of a part may be others'.
struct Strips {
    beside: Vec<f64>,
    outline: f64,
}

/// The land within the accuracy of a part's edge: along other parts that of the less sure of the two,
/// and along the outline that of the outline, where who holds the land is in doubt.
fn strips(index: usize, lands: &[Land], doubt: &Doubt, wrong: f64) -> Strips {
    /// Metres, to which it is told where an edge begins to be one of another kind.
    const STEP: f64 = 500.0;
    /// Metres: two parts that touch have the same edge, but for the last digits of a vertex.
    const SAME: Metres = Metres::new(1.0);
    let mut strips = Strips {
        beside: vec![0.0; lands.len()],
        outline: 0.0,
    };
    let part = &lands[index];
    let edges = part.rings.iter().flat_map(|ring| ring.windows(2));
    for edge in edges {
        let length = inverse(edge[0], edge[1]).distance.get();
        let pieces = (length / STEP).ceil().max(1.0);
        for piece in 0..pieces as usize {
            let middle = between(edge[0], edge[1], (piece as f64 + 0.5) / pieces);
            let length = length / pieces;
            let mut others = lands
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != index);
            let touched = others.find(|(_, land)| lies_within(middle, &land.rings, SAME));
            match touched {
                Some((other, land)) => {
                    strips.beside[other] += length * part.accuracy.max(land.accuracy);
                }
                None if doubt.is_about(middle) => strips.outline += length * wrong,
                None => {}
            }
        }
    }
    strips
}

/// A position on an edge that is straight in longitude and latitude, at a part of the way.
fn between(from: LonLat, to: LonLat, part: f64) -> LonLat {
    let on = |a: f64, b: f64| a + (b - a) * part;
    LonLat::new(on(from.lon(), to.lon()), on(from.lat(), to.lat())).unwrap_or(from)
}
