//! Of which day a file is, by its name.

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::error::{Error, Result};

/// The clock of Kyiv: two hours east of Greenwich, three from the last Sunday of March to that of
/// October. Older rules are of no matter: no publisher's files are older than 2022.
const KYIV: &str = "EET-2EEST,M3.5.0/3,M10.5.0/4";

/// The day in a file's name, `deepstatemap_data_20250115.geojson` or `2025-01-15.json.gz`, and when it
/// begins, as seconds that only order days; `None` where there is none, or more than one.
pub(super) fn named(file: &str) -> Option<(Date, i64)> {
    let name = stem(file);
    let mut days: Vec<Date> = Vec::new();
    for part in name.split(|c: char| !c.is_ascii_digit() && c != '-') {
        let digits: String = part.chars().filter(char::is_ascii_digit).collect();
        let dashes: Vec<usize> = part.split('-').map(str::len).collect();
        if digits.len() == 8 && matches!(dashes.as_slice(), [8] | [4, 2, 2]) {
            days.extend(day_of(&digits));
        }
    }
    days.dedup();
    match days.as_slice() {
        [day] => Some((*day, 0)),
        _ => None,
    }
}

/// The day in Kyiv of the Unix time that a file's name is, in seconds or milliseconds, and that time in
/// seconds.
pub(super) fn unix(file: &str) -> Option<(Date, i64)> {
    let name = stem(file);
    let number: i64 = name.parse().ok()?;
    let seconds = match name.len() {
        10 => number,
        13 => number / 1000,
        _ => return None,
    };
    let zone = TimeZone::posix(KYIV).ok()?;
    let moment = Timestamp::from_second(seconds).ok()?;
    Some((moment.to_zoned(zone).date(), seconds))
}

/// The error of a file that does not say of which day it is.
pub(super) fn undated(file: &str, wanted: &str) -> Error {
    Error::usage(format!("{file} does not say of which day it is"))
        .help(format!("{wanted}; or give one file alone its --date"))
}

/// The day that a property says.
pub(super) fn parsed(text: &str, file: &str) -> Result<Date> {
    let found = text.get(..10).unwrap_or(text).parse();
    found.map_err(|cause: jiff::Error| {
        Error::failed(format!("{file}: there is no day \"{text}\""))
            .caused_by(cause)
            .help("give the file alone its --date")
    })
}

fn day_of(digits: &str) -> Option<Date> {
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i16>().ok();
    let (month, day) = (number(4..6)?, number(6..8)?);
    Date::new(
        number(0..4)?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

/// A file's name up to its first dot.
fn stem(file: &str) -> &str {
    let name = Path::new(file).file_name().and_then(|name| name.to_str());
    let name = name.unwrap_or(file);
    name.split('.').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_the_day() {
        let day = |file| named(file).map(|(day, _)| day.to_string());
        for file in [
            "a/deepstatemap_data_20250115.geojson",
            "2025-01-15.json.gz",
            "20250115",
        ] {
            assert_eq!(day(file).as_deref(), Some("2025-01-15"), "{file}");
        }
        for file in [
            "20251315.json",
            "today.geojson",
            "20250115_20250116.json",
            "1736891679.json",
        ] {
            assert_eq!(day(file), None, "{file}");
        }
    }

    #[test]
    fn unix_time_is_a_day_in_kyiv() {
        let day = |file| unix(file).map(|(day, _)| day.to_string());
        // 2025-01-14 21:54:39 and 22:10 UTC: in winter Kyiv is two hours ahead, in summer three.
        assert_eq!(day("1736891679.geojson").as_deref(), Some("2025-01-14"));
        assert_eq!(day("1736892600.geojson").as_deref(), Some("2025-01-15"));
        assert_eq!(day("1684703400000.geojson").as_deref(), Some("2023-05-22"));
        assert_eq!(day("1684702500.geojson").as_deref(), Some("2023-05-21"));
        assert_eq!(day("20250115.geojson"), None);
    }
}
