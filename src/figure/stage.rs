//! What every part of a figure works on.

use crate::geodata::{Geodata, Snapshot, View};
use crate::locale::Phrases;
use crate::projection::Viewport;

/// The data of one picture and the window through which it is seen.
#[derive(Clone, Copy)]
pub(super) struct Stage<'a> {
    pub(super) geodata: &'a Geodata,
    pub(super) snapshot: &'a Snapshot,
    pub(super) view: &'a View,
    pub(super) viewport: &'a Viewport,
    pub(super) phrases: Phrases,
}
