//! An archive's file, open only while it is read: a process may have few files open, and shards are many.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::unreadable;
use crate::archive::pmtiles::{Header, Reader};
use crate::error::{Error, Result};

/// The file of an archive.
pub(super) struct Handle {
    path: PathBuf,
    header: Header,
    open: Option<Reader>,
}

impl Handle {
    /// Opens the file of an archive.
    ///
    /// # Errors
    /// It cannot be read, or is no PMTiles archive.
    pub(super) fn open(path: &Path) -> Result<Handle> {
        let reader = read(path)?;
        Ok(Handle {
            path: path.to_owned(),
            header: reader.header(),
            open: Some(reader),
        })
    }

    /// What its header says.
    pub(super) fn header(&self) -> Header {
        self.header
    }

    /// Its reader; the file is opened again if it was closed.
    ///
    /// # Errors
    /// It cannot be, or is another by now.
    pub(super) fn reader(&mut self) -> Result<&Reader> {
        let reader = match self.open.take() {
            Some(reader) => reader,
            None => self.again()?,
        };
        Ok(self.open.insert(reader))
    }

    fn again(&self) -> Result<Reader> {
        let reader = read(&self.path)?;
        if reader.header() == self.header {
            return Ok(reader);
        }
        let shown = self.path.display();
        Err(
            Error::failed(format!("{shown} was written anew while it was read"))
                .help("wait until that is done, and merge again"),
        )
    }

    /// Closes the file until it is read again.
    pub(super) fn close(&mut self) {
        self.open = None;
    }
}

fn read(path: &Path) -> Result<Reader> {
    let file = File::open(path).map_err(|cause| Error::io("read", path, cause))?;
    let reader = Reader::open(file).map_err(|cause| unreadable(path, cause))?;
    reader.map_err(|why| {
        let (shown, why) = (path.display(), why.why());
        Error::failed(format!("{shown} is no PMTiles archive: {why}"))
            .help("leave it out, or draw it anew")
    })
}
