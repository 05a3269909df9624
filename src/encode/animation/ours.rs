//! Whether an animation is of this program.

use super::AnimationFormat;
use crate::encode::chunks::chunks;
use crate::encode::software::{is_software, software};
use crate::encode::{Metadata, is_ours};

/// The type of the chunk in which a WebP says what made it; readers pass over what they do not know.
pub(super) const CHUNK: [u8; 4] = *b"bmap";

/// What made an animation: the program, the request, the snapshots and the inputs.
pub(super) fn told(metadata: &Metadata) -> String {
    let mut lines = vec![
        software(),
        metadata.title.clone(),
        metadata.alt_text.clone(),
        metadata.copyright.clone(),
        metadata.request.clone(),
    ];
    lines.extend(metadata.snapshot.clone());
    let inputs = metadata.inputs.iter();
    lines.extend(inputs.map(|(name, sha256)| format!("{sha256}  {name}")));
    lines.join("\n")
}

/// Whether the bytes are an animation that this program wrote, of whatever version. Any bytes may be
/// given; a still of the program is one too.
pub fn is_our_animation(bytes: &[u8], format: AnimationFormat) -> bool {
    match format {
        AnimationFormat::Png => {
            let is_png = bytes.starts_with(b"\x89PNG\r\n\x1a\n") && chunks(bytes).next().is_some();
            is_png && is_ours(bytes)
        }
        AnimationFormat::Gif => bytes.starts_with(b"GIF89a") && comment_is_ours(bytes),
        AnimationFormat::WebP => {
            bytes.starts_with(b"RIFF")
                && riff_chunks(bytes).any(|(kind, data)| kind == CHUNK && is_software(data))
        }
    }
}

/// Whether the first comment of a GIF, which stands before its frames, is ours.
fn comment_is_ours(bytes: &[u8]) -> bool {
    /// The head with the largest table of colours, and the extension that says how often it is played.
    const AFTER: usize = 13 + 3 * 256 + 19;
    const COMMENT: [u8; 2] = [0x21, 0xfe];
    let head = &bytes[..bytes.len().min(AFTER + 64)];
    let at = head.windows(2).position(|pair| pair == COMMENT);
    at.is_some_and(|at| head.get(at + 3..).is_some_and(is_software))
}

/// The chunks of a RIFF file; of one that is cut short, those that are whole.
fn riff_chunks(bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    let mut rest = bytes.get(12..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (kind, after) = rest.split_first_chunk::<4>()?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let length = u32::from_le_bytes(*length) as usize;
        let data = after.get(..length)?;
        rest = after.get(length + length % 2..).unwrap_or_default();
        Some((*kind, data))
    })
}
