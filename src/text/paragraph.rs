//! Breaking a paragraph into lines.

use super::glyphs::clusters;
use super::{Face, shape};

/// A word that stands alone on the last line is short below this share of a line.
const SHORT: f64 = 0.25;

/// A text measured once, to be broken into lines at any size: all of its lengths grow with the
/// size alike.
///
/// ```
/// use bakhmut_map::text::{Face, Paragraph};
/// let paragraph = Paragraph::new("The front line around Bakhmut", Face::Bold);
/// assert_eq!(paragraph.lines(9.0), ["The front line", "around Bakhmut"]);
/// assert_eq!(paragraph.lines_at_most(1, 11.0), ["The front line…"]);
/// ```
#[derive(Clone, Debug)]
pub struct Paragraph {
    face: Face,
    /// What stands between line feeds.
    parts: Vec<Part>,
}

/// Words parted by single spaces, with the places where each of their clusters begins: byte, and
/// way from the start in ems. The end comes last.
#[derive(Clone, Debug)]
struct Part {
    text: String,
    clusters: Vec<(usize, f64)>,
    face: Face,
}

impl Paragraph {
    /// Measures a text.
    pub fn new(text: &str, face: Face) -> Paragraph {
        let parts = text.lines().map(|line| Part::new(line, face)).collect();
        Paragraph { face, parts }
    }

    /// The style of the typeface.
    pub fn face(&self) -> Face {
        self.face
    }

    /// The lines of the text where none may be wider than `width` ems. Each takes as many words
    /// as fit; a word wider than a line is broken where the line ends.
    ///
    /// Lines break at spaces (a no-break space is none), and always at a line feed. A short word does
    /// not stand alone on the last line if the line before can give it company.
    pub fn lines(&self, width: f64) -> Vec<&str> {
        let mut lines = Vec::new();
        for part in &self.parts {
            let ranges = part.break_into(width).into_iter();
            lines.extend(ranges.map(|(from, to)| &part.text[from..to]));
        }
        lines
    }

    /// As [`lines`](Self::lines), but no more than `most`: the last then ends in an ellipsis.
    pub fn lines_at_most(&self, most: usize, width: f64) -> Vec<String> {
        let all = self.lines(width);
        let is_cut = all.len() > most;
        let mut lines: Vec<String> = all.into_iter().take(most).map(str::to_owned).collect();
        if let Some(last) = lines.last_mut().filter(|_| is_cut) {
            *last = cut(last, self.face, width);
        }
        lines
    }
}

/// A line with an ellipsis at its end, for which words give way, or letters of the last one.
fn cut(line: &str, face: Face, width: f64) -> String {
    let mut kept = line;
    loop {
        kept = kept.trim_end_matches([' ', ',', ';', ':', '.']);
        let marked = format!("{kept}…");
        if kept.is_empty() || shape(&marked, face, 1.0, 0.0).width() <= width {
            return marked;
        }
        let last_letter = kept.char_indices().next_back().map_or(0, |(at, _)| at);
        kept = &kept[..kept.rfind(' ').unwrap_or(last_letter)];
    }
}

impl Part {
    fn new(line: &str, face: Face) -> Part {
        let words: Vec<&str> = line.split(breaks).filter(|w| !w.is_empty()).collect();
        let text = words.join(" ");
        let clusters = clusters(&text, face);
        Part {
            text,
            clusters,
            face,
        }
    }

    /// The way from the start to a byte, in ems.
    fn way(&self, byte: usize) -> f64 {
        let after = self.clusters.partition_point(|c| c.0 <= byte);
        after.checked_sub(1).map_or(0.0, |i| self.clusters[i].1)
    }

    fn fits(&self, (start, end): (usize, usize), width: f64) -> bool {
        self.way(end) - self.way(start) <= width
    }

    /// The lines, from byte to byte.
    fn break_into(&self, width: f64) -> Vec<(usize, usize)> {
        let mut lines = Vec::new();
        let mut line: Option<(usize, usize)> = None;
        let mut start = 0;
        for word in self.text.split(' ') {
            let end = start + word.len();
            line = Some(match line {
                Some((from, _)) if self.fits((from, end), width) => (from, end),
                full => {
                    lines.extend(full);
                    self.break_word((start, end), &mut lines, width)
                }
            });
            start = end + 1;
        }
        lines.extend(line);
        self.fill_up(&mut lines, width);
        lines
    }

    /// Brings a word of the line before to a short one that stands alone at the end.
    fn fill_up(&self, lines: &mut [(usize, usize)], width: f64) {
        let [.., before, last] = lines else {
            return;
        };
        let is_alone = !self.text[last.0..last.1].contains(' ');
        if !is_alone || !self.fits(*last, SHORT * width) {
            return;
        }
        let Some(space) = self.text[before.0..before.1].rfind(' ') else {
            return;
        };
        let given = before.0 + space + 1;
        if self.fits((given, last.1), width / 2.0) && before.1 < last.0 {
            (before.1, last.0) = (given - 1, given);
        }
    }

    /// Takes whole lines off a word that is wider than a line; what is left of it.
    fn break_word(
        &self,
        (mut start, end): (usize, usize),
        lines: &mut Vec<(usize, usize)>,
        width: f64,
    ) -> (usize, usize) {
        while !self.fits((start, end), width) {
            let first = self.clusters.partition_point(|c| c.0 <= start);
            let inner = self.clusters[first..].iter().map(|c| c.0);
            let inner = inner.take_while(|at| *at < end);
            // At the end of a line a letter is not drawn nearer to the next one.
            let alone = |at: usize| shape(&self.text[start..at], self.face, 1.0, 0.0).width();
            let fitting = inner
                .clone()
                .take_while(|at| self.fits((start, *at), width))
                .filter(|at| alone(*at) <= width);
            // Where not even one letter fits, one stands alone.
            let Some(at) = fitting.last().or_else(|| inner.clone().next()) else {
                break;
            };
            lines.push((start, at));
            start = at;
        }
        (start, end)
    }
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

    /// The lines at a size of 10 pixels per em.
    fn lines(text: &str, width: f64) -> Vec<String> {
        let paragraph = Paragraph::new(text, Face::Regular);
        let lines = paragraph.lines(width / 10.0);
        lines.into_iter().map(str::to_owned).collect()
    }

    fn width(line: &str) -> f64 {
        shape(line, Face::Regular, 10.0, 0.0).width()
    }

    #[test]
    fn a_long_word_is_broken_only_where_it_must() {
        assert_eq!(
            lines("to Kostiantynivka by road", 80.0),
            ["to", "Kostiantynivka", "by road"]
        );
        assert_eq!(
            lines("to Kostiantynivka by road", 40.0),
            ["to", "Kostiant", "ynivka", "by road"]
        );
        assert_eq!(lines("Yar", 0.0), ["Y", "a", "r"]);
    }

    #[test]
    fn a_no_break_space_holds() {
        assert_eq!(
            lines("it is 12\u{a0}km to", 45.0),
            ["it is", "12\u{a0}km to"]
        );
        assert_eq!(lines("it is 12\u{a0}km", 35.0), ["it is", "12\u{a0}km"]);
    }

    #[test]
    fn a_short_last_word_gets_company() {
        let words = "Ivanhrad and Khromove are at most).";
        assert_eq!(
            lines(words, 171.0),
            ["Ivanhrad and Khromove are", "at most)."]
        );
        assert_eq!(
            lines("Kostiantynivka fell", 80.0),
            ["Kostiantynivka", "fell"]
        );
    }

    #[test]
    fn a_line_feed_breaks_and_nothing_gives_no_line() {
        assert_eq!(lines("a b\n\nc", 500.0), ["a b", "", "c"]);
        assert!(lines("", 500.0).is_empty());
    }

    #[test]
    fn a_word_is_broken_where_its_last_letter_fits_without_the_next() {
        let most = 10.409_111_387_965_124;
        for line in lines("їїxo", most) {
            assert!(width(&line) <= most, "{line}");
        }
    }

    #[test]
    fn what_is_cut_says_so() {
        let paragraph = Paragraph::new("Yahidne, Khromove, Opytne", Face::Regular);
        assert_eq!(paragraph.lines_at_most(2, 100.0).len(), 1);
        assert_eq!(paragraph.lines_at_most(2, 6.0), ["Yahidne,", "Khromove…"]);
        assert_eq!(paragraph.lines_at_most(1, 2.0), ["Ya…"]);
        assert!(paragraph.lines_at_most(0, 6.0).is_empty());
    }

    /// The words of a line are measured with those of the others: a space is kerned with nothing.
    #[test]
    fn a_space_is_as_wide_after_any_letter() {
        for face in [Face::Regular, Face::Bold, Face::Italic] {
            let width = |text: &str| shape(text, face, 2048.0, 0.0).width();
            let letters = (' '..='~')
                .chain('А'..='я')
                .chain("ҐґЄєЇїІі’–—“”±°…".chars());
            for c in letters.filter(|c| !c.is_whitespace()) {
                let apart = width(&c.to_string()) + width(" ");
                assert_eq!(width(&format!("{c} ")), apart, "{face:?} {c}");
                assert_eq!(width(&format!(" {c}")), apart, "{face:?} {c}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_and_lines_fit(text in "[a-zї ]{0,60}", most in 10.0..200.0_f64) {
            let wrapped = lines(&text, most);
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(letters(&wrapped.concat()), letters(&text));
            for line in &wrapped {
                prop_assert!(width(line) <= most + 1e-9, "{}", line);
            }
        }

        #[test]
        fn words_stay_whole_where_each_fits(text in "([a-zA-Z]{1,8} ){0,20}", most in 80.0..200.0_f64) {
            let wrapped = lines(&text, most);
            let words: Vec<&str> = wrapped.iter().flat_map(|line| line.split_whitespace()).collect();
            prop_assert_eq!(words, text.split_whitespace().collect::<Vec<_>>());
            // No line could have taken the next one's first word.
            for pair in wrapped.windows(2).rev().skip(1) {
                let next = pair[1].split(' ').next().unwrap_or_default();
                let longer = format!("{} {next}", pair[0]);
                prop_assert!(width(&longer) > most - 1e-9, "{}", longer);
            }
        }

        #[test]
        fn any_text_can_be_broken(text in ".{0,60}", most in 0.0..9.0_f64) {
            let paragraph = Paragraph::new(&text, Face::Bold);
            prop_assert!(paragraph.lines_at_most(3, most).len() <= 3);
        }
    }
}
