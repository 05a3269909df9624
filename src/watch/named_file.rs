//! A file that an option names, watched as geodata are.

use std::path::{Path, PathBuf, absolute};

/// A file that `--theme` or `--annotate` names.
#[derive(Clone, Debug)]
pub struct NamedFile {
    /// Its absolute path, as events name it.
    path: PathBuf,
}

impl NamedFile {
    /// The file of that path, if there is one.
    pub fn of(path: &Path) -> Option<NamedFile> {
        let path = path.is_file().then(|| absolute(path).ok()).flatten()?;
        Some(NamedFile { path })
    }

    /// The folder to watch beside `folder`, if it is not in there: a save may put another file in the
    /// place of the first.
    pub(super) fn beside(&self, folder: &Path) -> Option<&Path> {
        let own = self.path.parent()?;
        (!is_below(own, folder)).then_some(own)
    }

    /// Whether an event's path is the file's.
    pub fn is(&self, path: &Path) -> bool {
        self.path == path
    }
}

/// Whether a path of an event lies in a folder.
pub(super) fn is_below(path: &Path, folder: &Path) -> bool {
    absolute(folder).is_ok_and(|folder| path.starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_beside_the_geodata_needs_a_watch_of_its_own() {
        let folder = tempfile::tempdir().expect("a folder");
        let geodata = folder.path().join("geodata");
        std::fs::create_dir(&geodata).expect("a folder");
        let at = |path: PathBuf| {
            std::fs::write(&path, "").expect("a file");
            NamedFile::of(&path).expect("a file")
        };
        let beside = at(folder.path().join("house.toml"));
        assert_eq!(beside.beside(&geodata), Some(folder.path()));
        assert!(beside.is(&folder.path().join("house.toml")));
        assert_eq!(at(geodata.join("house.toml")).beside(&geodata), None);
        assert!(NamedFile::of(Path::new("dark")).is_none());
    }
}
