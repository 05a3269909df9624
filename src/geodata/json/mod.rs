//! JSON (RFC 8259) as a tree that knows where each value stands.
//!
//! Stricter than the RFC asks in four things, each a fault with its place: numbers are finite,
//! keys of an object differ, nesting goes [`DEPTH`] deep at most, and numbers and strings have no
//! more than [`MOST_DIGITS`] characters and [`LONGEST_STRING`] bytes. A byte-order mark before
//! the text is for the caller to take away.

mod number;
mod parser;
mod string;
#[cfg(test)]
mod tests;
mod wrong;

pub use number::starts;
pub use parser::{DEPTH, Each, LONGEST_STRING, MOST_DIGITS};

use super::faults::Faults;
use super::rule;
use super::tree::Value;

/// Parses the text of `faults`. A text that is not JSON gives one fault and `None`; keys that
/// stand twice and numbers beyond f64 ([`Data::TooLarge`](super::tree::Data::TooLarge)) are each a
/// fault, and the tree is still given.
///
/// ```
/// use bakhmut_map::geodata::{faults::Faults, json};
/// let mut faults = Faults::new("zones.geojson", "{\"a\": [1, 2,]}");
/// assert_eq!(json::parse(&mut faults), None);
/// assert_eq!(
///     faults.into_faults()[0].to_string(),
///     "zones.geojson:1:13: expected a value, found \"]\"\n  help: remove the comma before it"
/// );
/// ```
pub fn parse<'a>(faults: &mut Faults<'a>) -> Option<Value<'a>> {
    document(faults, None)
}

/// The same, where `each` takes the features of a FeatureCollection one by one: the list is then empty
/// in the tree, so that a file needs no more memory than its largest feature.
pub fn parse_features<'a, 'f>(faults: &'f mut Faults<'a>, each: Each<'a, 'f>) -> Option<Value<'a>> {
    document(faults, Some(each))
}

fn document<'a, 'f>(faults: &'f mut Faults<'a>, each: Option<Each<'a, 'f>>) -> Option<Value<'a>> {
    let text = faults.text();
    if u32::try_from(text.len()).is_err() {
        faults
            .add(rule::FILE_TOO_LARGE, 0, "the file is larger than 4 GiB")
            .help("split it");
        return None;
    }
    if text.trim_ascii().is_empty() {
        faults
            .add(rule::EMPTY_FILE, 0, "the file is empty")
            .help("write a GeoJSON FeatureCollection, or remove the file");
        return None;
    }
    parser::Parser::new(text, faults, each).document()
}
