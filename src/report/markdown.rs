//! A table of Markdown, to paste.

use super::Report;
use super::measured::measured;
use super::method::method;
use super::near::near;
use super::stated::read_as;
use super::why::why;
use crate::factcheck::{Finding, Verdict};

impl Report<'_> {
    /// A table of GitHub's Markdown, in the order of that for a terminal; below it what else would come
    /// near a wrong distance, and how each claim was measured, by which sources.
    pub fn markdown(&self) -> String {
        let head = self.head().into_iter().map(|line| escaped(&line));
        let mut lines: Vec<String> = head.flat_map(|line| [line, String::new()]).collect();
        let telling = self.telling();
        let head = telling.say(
            "| Claim | Claimed | Measured | Verdict | Why |",
            "| Твердження | Про що йдеться | Виміряно | Висновок | Чому так |",
        );
        lines.push(head.to_owned());
        lines.push("|---|---|---|---|---|".to_owned());
        for (border, finding) in self.ordered() {
            let mut measured = measured(finding, self.telling());
            measured.extend(self.border_of(border, finding));
            let cells = [
                escaped(&self.telling().phrases.quoted(&finding.claim.quote)),
                escaped(&read_as(finding.claim, self.telling())),
                escaped(&measured.join("\n")),
                format!("**{}**", self.telling().phrases.verdict(finding.verdict)),
                escaped(&why(finding, self.telling()).join("\n")),
            ];
            lines.push(format!("| {} |", cells.join(" | ")));
        }
        for (border, finding) in self.ordered() {
            let found = finding.coincidences.iter();
            let near =
                found.map(|found| format!("- {}", escaped(&near(found, finding, self.telling()))));
            let near: Vec<String> = near.collect();
            if !near.is_empty() {
                let head = escaped(&self.coincidence_head(border, finding));
                lines.extend([String::new(), head, String::new()]);
                lines.extend(near);
            }
        }
        let bases: Vec<String> = self
            .ordered()
            .into_iter()
            .filter(|(_, finding)| finding.verdict != Verdict::NotCheckable)
            .map(|(border, finding)| format!("- {}", escaped(&self.basis(border, finding))))
            .collect();
        if !bases.is_empty() {
            let head = telling.say(
                "How each was measured, and by which sources:",
                "Як виміряно кожне і\u{a0}за\u{a0}якими джерелами:",
            );
            lines.extend([String::new(), head.to_owned(), String::new()]);
            lines.extend(bases);
        }
        lines.push(String::new());
        lines.push(self.summary());
        lines.join("\n")
    }

    /// How a claim was measured, and by which sources.
    fn basis(&self, border: &str, finding: &Finding<'_>) -> String {
        let claim = finding.claim;
        let by = self.border_of(border, finding);
        let by = by.map_or(String::new(), |by| format!(" ({by})"));
        let method = method(&claim.assertion, self.lang);
        let sources = finding.sources.iter().map(|id| self.telling().source(id));
        let sources: Vec<&str> = sources.collect();
        let telling = self.telling();
        let sources = match sources.join("; ") {
            none if none.is_empty() => none,
            some => telling.say(format!("; by {some}"), format!("; джерела: {some}")),
        };
        let reading = claim.reading.as_ref();
        let reading = reading.map(|reading| {
            let reading = reading.or_english(self.lang);
            telling.say(
                format!("; our reading of it: {reading}"),
                format!("; розуміємо це так: {reading}"),
            )
        });
        let reading = reading.unwrap_or_default();
        let quote = self.telling().phrases.quoted(&claim.quote);
        format!("{quote}{by}: {method}{sources}{reading}")
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
