//! One of the archives that are put together.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::handle::Handle;
use super::unreadable;
use crate::archive::digest::{Digest, digest};
use crate::archive::kind::Kind;
use crate::archive::metadata::SHARD;
use crate::archive::pmtiles::{Entries, Entry, Header, Place, Section};
use crate::error::{Error, Result};
use crate::projection::TileCoord;
use crate::tiles::Shard;

/// An archive, read from entry to entry.
pub(super) struct Source {
    pub(super) path: PathBuf,
    /// What it says of itself, but which shard it is.
    pub(super) metadata: Map<String, Value>,
    /// Which shard it is, if it is one.
    pub(super) shard: Option<Shard>,
    file: Handle,
    entries: Entries,
    /// The next entry, or what is left of it.
    head: Option<Entry>,
    has_tiles: bool,
    /// Where in the whole the bytes lie that are at a place here.
    stored: HashMap<Place, Place>,
    /// How many bytes of tiles were read.
    read: u64,
}

impl Source {
    /// Opens an archive, before its first entry, and closes its file until it is read on.
    pub(super) fn open(path: &Path) -> Result<Source> {
        let failed = |cause| unreadable(path, cause);
        let not_merged = |what: &str| {
            let shown = path.display();
            let what = format!("{shown} is {what}: PMTiles are put together, and no others");
            Err(Error::failed(what).help("draw each shard into a file that ends in .pmtiles"))
        };
        match Kind::found(path).map_err(|cause| Error::io("read", path, cause))? {
            Kind::PmTiles => {}
            Kind::MbTiles => return not_merged("an MBTiles archive"),
            Kind::Folder => return not_merged("a folder"),
        }
        let mut file = Handle::open(path)?;
        let reader = file.reader()?;
        let mut metadata = reader.metadata().map_err(failed)?;
        let shard = metadata.get(SHARD).and_then(Value::as_str);
        let shard: Option<Shard> = shard.and_then(|shard| shard.parse().ok());
        if shard.is_some() {
            metadata.remove(SHARD);
        }
        let mut source = Source {
            path: path.to_owned(),
            metadata,
            shard,
            entries: Entries::of(reader).map_err(failed)?,
            file,
            head: None,
            has_tiles: false,
            stored: HashMap::new(),
            read: 0,
        };
        source.advance()?;
        source.has_tiles = source.head.is_some();
        source.close();
        Ok(source)
    }

    /// Closes its file until it is read on.
    pub(super) fn close(&mut self) {
        self.file.close();
    }

    /// What its header says.
    pub(super) fn header(&self) -> Header {
        self.file.header()
    }

    /// Whether it has any tile.
    pub(super) fn has_tiles(&self) -> bool {
        self.has_tiles
    }

    /// How many bytes its tiles have, by its header.
    pub(super) fn bytes(&self) -> u64 {
        self.header().tiles.length
    }

    /// How many bytes of tiles were read so far.
    pub(super) fn read(&self) -> u64 {
        self.read
    }

    /// The next tiles.
    pub(super) fn head(&self) -> Option<Entry> {
        self.head
    }

    /// Goes on to the tiles from an id on.
    pub(super) fn skip_to(&mut self, id: u64) -> Result<()> {
        match &mut self.head {
            Some(head) if id < head.end() => {
                // It is within a run, whose length is a u32.
                head.run = (head.end() - id) as u32;
                head.id = id;
                Ok(())
            }
            _ => self.advance(),
        }
    }

    fn advance(&mut self) -> Result<()> {
        let next = self.entries.next(self.file.reader()?);
        self.head = next.map_err(|cause| unreadable(&self.path, cause))?;
        let too_deep = |head: Entry| TileCoord::from_id(head.end() - 1).is_none();
        if self.head.is_some_and(too_deep) {
            let (shown, deepest) = (self.path.display(), TileCoord::DEEPEST);
            let what = format!("{shown} has tiles beyond zoom {deepest}, the deepest that is read");
            return Err(Error::failed(what).help("leave it out"));
        }
        Ok(())
    }

    /// Where in the whole the bytes of an entry lie; `store` is given them the first time.
    pub(super) fn place(
        &mut self,
        entry: Entry,
        store: &mut impl FnMut(&[u8], Digest) -> Result<Place>,
    ) -> Result<Place> {
        let here = (entry.offset, entry.length);
        if let Some(place) = self.stored.get(&here) {
            return Ok(*place);
        }
        let section = Section {
            offset: self.header().tiles.offset.saturating_add(entry.offset),
            length: entry.length.into(),
        };
        let bytes = self.file.reader()?.bytes(section);
        let bytes = bytes.map_err(|cause| unreadable(&self.path, cause))?;
        if bytes.len() as u64 != section.length {
            let cut = io::Error::from(io::ErrorKind::UnexpectedEof);
            return Err(unreadable(&self.path, cut));
        }
        let place = store(&bytes, digest(&bytes))?;
        self.read += section.length;
        self.stored.insert(here, place);
        Ok(place)
    }
}
