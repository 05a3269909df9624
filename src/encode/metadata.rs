//! What a picture says of itself: PNG text chunks, written and read.

use std::io::Cursor;

use png::text_metadata::ITXtChunk;
use png::{Decoder, Limits};

use super::software::{is_software, software};
use super::{seal, xmp};

/// What reading may take of memory, in bytes. Pictures of ours need a few thousand.
const READ_LIMIT: usize = 4 << 20;

/// What a picture says of itself. Nothing in it depends on the clock or the machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The title.
    pub title: String,
    /// What the picture shows, for those who cannot see it, with its credits.
    pub alt_text: String,
    /// Who holds which rights in picture and data.
    pub copyright: String,
    /// The date of the data as RFC 3339.
    pub creation_time: String,
    /// What the reader must know of the data: claimed, approximate, schematic.
    pub disclaimer: Option<String>,
    /// The language of the texts, as BCP 47 (`en`, `uk`).
    pub language: String,
    /// Pixels in a metre of paper, both ways: 300 dots an inch are 11811.
    pub pixels_per_metre: u32,
    /// The canonical request as JSON.
    pub request: String,
    /// Which snapshot of the data is shown.
    pub snapshot: Option<String>,
    /// Name and SHA-256 (hexadecimal) of every input.
    pub inputs: Vec<(String, String)>,
}

/// What is read from a picture of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Name and version of the program that wrote it.
    pub software: String,
    /// What the picture says of itself.
    pub metadata: Metadata,
}

const TITLE: &str = "Title";
const DESCRIPTION: &str = "Description";
const COPYRIGHT: &str = "Copyright";
const CREATION_TIME: &str = "Creation Time";
const SOFTWARE: &str = "Software";
const DISCLAIMER: &str = "Disclaimer";
const REQUEST: &str = "bakhmut-map:request";
const SNAPSHOT: &str = "bakhmut-map:snapshot";
const INPUTS: &str = "bakhmut-map:inputs";

/// The text chunks in the order in which they are written.
pub(super) fn chunks(metadata: &Metadata) -> Vec<ITXtChunk> {
    let inputs: Vec<String> = metadata
        .inputs
        .iter()
        .map(|(name, sha256)| format!("{sha256}  {name}"))
        .collect();
    let software = software();
    let in_language = |keyword, text: &str| {
        let mut chunk = ITXtChunk::new(keyword, clean(text));
        chunk.language_tag.clone_from(&metadata.language);
        chunk
    };
    let neutral = |keyword, text: &str| ITXtChunk::new(keyword, clean(text));
    let mut chunks = vec![
        in_language(TITLE, &metadata.title),
        in_language(DESCRIPTION, &metadata.alt_text),
        in_language(COPYRIGHT, &metadata.copyright),
        neutral(CREATION_TIME, &metadata.creation_time),
        neutral(SOFTWARE, &software),
    ];
    chunks.extend(
        metadata
            .disclaimer
            .as_ref()
            .map(|text| in_language(DISCLAIMER, text)),
    );
    chunks.push(neutral(REQUEST, &metadata.request));
    chunks.extend(
        metadata
            .snapshot
            .as_ref()
            .map(|text| neutral(SNAPSHOT, text)),
    );
    chunks.push(neutral(INPUTS, &inputs.join("\n")));
    chunks.push(ITXtChunk::new(xmp::KEYWORD, xmp::packet(metadata)));
    chunks
}

/// PNG text holds no zero byte and breaks lines by line feeds.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\0', "\u{fffd}")
}

/// Whether the bytes are a picture that this program wrote, of whatever version: a PNG, or an SVG or PDF that
/// nobody has changed since. Any bytes may be given.
pub fn is_ours(bytes: &[u8]) -> bool {
    read_metadata(bytes).is_some() || seal::is_whole(bytes)
}

/// What a PNG of this program says of itself; `None` for anything else. Any bytes may be given.
pub fn read_metadata(bytes: &[u8]) -> Option<Provenance> {
    let limits = Limits { bytes: READ_LIMIT };
    // Ours has all its text before the pixels; nothing after them is read.
    let reader = Decoder::new_with_limits(Cursor::new(bytes), limits)
        .read_info()
        .ok()?;
    let info = reader.info();
    let find = |keyword: &str| {
        let mut chunks = info.utf8_text.iter();
        chunks.find(|chunk| chunk.keyword == keyword && !chunk.compressed)
    };
    let text = |keyword: &str| find(keyword)?.get_text().ok();
    let software = text(SOFTWARE)?;
    if !is_software(software.as_bytes()) {
        return None;
    }
    let inputs = text(INPUTS).unwrap_or_default();
    let metadata = Metadata {
        title: text(TITLE).unwrap_or_default(),
        alt_text: text(DESCRIPTION).unwrap_or_default(),
        copyright: text(COPYRIGHT).unwrap_or_default(),
        creation_time: text(CREATION_TIME).unwrap_or_default(),
        disclaimer: text(DISCLAIMER),
        language: find(TITLE)
            .map(|title| title.language_tag.clone())
            .unwrap_or_default(),
        pixels_per_metre: info.pixel_dims.map_or(0, |dims| dims.xppu),
        request: text(REQUEST).unwrap_or_default(),
        snapshot: text(SNAPSHOT),
        inputs: inputs
            .lines()
            .filter_map(|line| line.split_once("  "))
            .map(|(sha256, name)| (name.to_owned(), sha256.to_owned()))
            .collect(),
    };
    Some(Provenance { software, metadata })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode::png::tests::{metadata, picture};
    use proptest::prelude::*;

    fn ours() -> Vec<u8> {
        super::super::png(&picture(20, 10), &metadata()).unwrap()
    }

    #[test]
    fn what_is_written_is_read() {
        let read = read_metadata(&ours()).unwrap();
        assert_eq!(
            read.software,
            concat!("bakhmut-map ", env!("CARGO_PKG_VERSION"))
        );
        assert_eq!(read.metadata, metadata());
    }

    #[test]
    fn a_picture_of_others_is_not_ours() {
        let foreign = |software: Option<&str>| {
            let mut bytes = Vec::new();
            let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
            if let Some(software) = software {
                encoder
                    .add_itxt_chunk("Software".into(), software.into())
                    .unwrap();
            }
            encoder
                .write_header()
                .unwrap()
                .write_image_data(&[0])
                .unwrap();
            bytes
        };
        assert!(is_ours(&foreign(Some("bakhmut-map 0.0.1"))));
        for other in [
            None,
            Some("GIMP 3"),
            Some("bakhmut-mapper 1"),
            Some("my bakhmut-map 1"),
        ] {
            assert!(!is_ours(&foreign(other)), "{other:?}");
        }
        assert!(!is_ours(b""));
        assert!(!is_ours(b"\x89PNG\r\n\x1a\n"));
    }

    #[test]
    fn a_picture_that_says_it_is_huge_takes_no_memory() {
        let mut bytes = ours();
        // IHDR's width and height, and its checksum over type and data.
        bytes[16..24].copy_from_slice(&[0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff]);
        let mut crc = crc32(&bytes[12..29]).to_be_bytes();
        bytes[29..33].swap_with_slice(&mut crc);
        assert!(!is_ours(&bytes));
    }

    /// CRC-32 as PNG defines it, bit by bit.
    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |crc, &byte| {
            (0..8).fold(crc ^ u32::from(byte), |c, _| {
                (c >> 1) ^ (0xedb8_8320 & (c & 1).wrapping_neg())
            })
        })
    }

    proptest! {
        #[test]
        fn garbage_is_not_ours(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            prop_assert!(!is_ours(&bytes));
            let signed: Vec<u8> = [b"\x89PNG\r\n\x1a\n", &bytes[..]].concat();
            prop_assert!(!is_ours(&signed));
        }

        #[test]
        fn a_damaged_picture_does_no_harm(at in any::<prop::sample::Index>(), value in any::<u8>(), cut in any::<prop::sample::Index>()) {
            let mut bytes = ours();
            let at = at.index(bytes.len());
            bytes[at] = value;
            bytes.truncate(cut.index(bytes.len()));
            is_ours(&bytes);
        }

        #[test]
        fn any_text_is_read_as_written(title in "\\PC*", alt_text in "[^\0\r]*", name in "[a-zї ]{1,20}") {
            let wanted = Metadata { title, alt_text, inputs: vec![(name, "ab".into())], ..metadata() };
            let bytes = super::super::png(&picture(1, 1), &wanted).unwrap();
            prop_assert_eq!(read_metadata(&bytes).unwrap().metadata, wanted);
        }
    }
}
