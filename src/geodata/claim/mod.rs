//! Claims: what the article says, from `claims.toml`.

mod assertion;
mod number;
mod reading;

use super::faults::Faults;
use super::ids::{Ids, SLUG, is_slug};
use super::name::Named;
use super::record::Record;
use super::toml_tree;
use super::tree::{Data, Value};
use super::vocabulary::Vocabulary;
use crate::date::MapDate;
use crate::geodata::rule;

pub use assertion::{Assertion, Change, Direction, Measure, Share, Span};
pub use number::{Area, AreaUnit, Length, Number, Unit, Wording};
use reading::keys;

/// The article that makes the claims.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its headline.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, as precisely as is known.
    pub date: MapDate,
    /// Where it is.
    pub url: Option<String>,
}

/// One statement of the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The id by which views name it.
    pub id: String,
    /// The article's own words.
    pub quote: String,
    /// The same in Ukrainian, where it is translated.
    pub quote_uk: Option<String>,
    /// The ids of the places that it is about, one at least.
    pub subjects: Vec<String>,
    /// How the article's words were made into what is measured, where that is not plain.
    pub reading: Option<Named>,
    /// What it says of them.
    pub assertion: Assertion,
}

/// What `claims.toml` says.
#[derive(Clone, Debug, Default)]
pub(super) struct Claims {
    pub(super) article: Option<Article>,
    pub(super) claims: Vec<Claim>,
}

impl Claims {
    /// Reads `claims.toml`.
    pub(super) fn read(faults: &mut Faults<'_>, places: &Ids, sources: &Ids) -> Claims {
        let Some(root) = toml_tree::parse(faults) else {
            return Claims::default();
        };
        let mut record = Record::table("", &root, &["article", "claim"], faults);
        let help = "write [article] with its title, publisher and date";
        let article = record.required("article", help);
        let article = article.and_then(|article| Article::read(article, faults));
        let tables = match root.get("claim").map(|claim| (claim, &claim.data)) {
            Some((_, Data::Array(tables))) => tables.as_slice(),
            Some((claim, _)) => {
                let help = "write [[claim]] in double brackets, once for each";
                faults
                    .add(
                        rule::WRONG_KIND_OF_VALUE,
                        claim.start(),
                        "\"claim\" must be a list of tables",
                    )
                    .help(help);
                &[]
            }
            None => &[],
        };
        let mut claims: Vec<Claim> = Vec::new();
        for table in tables {
            let Some(claim) = Claim::read(table, places, sources, faults) else {
                continue;
            };
            if claims.iter().any(|before| before.id == claim.id) {
                let at = table.get("id").unwrap_or(table).start();
                let what = format!("the id \"{}\" stands twice", claim.id);
                faults
                    .add(rule::DUPLICATE_ID, at, what)
                    .help("give each claim an id of its own");
            }
            claims.push(claim);
        }
        Claims { article, claims }
    }
}

impl Article {
    fn read<'a>(table: &Value<'a>, faults: &mut Faults<'a>) -> Option<Article> {
        let keys = &["title", "publisher", "date", "url"];
        let mut record = Record::table("article", table, keys, faults);
        let title = record.text("title", false);
        let publisher = record.text("publisher", false);
        let date = record.date("date");
        let url = record.text_if("url");
        Some(Article {
            title: title?,
            publisher: publisher?,
            date: date?,
            url,
        })
    }
}

/// The keys that all claims have.
const KEYS: [&str; 7] = [
    "id",
    "quote",
    "quote:uk",
    "subject",
    "reading",
    "reading:uk",
    "measure",
];

impl Claim {
    /// The distance to the border that it asserts, if it is about that.
    pub fn border_distance(&self) -> Option<Length> {
        match self.assertion {
            Assertion::BorderDistance(length) => Some(length),
            _ => None,
        }
    }

    /// The time of which it asserts that something is so all along, if it does.
    pub fn time(&self) -> Option<MapDate> {
        match self.assertion {
            Assertion::FrontDistance { date, .. } | Assertion::OpenBearings { date, .. } => {
                Some(date)
            }
            Assertion::ControlShare { span, .. } | Assertion::ControlStatus { span, .. } => {
                match span {
                    Span::On(date) => Some(date),
                    Span::Since(_) => None,
                }
            }
            _ => None,
        }
    }

    /// The time since which it asserts that something is so, if it does.
    pub fn since(&self) -> Option<MapDate> {
        match self.assertion {
            Assertion::ControlShare { span, .. } | Assertion::ControlStatus { span, .. } => {
                match span {
                    Span::Since(date) => Some(date),
                    Span::On(_) => None,
                }
            }
            _ => None,
        }
    }

    fn read<'a>(
        table: &Value<'a>,
        places: &Ids,
        sources: &Ids,
        faults: &mut Faults<'a>,
    ) -> Option<Claim> {
        let word = table.get("measure").and_then(Value::text);
        let measure = word.and_then(Measure::of);
        // What a key means nobody can say where the measure is not known.
        let measures = Measure::ALL.iter().map(|(_, one)| *one);
        let measures = measures.filter(|one| measure.is_none_or(|known| known == *one));
        let keys: Vec<&str> = KEYS
            .into_iter()
            .chain(measures.flat_map(keys).copied())
            .collect();
        let mut record = Record::table("claim", table, &keys, faults);
        let id = record.text("id", false);
        if let Some(wrong) = id.as_ref().filter(|id| !is_slug(id)) {
            record.fault(
                rule::BAD_ID,
                "id",
                format!("\"{wrong}\" cannot be an id"),
                SLUG,
            );
        }
        let quote = record.text("quote", false);
        let quote_uk = record.text_if("quote:uk");
        let subjects = record.one_or_more("subject", places);
        let reading = match record.has("reading") {
            true => record.named("reading", "reading:uk"),
            false => None,
        };
        let assertion = match record.word("measure") {
            Some(measure) => Assertion::read(&mut record, measure, places, sources),
            None => None,
        };
        if let (Some(Assertion::PlaceDistance { to, .. }), Some(subjects)) = (&assertion, &subjects)
            && subjects.contains(to)
        {
            let what = format!("\"to\" is \"{to}\", which the claim is about itself");
            record.fault(rule::BAD_CLAIM, "to", what, "name another place");
        }
        Some(Claim {
            id: id?,
            quote: quote?,
            quote_uk,
            subjects: subjects?,
            reading,
            assertion: assertion?,
        })
    }
}
