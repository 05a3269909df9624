//! Values that several subcommands take.

use bakhmut_map::date::MapDate;
use bakhmut_map::units::LonLatBox;
use jiff::civil::Date;

/// A day as typed.
pub(super) fn day(text: &str) -> Result<Date, String> {
    match text.parse() {
        Ok(MapDate::Day(day)) => Ok(day),
        Ok(_) => Err("a snapshot is of a day: write it in full, as 2025-02-15".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// An address of HTTP as typed.
pub(super) fn address(text: &str) -> Result<String, String> {
    let help = "write it in full, as https://example.org/map";
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let is_one = rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || "?#\"'<>".contains(c))
    });
    is_one
        .then(|| text.to_owned())
        .ok_or_else(|| help.to_owned())
}

/// A box as typed.
pub(super) fn bbox(text: &str) -> Result<LonLatBox, String> {
    let numbers: Option<Vec<f64>> = text.split(',').map(|n| n.trim().parse().ok()).collect();
    let sides = numbers.and_then(|numbers| <[f64; 4]>::try_from(numbers).ok());
    let sides = sides.ok_or(
        "write the western, southern, eastern and northern edge in degrees, as in 37.4,48.2,38.6,49",
    )?;
    LonLatBox::new(sides).ok_or_else(|| not_a_box(sides))
}

/// Why four numbers are no box, and what to do.
fn not_a_box([west, south, east, north]: [f64; 4]) -> String {
    let within = |side: f64, most: f64| side.abs() <= most;
    for (name, latitude) in [("southern", south), ("northern", north)] {
        if !within(latitude, 90.0) {
            return format!(
                "the {name} edge, {latitude}, is no latitude: write west, south, east, north"
            );
        }
    }
    for (name, longitude) in [("western", west), ("eastern", east)] {
        if !within(longitude, 180.0) {
            return format!("the {name} edge, {longitude}, is no longitude: write -180 to 180");
        }
    }
    if south >= north {
        return format!("the southern edge, {south}, is not south of the northern, {north}");
    }
    format!(
        "the western edge, {west}, is not west of the eastern, {east}: of a box across the 180th meridian, draw the two halves by themselves"
    )
}
