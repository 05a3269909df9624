//! What a request asks for, out of its path and its query.

use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequestParts, Path};
use http::request::Parts;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::query;
use crate::date::MapDate;
use crate::request::{Lang, Layer};
use crate::serve::http::Problem;
use crate::style::BuiltIn;

/// The parts of a path that differ.
pub(super) struct Named<T>(pub(super) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Named<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Named<T>, Problem> {
        let path = Path::from_request_parts(parts, state).await;
        path.map(|Path(named)| Named(named))
            .map_err(|refused: PathRejection| Problem::bad(refused.body_text()))
    }
}

/// The words of a query; one that means nothing is refused.
pub(super) struct Asked<T>(pub(super) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Asked<T>, Problem> {
        query::read(&parts.uri).map(Asked)
    }
}

/// The tag that an answer had when its address was given.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Version(String);

impl Version {
    /// As a tag is compared with it.
    pub(super) fn as_tag(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Version {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Version, &'static str> {
        let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        match text.len() <= 64 && text.bytes().all(is_hex) {
            true => Ok(Version(text)),
            false => Err("a version is at most 64 hexadecimal digits"),
        }
    }
}

/// A path that ends so, without its end.
pub(super) fn without<'p>(path: &'p str, ending: &str) -> Result<&'p str, Problem> {
    path.strip_suffix(ending)
        .ok_or_else(|| Problem::absent("there is nothing at this address"))
}

/// A date in a path.
pub(super) fn date_of_path(text: &str) -> Result<MapDate, Problem> {
    text.parse().map_err(Problem::absent)
}

/// A date in a query, where there is one.
pub(super) fn date(text: Option<&String>) -> Result<Option<MapDate>, Problem> {
    text.map(|text| text.parse().map_err(Problem::bad))
        .transpose()
}

/// A language; English where none is asked for. A plus sign that was sent as it is has become a space.
pub(super) fn lang(word: Option<&String>) -> Result<Lang, Problem> {
    let Some(word) = word else {
        return Ok(Lang::En);
    };
    let words: Vec<&str> = Lang::ALL.iter().map(|lang| lang.word()).collect();
    Lang::of(&word.replace(' ', "+")).ok_or_else(|| unknown("language", word, &words))
}

/// A theme that is compiled in; the light one where none is asked for. Never a file.
pub(super) fn theme(name: Option<&String>) -> Result<BuiltIn, Problem> {
    let Some(name) = name else {
        return Ok(BuiltIn::LIGHT);
    };
    BuiltIn::named(name).map_err(|error| Problem::of_query(&error))
}

/// Layers, with commas between them.
pub(super) fn layers(names: &str) -> Result<Vec<Layer>, Problem> {
    let known = Layer::ALL.map(Layer::name);
    names
        .split(',')
        .map(|name| Layer::of(name).ok_or_else(|| unknown("layer", name, &known)))
        .collect()
}

/// A word that is none of those there are.
pub(super) fn unknown(what: &str, word: &str, words: &[&str]) -> Problem {
    Problem::bad(format!("there is no {what} \"{word}\""))
        .help(format!("there is {}", words.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_or_refused() {
        let lang = |word: &str| lang(Some(&word.to_owned())).ok();
        assert_eq!(lang("uk"), Some(Lang::Uk));
        assert_eq!(lang("en uk"), Some(Lang::EnUk));
        assert_eq!(lang("de"), None);
        assert_eq!(layers("front,zones").unwrap(), [Layer::Front, Layer::Zones]);
        assert!(layers("").is_err());
        let version = |text: &str| Version::try_from(text.to_owned()).is_ok();
        assert!(version("0badc0de") && version(""));
        assert!(!version("null") && !version("ABC") && !version(&"0".repeat(65)));
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/style/themes/dark.toml");
        assert!(theme(Some(&file.to_owned())).is_err());
    }
}
