//! Results as text: what came of a fact-check, as a table, JSON or Markdown, and what was measured.
//!
//! - `stated`: what was claimed, in English
//! - `words`: what was measured, and why it came out so
//! - `table`, `json`, `markdown`: the forms of a fact-check
//! - `distances`: those of measurements

mod distances;
mod json;
mod markdown;
mod stated;
mod table;
mod words;

use crate::factcheck::{Finding, Verdict};
use crate::geodata::Geodata;
use crate::locale::{Lang, Phrases};

pub use distances::{Distance, distance_json, distance_lines};
pub use stated::claimed as claimed_words;

/// What came of holding an article's claims against the data.
#[derive(Debug)]
pub struct Report<'r> {
    /// Names, the article and the sources.
    pub geodata: &'r Geodata,
    /// What came of it by the border that was measured to; those of each border in the order of the
    /// claims. With more than one border the claims that need none stand under the first alone.
    pub runs: Vec<Run<'r>>,
}

/// What came of it by one border.
#[derive(Debug)]
pub struct Run<'r> {
    /// The file of the border, as the user can open it.
    pub border: String,
    /// What came of each claim.
    pub findings: Vec<Finding<'r>>,
}

/// The file of the geodata's own border.
pub const OURS: &str = "borders.geojson";

/// The language of reports.
const PHRASES: fn() -> Phrases = || Phrases::of(Lang::En);

impl<'r> Report<'r> {
    /// Everything that was found, with the border it was measured to.
    fn findings(&self) -> impl Iterator<Item = (&str, &Finding<'r>)> {
        self.runs
            .iter()
            .flat_map(|run| run.findings.iter().map(|finding| (&*run.border, finding)))
    }

    /// Whether any claim is contradicted.
    pub fn contradicts(&self) -> bool {
        self.findings()
            .any(|(_, finding)| finding.verdict == Verdict::Contradicted)
    }

    /// How many findings there are of each verdict.
    fn summary(&self) -> String {
        let count = |verdict| {
            self.findings()
                .filter(|(_, f)| f.verdict == verdict)
                .count()
        };
        let all = [
            Verdict::Contradicted,
            Verdict::Inconclusive,
            Verdict::Supported,
            Verdict::NotCheckable,
        ];
        let words = all.into_iter().filter(|verdict| count(*verdict) > 0);
        let words = words.map(|verdict| format!("{} {}", count(verdict), word(verdict)));
        words.collect::<Vec<_>>().join(", ")
    }
}

/// Which border a finding is by, where that is not the geodata's own.
fn border_of(border: &str, finding: &Finding<'_>) -> Option<String> {
    let is_of_border = finding.claim.border_distance().is_some();
    (is_of_border && border != OURS).then(|| format!("border: {border}"))
}

/// A verdict within a sentence.
fn word(verdict: Verdict) -> String {
    PHRASES().verdict(verdict).to_lowercase()
}
