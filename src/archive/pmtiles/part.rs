//! An unfinished archive that can be taken up again: its body, and the journal of its directory.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::body::Body;
use super::directory::Entry;
use super::header::{Compression, Header, fixed_bounds, fixed_position};
use super::journal::{Journal, Record};
use crate::archive::at_risk::AtRisk;
use crate::archive::digest::{Digest, digest};
use crate::archive::metadata::{Metadata, TILE_SIZE};
use crate::archive::sink::{Resumed, Sink, of_another_run};
use crate::archive::tilejson::tilejson;
use crate::encode::TileFormat;
use crate::error::{Error, Result};
use crate::projection::TileCoord;

/// The part of an archive.
pub(crate) struct Part {
    path: PathBuf,
    journal_path: PathBuf,
    body: Body,
    journal: Journal,
    /// The last entry, as far as the journal has it not: a run may grow.
    open: Option<Record>,
    at_risk: AtRisk,
}

impl Part {
    /// Begins a part.
    pub(crate) fn create(path: &Path, metadata: &Metadata) -> Result<Part> {
        let file = File::create(path);
        let body = file.and_then(|file| Body::create(file, &json_of(metadata)));
        let body = body.map_err(|cause| Error::io("write", path, cause))?;
        let journal_path = journal_of(path);
        let journal = Journal::create(&journal_path, digest_of(metadata))
            .map_err(|cause| Error::io("write", &journal_path, cause))?;
        Ok(Part::of(path, body, journal))
    }

    /// Takes a part up again, as far as its tiles are whole.
    pub(crate) fn resume(path: &Path, metadata: &Metadata) -> Result<Resumed<Part>> {
        let failed = |cause| Error::io("read", path, cause);
        let journal_path = journal_of(path);
        let opened = Journal::open(&journal_path, digest_of(metadata));
        let opened = opened.map_err(|cause| Error::io("read", &journal_path, cause))?;
        let (mut journal, records) = opened.ok_or_else(|| of_another_run(path))?;
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .open(path)
            .map_err(failed)?;
        let (body, whole) = Body::resume(file, &json_of(metadata), &records).map_err(failed)?;
        journal.cut(whole).map_err(failed)?;
        let part = Part::of(path, body, journal);
        Ok(Resumed {
            least_zoom: part.body.first().and_then(|entry| zoom_of(entry.id)),
            last: part.body.last().map(|entry| entry.end() - 1),
            sink: part,
        })
    }

    /// Drops what a run that was stopped left of its directory: the part is another's now.
    pub(crate) fn forget(path: &Path) -> Result<()> {
        let journal = journal_of(path);
        match fs::remove_file(&journal) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
                Err(Error::io("remove", &journal, cause))
            }
            _ => Ok(()),
        }
    }

    fn of(path: &Path, body: Body, journal: Journal) -> Part {
        Part {
            path: path.to_owned(),
            journal_path: journal_of(path),
            body,
            journal,
            open: None,
            at_risk: AtRisk::none(),
        }
    }

    fn try_put(&mut self, tile: TileCoord, bytes: &[u8], of: Digest) -> io::Result<()> {
        let (offset, length) = self.body.store(bytes, of)?;
        let entry = Entry {
            id: tile.id(),
            offset,
            length,
            run: 1,
        };
        self.body.add(entry);
        match &mut self.open {
            Some((open, _)) if (open.end(), open.offset) == (entry.id, offset) => open.run += 1,
            open => {
                if let Some((ended, of)) = open.replace((entry, of)) {
                    self.journal.note(ended, of);
                }
            }
        }
        if self.at_risk.is_too_much() {
            self.keep()?;
        }
        Ok(())
    }

    /// Hands all so far to the system, the tiles before their records.
    fn keep(&mut self) -> io::Result<()> {
        if let Some((ended, of)) = self.open.take() {
            self.journal.note(ended, of);
        }
        self.body.flush()?;
        self.journal.flush()?;
        self.at_risk = AtRisk::none();
        Ok(())
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
        let said = Header {
            of_tiles: Compression::NONE,
            tile_type: match metadata.format {
                TileFormat::Png => 2,
                TileFormat::WebP => 4,
            },
            zooms: [*metadata.zooms.start(), *metadata.zooms.end()],
            bounds: fixed_bounds(metadata.bounds),
            centre_zoom: metadata.centre_zoom,
            centre: fixed_position(metadata.centre),
            ..Header::default()
        };
        let finished = self.keep().and_then(|()| self.body.finish(said));
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
fn json_of(metadata: &Metadata) -> Vec<u8> {
    let texts = metadata.texts().into_iter();
    let members: Map<String, Value> = texts
        .map(|(name, text)| (name.to_owned(), Value::String(text)))
        .chain([(TILE_SIZE.to_owned(), metadata.tile_size.into())])
        .collect();
    Value::Object(members).to_string().into_bytes()
}
