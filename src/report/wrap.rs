//! Text in so many columns of a terminal.

use std::mem;

/// A text as words: no line breaks at a ± or before a unit.
pub(super) struct Words(Vec<String>);

impl Words {
    pub(super) fn of(text: &str) -> Words {
        let bound = text
            .replace(" ± ", "\u{a0}±\u{a0}")
            .replace(" km", "\u{a0}km")
            .replace(" miles", "\u{a0}miles");
        let words = bound.split(' ').filter(|word| !word.is_empty());
        Words(words.map(|word| word.replace('\u{a0}', " ")).collect())
    }

    /// Lines of so many characters at most, broken between words; a word that is longer is broken
    /// too. Without words it is one empty line.
    pub(super) fn lines(&self, width: usize) -> Vec<String> {
        let width = width.max(1);
        let mut lines = Vec::new();
        let (mut line, mut used) = (String::new(), 0);
        for word in &self.0 {
            let mut length = word.chars().count();
            if used > 0 && used + 1 + length <= width {
                line.push(' ');
                used += 1;
            } else if used > 0 {
                lines.push(mem::take(&mut line));
                used = 0;
            }
            let mut rest = word.as_str();
            while used + length > width {
                let (head, tail) = split(rest, width);
                lines.push(head.to_owned());
                (rest, length) = (tail, length - width);
            }
            line.push_str(rest);
            used += length;
        }
        lines.push(line);
        lines
    }
}

/// The first so many characters of a text, and the rest.
fn split(text: &str, most: usize) -> (&str, &str) {
    let end = text.char_indices().nth(most);
    text.split_at(end.map_or(text.len(), |(end, _)| end))
}

/// A text in lines, as [`Words::lines`] has them.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    Words::of(text).lines(width)
}

/// A paragraph whose lines but the first begin with two spaces.
pub(super) fn hanging(text: &str, width: usize) -> String {
    wrapped(text, width.saturating_sub(2)).join("\n  ")
}

/// A text of so many characters at most; one that is longer is cut after a word, or within the first,
/// and ends with an ellipsis.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    let is_whole = text[kept.len()..].starts_with(' ');
    let words = kept.rsplit_once(' ').filter(|_| !is_whole);
    let words = words.map_or(&*kept, |(words, _)| words);
    format!("{}…", words.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_within_those_that_are_longer() {
        assert_eq!(wrapped("ab cd  ef", 5), ["ab cd", "ef"]);
        assert_eq!(wrapped("a /long/path b", 4), ["a", "/lon", "g/pa", "th b"]);
        assert_eq!(wrapped("міліція", 4), ["мілі", "ція"]);
        assert_eq!(wrapped("off 2 ± 1 km", 9), ["off", "2 ± 1 km"]);
        assert_eq!(wrapped("", 4), [""]);
        assert_eq!(hanging("one two", 5), "one\n  two");
        assert_eq!(cut("one two", 7), "one two");
        assert_eq!(cut("one two", 5), "one…");
    }
}
