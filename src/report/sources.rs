//! Sources, for machines.

use serde_json::{Value as Json, json};

use crate::geodata::Source;

/// A source, with the words that it asks a map to print as the caller has them: in one language or in both.
pub fn source_value(source: &Source, attribution: Json) -> Json {
    json!({
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "licence": source.licence,
        "non_commercial": source.non_commercial,
        "attribution": attribution,
        "url": source.url,
    })
}
