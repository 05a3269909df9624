//! Positions: longitude, latitude, in degrees.

use geo::Coord;

use super::Reader;
use super::region::Region;
use crate::geodata::json::starts;
use crate::geodata::rule;
use crate::geodata::tree::{self, Data, Tuple, Value};
use crate::units::LonLat;

/// How many positions of one list get a fault each; the last says how many more there are.
const MOST: usize = 10;

/// What to write where a decimal comma stands.
pub(super) const POINT: &str =
    "write [longitude, latitude], with decimals after a point: 48.5, not 48,5";

/// Whether one of the numbers seems to be the decimals of the one before.
pub(super) fn comma(position: &[f64]) -> bool {
    let decimals = 0.0..1e9;
    let whole = |pair: &[f64]| {
        pair.iter().all(|number| number.fract() == 0.0) && decimals.contains(&pair[1])
    };
    position.len() > 2 && position.windows(2).any(whole)
}

/// Whether the third number of a position is hardly a height, but one of three that a decimal comma made
/// of two: of the two, one has decimals behind a point. Of a third 0 nothing is lost.
pub(in crate::geodata) fn has_lost_decimals(position: &[f64]) -> bool {
    let is_broken = |number: &f64| number.fract() != 0.0;
    position.len() == 3 && position[2] != 0.0 && comma(position) && position.iter().any(is_broken)
}

/// A list of four numbers as a position with decimal points, if it may have commas in their stead.
fn with_points(list: &str) -> Option<String> {
    let numbers = list.strip_prefix('[')?.strip_suffix(']')?;
    let numbers: Vec<&str> = numbers.split(',').map(str::trim).collect();
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match numbers.as_slice() {
        [lon, a, lat, b] if are_digits(a) && are_digits(b) => {
            let position = format!("[{lon}.{a}, {lat}.{b}]");
            (!lon.contains('.') && !lat.contains('.')).then_some(position)
        }
        _ => None,
    }
}

impl Reader<'_, '_> {
    /// A list of positions.
    pub(super) fn positions(&mut self, value: &Value<'_>, what: &str) -> Option<Vec<Coord<f64>>> {
        let help = "write [[longitude, latitude], …]";
        match &value.data {
            Data::Pairs(tuples) => self.tuples(tuples),
            Data::Triples(tuples) => self.tuples(tuples),
            Data::Array(items) if items.first().is_some_and(Value::is_number) => {
                let what = format!("{what} must be a list of positions, not of numbers");
                self.faults
                    .add(rule::WRONG_NESTING, value.start(), what)
                    .help(help);
                None
            }
            Data::Array(items) => {
                // In a zone, heights here and there are decimals behind a comma.
                let strict = matches!(self.region, Region::Within(_))
                    && items.iter().any(|item| numbers(item).len() == 2);
                let read = |item| {
                    if strict && comma(&numbers(item)) && numbers(item).len() == 3 {
                        let what = "a position of 3 numbers among positions of 2";
                        self.faults
                            .add(rule::BAD_POSITION, item.start(), what)
                            .help(POINT);
                        return None;
                    }
                    self.position(item)
                };
                let read: Vec<_> = items.iter().map(read).collect();
                read.into_iter().collect()
            }
            _ => {
                let what = format!("{what} must be a list of positions, not {}", value.kind());
                self.faults
                    .add(rule::WRONG_NESTING, value.start(), what)
                    .help(help);
                None
            }
        }
    }

    fn tuples<const N: usize>(&mut self, tuples: &[Tuple<N>]) -> Option<Vec<Coord<f64>>> {
        let allowed = |t: &Tuple<N>| self.region.allows(t.numbers[0], t.numbers[1]);
        let wrong: Vec<_> = tuples.iter().filter(|t| !allowed(t)).collect();
        for (i, tuple) in wrong.iter().take(MOST).enumerate() {
            let more = if i + 1 == MOST { wrong.len() - MOST } else { 0 };
            self.beyond(&tuple.numbers, tuple.at as usize, more);
        }
        let coord = |t: &Tuple<N>| Coord {
            x: t.numbers[0],
            y: t.numbers[1],
        };
        // No zone has corners of whole degrees alone, with heights.
        let lost = matches!(self.region, Region::Within(_))
            && tuples.iter().all(|t| has_lost_decimals(&t.numbers));
        if let Some(first) = tuples.first().filter(|_| wrong.is_empty() && lost) {
            let what = "3 numbers in each position of the list, which seem to have decimal commas";
            self.faults
                .add(rule::BAD_POSITION, first.at as usize, what)
                .help(POINT);
            return None;
        }
        wrong.is_empty().then(|| tuples.iter().map(coord).collect())
    }

    /// One position.
    pub(super) fn position(&mut self, value: &Value<'_>) -> Option<Coord<f64>> {
        let help = "write [longitude, latitude], two numbers in degrees";
        let items = match &value.data {
            Data::Array(items) => items,
            _ => {
                let what = match value.data {
                    Data::Pairs(_) | Data::Triples(_) => {
                        "expected a position, found a list of positions".to_owned()
                    }
                    _ => format!(
                        "a position must be a list of two numbers, not {}",
                        value.kind()
                    ),
                };
                self.faults
                    .add(rule::BAD_POSITION, value.start(), what)
                    .help(help);
                return None;
            }
        };
        if let Some(item) = items.iter().find(|item| !item.is_number()) {
            let what = format!("a position is made of numbers, not of {}", item.kind());
            self.faults
                .add(rule::BAD_POSITION, item.start(), what)
                .help(help);
            return None;
        }
        if let Some(fourth) = items.get(3) {
            let what = format!("a position of {} numbers", items.len());
            let text = &self.faults.text()[value.start()..value.end as usize];
            let help = match with_points(text) {
                Some(position) => format!("did you write decimal commas? write {position}"),
                None if items.len() > 4 && comma(&numbers(value)) => POINT.to_owned(),
                None => "write [longitude, latitude], and remove the other numbers".to_owned(),
            };
            self.faults
                .add(rule::BAD_POSITION, fourth.start(), what)
                .help(help);
            return None;
        }
        if items.iter().any(|item| item.data == Data::TooLarge) {
            return None;
        }
        let [lon, lat, ..] = *numbers(value) else {
            let what = match items.len() {
                0 => "a position without numbers",
                _ => "a position of 1 number",
            };
            self.faults
                .add(rule::BAD_POSITION, value.start(), what)
                .help(help);
            return None;
        };
        if !self.region.allows(lon, lat) {
            self.beyond(&numbers(value), value.start(), 0);
            return None;
        }
        Some(Coord { x: lon, y: lat })
    }

    /// A fault for a position at the byte `at` that is not on the Earth or far outside the
    /// extent, and `more` behind it in the same list.
    fn beyond(&mut self, numbers: &[f64], at: usize, more: usize) {
        let (lon, lat) = (numbers[0], numbers[1]);
        let [lon_at, lat_at] = starts::<2>(self.faults.text(), at);
        let on_earth = LonLat::new(lon, lat).is_some();
        let (rule, at, mut what) = match self.region {
            Region::Within(extent) if on_earth => {
                let position = format!("the position [{lon}, {lat}] lies more than 1 degree");
                (
                    rule::OUTSIDE_EXTENT,
                    at,
                    format!("{position} outside the dataset's extent, {extent}"),
                )
            }
            _ if !(-180.0..=180.0).contains(&lon) => (
                rule::OFF_EARTH,
                lon_at,
                format!(
                    "the longitude {} is not between -180 and 180",
                    tree::shown(lon)
                ),
            ),
            _ => (
                rule::OFF_EARTH,
                lat_at,
                format!(
                    "the latitude {} is not between -90 and 90",
                    tree::shown(lat)
                ),
            ),
        };
        if more > 0 {
            what += &format!(" (and {more} more positions of this list)");
        }
        let swapped = format!("longitude comes first: did you mean [{lat}, {lon}]?");
        let (rule, help) = if self.region.has(lat, lon) {
            (rule::SWAPPED_COORDINATES, swapped.as_str())
        } else if comma(numbers) {
            (rule::BAD_POSITION, POINT)
        } else if on_earth {
            (
                rule,
                "correct it; the extent stands in dataset.toml, or else in geodata.toml",
            )
        } else if LonLat::new(lat, lon).is_some() {
            (rule, swapped.as_str())
        } else if lon.abs() > 1000.0 && lat.abs() > 1000.0 {
            (
                rule,
                "these look like metres: transform the file to degrees of WGS 84 (EPSG:4326)",
            )
        } else {
            (
                rule,
                "positions are [longitude, latitude] in degrees of WGS 84",
            )
        };
        self.faults.add(rule, at, what).help(help);
    }
}

/// The numbers of a list that are such; those too large are beyond all bounds.
pub(super) fn numbers(value: &Value<'_>) -> Vec<f64> {
    let number = |item: &Value<'_>| match item.data {
        Data::TooLarge => Some(f64::INFINITY),
        _ => item.number(),
    };
    match &value.data {
        Data::Array(items) => items.iter().filter_map(number).collect(),
        _ => Vec::new(),
    }
}
