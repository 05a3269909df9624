//! An archive as it grows: room for header and root directory, metadata, and tiles as they come.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};

use super::directory::{Entry, gzip};
use super::header::{Compression, HEADER_BYTES, Header, INITIAL_BYTES, Section};
use super::journal::Record;
use super::layout::write_leaves;
use crate::archive::digest::{Digest, digest};

/// Where the bytes of a tile lie among those of all tiles, and how many they are.
pub(crate) type Place = (u64, u32);

/// All of an archive but header and root directory, which come last.
pub(crate) struct Body {
    file: BufWriter<File>,
    metadata: Section,
    entries: Vec<Entry>,
    known: HashMap<Digest, Place>,
    /// The bytes of tiles so far.
    length: u64,
    addressed: u64,
}

impl Body {
    /// Begins in an empty file, with these metadata as JSON.
    pub(crate) fn create(file: File, metadata: &[u8]) -> io::Result<Body> {
        let section = gzip(metadata)?;
        let mut body = Body::of(file, &section);
        body.file.write_all(&start(&section))?;
        body.file.flush()?;
        Ok(body)
    }

    /// Takes up the tiles of records up to the first whose tile is not what it should be; how many
    /// records hold. What lies behind their tiles is cut off.
    pub(super) fn resume(
        mut file: File,
        metadata: &[u8],
        records: &[Record],
    ) -> io::Result<(Body, usize)> {
        let section = gzip(metadata)?;
        // It may have been at its end, and had a header.
        file.write_all(&start(&section))?;
        let mut body = Body::of(file.try_clone()?, &section);
        let whole = body.take_up(file, records)?;
        let end = body.tiles_offset() + body.length;
        body.file.get_ref().set_len(end)?;
        body.file.seek(SeekFrom::Start(end))?;
        Ok((body, whole))
    }

    fn of(file: File, metadata: &[u8]) -> Body {
        Body {
            file: BufWriter::with_capacity(1 << 18, file),
            metadata: Section {
                offset: INITIAL_BYTES,
                length: metadata.len() as u64,
            },
            entries: Vec::new(),
            known: HashMap::new(),
            length: 0,
            addressed: 0,
        }
    }

    fn take_up(&mut self, mut file: File, records: &[Record]) -> io::Result<usize> {
        let start = self.tiles_offset();
        let there = file.metadata()?.len();
        file.seek(SeekFrom::Start(start))?;
        let mut tiles = BufReader::new(file);
        for (whole, &(entry, of)) in records.iter().enumerate() {
            let in_order = self.last().is_none_or(|last| last.end() <= entry.id);
            let known = self.known.get(&of) == Some(&(entry.offset, entry.length));
            let is_next = entry.offset == self.length
                && start + entry.offset + u64::from(entry.length) <= there;
            if !in_order || entry.run == 0 || !(known || is_next) {
                return Ok(whole);
            }
            if !known {
                let mut bytes = vec![0; entry.length as usize];
                tiles.read_exact(&mut bytes)?;
                if digest(&bytes) != of {
                    return Ok(whole);
                }
                self.length += u64::from(entry.length);
                self.known.insert(of, (entry.offset, entry.length));
            }
            self.add(entry);
        }
        Ok(records.len())
    }

    fn tiles_offset(&self) -> u64 {
        self.metadata.offset + self.metadata.length
    }

    /// The first entry.
    pub(crate) fn first(&self) -> Option<Entry> {
        self.entries.first().copied()
    }

    /// The last entry.
    pub(crate) fn last(&self) -> Option<Entry> {
        self.entries.last().copied()
    }

    /// How many tiles there are, and how many different ones.
    pub(crate) fn counts(&self) -> (u64, u64) {
        (self.addressed, self.known.len() as u64)
    }

    /// Stores the bytes of a tile, unless they are there; where they lie.
    pub(crate) fn store(&mut self, bytes: &[u8], of: Digest) -> io::Result<Place> {
        if let Some(place) = self.known.get(&of) {
            return Ok(*place);
        }
        let place = (
            self.length,
            u32::try_from(bytes.len()).map_err(io::Error::other)?,
        );
        self.file.write_all(bytes)?;
        self.length += u64::from(place.1);
        self.known.insert(of, place);
        Ok(place)
    }

    /// Adds an entry to the directory, as more of the last run where it is that.
    pub(crate) fn add(&mut self, entry: Entry) {
        self.addressed += u64::from(entry.run);
        if let Some(last) = self.entries.last_mut()
            && (last.end(), last.offset) == (entry.id, entry.offset)
            && let Some(run) = last.run.checked_add(entry.run)
        {
            last.run = run;
            return;
        }
        self.entries.push(entry);
    }

    /// Hands all so far to the system.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }

    /// Writes directories and header, and sees all safely to the disk. Of the header, what it says of the
    /// tiles themselves is given.
    pub(crate) fn finish(&mut self, said: Header) -> io::Result<()> {
        self.flush()?;
        let mut file = self.file.get_ref();
        let (root, leaves) = write_leaves(file, &self.entries)?;
        let header = Header {
            root: Section {
                offset: HEADER_BYTES as u64,
                length: root.len() as u64,
            },
            metadata: self.metadata,
            leaves,
            tiles: Section {
                offset: self.tiles_offset(),
                length: self.length,
            },
            counts: [
                self.addressed,
                self.entries.len() as u64,
                self.known.len() as u64,
            ],
            clustered: 1,
            internal: Compression::GZIP,
            ..said
        };
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&[header.to_bytes(), root].concat())?;
        file.sync_all()
    }
}

/// Room for header and root directory, and the metadata.
fn start(metadata: &[u8]) -> Vec<u8> {
    [&[0; INITIAL_BYTES as usize], metadata].concat()
}
