//! What `dataset.toml` and `sources.toml` say of an imported dataset.

use std::fmt::Write;

use super::meaning::About;
use crate::geodata::Named;
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
    text.push_str(&note(&about.note));
    text.push_str(&caution(about));
    text
}

/// The text of a `dataset.toml` that says of the dataset what these files are; `None` where it does. Its note
/// stays unless it is that of `old`, as [`dataset_table`] wrote it: then what is said of these takes its place.
pub fn renewed(there: &str, about: &About, old: Option<&About>) -> Option<String> {
    let mut text = there.to_owned();
    if let Some(old) = old.filter(|old| there.contains(&note(&old.note))) {
        text = text.replacen(&note(&old.note), &note(&about.note), 1);
        text = text.replacen(&caution(old), "", 1);
    }
    let caution = caution(about);
    if !text.contains(&caution) {
        if !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(&caution);
    }
    (text != there).then_some(text)
}

fn caution(about: &About) -> String {
    let mut text = String::new();
    if let Some(caution) = about.caution {
        line(&mut text, "caution", caution);
    }
    text
}

fn note(note: &Named) -> String {
    let mut text = String::new();
    line(&mut text, "note", &note.en);
    if let Some(uk) = &note.uk {
        line(&mut text, "\"note:uk\"", uk);
    }
    text
}

/// A `sources.toml` with one more source before all others, for maps name sources in its order: whom the
/// data of control come from, before whom the rivers do.
pub fn with_source(there: &[u8], about: &About, source: &str) -> Vec<u8> {
    let lines = there.split_inclusive(|byte| *byte == b'\n');
    let head = lines.take_while(|line| !line.starts_with(b"["));
    let (head, tables) = there.split_at(head.map(<[u8]>::len).sum());
    let mut text = head.to_vec();
    while !text.is_empty() && !text.ends_with(b"\n\n") {
        text.push(b'\n');
    }
    text.extend(source_table(about, source).into_bytes());
    if !tables.is_empty() {
        text.push(b'\n');
        text.extend_from_slice(tables);
    }
    text
}

/// The table of a source.
fn source_table(about: &About, source: &str) -> String {
    let mut text = format!("[{source}]\n");
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
