//! TileJSON 3.0.0, the full form of an archive's metadata.

use serde_json::{Map, Value, json};

use super::metadata::{Metadata, TILE_SIZE};

/// The metadata as TileJSON of tiles in a folder.
pub(super) fn tilejson(metadata: &Metadata) -> String {
    let ending = metadata.format.ending();
    let at = metadata.served_at.as_deref().unwrap_or_default();
    let slash = match at.is_empty() || at.ends_with('/') {
        true => "",
        false => "/",
    };
    tilejson_at(metadata, &format!("{at}{slash}{{z}}/{{x}}/{{y}}.{ending}"))
}

/// The metadata as TileJSON of tiles at such addresses, `https://example.org/{z}/{x}/{y}.png`.
pub fn tilejson_at(metadata: &Metadata, template: &str) -> String {
    let (bounds, centre) = (metadata.bounds, metadata.centre);
    let mut members = Map::new();
    let mut put = |name: &str, value: Value| members.insert(name.to_owned(), value);
    put("tilejson", json!("3.0.0"));
    for (name, text) in metadata.texts() {
        put(name, json!(text));
    }
    put(TILE_SIZE, json!(metadata.tile_size));
    put("scheme", json!("xyz"));
    put("tiles", json!([template]));
    let edges = [bounds.west(), bounds.south(), bounds.east(), bounds.north()];
    put("bounds", json!(edges));
    put(
        "center",
        json!([centre.lon(), centre.lat(), metadata.centre_zoom]),
    );
    put("minzoom", json!(metadata.zooms.start()));
    put("maxzoom", json!(metadata.zooms.end()));
    format!("{:#}\n", Value::Object(members))
}
