//! The entries of a directory, from bytes that may be anything.

use std::io::Read;

use flate2::read::GzDecoder;

use super::header::Compression;

/// More bytes than a directory has when it is unpacked: an entry has four at least.
const MOST_BYTES: u64 = 16 << 20;

/// Where a run of tiles lies; or, where the run is 0, a leaf directory.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) id: u64,
    pub(super) run: u32,
    pub(super) length: u32,
    pub(super) offset: u64,
}

/// Bytes as they are without compression, or why they cannot be had.
pub(super) fn unpacked(bytes: &[u8], by: Compression) -> Result<Vec<u8>, String> {
    match by {
        Compression::None => Ok(bytes.to_vec()),
        Compression::Other(method) => Err(format!("it is compressed by {method}, not read here")),
        Compression::Gzip => {
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
    }
}

/// The entries of a directory, or why it is none.
pub(super) fn entries(bytes: &[u8]) -> Result<Vec<Entry>, String> {
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
            run: 0,
            length: 0,
            offset: 0,
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
