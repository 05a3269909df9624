//! The entries of a directory of a PMTiles archive, to bytes and from bytes that may be anything.

use std::io::{self, Read, Write};

use flate2::Compression as Level;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::header::Compression;

/// More bytes than a directory has when it is unpacked: an entry has four at least.
const MOST_BYTES: u64 = 16 << 20;

/// Where a run of equal tiles lies; or, where the run is 0, the leaf directory of the tiles from an id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The first tile's id.
    pub(crate) id: u64,
    /// Bytes before it in its section.
    pub(crate) offset: u64,
    /// How many bytes it has.
    pub(crate) length: u32,
    /// How many tiles there are, one after the other along the curve.
    pub(crate) run: u32,
}

impl Entry {
    /// The id after the last of its tiles.
    pub(crate) fn end(self) -> u64 {
        self.id.saturating_add(u64::from(self.run))
    }
}

/// The entries as a directory, compressed.
pub(super) fn compressed(entries: &[Entry]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    put_varint(&mut bytes, entries.len() as u64);
    let mut before = 0;
    for entry in entries {
        put_varint(&mut bytes, entry.id - before);
        before = entry.id;
    }
    entries
        .iter()
        .for_each(|entry| put_varint(&mut bytes, entry.run.into()));
    entries
        .iter()
        .for_each(|entry| put_varint(&mut bytes, entry.length.into()));
    // What follows the one before says so, by 0.
    let mut follows = None;
    for entry in entries {
        match follows == Some(entry.offset) {
            true => put_varint(&mut bytes, 0),
            false => put_varint(&mut bytes, entry.offset + 1),
        }
        follows = Some(entry.offset + u64::from(entry.length));
    }
    gzip(&bytes)
}

/// Bytes compressed by gzip, the same on every machine and day.
pub(super) fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Level::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// A number in groups of 7 bits, the least first, of which all but the last have the highest bit set.
fn put_varint(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Bytes as they are without compression, or why they cannot be had.
pub(crate) fn unpacked(bytes: &[u8], by: Compression) -> Result<Vec<u8>, String> {
    match by {
        Compression::NONE => Ok(bytes.to_vec()),
        Compression::GZIP => {
            let mut unpacked = Vec::new();
            let read = GzDecoder::new(bytes)
                .take(MOST_BYTES)
                .read_to_end(&mut unpacked);
            read.map_err(|cause| format!("its gzip cannot be read: {cause}"))?;
            match unpacked.len() as u64 == MOST_BYTES {
                true => Err(format!("it unpacks to more than {MOST_BYTES} bytes")),
                false => Ok(unpacked),
            }
        }
        other => Err(format!(
            "it is compressed by {}, not read here",
            other.name()
        )),
    }
}

/// The entries of a directory, or why it is none.
pub(crate) fn entries(bytes: &[u8]) -> Result<Vec<Entry>, String> {
    let mut rest = bytes;
    let count = varint(&mut rest)?;
    let most = rest.len() as u64 / 4;
    if count > most {
        return Err(format!(
            "it claims {count} entries, but has bytes for {most} at most"
        ));
    }
    let mut entries = Vec::new();
    let mut id = 0_u64;
    for index in 0..count {
        let step = varint(&mut rest)?;
        id = id
            .checked_add(step)
            .ok_or_else(|| format!("the id of entry {index} is too great"))?;
        entries.push(Entry {
            id,
            ..Entry::default()
        });
    }
    for entry in &mut entries {
        entry.run = small(&mut rest, "run")?;
    }
    for entry in &mut entries {
        entry.length = small(&mut rest, "length")?;
    }
    let mut follows = None;
    for (index, entry) in entries.iter_mut().enumerate() {
        entry.offset = match (varint(&mut rest)?.checked_sub(1), follows) {
            (Some(offset), _) => offset,
            (None, Some(follows)) => follows,
            (None, None) => return Err("its first entry follows none".to_owned()),
        };
        let end = entry.offset.checked_add(entry.length.into());
        follows = Some(end.ok_or_else(|| format!("the offset of entry {index} is too great"))?);
    }
    match rest.len() {
        0 => Ok(entries),
        more => Err(format!("{more} bytes are left behind its {count} entries")),
    }
}

fn small(bytes: &mut &[u8], what: &str) -> Result<u32, String> {
    let number = varint(bytes)?;
    match u32::try_from(number) {
        Ok(small) => Ok(small),
        Err(cause) => Err(format!("a {what} of {number} is too great: {cause}")),
    }
}

fn varint(bytes: &mut &[u8]) -> Result<u64, String> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first().ok_or("it ends within an entry")?;
        *bytes = rest;
        let group = u64::from(byte & 0x7f);
        if shift == 63 && group > 1 {
            break;
        }
        number |= group << shift;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    Err("a number in it has more than 64 bits".to_owned())
}
