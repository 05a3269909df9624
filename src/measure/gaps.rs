//! Gaps in land that are narrower than what their edges may be off together.

use geo::MultiPolygon;

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

/// The edge of the land around without its gaps.
pub(super) struct Closed {
    edge: Vec<Vec<LonLat>>,
    wrong: Metres,
    /// Of zones that say something else.
    others: Vec<Vec<LonLat>>,
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
            edge: on_the_earth(&closed, around.centre),
            wrong,
            others: others
                .flat_map(|zone| ring_positions(&zone.shape))
                .collect(),
        }
    }

    /// Whether a position of the land's edge around lies in a gap.
    pub(super) fn has_gap(&self, at: LonLat) -> bool {
        !lies_within(at, &self.edge, self.wrong) && !lies_within(at, &self.others, NEIGHBOUR)
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
