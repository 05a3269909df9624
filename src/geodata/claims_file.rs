//! Claims from a file that the user names, in the place of the geodata's own.

use std::path::Path;

use super::Geodata;
use super::claim::Claims;
use super::faults::Faults;
use super::file::{SourceFile, decode};
use crate::error::{Error, Result};

/// How a message of faults begins.
const INVALID: &str = "the claims are";

impl Geodata {
    /// The same geodata with the article and the claims of a file.
    ///
    /// # Errors
    /// Failed (exit 1) where the file cannot be read; data (exit 3) with its faults.
    pub fn with_claims(mut self, path: &Path) -> Result<Geodata> {
        let file = SourceFile::open(path)?;
        let text = decode(&file).map_err(|fault| Error::invalid(INVALID, vec![*fault]))?;
        let shown = file.shown();
        let mut faults = Faults::new(&shown, text);
        let claims = Claims::read(&mut faults, &self.place_ids(), &self.source_ids());
        if !faults.is_empty() {
            return Err(Error::invalid(INVALID, faults.into_faults()));
        }
        self.claims = claims;
        self.inputs.retain(|input| input.name != "claims.toml");
        self.inputs.push(file.input_as(path));
        Ok(self)
    }
}
