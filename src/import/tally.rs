//! What an import left out and changed, counted.

use std::collections::BTreeMap;

use super::unfit::Unfit;
use crate::units::{Metres, SquareMetres};

/// What was left out of files, and what was changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// How many features were left out, by why: `points`, `lines`.
    pub left_out: BTreeMap<String, usize>,
    /// The area of those that were left out for where they lie, by why.
    pub left_area: BTreeMap<String, SquareMetres>,
    /// What those have that no rule fits.
    pub unfit: Unfit,
    /// How many positions had a height, which is dropped.
    pub heights: usize,
    /// How many rings did not end where they began, and were closed.
    pub closed: usize,
    /// How many exteriors ran clockwise, or holes the other way, and were turned round.
    pub rewound: usize,
    /// How many rings were dropped that enclose nothing.
    pub empty: usize,
    /// The area in other countries and that of the whole file, where it is much and its publisher does
    /// not map these.
    pub abroad: Option<(SquareMetres, SquareMetres)>,
    /// Outlines among these: with each, an area may be missing.
    pub lost: Vec<Lost>,
    /// Zones that are not as they were published.
    pub changes: Vec<Change>,
}

/// An outline that encloses nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lost {
    /// Longitude and latitude of its first position, in degrees.
    pub at: [f64; 2],
    /// No two of its positions are farther apart.
    pub across: Metres,
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
    /// Whether its outlines were mended; else it was cut by what is surer.
    pub is_repair: bool,
}

impl Tally {
    /// Counts features that are left out.
    pub(super) fn leave(&mut self, why: impl Into<String>, count: usize) {
        if count > 0 {
            *self.left_out.entry(why.into()).or_default() += count;
        }
    }

    /// Counts areas that are left out for where they lie.
    pub(super) fn leave_areas(&mut self, why: &str, count: usize, area: SquareMetres) {
        self.leave(why, count);
        let sum = self.left_area.entry(why.to_owned()).or_default();
        *sum = SquareMetres::new(sum.get() + area.get());
    }

    /// Adds the counts of another.
    pub fn add(&mut self, other: &Tally) {
        for (why, count) in &other.left_out {
            self.leave(why, *count);
        }
        for (why, area) in &other.left_area {
            self.leave_areas(why, 0, *area);
        }
        self.unfit.add(&other.unfit);
        self.lost.extend_from_slice(&other.lost);
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
            let area = self.left_area.get(why);
            let area = area.map_or(String::new(), |area| format!(" ({:.2} km²)", area.km2()));
            lines.push(format!("left out: {}{area}", counted(*count, why)));
        }
        if let Some(said) = self.unfit.said() {
            lines.push(format!("areas that no rule fits have {said}"));
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

    /// What may change a map, in words: much land left out, outlines so wide that they will have been
    /// areas, and repairs that changed much.
    pub fn warnings(&self) -> Vec<String> {
        let lost = self.lost.iter().filter(|lost| lost.is_wide());
        let lost = lost.map(|lost| format!("{}: an area may be missing", lost.line()));
        let abroad = self.abroad.iter().map(|(left, all)| {
            let (left, all) = (left.km2(), all.km2());
            format!("left out as in other countries: {left:.2} km² of {all:.2}")
        });
        let changed = self.changes.iter().filter(|change| change.is_large());
        let changed = changed.map(Change::line);
        abroad.chain(lost).chain(changed).collect()
    }
}

/// So many of what is said in the plural: "2 points", "1 point".
pub(super) fn counted(count: usize, plural: &str) -> String {
    let end = plural.find(' ').unwrap_or(plural.len());
    let (noun, rest) = plural.split_at(end);
    match (count, noun.strip_suffix('s')) {
        (1, Some(one)) => format!("1 {one}{rest}"),
        _ => format!("{count} {plural}"),
    }
}

impl Lost {
    /// Whether it is so wide that it is no leftover of a pen: wider than datasets are accurate.
    pub(super) fn is_wide(&self) -> bool {
        self.across.get() >= 1000.0
    }

    /// What it is, in a line.
    pub(super) fn line(&self) -> String {
        let ([lon, lat], km) = (self.at, self.across.km());
        format!("an outline of up to {km:.1} km across, at {lon}, {lat}, encloses nothing")
    }
}

impl Change {
    /// Whether it is of less than a hectare.
    pub fn is_small(&self) -> bool {
        (self.after.get() - self.before.get()).abs() < 10_000.0
    }

    /// Whether it is a repair that changed the area by 1 km² and by a hundredth: what was meant is not
    /// plain then.
    pub fn is_large(&self) -> bool {
        let change = (self.after.get() - self.before.get()).abs();
        self.is_repair && change >= 1e6 && change >= self.after.get() * 0.01
    }

    /// The change in a line.
    pub fn line(&self) -> String {
        if self.is_large() {
            return format!(
                "{}: {}: they enclose {:.2} km² now; as they were, loops that run against each other \
                 or lie on each other made it {:.2} km²: see that this is what is meant",
                self.zone,
                self.what,
                self.after.km2(),
                self.before.km2()
            );
        }
        let change = self.after.km2() - self.before.km2();
        format!(
            "{}: {}: {change:+.4} km² of {:.2}",
            self.zone,
            self.what,
            self.before.km2()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_told_in_the_singular() {
        let mut tally = Tally::default();
        tally.leave("points", 1);
        tally.leave("signs of military units", 1);
        tally.leave("areas that no rule fits", 2);
        assert_eq!(
            tally.lines(),
            [
                "left out: 2 areas that no rule fits",
                "left out: 1 point",
                "left out: 1 sign of military units"
            ]
        );
    }
}
