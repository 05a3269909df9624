//! What is said of a picture beside it.

use std::collections::BTreeSet;

use bakhmut_map::figure::{LEGIBLE, Remarks};
use bakhmut_map::request::Request;
use bakhmut_map::text::Face;

use super::console::Console;

/// Says what of a picture its reader might miss.
pub(super) fn remark(request: &Request, remarks: &Remarks, console: Console) {
    let (view, size) = (&request.view, request.size);
    if remarks.smallest_type < LEGIBLE {
        console.warn(&format!(
            "{view}: at {size} the smallest type is {:.1} pixels high, too small to read; give a larger --size",
            remarks.smallest_type
        ));
    }
    if !remarks.cut.is_empty() {
        let what = remarks.cut.join(", ");
        console.warn(&format!(
            "{view}: no room for {what}; give a larger --size, or shorter texts"
        ));
    }
    if !remarks.missing.is_empty() {
        console.warn(&format!(
            "{view}: the font lacks {}, printed as boxes",
            signs(&remarks.missing)
        ));
    }
    if !remarks.lent.is_empty() {
        console.note(&format!(
            "{view}: the font of --font lacks {}, set in {}",
            signs(&remarks.lent),
            Face::BUNDLED
        ));
    }
    for mark in &remarks.faint {
        console.warn(&format!("{view}: {mark}"));
    }
    if !remarks.outside.is_empty() {
        let marks = remarks.outside.join(", ");
        console.note(&format!("{view}: not on this map: {marks}"));
    }
    if !remarks.dropped.is_empty() {
        let names = remarks.dropped.join(", ");
        console.note(&format!("{view}: no room for the name of {names}"));
    }
}

/// Characters with their numbers: the first of many.
fn signs(characters: &[char]) -> String {
    /// So many are listed.
    const MOST: usize = 12;
    let listed = characters.iter().take(MOST);
    let mut listed: Vec<String> = listed
        .map(|c| format!("{} (U+{:04X})", c.escape_debug(), u32::from(*c)))
        .collect();
    if let more @ 1.. = characters.len().saturating_sub(MOST) {
        listed.push(format!("and {more} more"));
    }
    listed.join(", ")
}

/// Says once, of all maps together, which names stand in English on a map of another language.
pub(super) fn tell_untranslated<'n>(names: impl Iterator<Item = &'n str>, console: Console) {
    /// So many are named; of more than that the number will do.
    const MOST: usize = 10;
    let names: BTreeSet<&str> = names.collect();
    if names.is_empty() {
        return;
    }
    let mut listed: Vec<&str> = names.iter().copied().take(MOST).collect();
    let more = format!("and {} more", names.len() - listed.len());
    if names.len() > MOST {
        listed.push(&more);
    }
    console.note(&format!(
        "in English, for want of a Ukrainian name or title: {}",
        listed.join(", ")
    ));
}
