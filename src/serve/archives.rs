//! PMTiles files that are served as they are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::archive::{Kind, Tiles};
use crate::error::{Error, Result};

/// The files by the names under which they are served.
#[derive(Debug, Default)]
pub(crate) struct Archives(BTreeMap<String, PathBuf>);

impl Archives {
    /// Those at some paths, each under its file's name.
    ///
    /// # Errors
    /// Usage where one is no PMTiles file by its name, or two have one name; failed or data where one
    /// cannot be read as such.
    pub(crate) fn open(paths: &[PathBuf]) -> Result<Archives> {
        let mut all = BTreeMap::new();
        for path in paths {
            let shown = path.display();
            if Kind::of(path) != Kind::PmTiles {
                let what = format!("{shown} is no PMTiles archive");
                return Err(Error::usage(what).help("name a file that ends in .pmtiles"));
            }
            Tiles::open(path)?;
            let name = path.file_name().unwrap_or_default();
            let name = name.to_string_lossy().into_owned();
            if let Some(other) = all.insert(name, path.clone()) {
                let what = format!("{} and {shown} have one name", other.display());
                return Err(Error::usage(what).help("rename one of them"));
            }
        }
        Ok(Archives(all))
    }

    /// The names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The file of a name.
    pub(crate) fn path(&self, name: &str) -> Option<&Path> {
        self.0.get(name).map(PathBuf::as_path)
    }
}
