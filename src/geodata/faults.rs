//! Every fault of one file, gathered while it is read.

use super::lines::Lines;
use crate::error::{Fault, Place};

/// The faults found so far in one file.
#[derive(Debug)]
pub struct Faults<'a> {
    file: &'a str,
    lines: Lines<'a>,
    feature: Option<String>,
    found: Vec<Found>,
}

/// A fault at a byte of the file.
#[derive(Debug)]
pub struct Found {
    at: usize,
    feature: Option<String>,
    what: String,
    help: Option<String>,
}

impl Found {
    /// Adds what to write instead.
    pub fn help(&mut self, help: impl Into<String>) {
        self.help = Some(help.into());
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
        }
    }

    /// The file, as the user can open it.
    pub fn file(&self) -> &'a str {
        self.file
    }

    /// The text of the file.
    pub fn text(&self) -> &'a str {
        self.lines.text()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Line and column of the byte at `at`.
    pub fn place(&self, at: usize) -> Place {
        self.lines.place(at)
    }

    /// Names the feature that faults belong to from now on.
    pub fn enter(&mut self, feature: Option<String>) {
        self.feature = feature;
    }

    /// Adds a fault at the byte `at`.
    pub fn add(&mut self, at: usize, what: impl Into<String>) -> &mut Found {
        let feature = self.feature.clone();
        let place = self.found.len();
        self.found.push(Found {
            at,
            feature,
            what: what.into(),
            help: None,
        });
        &mut self.found[place]
    }

    /// Names the feature of those faults that were found before features were known.
    pub fn name_features(&mut self, name: impl Fn(usize) -> Option<String>) {
        for found in self
            .found
            .iter_mut()
            .filter(|found| found.feature.is_none())
        {
            found.feature = name(found.at);
        }
    }

    /// The faults in the order of the text.
    pub fn into_faults(mut self) -> Vec<Fault> {
        self.found.sort_by_key(|found| found.at);
        let lines = self.lines;
        let fault = |found: Found| Fault {
            file: self.file.to_owned(),
            place: Some(lines.place(found.at)),
            feature: found.feature,
            what: found.what,
            help: found.help,
        };
        self.found.into_iter().map(fault).collect()
    }
}
