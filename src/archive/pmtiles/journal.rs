//! The directory of an unfinished archive as it grows: a file of records beside the part.
//!
//! A record is written after the tile that it names, so that whatever ends the program, the two can be
//! put together again.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::directory::Entry;
use crate::archive::digest::Digest;

const MAGIC: [u8; 16] = *b"PMTiles journal1";
const HEAD_BYTES: usize = 32;
const RECORD_BYTES: usize = 40;

/// An entry, and the digest of its tile.
pub(super) type Record = (Entry, Digest);

/// The journal of a part.
pub(super) struct Journal {
    file: File,
    waiting: Vec<u8>,
}

impl Journal {
    /// Begins the journal of an archive whose metadata have this digest.
    pub(super) fn create(path: &Path, metadata: Digest) -> io::Result<Journal> {
        let mut file = File::create(path)?;
        file.write_all(&[MAGIC, metadata].concat())?;
        let waiting = Vec::new();
        Ok(Journal { file, waiting })
    }

    /// Opens a journal, and reads its records; `None` where it is of other metadata, or no journal.
    pub(super) fn open(
        path: &Path,
        metadata: Digest,
    ) -> io::Result<Option<(Journal, Vec<Record>)>> {
        let mut file = OpenOptions::new().read(true).write(true).open(path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let Some((head, records)) = bytes.split_at_checked(HEAD_BYTES) else {
            return Ok(None);
        };
        if head != [MAGIC, metadata].concat() {
            return Ok(None);
        }
        let records = records
            .chunks_exact(RECORD_BYTES)
            .filter_map(record)
            .collect();
        let waiting = Vec::new();
        Ok(Some((Journal { file, waiting }, records)))
    }

    /// Notes an entry, to be written by [`Journal::flush`].
    pub(super) fn note(&mut self, entry: Entry, digest: Digest) {
        self.waiting.extend(entry.id.to_le_bytes());
        self.waiting.extend(entry.offset.to_le_bytes());
        self.waiting.extend(entry.length.to_le_bytes());
        self.waiting.extend(entry.run.to_le_bytes());
        self.waiting.extend(digest);
    }

    /// Writes what was noted.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.file.write_all(&self.waiting)?;
        self.waiting.clear();
        Ok(())
    }

    /// Forgets all but the first records.
    pub(super) fn cut(&mut self, records: usize) -> io::Result<()> {
        let end = (HEAD_BYTES + records * RECORD_BYTES) as u64;
        self.file.set_len(end)?;
        self.file.seek(SeekFrom::Start(end))?;
        Ok(())
    }
}

fn record(bytes: &[u8]) -> Option<Record> {
    let (id, rest) = bytes.split_first_chunk()?;
    let (offset, rest) = rest.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    let (run, rest) = rest.split_first_chunk()?;
    let entry = Entry {
        id: u64::from_le_bytes(*id),
        offset: u64::from_le_bytes(*offset),
        length: u32::from_le_bytes(*length),
        run: u32::from_le_bytes(*run),
    };
    Some((entry, rest.try_into().ok()?))
}
