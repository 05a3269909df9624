//! Gaps in land that are narrower than what their edges may be off together: where no disc of the radius
//! that an edge may be off has room on the outside, neither beside a point of the edge nor near it. It is
//! what closing the land by that disc would fill (Serra, Image Analysis and Mathematical Morphology, 1982).

use geo::{BoundingRect, Coord, Intersects, Line, LineString, MultiPoint, Point, Rect};
use rayon::prelude::*;

use super::Front;
use super::positions::rings;
use crate::geodata::{Controller, Snapshot, Status, Zone};
use crate::geodesy::breadth;
use crate::projection::Projection;
use crate::units::{LonLat, LonLatBox, Metres};

/// How far beyond a box gaps are sought, in metres. Beyond, the line is as it is drawn.
pub(super) const AROUND: f64 = 30_000.0;
/// Zones that are no farther apart, in metres, are neighbours.
const NEIGHBOUR: f64 = 30.0;

/// The land that is looked at, in a plane: beyond, a line counts as it is drawn. The projection keeps
/// angles, and lengths to 1 part in 1,000 as far as 300 km from its centre: to a metre of what an edge may
/// be off.
#[derive(Debug)]
pub(super) struct Around {
    /// Metres from the centre.
    pub(super) reach: f64,
    projection: Projection,
}

impl Around {
    /// A box, and what lies around it.
    pub(super) fn of(within: LonLatBox) -> Around {
        let corners = [within.west(), within.east()].map(|lon| {
            let ends = [within.south(), within.north()].map(|lat| LonLat::new(lon, lat));
            ends.into_iter().flatten().collect::<Vec<_>>()
        });
        Around {
            reach: breadth(&corners).get() / 2.0 + AROUND,
            projection: Projection::for_view(within),
        }
    }

    /// What lies no farther from a position than so many metres, and around that.
    pub(super) fn about(centre: LonLat, metres: f64) -> Around {
        Around {
            reach: metres + AROUND,
            projection: Projection::about(centre),
        }
    }

    /// A position in metres east and north of the centre; `None` where the plane has none.
    pub(super) fn flat(&self, at: LonLat) -> Option<Coord> {
        let metres = self.projection.forward(at)?;
        Some(Coord {
            x: metres.x,
            y: metres.y,
        })
    }

    /// Whether a position in the plane is looked at.
    pub(super) fn contains(&self, at: Coord) -> bool {
        dot(at, at) <= self.reach * self.reach
    }

    /// The edges of lines that are looked at.
    pub(super) fn edges<'a>(&self, lines: impl IntoIterator<Item = &'a LineString>) -> Parts<Line> {
        let runs = lines.into_iter().flat_map(|l| self.runs(l, self.reach));
        Parts::of(runs)
    }

    /// The edges of a line in the plane of which a part lies within a reach, in unbroken runs.
    fn runs(&self, line: &LineString, reach: f64) -> Vec<Vec<Line>> {
        let flat = |c: &Coord| LonLat::new(c.x, c.y).and_then(|at| self.flat(at));
        let flat: Vec<Option<Coord>> = line.coords().map(flat).collect();
        let is_near = |edge: &Line| edge.square_from(Coord::zero()) <= reach * reach;
        let edge = |ends: &[Option<Coord>]| Some(Line::new(ends[0]?, ends[1]?));
        let edges = flat.windows(2).map(|ends| edge(ends).filter(is_near));
        let edges: Vec<Option<Line>> = edges.collect();
        let runs = edges.split(Option::is_none);
        runs.map(|run| run.iter().flatten().copied().collect())
            .collect()
    }
}

/// Things in a plane in groups, of which most are too far off to be looked at.
#[derive(Debug)]
pub(super) struct Parts<T>(Vec<(Rect, Vec<T>)>);

impl<T: Thing> Parts<T> {
    /// Of things that follow one another.
    fn of(runs: impl IntoIterator<Item = Vec<T>>) -> Parts<T> {
        /// So many are a group.
        const GROUP: usize = 32;
        let mut parts = Vec::new();
        for run in runs {
            for group in run.chunks(GROUP) {
                let around = MultiPoint::from_iter(group.iter().flat_map(|thing| thing.ends()));
                parts.extend(around.bounding_rect().map(|rect| (rect, group.to_vec())));
            }
        }
        Parts(parts)
    }

    /// Whether one of them is no farther from a position than so many metres.
    pub(super) fn lie_within(&self, at: Coord, limit: f64) -> bool {
        let may_be_near = |rect: &Rect| {
            rect.min().x - limit <= at.x
                && at.x <= rect.max().x + limit
                && rect.min().y - limit <= at.y
                && at.y <= rect.max().y + limit
        };
        let near = self.0.iter().filter(|(rect, _)| may_be_near(rect));
        near.flat_map(|(_, things)| things)
            .any(|thing| thing.square_from(at) <= limit * limit)
    }
}

impl Parts<Line> {
    /// Whether one of them crosses a line.
    fn cross(&self, line: Line) -> bool {
        let around = line.bounding_rect();
        let near = self.0.iter().filter(|(rect, _)| rect.intersects(&around));
        near.flat_map(|(_, edges)| edges)
            .any(|edge| edge.bounding_rect().intersects(&around) && edge.intersects(&line))
    }
}

/// What lies in a plane.
pub(super) trait Thing: Copy {
    /// Its ends: no part of it lies beyond the box around them.
    fn ends(&self) -> [Coord; 2];

    /// The square of the distance of a position.
    fn square_from(&self, at: Coord) -> f64;
}

impl Thing for Line {
    fn ends(&self) -> [Coord; 2] {
        [self.start, self.end]
    }

    fn square_from(&self, at: Coord) -> f64 {
        let (along, from_start) = (self.delta(), at - self.start);
        let length = dot(along, along);
        let part = if length > 0.0 {
            dot(from_start, along) / length
        } else {
            0.0
        };
        let aside = from_start - along * part.clamp(0.0, 1.0);
        dot(aside, aside)
    }
}

impl Thing for Point {
    fn ends(&self) -> [Coord; 2] {
        [self.0, self.0]
    }

    fn square_from(&self, at: Coord) -> f64 {
        let apart = at - self.0;
        dot(apart, apart)
    }
}

fn dot(a: Coord, b: Coord) -> f64 {
    a.x * b.x + a.y * b.y
}

/// Where the land around has gaps.
#[derive(Debug)]
pub(super) struct Gaps {
    /// Middles of discs that lie outside the land and rest on its edge.
    room: Parts<Point>,
    /// The radius of the discs, in metres.
    wrong: f64,
    /// Edges of zones that say something else.
    others: Parts<Line>,
}

impl Gaps {
    /// Gaps in the land within a front, where its edge may be off by so much.
    pub(super) fn of(front: &Front, wrong: Metres, snapshot: &Snapshot, around: &Around) -> Gaps {
        let wrong = wrong.get();
        // What lies beyond may leave a disc no room.
        let reach = around.reach + 4.0 * wrong;
        let runs: Vec<Vec<Line>> = rings(&front.held)
            .flat_map(|ring| around.runs(ring, reach))
            .collect();
        let edges = Parts::of(runs.iter().cloned());
        let has_room = |disc: &Disc| {
            // One that lies in land across a thin gap is far from all edges too.
            !edges.cross(disc.doorway()) && !edges.lie_within(disc.middle, (1.0 - TOUCH) * wrong)
        };
        let free = |edge: &Line| {
            let free = beside(*edge, wrong).filter(has_room);
            let middles: Vec<Point> = free.map(|disc| Point::from(disc.middle)).collect();
            middles
        };
        let room = runs
            .iter()
            .map(|run| run.par_iter().flat_map_iter(free).collect());
        let is_held =
            |zone: &&Zone| (zone.controller, zone.status) == (Controller::Russia, Status::Assessed);
        let others = snapshot.zones.iter().filter(|zone| !is_held(zone));
        Gaps {
            room: Parts::of(room),
            wrong,
            others: around.edges(others.flat_map(|zone| rings(&zone.shape))),
        }
    }

    /// Whether a point of the land's edge around, in the plane, lies in a gap.
    pub(super) fn is_in(&self, at: Coord) -> bool {
        !self.room.lie_within(at, 2.0 * self.wrong) && !self.others.lie_within(at, NEIGHBOUR)
    }
}

/// A disc that rests on an edge may be as much nearer to the next one, of its radius: a line that bends
/// in by less leaves it room.
const TOUCH: f64 = 0.01;

/// A disc that rests on an edge.
struct Disc {
    foot: Coord,
    middle: Coord,
}

impl Disc {
    /// The way from where it rests to as far in as other edges may reach.
    fn doorway(&self) -> Line {
        let way = self.middle - self.foot;
        // From beside the edge that it rests on.
        Line::new(self.foot + way * 1e-6, self.foot + way * (2.0 * TOUCH))
    }
}

/// Discs of so many metres that rest on an edge, to the right of it, where the land is not.
fn beside(edge: Line, radius: f64) -> impl Iterator<Item = Disc> {
    /// The discs are half a radius apart, and no nearer than so many metres.
    const APART: f64 = 100.0;
    let along = edge.delta();
    let length = along.x.hypot(along.y);
    let count = (length / (radius / 2.0).max(APART)).ceil().max(1.0);
    let aside = if length > 0.0 { radius / length } else { 0.0 };
    let right = Coord {
        x: along.y * aside,
        y: -along.x * aside,
    };
    (0..count as usize).map(move |step| {
        let foot = edge.start + along * ((step as f64 + 0.5) / count);
        Disc {
            foot,
            middle: foot + right,
        }
    })
}
