//! The days of a dataset between two dates.

use bakhmut_map::date::MapDate;
use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::Dataset;
use jiff::civil::Date;

/// The days of a dataset's snapshots from the first that one date may mean to the last that another may.
///
/// # Errors
/// Usage where the first is after the last; failed where there is no snapshot between them.
pub(crate) fn days_between(
    dataset: &Dataset,
    from: Option<MapDate>,
    to: Option<MapDate>,
) -> Result<Vec<Date>> {
    let first = from.map_or(Date::MIN, MapDate::first_day);
    let last = to.map_or(Date::MAX, MapDate::last_day);
    if let (Some(from), Some(to)) = (from, to)
        && first > last
    {
        return Err(Error::usage(format!("--from {from} is after --to {to}"))
            .help("name the earlier date with --from"));
    }
    let days = dataset.dates.iter().copied();
    let days: Vec<Date> = days.filter(|day| (first..=last).contains(day)).collect();
    if !days.is_empty() {
        return Ok(days);
    }
    let id = &dataset.id;
    let (what, help) = match (dataset.dates.first(), dataset.dates.last()) {
        (Some(first), Some(last)) => (
            format!("the dataset \"{id}\" has no snapshot of that time"),
            format!("its snapshots are of {first} to {last}: bakhmut-map list dates names each"),
        ),
        _ => (
            format!("the dataset \"{id}\" has no snapshot"),
            format!("put one into zones/{id}/, as 2025-01-15.geojson"),
        ),
    };
    Err(Error::failed(what).help(help))
}
