//! What a reader takes and a person may not have meant: warnings, and crossings of outlines.
//!
//! Looked for only where [`Faults::lints`] says so; what is wrong with zones, `zone_lint` knows.
//!
//! - `walk`: its geometries, one after the other
//! - `positions`: precision, heights, positions beyond the Earth
//! - `bbox`, `collection`: members
//! - `ring`: winding, positions that stand twice, spikes, slivers
//! - `rings`: rings in groups that may meet; `nesting`: those that lie in one another
//! - `crossing`: outlines that meet themselves: `meeting`: in two edges; `touching`: in a vertex
//! - `spoilt`: rings that the rounding of `fmt` spoils
//! - `sweep`: pairs of edges that may meet, by an index of edges (`bands`)
//!
//! `plane` measures roughly, in metres.

pub(crate) mod bands;
mod bbox;
mod collection;
mod crossing;
mod meeting;
mod nesting;
pub(super) mod plane;
pub(super) mod positions;
mod ring;
mod rings;
pub(super) mod spoilt;
pub(crate) mod sweep;
mod touching;
mod walk;

use std::collections::BTreeMap;

use geo::Coord;
use positions::Seen;
use walk::List;

use super::faults::Faults;
use super::geojson::{Feature, Region};
use super::rule;
use super::tree::Value;
use crate::units::LonLatBox;

/// Adds what is found in a FeatureCollection of which these features have been read.
pub(super) fn file(
    root: &Value<'_>,
    features: &[Feature<'_, '_>],
    region: Region,
    faults: &mut Faults<'_>,
) {
    let mut file = File::new(region, None);
    for (index, feature) in features.iter().enumerate() {
        file.feature(index, feature.value, feature.geometry.is_ok(), faults);
    }
    file.root(root, true, faults);
    file.tell(faults);
}

/// What was seen so far of a file.
#[derive(Debug)]
pub(super) struct File {
    region: Region,
    /// The land in which it most likely lies, where that is known apart from the region.
    around: Option<LonLatBox>,
    seen: Seen,
    /// Whether there were features.
    features: bool,
    /// Ids as they are shown, each with the byte at which it stands first.
    ids: BTreeMap<String, usize>,
}

impl File {
    /// Nothing yet of a file of that region, most likely in that land.
    pub(super) fn new(region: Region, around: Option<LonLatBox>) -> File {
        File {
            region,
            around,
            seen: Seen::default(),
            features: false,
            ids: BTreeMap::new(),
        }
    }

    /// Adds what is found in the feature of that index; of outlines that are not sound, what does not
    /// follow from what is wrong with them.
    pub(super) fn feature(
        &mut self,
        index: usize,
        feature: &Value<'_>,
        sound: bool,
        faults: &mut Faults<'_>,
    ) {
        self.features = true;
        let label = feature.get("id").and_then(Value::label);
        faults.enter(Some(label.clone().unwrap_or_else(|| format!("#{index}"))));
        if let (Some(id), Region::Unbounded) = (label, self.region) {
            self.id(id, feature, faults);
        }
        self.object(feature, sound, faults);
        faults.enter(None);
    }

    /// Adds a warning where an id stands twice, which RFC 7946 does not forbid.
    fn id(&mut self, id: String, feature: &Value<'_>, faults: &mut Faults<'_>) {
        let at = feature.get("id").map_or(feature.start(), Value::start);
        let Some(first) = self.ids.get(&id) else {
            self.ids.insert(id, at);
            return;
        };
        let place = faults.place(*first);
        let what = format!("the id \"{id}\" stands twice");
        let help = format!(
            "it stands on line {}, column {} too; give each feature an id of its own",
            place.line, place.column
        );
        faults
            .add(rule::DUPLICATE_ID, at, what)
            .as_warning()
            .help(help);
    }

    /// Adds what is found in the root: a FeatureCollection whose features have been looked at, or a
    /// feature or geometry alone.
    pub(super) fn root(&mut self, root: &Value<'_>, sound: bool, faults: &mut Faults<'_>) {
        if self.features || root.get("features").is_some() {
            bbox::check(root, self.seen.bounds(), faults);
            return;
        }
        faults.enter(Some("#0".to_owned()));
        self.object(root, sound, faults);
        faults.enter(None);
    }

    /// Adds what is told once of a file.
    pub(super) fn tell(&self, faults: &mut Faults<'_>) {
        let strict = !matches!(self.region, Region::Unbounded);
        self.seen.tell(strict, faults);
        if let Some(around) = self.around {
            self.seen.tell_swapped(around, faults);
        }
    }

    fn object(&mut self, object: &Value<'_>, sound: bool, faults: &mut Faults<'_>) {
        let mut all = Seen::default();
        walk::objects(object, &mut |object| {
            collection::check(object, faults);
            let mut seen = Seen::default();
            let lists = walk::lists(object);
            for list in &lists {
                seen.take(list);
            }
            // A position that lies elsewhere bends every outline that it is in.
            let allowed = |p: Coord<f64>| self.region.allows(p.x, p.y);
            if !sound && !lists.iter().flat_map(List::positions).all(allowed) {
                all.add(&seen);
                return;
            }
            for list in &lists {
                ring::repeated(list, faults);
            }
            let polygons = walk::polygons(object);
            for polygon in &polygons {
                for (nth, list) in polygon.iter().enumerate() {
                    ring::check(list, nth == 0, faults);
                }
            }
            for group in rings::groups(&polygons) {
                let meet = crossing::check(&group, sound, faults);
                if sound && group.len() > 1 {
                    nesting::check(&group, &meet, faults);
                }
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
        if sound && all.is_precise() {
            for lost in spoilt::spoilt(object) {
                faults
                    .add(rule::SPOILT_BY_ROUNDING, lost.at, lost.what)
                    .help(format!("{}: bakhmut-map fmt refuses it", spoilt::HELP));
            }
        }
        self.seen.add(&all);
    }
}
