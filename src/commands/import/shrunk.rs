//! Days of which much less land is told than of the day before or after: a part of a file may be missing,
//! or will be.

use std::collections::BTreeMap;

use bakhmut_map::date::MapDate;
use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::Geodata;
use bakhmut_map::geodesy::area;
use bakhmut_map::import::Day;
use jiff::civil::Date;

/// The land of a day is that of a neighbouring day to within so much of it, unless it is told.
const USUAL: f64 = 0.25;

/// Where so much of it is lacking, within [`WINDOW`], a part of the file will be missing: no side lost so
/// much of all its land in a month.
const MOST: f64 = 0.5;
/// How many days lie between two that are held against each other so.
const WINDOW: i32 = 31;

/// A day of which much less land is told than of another.
pub(super) struct Shrunk {
    /// What it is, in words.
    what: String,
    /// The file of the day.
    file: String,
    /// Whether so much is lacking that the file will not be whole.
    is_most: bool,
}

/// The new days of which much less is told than of the nearest day before or after, of those that are new
/// and those that the dataset has.
///
/// # Errors
/// As [`Geodata::snapshot`] of a day that the dataset has.
pub(super) fn shrunk(days: &[Day], dataset: &str, geodata: &Geodata) -> Result<Vec<Shrunk>> {
    let mut totals: BTreeMap<Date, f64> = BTreeMap::new();
    for day in days {
        totals.insert(day.date, day.areas.values().map(|area| area.km2()).sum());
    }
    let there = geodata.datasets().iter().find(|d| d.id == dataset);
    let there: Vec<Date> = there.map(|there| there.dates.clone()).unwrap_or_default();
    let mut all: Vec<Date> = totals.keys().copied().chain(there).collect();
    all.sort();
    all.dedup();
    let mut shrunk = Vec::new();
    for day in days {
        let now = totals[&day.date];
        let at = all.partition_point(|date| *date < day.date);
        let neighbours = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let mut lacking: Vec<Shrunk> = Vec::new();
        for other in neighbours.filter_map(|at| all.get(at).copied()) {
            let usual = match totals.get(&other) {
                Some(known) => *known,
                None => *totals
                    .entry(other)
                    .or_insert(told(dataset, other, geodata)?),
            };
            if now < (1.0 - USUAL) * usual {
                let (less, of) = (less(now / usual), day.date);
                let apart = (other - of).get_days().abs();
                lacking.push(Shrunk {
                    what: format!(
                        "{of}: zones of {now:.0} km² in all, {less} less than on {other}"
                    ),
                    file: day.file.clone(),
                    is_most: now < (1.0 - MOST) * usual && apart <= WINDOW,
                });
            }
        }
        lacking.sort_by_key(|shrunk| !shrunk.is_most);
        shrunk.extend(lacking.into_iter().next());
    }
    Ok(shrunk)
}

/// Refuses days of which so much is lacking that their files will not be whole.
///
/// # Errors
/// Data (exit 3) where there are such, with each.
pub(super) fn refuse(shrunk: &[Shrunk]) -> Result<()> {
    let most = shrunk.iter().filter(|shrunk| shrunk.is_most);
    let lines: Vec<String> = most
        .map(|Shrunk { what, file, .. }| format!("{file}: {what}"))
        .collect();
    if lines.is_empty() {
        return Ok(());
    }
    let what = format!("{}: a part of the file will be missing", lines.join("\n"));
    Err(Error::unfit(what).help(
        "nothing was written: get the file from its publisher again, or leave it out; if so much was \
         lost in truth, --force writes it",
    ))
}

impl Shrunk {
    /// The warning of it.
    pub(super) fn warning(&self) -> String {
        format!("{}: a part of the file may be missing", self.what)
    }
}

/// How much is lacking where such a part is there; all of it only where nothing is.
fn less(part: f64) -> String {
    match 100.0 * (1.0 - part) {
        lacking if lacking < 99.5 || part <= 0.0 => format!("{lacking:.0} %"),
        _ => "over 99 %".to_owned(),
    }
}

/// The area of the zones that the dataset has of a day, in km².
fn told(dataset: &str, day: Date, geodata: &Geodata) -> Result<f64> {
    let snapshot = geodata.snapshot(dataset, MapDate::Day(day), true)?;
    let areas = snapshot.zones.iter().filter_map(|zone| area(&zone.shape));
    Ok(areas.map(|area| area.km2()).sum())
}

#[cfg(test)]
mod tests {
    use super::less;

    #[test]
    fn something_is_never_all_less() {
        assert_eq!(less(0.5), "50 %");
        assert_eq!(less(0.006), "99 %");
        assert_eq!(less(0.002), "over 99 %");
        assert_eq!(less(0.0), "100 %");
    }
}
