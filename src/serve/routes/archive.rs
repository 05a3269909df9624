//! `/archives/{name}`: an archive of tiles, by ranges of its bytes.

use std::io::{self, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT_RANGES, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, IF_RANGE, RANGE};
use http::{HeaderMap, HeaderValue, StatusCode};
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio_util::io::ReaderStream;

use super::asked::Named;
use crate::hash::sha256;
use crate::serve::app::App;
use crate::serve::http::{Cached, Entity, PMTILES, Problem, Range};

/// Bytes that are read and sent at a time.
const CHUNK: usize = 64 << 10;

/// The archive, or a part of it.
pub(super) async fn archive(
    State(app): State<Arc<App>>,
    Named(name): Named<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let path = app.archives.path(&name);
    let path = path.ok_or_else(|| Problem::absent("there is no such archive"))?;
    opened(path, &headers).await.map_err(|cause| {
        tracing::error!(%cause, name, "an archive cannot be read");
        Problem::internal("the archive cannot be read")
    })
}

async fn opened(path: &Path, headers: &HeaderMap) -> io::Result<Response> {
    let mut file = File::open(path).await?;
    let found = file.metadata().await?;
    let length = found.len();
    // Of the time alone it need not be known what it means.
    let saved = found.modified()?.duration_since(UNIX_EPOCH);
    let entity = Entity {
        tag: sha256(format!("{length} {:?}", saved.unwrap_or_default()))[..16].to_owned(),
        media: PMTILES,
        cached: Cached::Checked,
    };
    if let Some(unchanged) = entity.unchanged(headers) {
        return Ok(unchanged);
    }
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &HeaderValue| value.to_str().ok())
    };
    // A part of another version is none of this one.
    let is_of_this = text(IF_RANGE).is_none_or(|tag| tag == format!("\"{}\"", entity.tag));
    let range = text(RANGE).filter(|_| is_of_this);
    let (status, first, count, part) = match Range::of(range, length) {
        Range::Whole => (StatusCode::OK, 0, length, None),
        Range::Part { first, last } => {
            let part = format!("bytes {first}-{last}/{length}");
            (
                StatusCode::PARTIAL_CONTENT,
                first,
                last - first + 1,
                Some(part),
            )
        }
        Range::Beyond => {
            let part = format!("bytes */{length}");
            let detail = format!("the archive has {length} bytes");
            let problem = Problem::new(StatusCode::RANGE_NOT_SATISFIABLE, detail);
            return Ok(([(CONTENT_RANGE, part)], problem).into_response());
        }
    };
    file.seek(SeekFrom::Start(first)).await?;
    let bytes = ReaderStream::with_capacity(file.take(count), CHUNK);
    let mut response = (status, Body::from_stream(bytes)).into_response();
    let headers = response.headers_mut();
    entity.describe(headers);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(PMTILES));
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(CONTENT_LENGTH, count.into());
    if let Some(part) = part.and_then(|part| HeaderValue::from_str(&part).ok()) {
        headers.insert(CONTENT_RANGE, part);
    }
    Ok(response)
}
