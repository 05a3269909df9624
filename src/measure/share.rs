//! How much of a settlement is held, and by whom.

use geo::{MultiPolygon, unary_union};
use jiff::civil::Date;

use super::doubt::Doubt;
use super::outline_of;
use super::positions::ring_positions;
use crate::geodata::{Context, Controller, Place, Snapshot, Status, Zone};
use crate::geodesy::{self, inverse, lies_within};
use crate::units::{LonLat, Metres, SquareMetres};

/// A part of a settlement's land.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// Who controls it.
    pub controller: Controller,
    /// How well that is known.
    pub status: Status,
    /// How much of the settlement it is, from 0 to 1.
    pub part: f64,
    /// How far that may be wrong: the part that lies within the accuracy of the lines by which it is
    /// cut from the rest, and of the settlement's outline where who holds the land may change there.
    pub error: f64,
}

/// The shares of a place's zones of each status and controller, the largest first; none where the
/// snapshot has no zone of it. Land that no zone of it covers is not in the sum.
///
/// The outline is as sure as the settlement's outline in `context` in which the place lies, and
/// where there is none as the zone is.
pub fn shares(place: &Place, snapshot: &Snapshot, context: &[Context]) -> Vec<Share> {
    let zones = zones_of(place, snapshot);
    let land = unary_union(zones.iter().map(|zone| &zone.shape));
    let whole = metric_area(&land);
    let outline = outline_of(place, context).map(|(outline, _)| outline.accuracy);
    let share = |(controller, status)| {
        let is_said = |zone: &&&Zone| (zone.controller, zone.status) == (controller, status);
        let of: Vec<&&Zone> = zones.iter().filter(is_said).collect();
        let part = unary_union(of.iter().map(|zone| &zone.shape));
        let rest = zones.iter().filter(|zone| !is_said(zone));
        let edges = Edges {
            cut: ring_positions(&unary_union(rest.map(|zone| &zone.shape))),
            doubt: Doubt::about(&land, (controller, status), snapshot),
            cut_accuracy: of
                .iter()
                .map(|zone| zone.accuracy.get())
                .fold(0.0, f64::max),
            outline_accuracy: outline.map(Metres::get),
        };
        Share {
            controller,
            status,
            part: metric_area(&part) / whole,
            error: (edges.unsure_land(&part) / whole).min(1.0),
        }
    };
    let mut shares: Vec<Share> = said_of(place, snapshot).into_iter().map(share).collect();
    shares.sort_by(|a, b| b.part.total_cmp(&a.part));
    shares
}

/// All that the zones of a place say of it.
pub fn said_of(place: &Place, snapshot: &Snapshot) -> Vec<(Controller, Status)> {
    let zones = zones_of(place, snapshot);
    let said = zones.iter().map(|zone| (zone.controller, zone.status));
    let mut said: Vec<(Controller, Status)> = said.collect();
    said.sort();
    said.dedup();
    said
}

/// Since which day a place is as its zones say: the last of the days that these give, if all do.
pub fn since_of(place: &Place, snapshot: &Snapshot) -> Option<Date> {
    let zones = zones_of(place, snapshot);
    let days: Option<Vec<Date>> = zones.iter().map(|zone| zone.since).collect();
    days?.into_iter().max()
}

fn zones_of<'s>(place: &Place, snapshot: &'s Snapshot) -> Vec<&'s Zone> {
    let is_of = |zone: &&Zone| zone.place.as_deref() == Some(&place.id);
    snapshot.zones.iter().filter(is_of).collect()
}

/// What the edge of a part of a settlement runs along.
struct Edges {
    /// Rings of the settlement's other parts.
    cut: Vec<Vec<LonLat>>,
    /// Where the settlement's own outline may be where control changes.
    doubt: Doubt,
    /// Metres.
    cut_accuracy: f64,
    /// Metres, where the outline is known apart from its zones.
    outline_accuracy: Option<f64>,
}

impl Edges {
    /// The land, in square metres, by which a part may be too large or too small.
    fn unsure_land(&self, part: &MultiPolygon) -> f64 {
        /// Metres, to which it is told where an edge begins to be one of another kind.
        const STEP: f64 = 500.0;
        let edges = ring_positions(part);
        let edges = edges.iter().flat_map(|ring| ring.windows(2));
        let unsure = edges.map(|edge| {
            let length = inverse(edge[0], edge[1]).distance.get();
            let pieces = (length / STEP).ceil().max(1.0);
            let middles = (0..pieces as usize).map(|piece| (piece as f64 + 0.5) / pieces);
            let wrong = middles.map(|part| self.accuracy(between(edge[0], edge[1], part)));
            length / pieces * wrong.sum::<f64>()
        });
        unsure.sum()
    }

    /// How many metres the edge of a part may be wrong by at a position of it.
    fn accuracy(&self, at: LonLat) -> f64 {
        /// Metres: two parts that touch have the same edge, but for the last digits of a vertex.
        const SAME: Metres = Metres::new(1.0);
        if lies_within(at, &self.cut, SAME) {
            self.cut_accuracy
        } else if self.doubt.is_about(at) {
            self.outline_accuracy.unwrap_or(self.cut_accuracy)
        } else {
            0.0
        }
    }
}

/// A position on an edge that is straight in longitude and latitude, at a part of the way.
fn between(from: LonLat, to: LonLat, part: f64) -> LonLat {
    let on = |a: f64, b: f64| a + (b - a) * part;
    LonLat::new(on(from.lon(), to.lon()), on(from.lat(), to.lat())).unwrap_or(from)
}

fn metric_area(shape: &MultiPolygon) -> f64 {
    geodesy::area(shape).map_or(0.0, SquareMetres::get)
}
