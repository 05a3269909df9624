//! What the heads of answers say: tags, keeping, methods, compression, and who may use them.

use crate::client::Running;

const TILE: &str = "/tiles/article/2025-01-15/10/619/354.png";

#[test]
fn who_has_it_is_told_so() {
    let server = Running::new();
    for path in [
        "/",
        TILE,
        "/tiles/article/2025-01-15.json",
        "/render/town.png?date=2025-01&size=400x300",
        "/zones/article/2025-01-15.geojson",
        "/context.geojson",
        "/api/dates",
    ] {
        let first = server.get(path);
        let tag = first.line("etag");
        let again = server.ask("GET", path, &[&format!("If-None-Match: {tag}")]);
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
        assert_eq!(again.line("etag"), tag);
        assert_eq!(again.line("cache-control"), "no-cache");
        let other = server.ask("GET", path, &["If-None-Match: \"other\""]);
        assert_eq!(other.status, 200);
        assert!(other.body == first.body);
    }
    // Another date, another tag.
    let other = server.get(&TILE.replace("2025-01-15", "2023-12-18"));
    assert_ne!(other.line("etag"), server.get(TILE).line("etag"));
}

#[test]
fn a_head_is_that_of_the_answer() {
    let server = Running::new();
    for path in [TILE, "/healthz", "/api/dates"] {
        let whole = server.get(path);
        let head = server.ask("HEAD", path, &[]);
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
        for name in ["content-type", "content-length", "cache-control"] {
            assert_eq!(head.line(name), whole.line(name), "{path}");
        }
        assert_eq!(whole.line("content-length"), whole.body.len().to_string());
    }
}

#[test]
fn other_methods_are_refused_with_those_there_are() {
    let server = Running::new();
    for path in [TILE, "/healthz", "/", "/api/dates", "/api/events"] {
        for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE"] {
            let answer = server.ask(method, path, &[]);
            answer.refuses(405);
            assert_eq!(answer.line("allow"), "GET,HEAD", "{method} {path}");
        }
    }
}

#[test]
fn text_is_sent_compressed_and_pictures_as_they_are() {
    let server = Running::new();
    let plain = server.get("/zones/article/2025-01-15.geojson");
    for how in ["gzip", "br"] {
        let path = "/zones/article/2025-01-15.geojson";
        let sent = server.ask("GET", path, &[&format!("Accept-Encoding: {how}")]);
        assert_eq!(sent.line("content-encoding"), how);
        assert!(sent.body.len() * 2 < plain.body.len());
        assert!(sent.line("vary").to_lowercase().contains("accept-encoding"));
        assert_eq!(sent.line("etag"), plain.line("etag"));
    }
    let tile = server.ask("GET", TILE, &["Accept-Encoding: gzip, br"]);
    assert!(!tile.head.contains_key("content-encoding"));
}

#[test]
fn pages_from_elsewhere_may_use_tiles_and_nothing_private() {
    let server = Running::new();
    let from = "Origin: https://news.example";
    for path in [
        TILE,
        "/tiles/article/2025-01-15.json",
        "/context.geojson",
        "/api/dates",
    ] {
        let answer = server.ask("GET", path, &[from]);
        assert_eq!(answer.line("access-control-allow-origin"), "*", "{path}");
        assert_eq!(answer.line("cross-origin-resource-policy"), "cross-origin");
        let asks = ["Access-Control-Request-Method: GET", from];
        let flight = server.ask("OPTIONS", path, &asks);
        assert_eq!(flight.status, 200);
        assert_eq!(flight.line("access-control-allow-methods"), "GET,HEAD");
    }
    let own = server.ask("GET", "/metrics", &[from]);
    assert!(!own.head.contains_key("access-control-allow-origin"));
    assert_eq!(own.line("cross-origin-resource-policy"), "same-origin");
}

#[test]
fn every_answer_says_how_it_may_be_used() {
    let server = Running::new();
    for path in ["/", TILE, "/nothing", "/api/dates"] {
        let answer = server.get(path);
        assert_eq!(answer.line("x-content-type-options"), "nosniff");
        let policy = answer.line("content-security-policy");
        assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"));
    }
}
