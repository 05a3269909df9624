//! Zones in the making, and the frame that they are put in.

use geo::MultiPolygon;

use super::tally::Change;
use super::within::Outline;
use crate::geodata::{Controller, Named, Status};
use crate::geodesy;
use crate::units::{LonLatBox, Metres, SquareMetres};

/// What all snapshots of an import have in common.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The outline in which an area lies for the greater part; none where there is no such outline.
    pub country: Option<Outline>,
    /// Where the dataset maps; what lies beyond is cut off.
    pub extent: LonLatBox,
    /// How far outlines may be from the truth.
    pub accuracy: Metres,
    /// The id of the source.
    pub source: String,
}

/// A zone in the making.
pub(super) struct Zone {
    pub(super) id: String,
    pub(super) name: Named,
    pub(super) controller: Controller,
    pub(super) status: Status,
    pub(super) shape: MultiPolygon<f64>,
}

/// What becomes of a zone that gets another shape.
pub(super) fn change(zone: &Zone, what: &str, after: &MultiPolygon<f64>) -> Change {
    Change {
        zone: zone.id.clone(),
        what: what.to_owned(),
        before: area(&zone.shape),
        after: area(after),
        is_repair: false,
    }
}

/// The area on the ellipsoid; positions were tried when they were read.
pub(super) fn area(shape: &MultiPolygon<f64>) -> SquareMetres {
    geodesy::area(shape).unwrap_or_default()
}
