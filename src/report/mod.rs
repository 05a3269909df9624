//! Results as text: what came of a fact-check, as a table, JSON or Markdown, and what was measured.
//!
//! - `telling`: in which language a fact-check is told
//! - `stated`: what was claimed
//! - `measured`, `method`, `quantity`: what was measured and how
//! - `why`: why it came out so; `onset`: since when it is so
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
mod onset;
mod quantity;
mod sources;
mod stated;
mod table;
mod telling;
mod timeline;
mod why;
mod wrap;

use std::path::Path;

use jiff::civil::Date;

use crate::factcheck::{Finding, Verdict};
use crate::geodata::{Dataset, Geodata, Vocabulary};
use crate::locale::{Lang, Phrases, uncapitalised};
use crate::measure::Said;

pub use areas::ViewAreas;
pub use change_geojson::change_geojson;
pub use changes::Changes;
pub use comparison::Compared;
pub use distances::{
    Distance, NoFront, Outline, distance_json, distance_lines, distance_markdown, outline,
    swapped_warning,
};
pub use embed::{Embed, EmbedPicture};
pub use faults::{explained, faults_github, faults_human, faults_json, faults_value, rules_page};
pub use inspection::{Again, AtHand, InspectedInput, Inspection};
pub use sources::source_value;
pub use stated::claimed_words;
pub use timeline::{TimelineOf, TimelineReport};

use telling::Telling;

/// What came of holding an article's claims against the data.
#[derive(Debug)]
pub struct Report<'r> {
    /// Names, the article and the sources.
    pub geodata: &'r Geodata,
    /// The dataset that the claims were held against, where there is one.
    pub dataset: Option<&'r Dataset>,
    /// The last day of which its snapshots were used.
    pub until: Date,
    /// The language in which it is told.
    pub lang: Lang,
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

/// The language of all reports but those of a fact-check.
const PHRASES: fn() -> Phrases = || Phrases::of(Lang::En);

/// What was found by a border.
type ByBorder<'f, 'r> = (&'f str, &'f Finding<'r>);

impl<'r> Report<'r> {
    fn telling(&self) -> Telling<'r> {
        Telling::new(self.geodata, self.lang)
    }

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
        let head = self.telling().say("border", "кордон");
        (is_of_border && border != OURS).then(|| format!("{head}: {shown}"))
    }

    /// What stands before what else would come near a claim.
    fn coincidence_head(&self, border: &str, finding: &Finding<'_>) -> String {
        let telling = self.telling();
        let quote = telling.phrases.quoted(&finding.claim.quote);
        let by = self.border_of(border, finding);
        let by = by.map_or(String::new(), |by| format!(" ({by})"));
        telling.say(
            format!("Would come near {quote}{by}, by coincidence, which explains nothing:"),
            format!(
                "Близьке до\u{a0}сказаного: {quote}{by}, але\u{a0}за збігом, який нічого \
                 не\u{a0}пояснює:"
            ),
        )
    }

    /// Whether any claim is contradicted, by any border.
    pub fn contradicts(&self) -> bool {
        let mut findings = self.runs.iter().flat_map(|run| &run.findings);
        findings.any(|finding| finding.verdict == Verdict::Contradicted)
    }

    /// What is held against what: the article, the data and the border.
    fn head(&self) -> Vec<String> {
        let (telling, phrases) = (self.telling(), self.telling().phrases);
        let mut lines = Vec::new();
        lines.extend(self.geodata.article().map(|article| {
            let title = phrases.quoted(&article.title);
            let date = phrases.date(article.date);
            format!("{title}, {}, {date}", article.publisher)
        }));
        let borders: Vec<&str> = self.runs.iter().map(|run| &*run.border).collect();
        let borders = phrases.list(&borders);
        let border = telling.say(
            format!("the border of {borders}"),
            format!("кордон з\u{a0}{borders}"),
        );
        let dataset = self.dataset.map(|dataset| {
            let (id, days) = (&dataset.id, self.days(dataset));
            telling.say(
                format!("dataset {id} ({days})"),
                format!("набір даних {id} ({days})"),
            )
        });
        let data: Vec<String> = dataset.into_iter().chain([border]).collect();
        let data = data.join(telling.say(" and ", " і\u{a0}"));
        lines.push(telling.say(
            format!("held against {data}"),
            format!("дані для\u{a0}перевірки: {data}"),
        ));
        lines
    }

    /// The days of a dataset's snapshots that were used.
    fn days(&self, dataset: &Dataset) -> String {
        let (telling, day) = (self.telling(), |day: &Date| {
            self.telling().phrases.day(*day)
        });
        let used = dataset.dates.partition_point(|day| *day <= self.until);
        match (&dataset.dates[..used], dataset.dates.first()) {
            ([], Some(first)) => {
                let first = day(first);
                telling.say(
                    format!("no snapshot before {first}"),
                    format!("до\u{a0}{first} знімків немає"),
                )
            }
            ([], None) => telling.say("no snapshot", "знімків немає").to_owned(),
            ([only], _) => {
                let only = day(only);
                telling.say(
                    format!("one snapshot, {only}"),
                    format!("один знімок, {only}"),
                )
            }
            ([first, .., last], _) => {
                let [first, last] = [first, last].map(day);
                telling.say(
                    format!("{used} snapshots, {first} to {last}"),
                    format!("знімків: {used}, від\u{a0}{first} до\u{a0}{last}"),
                )
            }
        }
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
        let telling = self.telling();
        let counted = all.into_iter().map(|verdict| {
            let count = agreed.iter().filter(|one| **one == verdict).count();
            (count, telling.phrases.verdict(verdict).to_lowercase())
        });
        let words = match depends {
            1 => telling.say("depends on the border", "залежить від\u{a0}кордону"),
            _ => telling.say("depend on the border", "залежать від\u{a0}кордону"),
        };
        let counted = [(depends, words.to_owned())].into_iter().chain(counted);
        let counted = counted.filter(|(count, _)| *count > 0);
        let counted = counted.map(|(count, words)| {
            telling.say(format!("{count} {words}"), format!("{words}: {count}"))
        });
        counted.collect::<Vec<_>>().join(", ")
    }
}

/// Who controls the land and how well that is known, as the geodata have it.
fn said_words(said: Option<Said>) -> (&'static str, &'static str) {
    said.map_or(("none", "no-zone"), |(controller, status)| {
        (controller.word(), status.word())
    })
}

/// What is said of land, in a sentence.
fn held_as(said: Option<Said>, phrases: Phrases) -> String {
    said.map_or_else(
        || {
            phrases
                .lang()
                .pick("in no zone", "не\u{a0}входить до\u{a0}жодної зони")
                .to_owned()
        },
        |(controller, status)| uncapitalised(phrases.zone(status, controller)),
    )
}
