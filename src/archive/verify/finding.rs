//! What is found in an archive.

use std::fmt;
use std::ops::RangeInclusive;

use crate::archive::kind::Kind;
use crate::error::{Severity, tame};
use crate::projection::TileCoord;

/// How many findings of one code are told: beyond these, they are counted.
const MOST: usize = 10;

/// What is wrong with an archive, or may be, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which rule it breaks.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where: a byte of the file, a tile, a table and its row, a file of a folder.
    pub at: String,
    /// What is wrong.
    pub what: String,
}

impl Finding {
    /// A line that tells it of the archive of this name.
    pub fn of(&self, file: &str) -> String {
        let (severity, code) = (self.severity.word(), self.code);
        let (file, at, what) = (tame(file), tame(&self.at), tame(&self.what));
        format!("{severity}[{code}]: {file}: {at}: {what}")
    }
}

/// What an archive holds, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The kind of archive.
    pub kind: Kind,
    /// How many tiles it has.
    pub tiles: u64,
    /// How many different ones.
    pub contents: u64,
    /// The zoom levels at which there are tiles.
    pub zooms: Option<RangeInclusive<u8>>,
    /// The format of the tiles, in a word, where it is known.
    pub format: Option<&'static str>,
    /// The pixels along the side of a tile, where they were decoded.
    pub side: Option<u32>,
    /// What is wrong, or may be; of one code the first few.
    pub findings: Vec<Finding>,
    /// How many more there are.
    pub more: u64,
}

impl Report {
    /// Whether there is nothing wrong; there may be warnings.
    pub fn is_valid(&self) -> bool {
        !has_error(&self.findings)
    }
}

impl fmt::Display for Report {
    /// A line that says what the archive holds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::PmTiles => "PMTiles 3",
            Kind::MbTiles => "MBTiles",
            Kind::Folder => "a folder",
        })?;
        let plural = if self.tiles == 1 { "" } else { "s" };
        write!(
            f,
            ", {} tile{plural}, {} different",
            self.tiles, self.contents
        )?;
        if let Some(zooms) = &self.zooms {
            write!(f, ", zoom {} to {}", zooms.start(), zooms.end())?;
        }
        if let Some(format) = self.format {
            write!(f, ", {format}")?;
        }
        match self.side {
            Some(side) => write!(f, " of {side} pixels"),
            None => Ok(()),
        }
    }
}

fn has_error(findings: &[Finding]) -> bool {
    findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
}

/// Findings as they come.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) found: Vec<Finding>,
    pub(super) more: u64,
}

impl Findings {
    /// Something is wrong.
    pub(super) fn error(
        &mut self,
        code: &'static str,
        at: impl Into<String>,
        what: impl Into<String>,
    ) {
        self.add(code, Severity::Error, at.into(), what.into());
    }

    /// Something may not be what was meant.
    pub(super) fn warning(
        &mut self,
        code: &'static str,
        at: impl Into<String>,
        what: impl Into<String>,
    ) {
        self.add(code, Severity::Warning, at.into(), what.into());
    }

    /// Whether anything is wrong so far.
    pub(super) fn have_error(&self) -> bool {
        has_error(&self.found)
    }

    fn add(&mut self, code: &'static str, severity: Severity, at: String, what: String) {
        let same = self
            .found
            .iter()
            .filter(|finding| finding.code == code)
            .count();
        if same >= MOST {
            self.more += 1;
            return;
        }
        self.found.push(Finding {
            code,
            severity,
            at,
            what,
        });
    }
}

/// A byte of the file as findings name it.
pub(super) fn byte(offset: u64) -> String {
    format!("byte {offset}")
}

/// A tile as findings name it.
pub(super) fn named(tile: TileCoord) -> String {
    format!("tile {}/{}/{}", tile.z(), tile.x(), tile.y())
}
