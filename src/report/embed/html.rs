//! A fragment of HTML: a figure whose picture suits the screen.

use super::{Embed, EmbedPicture, link};
use crate::request::Layout;
use crate::xml::escaped;

/// Windows no wider than so many CSS pixels get these layouts, the first that suits: in the wide one, type
/// would be half as large on a telephone, and notes too small to be read on a tablet.
const NARROW: [(Layout, u32); 2] = [(Layout::Tall, 600), (Layout::Square, 1000)];

impl Embed<'_> {
    /// The fragment. It runs and fetches nothing but its pictures, and has no more style than that the
    /// picture fills its column and is never enlarged beyond its size.
    pub fn html(&self) -> String {
        let sources = NARROW.into_iter().filter_map(|(layout, widest)| {
            let picture = self.of(layout).next()?;
            Some(format!(
                "    <source media=\"(max-width: {widest}px)\" srcset=\"{}\" sizes=\"100vw\" \
                 width=\"{}\" height=\"{}\">\n",
                self.srcset(layout),
                picture.width,
                picture.height
            ))
        });
        let sources: String = sources.collect();
        let image = self.of(Layout::Wide).next().map_or(String::new(), |wide| {
            let width = wide.width;
            format!(
                "    <img src=\"{}\" srcset=\"{}\" sizes=\"(max-width: {width}px) 100vw, {width}px\" \
                 width=\"{width}\" height=\"{}\" alt=\"{}\" loading=\"lazy\" decoding=\"async\" \
                 style=\"width: 100%; max-width: {width}px; height: auto\">\n",
                address(wide),
                self.srcset(Layout::Wide),
                wide.height,
                escaped(self.alt_text)
            )
        });
        let anchor = |text: &str, url: &str| {
            format!(
                "<a href=\"{}\">{}</a>",
                escaped(&link::web(url)),
                escaped(text)
            )
        };
        let (software, lang) = (escaped(&self.software), self.lang.tag());
        let caption = self.caption(escaped, anchor);
        format!(
            "<!-- {software} -->\n<figure lang=\"{lang}\" style=\"margin-inline: auto\">\n  <picture>\n\
             {sources}{image}  </picture>\n  <figcaption>{caption}</figcaption>\n</figure>\n"
        )
    }

    /// The pictures of a layout, from which a browser takes the one that its screen needs.
    fn srcset(&self, layout: Layout) -> String {
        let pictures = self.of(layout);
        let each = pictures.map(|picture| format!("{} {}w", address(picture), picture.width));
        each.collect::<Vec<_>>().join(", ")
    }
}

fn address(picture: &EmbedPicture) -> String {
    escaped(&link::beside(&picture.file))
}
