//! Geometries that lie wholly where they do not belong.

use super::Reader;
use super::position::{POINT, comma, numbers};
use super::region::Region;
use crate::geodata::rule;
use crate::geodata::tree::{Data, Value};
use crate::units::LonLat;

impl Reader<'_, '_> {
    /// Adds a fault where a geometry lies wholly outside the extent, or would lie in the area of
    /// interest if latitude and longitude changed places.
    pub(super) fn misplaced(&mut self, geometry: &Value<'_>) -> bool {
        let (Region::Around(area) | Region::Within(area)) = self.region else {
            return false;
        };
        let mut bounds = Bounds::default();
        bounds.take(geometry);
        let here = bounds.east >= area.west()
            && bounds.west <= area.east()
            && bounds.north >= area.south()
            && bounds.south <= area.north();
        let at = geometry.get("coordinates").unwrap_or(geometry).start();
        if here {
            return false;
        }
        let corners = [(bounds.west, bounds.south), (bounds.east, bounds.north)];
        if corners.iter().all(|(lon, lat)| self.region.has(*lat, *lon)) {
            let help = "longitude comes first: write [longitude, latitude]";
            self.faults
                .add(
                    rule::SWAPPED_COORDINATES,
                    at,
                    "latitude and longitude seem to be swapped",
                )
                .help(help);
            return true;
        }
        let on_earth = corners
            .iter()
            .all(|(lon, lat)| LonLat::new(*lon, *lat).is_some());
        if !on_earth || matches!(self.region, Region::Around(_)) {
            return false;
        }
        let help = if bounds.comma {
            POINT
        } else {
            "correct or remove it; the extent stands in dataset.toml, or else in geodata.toml"
        };
        let what = format!("it lies wholly outside the dataset's extent, {area}");
        self.faults.add(rule::OUTSIDE_EXTENT, at, what).help(help);
        true
    }
}

/// The bounds of all positions of a geometry, be they on the Earth or not.
struct Bounds {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
    /// Whether a position seems to have a decimal comma.
    comma: bool,
}

impl Default for Bounds {
    fn default() -> Bounds {
        Bounds {
            west: f64::INFINITY,
            south: f64::INFINITY,
            east: f64::NEG_INFINITY,
            north: f64::NEG_INFINITY,
            comma: false,
        }
    }
}

impl Bounds {
    fn take(&mut self, value: &Value<'_>) {
        match &value.data {
            Data::Pairs(tuples) => tuples.iter().for_each(|t| self.add(&t.numbers)),
            Data::Triples(tuples) => tuples.iter().for_each(|t| self.add(&t.numbers)),
            Data::Array(items) => match items.first().is_some_and(Value::is_number) {
                true => self.add(&numbers(value)),
                false => items.iter().for_each(|item| self.take(item)),
            },
            Data::Object(_) => {
                let parts = ["coordinates", "geometries"].map(|key| value.get(key));
                parts.into_iter().flatten().for_each(|part| self.take(part));
            }
            _ => {}
        }
    }

    fn add(&mut self, position: &[f64]) {
        if let [lon, lat, ..] = *position {
            self.west = self.west.min(lon);
            self.south = self.south.min(lat);
            self.east = self.east.max(lon);
            self.north = self.north.max(lat);
            self.comma |= comma(position);
        }
    }
}
