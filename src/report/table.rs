//! A table for a terminal.

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};

use super::measured::measured;
use super::near::near;
use super::stated::claimed_lines;
use super::why::why;
use super::{ByBorder, PHRASES, Report, border_of};
use crate::factcheck::{Finding, Verdict};

impl Report<'_> {
    /// A table as wide as so many characters, what is contradicted first; below it what else would
    /// come near a wrong distance, and what can't be checked.
    pub fn table(&self, width: u16) -> String {
        let mut claims = self.claims();
        claims.sort_by_key(|by| by.iter().map(|(_, found)| rank(found.verdict)).min());
        let findings: Vec<ByBorder<'_, '_>> = claims.into_iter().flatten().collect();
        let (open, unchecked): (Vec<_>, Vec<_>) = findings
            .into_iter()
            .partition(|(_, finding)| rank(finding.verdict) < LAST);
        let mut parts = vec![self.head().join("\n")];
        if !open.is_empty() {
            parts.push(self.checked(&open, width));
        }
        parts.extend(open.iter().filter_map(|found| self.coincidences(*found)));
        if !unchecked.is_empty() {
            let lines = unchecked.iter().map(|(_, finding)| self.unchecked(finding));
            let lines: Vec<String> = lines.collect();
            parts.push(format!("Not checkable:\n{}", lines.join("\n")));
        }
        parts.push(self.summary());
        parts.join("\n\n")
    }

    fn checked(&self, findings: &[ByBorder<'_, '_>], width: u16) -> String {
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
                claimed_lines(finding.claim, self.geodata).join("\n"),
                measured.join("\n"),
                PHRASES().verdict(finding.verdict).to_owned(),
                why(finding, self.geodata).join("\n"),
            ]);
        }
        let percent = |share| ColumnConstraint::UpperBoundary(Width::Percentage(share));
        let verdict = ColumnConstraint::ContentWidth;
        table.set_constraints([percent(22), percent(17), percent(29), verdict, percent(22)]);
        let lines = table.lines().map(|line| line.trim_end().to_owned());
        lines.collect::<Vec<_>>().join("\n")
    }

    fn coincidences(&self, (border, finding): ByBorder<'_, '_>) -> Option<String> {
        let found = finding.coincidences.iter();
        let lines: Vec<String> = found
            .map(|found| format!("  {}", near(found, finding, self.geodata)))
            .collect();
        if lines.is_empty() {
            return None;
        }
        let quote = PHRASES().quoted(&finding.claim.quote);
        let by = border_of(border, finding).map_or(String::new(), |by| format!(" ({by})"));
        let head = format!("Would come near {quote}{by}, by coincidence, which explains nothing:");
        Some(format!("{head}\n{}", lines.join("\n")))
    }

    fn unchecked(&self, finding: &Finding<'_>) -> String {
        let quote = PHRASES().quoted(&finding.claim.quote);
        let read = finding.claim.reading.as_ref();
        let read = read.map(|reading| format!("our reading: {reading}"));
        let why: Vec<String> = why(finding, self.geodata).into_iter().chain(read).collect();
        format!("  {quote}\n    {}", why.join("; "))
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
