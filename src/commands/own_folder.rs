//! The folder of geodata that is the user's own.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use bakhmut_map::error::{Error, Result};

/// The topmost folder of geodata: `--geodata`, or else `./geodata` where that is one.
///
/// # Errors
/// Usage where there is neither; `wanted` says for what one is.
pub(crate) fn own_folder(named: Option<&Path>, wanted: &str) -> Result<PathBuf> {
    let near = Path::new("geodata");
    match named {
        Some(folder) => Ok(folder.to_owned()),
        None if is_folder_of_geodata(near) => Ok(near.to_owned()),
        None => Err(
            Error::usage(format!("there is no folder of geodata {wanted}"))
                .help("name one with --geodata; ./geodata counts if it holds a geodata.toml"),
        ),
    }
}

/// Whether a folder holds a geodata.toml, be it a file or a broken link, which is told.
pub(crate) fn is_folder_of_geodata(folder: &Path) -> bool {
    folder.join("geodata.toml").symlink_metadata().is_ok()
}

/// Whether a folder is not there yet, or empty: what is written to it makes it one of geodata.
pub(crate) fn is_blank(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(cause) => cause.kind() == ErrorKind::NotFound && folder.symlink_metadata().is_err(),
    }
}
