//! The addresses of the server, each file those of one kind.

mod archive;
mod asked;
mod dates;
mod events;
mod facts;
mod files;
mod health;
mod openapi;
mod page;
mod picture;
mod query;
mod still;
mod tiles;

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::{Next, from_fn_with_state, map_response};
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use http::Method;
use http::header::{
    ACCEPT_RANGES, CONTENT_LENGTH, CONTENT_RANGE, ETAG, IF_NONE_MATCH, IF_RANGE, RANGE,
};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::cors::{Any, CorsLayer};

use super::app::App;
use super::http::{Guard, Problem, guard, secured, shared};

/// An address, and how it is answered.
struct Route {
    /// As the router has it.
    path: &'static str,
    get: fn() -> MethodRouter<Arc<App>>,
    /// Whether pages from elsewhere may use it.
    is_shared: bool,
    /// Whether it is text, which is sent compressed to who takes that.
    is_text: bool,
}

const fn text(path: &'static str, get: fn() -> MethodRouter<Arc<App>>) -> Route {
    Route {
        path,
        get,
        is_shared: false,
        is_text: true,
    }
}

const fn shared_text(path: &'static str, get: fn() -> MethodRouter<Arc<App>>) -> Route {
    Route {
        is_shared: true,
        ..text(path, get)
    }
}

const fn shared_bytes(path: &'static str, get: fn() -> MethodRouter<Arc<App>>) -> Route {
    Route {
        is_text: false,
        ..shared_text(path, get)
    }
}

/// All addresses.
const ROUTES: &[Route] = &[
    text("/", || get(page::index)),
    text("/assets/{*path}", || get(page::asset)),
    shared_bytes("/tiles/{dataset}/{date}/{z}/{x}/{y}", || get(tiles::tile)),
    shared_text("/tiles/{dataset}/{date}", || get(tiles::tilejson)),
    shared_bytes("/render/{view}", || get(still::still)),
    shared_text("/zones/{dataset}/{date}", || get(files::zones)),
    shared_text("/context.geojson", || get(files::context)),
    shared_text("/countries.geojson", || get(files::countries)),
    shared_text("/api/dates", || get(dates::dates)),
    text("/api/check", || get(facts::check)),
    text("/api/measure", || get(facts::measure)),
    text("/api/diff", || get(facts::diff)),
    text("/api/diff.geojson", || get(facts::change)),
    shared_bytes("/archives/{name}", || get(archive::archive)),
    Route {
        // An event waits for no others to be compressed with.
        is_text: false,
        ..text("/api/events", || get(events::events))
    },
    text("/healthz", || get(health::health)),
    text("/metrics", || get(health::metrics)),
    text("/openapi.json", || get(openapi::openapi)),
];

/// How hard text is compressed, of 9 (gzip) and 11 (Brotli): harder costs more time than it saves.
const QUALITY: i32 = 4;

/// What the requests for no address of ours are counted under.
const OTHER: &str = "other";

/// The router of all addresses.
pub(crate) fn router(app: &Arc<App>) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        router = router.merge(one(route));
    }
    let own = Guard::new(app.address, &app.options.allowed_hosts);
    router
        .fallback_service(get(page::other).fallback(Problem::method))
        .layer(from_fn_with_state(Arc::clone(app), counted))
        .layer(from_fn_with_state(Arc::new(own), guard))
        .layer(CatchPanicLayer::custom(Problem::panicked))
        .layer(map_response(secured))
        .with_state(Arc::clone(app))
}

fn one(route: &Route) -> Router<Arc<App>> {
    let mut router = Router::new()
        .route(route.path, (route.get)())
        .method_not_allowed_fallback(Problem::method);
    if route.is_text {
        let quality = CompressionLevel::Precise(QUALITY);
        router = router.layer(CompressionLayer::new().quality(quality));
    }
    if route.is_shared {
        let cors = CorsLayer::new()
            .allow_origin(Any)
            .allow_methods([Method::GET, Method::HEAD])
            .allow_headers([RANGE, IF_NONE_MATCH, IF_RANGE])
            .expose_headers([ETAG, CONTENT_LENGTH, CONTENT_RANGE, ACCEPT_RANGES]);
        router = router.layer(map_response(shared)).layer(cors);
    }
    router
}

/// Answers a request, and counts it.
async fn counted(
    State(app): State<Arc<App>>,
    matched: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let asked = matched.as_ref().map(MatchedPath::as_str);
    let route = ROUTES.iter().find(|route| Some(route.path) == asked);
    let route = route.map_or(OTHER, |route| route.path);
    let told = tracing::enabled!(tracing::Level::DEBUG).then(|| request.uri().clone());
    let response = next.run(request).await;
    let (status, after) = (response.status().as_u16(), begun.elapsed());
    app.metrics.answered(route, status, after);
    if let Some(address) = told {
        let micros = after.as_micros() as u64;
        tracing::debug!(%address, status, micros, "answered");
    }
    response
}
