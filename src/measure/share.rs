//! How much of a settlement is held, and by whom.

use geo::{MultiPolygon, unary_union};

use crate::geodata::{Controller, Snapshot, Status, Zone};
use crate::geodesy;
use crate::units::{Metres, SquareMetres};

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
    /// cut from the rest. Nothing where it is all of the settlement.
    pub error: f64,
}

/// The shares of a place's zones of each status and controller, the largest first; none where the
/// snapshot has no zone of it. Land that no zone of it covers is not in the sum.
pub fn shares(place: &str, snapshot: &Snapshot) -> Vec<Share> {
    let is_of = |zone: &&Zone| zone.place.as_deref() == Some(place);
    let zones: Vec<&Zone> = snapshot.zones.iter().filter(is_of).collect();
    let whole = unary_union(zones.iter().map(|zone| &zone.shape));
    let (area, perimeter) = (metric_area(&whole), metric_perimeter(&whole));
    let mut said: Vec<(Controller, Status)> = zones
        .iter()
        .map(|zone| (zone.controller, zone.status))
        .collect();
    said.sort();
    said.dedup();
    let share = |(controller, status)| {
        let is_said = |zone: &&&Zone| (zone.controller, zone.status) == (controller, status);
        let of: Vec<&&Zone> = zones.iter().filter(is_said).collect();
        let accuracy = of
            .iter()
            .map(|zone| zone.accuracy.get())
            .fold(0.0, f64::max);
        let part = unary_union(of.iter().map(|zone| &zone.shape));
        let rest = zones.iter().filter(|zone| !is_said(zone));
        let rest = unary_union(rest.map(|zone| &zone.shape));
        // What both have on their edges and the whole has not, each has once.
        let cut = (metric_perimeter(&part) + metric_perimeter(&rest) - perimeter) / 2.0;
        Share {
            controller,
            status,
            part: metric_area(&part) / area,
            error: (cut.max(0.0) * accuracy / area).min(1.0),
        }
    };
    let mut shares: Vec<Share> = said.into_iter().map(share).collect();
    shares.sort_by(|a, b| b.part.total_cmp(&a.part));
    shares
}

fn metric_area(shape: &MultiPolygon) -> f64 {
    geodesy::area(shape).map_or(0.0, SquareMetres::get)
}

fn metric_perimeter(shape: &MultiPolygon) -> f64 {
    geodesy::perimeter(shape).map_or(0.0, Metres::get)
}
