//! What is told once of a file, and not of each of its positions.

use geo::Coord;

use super::walk::{self, List};
use crate::geodata::faults::Faults;
use crate::geodata::geojson::{Region, has_lost_decimals};
use crate::geodata::json::starts;
use crate::geodata::rounded::DECIMALS;
use crate::geodata::rule;
use crate::geodata::tree::{Data, Value};
use crate::units::{LonLat, LonLatBox};

/// What to do with decimals behind a comma.
pub(in crate::geodata) const COMMA: &str =
    "write decimals after a point, as in [38.0008, 48.5947]; if it is a height, leave it out";

/// Where each thing stands first, and how many positions have it.
#[derive(Debug, Default)]
pub(super) struct Seen {
    precise: Option<usize>,
    precise_count: usize,
    high: Option<usize>,
    high_count: usize,
    /// Third numbers that seem to be decimals behind a comma.
    comma: Option<usize>,
    comma_count: usize,
    beyond: Option<usize>,
    beyond_count: usize,
    bounds: Option<[f64; 4]>,
    /// Where the first list of positions begins.
    first: Option<usize>,
}

impl Seen {
    pub(super) fn take(&mut self, list: &List<'_>) {
        let (mut precise, mut beyond) = (0, 0);
        self.first.get_or_insert_with(|| list.at(0));
        for (index, position) in list.positions().enumerate() {
            self.widen(position);
            if is_precise(position) {
                precise += 1;
                self.precise.get_or_insert_with(|| list.at(index));
            }
            // What is farther away still is an error, and has been told.
            if LonLat::new(position.x, position.y).is_none()
                && Region::Unbounded.allows(position.x, position.y)
            {
                beyond += 1;
                self.beyond.get_or_insert_with(|| list.at(index));
            }
        }
        self.precise_count += precise;
        self.beyond_count += beyond;
        for (index, numbers) in list.triples() {
            self.third(&numbers, list.at(index));
        }
    }

    /// Takes a position of three numbers at that byte.
    fn third(&mut self, numbers: &[f64; 3], at: usize) {
        let (first, count) = match has_lost_decimals(numbers) {
            true => (&mut self.comma, &mut self.comma_count),
            false => (&mut self.high, &mut self.high_count),
        };
        first.get_or_insert(at);
        *count += 1;
    }

    /// Whether a position has more decimals than the canonical form.
    pub(super) fn is_precise(&self) -> bool {
        self.precise.is_some()
    }

    /// Takes the position of a Point.
    pub(super) fn take_point(&mut self, geometry: &Value<'_>) {
        let Some(coordinates) = geometry.get("coordinates") else {
            return;
        };
        if let Data::Array(numbers) = &coordinates.data
            && let [x, y, rest @ ..] = numbers.as_slice()
            && let (Some(x), Some(y)) = (x.number(), y.number())
        {
            self.widen(Coord { x, y });
            self.first.get_or_insert(coordinates.start());
            if let [third] = rest
                && let Some(third) = third.number()
            {
                self.third(&[x, y, third], coordinates.start());
            }
        }
    }

    /// Adds what was seen behind it in the file.
    pub(super) fn add(&mut self, later: &Seen) {
        self.first = self.first.or(later.first);
        self.precise = self.precise.or(later.precise);
        self.precise_count += later.precise_count;
        self.high = self.high.or(later.high);
        self.high_count += later.high_count;
        self.comma = self.comma.or(later.comma);
        self.comma_count += later.comma_count;
        self.beyond = self.beyond.or(later.beyond);
        self.beyond_count += later.beyond_count;
        if let Some([west, south, east, north]) = later.bounds {
            self.widen(Coord { x: west, y: south });
            self.widen(Coord { x: east, y: north });
        }
    }

    /// West, south, east and north of what was seen.
    pub(super) fn bounds(&self) -> Option<[f64; 4]> {
        self.bounds
    }

    fn widen(&mut self, position: Coord<f64>) {
        let Coord { x, y } = position;
        let [west, south, east, north] = self.bounds.unwrap_or([x, y, x, y]);
        self.bounds = Some([west.min(x), south.min(y), east.max(x), north.max(y)]);
    }

    /// Adds what was seen; `strict` where what is beyond the Earth has been told as an error.
    pub(super) fn tell(&self, strict: bool, faults: &mut Faults<'_>) {
        if let Some(at) = self.beyond.filter(|_| !strict) {
            let what = format!("beyond ±180 or ±90 degrees: {}", counted(self.beyond_count));
            faults
                .add(rule::OFF_EARTH, at, what)
                .as_warning()
                .help("cut what crosses the antimeridian there (RFC 7946, section 3.1.9)");
        }
        if let Some(at) = self.precise {
            let [number, _] = starts::<2>(faults.text(), at);
            let what = format!(
                "more than {DECIMALS} decimals in {}",
                counted(self.precise_count)
            );
            faults
                .add(rule::EXCESS_PRECISION, number, what)
                .help("6 decimals are 0.1 m: run bakhmut-map fmt, or save with 6");
        }
        if let Some(at) = self.high {
            let what = format!("a third number in {}", counted(self.high_count));
            faults
                .add(rule::HEIGHT, at, what)
                .help("no map has heights: run bakhmut-map fmt, or save without Z");
        }
        if let Some((at, what)) = self.lost_decimals().filter(|_| !strict) {
            faults
                .add(rule::BAD_POSITION, at, what)
                .as_warning()
                .help(format!("{COMMA}: bakhmut-map fmt refuses it"));
        }
    }

    /// Where a third number stands first that seems to be decimals behind a comma, and what to say of
    /// all of them.
    fn lost_decimals(&self) -> Option<(usize, String)> {
        let counted = counted(self.comma_count);
        let what = format!("a third number that seems to be decimals behind a comma in {counted}");
        self.comma.map(|at| (at, what))
    }
}

/// Where a third number of a feature or geometry stands first that seems to be decimals behind a comma,
/// and what is wrong with all of them: they would be lost as heights.
pub(in crate::geodata) fn lost_decimals(feature: &Value<'_>) -> Option<(usize, String)> {
    let mut seen = Seen::default();
    walk::objects(feature, &mut |object| {
        let lists = walk::lists(object);
        lists.iter().for_each(|list| seen.take(list));
        seen.take_point(object);
    });
    seen.lost_decimals()
}

impl Seen {
    /// Adds a warning where all lies outside the land around an area of interest, and would lie in it
    /// if longitude and latitude changed places.
    pub(super) fn tell_swapped(&self, around: LonLatBox, faults: &mut Faults<'_>) {
        let (Some([west, south, east, north]), Some(at)) = (self.bounds, self.first) else {
            return;
        };
        let (lon, lat) = (f64::midpoint(west, east), f64::midpoint(south, north));
        let has = |lon, lat| LonLat::new(lon, lat).is_some_and(|at| around.contains(at));
        if has(lat, lon) && !has(lon, lat) {
            let what = "latitude and longitude seem to be swapped in the whole file";
            let help = "longitude comes first: write [longitude, latitude]";
            faults
                .add(rule::SWAPPED_COORDINATES, at, what)
                .as_warning()
                .help(help);
        }
    }
}

fn counted(positions: usize) -> String {
    match positions {
        1 => "a position".to_owned(),
        more => format!("{more} positions"),
    }
}

/// Whether a number has more decimals than the canonical form.
fn is_precise(position: Coord<f64>) -> bool {
    let finer = |number: f64| {
        let units = number * 10_f64.powi(DECIMALS);
        // What f64 makes of six decimals is off by far less than this part of the last.
        (units - units.round()).abs() > 1e-3
    };
    finer(position.x) || finer(position.y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_decimals_are_enough() {
        let precise = |x| is_precise(Coord { x, y: 48.594_7 });
        for x in [38.0, 38.000_812, -179.999_999, 0.1 + 0.2] {
            assert!(!precise(x), "{x}");
        }
        for x in [38.000_812_3, 179.999_999_9, 1e-7] {
            assert!(precise(x), "{x}");
        }
    }
}
