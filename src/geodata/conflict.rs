//! Unresolved merges, as version control leaves them in a text: both sides, between lines of marks.

/// What begins the lines around and between the sides.
const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
/// What begins the line behind the last side.
const LAST: &str = MARKS[3];

/// What is wrong with such a text.
pub(super) const WHAT: &str = "an unresolved merge conflict";
/// What to do with it.
pub(super) const HELP: &str = "keep one side of each, and remove the lines that begin with <<<<<<<, ======= and \
                               >>>>>>>";

/// Whether a mark stands at the byte `at`, at the beginning of a line.
pub(super) fn is_mark(text: &str, at: usize) -> bool {
    let begins_line = at == 0 || text[..at].ends_with('\n');
    begins_line && MARKS.iter().any(|mark| text[at..].starts_with(mark))
}

/// The byte behind the last mark of the conflict of which one mark stands at the byte `at`.
pub(super) fn end(text: &str, at: usize) -> usize {
    let mut end = at;
    for line in text[at..].split_inclusive('\n') {
        end += line.len();
        if line.starts_with(LAST) {
            return end;
        }
    }
    text.len()
}
