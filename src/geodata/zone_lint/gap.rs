//! Edges of two zones that were meant to be one, and are not.

use std::collections::BTreeMap;

use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{BoundingRect, Coord, Intersects, Line, Point, Rect};

use super::pairs;
use crate::geodata::faults::Faults;
use crate::geodata::lint::bands::{Bands, Edge};
use crate::geodata::lint::plane::Plane;
use crate::geodata::rounded::round;
use crate::geodata::rule;
use crate::geodata::zone::Zone;

/// What lies farther apart is two edges, in metres.
const WIDEST: f64 = 30.0;
/// What is nearer is rounded to six decimals, in metres.
const ROUNDING: f64 = 0.2;
/// Where two edges part from a place in which they meet, the gap is wider than this part of the way
/// from there: at an angle of 17°.
const FORK: f64 = 0.3;

/// The outline of a zone.
struct Outline<'z> {
    zone: &'z Zone,
    edges: Vec<Edge>,
    bands: Bands,
    bounds: Rect<f64>,
}

/// Land between two outlines.
#[derive(Clone, Copy)]
struct Gap {
    /// A position of the one …
    at: Coord<f64>,
    /// … and the nearest of the other.
    to: Coord<f64>,
    /// In metres.
    width: f64,
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

    /// Whether a position lies in the zone.
    fn has(&self, position: Coord<f64>) -> bool {
        self.bounds.intersects(&position) && self.zone.shape.intersects(&Point(position))
    }

    /// Whether a position lies within so many metres of the box around the outline, or a little farther.
    fn is_beside(&self, position: Coord<f64>, metres: f64, plane: Plane) -> bool {
        let reach = plane.degrees(metres);
        let (low, high) = (self.bounds.min() - reach, self.bounds.max() + reach);
        (low.x..=high.x).contains(&position.x) && (low.y..=high.y).contains(&position.y)
    }

    /// The edges that are no farther north or south of a position than so many metres, and perhaps
    /// others.
    fn near(&self, position: Coord<f64>, metres: f64, plane: Plane) -> impl Iterator<Item = Edge> {
        let reach = plane.degrees(metres).y;
        let near = self.bands.between(position.y - reach, position.y + reach);
        near.map(|index| self.edges[index])
    }

    /// The way from a position to the nearest edge, if it is no longer than [`WIDEST`].
    fn nearest(&self, at: Coord<f64>, plane: Plane) -> Option<Gap> {
        let gap = |(a, b): Edge| {
            let to = plane.foot(at, a, b);
            let width = plane.distance(at, to);
            Gap { at, to, width }
        };
        let all = self.near(at, WIDEST, plane).map(gap);
        let least = all.min_by(|one, other| one.width.total_cmp(&other.width))?;
        (least.width <= WIDEST).then_some(least)
    }
}

/// Adds a warning for each pair of zones that have a gap between them, at the later of the two by id.
pub(super) fn check(placed: &[(usize, Zone)], faults: &mut Faults<'_>) {
    // At the latitudes that people live in, a degree of longitude is no shorter than this.
    let pairs = pairs::near(placed, WIDEST / 30_000.0);
    let mut neighbours: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, j) in &pairs {
        neighbours.entry(*i).or_default().push(*j);
        neighbours.entry(*j).or_default().push(*i);
    }
    let outline = |index: &usize| Some((*index, Outline::new(&placed[*index].1)?));
    let outlines: BTreeMap<usize, Outline<'_>> = neighbours.keys().filter_map(outline).collect();
    for (i, j) in pairs {
        let (Some(one), Some(other)) = (outlines.get(&i), outlines.get(&j)) else {
            continue;
        };
        // What lies between the two is near both.
        let near = [&neighbours[&i], &neighbours[&j]];
        let fewest = near.into_iter().min_by_key(|near| near.len());
        let thirds = fewest.into_iter().flatten();
        let thirds = thirds.filter(|third| ![i, j].contains(third));
        let between = Between {
            thirds: thirds.filter_map(|third| outlines.get(third)).collect(),
            plane: Plane::at(one.bounds.min()),
        };
        let Some(Gap { at, to, width }) = between.gap(one, other) else {
            continue;
        };
        faults.enter(Some(one.zone.id.clone()));
        let [at, to] = [at, to].map(|Coord { x, y }| format!("[{}, {}]", round(x), round(y)));
        let id = &other.zone.id;
        let what = format!("at {at} there is a gap of {width:.1} m to \"{id}\", at {to}");
        let place = faults.place(placed[j].0);
        let help = format!(
            "\"{id}\" stands on line {}, column {}: snap the positions of both to each other, to the \
             last digit",
            place.line, place.column
        );
        faults.add(rule::GAP, placed[i].0, what).help(help);
    }
    faults.enter(None);
}

/// The land between two outlines.
struct Between<'o, 'z> {
    /// The outlines of other zones that may reach into it.
    thirds: Vec<&'o Outline<'z>>,
    plane: Plane,
}

impl Between<'_, '_> {
    /// Where it belongs to neither, nor to any other zone.
    fn gap(&self, one: &Outline<'_>, other: &Outline<'_>) -> Option<Gap> {
        let turned = |Gap { at, to, width }| Gap {
            at: to,
            to: at,
            width,
        };
        // Two edges are nearest to each other at an end of one of them.
        let back = || self.beside(other, one).map(turned);
        self.beside(one, other).or_else(back)
    }

    /// The way to it from a position of one outline that lies beside the other.
    fn beside(&self, one: &Outline<'_>, other: &Outline<'_>) -> Option<Gap> {
        let near = |position: &Coord<f64>| other.is_beside(*position, WIDEST, self.plane);
        let positions = one.edges.iter().map(|edge| edge.0).filter(near);
        let mut ways = positions.filter_map(|position| other.nearest(position, self.plane));
        ways.find(|way| {
            let middle = (way.at + way.to) / 2.0;
            way.width > ROUNDING
                && ![one, other].iter().any(|outline| outline.has(middle))
                && !self.is_held(middle)
                && !self.is_fork(way, one, other)
        })
    }

    /// Whether another zone has that position, on its edge too as far as rounding goes.
    fn is_held(&self, position: Coord<f64>) -> bool {
        let mut near = self.thirds.iter();
        near.any(|third| {
            if !third.is_beside(position, ROUNDING, self.plane) {
                return false;
            }
            let edge = third.nearest(position, self.plane);
            third.has(position) || edge.is_some_and(|edge| edge.width <= ROUNDING)
        })
    }

    /// Whether the other outline meets the one, or a third, so near that the land is no more than the
    /// corner between them.
    fn is_fork(&self, way: &Gap, one: &Outline<'_>, other: &Outline<'_>) -> bool {
        let (plane, reach) = (self.plane, way.width / FORK);
        let near = |place: Coord<f64>| plane.distance(way.at, place) < reach;
        let edges = |outline: &Outline<'_>| -> Vec<Edge> {
            if !outline.is_beside(way.at, reach, plane) {
                return Vec::new();
            }
            let beside = |edge: &Edge| plane.off_edge(way.at, edge.0, edge.1) < reach;
            outline.near(way.at, reach, plane).filter(beside).collect()
        };
        let theirs = edges(other);
        let slack = plane.degrees(ROUNDING);
        let all = std::iter::once(one).chain(self.thirds.iter().copied());
        all.flat_map(edges).any(|edge| {
            let beside = theirs
                .iter()
                .filter(|their| !are_apart(edge, **their, slack));
            let mut places = beside.flat_map(|their| meeting(edge, *their, plane));
            places.any(|place| place.is_some_and(near))
        })
    }
}

/// Whether the boxes around two edges are farther apart than so much, to the east or north.
fn are_apart((a, b): Edge, (c, d): Edge, slack: Coord<f64>) -> bool {
    let apart = |a: f64, b: f64, c: f64, d: f64, slack: f64| {
        a.max(b) + slack < c.min(d) || c.max(d) + slack < a.min(b)
    };
    apart(a.x, b.x, c.x, d.x, slack.x) || apart(a.y, b.y, c.y, d.y, slack.y)
}

/// The places in which two edges meet, as far as rounding lets them.
fn meeting(one: Edge, other: Edge, plane: Plane) -> [Option<Coord<f64>>; 5] {
    let on = |p: Coord<f64>, (a, b): Edge| (plane.off_edge(p, a, b) <= ROUNDING).then_some(p);
    let crossing = match line_intersection(Line::new(one.0, one.1), Line::new(other.0, other.1)) {
        Some(LineIntersection::SinglePoint { intersection, .. }) => Some(intersection),
        // Their ends are on each other.
        _ => None,
    };
    [
        on(one.0, other),
        on(one.1, other),
        on(other.0, one),
        on(other.1, one),
        crossing,
    ]
}
