//! Checks a PMTiles archive.
//!
//! - `header`: its fields, and the sections that they name
//! - `directory`: the entries of a directory, from bytes that may be anything
//! - `walk`: through the directories, from tile to tile

mod directory;
mod header;
mod walk;

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use super::finding::{Findings, Report, byte};
use super::tally::{Claims, Tally};
use crate::archive::kind::Kind;
use header::Header;

/// Checks the archive that a file is.
pub(super) fn verify(mut file: File) -> io::Result<Report> {
    let length = file.metadata()?.len();
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    (&file).take(header::BYTES as u64).read_to_end(&mut bytes)?;
    let mut findings = Findings::default();
    let Some(header) = Header::read(&bytes, length, &mut findings) else {
        let nothing = Tally::new(findings, Claims::default());
        let mut report = nothing.finish(Kind::PmTiles, &byte(0));
        // That there are no tiles says nothing where there is no archive.
        report.findings.retain(|finding| finding.code != "no-tiles");
        return Ok(report);
    };
    let claims = header.claims(&mut findings);
    let tally = Tally::new(findings, claims);
    walk::walk(file, &header, tally)
}
