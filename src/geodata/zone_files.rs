//! What the files below `zones/` are, by their names alone.

use jiff::civil::Date;

use super::ids::{SLUG, is_slug};
use crate::date::MapDate;

/// What a name below `zones/` stands for.
#[derive(Debug, PartialEq)]
pub(super) enum ZoneFile<'n> {
    /// The snapshot of a day.
    Snapshot { dataset: &'n str, day: Date },
    /// What belongs to a dataset, but is none of its snapshots.
    Beside { dataset: &'n str, day: Option<Date> },
    /// None of ours.
    Other,
    /// A fault: what is wrong, and what to do.
    Wrong { what: String, help: String },
}

/// What a name below `zones/` stands for; that of a folder ends in `/`.
pub(super) fn zone_file(name: &str) -> ZoneFile<'_> {
    let parts: Vec<&str> = name.split('/').skip(1).collect();
    match parts.as_slice() {
        [_, _, ""] => ZoneFile::Wrong {
            what: "this is a folder where a file should be".to_owned(),
            help: "move its snapshots up into their dataset's folder, zones/<dataset>/, and \
                   remove it, or move it out of zones/"
                .to_owned(),
        },
        [dataset, file] if is_slug(dataset) => in_dataset(dataset, file),
        [.., file] if meant(file) => ZoneFile::Wrong {
            what: "the file's name says neither dataset nor day".to_owned(),
            help: format!(
                "a snapshot belongs into zones/<dataset>/; for the dataset's name {SLUG}"
            ),
        },
        _ => ZoneFile::Other,
    }
}

/// What a file of a dataset is. A file of another kind may lie beside the snapshot of its day,
/// such as a style or a backup of an editor's.
fn in_dataset<'n>(dataset: &'n str, file: &str) -> ZoneFile<'n> {
    let (day, ending) = (day(file), ending(file));
    match (ending, day) {
        ("geojson", Some(day)) => ZoneFile::Snapshot { dataset, day },
        (_, Some(day)) if is_json(ending) => not_geojson(day),
        _ if ending.eq_ignore_ascii_case("geojson") => no_day(stem(file)),
        _ => ZoneFile::Beside { dataset, day },
    }
}

/// The fault of a file that would be a snapshot, if what stands before its ending were a day.
fn no_day<'n>(stem: &str) -> ZoneFile<'n> {
    let mut help = "a snapshot's name must be its day, as 2025-01-15.geojson".to_owned();
    let shape: Vec<usize> = stem.split('-').map(str::len).collect();
    let digits = stem.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let begins = stem.get(..10).and_then(|day| day.parse().ok());
    let what = match (stem.parse(), begins) {
        (Ok(MapDate::Month(_)), _) => format!("{stem} is a month, not a day"),
        (Ok(MapDate::Year(_)), _) => format!("{stem} is a year, not a day"),
        _ if digits && shape == [4, 2, 2] => format!("there is no day {stem}"),
        (_, Some(MapDate::Day(day))) => {
            help = format!("rename it to {day}.geojson, or move it out of zones/");
            format!("\"{stem}\" is more than the day {day}")
        }
        _ => format!("\"{stem}\" is no day"),
    };
    ZoneFile::Wrong { what, help }
}

/// The fault of a file that would be the snapshot of that day, if it ended in `.geojson`.
pub(super) fn not_geojson<'n>(day: Date) -> ZoneFile<'n> {
    ZoneFile::Wrong {
        what: "the name of a snapshot must end in .geojson, in lower case".to_owned(),
        help: format!("rename it to {day}.geojson, or move it out of zones/"),
    }
}

/// Whether a file is meant as a snapshot.
fn meant(file: &str) -> bool {
    ending(file).eq_ignore_ascii_case("geojson") || day(file).is_some()
}

fn is_json(ending: &str) -> bool {
    ["geojson", "json"]
        .iter()
        .any(|one| ending.eq_ignore_ascii_case(one))
}

/// What follows the last dot.
fn ending(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// The day that stands before the last dot.
fn day(file: &str) -> Option<Date> {
    match stem(file).parse() {
        Ok(MapDate::Day(day)) => Some(day),
        _ => None,
    }
}

/// What stands before the last dot.
fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_dataset_and_day() {
        let day: Date = "2025-01-15".parse().unwrap();
        let dataset = "desk";
        let found = zone_file("zones/desk/2025-01-15.geojson");
        assert_eq!(found, ZoneFile::Snapshot { dataset, day });
        for (file, day) in [
            ("dataset.toml", None),
            ("notes.json", None),
            ("2025-01-15", Some(day)),
            ("2025-01-15.geojson~", Some(day)),
            ("2025-01-15.geojson.bak", None),
        ] {
            let name = format!("zones/desk/{file}");
            assert_eq!(
                zone_file(&name),
                ZoneFile::Beside { dataset, day },
                "{file}"
            );
        }
        assert_eq!(zone_file("zones/README.md"), ZoneFile::Other);
        assert_eq!(zone_file("zones/Desk/README.md"), ZoneFile::Other);
    }

    #[test]
    fn a_name_may_be_wrong() {
        for name in [
            "zones/2025-01-15.geojson",
            "zones/2025-01-15.json",
            "zones/Desk/2025-01-15.geojson",
            "zones/desk/january.geojson",
            "zones/desk/January.GeoJSON",
            "zones/desk/2025-01-15.json",
            "zones/desk/2025-01-15.GeoJSON",
            "zones/desk/01/",
        ] {
            assert!(matches!(zone_file(name), ZoneFile::Wrong { .. }), "{name}");
        }
    }
}
