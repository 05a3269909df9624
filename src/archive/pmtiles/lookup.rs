//! Single tiles of an archive, by the directories on the way to them.

use std::collections::BTreeMap;
use std::io;

use super::directory::{Entry, entries, unpacked};
use super::header::Section;
use super::reader::{DEEPEST, Reader, invalid};

/// An archive of which tiles are looked up. Each directory is read once.
#[derive(Debug)]
pub(crate) struct Lookup {
    reader: Reader,
    /// By the byte at which they begin.
    directories: BTreeMap<u64, Vec<Entry>>,
}

impl Lookup {
    pub(crate) fn new(reader: Reader) -> Lookup {
        Lookup {
            reader,
            directories: BTreeMap::new(),
        }
    }

    /// The tile of that id, if there is one.
    ///
    /// # Errors
    /// A directory or the tile cannot be read.
    pub(crate) fn tile(&mut self, id: u64) -> io::Result<Option<Vec<u8>>> {
        let header = self.reader.header();
        let mut directory = header.root;
        for _ in 0..=DEEPEST {
            let entries = self.directory(directory)?;
            let after = entries.partition_point(|entry| entry.id <= id);
            let Some(entry) = after.checked_sub(1).map(|last| entries[last]) else {
                return Ok(None);
            };
            let within = if entry.run > 0 {
                header.tiles
            } else {
                header.leaves
            };
            let section = Section {
                offset: within.offset.saturating_add(entry.offset),
                length: entry.length.into(),
            };
            if entry.run > 0 && id >= entry.end() {
                return Ok(None);
            }
            if !within.holds(entry.offset, section.length) {
                let what = format!("what has id {} is not where its directory says", entry.id);
                return Err(invalid(what));
            }
            if entry.run > 0 {
                let bytes = self.reader.bytes(section)?;
                let bytes = unpacked(&bytes, header.of_tiles);
                return bytes
                    .map(Some)
                    .map_err(|why| invalid(format!("the tile: {why}")));
            }
            directory = section;
        }
        Err(invalid(format!("leaves lie more than {DEEPEST} deep")))
    }

    fn directory(&mut self, section: Section) -> io::Result<&[Entry]> {
        let at = section.offset;
        if !self.directories.contains_key(&at) {
            let bytes = self.reader.unpacked(section)?;
            let found = bytes.and_then(|bytes| entries(&bytes));
            let found =
                found.map_err(|why| invalid(format!("the directory at byte {at}: {why}")))?;
            self.directories.insert(at, found);
        }
        Ok(&self.directories[&at])
    }
}
