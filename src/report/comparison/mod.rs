//! What two datasets say of the same land: as text, Markdown or JSON.

mod json;
mod markdown;
mod text;
mod words;

use crate::geodata::{Geodata, Snapshot};
use crate::measure::Comparison;

/// What came of holding two snapshots against each other.
#[derive(Debug)]
pub struct Compared<'c> {
    /// The snapshots, of two datasets.
    pub snapshots: [&'c Snapshot; 2],
    /// Which land was looked at, where that has a name: a view.
    pub view: Option<&'c str>,
    /// What came of it.
    pub found: Comparison<'c>,
    /// Places near which something is said to be.
    pub geodata: &'c Geodata,
}
