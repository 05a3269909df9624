//! Checks a PMTiles archive.
//!
//! - `header`: its fields, and the sections that they name
//! - `walk`: through the directories, from tile to tile

mod header;
mod walk;

use std::fs::File;
use std::io;

use super::finding::{Findings, Report, byte};
use super::tally::{Claims, Tally};
use crate::archive::kind::Kind;
use crate::archive::pmtiles::Reader;

/// Checks the archive that a file is.
pub(super) fn verify(file: File) -> io::Result<Report> {
    let length = file.metadata()?.len();
    let mut findings = Findings::default();
    let reader = match Reader::open(file)? {
        Ok(reader) => reader,
        Err(why) => {
            header::none(why, length, &mut findings);
            return Ok(nothing(findings));
        }
    };
    let said = reader.header();
    if !header::check_sections(&said, length, &mut findings) {
        return Ok(nothing(findings));
    }
    let claims = header::claims(&said, &mut findings);
    walk::walk(reader, Tally::new(Kind::PmTiles, findings, claims))
}

/// What is told where there is no archive, or its sections are not there.
fn nothing(findings: Findings) -> Report {
    Tally::new(Kind::PmTiles, findings, Claims::default()).finish(&byte(0))
}
