//! Files of anybody's, by rules that the user gives: which feature is of which status.

use std::str::FromStr;

use super::feature::Raw;
use super::meaning::{About, Meaning};
use super::names;
use crate::geodata::{Controller, Named, Status, Vocabulary};

/// The word for a status that leaves a feature out.
const LEAVE: &str = "drop";
/// What an area is that is of no rule.
pub(super) const NO_RULE: &str = "areas that no rule fits";

/// How features of a file are read that no adaptor knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapping {
    /// The first rule that fits a feature says what it is.
    pub rules: Vec<Rule>,
    /// Whether the file is KML or KMZ, not GeoJSON.
    pub is_kml: bool,
    /// Whose file it is, and under which terms.
    pub about: About,
}

/// `property=value:status`, `property=value:status:controller` or `*:status`.
///
/// ```
/// use bakhmut_map::import::Rule;
/// assert!("status=occupied:assessed".parse::<Rule>().is_ok());
/// assert!("status=https://x.org/1:claimed:UA".parse::<Rule>().is_ok());
/// assert!("*:assessed".parse::<Rule>().is_ok());
/// assert!("status=occupied:held".parse::<Rule>().is_err());
/// assert!("occupied:assessed".parse::<Rule>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The property and the value it has; `None` where every feature fits.
    is: Option<(String, String)>,
    /// The status and who controls; `None` where the feature is left out.
    means: Option<(Status, Controller)>,
}

impl FromStr for Rule {
    type Err = String;

    fn from_str(text: &str) -> Result<Rule, String> {
        let wanted = || {
            format!(
                "write property=value:status, or *:status for every feature; after the status may \
                 stand :RU or :UA. {}, or {LEAVE} to leave the feature out",
                Status::help("")
            )
        };
        let (before, last) = text.rsplit_once(':').ok_or_else(wanted)?;
        let (rest, word, controller) = match (Controller::of(last), before.rsplit_once(':')) {
            (Some(controller), Some((rest, word))) => (rest, word, Some(controller)),
            _ => (before, last, None),
        };
        let means = match (word, Status::of(word)) {
            (LEAVE, _) => None,
            (_, Some(status)) => {
                let controller = controller.unwrap_or(Controller::Russia);
                Some((status, controller.told_apart(status)))
            }
            (_, None) => return Err(format!("unknown status \"{word}\": {}", wanted())),
        };
        if let Some((Status::Claimed, Controller::Nobody)) = means {
            return Err("what is claimed has a controller, :RU or :UA".to_owned());
        }
        let is = match rest {
            "*" => None,
            _ => {
                let (property, value) = rest.split_once('=').ok_or_else(wanted)?;
                Some((property.trim().to_owned(), names::spaced(value)))
            }
        };
        Ok(Rule { is, means })
    }
}

impl Mapping {
    pub(super) fn meaning(&self, raw: &Raw) -> Meaning {
        let fits = |rule: &&Rule| match &rule.is {
            None => true,
            Some((property, value)) => {
                let there = raw.properties.get(property);
                there.is_some_and(|there| value == "*" || names::spaced(there) == *value)
            }
        };
        match self.rules.iter().find(fits).map(|rule| rule.means) {
            Some(Some((status, controller))) => zone(status, controller),
            Some(None) => Meaning::Left("areas that a rule leaves out"),
            None => Meaning::Left(NO_RULE),
        }
    }
}

fn zone(status: Status, controller: Controller) -> Meaning {
    let (who_en, [control_uk, advance_uk]) = match controller {
        Controller::Russia => ("Russian ", ["російський контроль", "російське просування"]),
        Controller::Ukraine => (
            "Ukrainian ",
            ["український контроль", "українське просування"],
        ),
        Controller::Nobody => ("", ["контроль", "просування"]),
    };
    let (en, uk) = match status {
        Status::Assessed => (
            format!("Assessed {who_en}control"),
            format!("За\u{a0}оцінкою: {control_uk}"),
        ),
        Status::Advance => (
            format!("Assessed {who_en}advance"),
            format!("За\u{a0}оцінкою: {advance_uk}"),
        ),
        Status::Claimed => (
            format!("Claimed {who_en}control"),
            format!("Заявлений {control_uk}"),
        ),
        Status::Contested => ("Contested".to_owned(), "Спірна територія".to_owned()),
        Status::Unknown => ("Unknown status".to_owned(), "Статус невідомий".to_owned()),
    };
    Meaning::Zone {
        key: names::slug(&en),
        name: Named { en, uk: Some(uk) },
        controller,
        status,
    }
}
