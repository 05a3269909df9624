//! Somebody else's map, in place of ours of land, water and ways.

use std::fmt;

use crate::error::Result;
use crate::geodata::Input;
use crate::projection::Viewport;
use crate::scene::Picture;

/// A map in a window, and what it was made from.
#[derive(Clone, Debug)]
pub struct Backdrop {
    /// The pixels.
    pub picture: Picture,
    /// Whom the map comes from.
    pub attribution: String,
    /// The map's name, and the hash of what was used of it.
    pub input: Input,
}

/// Whoever has a map of any window.
pub trait Backdrops: fmt::Debug + Sync {
    /// The map in a window.
    ///
    /// # Errors
    /// Failed where it can't be had.
    fn backdrop(&self, viewport: &Viewport) -> Result<Backdrop>;
}
