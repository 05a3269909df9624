//! The line around a fault, as it can be shown under it.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::token::token_end;
use crate::error::{Excerpt, steers};

/// How many columns of a line show at most.
const WIDTH: usize = 100;
/// How many of them before the part that is meant, where the line is longer.
const BEFORE: usize = 40;
/// How many columns a tab takes.
const TAB: usize = 4;

/// The line that the byte `span.start` of a text stands on, cut around the span; of a span of several
/// lines, the part on the first, but for a list whose bracket stands alone on its line: of that what
/// follows, as if it stood on one.
pub(super) fn excerpt(text: &str, span: Range<usize>) -> Excerpt {
    let start = floor(text, span.start.min(text.len()));
    let (before, cut_before) = tail(&text[..start], BEFORE);
    let room = WIDTH - before.width - usize::from(cut_before);
    let joined = joined(&text[start..]);
    let (after, cut_after) = head(joined.as_deref().unwrap_or(&text[start..]), room);
    let end = floor(text, span.end.min(text.len())).max(start);
    let meant = match &joined {
        Some(list) => head(&list[..token_end(list, 0)], WIDTH).0.width,
        None => head(&text[start..end], WIDTH).0.width,
    };
    let left = if cut_before { "…" } else { "" };
    let right = if cut_after { "…" } else { "" };
    Excerpt {
        before: before.width + usize::from(cut_before),
        width: meant.min(after.width).max(1),
        line: format!("{left}{}{}{right}", before.text, after.text),
    }
}

/// The list that a text begins with on one line, if its first line is no more than its bracket; as
/// much of it as an excerpt could show.
fn joined(text: &str) -> Option<String> {
    /// Bytes, many of them indentation.
    const REACH: usize = 4000;
    let first = text.lines().next()?;
    if first.trim_end() != "[" {
        return None;
    }
    let text = &text[..floor(text, REACH.min(text.len()))];
    let mut all = String::new();
    for word in text.split_whitespace() {
        let is_apart = !all.is_empty() && !all.ends_with('[') && !word.starts_with(']');
        if is_apart {
            all.push(' ');
        }
        all += word;
    }
    Some(all)
}

/// Text as it shows, and how many columns it takes.
#[derive(Default)]
struct Shown {
    text: String,
    width: usize,
}

/// How a character shows, and in how many columns.
fn shown(character: char) -> (String, usize) {
    match character {
        '\t' => (" ".repeat(TAB), TAB),
        // What steers a terminal or the direction of a text takes a column that tells of it.
        c if steers(c) => ("\u{FFFD}".to_owned(), 1),
        c => (c.to_string(), c.width().unwrap_or(0)),
    }
}

/// The beginning of a text up to the end of its line or that many columns, and whether it was cut.
fn head(text: &str, columns: usize) -> (Shown, bool) {
    let mut all = Shown::default();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_break = |c: char| c == '\n';
        if is_break(character) || (character == '\r' && characters.peek() == Some(&'\n')) {
            return (all, false);
        }
        let (text, width) = shown(character);
        if all.width + width > columns {
            return (all, true);
        }
        all.width += width;
        all.text += &text;
    }
    (all, false)
}

/// The end of a text from the beginning of its line or that many columns on, and whether it was cut.
fn tail(text: &str, columns: usize) -> (Shown, bool) {
    let (mut parts, mut width, mut cut) = (Vec::new(), 0, false);
    for character in text.chars().rev().take_while(|c| *c != '\n') {
        let (text, columns_of_it) = shown(character);
        if width + columns_of_it > columns {
            cut = true;
            break;
        }
        width += columns_of_it;
        parts.push(text);
    }
    parts.reverse();
    let text = parts.concat();
    (Shown { text, width }, cut)
}

/// The last boundary of a character up to a byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str, part: &str) -> Excerpt {
        let start = text.find(part).unwrap();
        excerpt(text, start..start + part.len())
    }

    #[test]
    fn shows_the_line_alone() {
        let found = of("{\r\n  \"id\": \"ab\"\r\n}", "\"ab\"");
        let line = "  \"id\": \"ab\"".to_owned();
        assert_eq!(
            found,
            Excerpt {
                line,
                before: 8,
                width: 4
            }
        );
    }

    #[test]
    fn a_list_of_a_line_for_each_number_shows_them() {
        let text =
            "  \"coordinates\": [\n    [\n      38.5,\n      48.25\n    ],\n    [\n      39,";
        let position = excerpt(text, 23..24);
        assert_eq!(
            (position.line.trim(), position.width),
            ("[38.5, 48.25], [39,", 13)
        );
        // Of a list that is longer all that shows is meant, or its bracket where that shows no end.
        let ring = excerpt(text, 17..18);
        assert_eq!(ring.line, "  \"coordinates\": [[38.5, 48.25], [39,");
        assert_eq!(ring.width, 1);
    }

    #[test]
    fn counts_columns_as_a_terminal_does() {
        // A tab, a wide character, and a letter of two code points.
        let found = of("\t漢и\u{306} 5", "5");
        assert_eq!((found.before, found.width), (TAB + 2 + 1 + 1, 1));
        assert_eq!(of("a 漢字", "漢字").width, 4);
        assert_eq!(of("\u{202e}5", "5").line, "\u{FFFD}5");
    }

    #[test]
    fn cuts_a_long_line_around_the_place() {
        let text = format!("{}[5]{}", "1, ".repeat(40_000_000 / 3), ", 1".repeat(1000));
        let found = of(&text, "[5]");
        assert!(
            found.line.starts_with('…') && found.line.ends_with('…'),
            "{}",
            found.line
        );
        let meant: String = found
            .line
            .chars()
            .skip(found.before)
            .take(found.width)
            .collect();
        assert_eq!(meant, "[5]");
        assert!(found.line.chars().count() <= WIDTH + 1);
    }

    #[test]
    fn the_end_of_a_text_has_a_place_too() {
        let found = excerpt("[1", 2..2);
        assert_eq!(
            (found.line.as_str(), found.before, found.width),
            ("[1", 2, 1)
        );
    }

    proptest! {
        #[test]
        fn any_span_of_any_text_can_be_shown(text in "[a-zї漢\t\n\r]{0,300}", at in 0_usize..700, length in 0_usize..300) {
            let found = excerpt(&text, at..at + length);
            prop_assert!(found.before + found.width <= WIDTH + 2);
            prop_assert!(!found.line.contains('\n'));
        }
    }
}
