//! Through the directories of a PMTiles archive, from tile to tile.

use std::collections::HashMap;
use std::io;

use serde_json::Value;

use crate::archive::pmtiles::{
    Compression, DEEPEST, Entry, MOST_COMPRESSED, Reader, Section, entries,
};
use crate::archive::verify::finding::{Report, byte, named};
use crate::archive::verify::tally::{MOST_BYTES, Tally};
use crate::projection::TileCoord;

struct Walk {
    reader: Reader,
    tally: Tally,
    /// The id that the next tile has at least.
    next: u64,
    entries: u64,
    /// The length of the content at each offset.
    contents: HashMap<u64, u32>,
    /// The end of the contents so far, and the sum of their lengths.
    end: u64,
    total: u64,
    leaf_bytes: u64,
    is_ordered: bool,
}

/// Checks metadata, directories and tiles.
pub(super) fn walk(reader: Reader, tally: Tally) -> io::Result<Report> {
    let mut walk = Walk {
        reader,
        tally,
        next: 0,
        entries: 0,
        contents: HashMap::new(),
        end: 0,
        total: 0,
        leaf_bytes: 0,
        is_ordered: true,
    };
    walk.metadata()?;
    if walk.directory(walk.reader.header().root, 0)? {
        walk.counts();
    }
    Ok(walk.tally.finish("header"))
}

impl Walk {
    fn error(&mut self, code: &'static str, at: String, what: impl Into<String>) {
        self.tally.findings.error(code, at, what);
    }

    /// A section without its compression; `None`, and told, where it cannot be had.
    fn unpacked(&mut self, section: Section, name: &str) -> io::Result<Option<Vec<u8>>> {
        let code = match self.reader.header().internal {
            _ if section.length > MOST_COMPRESSED => "too-large",
            Compression::NONE | Compression::GZIP => "bad-compression",
            _ => "not-readable",
        };
        let unpacked = self.reader.unpacked(section)?;
        Ok(unpacked
            .map_err(|why| self.error(code, byte(section.offset), format!("the {name}: {why}")))
            .ok())
    }

    fn metadata(&mut self) -> io::Result<()> {
        let section = self.reader.header().metadata;
        if section.length == 0 {
            let what = "there is no metadata: not even the name of the tiles";
            self.tally.findings.warning("no-metadata", byte(24), what);
            return Ok(());
        }
        let Some(bytes) = self.unpacked(section, "metadata")? else {
            return Ok(());
        };
        let what = match serde_json::from_slice::<Value>(&bytes) {
            Ok(Value::Object(_)) => return Ok(()),
            Ok(_) => "the metadata is JSON, but no object".to_owned(),
            Err(cause) => format!("the metadata is no JSON: {cause}"),
        };
        self.error("bad-metadata", byte(section.offset), what);
        Ok(())
    }

    /// Goes through a directory; whether it could be read to its end.
    fn directory(&mut self, section: Section, depth: usize) -> io::Result<bool> {
        let name = if depth == 0 {
            "root directory"
        } else {
            "leaf directory"
        };
        let Some(bytes) = self.unpacked(section, name)? else {
            return Ok(false);
        };
        let entries = match entries(&bytes) {
            Ok(entries) => entries,
            Err(why) => {
                let what = format!("the {name} cannot be read: {why}");
                self.error("bad-directory", byte(section.offset), what);
                return Ok(false);
            }
        };
        if depth > 0 && entries.is_empty() {
            self.error(
                "bad-directory",
                byte(section.offset),
                "the leaf directory is empty",
            );
        }
        for (index, entry) in entries.into_iter().enumerate() {
            let at = format!("byte {}, entry {index}", section.offset);
            if entry.id < self.next {
                let what = format!(
                    "id {} is not greater than all before, which reach to {}",
                    entry.id,
                    self.next - 1
                );
                self.error("not-sorted", at, what);
                return Ok(false);
            }
            let sound = match entry.run {
                0 => self.leaf(entry, &at, depth)?,
                _ => self.tiles(entry, &at)?,
            };
            if !sound {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn leaf(&mut self, entry: Entry, at: &str, depth: usize) -> io::Result<bool> {
        let (leaves, length) = (self.reader.header().leaves, u64::from(entry.length));
        if !leaves.holds(entry.offset, length) {
            let what = format!(
                "its leaf of {length} bytes at {} is not among the leaves",
                entry.offset
            );
            self.error("leaf-outside", at.to_owned(), what);
            return Ok(false);
        }
        self.leaf_bytes += length;
        if depth >= DEEPEST || length == 0 || self.leaf_bytes > leaves.length {
            let what = match length {
                0 => "its leaf has no bytes".to_owned(),
                _ if depth >= DEEPEST => format!("leaves lie more than {DEEPEST} deep"),
                _ => "leaves are named more than once, or overlap".to_owned(),
            };
            self.error("bad-leaf", at.to_owned(), what);
            return Ok(false);
        }
        self.next = entry.id;
        let offset = leaves.offset + entry.offset;
        self.directory(Section { offset, length }, depth + 1)
    }

    fn tiles(&mut self, entry: Entry, at: &str) -> io::Result<bool> {
        self.entries += 1;
        let end = entry.id.saturating_add(entry.run.into());
        self.next = end;
        let (Some(tile), Some(_)) = (TileCoord::from_id(entry.id), TileCoord::from_id(end - 1))
        else {
            let what = format!(
                "ids {} to {} reach beyond zoom {}, the deepest that is read",
                entry.id,
                end - 1,
                TileCoord::DEEPEST
            );
            self.error("too-deep", at.to_owned(), what);
            return Ok(false);
        };
        self.tally.count(entry.id, end);
        let (section, length) = (self.reader.header().tiles, u64::from(entry.length));
        let at = format!("{at}, {}", named(tile));
        if length == 0 || !section.holds(entry.offset, length) {
            let what = match length {
                0 => "it has no bytes".to_owned(),
                _ => format!(
                    "its {length} bytes at {} are not among the tiles",
                    entry.offset
                ),
            };
            self.error("tile-outside", at, what);
            return Ok(true);
        }
        match self.contents.get(&entry.offset) {
            Some(known) if *known == entry.length => return Ok(true),
            Some(known) => {
                let what =
                    format!("its {length} bytes begin where {known} bytes of another tile do");
                self.error("tiles-overlap", at, what);
                return Ok(true);
            }
            None => {}
        }
        self.contents.insert(entry.offset, entry.length);
        if self.reader.header().clustered == 1 && self.is_ordered && entry.offset != self.end {
            self.is_ordered = false;
            let what = format!(
                "the header says that tiles lie in order without gaps, but this one lies at {}, not {}",
                entry.offset, self.end
            );
            self.error("not-clustered", at.clone(), what);
        }
        self.end = self.end.max(entry.offset + length);
        self.total += length;
        if self.total > section.length {
            let what = "the tiles so far have more bytes than there are: they overlap";
            self.error("tiles-overlap", at, what);
            return Ok(false);
        }
        if length > MOST_BYTES {
            let what = format!("it has {length} bytes, more than are read of a tile");
            self.error("too-large", at, what);
            return Ok(true);
        }
        let offset = section.offset + entry.offset;
        // Tiles that are only counted need not be read.
        let bytes = match self.tally.claims.format {
            Some(_) => self.reader.bytes(Section { offset, length })?,
            None => Vec::new(),
        };
        let gzipped = self.reader.header().of_tiles == Compression::GZIP;
        self.tally.content(tile, &bytes, gzipped);
        Ok(true)
    }

    /// Holds the header's counts against what was met; 0 says that it was not counted.
    fn counts(&mut self) {
        let found = [self.tally.tiles, self.entries, self.contents.len() as u64];
        let names = ["tiles", "entries of tiles", "different tiles"];
        let claimed = self.reader.header().counts.into_iter().zip([72, 80, 88]);
        for (((claimed, at), found), name) in claimed.zip(found).zip(names) {
            if claimed != 0 && claimed != found {
                let what = format!("{claimed} {name} are claimed, and there are {found}");
                self.error("wrong-count", byte(at), what);
            }
        }
    }
}
