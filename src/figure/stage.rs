//! What every part of a figure works on.

use super::backdrop::Backdrop;
use super::glossary::Glossary;
use super::marks::Marks;
use super::steady::Frame;
use crate::geodata::{Geodata, Named, Snapshot, View};
use crate::locale::{Fading, Phrases};
use crate::projection::Viewport;
use crate::request::Editing;

/// The data of one picture and the window through which it is seen.
#[derive(Clone, Copy)]
pub(super) struct Stage<'a> {
    pub(super) geodata: &'a Geodata,
    pub(super) snapshot: &'a Snapshot,
    pub(super) view: &'a View,
    pub(super) viewport: &'a Viewport,
    pub(super) phrases: Phrases,
    /// What a fill becomes where it is less sure.
    pub(super) fading: Fading,
    pub(super) glossary: &'a Glossary,
    /// What an editor puts in the place of the picture's words, or adds to it.
    pub(super) editing: &'a Editing,
    /// An editor's own marks.
    pub(super) marks: &'a Marks<'a>,
    /// Somebody else's map, in place of ours of land, water and ways.
    pub(super) backdrop: Option<&'a Backdrop>,
    /// The frame of an animation that it is, in which no name makes way for what changes.
    pub(super) frame: Option<Frame>,
}

impl Stage<'_> {
    /// A name as the picture has it.
    pub(super) fn name<'n>(&self, name: &'n Named) -> &'n str {
        self.glossary.name(name)
    }

    /// The same in the picture's second language, where it has one and the name is another in it.
    pub(super) fn second_name<'n>(&self, name: &'n Named) -> Option<&'n str> {
        self.glossary.second(name)
    }
}
