//! What a GIF or a WebP of this program says of itself, read.

use super::blocks::{Block, gif_blocks, is_webp, riff_chunks};
use super::ours::{CHUNK, heard};
use crate::encode::Provenance;
use crate::error::{Error, Result};

/// An animation that was read, but for its pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadAnimation {
    /// What it says of itself, but for the day, the language and what is to be known of the data; `None`
    /// where another program wrote it.
    pub provenance: Option<Provenance>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// How many frames it has.
    pub frames: u32,
}

/// Reads a GIF or an animated WebP; `None` where the bytes are neither. Any bytes may be given.
///
/// # Errors
/// Data (exit 3) where it is cut off or damaged.
pub fn read_animation(bytes: &[u8]) -> Option<Result<ReadAnimation>> {
    let (read, name) = match bytes {
        [b'G', b'I', b'F', b'8', ..] => (gif(bytes), "GIF"),
        _ if is_webp(bytes) => (webp(bytes), "WebP"),
        _ => return None,
    };
    let damaged = || Error::unfit(format!("it is a {name} that is cut off or damaged"));
    Some(read.ok_or_else(damaged))
}

fn gif(bytes: &[u8]) -> Option<ReadAnimation> {
    let side = |at: usize| Some(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
    let blocks: Vec<Block> = gif_blocks(bytes).collect();
    let mut comments = blocks.iter();
    let provenance = comments.find_map(|block| match block {
        Block::Comment(comment) => heard(comment),
        _ => None,
    });
    let frames = blocks
        .iter()
        .filter(|block| **block == Block::Frame)
        .count();
    (blocks.last() == Some(&Block::Trailer)).then_some(ReadAnimation {
        provenance,
        width: side(6)?.into(),
        height: side(8)?.into(),
        frames: u32::try_from(frames).ok()?,
    })
}

fn webp(bytes: &[u8]) -> Option<ReadAnimation> {
    let size = u32::from_le_bytes(*bytes.get(4..)?.first_chunk()?) as usize;
    let is_whole = bytes.len() >= size.checked_add(8)?;
    let of = |kind: [u8; 4]| riff_chunks(bytes).filter(move |chunk| chunk.0 == kind);
    let (_, head) = of(*b"VP8X").next()?;
    // 24 bits each, less 1 (RFC 9649, 2.7).
    let side = |at: usize| {
        let [a, b, c] = *head.get(at..)?.first_chunk()?;
        Some(u32::from_le_bytes([a, b, c, 0]) + 1)
    };
    is_whole.then_some(ReadAnimation {
        provenance: of(CHUNK).find_map(|(_, data)| heard(data)),
        width: side(4)?,
        height: side(7)?,
        frames: u32::try_from(of(*b"ANMF").count()).ok()?,
    })
}
