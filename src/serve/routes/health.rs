//! `/healthz` and `/metrics`: for those who look after the server.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use serde_json::json;

use crate::serve::app::App;
use crate::serve::http::{JSON, unkept};
use crate::serve::metrics::Standing;

/// Whether it answers, and of which geodata.
pub(super) async fn health(State(app): State<Arc<App>>) -> Response {
    let json = json!({ "status": "ok", "hash": app.data().hash() });
    unkept(JSON, format!("{json}\n"))
}

/// What the server counts.
pub(super) async fn metrics(State(app): State<Arc<App>>) -> Response {
    let standing = Standing {
        connections: app.connections.count(),
        dropped: app.connections.dropped(),
        running: app.pool.running(),
        waiting: app.pool.waiting(),
        refused: app.pool.refused(),
        cached_bytes: app.cached_bytes(),
        listeners: app.events.listeners(),
    };
    let media = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    unkept(media, app.metrics.text(standing))
}
