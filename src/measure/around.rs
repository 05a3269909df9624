//! The land around a place: what of it changed hands, and on which sides it is held.

use geo::{Area, BooleanOps, MultiPolygon};

use super::Front;
use super::plane::{CORNERS, disc, grown, land_around, sector};
use crate::geodata::Place;
use crate::geodesy::{area, ring};
use crate::units::{LonLatBox, Metres, SquareMetres};

/// An area that is known to lie in an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeasuredArea {
    /// The area.
    pub value: SquareMetres,
    /// The greatest difference from the truth that the accuracies of its edges allow.
    pub error: SquareMetres,
}

/// An area with the least and the most that it may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoundedArea {
    /// As drawn.
    pub value: SquareMetres,
    /// The least that it may be.
    pub low: SquareMetres,
    /// The most that it may be.
    pub high: SquareMetres,
}

impl BoundedArea {
    /// No land, for certain.
    pub const NONE: BoundedArea = BoundedArea {
        value: SquareMetres::new(0.0),
        low: SquareMetres::new(0.0),
        high: SquareMetres::new(0.0),
    };
}

/// Whether all land within a distance of a place's centre lies in `extent`.
pub fn is_mapped(place: &Place, radius: Metres, extent: LonLatBox) -> bool {
    let edge = ring(place.position, radius, CORNERS);
    edge.into_iter().all(|at| extent.contains(at))
}

/// The land within a distance of a place's centre that is in `before` and not in `after`: with both
/// turned round, what was gained is measured. `None` where a vertex is not on the Earth.
///
/// Both edges may be off by their accuracy, those beyond the distance too. The most is what lies in
/// the earlier land, grown by that, and not in the later one, shrunk by it; the least the other way
/// round.
pub fn lost(place: &Place, radius: Metres, before: &Front, after: &Front) -> Option<BoundedArea> {
    let centre = place.position;
    let around = MultiPolygon(vec![disc(centre, radius)]);
    let [was, is] = [before, after].map(|front| front.held.intersection(&around));
    let value = area(&was.difference(&is))?.get();
    let [wrong_before, wrong_after] = [before, after].map(|front| front.accuracy.get());
    // What is farther off than this is too far to matter, grown or shrunk.
    let reach = Metres::new(radius.get() + 2.0 * wrong_before.max(wrong_after));
    let [was, is] = [before, after].map(|front| land_around(&front.held, centre, reach));
    let around = MultiPolygon(vec![sector(0.0, 360.0, radius.get())]);
    let left = |side: f64| {
        let was = grown(&was, side * wrong_before).intersection(&around);
        was.difference(&grown(&is, -side * wrong_after))
            .unsigned_area()
    };
    Some(BoundedArea {
        value: SquareMetres::new(value),
        low: SquareMetres::new(left(-1.0).min(value)),
        high: SquareMetres::new(left(1.0).max(value)),
    })
}
