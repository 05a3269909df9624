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
                escaped(&PHRASES().quoted(&finding.claim.quote)),
                escaped(&claimed(finding.claim, self.geodata)),
                escaped(&measured.join("\n")),
                format!("**{}**", PHRASES().verdict(finding.verdict)),
                escaped(&why(finding, self.geodata).join("\n")),
            ];
            lines.push(format!("| {} |", cells.join(" | ")));
        }
        lines.push(String::new());
        lines.push(self.summary());
        lines.join("\n")
    }
}

/// A text of one line in which no sign of Markdown means anything.
pub(super) fn escaped(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        match c {
            '\n' => plain.push_str("<br>"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' => plain.extend(['\\', c]),
            c => plain.push(c),
        }
    }
    plain
}
