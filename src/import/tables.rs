//! What `dataset.toml` and `sources.toml` say of an imported dataset.

use std::fmt::Write;

use super::meaning::About;
use crate::units::LonLatBox;

/// The text of a `dataset.toml`.
pub fn dataset_table(about: &About, source: &str, extent: LonLatBox) -> String {
    let mut text = String::new();
    line(&mut text, "title", &about.title.en);
    if let Some(uk) = &about.title.uk {
        line(&mut text, "\"title:uk\"", uk);
    }
    let _ = writeln!(
        text,
        "# West, south, east, north in degrees; beyond it nothing is mapped.\nextent = {extent}"
    );
    let _ = writeln!(text, "sources = [{}]", quoted(source));
    line(&mut text, "note", &about.note);
    text
}

/// The table of a source, to stand at the end of a `sources.toml`.
pub fn source_table(about: &About, source: &str) -> String {
    let mut text = format!("\n[{source}]\n");
    line(&mut text, "title", &about.source);
    line(&mut text, "publisher", &about.publisher);
    line(&mut text, "licence", &about.licence);
    line(&mut text, "attribution", &about.attribution);
    if let Some(url) = &about.url {
        line(&mut text, "url", url);
    }
    if about.non_commercial {
        text.push_str("non_commercial = true\n");
    }
    text
}

fn line(text: &mut String, key: &str, value: &str) {
    let _ = writeln!(text, "{key} = {}", quoted(value));
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
