//! The GeoJSON files that paths lead to.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use bakhmut_map::error::{Error, Result};

/// Files as they are named, and all below folders whose names end in `.geojson`, hidden ones aside;
/// in order, none of them twice, be it by another path.
///
/// # Errors
/// Failed where a path leads to nothing or cannot be read; usage where a folder holds no such file.
pub(crate) fn geojson_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut all: Vec<PathBuf> = Vec::new();
    let mut known = BTreeSet::new();
    for path in paths {
        let found = fs::metadata(path).map_err(|cause| Error::io("read", path, cause))?;
        let mut files = Vec::new();
        if found.is_dir() {
            below(path, &mut files).map_err(|cause| Error::io("read", path, cause))?;
            if files.is_empty() {
                let what = format!("the folder {} holds no .geojson file", path.display());
                return Err(Error::usage(what).help("name a file, or another folder"));
            }
        } else {
            files.push(path.clone());
        }
        all.extend(
            files
                .into_iter()
                .filter(|file| known.insert(identity(file))),
        );
    }
    Ok(all)
}

/// The one path of a file or folder, by whichever it is named.
pub(crate) fn identity(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn below(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let mut paths: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    paths.sort();
    for path in paths {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        // Links to folders could lead round in circles.
        let is_folder = fs::symlink_metadata(&path)?.is_dir();
        if name.starts_with('.') {
            continue;
        } else if is_folder {
            below(&path, files)?;
        } else if name.to_lowercase().ends_with(".geojson") {
            files.push(path);
        }
    }
    Ok(())
}
