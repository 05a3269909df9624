//! The words of a query: one that is missing, unknown or there twice is refused with what to do.

use std::fmt;

use axum::extract::Query;
use http::Uri;
use serde::de::value::MapDeserializer;
use serde::de::{DeserializeOwned, Deserializer, Error, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use crate::serve::http::Problem;

/// Reads the query of an address.
pub(super) fn read<T: DeserializeOwned>(address: &Uri) -> Result<T, Problem> {
    let pairs: Query<Vec<(String, String)>> =
        Query::try_from_uri(address).map_err(|refused| Problem::bad(refused.body_text()))?;
    let words = pairs.0.into_iter().map(|(name, word)| (name, Word(word)));
    T::deserialize(MapDeserializer::<_, Refused>::new(words)).map_err(|Refused { what, help }| {
        match help {
            Some(help) => Problem::bad(what).help(help),
            None => Problem::bad(what),
        }
    })
}

/// What stands after a name.
struct Word(String);

impl IntoDeserializer<'_, Refused> for Word {
    type Deserializer = Word;

    fn into_deserializer(self) -> Word {
        self
    }
}

impl<'de> Deserializer<'de> for Word {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_string(self.0)
    }

    /// A name that is there has a word, be it empty.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// What is wrong with a query, and what to do.
#[derive(Debug)]
struct Refused {
    what: String,
    help: Option<String>,
}

impl Refused {
    fn new(what: String, help: impl Into<String>) -> Refused {
        Refused {
            what,
            help: Some(help.into()),
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Refused {}

impl Error for Refused {
    fn custom<T: fmt::Display>(what: T) -> Refused {
        Refused {
            what: what.to_string(),
            help: None,
        }
    }

    fn missing_field(name: &'static str) -> Refused {
        Refused::new(
            format!("the query has no {name}"),
            format!(
                "add {name}=… after the question mark; /openapi.json tells what may stand there"
            ),
        )
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Refused {
        Refused::new(
            format!("the query's \"{name}\" is not known at this address"),
            format!("there is {}", known.join(", ")),
        )
    }

    fn duplicate_field(name: &'static str) -> Refused {
        Refused::new(format!("the query has {name} twice"), "give it once")
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Words {
        lonlat: String,
        date: Option<String>,
    }

    fn refused(query: &str) -> String {
        let uri: Uri = format!("/api?{query}").parse().unwrap();
        format!("{:?}", read::<Words>(&uri).unwrap_err())
    }

    #[test]
    fn words_are_read_as_they_are_meant() {
        let uri: Uri = "/api?lonlat=38%2C48&date=2025+x".parse().unwrap();
        let words = Words {
            lonlat: "38,48".to_owned(),
            date: Some("2025 x".to_owned()),
        };
        assert_eq!(read::<Words>(&uri).unwrap(), words);
    }

    #[test]
    fn what_is_wrong_is_told_in_words() {
        for (query, why) in [
            ("date=2025", "the query has no lonlat"),
            ("lonlat=1,2&lonlat=1,2", "the query has lonlat twice"),
            ("lonlat=1,2&place=x", "there is lonlat, date"),
        ] {
            assert!(refused(query).contains(why), "{}", refused(query));
        }
    }
}
