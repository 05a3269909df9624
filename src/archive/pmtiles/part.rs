//! An unfinished PMTiles archive: room for header and root directory, metadata, and tiles as they come.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::directory::{Entry, gzip};
use super::header::{HEADER_BYTES, Header, INITIAL_BYTES, Section};
use super::journal::{Journal, Record};
use super::layout::write_leaves;
use crate::archive::digest::{Digest, digest};
use crate::archive::metadata::Metadata;
use crate::archive::sink::{Resumed, Sink, of_another_run};
use crate::archive::tilejson::tilejson;
use crate::encode::TileFormat;
use crate::error::{Error, Result};
use crate::projection::TileCoord;

/// After so many tiles what is there can be taken up again.
const TILES_AT_RISK: u32 = 4096;

/// The part of an archive, and its directory.
pub(crate) struct Part {
    path: PathBuf,
    journal_path: PathBuf,
    file: BufWriter<File>,
    journal: Journal,
    metadata: Section,
    entries: Vec<Entry>,
    known: HashMap<Digest, (u64, u32)>,
    /// The bytes of tiles so far.
    length: u64,
    addressed: u64,
    /// The last entry, as far as the journal has it not: a run may grow.
    open: Option<Record>,
    at_risk: u32,
}

impl Part {
    /// Begins a part.
    pub(crate) fn create(path: &Path, metadata: &Metadata) -> Result<Part> {
        let failed = |cause| Error::io("write", path, cause);
        let journal_path = journal_of(path);
        let file = File::create(path).map_err(failed)?;
        let mut file = BufWriter::with_capacity(1 << 18, file);
        file.write_all(&[0; INITIAL_BYTES as usize])
            .map_err(failed)?;
        let section = metadata_bytes(metadata).map_err(failed)?;
        file.write_all(&section).map_err(failed)?;
        file.flush().map_err(failed)?;
        let journal = Journal::create(&journal_path, digest_of(metadata))
            .map_err(|cause| Error::io("write", &journal_path, cause))?;
        Ok(Part::of(path, file, journal, section.len() as u64))
    }

    /// Takes a part up again, as far as its tiles are whole.
    pub(crate) fn resume(path: &Path, metadata: &Metadata) -> Result<Resumed<Part>> {
        let failed = |cause| Error::io("read", path, cause);
        let journal_path = journal_of(path);
        let opened = Journal::open(&journal_path, digest_of(metadata));
        let opened = opened.map_err(|cause| Error::io("read", &journal_path, cause))?;
        let (journal, records) = opened.ok_or_else(|| of_another_run(path))?;
        let section = metadata_bytes(metadata).map_err(failed)?;
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .open(path)
            .map_err(failed)?;
        let file = BufWriter::with_capacity(1 << 18, file);
        let mut part = Part::of(path, file, journal, section.len() as u64);
        part.take_up(&records, &section).map_err(failed)?;
        Ok(Resumed {
            least_zoom: part.entries.first().and_then(|entry| zoom_of(entry.id)),
            last: part.entries.last().map(|entry| entry.end() - 1),
            sink: part,
        })
    }

    fn of(path: &Path, file: BufWriter<File>, journal: Journal, metadata: u64) -> Part {
        Part {
            path: path.to_owned(),
            journal_path: journal_of(path),
            file,
            journal,
            metadata: Section {
                offset: INITIAL_BYTES,
                length: metadata,
            },
            entries: Vec::new(),
            known: HashMap::new(),
            length: 0,
            addressed: 0,
            open: None,
            at_risk: 0,
        }
    }

    fn tiles_offset(&self) -> u64 {
        self.metadata.offset + self.metadata.length
    }

    /// Takes up the records up to the first whose tile is not what it should be, and forgets the others.
    fn take_up(&mut self, records: &[Record], metadata: &[u8]) -> io::Result<()> {
        let start = self.tiles_offset();
        let mut file = self.file.get_ref().try_clone()?;
        // It may have been at its end, and had a header.
        file.write_all(&[&[0; INITIAL_BYTES as usize], metadata].concat())?;
        let there = file.metadata()?.len();
        file.seek(SeekFrom::Start(start.min(there)))?;
        let mut tiles = io::BufReader::new(file);
        let mut whole = 0;
        for &(entry, of) in records {
            let in_order = self
                .entries
                .last()
                .is_none_or(|last| last.end() <= entry.id);
            let known = self.known.get(&of) == Some(&(entry.offset, entry.length));
            let is_next = entry.offset == self.length
                && start + entry.offset + u64::from(entry.length) <= there;
            if !in_order || entry.run == 0 || !(known || is_next) {
                break;
            }
            if !known {
                let mut bytes = vec![0; entry.length as usize];
                tiles.read_exact(&mut bytes)?;
                if digest(&bytes) != of {
                    break;
                }
                self.length += u64::from(entry.length);
                self.known.insert(of, (entry.offset, entry.length));
            }
            self.add(entry);
            whole += 1;
        }
        self.journal.cut(whole)?;
        let end = start + self.length;
        self.file.get_ref().set_len(end)?;
        self.file.seek(SeekFrom::Start(end))?;
        Ok(())
    }

    /// Adds an entry to the directory, as more of the last run where it is that.
    fn add(&mut self, entry: Entry) {
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

    fn try_put(&mut self, tile: TileCoord, bytes: &[u8], of: Digest) -> io::Result<()> {
        let (offset, length) = match self.known.get(&of) {
            Some(known) => *known,
            None => {
                let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
                self.file.write_all(bytes)?;
                self.known.insert(of, (self.length, length));
                self.length += u64::from(length);
                (self.length - u64::from(length), length)
            }
        };
        let entry = Entry {
            id: tile.id(),
            offset,
            length,
            run: 1,
        };
        self.add(entry);
        match &mut self.open {
            Some((open, _)) if (open.end(), open.offset) == (entry.id, offset) => open.run += 1,
            open => {
                if let Some((ended, of)) = open.replace((entry, of)) {
                    self.journal.note(ended, of);
                }
            }
        }
        self.at_risk += 1;
        if self.at_risk >= TILES_AT_RISK {
            self.keep()?;
        }
        Ok(())
    }

    /// Hands all so far to the system, the tiles before their records.
    fn keep(&mut self) -> io::Result<()> {
        if let Some((ended, of)) = self.open.take() {
            self.journal.note(ended, of);
        }
        self.file.flush()?;
        self.journal.flush()?;
        self.at_risk = 0;
        Ok(())
    }

    fn try_finish(&mut self, metadata: &Metadata) -> io::Result<()> {
        self.keep()?;
        let mut file = self.file.get_ref();
        let (root, leaves) = write_leaves(file, &self.entries)?;
        let header = Header {
            root: Section {
                offset: HEADER_BYTES,
                length: root.len() as u64,
            },
            metadata: self.metadata,
            leaves,
            tiles: Section {
                offset: self.tiles_offset(),
                length: self.length,
            },
            addressed: self.addressed,
            entries: self.entries.len() as u64,
            contents: self.known.len() as u64,
            tile_type: match metadata.format {
                TileFormat::Png => 2,
                TileFormat::WebP => 4,
            },
            min_zoom: *metadata.zooms.start(),
            max_zoom: *metadata.zooms.end(),
            bounds: metadata.bounds,
            centre_zoom: metadata.centre_zoom,
            centre: metadata.centre,
        };
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&[header.to_bytes(), root].concat())?;
        file.sync_all()
    }
}

impl Drop for Part {
    /// Leaves as much as there is to be taken up; after an error, as much as can be written.
    fn drop(&mut self) {
        let _ = self.keep();
    }
}

impl Sink for Part {
    fn put(&mut self, tile: TileCoord, bytes: &[u8], digest: Digest) -> Result<()> {
        let put = self.try_put(tile, bytes, digest);
        put.map_err(|cause| Error::io("write", &self.path, cause))
    }

    fn finish(mut self: Box<Self>, metadata: &Metadata) -> Result<()> {
        let finished = self.try_finish(metadata);
        finished.map_err(|cause| Error::io("write", &self.path, cause))?;
        let journal = &self.journal_path;
        fs::remove_file(journal).map_err(|cause| Error::io("remove", journal, cause))
    }
}

fn zoom_of(id: u64) -> Option<u8> {
    TileCoord::from_id(id).map(TileCoord::z)
}

fn journal_of(part: &Path) -> PathBuf {
    let mut name = part.as_os_str().to_owned();
    name.push("-journal");
    PathBuf::from(name)
}

/// The digest of all that the archive says of itself.
fn digest_of(metadata: &Metadata) -> Digest {
    digest(tilejson(metadata).as_bytes())
}

/// The metadata that the header has no field for.
fn metadata_bytes(metadata: &Metadata) -> io::Result<Vec<u8>> {
    let texts = metadata.texts().into_iter();
    let members: Map<String, Value> = texts
        .map(|(name, text)| (name.to_owned(), Value::String(text)))
        .collect();
    gzip(Value::Object(members).to_string().as_bytes())
}
