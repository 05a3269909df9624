//! The parts of the files of others' making that animations are: blocks of a GIF, chunks of a WebP.

/// A part of a GIF behind its head (GIF89a, appendix A).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A comment.
    Comment(Vec<u8>),
    /// A frame.
    Frame,
    /// What says how frames are shown, or of another program.
    Other,
    /// The end.
    Trailer,
}

/// The parts of a GIF; of one that is cut short, those that are whole. Nothing of what is no GIF.
pub(super) fn gif_blocks(bytes: &[u8]) -> impl Iterator<Item = Block> {
    let head = bytes.starts_with(b"GIF8").then(|| bytes.get(10).copied());
    let head = head.flatten().map(|flags| 13 + table(flags));
    let mut rest = head.and_then(|head| bytes.get(head..)).unwrap_or_default();
    std::iter::from_fn(move || match rest {
        [0x3b, ..] => {
            rest = &[];
            Some(Block::Trailer)
        }
        [0x21, label, after @ ..] => {
            let (data, after) = sub_blocks(after)?;
            rest = after;
            Some(match label {
                0xfe => Block::Comment(data),
                _ => Block::Other,
            })
        }
        // Place and size, the frame's own colours, and how its pixels are packed.
        [0x2c, after @ ..] => {
            let pixels = 9 + table(*after.get(8)?) + 1;
            rest = sub_blocks(after.get(pixels..)?)?.1;
            Some(Block::Frame)
        }
        _ => None,
    })
}

/// Bytes of the table of colours that flags tell of.
fn table(flags: u8) -> usize {
    match flags & 0x80 {
        0 => 0,
        _ => 3 << ((flags & 7) + 1),
    }
}

/// What stands in a row of blocks, each with its length before it and the last empty, and what follows.
fn sub_blocks(bytes: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let (mut data, mut rest) = (Vec::new(), bytes);
    loop {
        let (length, after) = rest.split_first()?;
        let block = after.get(..usize::from(*length))?;
        rest = &after[block.len()..];
        if block.is_empty() {
            return Some((data, rest));
        }
        data.extend_from_slice(block);
    }
}

/// The first comment of a GIF, which stands before its frames.
pub(super) fn comment(gif: &[u8]) -> Option<Vec<u8>> {
    let before = gif_blocks(gif).take_while(|block| *block != Block::Frame);
    before
        .filter_map(|block| match block {
            Block::Comment(comment) => Some(comment),
            _ => None,
        })
        .next()
}

/// Whether bytes begin as those of a WebP do (RFC 9649, 2.4).
pub(crate) fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

/// The chunks of a RIFF file; of one that is cut short, those that are whole. Nothing of what is none.
pub(super) fn riff_chunks(bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    let head = bytes.starts_with(b"RIFF").then(|| bytes.get(12..));
    let mut rest = head.flatten().unwrap_or_default();
    std::iter::from_fn(move || {
        let (kind, after) = rest.split_first_chunk::<4>()?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let length = u32::from_le_bytes(*length) as usize;
        let data = after.get(..length)?;
        rest = after.get(length + length % 2..).unwrap_or_default();
        Some((*kind, data))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_bytes_may_be_given(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            for head in [&b""[..], b"GIF89a", b"RIFF\0\0\0\0WEBP"] {
                let file = [head, &bytes].concat();
                prop_assert!(gif_blocks(&file).count() <= file.len());
                prop_assert!(riff_chunks(&file).count() <= file.len());
            }
        }
    }
}
