//! Results as text: what came of a fact-check, as a table, JSON or Markdown, and what was measured.
//!
//! - `stated`: what was claimed, in English
//! - `measured`, `method`, `quantity`: what was measured and how
//! - `why`: why it came out so
//! - `lack`: what the data lack
//! - `near`: what else would come near a distance that is wrong
//! - `table`, `json`, `markdown`: the forms of a fact-check; `wrap`: lines of a terminal
//! - `gather`: how it comes about, `change_geojson`: what was gained and lost, as shapes
//! - `distances`, `areas`, `changes`, `comparison`, `timeline`: those of measurements
//! - `embed`: what a page needs to show a map
//! - `inspection`: what made a picture
//! - `faults`: what is wrong with files; `sources`: whom the data come from, for machines

mod areas;
mod change_geojson;
mod changes;
mod comparison;
mod distances;
mod embed;
mod faults;
mod gather;
mod inspection;
mod json;
mod lack;
mod markdown;
mod measured;
mod method;
mod near;
mod quantity;
mod sources;
mod stated;
mod table;
mod timeline;
mod why;
mod wrap;

use std::path::Path;

use jiff::civil::Date;

use crate::factcheck::{Finding, Verdict};
use crate::geodata::{Dataset, Geodata, Vocabulary};
use crate::locale::{Lang, Phrases, uncapitalised};
use crate::measure::{Basis, Said};

pub use areas::ViewAreas;
pub use change_geojson::change_geojson;
pub use changes::Changes;
pub use comparison::Compared;
pub use distances::{
    Distance, NoFront, Outline, distance_json, distance_lines, distance_markdown, outline,
};
pub use embed::{Embed, EmbedPicture};
pub use faults::{explained, faults_github, faults_human, faults_json, faults_value, rules_page};
pub use inspection::{Again, AtHand, InspectedInput, Inspection};
pub use sources::source_value;
pub use stated::claimed as claimed_words;
pub use timeline::{TimelineOf, TimelineReport};

/// What came of holding an article's claims against the data.
#[derive(Debug)]
pub struct Report<'r> {
    /// Names, the article and the sources.
    pub geodata: &'r Geodata,
    /// The dataset that the claims were held against, where there is one.
    pub dataset: Option<&'r Dataset>,
    /// The last day of which its snapshots were used.
    pub until: Date,
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

/// What was found by a border.
type ByBorder<'f, 'r> = (&'f str, &'f Finding<'r>);

impl<'r> Report<'r> {
    /// What came of each claim, in the order of the claims; of one that was held against several
    /// borders what came of it by each.
    fn claims(&self) -> Vec<Vec<ByBorder<'_, 'r>>> {
        let findings = |run: &'_ Run<'r>| run.findings.len();
        let Some(all) = self.runs.iter().max_by_key(|run| findings(run)) else {
            return Vec::new();
        };
        let of = |first: &Finding<'r>| {
            let by = self.runs.iter().filter_map(|run| {
                let mut findings = run.findings.iter();
                let found = findings.find(|found| found.claim.id == first.claim.id)?;
                Some((&*run.border, found))
            });
            by.collect()
        };
        all.findings.iter().map(of).collect()
    }

    /// What came of each claim by each border, what is contradicted first, as it matters to a desk;
    /// what came of one claim stands together.
    fn ordered(&self) -> Vec<ByBorder<'_, 'r>> {
        let rank = |verdict| match verdict {
            Verdict::Contradicted => 0,
            Verdict::Inconclusive => 1,
            Verdict::Supported => 2,
            Verdict::NotCheckable => 3,
        };
        let mut claims = self.claims();
        claims.sort_by_key(|by| by.iter().map(|(_, found)| rank(found.verdict)).min());
        claims.into_iter().flatten().collect()
    }

    /// Which border a finding is by, where that is not the geodata's own: by its file's name, if that
    /// tells it from the others, whose paths stand in the head.
    fn border_of(&self, border: &str, finding: &Finding<'_>) -> Option<String> {
        let name = |path: &str| {
            let name = Path::new(path).file_name();
            name.map_or(path.to_owned(), |name| name.to_string_lossy().into_owned())
        };
        let namesakes = self
            .runs
            .iter()
            .filter(|run| name(&run.border) == name(border));
        let shown = match namesakes.count() {
            0 | 1 => name(border),
            _ => border.to_owned(),
        };
        let is_of_border = finding.claim.border_distance().is_some();
        (is_of_border && border != OURS).then(|| format!("border: {shown}"))
    }

    /// What stands before what else would come near a claim.
    fn coincidence_head(&self, border: &str, finding: &Finding<'_>) -> String {
        let quote = PHRASES().quoted(&finding.claim.quote);
        let by = self.border_of(border, finding);
        let by = by.map_or(String::new(), |by| format!(" ({by})"));
        format!("Would come near {quote}{by}, by coincidence, which explains nothing:")
    }

    /// Whether any claim is contradicted, by any border.
    pub fn contradicts(&self) -> bool {
        let mut findings = self.runs.iter().flat_map(|run| &run.findings);
        findings.any(|finding| finding.verdict == Verdict::Contradicted)
    }

    /// What is held against what: the article, the data and the border.
    fn head(&self) -> Vec<String> {
        let mut lines = Vec::new();
        lines.extend(self.geodata.article().map(|article| {
            let title = PHRASES().quoted(&article.title);
            let date = PHRASES().date(article.date);
            format!("{title}, {}, {date}", article.publisher)
        }));
        let dataset = self.dataset.map(|dataset| {
            let used = dataset.dates.partition_point(|day| *day <= self.until);
            let days = match &dataset.dates[..used] {
                [] => match dataset.dates.first() {
                    Some(first) => format!("no snapshot before {}", PHRASES().day(*first)),
                    None => "no snapshot".to_owned(),
                },
                [day] => format!("one snapshot, {}", PHRASES().day(*day)),
                [first, .., last] => {
                    let [first, last] = [first, last].map(|day| PHRASES().day(*day));
                    format!("{used} snapshots, {first} to {last}")
                }
            };
            format!("dataset {} ({days})", dataset.id)
        });
        let borders: Vec<&str> = self.runs.iter().map(|run| &*run.border).collect();
        let border = format!("the border of {}", PHRASES().list(&borders));
        let data: Vec<String> = dataset.into_iter().chain([border]).collect();
        lines.push(format!("held against {}", data.join(" and ")));
        lines
    }

    /// How many claims there are of each verdict.
    fn summary(&self) -> String {
        let claims = self.claims();
        let differs = |by: &&Vec<ByBorder<'_, '_>>| {
            by.iter().any(|(_, found)| found.verdict != by[0].1.verdict)
        };
        let depends = claims.iter().filter(differs).count();
        let agreed = claims.iter().filter(|by| !differs(by));
        let agreed: Vec<Verdict> = agreed
            .filter_map(|by| Some(by.first()?.1.verdict))
            .collect();
        let all = [
            Verdict::Contradicted,
            Verdict::Inconclusive,
            Verdict::Supported,
            Verdict::NotCheckable,
        ];
        let counted = all.into_iter().map(|verdict| {
            let count = agreed.iter().filter(|one| **one == verdict).count();
            (count, PHRASES().verdict(verdict).to_lowercase())
        });
        let words = match depends {
            1 => "depends on the border",
            _ => "depend on the border",
        };
        let counted = [(depends, words.to_owned())].into_iter().chain(counted);
        let counted = counted.filter(|(count, _)| *count > 0);
        let counted = counted.map(|(count, words)| format!("{count} {words}"));
        counted.collect::<Vec<_>>().join(", ")
    }
}

/// A place's name, or its id where that is not known.
fn place<'g>(id: &'g str, geodata: &'g Geodata) -> &'g str {
    geodata.place(id).map_or(id, |place| &place.name.en)
}

/// The name of a country or region by its code, or the code where that is not known.
fn region<'g>(code: &'g str, geodata: &'g Geodata) -> &'g str {
    let outline = geodata.outline(code);
    outline.map_or(code, |outline| &outline.name.en)
}

/// A source's title, or its id where that is not known.
fn source<'g>(id: &'g str, geodata: &'g Geodata) -> &'g str {
    geodata.source(id).map_or(id, |source| &source.title)
}

/// Who controls the land and how well that is known, as the geodata have it.
fn said_words(said: Option<Said>) -> (&'static str, &'static str) {
    said.map_or(("none", "no-zone"), |(controller, status)| {
        (controller.word(), status.word())
    })
}

/// What is said of land, in a sentence.
fn held_as(said: Option<Said>) -> String {
    said.map_or_else(
        || "in no zone".to_owned(),
        |(controller, status)| uncapitalised(PHRASES().zone(status, controller)),
    )
}

/// By what it is told who holds so many places, where that is not their own zones.
fn by_words(basis: Basis, places: usize) -> Option<&'static str> {
    match (basis, places) {
        (Basis::Zones, _) => None,
        (Basis::Outline, 1) => Some("within its outline"),
        (Basis::Outline, _) => Some("within their outlines"),
        (Basis::Centre, 1) => Some("at its centre"),
        (Basis::Centre, _) => Some("at their centres"),
    }
}
