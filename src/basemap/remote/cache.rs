//! Answers of servers on disk: a file for each address, of a line of JSON and the bytes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use http_cache_semantics::CachePolicy;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::hash::sha256;

/// A folder of answers.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
}

/// An answer.
#[derive(Debug)]
pub(super) struct Kept {
    /// Until when it may be used, and how to ask anew.
    pub(super) policy: CachePolicy,
    /// Its status, 200 or one that says that there is no such tile.
    pub(super) status: u16,
    /// Whether it may be used when it is too old and the server gives none.
    pub(super) may_grow_old: bool,
    /// Its bytes.
    pub(super) body: Vec<u8>,
}

/// The first line of a file.
#[derive(Serialize, Deserialize)]
struct Head<U, P> {
    url: U,
    status: u16,
    may_grow_old: bool,
    policy: P,
}

impl Cache {
    /// The answers in a folder, or in the user's own.
    ///
    /// # Errors
    /// Failed where the user has no such folder.
    pub(super) fn new(folder: Option<&Path>) -> Result<Cache> {
        let own = || {
            Some(
                dirs::cache_dir()?
                    .join(env!("CARGO_PKG_NAME"))
                    .join("basemap"),
            )
        };
        let folder = folder.map(Path::to_owned).or_else(own).ok_or_else(|| {
            Error::failed("there is no folder to keep a basemap's tiles in")
                .help("name one with --basemap-cache")
        })?;
        Ok(Cache { folder })
    }

    /// What is kept of an address. What can't be read is as if it were not there.
    pub(super) fn find(&self, url: &str) -> Option<Kept> {
        let bytes = fs::read(self.path(url)).ok()?;
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let head: Head<String, CachePolicy> = serde_json::from_slice(&bytes[..end]).ok()?;
        (head.url == url).then(|| Kept {
            policy: head.policy,
            status: head.status,
            may_grow_old: head.may_grow_old,
            body: bytes[end + 1..].to_vec(),
        })
    }

    /// Keeps an answer, whole or not at all.
    ///
    /// # Errors
    /// Failed where it can't be written.
    pub(super) fn keep(&self, url: &str, kept: &Kept) -> Result<()> {
        let failed = |cause: std::io::Error| {
            Error::io("keep a basemap's tiles in", &self.folder, cause)
                .help("name another folder with --basemap-cache")
        };
        let head = Head {
            url,
            status: kept.status,
            may_grow_old: kept.may_grow_old,
            policy: &kept.policy,
        };
        let mut bytes = serde_json::to_vec(&head).map_err(|cause| failed(cause.into()))?;
        bytes.push(b'\n');
        bytes.extend_from_slice(&kept.body);
        fs::create_dir_all(&self.folder).map_err(failed)?;
        let mut part = tempfile::NamedTempFile::new_in(&self.folder)
            .map_err(|cause| failed(cause.kind().into()))?;
        part.write_all(&bytes).map_err(failed)?;
        part.persist(self.path(url)).map_err(|e| failed(e.error))?;
        Ok(())
    }

    fn path(&self, url: &str) -> PathBuf {
        self.folder.join(sha256(url))
    }
}
