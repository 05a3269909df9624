//! The rules that files of geodata are held to: a code, a severity and an explanation each.
//!
//! - `text`: encoding, JSON and TOML
//! - `geojson`: what RFC 7946 asks of an object
//! - `position`: coordinates, and where they lie
//! - `shape`: rings and polygons
//! - `vocabulary`: ids, properties and their values
//! - `tables`: what the files of a folder say of each other
//! - `across`: zones of a snapshot, and snapshots of a dataset

mod across;
mod geojson;
mod position;
mod shape;
mod tables;
mod text;
mod vocabulary;

pub use across::*;
pub use geojson::*;
pub use position::*;
pub use shape::*;
pub use tables::*;
pub use text::*;
pub use vocabulary::*;

use super::vocabulary::nearest;
use crate::error::Severity;

/// A rule: what is found under its code, and what to do then.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The code, which stays the same from version to version.
    pub code: &'static str,
    /// How much it matters where nothing else is said.
    pub severity: Severity,
    /// What is wrong, in a line.
    pub title: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// How to mend it.
    pub mend: &'static str,
    /// What breaks the rule.
    pub bad: &'static str,
    /// The same as it should be.
    pub good: &'static str,
}

/// A group of rules, by its title.
pub type Group = (&'static str, &'static [&'static Rule]);

/// Every rule, in groups.
pub const GROUPS: [Group; 7] = [
    ("Text", text::ALL),
    ("GeoJSON", geojson::ALL),
    ("Positions", position::ALL),
    ("Rings and polygons", shape::ALL),
    ("Ids and properties", vocabulary::ALL),
    ("Files of a folder", tables::ALL),
    ("Zones and snapshots", across::ALL),
];

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> + Clone {
    GROUPS
        .into_iter()
        .flat_map(|(_, rules)| rules.iter().copied())
}

/// The rule of that code.
///
/// # Errors
/// The code that is nearest to one that there is not, if any is near.
pub fn of(code: &str) -> Result<&'static Rule, Option<&'static str>> {
    let found = all().find(|rule| rule.code == code);
    found.ok_or_else(|| nearest(code, all().map(|rule| rule.code)))
}

/// Defines rules as constants, and `ALL` as the list of them.
macro_rules! rules {
    ($($name:ident = $code:literal $severity:ident {
        $title:literal
        why $why:literal
        mend $mend:literal
        bad $bad:literal
        good $good:literal
    })+) => {
        $(
            #[doc = $title]
            pub const $name: &$crate::geodata::rule::Rule = &$crate::geodata::rule::Rule {
                code: $code,
                severity: $crate::error::Severity::$severity,
                title: $title,
                why: $why,
                mend: $mend,
                bad: $bad,
                good: $good,
            };
        )+

        /// The rules of this group.
        pub(super) const ALL: &[&$crate::geodata::rule::Rule] = &[$($name,)+];
    };
}
use rules;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_differ_and_are_kebab_case() {
        let codes: Vec<_> = all().map(|rule| rule.code).collect();
        let distinct: BTreeSet<_> = codes.iter().collect();
        assert_eq!(distinct.len(), codes.len());
        for code in codes {
            let part = |part: &str| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            };
            assert!(code.split('-').all(part), "{code}");
        }
    }

    #[test]
    fn every_rule_is_explained() {
        for rule in all() {
            assert!(
                rule.title.len() < 80 && !rule.title.ends_with('.'),
                "{}",
                rule.code
            );
            for text in [rule.why, rule.mend] {
                assert!(
                    text.len() >= 12 && text.ends_with('.'),
                    "{}: {text}",
                    rule.code
                );
            }
            assert!(rule.bad != rule.good, "{}", rule.code);
        }
    }

    #[test]
    fn a_slip_leads_to_the_code() {
        assert_eq!(of("open-ring").map(|rule| rule.title), Ok(OPEN_RING.title));
        assert_eq!(of("openring"), Err(Some("open-ring")));
        assert_eq!(of("x"), Err(None));
    }
}
