//! What every answer says of how it may be used.

use axum::response::Response;
use http::HeaderValue;
use http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};

/// What the page may load: from this server alone. The map library makes its workers and some pictures
/// of blobs.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; \
    img-src 'self' data: blob:; worker-src 'self' blob:; child-src 'self' blob:; \
    connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'self'";

const FIXED: [(HeaderName, &str); 6] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "SAMEORIGIN"),
    (REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    ),
];

/// Who may embed an answer, where it does not say so itself.
const RESOURCE: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// An answer with what every one says.
pub(crate) async fn secured(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(RESOURCE)
        .or_insert(HeaderValue::from_static("same-origin"));
    response
}

/// An answer that pages from anywhere may use.
pub(crate) async fn shared(mut response: Response) -> Response {
    let anyone = HeaderValue::from_static("cross-origin");
    response.headers_mut().insert(RESOURCE, anyone);
    response
}
