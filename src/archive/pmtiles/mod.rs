//! PMTiles, version 3: one file that is read over HTTP by ranges.
//!
//! - `header`: the 127 bytes at the beginning
//! - `directory`: which tile lies where, as bytes
//! - `journal`: the same as it grows beside an unfinished archive
//! - `part`: the unfinished archive
//! - `layout`: the root directory and its leaves
//!
//! Written here and not by the crate `pmtiles`, which streams as well: its writer keeps the directory
//! to itself, so that nobody can go on from a part, and its readers are asynchronous and stop at the
//! first fault, where `verify` is to name all of them.
//!
//! # References
//! <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>

mod directory;
mod header;
mod journal;
mod layout;
mod part;

pub(super) use part::Part;
