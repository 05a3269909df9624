//! Files of features and of tables, read into their types.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::faults::Faults;
use super::geojson::Region;
use super::ids::{Ids, SLUG, is_slug};
use super::record::Record;
use super::rule;
use super::tree::{Data, Member, Value};
use super::{geojson, json, lint, toml_tree};

/// What a feature is checked against.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// The ids of sources.
    pub(super) sources: Ids,
    /// The ids of places.
    pub(super) places: Ids,
    /// The date of the snapshot that it belongs to.
    pub(super) day: Option<Date>,
}

/// A type that a feature becomes.
pub(super) trait FromFeature: Sized {
    /// The properties that mean something.
    const KEYS: &'static [&'static str];

    /// Reads one; `None` where there is a fault.
    fn read(record: &mut Record<'_, '_, '_>, known: &Known) -> Option<Self>;

    /// Which of two comes first; not equal where their ids differ. Editors save features in an order
    /// of their own, which must not reach the picture.
    fn order(&self, other: &Self) -> Ordering;
}

/// Reads a FeatureCollection, into the features' own order; what is returned is whole only if there
/// are no faults.
pub(super) fn features<T: FromFeature>(
    faults: &mut Faults<'_>,
    region: Region,
    known: &Known,
) -> Vec<T> {
    let placed = placed_features(faults, region, known);
    placed.into_iter().map(|(_, one)| one).collect()
}

/// The same, each with the byte at which its id stands.
pub(super) fn placed_features<T: FromFeature>(
    faults: &mut Faults<'_>,
    region: Region,
    known: &Known,
) -> Vec<(usize, T)> {
    let Some(root) = json::parse(faults) else {
        return Vec::new();
    };
    let features = geojson::features(&root, region, faults);
    if faults.lints() {
        lint::file(&root, &features, region, faults);
    }
    let empty = |list: &&Value<'_>| matches!(&list.data, Data::Array(items) if items.is_empty());
    if let (Some(_), Some(list)) = (known.day, root.get("features").filter(empty)) {
        faults
            .add(
                rule::NO_ZONES,
                list.start(),
                "a snapshot holds at least one zone",
            )
            .help("draw one, or remove the file");
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = Vec::new();
    for feature in &features {
        faults.enter(Some(feature.label.clone()));
        let id = id(feature.value, faults);
        let at = feature.value.get("id").unwrap_or(feature.value).start();
        if let Some(id) = id
            && let Some(first) = seen.insert(id, at)
        {
            let line = faults.place(first).line;
            let help = format!("it stands on line {line} too; ids differ within a file");
            faults
                .add(
                    rule::DUPLICATE_ID,
                    at,
                    format!("the id \"{id}\" stands twice"),
                )
                .help(help);
        }
        // Without properties every key is missing; that is told once.
        if feature.properties.is_none() {
            if let Some(null) = feature
                .value
                .get("properties")
                .filter(|p| p.data == Data::Null)
            {
                faults
                    .add(
                        rule::MISSING_PROPERTIES,
                        null.start(),
                        "\"properties\" is null",
                    )
                    .help("write { \"name\": …, … }");
            }
            continue;
        }
        let mut record = Record::feature(feature, T::KEYS, faults);
        record.id_at = id.map(|_| at);
        let read = T::read(&mut record, known);
        let read = kept(read, feature.value.start(), faults);
        all.extend(read.map(|read| (at, read)));
    }
    faults.enter(None);
    all.sort_by(|(_, a): &(usize, T), (_, b)| a.order(b));
    all
}

/// The id of a feature, if it has one that is a slug.
fn id<'t>(feature: &'t Value<'_>, faults: &mut Faults<'_>) -> Option<&'t str> {
    let help = format!("{SLUG}, as \"id\": \"bakhmut\"");
    let Some(value) = feature.get("id") else {
        let inner = feature.get("properties").and_then(|p| p.member("id"));
        if let Some(inner) = inner.filter(|inner| inner.value.label().is_some()) {
            let what = "the \"id\" stands in \"properties\", where it does not count";
            let help = "move it beside the feature's \"type\": \
                        { \"type\": \"Feature\", \"id\": …, \"properties\": … }";
            faults
                .add(rule::MISSING_ID, inner.key_at as usize, what)
                .help(help);
            return None;
        }
        faults
            .add(rule::MISSING_ID, feature.start(), "\"id\" is missing")
            .help(help);
        return None;
    };
    match &value.data {
        Data::String(id) if is_slug(id) => return Some(id),
        Data::String(id) => faults
            .add(
                rule::BAD_ID,
                value.start(),
                format!("\"{id}\" cannot be an id"),
            )
            .help(help),
        Data::Number(_) => faults
            .add(rule::BAD_ID, value.start(), "an id must be a string here")
            .help(help),
        // The reader of GeoJSON has said so already.
        _ => {}
    }
    None
}

/// Reads a TOML file of one table.
pub(super) fn table<T>(
    faults: &mut Faults<'_>,
    keys: &'static [&'static str],
    read: impl FnOnce(&mut Record<'_, '_, '_>) -> Option<T>,
) -> Option<T> {
    let root = toml_tree::parse(faults)?;
    read(&mut Record::table("", &root, keys, faults))
}

/// Reads a TOML file of tables by name, in the order of the file.
pub(super) fn tables<T>(
    faults: &mut Faults<'_>,
    keys: &'static [&'static str],
    mut read: impl FnMut(&mut Record<'_, '_, '_>) -> Option<T>,
) -> Vec<T> {
    let Some(root) = toml_tree::parse(faults) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for Member { key, key_at, value } in root.members().unwrap_or_default() {
        if !is_slug(key) {
            faults
                .add(
                    rule::BAD_ID,
                    *key_at as usize,
                    format!("\"{key}\" cannot be a name"),
                )
                .help(SLUG);
        }
        let read = read(&mut Record::table(key, value, keys, faults));
        all.extend(kept(read, *key_at as usize, faults));
    }
    all
}

/// What was read at the byte `at`. Where it was not, a fault has said why: a file is refused
/// rather than read in part.
fn kept<T>(read: Option<T>, at: usize, faults: &mut Faults<'_>) -> Option<T> {
    if read.is_none() && faults.is_empty() {
        let help = "the mistake is the program's: please report it, with this file";
        faults
            .add(rule::UNREADABLE, at, "this cannot be read")
            .help(help);
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What no reading succeeds for, and no fault says why.
    #[derive(Debug)]
    struct Lost;

    impl FromFeature for Lost {
        const KEYS: &'static [&'static str] = &[];

        fn read(_: &mut Record<'_, '_, '_>, _: &Known) -> Option<Lost> {
            None
        }

        fn order(&self, _: &Lost) -> Ordering {
            Ordering::Equal
        }
    }

    #[test]
    fn nothing_is_left_out_without_a_fault() {
        let text = r#"{"type": "FeatureCollection", "features": [
            {"type": "Feature", "id": "a", "properties": {}, "geometry": null}]}"#;
        let mut faults = Faults::new("f", text);
        let known = Known {
            sources: Ids::unknown("source", "sources.toml"),
            places: Ids::unknown("place", "places.geojson"),
            day: None,
        };
        assert!(features::<Lost>(&mut faults, Region::Anywhere, &known).is_empty());
        let faults = faults.into_faults();
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(faults[0].feature.as_deref(), Some("a"));

        let mut faults = Faults::new("f", "[a]\n[b]\n");
        assert!(tables(&mut faults, &[], |_| None::<Lost>).is_empty());
        assert_eq!(faults.len(), 1);
    }
}
