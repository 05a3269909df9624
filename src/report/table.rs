//! A table for a terminal.

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};

use super::stated::claimed;
use super::words::{coincides, measured, why};
use super::{PHRASES, Report, border_of};
use crate::factcheck::{Finding, Verdict};

impl Report<'_> {
    /// A table as wide as so many characters, what is contradicted first; below it what else would
    /// come near a wrong distance, and what can't be checked.
    pub fn table(&self, width: u16) -> String {
        let mut findings: Vec<_> = self.findings().collect();
        findings.sort_by_key(|(_, finding)| rank(finding.verdict));
        let is_open = |(_, finding): &&(&str, &Finding<'_>)| rank(finding.verdict) < LAST;
        let mut parts = Vec::new();
        if findings.iter().any(|found| is_open(&found)) {
            parts.push(self.checked(findings.iter().filter(is_open).copied(), width));
        }
        for (border, finding) in &findings {
            let found = finding.coincidences.iter();
            let lines: Vec<String> = found
                .map(|found| format!("  {}", coincides(found, self.geodata)))
                .collect();
            if !lines.is_empty() {
                let quote = PHRASES().quoted(&finding.claim.quote);
                let by = border_of(border, finding).map_or(String::new(), |by| format!(" ({by})"));
                let head =
                    format!("Would come near {quote}{by}, by coincidence, which explains nothing:");
                parts.push(format!("{head}\n{}", lines.join("\n")));
            }
        }
        let unchecked = findings.iter().filter(|found| !is_open(found));
        let lines: Vec<String> = unchecked
            .map(|(_, finding)| self.unchecked(finding))
            .collect();
        if !lines.is_empty() {
            parts.push(format!("Not checkable:\n{}", lines.join("\n")));
        }
        parts.push(self.summary());
        parts.join("\n\n")
    }

    fn checked<'f>(
        &self,
        findings: impl Iterator<Item = (&'f str, &'f Finding<'f>)>,
        width: u16,
    ) -> String {
        let mut table = Table::new();
        table
            .load_style(UTF8_HORIZONTAL_ONLY)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width)
            .set_header(["Claim", "Claimed", "Measured", "Verdict", "Why"]);
        for (border, finding) in findings {
            let mut measured = measured(finding, self.geodata);
            measured.extend(border_of(border, finding));
            table.add_row([
                PHRASES().quoted(&finding.claim.quote),
                claimed(finding.claim),
                measured.join("\n"),
                PHRASES().verdict(finding.verdict).to_owned(),
                why(finding, self.geodata).join("\n"),
            ]);
        }
        let percent = |share| ColumnConstraint::UpperBoundary(Width::Percentage(share));
        let verdict = ColumnConstraint::ContentWidth;
        table.set_constraints([percent(22), percent(17), percent(29), verdict, percent(22)]);
        table
            .lines()
            .map(|line| line.trim_end().to_owned() + "\n")
            .collect::<String>()
            .trim_end()
            .to_owned()
    }

    fn unchecked(&self, finding: &Finding<'_>) -> String {
        let quote = PHRASES().quoted(&finding.claim.quote);
        let why = why(finding, self.geodata).join("; ");
        format!("  {quote}\n    {why}")
    }
}

/// The rank of what can't be checked.
const LAST: u8 = 3;

/// The order in which verdicts matter to a desk.
fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Contradicted => 0,
        Verdict::Inconclusive => 1,
        Verdict::Supported => 2,
        Verdict::NotCheckable => LAST,
    }
}
