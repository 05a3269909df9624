//! One run at a time writes an archive.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use same_file::Handle;

use crate::error::{Error, Result};

/// Holds others off a part as long as it lives; the system lets go of it when the program is killed.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// Held, not used; `None` where the file system knows no locks.
    _file: Option<Handle>,
}

impl Lock {
    /// Takes the lock of a part, a file beside it.
    ///
    /// # Errors
    /// Another run has it, or the file cannot be made.
    pub(super) fn take(part: &Path) -> Result<Lock> {
        let mut path = part.as_os_str().to_owned();
        path.push("-lock");
        let path = PathBuf::from(path);
        let failed = |cause| Error::io("write", &path, cause);
        loop {
            let file = File::create(&path).map_err(failed)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(taken(part)),
                // Some of the file systems that machines share have none.
                Err(TryLockError::Error(cause)) if cause.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Lock { path, _file: None });
                }
                Err(TryLockError::Error(cause)) => return Err(failed(cause)),
            }
            let held = Handle::from_file(file).map_err(failed)?;
            // Whoever had it may have removed the file since it was opened: then it holds nobody off.
            if Handle::from_path(&path).is_ok_and(|there| there == held) {
                let _file = Some(held);
                return Ok(Lock { path, _file });
            }
        }
    }
}

impl Drop for Lock {
    /// Removes the file while it is still held. One that is left does no harm.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

fn taken(part: &Path) -> Error {
    let shown = part.display();
    Error::failed(format!("another run is writing {shown}"))
        .help("wait until it has ended, or give the archive another name")
}
