//! Whom a picture's data come from.

use super::content::Content;
use super::stage::Stage;
use super::window;
use crate::geodata::Source;

/// Whom a picture's data come from, and of when they are, for whoever says it beside the picture.
#[derive(Clone, Debug, Default)]
pub struct Credits {
    /// Of when the data are, as the picture says it; empty where it shows none of a day.
    pub as_of: String,
    /// The ids of the sources, in the order of `sources.toml`.
    pub sources: Vec<String>,
    /// Whom the basemap comes from, if there is one.
    pub basemap: Option<String>,
    /// Whose view of borders it takes.
    pub viewpoint: Option<String>,
    /// Whom the picture comes from, as a sentence, where its editor says so.
    pub credit: Option<String>,
}

impl Credits {
    pub(super) fn of(content: &Content, home: &str, stage: &Stage<'_>) -> Credits {
        let sources = used(&content.sources, stage);
        Credits {
            as_of: content.subtitle.clone(),
            sources: sources.map(|source| source.id.clone()).collect(),
            basemap: stage.backdrop.map(|backdrop| backdrop.attribution.clone()),
            viewpoint: viewpoint(home, stage).map(str::to_owned),
            credit: stage.editing.credit_sentence(),
        }
    }
}

/// The line of the sources; it begins with the day of the data where nothing stands below the title.
pub(super) fn line(content: &Content, home: &str, stage: &Stage<'_>) -> String {
    let attribution = attribution(&content.sources, stage);
    let as_of = &content.subtitle;
    let is_elsewhere = stage.editing.leaves_subtitle_out() && !as_of.is_empty();
    let sentences = [
        is_elsewhere.then(|| format!("{as_of}.")),
        Some(stage.phrases.sources(&attribution, viewpoint(home, stage))),
        window::projection(stage).map(str::to_owned),
        stage.editing.credit_sentence(),
    ];
    sentences
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Who holds which rights in the picture: whom its data and it itself come from.
pub(super) fn rights(content: &Content, stage: &Stage<'_>) -> String {
    let data = attribution(&content.sources, stage);
    match &stage.editing.credit {
        Some(credit) => format!("{data}; {credit}"),
        None => data,
    }
}

/// The words that the sources ask for, each once, in the order of `sources.toml`. Most are the names
/// of publishers, which read alike in every language.
pub(super) fn attribution(ids: &[String], stage: &Stage<'_>) -> String {
    let mut words: Vec<String> = Vec::new();
    for source in used(ids, stage) {
        let asked = stage.phrases.attribution(source);
        if !asked.is_empty() && !words.contains(&asked) {
            words.push(asked);
        }
    }
    words.extend(stage.backdrop.map(|backdrop| backdrop.attribution.clone()));
    words.join("; ")
}

fn used<'a>(ids: &'a [String], stage: &Stage<'a>) -> impl Iterator<Item = &'a Source> {
    let sources = stage.geodata.sources().iter();
    sources.filter(|source| ids.contains(&source.id))
}

fn viewpoint<'a>(home: &str, stage: &Stage<'a>) -> Option<&'a str> {
    let mut countries = stage.geodata.countries().iter();
    let country = countries.find(|c| c.iso == home && c.viewpoint.is_some());
    let viewpoint = country.and_then(|c| c.viewpoint.as_ref());
    viewpoint.map(|viewpoint| stage.name(viewpoint))
}
