//! Whether archives are parts of one whole.

use serde_json::{Map, Value};

use super::source::Source;
use crate::archive::metadata::GENERATOR_MEMBER;
use crate::archive::pmtiles::Header;
use crate::error::{Error, Result};

/// More differences than these are counted.
const MOST_NAMED: usize = 4;

/// More characters of a value than these are not shown.
const MOST_SHOWN: usize = 120;
/// So many of them before the first that differs, at the most.
const BEFORE: usize = 20;

/// What an archive of ours says of how it was made; all else that it says follows from it.
const CAUSES: [&str; 3] = [GENERATOR_MEMBER, "request", "inputs"];

/// Refuses archives whose tiles or metadata are not as those of the first, and says what differs.
pub(super) fn check(sources: &[Source]) -> Result<()> {
    let Some((first, others)) = sources.split_first() else {
        return Ok(());
    };
    for other in others {
        let mut differences = of_tiles(first.header(), other.header());
        of_metadata(&first.metadata, &other.metadata, &mut differences);
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

fn of_metadata(first: &Map<String, Value>, other: &Map<String, Value>, found: &mut Vec<String>) {
    let before = found.len();
    for name in CAUSES {
        of_values(name, first.get(name), other.get(name), found);
    }
    if found.len() == before {
        of_members("", first, other, found);
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
    let (first, other) = (shown(first), shown(other));
    // Of texts with many lines the first that differ tell enough.
    let mut lines = first.lines().zip(other.lines());
    let (first, other) = lines
        .find(|(one, two)| one != two)
        .unwrap_or((&first, &other));
    let same = first.chars().zip(other.chars());
    let same = same.take_while(|(one, two)| one == two).count();
    found.push(differ(at, &excerpt(other, same), &excerpt(first, same)));
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

/// A text as far as it is shown; a long one near the character at which it differs.
fn excerpt(text: &str, differs: usize) -> String {
    let length = text.chars().count();
    if length <= MOST_SHOWN {
        return text.to_owned();
    }
    let start = differs.saturating_sub(BEFORE).min(length - MOST_SHOWN);
    let shown: String = text.chars().skip(start).take(MOST_SHOWN).collect();
    let before = if start > 0 { "…" } else { "" };
    let after = if start + MOST_SHOWN < length {
        "…"
    } else {
        ""
    };
    format!("{before}{shown}{after}")
}

fn differ(what: &str, of_the_one: &str, of_the_other: &str) -> String {
    format!("{what} ({of_the_one} in the one, {of_the_other} in the other)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_shown_where_it_differs() {
        let text = format!("{}X{}", "ї".repeat(300), "b".repeat(300));
        let shown = excerpt(&text, 300);
        assert!(shown.starts_with("…ї") && shown.ends_with("b…"), "{shown}");
        assert_eq!(shown.chars().position(|c| c == 'X'), Some(1 + BEFORE));
        assert_eq!(excerpt(&text, 0).chars().count(), MOST_SHOWN + 1);
        assert_eq!(excerpt("short", 3), "short");
    }
}
