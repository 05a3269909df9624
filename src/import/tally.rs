//! What an import left out and changed, counted.

use std::collections::BTreeMap;

use crate::units::SquareMetres;

/// What was left out of files, and what was changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// How many features were left out, by why: `points`, `lines`.
    pub left_out: BTreeMap<String, usize>,
    /// How many positions had a height, which is dropped.
    pub heights: usize,
    /// How many rings did not end where they began, and were closed.
    pub closed: usize,
    /// How many exteriors ran clockwise, or holes the other way, and were turned round.
    pub rewound: usize,
    /// How many rings were dropped that enclose nothing.
    pub empty: usize,
    /// Zones that are not as they were published.
    pub changes: Vec<Change>,
}

/// What was done to a zone.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The zone's id.
    pub zone: String,
    /// What was done, in words.
    pub what: String,
    /// The area before.
    pub before: SquareMetres,
    /// The area after.
    pub after: SquareMetres,
}

impl Tally {
    /// Counts features that are left out.
    pub(super) fn leave(&mut self, why: impl Into<String>, count: usize) {
        if count > 0 {
            *self.left_out.entry(why.into()).or_default() += count;
        }
    }

    /// Adds the counts of another.
    pub fn add(&mut self, other: &Tally) {
        for (why, count) in &other.left_out {
            self.leave(why, *count);
        }
        self.heights += other.heights;
        self.closed += other.closed;
        self.rewound += other.rewound;
        self.empty += other.empty;
        self.changes.extend_from_slice(&other.changes);
    }

    /// The counts in words, one thing a line.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (why, count) in &self.left_out {
            lines.push(format!("left out: {count} {why}"));
        }
        for (count, what) in [
            (self.heights, "heights (third coordinates) dropped:"),
            (self.rewound, "rings turned round, as RFC 7946 has them:"),
            (self.closed, "open rings closed:"),
            (self.empty, "rings dropped that enclose nothing:"),
        ] {
            if count > 0 {
                lines.push(format!("{what} {count}"));
            }
        }
        lines
    }
}

impl Change {
    /// Whether it is of less than a hectare.
    pub fn is_small(&self) -> bool {
        (self.after.get() - self.before.get()).abs() < 10_000.0
    }

    /// The change in a line.
    pub fn line(&self) -> String {
        let change = self.after.km2() - self.before.km2();
        format!(
            "{}: {}: {change:+.4} km² of {:.2}",
            self.zone,
            self.what,
            self.before.km2()
        )
    }
}
