//! The chunks of a PNG file: length, type, data and checksum.

use std::io::{self, Write};

use flate2::Crc;

/// The bytes before the first chunk.
pub(super) const SIGNATURE: usize = 8;

/// The chunks of a PNG, type and data; of one that is cut short, those that are whole.
pub(super) fn chunks(png: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    let mut rest = png.get(SIGNATURE..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let length = u32::from_be_bytes(*length) as usize;
        let data = after.get(..length)?;
        rest = after.get(length + 4..)?;
        Some((*kind, data))
    })
}

/// Writes a chunk.
pub(super) fn write_chunk(out: &mut impl Write, kind: [u8; 4], data: &[u8]) -> io::Result<()> {
    let length = u32::try_from(data.len()).map_err(io::Error::other)?;
    let mut crc = Crc::new();
    crc.update(&kind);
    crc.update(data);
    out.write_all(&length.to_be_bytes())?;
    out.write_all(&kind)?;
    out.write_all(data)?;
    out.write_all(&crc.sum().to_be_bytes())
}
