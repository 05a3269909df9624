//! Snapshots: the zones of one day, and which of them a date asks for.

use jiff::civil::Date;

use super::dataset::Dataset;
use super::file::Input;
use super::zone::Zone;
use crate::date::MapDate;
use crate::error::{Error, Result};

/// The zones of one dataset on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// What it belongs to.
    pub dataset: Dataset,
    /// The snapshot's own date, which the map prints.
    pub date: Date,
    /// The date that was asked for.
    pub asked: MapDate,
    /// Whether the snapshot is older than the span that was asked for: warn.
    pub older_than_asked: bool,
    /// The zones by id.
    pub zones: Vec<Zone>,
    /// The file it was read from, as the user can open it.
    pub file: String,
    /// The file's name and hash.
    pub input: Input,
}

/// The latest day on or before the last that `asked` may mean; in its span, if `strict`.
pub(super) fn choose(dataset: &Dataset, asked: MapDate, strict: bool) -> Result<Date> {
    let last = asked.last_day();
    let id = &dataset.id;
    let before = dataset.dates.iter().rev().find(|date| **date <= last);
    match before {
        Some(date) if !strict || asked.contains(*date) => Ok(*date),
        Some(date) => {
            let what = format!("the dataset \"{id}\" has no snapshot of {asked}");
            let help = format!(
                "the latest before it is of {date}: try --date {date}, or leave out --strict-date; there is {}",
                listed(&dataset.dates)
            );
            Err(Error::failed(what).help(help))
        }
        None => {
            let what = format!("the dataset \"{id}\" has no snapshot on or before {last}");
            let help = match dataset.dates.first() {
                Some(first) => format!("there is {}: try --date {first}", listed(&dataset.dates)),
                None => format!("put one into zones/{id}/, as 2025-01-15.geojson"),
            };
            Err(Error::failed(what).help(help))
        }
    }
}

/// Dates in words; of many the first and the last.
fn listed(dates: &[Date]) -> String {
    let words: Vec<String> = dates.iter().map(Date::to_string).collect();
    match words.as_slice() {
        [first, .., last] if words.len() > 24 => {
            format!("{first} to {last} ({} snapshots)", words.len())
        }
        words => words.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::LonLatBox;

    fn dataset(dates: &[&str]) -> Dataset {
        let extent = LonLatBox::new([37.4, 48.2, 38.6, 49.0]).unwrap();
        Dataset::new(
            "article",
            extent,
            dates.iter().map(|date| date.parse().unwrap()).collect(),
        )
    }

    fn chosen(asked: &str, strict: bool) -> std::result::Result<String, String> {
        let dataset = dataset(&["2024-12-15", "2025-01-15", "2025-03-01"]);
        let date = choose(&dataset, asked.parse().unwrap(), strict);
        date.map(|date| date.to_string())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn takes_the_latest_on_or_before_the_last_day() {
        for (asked, date) in [
            ("2025-01", "2025-01-15"),
            ("2025-01-14", "2024-12-15"),
            ("2025-01-15", "2025-01-15"),
            ("2025-02", "2025-01-15"),
            ("2024", "2024-12-15"),
            ("2025", "2025-03-01"),
            ("2030", "2025-03-01"),
        ] {
            assert_eq!(chosen(asked, false).as_deref(), Ok(date), "{asked}");
        }
    }

    #[test]
    fn says_what_there_is() {
        let error = chosen("2021", false).unwrap_err();
        assert!(error.contains("on or before 2021-12-31"), "{error}");
        assert!(
            error.contains("2024-12-15, 2025-01-15, 2025-03-01: try --date 2024-12-15"),
            "{error}"
        );
        assert!(
            choose(
                &dataset(&[]),
                MapDate::Year("2025-01-01".parse().unwrap()),
                false
            )
            .is_err()
        );
    }

    #[test]
    fn strict_refuses_an_older_one() {
        assert_eq!(chosen("2025-01", true).as_deref(), Ok("2025-01-15"));
        assert!(
            chosen("2025-02", true)
                .unwrap_err()
                .contains("try --date 2025-01-15")
        );
    }
}
