//! One feature's properties or one table's keys, read with a fault for each that is wrong.

use geo::Geometry;

use super::faults::Faults;
use super::geojson::{Feature, Reported};
use super::name::Named;
use super::rule::{self, Rule};
use super::tree::{Data, Value, shown};
use super::vocabulary::{Vocabulary, listed, nearest};
use crate::error::steers;
use crate::units::Metres;

/// What is being read: keys with values, and a feature's geometry.
///
/// Each method gives `None` where the value is missing or wrong, and adds a fault where that is
/// not allowed; so one pass finds every fault, and what has a fault is never used.
#[derive(Debug)]
pub(crate) struct Record<'t, 'a, 'f> {
    /// The feature's id, or the table's name.
    pub(super) id: String,
    /// Where a feature's id stands, if it has one that is sound.
    pub(super) id_at: Option<usize>,
    pub(super) geometry: Result<Option<Geometry<f64>>, Reported>,
    /// Where the geometry stands, or what it would stand in.
    pub(super) geometry_at: usize,
    pub(crate) faults: &'f mut Faults<'a>,
    value: &'t Value<'a>,
    /// Keys that are missing because they are misspelt, which is a fault already.
    slips: Vec<&'static str>,
}

impl<'t, 'a, 'f> Record<'t, 'a, 'f> {
    /// A feature's geometry and properties, or what stands in the feature itself where it has none; of
    /// these `keys` mean something, others are the writer's own.
    pub(super) fn feature(
        feature: &Feature<'t, 'a>,
        keys: &'static [&'static str],
        faults: &'f mut Faults<'a>,
    ) -> Record<'t, 'a, 'f> {
        let value = feature.properties.unwrap_or(feature.value);
        Record {
            geometry: feature.geometry.clone(),
            geometry_at: feature.shape().start(),
            ..Record::new(feature.label.clone(), value, keys, false, faults)
        }
    }

    /// A table of which `keys` are all that it may have.
    pub(crate) fn table(
        id: &str,
        value: &'t Value<'a>,
        keys: &[&'static str],
        faults: &'f mut Faults<'a>,
    ) -> Record<'t, 'a, 'f> {
        Record::new(id.to_owned(), value, keys, true, faults)
    }

    fn new(
        id: String,
        value: &'t Value<'a>,
        keys: &[&'static str],
        strict: bool,
        faults: &'f mut Faults<'a>,
    ) -> Record<'t, 'a, 'f> {
        let mut slips = Vec::new();
        if value.members().is_none() {
            let what = format!("expected a table, found {}", value.kind());
            faults
                .add(rule::WRONG_KIND_OF_VALUE, value.start(), what)
                .help("write [name] and its keys below");
            slips.extend(keys);
        }
        for member in value.members().unwrap_or_default() {
            if keys.contains(&&*member.key) {
                continue;
            }
            let absent = keys.iter().copied().filter(|key| value.get(key).is_none());
            // In a feature short words of the writer's own are too often near to one of ours.
            let near = nearest(&member.key, absent.filter(|key| strict || key.len() > 4));
            if near.is_none() && !strict {
                continue;
            }
            let help = match near {
                Some(near) => format!("write \"{near}\""),
                None => format!("it can be {}", listed(keys.iter().copied())),
            };
            let what = format!("unknown key \"{}\"", member.key);
            faults
                .add(rule::UNKNOWN_PROPERTY, member.key_at as usize, what)
                .help(help);
            slips.extend(near);
        }
        let geometry_at = value.start();
        Record {
            id,
            id_at: None,
            geometry: Ok(None),
            geometry_at,
            faults,
            value,
            slips,
        }
    }

    /// Adds a fault at the value of `key`.
    pub(crate) fn fault(
        &mut self,
        rule: &'static Rule,
        key: &str,
        what: impl Into<String>,
        help: impl Into<String>,
    ) {
        let at = self.value.get(key).unwrap_or(self.value).start();
        self.faults.add(rule, at, what).help(help);
    }

    /// Whether the key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.value.get(key).is_some()
    }

    /// The value of a key that may be left out or null.
    pub(crate) fn optional(&self, key: &str) -> Option<&'t Value<'a>> {
        self.value.get(key).filter(|value| value.data != Data::Null)
    }

    /// The value of a key that must be there.
    pub(crate) fn required(&mut self, key: &'static str, help: &str) -> Option<&'t Value<'a>> {
        let found = self.optional(key);
        if found.is_none() && !self.slips.contains(&key) {
            let at = self.value.get(key).unwrap_or(self.value).start();
            let what = format!("\"{key}\" is missing");
            self.faults.add(rule::MISSING_PROPERTY, at, what).help(help);
        }
        found
    }

    /// Adds a fault for a value of another kind.
    pub(crate) fn mismatch(&mut self, key: &str, value: &Value<'_>, wanted: &str, help: &str) {
        let what = format!("\"{key}\" must be {wanted}, not {}", value.kind());
        self.faults
            .add(rule::WRONG_KIND_OF_VALUE, value.start(), what)
            .help(help);
    }

    /// A value that must be a string.
    pub(crate) fn string(
        &mut self,
        key: &'static str,
        value: &'t Value<'a>,
        help: &str,
    ) -> Option<&'t str> {
        let text = value.text();
        if text.is_none() {
            self.mismatch(key, value, "a string", help);
        }
        text
    }

    /// A text that must be there; `empty` says whether it may say nothing.
    pub(super) fn text(&mut self, key: &'static str, empty: bool) -> Option<String> {
        let value = self.required(key, &text_help(key))?;
        self.printable(key, value, empty, steers)
    }

    /// A text that may be left out.
    pub(super) fn text_if(&mut self, key: &'static str) -> Option<String> {
        self.optional(key)?;
        self.text(key, false)
    }

    /// `note`, which may be left out. No map prints it, so it may have several lines.
    pub(super) fn note(&mut self) -> Option<String> {
        let value = self.optional("note")?;
        let steers = |c| steers(c) && !matches!(c, '\n' | '\r' | '\t');
        self.printable("note", value, false, steers)
    }

    /// A text of which no character steers what shows it.
    fn printable(
        &mut self,
        key: &'static str,
        value: &'t Value<'a>,
        empty: bool,
        steers: fn(char) -> bool,
    ) -> Option<String> {
        let help = text_help(key);
        let text = self.string(key, value, &help)?;
        if text.trim().is_empty() && !empty {
            self.faults
                .add(
                    rule::EMPTY_VALUE,
                    value.start(),
                    format!("\"{key}\" is empty"),
                )
                .help(help);
            return None;
        }
        if let Some(wrong) = text.chars().find(|c| steers(*c)) {
            let code = u32::from(wrong);
            let what = format!("\"{key}\" holds the control character U+{code:04X}");
            let help = "write it without line breaks, tabs and marks of direction";
            self.faults
                .add(rule::CONTROL_CHARACTER, value.start(), what)
                .help(help);
            return None;
        }
        Some(text.to_owned())
    }

    /// `name` and `name:uk`, or `title` and `title:uk`.
    pub(super) fn named(&mut self, key: &'static str, key_uk: &'static str) -> Option<Named> {
        let uk = self.text_if(key_uk);
        Some(Named {
            en: self.text(key, false)?,
            uk,
        })
    }

    /// A finite number for which `allowed` holds.
    pub(crate) fn number(
        &mut self,
        key: &'static str,
        allowed: fn(f64) -> bool,
        help: &str,
    ) -> Option<f64> {
        let value = self.required(key, help)?;
        let number = match value.data {
            Data::Number(number) => number,
            Data::TooLarge => return None,
            _ => {
                self.mismatch(key, value, "a number", help);
                return None;
            }
        };
        if !allowed(number) {
            let what = format!("\"{key}\" cannot be {}", shown(number));
            self.faults
                .add(rule::OUT_OF_RANGE, value.start(), what)
                .help(help);
            return None;
        }
        Some(number)
    }

    /// A rank from 1 to 5.
    pub(super) fn rank(&mut self, key: &'static str) -> Option<u8> {
        let help = "write a whole number from 1 (labelled first) to 5 (labelled last)";
        let rank = self.number(key, |n| (1.0..=5.0).contains(&n) && n.fract() == 0.0, help)?;
        Some(rank as u8)
    }

    /// `accuracy_m`.
    pub(super) fn accuracy(&mut self) -> Option<Metres> {
        let help = "write how far it may be from the truth in metres, a number above 0 and below \
                    20000000";
        // Half a meridian bounds any error on the Earth.
        self.number("accuracy_m", |n| n > 0.0 && n < 2.0e7, help)
            .map(Metres::new)
    }

    /// `true` or `false`; false where it is left out.
    pub(crate) fn flag(&mut self, key: &'static str) -> bool {
        match self.optional(key) {
            Some(Value {
                data: Data::Bool(flag),
                ..
            }) => *flag,
            Some(value) => {
                self.mismatch(
                    key,
                    value,
                    "true or false",
                    "write true or false, without quotes",
                );
                false
            }
            None => false,
        }
    }

    /// A word of a closed list.
    pub(super) fn word<V: Vocabulary>(&mut self, key: &'static str) -> Option<V> {
        let text = self.optional(key).and_then(Value::text);
        if let Some(found) = text.and_then(V::of) {
            return Some(found);
        }
        let help = V::help("");
        let value = self.required(key, &help)?;
        let text = self.string(key, value, &help)?;
        let what = format!("unknown {key} \"{text}\"");
        self.faults
            .add(rule::UNKNOWN_WORD, value.start(), what)
            .help(V::help(text));
        None
    }
}

fn text_help(key: &str) -> String {
    format!("write \"{key}\" with a text in double quotes")
}
