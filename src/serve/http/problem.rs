//! Refusals, as RFC 9457 has them: `application/problem+json`.

use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderValue, StatusCode};
use serde_json::{Map, Value, json};

use crate::error::{Error, Fault, Kind};
use crate::report::faults_value;

/// The media type.
const PROBLEM: &str = "application/problem+json";

/// Why a request is not answered as it asks: what is wrong, and what to do.
#[derive(Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    detail: String,
    help: Option<String>,
    faults: Vec<Fault>,
    /// Seconds after which to ask again.
    retry_after: Option<u32>,
}

impl Problem {
    /// A status with what is wrong, in a sentence.
    pub(crate) fn new(status: StatusCode, detail: impl Into<String>) -> Problem {
        Problem {
            status,
            detail: detail.into(),
            help: None,
            faults: Vec::new(),
            retry_after: None,
        }
    }

    /// The request's words are wrong.
    pub(crate) fn bad(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, detail)
    }

    /// There is no such thing.
    pub(crate) fn absent(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::NOT_FOUND, detail)
    }

    /// There is too much to do at the moment.
    pub(crate) fn busy(detail: impl Into<String>) -> Problem {
        /// Seconds.
        const SOON: u32 = 1;
        Problem {
            retry_after: Some(SOON),
            ..Problem::new(StatusCode::SERVICE_UNAVAILABLE, detail)
        }
    }

    /// What the program failed in, though it should not.
    pub(crate) fn internal(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, detail)
    }

    /// An error of the library about something that the path names.
    pub(crate) fn of_path(error: &Error) -> Problem {
        Problem::of(error, StatusCode::NOT_FOUND)
    }

    /// An error of the library about something that the query names.
    pub(crate) fn of_query(error: &Error) -> Problem {
        Problem::of(error, StatusCode::BAD_REQUEST)
    }

    /// Wrong words, and what there is none of, get the status; what fails by the data is the server's
    /// fault.
    fn of(error: &Error, status: StatusCode) -> Problem {
        let status = match error.kind() {
            Kind::Usage => status,
            Kind::Failed => StatusCode::NOT_FOUND,
            Kind::Data => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Problem {
            // The library speaks of the command line's options.
            help: error.cure().map(|cure| cure.replace("--date ", "date=")),
            faults: error.faults().to_vec(),
            ..Problem::new(status, error.reason())
        }
    }

    /// The same with what to do.
    #[must_use]
    pub(crate) fn help(self, help: impl Into<String>) -> Problem {
        Problem {
            help: Some(help.into()),
            ..self
        }
    }

    /// A method that a path does not have; the router adds those it has.
    pub(crate) async fn method() -> Problem {
        let detail = "this address is only read: it answers GET and HEAD";
        Problem::new(StatusCode::METHOD_NOT_ALLOWED, detail)
    }

    /// The answer to a handler's panic, which takes nothing else down.
    pub(crate) fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
        tracing::error!("a request could not be answered for a fault of this program");
        Problem::internal("the request met a fault of this program").into_response()
    }

    fn json(&self) -> String {
        let mut members = Map::new();
        let mut put = |name: &str, value: Value| members.insert(name.to_owned(), value);
        let title = self.status.canonical_reason().unwrap_or_default();
        put("title", json!(title));
        put("status", json!(self.status.as_u16()));
        put("detail", json!(self.detail));
        if let Some(help) = &self.help {
            put("help", json!(help));
        }
        if !self.faults.is_empty() {
            put("findings", faults_value(&self.faults));
        }
        format!("{:#}\n", Value::Object(members))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status, self.json()).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}
