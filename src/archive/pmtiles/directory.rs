//! A directory of a PMTiles archive as bytes.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

/// Where a run of equal tiles lies; or, where the run is 0, the leaf directory of the tiles from an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The first tile's id.
    pub(super) id: u64,
    /// Bytes before it in its section.
    pub(super) offset: u64,
    /// How many bytes it has.
    pub(super) length: u32,
    /// How many tiles there are, one after the other along the curve.
    pub(super) run: u32,
}

impl Entry {
    /// The id after the last of its tiles.
    pub(super) fn end(self) -> u64 {
        self.id.saturating_add(u64::from(self.run))
    }
}

/// The entries as a directory, compressed.
pub(super) fn compressed(entries: &[Entry]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    varint(&mut bytes, entries.len() as u64);
    let mut before = 0;
    for entry in entries {
        varint(&mut bytes, entry.id - before);
        before = entry.id;
    }
    entries
        .iter()
        .for_each(|entry| varint(&mut bytes, entry.run.into()));
    entries
        .iter()
        .for_each(|entry| varint(&mut bytes, entry.length.into()));
    // What follows the one before says so, by 0.
    let mut follows = None;
    for entry in entries {
        match follows == Some(entry.offset) {
            true => varint(&mut bytes, 0),
            false => varint(&mut bytes, entry.offset + 1),
        }
        follows = Some(entry.offset + u64::from(entry.length));
    }
    gzip(&bytes)
}

/// Bytes compressed by gzip, the same on every machine and day.
pub(super) fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// A number in groups of 7 bits, the least first, of which all but the last have the highest bit set.
fn varint(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
