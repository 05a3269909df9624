//! Breaking a paragraph into lines.

use super::{Face, Shaped, shape};

/// Breaks a text into lines no wider than `width` pixels where that is possible: each line takes
/// as many words as fit, and a word wider than a line stands alone. `size` is in pixels per em.
///
/// Lines break at spaces (a no-break space is none), and always at a line feed.
pub fn wrap(text: &str, face: Face, size: f64, width: f64) -> Vec<Shaped> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = shape("", face, size, 0.0);
        for word in paragraph.split(breaks).filter(|word| !word.is_empty()) {
            if line.text().is_empty() {
                line = shape(word, face, size, 0.0);
                continue;
            }
            let longer = shape(&format!("{} {word}", line.text()), face, size, 0.0);
            if longer.width() <= width {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, shape(word, face, size, 0.0)));
            }
        }
        lines.push(line);
    }
    lines
}

/// Whether a line may break at the character.
fn breaks(c: char) -> bool {
    // No-break space, figure space, narrow no-break space.
    c.is_whitespace() && !['\u{a0}', '\u{2007}', '\u{202f}'].contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, width: f64) -> Vec<String> {
        wrap(text, Face::Regular, 10.0, width)
            .iter()
            .map(|line| line.text().to_owned())
            .collect()
    }

    #[test]
    fn a_long_word_stands_alone() {
        assert_eq!(
            lines("to Kostiantynivka by road", 40.0),
            ["to", "Kostiantynivka", "by road"]
        );
    }

    #[test]
    fn a_no_break_space_holds() {
        assert_eq!(
            lines("it is 12\u{a0}km to", 45.0),
            ["it is", "12\u{a0}km to"]
        );
        assert_eq!(lines("it is 12\u{a0}km", 30.0), ["it is", "12\u{a0}km"]);
    }

    #[test]
    fn a_line_feed_breaks_and_nothing_gives_no_line() {
        assert_eq!(lines("a b\n\nc", 500.0), ["a b", "", "c"]);
        assert!(lines("", 500.0).is_empty());
    }

    proptest! {
        #[test]
        fn no_word_is_lost_and_lines_fit(text in "[a-zї ]{0,60}", width in 10.0..200.0_f64) {
            let wrapped = wrap(&text, Face::Regular, 10.0, width);
            let words: Vec<&str> = wrapped.iter().flat_map(|line| line.text().split(' ')).filter(|w| !w.is_empty()).collect();
            prop_assert_eq!(words, text.split_whitespace().collect::<Vec<_>>());
            for line in &wrapped {
                prop_assert!(line.width() <= width || !line.text().contains(' '));
            }
        }
    }
}
