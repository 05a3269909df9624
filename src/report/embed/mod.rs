//! What stands beside the pictures of a map that a page shows.
//!
//! - `html`, `markdown`: what is pasted into the page
//! - `json`: all that is known of it, as `docs/embed.schema.json` describes it
//! - `link`: addresses in them

mod html;
mod json;
mod link;
mod markdown;

use super::{Distance, ViewAreas};
use crate::geodata::{Place, Source};
use crate::locale::{Lang, Phrases};
use crate::request::{Layout, Scale};

/// A map as a page shows it.
#[derive(Clone, Debug)]
pub struct Embed<'e> {
    /// The program and its version.
    pub software: String,
    /// The language of the words.
    pub lang: Lang,
    /// The title.
    pub title: &'e str,
    /// The map in words.
    pub alt_text: &'e str,
    /// What the reader must know of the data.
    pub disclaimer: Option<&'e str>,
    /// Of when the data are, as the map says it; empty where it shows none of a day.
    pub as_of: &'e str,
    /// The day of the data.
    pub date: &'e str,
    /// Which snapshot is shown.
    pub snapshot: Option<&'e str>,
    /// Whose view of borders it takes.
    pub viewpoint: Option<&'e str>,
    /// The sources.
    pub sources: Vec<&'e Source>,
    /// Whom the basemap comes from, if there is one.
    pub basemap: Option<&'e str>,
    /// Whom the picture comes from, as a sentence, where its editor says so.
    pub credit: Option<&'e str>,
    /// The pictures: of each layout all scales, the least first.
    pub pictures: Vec<EmbedPicture>,
    /// Name and SHA-256 of each input.
    pub inputs: &'e [(String, String)],
    /// What was measured from a place, where the map shows that.
    pub distances: Vec<(&'e Place, Vec<Distance>)>,
    /// How much land each side holds in the view, by each dataset that is shown.
    pub areas: Vec<ViewAreas<'e>>,
}

/// A picture of it.
#[derive(Clone, Debug)]
pub struct EmbedPicture {
    /// The file's name, without its folder.
    pub file: String,
    /// Its shape.
    pub layout: Layout,
    /// Its scale.
    pub scale: Scale,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// How large the file is.
    pub bytes: usize,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// The canonical request.
    pub request: String,
}

impl Embed<'_> {
    /// The pictures of a layout, the least scale first.
    fn of(&self, layout: Layout) -> impl Iterator<Item = &EmbedPicture> {
        let pictures = self.pictures.iter();
        pictures.filter(move |picture| picture.layout == layout)
    }

    /// The line below the picture; words and addresses stand in it as `text` and `link` write them.
    fn caption(&self, text: fn(&str) -> String, link: fn(&str, &str) -> String) -> String {
        let phrases = Phrases::of(self.lang);
        let mut credits: Vec<String> = Vec::new();
        for source in &self.sources {
            let asked = phrases.attribution(source);
            let credit = match source.url.as_deref().filter(|url| link::is_web(url)) {
                Some(url) => link(&asked, url),
                None => text(&asked),
            };
            if !asked.is_empty() && !credits.contains(&credit) {
                credits.push(credit);
            }
        }
        credits.extend(self.basemap.map(text));
        let viewpoint = self.viewpoint.map(text);
        let sources = phrases.sources(&credits.join("; "), viewpoint.as_deref());
        let as_of = (!self.as_of.is_empty()).then(|| format!("{}.", text(self.as_of)));
        let sentences = [as_of, Some(sources), self.credit.map(text)];
        sentences
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::Named;

    fn source(attribution: &str, url: Option<&str>) -> Source {
        Source {
            id: "s".into(),
            title: "T".into(),
            publisher: "P".into(),
            licence: "L".into(),
            attribution: Named {
                en: attribution.into(),
                uk: None,
            },
            non_commercial: false,
            url: url.map(str::to_owned),
            maps_since: None,
            note: None,
        }
    }

    /// What nobody means well with stands in all that is asked for.
    fn hostile() -> (Vec<Source>, EmbedPicture) {
        let sources = [
            source("A & <b>", Some("https://a.b/?c=(d)&e=\"f\"")),
            source("A & <b>", Some("https://a.b/?c=(d)&e=\"f\"")),
            source("[C](d)", Some("javascript:alert(1)")),
            source("", Some("https://unasked.example")),
        ];
        let picture = EmbedPicture {
            file: "a, \"b\".png".into(),
            layout: Layout::Wide,
            scale: Scale::One,
            width: 1200,
            height: 900,
            bytes: 9,
            sha256: "00".into(),
            request: "{}".into(),
        };
        (sources.into(), picture)
    }

    fn embed<'e>(sources: &'e [Source], picture: &EmbedPicture) -> Embed<'e> {
        Embed {
            software: "bakhmut-map 0".into(),
            lang: Lang::En,
            title: "Title",
            alt_text: "Who holds \"A\" & <B>_?",
            disclaimer: None,
            as_of: "As of <day>",
            date: "2025-01-15",
            snapshot: None,
            viewpoint: None,
            sources: sources.iter().collect(),
            basemap: Some("Tiles & more"),
            credit: Some("Drawn by <me>."),
            pictures: vec![picture.clone()],
            inputs: &[],
            distances: Vec::new(),
            areas: Vec::new(),
        }
    }

    #[test]
    fn data_that_are_not_for_commercial_use_are_said_to_be_so() {
        let (_, picture) = hostile();
        let mut theirs = source("DeepState", Some("https://deepstatemap.live"));
        theirs.non_commercial = true;
        let sources = [theirs];
        let html = embed(&sources, &picture).html();
        let said = "<a href=\"https://deepstatemap.live\">DeepState (non-commercial use only)</a>";
        assert!(html.contains(said), "{html}");
    }

    #[test]
    fn nothing_that_is_said_becomes_markup() {
        let (sources, picture) = hostile();
        let embed = embed(&sources, &picture);
        let html = embed.html();
        assert!(
            html.contains(" Drawn by &lt;me&gt;.</figcaption>"),
            "{html}"
        );
        for part in [
            "src=\"a%2C%20%22b%22.png\" srcset=\"a%2C%20%22b%22.png 1200w\"",
            "alt=\"Who holds &quot;A&quot; &amp; &lt;B&gt;_?\"",
            "<figcaption>As of &lt;day&gt;. Sources: \
             <a href=\"https://a.b/?c=%28d%29&amp;e=%22f%22\">A &amp; &lt;b&gt;</a>; [C](d); Tiles &amp; more. ",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(
            !html.contains("javascript") && !html.contains("unasked"),
            "{html}"
        );
        let markdown = embed.markdown();
        for part in [
            "![Who holds \"A\" & \\<B\\>\\_?](a%2C%20%22b%22.png)",
            "[A & \\<b\\>](https://a.b/?c=%28d%29&e=%22f%22); \\[C\\](d); Tiles & more",
        ] {
            assert!(markdown.contains(part), "{part}: {markdown}");
        }
    }

    #[test]
    fn the_sidecar_holds_words_as_they_are() {
        let (sources, picture) = hostile();
        let json: serde_json::Value =
            serde_json::from_str(&embed(&sources, &picture).json()).unwrap();
        assert_eq!(json["alt"], "Who holds \"A\" & <B>_?");
        assert_eq!(json["pictures"][0]["file"], "a, \"b\".png");
        let caption = json["caption"].as_str().unwrap();
        assert!(
            caption.starts_with("As of <day>. Sources: A & <b>; [C](d); Tiles & more."),
            "{caption}"
        );
    }
}
