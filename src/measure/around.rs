//! The land around a place: what of it changed hands, and on which sides it is held.

use geo::{BooleanOps, Intersects, LineString, MultiPolygon, Polygon};

use super::Front;
use super::stretch::positions;
use crate::geodata::Place;
use crate::geodesy::{area, direct, length, ring};
use crate::units::{Degrees, LonLat, LonLatBox, Metres, SquareMetres};

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
    if points.iter().any(|at| !extent.contains(*at)) {
        return None;
    }
    Some(polygon(points))
}

fn polygon(points: impl IntoIterator<Item = LonLat>) -> Polygon {
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

/// On how many of the four sides of a place (north, east, south and west, each a quarter of the
/// compass) there is held land within a distance of its centre: surely, as drawn, and perhaps, by
/// the accuracies of the land's edge and of the centre.
pub fn sides(place: &Place, radius: Metres, front: &Front) -> [usize; 3] {
    let error = front.accuracy.get() + place.accuracy.get();
    let reach = [radius.get() - error, radius.get(), radius.get() + error];
    reach.map(|reach| {
        let reaches = |side: &usize| {
            let quarter = quarter(place.position, *side, Metres::new(reach));
            front.held.intersects(&quarter)
        };
        if reach <= 0.0 {
            0
        } else {
            (0..4).filter(reaches).count()
        }
    })
}

/// A quarter of a disc, in degrees; the first lies in the north.
fn quarter(centre: LonLat, side: usize, radius: Metres) -> Polygon {
    const STEPS: usize = 18;
    let along = (0..=STEPS).map(|step| {
        let azimuth = side as f64 * 90.0 - 45.0 + 90.0 * step as f64 / STEPS as f64;
        direct(centre, Degrees::azimuth(azimuth), radius)
    });
    polygon([centre].into_iter().chain(along))
}
