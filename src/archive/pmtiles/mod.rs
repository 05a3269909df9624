//! PMTiles, version 3: one file that is read over HTTP by ranges.
//!
//! - `header`: the 127 bytes at the beginning
//! - `directory`: which tile lies where, as bytes
//! - `layout`: the root directory and its leaves
//! - `body`: an archive as it grows
//! - `part`: the same, to be taken up again; `journal` is its directory beside it
//! - `reader`: an archive that is there, `entries` its tiles one after the other, and
//!   `lookup` single ones
//!
//! Written here and not by the crate `pmtiles`, which streams as well: its writer keeps the directory
//! to itself, so that nobody can go on from a part, and its readers are asynchronous and stop at the
//! first fault, where `verify` is to name all of them.
//!
//! # References
//! <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>

mod body;
mod directory;
mod entries;
mod header;
mod journal;
mod layout;
mod lookup;
mod part;
mod reader;

pub(super) use body::{Body, Place};
pub(super) use directory::{Entry, entries};
pub(super) use entries::Entries;
pub(super) use header::{Compression, HEADER_BYTES, Header, MAGIC, NoHeader, Section, degrees};
pub(super) use lookup::Lookup;
pub(super) use part::Part;
pub(super) use reader::{DEEPEST, MOST_COMPRESSED, Reader};
