//! Days of which much less land is told than of the day before or after: a part of a file may be missing.

use std::collections::BTreeMap;

use bakhmut_map::date::MapDate;
use bakhmut_map::error::Result;
use bakhmut_map::geodata::Geodata;
use bakhmut_map::geodesy::area;
use bakhmut_map::import::Day;
use jiff::civil::Date;

/// The land of a day is that of a neighbouring day to within so much of it, unless it is told.
const USUAL: f64 = 0.25;

/// A warning for each new day of which much less is told than of the nearest day before or after, of those
/// that are new and those that the dataset has.
///
/// # Errors
/// As [`Geodata::snapshot`] of a day that the dataset has.
pub(super) fn warnings(days: &[Day], dataset: &str, geodata: &Geodata) -> Result<Vec<String>> {
    let mut totals: BTreeMap<Date, f64> = BTreeMap::new();
    for day in days {
        totals.insert(day.date, day.areas.values().map(|area| area.km2()).sum());
    }
    let there = geodata.datasets().iter().find(|d| d.id == dataset);
    let there: Vec<Date> = there.map(|there| there.dates.clone()).unwrap_or_default();
    let mut all: Vec<Date> = totals.keys().copied().chain(there).collect();
    all.sort();
    all.dedup();
    let mut warnings = Vec::new();
    for day in days {
        let now = totals[&day.date];
        let at = all.partition_point(|date| *date < day.date);
        let neighbours = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        for other in neighbours.filter_map(|at| all.get(at).copied()) {
            let usual = match totals.get(&other) {
                Some(known) => *known,
                None => *totals
                    .entry(other)
                    .or_insert(told(dataset, other, geodata)?),
            };
            if now < (1.0 - USUAL) * usual {
                let less = less(now / usual);
                warnings.push(format!(
                    "{}: zones of {now:.0} km² in all, {less} less than on {other}: a part of the file \
                     may be missing",
                    day.date
                ));
                break;
            }
        }
    }
    Ok(warnings)
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
