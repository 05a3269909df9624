//! Numbers with what they may be.

use super::PHRASES;
use crate::factcheck::{Interval, Quantity};
use crate::geodata::Unit;
use crate::locale::{Lang, figure, tenths};
use crate::measure::Measured;

/// A number with its error; lengths in both units.
pub(super) fn quantity(value: f64, quantity: Quantity, interval: Interval) -> String {
    let error = (value - interval.low()).max(interval.high() - value);
    let scaled = |unit: f64| figure(Lang::En, value / unit, error / unit).to_string();
    let bounded = |unit: f64, name: &str| {
        let [value, low, high] = [value, interval.low(), interval.high()]
            .map(|number| figure(Lang::En, number / unit, 0.0).to_string());
        format!("{value}{name} ({low} to {high}{name})")
    };
    // Where the interval ends at a bound, such as nothing or all, a ± would go beyond it.
    let lopsided = ((value - interval.low()) - (interval.high() - value)).abs() > 0.01 * error;
    match quantity {
        Quantity::Length => {
            let measured = Measured::between(value, interval.low(), interval.high());
            length(measured)
        }
        Quantity::Area if lopsided => bounded(1e6, " km²"),
        Quantity::Share if lopsided => bounded(0.01, "%"),
        Quantity::Count if lopsided => bounded(1.0, ""),
        Quantity::Area => format!("{} km²", scaled(1e6)),
        Quantity::Share => format!("{}%", scaled(0.01)),
        Quantity::Count => scaled(1.0),
        Quantity::Azimuth => {
            let azimuth = figure(Lang::En, value.rem_euclid(360.0), error);
            format!("azimuth {azimuth}°")
        }
    }
}

/// A measured length in both units; where its error is more than half of it, all that it may be, for
/// rounded to such an error it would say little.
pub(super) fn length(measured: Measured) -> String {
    if measured.error().get() > measured.value().get() / 2.0 {
        let (low, high) = (measured.low().get(), measured.high().get());
        return range(Interval::new(low, high));
    }
    PHRASES().distance(measured)
}

/// A length from one to another, outwards to a tenth of a unit, in both units.
pub(super) fn range(interval: Interval) -> String {
    let in_unit = |unit: Unit| {
        let scale = 10.0 / unit.length(1.0).get();
        let [low, high] = [
            (interval.low() * scale).floor(),
            (interval.high() * scale).ceil(),
        ];
        let [low, high] = [low, high].map(|number| tenths(Lang::En, number / 10.0));
        format!("{low} to {high}")
    };
    let (miles, km) = (in_unit(Unit::Miles), in_unit(Unit::Kilometres));
    format!("{miles} miles ({km} km)")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Metres;

    #[test]
    fn a_range_has_as_many_digits_at_both_ends() {
        let range = range(Interval::new(97_400.1, 108_300.0));
        assert_eq!(range, "60.5 to 67.3 miles (97.4 to 108.3 km)");
    }

    #[test]
    fn a_length_that_is_hardly_known_is_a_range() {
        let of = |km, error| length(Measured::new(Metres::from_km(km), Metres::from_km(error)));
        assert_eq!(of(9.0, 4.0), "6 ± 3 miles (9 ± 4 km)");
        assert_eq!(of(102.4, 95.0), "4.5 to 122.7 miles (7.4 to 197.4 km)");
        assert_eq!(of(1.0, 2.0), "0.0 to 1.9 miles (0.0 to 3.0 km)");
    }

    #[test]
    fn no_error_goes_beyond_nothing_or_all() {
        let area = quantity(18.2e6, Quantity::Area, Interval::new(0.0, 348.7e6));
        assert_eq!(area, "18.2 km² (0 to 348.7 km²)");
        let share = quantity(1.0, Quantity::Share, Interval::new(0.98, 1.0));
        assert_eq!(share, "100% (98 to 100%)");
    }
}
