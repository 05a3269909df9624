//! Whether archives are parts of one whole.

use serde_json::{Map, Value};

use super::source::Source;
use crate::archive::pmtiles::Header;
use crate::error::{Error, Result};

/// More differences than these are counted.
const MOST_NAMED: usize = 4;

/// More characters of a value than these are not shown.
const MOST_SHOWN: usize = 80;

/// Refuses archives whose tiles or metadata are not as those of the first, and says what differs.
pub(super) fn check(sources: &[Source]) -> Result<()> {
    let Some((first, others)) = sources.split_first() else {
        return Ok(());
    };
    for other in others {
        let mut differences = of_tiles(first.header(), other.header());
        of_members("", &first.metadata, &other.metadata, &mut differences);
        let more = differences.len().saturating_sub(MOST_NAMED);
        differences.truncate(MOST_NAMED);
        if more > 0 {
            differences.push(format!("and {more} more"));
        }
        if !differences.is_empty() {
            let (first, other) = (first.path.display(), other.path.display());
            let what = differences.join("; ");
            return Err(Error::failed(format!(
                "{other} and {first} are not parts of one whole: {what}"
            ))
            .help("draw all shards by the same command, from the same data"));
        }
    }
    Ok(())
}

fn of_tiles(first: Header, other: Header) -> Vec<String> {
    let types = [first, other].map(|header| word(header.tile_type).to_owned());
    let compressions = [first, other].map(|header| header.of_tiles.name().to_owned());
    let said = [("tiles", types), ("tiles compressed by", compressions)];
    let differing = said.into_iter().filter(|(_, [one, two])| one != two);
    differing
        .map(|(what, [one, two])| differ(what, &two, &one))
        .collect()
}

fn word(tile_type: u8) -> &'static str {
    match tile_type {
        1 => "vector",
        2 => "PNG",
        3 => "JPEG",
        4 => "WebP",
        5 => "AVIF",
        6 => "MapLibre vector",
        _ => "of an unknown format",
    }
}

fn of_members(
    above: &str,
    first: &Map<String, Value>,
    other: &Map<String, Value>,
    found: &mut Vec<String>,
) {
    let only_there = other.keys().filter(|name| !first.contains_key(*name));
    for name in first.keys().chain(only_there) {
        let at = format!("{above}{name}");
        of_values(&at, first.get(name), other.get(name), found);
    }
}

fn of_values(at: &str, first: Option<&Value>, other: Option<&Value>, found: &mut Vec<String>) {
    if first == other {
        return;
    }
    let both =
        |of: fn(&Value) -> Option<Map<String, Value>>| first.and_then(of).zip(other.and_then(of));
    if let Some((first, other)) = both(members) {
        return of_members(&format!("{at}."), &first, &other, found);
    }
    let (mut first, mut other) = (shown(first), shown(other));
    // Of texts with many lines the first that differ tell enough.
    let lines = first.lines().zip(other.lines());
    if let Some((one, two)) = lines.into_iter().find(|(one, two)| one != two) {
        (first, other) = (one.to_owned(), two.to_owned());
    }
    found.push(differ(at, &shortened(&other), &shortened(&first)));
}

/// The members of an object, also of one that is written as a text.
fn members(value: &Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(members) => Some(members.clone()),
        Value::String(text) => serde_json::from_str(text).ok(),
        _ => None,
    }
}

fn shown(value: Option<&Value>) -> String {
    match value {
        None => "nothing".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn differ(what: &str, of_the_one: &str, of_the_other: &str) -> String {
    format!("{what} ({of_the_one} in the one, {of_the_other} in the other)")
}
