//! A file of geodata: its bytes, and where they came from.

use std::fs;
use std::path::{Path, PathBuf};

use bytes::Bytes;

use super::faults::Faults;
use super::lines::Lines;
use super::rule;
use crate::error::{Error, Fault};
use crate::hash::sha256;

/// Which layer a file came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Compiled in.
    BuiltIn,
    /// Below this folder, as the user would name it.
    Folder(PathBuf),
}

/// A file of geodata as it was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its name below the folder of geodata, always with `/`.
    pub name: String,
    /// The layer it came from.
    pub origin: Origin,
    /// Its bytes, which all copies of it share.
    pub bytes: Bytes,
}

/// A file that a map was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its name below the geodata folder, always with `/`: `zones/article/2025-01-15.geojson`.
    pub name: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

impl SourceFile {
    /// Reads a file that the user named.
    ///
    /// # Errors
    /// Failed (exit 1) where it cannot be read.
    pub(crate) fn open(path: &Path) -> Result<SourceFile, Error> {
        let bytes = fs::read(path).map_err(|cause| Error::io("read", path, cause))?;
        Ok(SourceFile {
            name: path.display().to_string(),
            origin: Origin::Folder(PathBuf::new()),
            bytes: bytes.into(),
        })
    }

    /// The file as the user can open it: `geodata/places.geojson`, `built-in geodata: places.geojson`.
    pub fn shown(&self) -> String {
        match &self.origin {
            Origin::BuiltIn => format!("built-in geodata: {}", self.name),
            Origin::Folder(folder) => folder.join(&self.name).display().to_string(),
        }
    }

    /// Its name with the hash of its bytes.
    pub fn input(&self) -> Input {
        Input {
            name: self.name.clone(),
            sha256: sha256(&self.bytes),
        }
    }

    /// The hash of its bytes with no more of its path than its own name, for what is published.
    pub(crate) fn input_as(&self, path: &Path) -> Input {
        Input {
            name: path.file_name().unwrap_or_default().display().to_string(),
            ..self.input()
        }
    }
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Adds the warning of a byte-order mark, which is no part of the text.
pub(super) fn byte_order_mark(bytes: &[u8], faults: &mut Faults<'_>) {
    if bytes.starts_with(BYTE_ORDER_MARK) {
        faults
            .add(
                rule::BYTE_ORDER_MARK,
                0,
                "the file begins with a byte-order mark",
            )
            .help("save it as UTF-8 without BOM, or run bakhmut-map fmt");
    }
}

/// The text of a file, without a byte-order mark.
pub(super) fn decode(file: &SourceFile) -> Result<&str, Box<Fault>> {
    text_of(&file.bytes, &file.shown())
}

/// The text of bytes, without a byte-order mark; the user can open them as `shown`.
pub(crate) fn text_of<'b>(bytes: &'b [u8], shown: &str) -> Result<&'b str, Box<Fault>> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error,
    };
    let sound = &bytes[..error.valid_up_to()];
    let byte = bytes.get(sound.len()).copied().unwrap_or_default();
    let (what, help) = match kind_of(bytes) {
        Some((kind, help)) => (format!("the file is {kind}"), help),
        None => (
            format!("the byte 0x{byte:02X} is not UTF-8"),
            "save the file in the encoding UTF-8",
        ),
    };
    let place = std::str::from_utf8(sound)
        .ok()
        .map(|text| Lines::new(text).place(text.len()));
    Err(Box::new(Fault {
        place,
        ..Fault::of_file(rule::NOT_UTF8.code, shown, what, help)
    }))
}

/// What bytes are that are no text, by how such files begin, and what to do.
fn kind_of(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const KINDS: [(&[u8], &str, &str); 7] = [
        (
            b"\xFF\xFE",
            "UTF-16, not UTF-8",
            "save it in the encoding UTF-8",
        ),
        (
            b"\xFE\xFF",
            "UTF-16, not UTF-8",
            "save it in the encoding UTF-8",
        ),
        (b"\x89PNG", "a PNG image", "name a file of GeoJSON"),
        (b"\xFF\xD8\xFF", "a JPEG image", "name a file of GeoJSON"),
        (b"\x1F\x8B", "compressed by gzip", "unpack it with gunzip"),
        (
            b"PK\x03\x04",
            "a ZIP archive",
            "unpack it, and name a file of GeoJSON in it",
        ),
        (
            b"\x00\x00\x27\x0A",
            "an ESRI shapefile",
            "save it as GeoJSON (RFC 7946)",
        ),
    ];
    let found = KINDS.iter().find(|(begin, ..)| bytes.starts_with(begin));
    found.map(|(_, kind, help)| (*kind, *help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Place;

    fn file(bytes: &'static [u8]) -> SourceFile {
        let origin = Origin::Folder("geodata".into());
        SourceFile {
            name: "places.geojson".into(),
            origin,
            bytes: bytes.into(),
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        assert_eq!(decode(&file(b"\xEF\xBB\xBF{}")).unwrap(), "{}");
    }

    #[test]
    fn says_where_a_byte_is_not_utf8() {
        let text = "{\n\"ї\": \"\u{ff}\"}";
        assert_eq!(decode(&file(text.as_bytes())).unwrap(), text);
        let fault = decode(&file(b"{\n\"\xD1\x97\": \"\xFF\"}")).unwrap_err();
        assert_eq!(fault.place, Some(Place { line: 2, column: 7 }));
        assert_eq!(fault.what, "the byte 0xFF is not UTF-8");
        let cut = decode(&file(b"{\n\"\xD1")).unwrap_err();
        assert_eq!(cut.place, Some(Place { line: 2, column: 2 }));
        assert_eq!(cut.what, "the byte 0xD1 is not UTF-8");
        assert!(
            decode(&file(b"\xFF\xFE{\0"))
                .unwrap_err()
                .what
                .contains("UTF-16")
        );
    }

    #[test]
    fn hashes_as_sha256sum_does() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(file(b"").input().sha256, empty);
    }
}
