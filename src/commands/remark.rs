//! What is said of a picture beside it.

use std::collections::BTreeSet;

use bakhmut_map::render::Still;
use bakhmut_map::request::{PictureSize, Request};
use bakhmut_map::text::Face;

use super::console::Console;

/// Says what of a picture its reader might miss.
pub(super) fn remark(request: &Request, still: &Still, console: Console) {
    let room = Room {
        view: &request.view,
        size: request.size,
        smallest_type: still.smallest_type,
        cut: &still.cut,
        missing: &still.missing,
        lent: &still.lent,
        dropped: &still.dropped,
        outside: &still.outside,
    };
    remark_on(&room, console);
}

/// What found room in a picture, and how.
pub(super) struct Room<'a> {
    pub(super) view: &'a str,
    pub(super) size: PictureSize,
    pub(super) smallest_type: f64,
    pub(super) cut: &'a [String],
    pub(super) missing: &'a [char],
    pub(super) lent: &'a [char],
    pub(super) dropped: &'a [String],
    pub(super) outside: &'a [String],
}

/// The same of any picture.
pub(super) fn remark_on(room: &Room<'_>, console: Console) {
    /// Type below this many pixels can't be read.
    const LEGIBLE: f64 = 8.0;
    if room.smallest_type < LEGIBLE {
        console.warn(&format!(
            "{}: at {} the smallest type is {:.1} pixels high, too small to read; give a larger --size",
            room.view, room.size, room.smallest_type
        ));
    }
    if !room.cut.is_empty() {
        let what = room.cut.join(", ");
        console.warn(&format!(
            "{}: no room for {what}; give a larger --size, or shorter texts",
            room.view
        ));
    }
    if !room.missing.is_empty() {
        console.warn(&format!(
            "{}: the font lacks {}, printed as boxes",
            room.view,
            signs(room.missing)
        ));
    }
    if !room.lent.is_empty() {
        console.note(&format!(
            "{}: the font of --font lacks {}, set in {}",
            room.view,
            signs(room.lent),
            Face::BUNDLED
        ));
    }
    if !room.outside.is_empty() {
        let marks = room.outside.join(", ");
        console.note(&format!("{}: not on this map: {marks}", room.view));
    }
    if !room.dropped.is_empty() {
        let names = room.dropped.join(", ");
        console.note(&format!("{}: no room for the name of {names}", room.view));
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
