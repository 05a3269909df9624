//! A table of Markdown, to paste.

use super::measured::measured;
use super::stated::claimed;
use super::why::why;
use super::{PHRASES, Report, border_of};

impl Report<'_> {
    /// A table of GitHub's Markdown.
    pub fn markdown(&self) -> String {
        let head = self.head().into_iter().map(|line| escaped(&line));
        let mut lines: Vec<String> = head.flat_map(|line| [line, String::new()]).collect();
        lines.push("| Claim | Claimed | Measured | Verdict | Why |".to_owned());
        lines.push("|---|---|---|---|---|".to_owned());
        for (border, finding) in self.claims().into_iter().flatten() {
            let mut measured = measured(finding, self.geodata);
            measured.extend(border_of(border, finding));
            let cells = [
                PHRASES().quoted(&finding.claim.quote),
                claimed(finding.claim, self.geodata),
                measured.join("\n"),
                format!("**{}**", PHRASES().verdict(finding.verdict)),
                why(finding, self.geodata).join("\n"),
            ];
            lines.push(format!(
                "| {} |",
                cells.map(|cell| escaped(&cell)).join(" | ")
            ));
        }
        lines.push(String::new());
        lines.push(self.summary());
        lines.join("\n")
    }
}

/// A cell of one line in which no sign means anything.
fn escaped(cell: &str) -> String {
    let mut text = String::new();
    for c in cell.chars() {
        match c {
            '\n' => text.push_str("<br>"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' => {
                // Bold verdicts keep their stars.
                if c == '*' && cell.starts_with("**") {
                    text.push(c);
                } else {
                    text.push('\\');
                    text.push(c);
                }
            }
            c => text.push(c),
        }
    }
    text
}
