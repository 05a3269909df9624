//! Answers with their tag, and whether the client has them already (RFC 9110, 9111).

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use http::{HeaderMap, HeaderValue, StatusCode};

/// The media type of a picture.
pub(crate) const PNG: &str = "image/png";
/// That of an archive of tiles.
pub(crate) const PMTILES: &str = "application/vnd.pmtiles";
/// That of JSON.
pub(crate) const JSON: &str = "application/json";
/// That of GeoJSON (RFC 7946, section 12).
pub(crate) const GEOJSON: &str = "application/geo+json";

/// How long a client may keep an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cached {
    /// For good: its address changes when it does.
    ForGood,
    /// Until it is asked for again, when the tag tells whether it changed.
    Checked,
}

impl Cached {
    /// What is kept of an address that holds a version: for good where that is the one there is.
    pub(crate) fn by_version(asked: Option<&str>, there: &str) -> Cached {
        match asked == Some(there) {
            true => Cached::ForGood,
            false => Cached::Checked,
        }
    }

    fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Cached::ForGood => "public, max-age=31536000, immutable",
            Cached::Checked => "no-cache",
        })
    }
}

/// What an address stands for, as long as its tag is the same.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    /// What its tag holds: text of a hash and of what tells it from others of that hash.
    pub(crate) tag: String,
    /// Its media type.
    pub(crate) media: &'static str,
    /// How long it may be kept.
    pub(crate) cached: Cached,
}

impl Entity {
    /// The answer to a client that has it already; `None` where it has not.
    pub(crate) fn unchanged(&self, asked: &HeaderMap) -> Option<Response> {
        let known = asked.get_all(IF_NONE_MATCH).iter();
        let mut known = known.filter_map(|value| value.to_str().ok());
        known.any(|tags| names(tags, &self.tag)).then(|| {
            let mut response = StatusCode::NOT_MODIFIED.into_response();
            self.describe(response.headers_mut());
            response
        })
    }

    /// The answer with its bytes.
    pub(crate) fn answer(&self, bytes: impl Into<Bytes>) -> Response {
        let mut response = Response::new(Body::from(bytes.into()));
        self.describe(response.headers_mut());
        let media = HeaderValue::from_static(self.media);
        response.headers_mut().insert(CONTENT_TYPE, media);
        response
    }

    /// The answer with its bytes, or without where the client has them.
    pub(crate) fn respond(&self, asked: &HeaderMap, bytes: impl Into<Bytes>) -> Response {
        self.unchanged(asked).unwrap_or_else(|| self.answer(bytes))
    }

    /// Says in a head how long it may be kept, and by what tag it is known.
    pub(crate) fn describe(&self, headers: &mut HeaderMap) {
        // A text may be sent compressed, and is then the same but for its bytes.
        let weak = if self.is_as_it_is() { "" } else { "W/" };
        // A tag is made of hexadecimal digits and names of this program.
        if let Ok(tag) = HeaderValue::from_str(&format!("{weak}\"{}\"", self.tag)) {
            headers.insert(ETAG, tag);
        }
        headers.insert(CACHE_CONTROL, self.cached.header());
    }

    /// Whether its bytes are never sent compressed.
    fn is_as_it_is(&self) -> bool {
        [PNG, PMTILES].contains(&self.media)
    }
}

/// An answer that is not kept, for it may be another at any moment.
pub(crate) fn unkept(media: &'static str, bytes: impl Into<Bytes>) -> Response {
    let mut response = Response::new(Body::from(bytes.into()));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Whether a list of tags, weak or strong, names one.
fn names(list: &str, tag: &str) -> bool {
    list.split(',').any(|one| {
        let one = one.trim();
        let bare = one.strip_prefix("W/").unwrap_or(one);
        let bare = bare.strip_prefix('"').and_then(|one| one.strip_suffix('"'));
        one == "*" || bare == Some(tag)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_found_among_others() {
        for (list, is) in [
            ("\"a-1\"", true),
            ("W/\"a-1\"", true),
            ("\"b\", W/\"a-1\" , \"c\"", true),
            ("*", true),
            ("\"a-10\"", false),
            ("a-1", false),
            ("", false),
            ("\"", false),
        ] {
            assert_eq!(names(list, "a-1"), is, "{list}");
        }
    }

    #[test]
    fn who_has_it_gets_no_bytes() {
        let entity = Entity {
            tag: "abc".to_owned(),
            media: PNG,
            cached: Cached::Checked,
        };
        let mut asked = HeaderMap::new();
        assert!(entity.unchanged(&asked).is_none());
        let whole = entity.answer("bytes");
        assert_eq!(whole.headers()[ETAG], "\"abc\"");
        asked.insert(IF_NONE_MATCH, whole.headers()[ETAG].clone());
        let response = entity.unchanged(&asked).unwrap();
        assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(response.headers()[ETAG], "\"abc\"");
        assert_eq!(response.headers()[CACHE_CONTROL], "no-cache");
    }

    #[test]
    fn only_the_address_of_what_is_there_is_kept_for_good() {
        assert_eq!(Cached::by_version(Some("a"), "a"), Cached::ForGood);
        assert_eq!(Cached::by_version(Some("b"), "a"), Cached::Checked);
        assert_eq!(Cached::by_version(None, "a"), Cached::Checked);
    }
}
