//! Whom a picture names: where what it shows comes from.

use super::content::Content;
use super::stage::Stage;
use super::window;

/// The line of the sources.
pub(super) fn sources(content: &Content, home: &str, stage: &Stage<'_>) -> String {
    let attribution = attribution(&content.sources, stage);
    let countries = stage.geodata.countries().iter();
    let viewpoint = countries
        .filter(|c| c.iso == home)
        .find_map(|c| c.viewpoint.as_ref());
    let sources = stage
        .phrases
        .sources(&attribution, viewpoint.map(|v| stage.name(v)));
    match window::projection(stage) {
        Some(projection) => format!("{sources} {projection}"),
        None => sources,
    }
}

/// The words that the sources ask for, each once, in the order of `sources.toml`. Most are the names
/// of publishers, which read alike in every language.
pub(super) fn attribution(used: &[String], stage: &Stage<'_>) -> String {
    let mut words: Vec<String> = Vec::new();
    let sources = stage.geodata.sources().iter();
    for source in sources.filter(|s| used.contains(&s.id)) {
        let mut asked = source
            .attribution
            .or_english(stage.phrases.lang())
            .to_owned();
        if source.non_commercial {
            let name = if asked.is_empty() {
                &source.publisher
            } else {
                &asked
            };
            asked = stage.phrases.non_commercial(name);
        }
        if !asked.is_empty() && !words.contains(&asked) {
            words.push(asked);
        }
    }
    words.extend(stage.backdrop.map(|backdrop| backdrop.attribution.clone()));
    words.join("; ")
}
