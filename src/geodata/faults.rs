//! Every fault of one file, gathered while it is read.

use std::collections::BTreeMap;

use super::excerpt::excerpt;
use super::lines::Lines;
use super::rule::Rule;
use super::token::token_end;
use crate::error::{Fault, Place, Severity};

/// How many findings of one rule a file is listed with; the last says how many more there are.
const MOST: usize = 1000;
/// How many of them show their line.
const EXCERPTS: usize = 50;

/// The faults found so far in one file.
#[derive(Debug)]
pub struct Faults<'a> {
    file: &'a str,
    lines: Lines<'a>,
    feature: Option<String>,
    found: Vec<Found>,
    /// Up to which of them features are named.
    named: usize,
    /// How many of each rule there are, where warnings are wanted.
    counts: BTreeMap<&'static str, usize>,
    /// What is said of one too many to be kept.
    spare: Option<Found>,
    /// Whether warnings are wanted as well.
    lints: bool,
}

/// A fault at a byte of the file.
#[derive(Debug)]
pub struct Found {
    rule: &'static Rule,
    severity: Severity,
    at: usize,
    end: Option<usize>,
    feature: Option<String>,
    what: String,
    help: Option<String>,
}

impl Found {
    /// Adds what to write instead.
    pub fn help(&mut self, help: impl Into<String>) {
        self.help = Some(help.into());
    }

    /// Makes a warning of it.
    pub fn as_warning(&mut self) -> &mut Found {
        self.severity = Severity::Warning;
        self
    }

    /// Says up to which byte it goes, where that is not the end of the token.
    pub fn until(&mut self, end: usize) -> &mut Found {
        self.end = Some(end);
        self
    }
}

impl<'a> Faults<'a> {
    /// No faults yet in `text`, which the user can open as `file`.
    pub fn new(file: &'a str, text: &'a str) -> Faults<'a> {
        Faults {
            file,
            lines: Lines::new(text),
            feature: None,
            found: Vec::new(),
            named: 0,
            counts: BTreeMap::new(),
            spare: None,
            lints: false,
        }
    }

    /// The same, for a reader that is to look for what deserves a warning as well.
    #[must_use]
    pub fn with_lints(self) -> Faults<'a> {
        Faults {
            lints: true,
            ..self
        }
    }

    /// Whether warnings are wanted.
    pub fn lints(&self) -> bool {
        self.lints
    }

    /// The file, as the user can open it.
    pub fn file(&self) -> &'a str {
        self.file
    }

    /// The text of the file.
    pub fn text(&self) -> &'a str {
        self.lines.text()
    }

    /// Whether there are no errors.
    pub fn is_empty(&self) -> bool {
        let error = |found: &Found| found.severity == Severity::Error;
        !self.found.iter().any(error)
    }

    /// How many errors there are.
    pub fn len(&self) -> usize {
        let error = |found: &&Found| found.severity == Severity::Error;
        self.found.iter().filter(error).count()
    }

    /// Line and column of the byte at `at`.
    pub fn place(&self, at: usize) -> Place {
        self.lines.place(at)
    }

    /// Names the feature that faults belong to from now on.
    pub fn enter(&mut self, feature: Option<String>) {
        self.feature = feature;
    }

    /// Adds a fault at the byte `at`, at which the token begins that is wrong.
    pub fn add(&mut self, rule: &'static Rule, at: usize, what: impl Into<String>) -> &mut Found {
        let found = Found {
            rule,
            severity: rule.severity,
            at,
            end: None,
            feature: self.feature.clone(),
            what: what.into(),
            help: None,
        };
        if self.lints {
            let count = self.counts.entry(rule.code).or_default();
            *count += 1;
            if *count > MOST {
                return self.spare.insert(found);
            }
        }
        let place = self.found.len();
        self.found.push(found);
        &mut self.found[place]
    }

    /// Takes back the faults of a rule at those bytes of which `is` holds.
    pub fn retract(&mut self, rule: &'static Rule, is: impl Fn(usize) -> bool) {
        let stays = |found: &Found| found.rule.code != rule.code || !is(found.at);
        self.named = self.found[..self.named]
            .iter()
            .filter(|found| stays(found))
            .count();
        let before = self.found.len();
        self.found.retain(stays);
        let gone = before - self.found.len();
        if let Some(count) = self.counts.get_mut(rule.code) {
            *count = count.saturating_sub(gone);
        }
    }

    /// Names the feature of those faults that were found before features were known.
    pub fn name_features(&mut self, name: impl Fn(usize) -> Option<String>) {
        let new = self.found[self.named..].iter_mut();
        for found in new.filter(|found| found.feature.is_none()) {
            found.feature = name(found.at);
        }
        self.named = self.found.len();
    }

    /// The errors in the order of the text.
    pub fn into_faults(mut self) -> Vec<Fault> {
        self.found.retain(|found| found.severity == Severity::Error);
        self.found.sort_by_key(|found| found.at);
        let found = std::mem::take(&mut self.found);
        let fault = |(nth, found)| self.fault(found, nth < EXCERPTS);
        found.into_iter().enumerate().map(fault).collect()
    }

    /// Errors and warnings in the order of the text, the first of each rule with their lines; of more
    /// than a thousand of one rule, the last says how many more there are.
    pub fn into_findings(mut self) -> Vec<Fault> {
        self.found.sort_by_key(|found| found.at);
        let counts = std::mem::take(&mut self.counts);
        let mut told: BTreeMap<&str, usize> = BTreeMap::new();
        let mut findings = Vec::new();
        for mut found in std::mem::take(&mut self.found) {
            let code = found.rule.code;
            let nth = told.entry(code).or_default();
            *nth += 1;
            let more = counts
                .get(code)
                .map_or(0, |count| count.saturating_sub(MOST));
            if *nth == MOST && more > 0 {
                found.what += &format!(" (and {more} more of this rule in the file)");
            }
            let with_excerpt = *nth <= EXCERPTS;
            findings.push(self.fault(found, with_excerpt));
        }
        findings
    }

    fn fault(&self, found: Found, with_excerpt: bool) -> Fault {
        let text = self.text();
        let end = found.end.unwrap_or_else(|| token_end(text, found.at));
        Fault {
            file: self.file.to_owned(),
            code: found.rule.code,
            severity: found.severity,
            place: Some(self.place(found.at)),
            end: Some(self.place(end)),
            excerpt: with_excerpt.then(|| excerpt(text, found.at..end)),
            feature: found.feature,
            what: found.what,
            help: found.help,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::rule::{CLOCKWISE_RING, OPEN_RING};

    #[test]
    fn warnings_fail_no_reader() {
        let mut faults = Faults::new("f", "[[1, 2]]");
        faults.add(CLOCKWISE_RING, 1, "a");
        assert!(faults.is_empty());
        faults.add(OPEN_RING, 1, "b").as_warning();
        assert_eq!((faults.len(), faults.into_faults()), (0, Vec::new()));
    }

    #[test]
    fn a_finding_spans_its_token() {
        let mut faults = Faults::new("f", "{\n \"a\": [1, 2]}");
        faults.add(OPEN_RING, 8, "a");
        let found = faults.into_findings().remove(0);
        let place = |line, column| Some(Place { line, column });
        assert_eq!((found.place, found.end), (place(2, 7), place(2, 13)));
        assert_eq!(found.excerpt.map(|e| (e.before, e.width)), Some((6, 6)));
    }

    #[test]
    fn a_flood_of_one_rule_is_counted() {
        let mut faults = Faults::new("f", "[]").with_lints();
        for _ in 0..MOST + 7 {
            faults.add(CLOCKWISE_RING, 0, "a");
        }
        faults.add(OPEN_RING, 0, "b");
        let found = faults.into_findings();
        assert_eq!(found.len(), MOST + 1);
        let told = |fault: &Fault| fault.what == "a (and 7 more of this rule in the file)";
        assert_eq!(found.iter().filter(|fault| told(fault)).count(), 1);
        assert_eq!(
            found.iter().filter(|f| f.excerpt.is_some()).count(),
            EXCERPTS + 1
        );
    }
}
