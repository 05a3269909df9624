//! Requests that are refused before anybody looks at what they ask for.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{CONNECTION, CONTENT_LENGTH, HOST, TRANSFER_ENCODING};
use http::{HeaderValue, StatusCode};

use super::Problem;
use crate::serve::rarely::Rarely;

/// The longest address that is answered, in bytes: the longest of ours has some 300.
const LONGEST: usize = 2048;

/// What a request must be like.
#[derive(Debug)]
pub(crate) struct Guard {
    /// The names by which the server may be called, in lower case; any, where there are none.
    hosts: Vec<String>,
    refused: Rarely,
}

impl Guard {
    /// On a loopback address only its own names and those `allowed` are answered: a page from elsewhere
    /// whose name was made to mean this machine (DNS rebinding) would be let in otherwise. Where others
    /// can reach the server anyway, any name is, unless some are `allowed`.
    pub(crate) fn new(listen: SocketAddr, allowed: &[String]) -> Guard {
        let mut hosts: Vec<String> = allowed.iter().map(|host| host.to_lowercase()).collect();
        if listen.ip().is_loopback() || !hosts.is_empty() {
            let own = ["localhost", "127.0.0.1", "[::1]"];
            hosts.extend(own.map(str::to_owned));
            hosts.push(match listen {
                SocketAddr::V4(v4) => v4.ip().to_string(),
                SocketAddr::V6(v6) => format!("[{}]", v6.ip()),
            });
        }
        Guard {
            hosts,
            refused: Rarely::default(),
        }
    }

    fn check(&self, request: &Request) -> Result<(), Problem> {
        let headers = request.headers();
        let address = request.uri();
        let length = address.path().len() + address.query().map_or(0, str::len);
        if length > LONGEST {
            let detail = format!("the address has {length} bytes, more than {LONGEST}");
            return Err(Problem::new(StatusCode::URI_TOO_LONG, detail));
        }
        let is_empty = headers
            .get(CONTENT_LENGTH)
            .is_none_or(|length| length == "0");
        if !is_empty || headers.contains_key(TRANSFER_ENCODING) {
            let detail = "no request has a body here";
            return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, detail));
        }
        let mut named = headers.get_all(HOST).iter();
        let host = match (named.next(), named.next()) {
            (Some(host), None) => host.to_str().unwrap_or_default(),
            (None, _) => return Err(Problem::bad("the request names no host")),
            (Some(_), Some(_)) => return Err(Problem::bad("the request names two hosts")),
        };
        // A request that names a whole address is to the host of that, whatever the line says (RFC 9112, 3.2.2).
        let host = address
            .authority()
            .map_or(host, |authority| authority.as_str());
        let host = without_port(host).to_lowercase();
        if !self.hosts.is_empty() && !self.hosts.contains(&host) {
            let detail = "the host that the request names is not one of this server's";
            let help = "call it by the address it listens on, or allow the name with --allow-host";
            return Err(Problem::new(StatusCode::MISDIRECTED_REQUEST, detail).help(help));
        }
        Ok(())
    }
}

/// Hands a request on, unless it must be refused.
pub(crate) async fn guard(
    State(guard): State<Arc<Guard>>,
    request: Request,
    next: Next,
) -> Response {
    match guard.check(&request) {
        Ok(()) => next.run(request).await,
        Err(problem) => {
            let mut response = problem.into_response();
            let status = response.status().as_u16();
            guard
                .refused
                .tell(|times| tracing::warn!(status, times, "refused"));
            // What may follow is no request.
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(CONNECTION, close);
            response
        }
    }
}

/// A host without the port behind it.
fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn status(listen: &str, allowed: &[&str], host: &str) -> Option<StatusCode> {
        let allowed: Vec<String> = allowed.iter().map(|host| (*host).to_owned()).collect();
        let guard = Guard::new(listen.parse().unwrap(), &allowed);
        let request = Request::get("/").header(HOST, host).body(Body::empty());
        let refused = guard.check(&request.unwrap()).err()?;
        Some(refused.into_response().status())
    }

    #[test]
    fn on_loopback_only_its_own_names_are_answered() {
        let here = "127.0.0.1:8080";
        for host in ["127.0.0.1:8080", "localhost", "LocalHost:99", "[::1]:8080"] {
            assert_eq!(status(here, &[], host), None, "{host}");
        }
        let refused = Some(StatusCode::MISDIRECTED_REQUEST);
        for host in ["evil.example", "127.0.0.1.evil.example:8080", ""] {
            assert_eq!(status(here, &[], host), refused, "{host}");
        }
        let whole = |address: &str| {
            let request = Request::get(address).header(HOST, "localhost");
            let guard = Guard::new(here.parse().unwrap(), &[]);
            guard.check(&request.body(Body::empty()).unwrap()).is_ok()
        };
        assert!(whole("http://localhost:8080/") && !whole("http://evil.example/"));
        assert_eq!(status(here, &["Map.example"], "map.example:443"), None);
        assert_eq!(status("0.0.0.0:80", &[], "any.example"), None);
        assert_eq!(status("0.0.0.0:80", &["a.b"], "any.example"), refused);
    }

    #[test]
    fn long_addresses_and_bodies_are_refused() {
        let guard = Guard::new("127.0.0.1:80".parse().unwrap(), &[]);
        let status = |request: Request| {
            let refused = guard.check(&request).expect_err("refused");
            refused.into_response().status()
        };
        let get = |path: &str| Request::get(path).header(HOST, "localhost");
        let long = get(&format!("/{}", "a".repeat(LONGEST)));
        assert_eq!(
            status(long.body(Body::empty()).unwrap()),
            StatusCode::URI_TOO_LONG
        );
        for (name, value) in [(CONTENT_LENGTH, "5"), (TRANSFER_ENCODING, "chunked")] {
            let request = get("/").header(name, value).body(Body::empty());
            assert_eq!(status(request.unwrap()), StatusCode::PAYLOAD_TOO_LARGE);
        }
        let unnamed = Request::get("/").body(Body::empty()).unwrap();
        assert_eq!(status(unnamed), StatusCode::BAD_REQUEST);
    }
}
