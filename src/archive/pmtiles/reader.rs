//! Reads the header, the sections and the metadata of an archive.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use serde_json::{Map, Value};

use super::directory::unpacked;
use super::header::{HEADER_BYTES, Header, NoHeader, Section};

/// Directories below each other: readers go no deeper.
pub(crate) const DEEPEST: usize = 3;

/// More bytes than a directory or the metadata have, compressed.
pub(crate) const MOST_COMPRESSED: u64 = 64 << 20;

/// An archive that is read.
#[derive(Debug)]
pub(crate) struct Reader {
    file: File,
    header: Header,
}

impl Reader {
    /// Reads the header of the archive that a file is; or why it is none.
    pub(crate) fn open(mut file: File) -> io::Result<Result<Reader, NoHeader>> {
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0))?;
        (&file).take(HEADER_BYTES as u64).read_to_end(&mut bytes)?;
        Ok(Header::from_bytes(&bytes).map(|header| Reader { file, header }))
    }

    /// What the header says.
    pub(crate) fn header(&self) -> Header {
        self.header
    }

    /// The bytes of a section, fewer where the file ends.
    pub(crate) fn bytes(&self, section: Section) -> io::Result<Vec<u8>> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(section.offset))?;
        let mut bytes = Vec::new();
        file.take(section.length).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// A directory or the metadata without its compression; or why it cannot be had.
    pub(crate) fn unpacked(&self, section: Section) -> io::Result<Result<Vec<u8>, String>> {
        if section.length > MOST_COMPRESSED {
            let length = section.length;
            return Ok(Err(format!("it has {length} bytes, more than are read")));
        }
        Ok(unpacked(&self.bytes(section)?, self.header.internal))
    }

    /// The members of the metadata, none where the archive has no metadata.
    pub(crate) fn metadata(&self) -> io::Result<Map<String, Value>> {
        let section = self.header.metadata;
        if section.length == 0 {
            return Ok(Map::new());
        }
        let bytes = self.unpacked(section)?;
        let bytes = bytes.map_err(|why| invalid(format!("the metadata: {why}")))?;
        match serde_json::from_slice(&bytes) {
            Ok(Value::Object(members)) => Ok(members),
            Ok(_) => Err(invalid("the metadata is JSON, but no object")),
            Err(cause) => Err(invalid(format!("the metadata is no JSON: {cause}"))),
        }
    }
}

/// Something is wrong with an archive.
pub(super) fn invalid(what: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.into())
}
