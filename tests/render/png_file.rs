//! PNG files taken apart as the standard describes them, without the crate that writes them.

/// The chunks of a file, in order.
pub(crate) struct PngFile {
    chunks: Vec<([u8; 4], Vec<u8>)>,
}

/// An international text chunk.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) keyword: String,
    pub(crate) language: String,
    pub(crate) text: String,
}

/// PNG (third edition), 5.2.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

impl PngFile {
    /// Reads a file; every length and checksum must be right.
    #[track_caller]
    pub(crate) fn read(bytes: &[u8]) -> PngFile {
        let mut rest = bytes
            .strip_prefix(SIGNATURE)
            .expect("the signature of a PNG");
        let mut chunks = Vec::new();
        while !rest.is_empty() {
            let length = number(&rest[..4]) as usize;
            let (checked, tail) = rest[4..].split_at(4 + length);
            assert_eq!(
                number(&tail[..4]),
                crc32(checked),
                "the checksum of a chunk"
            );
            let kind = checked[..4].try_into().expect("four letters");
            chunks.push((kind, checked[4..].to_vec()));
            rest = &tail[4..];
        }
        PngFile { chunks }
    }

    /// The types of the chunks, in order.
    pub(crate) fn kinds(&self) -> Vec<&str> {
        let letters = |kind| std::str::from_utf8(kind).expect("letters");
        self.chunks.iter().map(|(kind, _)| letters(kind)).collect()
    }

    /// The data of the only chunk of a type.
    #[track_caller]
    pub(crate) fn only(&self, kind: &str) -> &[u8] {
        let mut found = self
            .chunks
            .iter()
            .filter(|chunk| chunk.0 == kind.as_bytes());
        let (_, data) = found.next().expect("a chunk of that type");
        assert!(found.next().is_none(), "more than one {kind}");
        data
    }

    /// Width and height in pixels.
    pub(crate) fn size(&self) -> (u32, u32) {
        let header = self.only("IHDR");
        (number(&header[..4]), number(&header[4..8]))
    }

    /// Pixels a metre, across and down.
    #[track_caller]
    pub(crate) fn density(&self) -> (u32, u32) {
        let data = self.only("pHYs");
        assert_eq!(data.len(), 9);
        assert_eq!(data[8], 1, "the unit is the metre");
        (number(&data[..4]), number(&data[4..8]))
    }

    /// All iTXt chunks, which must not be compressed.
    #[track_caller]
    pub(crate) fn texts(&self) -> Vec<Text> {
        let chunks = self.chunks.iter().filter(|chunk| &chunk.0 == b"iTXt");
        chunks
            .map(|(_, data)| text(data).expect("an iTXt chunk"))
            .collect()
    }

    /// The text of a keyword that stands once.
    #[track_caller]
    pub(crate) fn text(&self, keyword: &str) -> String {
        let mut found = self
            .texts()
            .into_iter()
            .filter(|text| text.keyword == keyword);
        let text = found.next().expect("a text of that keyword");
        assert!(found.next().is_none(), "{keyword} stands twice");
        text.text
    }
}

/// PNG (third edition), 11.3.3.4: keyword, 0, compressed or not, method, language, 0, translated
/// keyword, 0, text.
fn text(data: &[u8]) -> Option<Text> {
    let string = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
    let (keyword, rest) = split(data)?;
    let ([0, 0], rest) = rest.split_first_chunk()? else {
        return None;
    };
    let (language, rest) = split(rest)?;
    let (_, text) = split(rest)?;
    let (keyword, language, text) = (string(keyword)?, string(language)?, string(text)?);
    Some(Text {
        keyword,
        language,
        text,
    })
}

/// The bytes before the first zero, and those behind it.
fn split(data: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = data.iter().position(|byte| *byte == 0)?;
    Some((&data[..end], &data[end + 1..]))
}

fn number(bytes: &[u8]) -> u32 {
    u32::from_be_bytes(bytes.try_into().expect("four bytes"))
}

/// CRC-32 as PNG defines it, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let bit = |crc: u32| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| bit(crc))
    })
}
