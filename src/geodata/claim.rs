//! Claims: what the article says, from `claims.toml`.

use super::faults::Faults;
use super::ids::{Ids, SLUG, is_slug};
use super::record::Record;
use super::toml_tree;
use super::tree::{Data, Value};
use super::vocabulary::vocabulary;
use crate::date::MapDate;
use crate::units::Metres;

vocabulary! {
    /// What a claim gives the value of.
    pub Measure {
        /// The least distance from a place to the border.
        BorderDistance = "border-distance",
    }
}

vocabulary! {
    /// A unit of length.
    pub Unit {
        /// International miles of 1609.344 m.
        Miles = "mi",
        /// Kilometres.
        Kilometres = "km",
    }
}

vocabulary! {
    /// The words around a claim's value, which say what interval it allows.
    pub Wording {
        /// What rounds to the value, as it is stated.
        Exactly = "exactly",
        /// Within a tenth of it.
        About = "about",
        /// Up to a tenth more.
        JustOver = "just over",
        /// More.
        Over = "over",
        /// More.
        MoreThan = "more than",
        /// Less.
        Under = "under",
        /// As much or more.
        AtLeast = "at least",
        /// Down to a tenth less.
        Nearly = "nearly",
    }
}

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

/// The greatest value of a distance in either unit: the equator of WGS84 in kilometres, rounded up.
const LONGEST: f64 = 40_076.0;

/// One checkable statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The id by which views name it.
    pub id: String,
    /// The article's own words.
    pub quote: String,
    /// The same in Ukrainian, where it is translated.
    pub quote_uk: Option<String>,
    /// The id of the place that it is about.
    pub subject: String,
    /// What is measured.
    pub measure: Measure,
    /// The value in `unit`; above 0, at most as many as the equator has
    /// kilometres.
    pub value: f64,
    /// The unit of `value`.
    pub unit: Unit,
    /// The words around the value.
    pub wording: Wording,
}

impl Unit {
    /// That many of the unit.
    pub fn length(self, count: f64) -> Metres {
        match self {
            Unit::Miles => Metres::from_miles(count),
            Unit::Kilometres => Metres::from_km(count),
        }
    }
}

impl Claim {
    /// The claimed value as a length.
    pub fn distance(&self) -> Metres {
        self.unit.length(self.value)
    }

    /// Half a unit of the value's last stated digit: half a mile of 120 miles, a twentieth of 62.5.
    pub fn half_digit(&self) -> Metres {
        let digits = i32::try_from(self.decimals()).unwrap_or(i32::MAX);
        self.unit.length(0.5 * 10_f64.powi(-digits))
    }

    /// To how many digits after the point the value is stated. Noughts at the end do not count: 62.50
    /// is 62.5, and 120.0 is 120.
    pub fn decimals(&self) -> usize {
        let value = self.value.to_string();
        value.split_once('.').map_or(0, |(_, digits)| digits.len())
    }
}

/// What `claims.toml` says.
#[derive(Clone, Debug, Default)]
pub(super) struct Claims {
    pub(super) article: Option<Article>,
    pub(super) claims: Vec<Claim>,
}

impl Claims {
    /// Reads `claims.toml`.
    pub(super) fn read(faults: &mut Faults<'_>, places: &Ids) -> Claims {
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
                    .add(claim.start(), "\"claim\" must be a list of tables")
                    .help(help);
                &[]
            }
            None => &[],
        };
        let mut claims: Vec<Claim> = Vec::new();
        for table in tables {
            let Some(claim) = Claim::read(table, places, faults) else {
                continue;
            };
            if claims.iter().any(|before| before.id == claim.id) {
                let at = table.get("id").unwrap_or(table).start();
                let what = format!("the id \"{}\" stands twice", claim.id);
                faults
                    .add(at, what)
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

impl Claim {
    fn read<'a>(table: &Value<'a>, places: &Ids, faults: &mut Faults<'a>) -> Option<Claim> {
        let keys = &[
            "id", "quote", "quote:uk", "subject", "measure", "value", "unit", "wording",
        ];
        let mut record = Record::table("claim", table, keys, faults);
        let id = record.text("id", false);
        if let Some(wrong) = id.as_ref().filter(|id| !is_slug(id)) {
            record.fault("id", format!("\"{wrong}\" cannot be an id"), SLUG);
        }
        let quote = record.text("quote", false);
        let quote_uk = record.text_if("quote:uk");
        let subject = record.reference("subject", places);
        let measure = record.word("measure");
        let value = record.number(
            "value",
            |value| value > 0.0 && value <= LONGEST,
            "write a number above 0 and up to 40076, the kilometres round the Earth",
        );
        let unit = record.word("unit");
        let wording = record.word("wording");
        Some(Claim {
            id: id?,
            quote: quote?,
            quote_uk,
            subject: subject?,
            measure: measure?,
            value: value?,
            unit: unit?,
            wording: wording?,
        })
    }
}
