//! What a reader takes and a person may not have meant: warnings, and crossings of outlines.
//!
//! Looked for only where [`Faults::lints`] says so; what is wrong with zones, `zone_lint` knows.
//!
//! - `walk`: its geometries, one after the other
//! - `positions`: precision, heights, positions beyond the Earth
//! - `bbox`, `collection`: members
//! - `ring`: winding, positions that stand twice, spikes, slivers
//! - `crossing`: outlines that cross themselves, by an index of edges (`bands`)
//!
//! `plane` measures roughly, in metres.

pub(super) mod bands;
mod bbox;
mod collection;
mod crossing;
pub(super) mod plane;
mod positions;
mod ring;
mod walk;

use positions::Seen;

use super::faults::Faults;
use super::geojson::Region;
use super::tree::{Data, Value};

/// Adds what is found in a FeatureCollection.
pub(super) fn file(root: &Value<'_>, region: Region, faults: &mut Faults<'_>) {
    let mut file = File::new(region);
    if let Some(Data::Array(features)) = root.get("features").map(|list| &list.data) {
        for (index, feature) in features.iter().enumerate() {
            file.feature(index, feature, faults);
        }
    }
    file.root(root, faults);
    file.tell(faults);
}

/// What was seen so far of a file.
#[derive(Debug)]
pub(super) struct File {
    region: Region,
    seen: Seen,
    /// Whether there were features.
    features: bool,
}

impl File {
    /// Nothing yet of a file of that region.
    pub(super) fn new(region: Region) -> File {
        File {
            region,
            seen: Seen::default(),
            features: false,
        }
    }

    /// Adds what is found in the feature of that index.
    pub(super) fn feature(&mut self, index: usize, feature: &Value<'_>, faults: &mut Faults<'_>) {
        self.features = true;
        let label = feature.get("id").and_then(Value::label);
        faults.enter(Some(label.unwrap_or_else(|| format!("#{index}"))));
        self.object(feature, faults);
        faults.enter(None);
    }

    /// Adds what is found in the root: a FeatureCollection whose features have been looked at, or a
    /// feature or geometry alone.
    pub(super) fn root(&mut self, root: &Value<'_>, faults: &mut Faults<'_>) {
        if self.features || root.get("features").is_some() {
            bbox::check(root, self.seen.bounds(), faults);
            return;
        }
        faults.enter(Some("#0".to_owned()));
        self.object(root, faults);
        faults.enter(None);
    }

    /// Adds what is told once of a file.
    pub(super) fn tell(&self, faults: &mut Faults<'_>) {
        let strict = !matches!(self.region, Region::Unbounded);
        self.seen.tell(strict, faults);
    }

    fn object(&mut self, object: &Value<'_>, faults: &mut Faults<'_>) {
        let mut all = Seen::default();
        walk::objects(object, &mut |object| {
            let mut seen = Seen::default();
            collection::check(object, faults);
            for list in walk::lists(object) {
                seen.take(&list);
                ring::repeated(&list, faults);
            }
            for polygon in walk::polygons(object) {
                for (nth, list) in polygon.iter().enumerate() {
                    ring::check(list, nth == 0, faults);
                }
                crossing::check(&polygon, faults);
            }
            seen.take_point(object);
            // A GeometryCollection's parts follow it: its box is not held against them.
            if object.get("coordinates").is_some() {
                bbox::check(object, seen.bounds(), faults);
            }
            all.add(&seen);
        });
        if object.get("geometry").is_some() {
            bbox::check(object, all.bounds(), faults);
        }
        self.seen.add(&all);
    }
}
