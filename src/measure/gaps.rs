//! Gaps in land that are narrower than what their edges may be off together.

use geo::{BoundingRect, MultiPoint, MultiPolygon, Rect};

use super::Front;
use super::plane::{grown, land_around};
use super::positions::{ring_positions, rings};
use crate::geodata::{Controller, Snapshot, Status, Zone};
use crate::geodesy::{breadth, direct, inverse, lies_within};
use crate::units::{Degrees, LonLat, LonLatBox, Metres};

/// How far beyond a box gaps are sought, in metres. Beyond, the line is as it is drawn.
pub(super) const AROUND: f64 = 30_000.0;
/// Zones that are no farther apart are neighbours.
const NEIGHBOUR: Metres = Metres::new(30.0);
/// Metres of a degree of latitude, at the least.
pub(super) const DEGREE: f64 = 110_000.0;

/// The land that is looked at: beyond, a line counts as it is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    pub(super) centre: LonLat,
    /// Metres from the centre.
    pub(super) reach: f64,
}

impl Around {
    pub(super) fn of(within: LonLatBox) -> Around {
        let corners = [within.west(), within.east()].map(|lon| {
            let ends = [within.south(), within.north()].map(|lat| LonLat::new(lon, lat));
            ends.into_iter().flatten().collect::<Vec<_>>()
        });
        Around {
            centre: within.centre(),
            reach: breadth(&corners).get() / 2.0 + AROUND,
        }
    }

    pub(super) fn contains(self, at: LonLat) -> bool {
        let north = (at.lat() - self.centre.lat()).abs() * DEGREE;
        north <= self.reach && inverse(self.centre, at).distance.get() <= self.reach
    }
}

/// Lines in short parts, of which most are too far off to be looked at.
pub(super) struct Lines(Vec<(Rect, Vec<LonLat>)>);

impl Lines {
    pub(super) fn of(lines: impl IntoIterator<Item = Vec<LonLat>>) -> Lines {
        /// Edges of a part.
        const EDGES: usize = 32;
        let mut parts = Vec::new();
        for line in lines {
            for first in (0..line.len().saturating_sub(1)).step_by(EDGES) {
                let part = &line[first..line.len().min(first + EDGES + 1)];
                let around = MultiPoint::from_iter(part.iter().map(|at| (at.lon(), at.lat())));
                parts.extend(around.bounding_rect().map(|rect| (rect, part.to_vec())));
            }
        }
        Lines(parts)
    }

    /// Whether a point of them is no farther from a position than so much.
    pub(super) fn lie_within(&self, at: LonLat, limit: Metres) -> bool {
        let north = limit.get() / DEGREE;
        let east = north / (at.lat().abs() + north).min(89.0).to_radians().cos();
        let may_be_near = |rect: &Rect| {
            rect.min().x - east <= at.lon()
                && at.lon() <= rect.max().x + east
                && rect.min().y - north <= at.lat()
                && at.lat() <= rect.max().y + north
        };
        let mut near = self.0.iter().filter(|(rect, _)| may_be_near(rect));
        near.any(|(_, part)| lies_within(at, &[part], limit))
    }
}

/// The edge of the land around without its gaps.
pub(super) struct Closed {
    edge: Lines,
    wrong: Metres,
    /// Of zones that say something else.
    others: Lines,
}

impl Closed {
    pub(super) fn of(front: &Front, wrong: Metres, snapshot: &Snapshot, around: Around) -> Closed {
        // What is cut at the disc's edge must not look like an edge of the land.
        let beyond = Metres::new(around.reach + 4.0 * wrong.get());
        let land = land_around(&front.held, around.centre, beyond);
        let closed = grown(&grown(&land, wrong.get()), -wrong.get());
        let is_held =
            |zone: &&Zone| (zone.controller, zone.status) == (Controller::Russia, Status::Assessed);
        let others = snapshot.zones.iter().filter(|zone| !is_held(zone));
        Closed {
            edge: Lines::of(on_the_earth(&closed, around.centre)),
            wrong,
            others: Lines::of(others.flat_map(|zone| ring_positions(&zone.shape))),
        }
    }

    /// Whether a position of the land's edge around lies in a gap.
    pub(super) fn has_gap(&self, at: LonLat) -> bool {
        !self.edge.lie_within(at, self.wrong) && !self.others.lie_within(at, NEIGHBOUR)
    }
}

/// The rings of land in metres east and north of a centre, as positions.
fn on_the_earth(land: &MultiPolygon, centre: LonLat) -> Vec<Vec<LonLat>> {
    let position = |c: &geo::Coord| {
        let azimuth = Degrees::azimuth(c.x.atan2(c.y).to_degrees());
        direct(centre, azimuth, Metres::new(c.x.hypot(c.y)))
    };
    rings(land)
        .map(|ring| ring.coords().map(position).collect())
        .collect()
}
