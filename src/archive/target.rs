//! The name of an archive, and that of its part until it is complete.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::folder;
use super::kind::Kind;
use super::lock::Lock;
use crate::error::{Error, Result};

/// What is added to an archive's name until it is complete.
const PART: &str = ".part";

/// Whether a name is that of an archive which is not complete.
pub fn is_part(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().ends_with(PART))
}

/// Whether an archive of this name was begun, and is not complete.
pub fn is_begun(path: &Path) -> bool {
    part_of(&resolved(path)).exists()
}

/// A name without a slash at its end, which would have the part in the folder and not beside it; links
/// followed.
fn resolved(path: &Path) -> PathBuf {
    let path: PathBuf = path.components().collect();
    fs::canonicalize(&path).unwrap_or(path)
}

fn part_of(target: &Path) -> PathBuf {
    let mut part = target.to_owned().into_os_string();
    part.push(PART);
    PathBuf::from(part)
}

/// Where an archive is to stand, and where it is written; no other run writes there.
#[derive(Debug)]
pub(super) struct Target {
    path: PathBuf,
    part: PathBuf,
    _lock: Lock,
}

impl Target {
    /// The target of a name, links followed.
    ///
    /// # Errors
    /// The name is none for an archive of its kind, is that of a folder with other things than tiles in
    /// it, or another run writes it.
    pub(super) fn of(path: &Path) -> Result<Target> {
        let target = resolved(path);
        let shown = target.display();
        if target.file_name().is_none() {
            return Err(Error::usage(format!("{shown} is no name for an archive"))
                .help("name a file or a folder"));
        }
        let is_folder = Kind::of(path) == Kind::Folder;
        if target.is_dir() && !is_folder {
            return Err(Error::failed(format!("{shown} is a folder")).help("name a file"));
        }
        if target.is_file() && is_folder {
            return Err(
                Error::failed(format!("{shown} is a file, not a folder of tiles"))
                    .help("end the name in .pmtiles or .mbtiles, or name a folder"),
            );
        }
        if target.is_dir() {
            check_replaceable(&target)?;
        }
        let part = part_of(&target);
        let _lock = Lock::take(&part)?;
        Ok(Target {
            path: target,
            part,
            _lock,
        })
    }

    /// The name of the part.
    pub(super) fn part(&self) -> &Path {
        &self.part
    }

    /// Gives the part, which is complete, the archive's name; what has had that name is replaced.
    ///
    /// # Errors
    /// The system refuses it.
    pub(super) fn put(self) -> Result<()> {
        if self.path.is_dir() {
            return replace_folder(&self.part, &self.path);
        }
        fs::rename(&self.part, &self.path).map_err(|cause| Error::io("write", &self.path, cause))
    }
}

/// Refuses a folder that has more in it than tiles: it is replaced as a whole.
fn check_replaceable(folder: &Path) -> Result<()> {
    let is_of_tiles = folder::is_of_tiles(folder);
    if is_of_tiles.map_err(|cause| Error::io("read", folder, cause))? {
        return Ok(());
    }
    let shown = folder.display();
    Err(
        Error::failed(format!("{shown} has other things than tiles in it"))
            .help("name a new folder for the tiles"),
    )
}

/// Puts a folder of tiles in the place of another.
fn replace_folder(part: &Path, target: &Path) -> Result<()> {
    check_replaceable(target)?;
    let failed = |cause: io::Error| Error::io("replace", target, cause);
    let mut old = target.to_owned().into_os_string();
    old.push(".old");
    fs::rename(target, &old).map_err(failed)?;
    fs::rename(part, target).map_err(failed)?;
    fs::remove_dir_all(&old).map_err(|cause| Error::io("remove", Path::new(&old), cause))
}
