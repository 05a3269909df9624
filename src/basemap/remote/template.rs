//! The addresses of a server's tiles.

use http::Uri;

use crate::error::{Error, Result};
use crate::projection::TileCoord;

/// An address with places for a tile's zoom level, column and row.
#[derive(Clone, Debug)]
pub(super) struct Template {
    text: String,
    name: String,
}

impl Template {
    /// # Errors
    /// Usage where a place is missing, or it is no address of HTTP.
    pub(super) fn new(text: &str) -> Result<Template> {
        const HELP: &str = "write it like https://tiles.example.org/{z}/{x}/{y}.png";
        let wrong = |why: String| Error::usage(format!("the basemap {text}: {why}")).help(HELP);
        for place in ["{z}", "{x}", "{y}"] {
            if !text.contains(place) {
                return Err(wrong(format!("{place} is missing")));
            }
        }
        let template = Template {
            text: text.to_owned(),
            name: String::new(),
        };
        let sample = template.url(TileCoord::WORLD);
        if let Some(other) = sample.split(['{', '}']).nth(1) {
            return Err(wrong(format!("{{{other}}} is not known here")));
        }
        let uri: Uri = sample.parse().map_err(|cause| wrong(format!("{cause}")))?;
        let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
        if !is_web || uri.host().is_none_or(str::is_empty) {
            return Err(wrong("it is no address of HTTP".to_owned()));
        }
        // A key may stand in the query, and a password before the host.
        let plain = text.split(['?', '#']).next().unwrap_or(text);
        let name = match plain.split_once("://") {
            Some((scheme, rest)) => {
                let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
                let host = host.rsplit('@').next().unwrap_or(host);
                format!("{scheme}://{host}/{path}")
            }
            None => plain.to_owned(),
        };
        Ok(Template { name, ..template })
    }

    pub(super) fn url(&self, tile: TileCoord) -> String {
        self.text
            .replace("{z}", &tile.z().to_string())
            .replace("{x}", &tile.x().to_string())
            .replace("{y}", &tile.y().to_string())
    }

    /// The template without what may be secret.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_has_an_address_and_the_name_no_secret() {
        let template =
            Template::new("https://me:word@a.example.org/t/{z}/{x}/{y}.png?key=12").unwrap();
        let tile = TileCoord::new(5, 19, 11).unwrap();
        assert_eq!(
            template.url(tile),
            "https://me:word@a.example.org/t/5/19/11.png?key=12"
        );
        assert_eq!(template.name(), "https://a.example.org/t/{z}/{x}/{y}.png");
    }

    #[test]
    fn what_is_no_template_is_refused_with_why() {
        for (text, why) in [
            ("https://example.org/{z}/{x}.png", "{y} is missing"),
            (
                "https://{s}.example.org/{z}/{x}/{y}.png",
                "{s} is not known",
            ),
            ("ftp://example.org/{z}/{x}/{y}.png", "no address of HTTP"),
            ("https:///{z}/{x}/{y}.png", "https:///"),
        ] {
            let error = Template::new(text).unwrap_err().to_string();
            assert!(error.contains(why), "{error}");
        }
    }
}
