//! Places: their outlines, and how far they lie from one another.

use geo::{Area, Contains, MultiPolygon, Point, unary_union};

use super::{BorderDistance, Measured, border_distance};
use crate::geodata::{Context, ContextKind, ContextShape, Geodata, Place, Snapshot, Zone};
use crate::geodesy::inverse;
use crate::units::{Degrees, Metres};

/// From one place's centre to another's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaceDistance {
    /// The geodesic distance, as sure as both centres are.
    pub distance: Measured,
    /// The azimuth from the first to the second.
    pub azimuth: Degrees,
}

/// Measures from one place's centre to another's along the geodesic.
pub fn place_distance(from: &Place, to: &Place) -> PlaceDistance {
    let path = inverse(from.position, to.position);
    let error = from.accuracy.get() + to.accuracy.get();
    PlaceDistance {
        distance: Measured::new(path.distance, Metres::new(error)),
        azimuth: path.azimuth,
    }
}

/// The outline in which a place's centre lies: the smallest, where one lies in another.
pub fn outline_of<'c>(
    place: &Place,
    context: &'c [Context],
) -> Option<(&'c Context, &'c MultiPolygon)> {
    let centre = Point::new(place.position.lon(), place.position.lat());
    let outlines = context.iter().filter_map(|f| match &f.shape {
        ContextShape::Areas(shape) if f.kind == ContextKind::Settlement => Some((f, shape)),
        _ => None,
    });
    outlines
        .filter(|(_, shape)| shape.contains(&centre))
        .min_by(|a, b| a.1.unsigned_area().total_cmp(&b.1.unsigned_area()))
}

/// The distance from a place to the border of the geodata, and over its outline if it has one there;
/// `None` where there is no border.
pub fn distance_to_border(place: &Place, geodata: &Geodata) -> Option<BorderDistance> {
    let outline = outline_of(place, geodata.context());
    let outline = outline.map(|(feature, shape)| (shape, feature.accuracy));
    border_distance(place, outline, geodata.borders())
}

/// The land of all of a place's zones in a snapshot, and the accuracy of the least sure of them; `None`
/// where it has none.
pub fn zoned_outline(place: &Place, snapshot: &Snapshot) -> Option<(MultiPolygon, Metres)> {
    let is_of = |zone: &&Zone| zone.place.as_deref() == Some(place.id.as_str());
    let zones: Vec<&Zone> = snapshot.zones.iter().filter(is_of).collect();
    let accuracy = zones.iter().map(|zone| zone.accuracy.get());
    let accuracy = accuracy.reduce(f64::max)?;
    let whole = unary_union(zones.iter().map(|zone| &zone.shape));
    Some((whole, Metres::new(accuracy)))
}
