//! Text in so many columns of a terminal.

/// A text in lines of so many characters at most, broken between words but not at a ± or
/// before a unit; a word that is
/// longer is broken too. A text without words is one empty line.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = vec![String::new()];
    let mut used = 0;
    let units = [" km", " miles"].map(|unit| (unit, unit.replace(' ', "\u{a0}")));
    let bound = units.iter().fold(
        text.replace(" ± ", "\u{a0}±\u{a0}"),
        |text, (unit, bound)| text.replace(unit, bound),
    );
    for word in bound.split(' ').filter(|word| !word.is_empty()) {
        let mut rest: Vec<char> = word.replace('\u{a0}', " ").chars().collect();
        if used > 0 && used + 1 + rest.len() <= width {
            push(&mut lines, &[' ']);
            used += 1;
        } else if used > 0 {
            lines.push(String::new());
            used = 0;
        }
        while used + rest.len() > width {
            let tail = rest.split_off(width - used);
            push(&mut lines, &rest);
            lines.push(String::new());
            (rest, used) = (tail, 0);
        }
        used += rest.len();
        push(&mut lines, &rest);
    }
    lines
}

fn push(lines: &mut [String], more: &[char]) {
    if let Some(line) = lines.last_mut() {
        line.extend(more);
    }
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
