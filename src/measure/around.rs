//! The land around a place: what of it changed hands, and on which sides it is held.

use geo::{BooleanOps, LineString, MultiPolygon, Polygon};

use super::Front;
use super::stretch::positions;
use crate::geodata::Place;
use crate::geodesy::{area, length, ring};
use crate::units::{LonLat, LonLatBox, Metres, SquareMetres};

/// An area that is known to lie in an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeasuredArea {
    /// The area.
    pub value: SquareMetres,
    /// The greatest difference from the truth that the accuracies of its edges allow.
    pub error: SquareMetres,
}

/// Points of a circle: its polygon is 0.03 % smaller than the circle.
const POINTS: usize = 144;

/// The land within a distance of a place's centre; `None` where it reaches beyond `extent`.
pub fn within(place: &Place, radius: Metres, extent: LonLatBox) -> Option<Polygon> {
    let points = ring(place.position, radius, POINTS);
    let is_mapped = points.iter().all(|at| extent.contains(*at));
    is_mapped.then(|| polygon(points))
}

/// The land within a distance of a position, whatever is mapped of it.
pub(super) fn disc(centre: LonLat, radius: Metres) -> Polygon {
    polygon(ring(centre, radius, POINTS))
}

fn polygon(points: Vec<LonLat>) -> Polygon {
    let corners = points.into_iter().map(|at| (at.lon(), at.lat()));
    Polygon::new(LineString::from_iter(corners), Vec::new())
}

/// The land around a place that is in `before` and not in `after`: with both turned round, what was
/// gained is measured.
///
/// The error is the land that lies within the accuracy of the edges of the two: all of both edges in
/// that land, each with its accuracy to one side.
pub fn lost(around: &Polygon, before: &Front, after: &Front) -> Option<MeasuredArea> {
    let around = MultiPolygon(vec![around.clone()]);
    let [was, is] = [before, after].map(|front| front.held.intersection(&around));
    let value = area(&was.difference(&is))?;
    let beside = |front: &Front| {
        let lines = geo::MultiLineString(
            front
                .lines
                .iter()
                .map(|line| LineString::from_iter(line.iter().map(|at| (at.lon(), at.lat()))))
                .collect(),
        );
        let near = around.clip(&lines, false);
        let long: f64 = near.iter().map(|line| length(&positions(line)).get()).sum();
        long * front.accuracy.get()
    };
    let most = area(&around)?.get();
    let error = (beside(before) + beside(after)).min(most);
    Some(MeasuredArea {
        value,
        error: SquareMetres::new(error),
    })
}
