//! Where in a text a byte stands: its line and column.

use std::cell::OnceCell;

use crate::error::Place;

/// Bytes between two marks: a place is found by reading at most so many.
const STEP: usize = 4096;

/// A text with an index of its lines, made when the first place is asked for.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    marks: OnceCell<Vec<Place>>,
}

impl<'a> Lines<'a> {
    /// An index of `text`.
    pub fn new(text: &'a str) -> Lines<'a> {
        Lines {
            text,
            marks: OnceCell::new(),
        }
    }

    /// The text itself.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Line and column of the byte at `at`; of the text's end where it is beyond.
    pub fn place(&self, at: usize) -> Place {
        let bytes = self.text.as_bytes();
        let at = at.min(bytes.len());
        let marks = self.marks.get_or_init(|| marks(bytes));
        let mark = at / STEP;
        marks
            .get(mark)
            .map_or(START, |from| advance(*from, &bytes[mark * STEP..at]))
    }
}

const START: Place = Place { line: 1, column: 1 };

/// The place of every `STEP`th byte.
fn marks(bytes: &[u8]) -> Vec<Place> {
    let mut place = START;
    let mut marks = vec![place];
    for block in bytes.chunks(STEP) {
        place = advance(place, block);
        marks.push(place);
    }
    marks
}

/// The place behind `block`, which begins at `from`.
fn advance(from: Place, block: &[u8]) -> Place {
    let breaks = block.iter().filter(|byte| **byte == b'\n').count();
    let last = block.iter().rposition(|byte| *byte == b'\n');
    let tail = &block[last.map_or(0, |at| at + 1)..];
    // Every character of UTF-8 has one byte that is not a continuation.
    let characters = tail.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    let column = if last.is_some() { 1 } else { from.column };
    Place {
        line: from.line + breaks,
        column: column + characters,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn counts_characters_not_bytes() {
        let lines = Lines::new("{\n  \"Бахмут\": 1\n}");
        assert_eq!(lines.place(0), Place { line: 1, column: 1 });
        let colon = lines.text().find(':').unwrap();
        assert_eq!(
            lines.place(colon),
            Place {
                line: 2,
                column: 11
            }
        );
        assert_eq!(lines.place(999), Place { line: 3, column: 2 });
    }

    proptest! {
        #[test]
        fn agrees_with_counting_from_the_start(text in "([a-zї\n]{0,400}){0,40}", part in 0.0..1.0) {
            let at = (0..=text.len()).rev().find(|at| {
                *at as f64 <= part * text.len() as f64 && text.is_char_boundary(*at)
            }).unwrap_or(0);
            let before = &text[..at];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            prop_assert_eq!(Lines::new(&text).place(at), Place { line, column });
        }
    }
}
