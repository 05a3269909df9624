//! GeoJSON (RFC 7946) out of a tree: features with their geometry, each fault with its place.
//!
//! What the RFC forbids is a fault; the other winding of a ring is not, it is turned round. A
//! third number of a position is dropped, a fourth is a fault.

mod crs;
mod feature;
mod geometry;
mod holes;
mod misplaced;
mod position;
mod region;
mod ring;
#[cfg(test)]
mod tests;

pub use feature::{Feature, Reported};
pub(super) use holes::{Exterior, Side, cross};
pub(super) use position::has_lost_decimals;
pub use region::Region;
pub(super) use ring::broken;

use super::faults::Faults;
use super::tree::Value;

/// The features of the FeatureCollection that `root` is, without those that are no feature.
///
/// What lies where it does not belong is a fault, which suggests a swap of the two numbers where
/// that would put it right.
pub fn features<'t, 'a>(
    root: &'t Value<'a>,
    region: Region,
    faults: &mut Faults<'a>,
) -> Vec<Feature<'t, 'a>> {
    named(Reader { faults, region }.collection(root), faults)
}

/// The same of any GeoJSON: a Feature is one alone, and a geometry one without properties.
pub fn any_features<'t, 'a>(
    root: &'t Value<'a>,
    region: Region,
    faults: &mut Faults<'a>,
) -> Vec<Feature<'t, 'a>> {
    named(Reader { faults, region }.any(root), faults)
}

/// Adds a fault where a collection says that its coordinates are not longitude and latitude.
pub(crate) fn check_crs(root: &Value<'_>, faults: &mut Faults<'_>) {
    let region = Region::Anywhere;
    Reader { faults, region }.crs(root);
}

/// Reads one feature, the one of that index, for its faults alone; whether its geometry has none.
pub fn check_feature<'a>(
    index: usize,
    feature: &Value<'a>,
    region: Region,
    faults: &mut Faults<'a>,
) -> bool {
    let label = feature::label(index, feature);
    let inside = |at| (at >= feature.start()).then(|| label.clone());
    faults.name_features(inside);
    let read = Reader { faults, region }.feature(index, feature);
    faults.enter(None);
    read.is_some_and(|feature| feature.geometry.is_ok())
}

fn named<'t, 'a>(features: Vec<Feature<'t, 'a>>, faults: &mut Faults<'a>) -> Vec<Feature<'t, 'a>> {
    faults.enter(None);
    // The parser finds faults before it is known what is a feature.
    faults.name_features(|at| {
        let next = features.partition_point(|feature| feature.value.start() <= at);
        let feature = features.get(next.checked_sub(1)?)?;
        (at < feature.value.end as usize).then(|| feature.label.clone())
    });
    features
}

/// Reads the parts of one file.
struct Reader<'f, 'a> {
    faults: &'f mut Faults<'a>,
    region: Region,
}
