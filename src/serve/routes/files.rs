//! `/zones/{dataset}/{date}.geojson`: the zones of a snapshot, as their file has them.

use std::borrow::Cow;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use http::HeaderMap;
use serde::Deserialize;

use super::asked::{Asked, Named, Version, date_of_path, without};
use crate::serve::app::App;
use crate::serve::http::{Cached, Entity, Problem};

/// What may be asked beside the path.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Query {
    v: Option<Version>,
}

/// The zones.
pub(super) async fn zones(
    State(app): State<Arc<App>>,
    Named((dataset, file)): Named<(String, String)>,
    Asked(query): Asked<Query>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let date = date_of_path(without(&file, ".geojson")?)?;
    let data = app.data();
    let file = data.zones_file(&dataset, date);
    let file = file.map_err(|error| Problem::of_path(&error))?;
    let file = file.ok_or_else(|| Problem::absent("there is no such snapshot"))?;
    let hash = data.hashes().get(&file.name).map_or("", |hash| &hash[..16]);
    let entity = Entity {
        tag: hash.to_owned(),
        media: "application/geo+json",
        cached: Cached::by_version(query.v.as_ref().map(Version::as_tag), hash),
    };
    let bytes = match file.bytes {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    };
    Ok(entity.respond(&headers, bytes))
}
