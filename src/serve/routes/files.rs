//! `/zones/{dataset}/{date}.geojson`, `/context.geojson` and `/countries.geojson`: files of the geodata,
//! as they are.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use http::HeaderMap;
use serde::Deserialize;

use super::asked::{Asked, Named, Version, date_of_path, without};
use crate::serve::app::App;
use crate::serve::data::Data;
use crate::serve::http::{Cached, Entity, GEOJSON, Problem};

/// What is answered for a file that the geodata need not have.
const EMPTY: &[u8] = b"{\"type\":\"FeatureCollection\",\"features\":[]}\n";

/// What may be asked beside the path.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Query {
    v: Option<Version>,
}

/// The zones of a snapshot.
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
    Ok(sent(&file.name, file.bytes, &data, &query, &headers))
}

/// What lies under and around the zones.
pub(super) async fn context(
    State(app): State<Arc<App>>,
    Asked(query): Asked<Query>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    ground("context.geojson", &app, &query, &headers)
}

/// The outlines of countries.
pub(super) async fn countries(
    State(app): State<Arc<App>>,
    Asked(query): Asked<Query>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    ground("countries.geojson", &app, &query, &headers)
}

/// A file of what a map rests on; a collection of nothing where the geodata have none.
fn ground(name: &str, app: &App, query: &Query, headers: &HeaderMap) -> Result<Response, Problem> {
    let data = app.data();
    let file = data.layers().read(name);
    let file = file.map_err(|error| Problem::internal(error.reason()))?;
    let bytes = file.map_or(Bytes::from_static(EMPTY), |file| file.bytes);
    Ok(sent(name, bytes, &data, query, headers))
}

/// The bytes of a file, or that the client has them.
fn sent(name: &str, bytes: Bytes, data: &Data, query: &Query, headers: &HeaderMap) -> Response {
    let tag = data.hashes().get(name).map_or("0", |hash| &hash[..16]);
    let entity = Entity {
        tag: tag.to_owned(),
        media: GEOJSON,
        cached: Cached::by_version(query.v.as_ref().map(Version::as_tag), tag),
    };
    entity.respond(headers, bytes)
}
