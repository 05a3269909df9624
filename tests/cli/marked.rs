//! Text in which a sign marks the place that a message must name.

/// The sign, which is not part of the text.
const SIGN: char = '‸';

/// A text and the place that was marked in it.
pub(crate) struct Marked {
    pub(crate) text: String,
    /// `line:column`, both from 1, the column in characters.
    pub(crate) place: String,
    /// The byte that was marked.
    pub(crate) at: usize,
}

/// Takes the one sign out of a text.
#[track_caller]
pub(crate) fn marked(text: &str) -> Marked {
    let (before, after) = text.split_once(SIGN).expect("a place is marked");
    assert!(!after.contains(SIGN), "more than one place is marked");
    let line = before.matches('\n').count() + 1;
    let last = before.rsplit('\n').next().unwrap_or_default();
    Marked {
        text: format!("{before}{after}"),
        place: format!("{line}:{}", last.chars().count() + 1),
        at: before.len(),
    }
}

#[test]
fn a_place_counts_characters() {
    let found = marked("{\n \"ї\": ‸1\n}");
    assert_eq!(found.text, "{\n \"ї\": 1\n}");
    assert_eq!(found.place, "2:7");
    assert_eq!(found.text.as_bytes()[found.at], b'1');
}
