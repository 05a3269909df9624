//! A table for a terminal.

use super::measured::measured;
use super::near::near;
use super::stated::read_as;
use super::telling::Telling;
use super::why::why;
use super::wrap::{Words, cut, hanging, wrapped};
use super::{ByBorder, Report};
use crate::factcheck::{Finding, Verdict};

/// Characters that a quote has at most, or half the width where that is more; JSON and Markdown have
/// all of it.
const QUOTE: usize = 60;
/// The same where nothing is measured, or a third of the width.
const SHORT_QUOTE: usize = 40;
/// Characters between two columns.
const GAP: usize = 2;
/// Characters that a column of words has at least.
const LEAST: usize = 14;

/// The verdict, the claim with what it says, and what was measured with why.
type Row = [String; 3];

impl Report<'_> {
    /// A table as wide as so many characters, what is contradicted first; below it what else would
    /// come near a wrong distance, and what can't be checked.
    pub fn table(&self, width: u16) -> String {
        let width = usize::from(width);
        let is_open = |(_, finding): &ByBorder<'_, '_>| finding.verdict != Verdict::NotCheckable;
        let (open, unchecked): (Vec<_>, Vec<_>) = self.ordered().into_iter().partition(is_open);
        let head = self.head().into_iter().map(|line| hanging(&line, width));
        let mut parts = vec![head.collect::<Vec<_>>().join("\n")];
        if !open.is_empty() {
            let quote = QUOTE.max(width / 2);
            let rows: Vec<Row> = open.iter().map(|found| self.row(*found, quote)).collect();
            parts.push(laid_out(&rows, width, self.telling()));
        }
        let near = open
            .iter()
            .filter_map(|found| self.coincidences(*found, width));
        let near: Vec<String> = near.collect();
        if !near.is_empty() {
            parts.push(near.join("\n"));
        }
        if !unchecked.is_empty() {
            let lines = unchecked
                .iter()
                .map(|(_, finding)| self.unchecked(finding, width));
            let lines: Vec<String> = lines.collect();
            let head = self.telling().phrases.verdict(Verdict::NotCheckable);
            parts.push(format!("{head}:\n{}", lines.join("\n")));
        }
        parts.push(hanging(&self.summary(), width));
        parts.join("\n\n")
    }

    fn row(&self, (border, finding): ByBorder<'_, '_>, most: usize) -> Row {
        let quote = self
            .telling()
            .phrases
            .quoted(&cut(&finding.claim.quote, most));
        let mut said = measured(finding, self.telling());
        said.extend(self.border_of(border, finding));
        said.extend(why(finding, self.telling()));
        [
            self.telling().phrases.verdict(finding.verdict).to_owned(),
            format!("{quote}: {}", read_as(finding.claim, self.telling())),
            said.join("; "),
        ]
    }

    fn coincidences(&self, (border, finding): ByBorder<'_, '_>, width: usize) -> Option<String> {
        let found = finding.coincidences.iter();
        let near: Vec<String> = found
            .map(|found| near(found, finding, self.telling()))
            .collect();
        if near.is_empty() {
            return None;
        }
        let head = hanging(&self.coincidence_head(border, finding), width);
        let lines = near.iter().map(|line| {
            let lines = wrapped(line, width.saturating_sub(4));
            format!("  {}", lines.join("\n    "))
        });
        let lines = [head].into_iter().chain(lines);
        Some(lines.collect::<Vec<_>>().join("\n"))
    }

    fn unchecked(&self, finding: &Finding<'_>, width: usize) -> String {
        let quote = self
            .telling()
            .phrases
            .quoted(&cut(&finding.claim.quote, SHORT_QUOTE.max(width / 3)));
        let claimed = finding.claim.reading.as_ref();
        let claimed = claimed.map(|_| read_as(finding.claim, self.telling()));
        let why = claimed.into_iter().chain(why(finding, self.telling()));
        let text = format!("{quote}: {}", why.collect::<Vec<_>>().join("; "));
        let lines = wrapped(&text, width.saturating_sub(4));
        format!("  {}", lines.join("\n    "))
    }
}

/// Rows below their heading, in columns of those widths that take the fewest lines.
fn laid_out(rows: &[Row], width: usize, telling: Telling<'_>) -> String {
    let heading = telling.say(
        ["Verdict", "Claim", "Measured, and why"],
        ["Висновок", "Твердження", "Виміряно, і\u{a0}чому так"],
    );
    let heading = heading.map(str::to_owned);
    let verdicts = rows
        .iter()
        .chain([&heading])
        .map(|row| row[0].chars().count());
    let heading = heading.each_ref().map(|cell| Words::of(cell));
    let rows = rows
        .iter()
        .map(|row| row.each_ref().map(|cell| Words::of(cell)));
    let rows: Vec<[Words; 3]> = rows.collect();
    let verdict = verdicts.max().unwrap_or(0);
    let words = width.saturating_sub(verdict + 2 * GAP).max(2 * LEAST);
    let widths = |claim: usize| [verdict, claim, words - claim];
    let lines = |claim: &usize| {
        let heights = rows.iter().map(|row| height(&columns(row, widths(*claim))));
        heights.sum::<usize>()
    };
    // Between widths so near to each other few lines break otherwise.
    const STEP: usize = 4;
    let claims = (LEAST..=words - LEAST).step_by(STEP);
    let claim = claims.min_by_key(lines).unwrap_or(LEAST);
    let mut all = cells(&heading, widths(claim));
    all.push("─".repeat(verdict + words + 2 * GAP));
    all.extend(rows.iter().flat_map(|row| cells(row, widths(claim))));
    all.join("\n")
}

/// The lines of each column of a row.
fn columns(row: &[Words; 3], widths: [usize; 3]) -> [Vec<String>; 3] {
    [0, 1, 2].map(|column| row[column].lines(widths[column]))
}

fn height(columns: &[Vec<String>; 3]) -> usize {
    columns.iter().map(Vec::len).max().unwrap_or(0)
}

/// The lines of a row.
fn cells(row: &[Words; 3], widths: [usize; 3]) -> Vec<String> {
    let columns = columns(row, widths);
    let line = |index: usize| {
        let cells = columns.iter().zip(widths).map(|(lines, width)| {
            let text = lines.get(index).map_or("", String::as_str);
            format!("{text:width$}")
        });
        let line = cells.collect::<Vec<_>>().join(&" ".repeat(GAP));
        line.trim_end().to_owned()
    };
    (0..height(&columns)).map(line).collect()
}
