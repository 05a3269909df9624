//! The files that the command line names: themselves, in folders, or by patterns.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bakhmut_map::error::{Error, Result};

use crate::commands::geojson_files::identity;

/// Endings, in lower case, of the files of a folder that are looked at.
const ENDINGS: [&str; 6] = [
    ".geojson",
    ".json",
    ".geojson.gz",
    ".json.gz",
    ".kml",
    ".kmz",
];

/// The files, none of them twice: in the order in which they are named, those of a folder by name.
///
/// # Errors
/// Usage where a folder or a pattern leads to nothing, or a pattern is none; failed where a path can't
/// be read.
pub(super) fn files(named: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for path in named {
        if path.exists() {
            all.extend(at(path)?);
            continue;
        }
        let text = path.to_string_lossy();
        match text.contains(['*', '?', '[']) {
            true => all.extend(matching(&text)?),
            false => {
                let cause = std::io::ErrorKind::NotFound.into();
                return Err(Error::io("read", path, cause));
            }
        }
    }
    let mut known = BTreeSet::new();
    all.retain(|file| known.insert(identity(file)));
    Ok(all)
}

/// A file itself, or the files of a folder.
fn at(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let failed = |cause| Error::io("read", path, cause);
    let entries = fs::read_dir(path).map_err(failed)?;
    let entries: Vec<_> = entries.collect::<std::io::Result<_>>().map_err(failed)?;
    let is_one = |path: &PathBuf| {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        path.is_file() && ENDINGS.iter().any(|ending| name.ends_with(ending))
    };
    let mut files: Vec<PathBuf> = entries
        .iter()
        .map(fs::DirEntry::path)
        .filter(is_one)
        .collect();
    files.sort();
    match files.is_empty() {
        true => {
            let what = format!("the folder {} holds no file to import", path.display());
            Err(Error::usage(what).help(format!("their names end in {}", ENDINGS.join(", "))))
        }
        false => Ok(files),
    }
}

/// The files that a pattern means, by name.
fn matching(pattern: &str) -> Result<Vec<PathBuf>> {
    let paths = glob::glob(pattern).map_err(|cause| {
        Error::usage(format!("the pattern {pattern} cannot be read")).caused_by(cause)
    })?;
    let mut files = Vec::new();
    for path in paths {
        files.extend(path.ok().filter(|path| path.is_file()));
    }
    match files.is_empty() {
        true => Err(Error::usage(format!("no file is called as {pattern}"))
            .help("put a pattern in quotes, and say where the files are")),
        false => Ok(files),
    }
}
