//! The entries of an archive's tiles, one after the other.

use std::io;
use std::vec;

use super::directory::{Entry, entries};
use super::header::Section;
use super::reader::{DEEPEST, Reader, invalid};

/// The entries of an archive's tiles in the order of their ids.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    /// What is left of the directories down to the one that is read.
    ahead: Vec<vec::IntoIter<Entry>>,
    /// The id that the next tile has at least.
    next: u64,
}

impl Entries {
    /// Begins with the root directory.
    pub(crate) fn of(reader: &Reader) -> io::Result<Entries> {
        let mut entries = Entries::default();
        entries.enter(reader, reader.header().root)?;
        Ok(entries)
    }

    /// The next entry of tiles.
    ///
    /// # Errors
    /// A directory cannot be read, or its entries are not in order, or name what is not there.
    pub(crate) fn next(&mut self, reader: &Reader) -> io::Result<Option<Entry>> {
        let header = reader.header();
        while let Some(directory) = self.ahead.last_mut() {
            let Some(entry) = directory.next() else {
                self.ahead.pop();
                continue;
            };
            let id = entry.id;
            if id < self.next {
                return Err(invalid(format!(
                    "the directories are not in the order of ids: {id} comes too late"
                )));
            }
            let section = if entry.run == 0 {
                header.leaves
            } else {
                header.tiles
            };
            let length = u64::from(entry.length);
            if length == 0 || !section.holds(entry.offset, length) {
                let what = if entry.run == 0 {
                    "the leaf"
                } else {
                    "the tile"
                };
                return Err(invalid(format!(
                    "{what} of id {id} is not where its directory says"
                )));
            }
            if entry.run > 0 {
                self.next = entry.end();
                return Ok(Some(entry));
            }
            if self.ahead.len() > DEEPEST {
                return Err(invalid(format!("leaves lie more than {DEEPEST} deep")));
            }
            self.next = id;
            let offset = section.offset.saturating_add(entry.offset);
            self.enter(reader, Section { offset, length })?;
        }
        Ok(None)
    }

    fn enter(&mut self, reader: &Reader, section: Section) -> io::Result<()> {
        let bytes = reader.unpacked(section)?;
        let entries = bytes.and_then(|bytes| entries(&bytes));
        let at = section.offset;
        let entries =
            entries.map_err(|why| invalid(format!("the directory at byte {at}: {why}")))?;
        self.ahead.push(entries.into_iter());
        Ok(())
    }
}
