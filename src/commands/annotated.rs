//! An editor's own marks, which no geodata have.

use std::borrow::Cow;

use bakhmut_map::error::Result;
use bakhmut_map::geodata::Geodata;

use crate::cli::EditArgs;

/// The geodata with the marks of the file that is named, if one is.
///
/// # Errors
/// As [`Geodata::with_annotations`].
pub(super) fn annotated<'g>(geodata: &'g Geodata, edit: &EditArgs) -> Result<Cow<'g, Geodata>> {
    match &edit.annotate {
        Some(path) => Ok(Cow::Owned(geodata.clone().with_annotations(path)?)),
        None => Ok(Cow::Borrowed(geodata)),
    }
}
