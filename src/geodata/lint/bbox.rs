//! A `bbox` that does not hold what it is of (RFC 7946, section 5).

use crate::geodata::faults::Faults;
use crate::geodata::rule;
use crate::geodata::tree::{Data, Value};

/// Half the last of 6 decimals, to which a box may be rounded, in degrees.
const ROUNDING: f64 = 1e-6;

/// Adds a warning where an object's `bbox` does not hold `bounds`: west, south, east and north of what
/// it is of.
pub(super) fn check(object: &Value<'_>, bounds: Option<[f64; 4]>, faults: &mut Faults<'_>) {
    let Some(bbox) = object.get("bbox") else {
        return;
    };
    let Data::Array(sides) = &bbox.data else {
        return;
    };
    let numbers: Vec<f64> = sides.iter().filter_map(Value::number).collect();
    let [west, south, east, north] = match numbers.as_slice() {
        [west, south, east, north] => [*west, *south, *east, *north],
        [west, south, _, east, north, _] => [*west, *south, *east, *north],
        _ => return,
    };
    let help = match bounds {
        Some([w, s, e, n]) => format!("write [{w}, {s}, {e}, {n}], or leave it out"),
        None => "write [west, south, east, north], or leave it out".to_owned(),
    };
    if south > north {
        let what = "the \"bbox\" has its south above its north";
        faults.add(rule::WRONG_BBOX, bbox.start(), what).help(help);
        return;
    }
    let Some([w, s, e, n]) = bounds else {
        return;
    };
    // One that crosses the antimeridian has its west east of its east.
    let wide = west <= east;
    let lon = |at: f64| match wide {
        true => (west - ROUNDING..=east + ROUNDING).contains(&at),
        false => at >= west - ROUNDING || at <= east + ROUNDING,
    };
    let lat = |at: f64| (south - ROUNDING..=north + ROUNDING).contains(&at);
    if !(lon(w) && lon(e) && lat(s) && lat(n)) {
        let what = "the \"bbox\" does not hold all coordinates";
        faults.add(rule::WRONG_BBOX, bbox.start(), what).help(help);
    }
}
