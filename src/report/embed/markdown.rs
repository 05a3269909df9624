//! The same for pages that are written in Markdown, which knows one picture only.

use super::{Embed, link};
use crate::report::markdown::escaped;
use crate::request::Layout;

impl Embed<'_> {
    /// The wide picture with its words, and below it whom the data come from.
    pub fn markdown(&self) -> String {
        let file = self
            .of(Layout::Wide)
            .next()
            .map(|picture| link::beside(&picture.file));
        let anchor = |text: &str, url: &str| format!("[{}]({})", escaped(text), link::web(url));
        format!(
            "<!-- {} -->\n![{}]({})\n\n{}\n",
            self.software,
            escaped(self.alt_text),
            file.unwrap_or_default(),
            self.caption(escaped, anchor)
        )
    }
}
