//! The root directory, and the leaf directories where it does not hold all.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};

use super::directory::{Entry, compressed};
use super::header::{HEADER_BYTES, INITIAL_BYTES, Section};

/// How many entries a leaf has at least, and the root of leaves at most, before compression tells more.
const LEAF_ENTRIES: usize = 4096;

/// Writes the leaf directories, if any are needed, at the end of a file; the root directory, and where
/// the leaves are.
pub(super) fn write_leaves(mut file: &File, entries: &[Entry]) -> io::Result<(Vec<u8>, Section)> {
    let offset = file.seek(SeekFrom::End(0))?;
    let most = INITIAL_BYTES - HEADER_BYTES as u64;
    let fits = |root: &[u8]| root.len() as u64 <= most;
    // A root that is sure not to fit is not compressed to see.
    if entries.len() as u64 <= most {
        let root = compressed(entries)?;
        if fits(&root) {
            return Ok((root, Section { offset, length: 0 }));
        }
    }
    let mut in_leaf = LEAF_ENTRIES.max(entries.len() / LEAF_ENTRIES);
    loop {
        let (mut root, mut length) = (Vec::new(), 0_u64);
        for leaf in entries.chunks(in_leaf) {
            let bytes = compressed(leaf)?;
            root.push(Entry {
                id: leaf.first().map_or(0, |first| first.id),
                offset: length,
                length: u32::try_from(bytes.len()).map_err(io::Error::other)?,
                run: 0,
            });
            file.write_all(&bytes)?;
            length += bytes.len() as u64;
        }
        let root = compressed(&root)?;
        if fits(&root) {
            return Ok((root, Section { offset, length }));
        }
        file.set_len(offset)?;
        file.seek(SeekFrom::Start(offset))?;
        in_leaf *= 2;
    }
}
