//! Holding an article's claims against the data.

use jiff::civil::Date;

use super::{Report, Run};
use crate::error::Result;
use crate::factcheck::{self, Evidence};
use crate::geodata::{Assertion, Border, Dataset, Geodata};
use crate::locale::Lang;

impl<'r> Report<'r> {
    /// Holds the claims against the data until a day, by each of some borders with the name of its file; it
    /// is told in a language.
    ///
    /// # Errors
    /// As [`Geodata::snapshot`].
    pub fn gather(
        geodata: &'r Geodata,
        dataset: Option<&'r Dataset>,
        until: Date,
        borders: &'r [(String, &'r [Border])],
        lang: Lang,
    ) -> Result<Report<'r>> {
        let claims = geodata.claims();
        let run = |(index, (border, lines)): (usize, &'r (String, &'r [Border]))| {
            let evidence = Evidence::gather(claims, geodata, lines, dataset, until)?;
            let of_border =
                |assertion: &Assertion| matches!(assertion, Assertion::BorderDistance(_));
            let claims = claims
                .iter()
                .filter(|claim| index == 0 || of_border(&claim.assertion));
            Ok(Run {
                border: border.clone(),
                findings: claims
                    .map(|claim| factcheck::check(claim, &evidence))
                    .collect(),
            })
        };
        let runs = borders.iter().enumerate().map(run);
        Ok(Report {
            geodata,
            dataset,
            until,
            lang,
            runs: runs.collect::<Result<_>>()?,
        })
    }
}
