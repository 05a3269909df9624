//! What areas that no rule fits have, for whoever writes the next rule.

use std::collections::{BTreeMap, BTreeSet};

use super::feature::Raw;
use super::names;

/// So many properties are told at most.
const MOST_PROPERTIES: usize = 8;
/// So many values of each.
const MOST_VALUES: usize = 4;
/// A value of more characters is none that a rule is written for.
const LONGEST: usize = 60;

/// The properties of features that no rule fits: of each some values, as rules have them, the first by the
/// alphabet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unfit(BTreeMap<String, BTreeSet<String>>);

impl Unfit {
    /// Takes down what a feature has.
    pub(super) fn note(&mut self, raw: &Raw) {
        for (property, value) in &raw.properties {
            let value = names::spaced(value);
            if !value.is_empty() && value.chars().count() <= LONGEST {
                self.put(property, value);
            }
        }
    }

    /// Adds what others have.
    pub(super) fn add(&mut self, other: &Unfit) {
        for (property, values) in &other.0 {
            for value in values {
                self.put(property, value.clone());
            }
        }
    }

    fn put(&mut self, property: &str, value: String) {
        let values = self.0.entry(property.to_owned()).or_default();
        values.insert(value);
        // One more than is told, so that it is known that there are more.
        if values.len() > MOST_VALUES + 1 {
            values.pop_last();
        }
    }

    /// The properties and values as rules begin: `s=held, s=said; name=Army`; `None` where there are none.
    pub(super) fn said(&self) -> Option<String> {
        let each = self.0.iter().take(MOST_PROPERTIES).map(|(name, values)| {
            let told = values.iter().take(MOST_VALUES);
            let mut told: Vec<String> = told.map(|value| format!("{name}={value}")).collect();
            if values.len() > MOST_VALUES {
                told.push("…".to_owned());
            }
            told.join(", ")
        });
        let mut each: Vec<String> = each.collect();
        match self.0.len().saturating_sub(MOST_PROPERTIES) {
            0 => {}
            more => each.push(format!("properties beside these: {more}")),
        }
        (!each.is_empty()).then(|| each.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(properties: &[(&str, &str)]) -> Raw {
        let owned = properties
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        Raw {
            properties: owned.collect(),
            shape: Err("points"),
        }
    }

    #[test]
    fn properties_are_told_as_rules_begin() {
        let mut unfit = Unfit::default();
        assert_eq!(unfit.said(), None);
        unfit.note(&raw(&[("s", "said"), ("note", "")]));
        unfit.note(&raw(&[("s", " held "), ("html", &"<p>".repeat(50))]));
        assert_eq!(unfit.said().unwrap(), "s=held, s=said");
        let mut more = Unfit::default();
        for value in ["e", "d", "c", "b", "a"] {
            more.note(&raw(&[("name", value)]));
        }
        unfit.add(&more);
        assert_eq!(
            unfit.said().unwrap(),
            "name=a, name=b, name=c, name=d, …; s=held, s=said"
        );
        for index in 0..8 {
            unfit.note(&raw(&[(&format!("z{index}"), "1")]));
        }
        assert!(
            unfit
                .said()
                .unwrap()
                .ends_with("; z5=1; properties beside these: 2")
        );
    }
}
