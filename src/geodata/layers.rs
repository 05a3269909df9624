//! Layers of geodata, file by file: built-in, below `./geodata`, below `--geodata DIR`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::built_in;
use super::faults::Faults;
use super::file::{SourceFile, decode};
use super::folder::{Folder, OURS, Unread};
use super::town::Town;
use crate::error::{Error, Result};

/// The file that makes a folder one of geodata, and says about which town.
const SETTINGS: &str = "geodata.toml";

/// Where geodata are read from: the topmost layer that has a file gives it.
///
/// A folder about another town (another slug) hides all layers below it, so that it inherits
/// neither places nor snapshots.
#[derive(Clone, Debug)]
pub struct Layers {
    /// Topmost first.
    folders: Vec<Folder>,
    /// Whether the built-in geodata lie below them.
    built_in: bool,
}

impl Layers {
    /// The geodata that are compiled in, alone.
    pub fn built_in() -> Layers {
        Layers {
            folders: Vec::new(),
            built_in: true,
        }
    }

    /// `dir` (`--geodata`) over `./geodata` of the folder `current` over the built-in geodata.
    ///
    /// # Errors
    /// Usage (exit 2) where `dir` is not a folder or holds no geodata; data (exit 3) where a
    /// `geodata.toml` is not valid; failed (exit 1) where one cannot be read.
    pub fn find(current: &Path, dir: Option<&Path>) -> Result<Layers> {
        let mut layers = Layers {
            folders: folders(current, dir)?,
            built_in: true,
        };
        layers.keep_one_town()?;
        Ok(layers)
    }

    /// The topmost folder of those that [`Layers::find`] would find, by itself, be its settings sound or
    /// not; `None` where there is none.
    pub fn topmost(current: &Path, dir: Option<&Path>) -> Result<Option<Layers>> {
        let mut folders = folders(current, dir)?;
        folders.truncate(1);
        let layers = Layers {
            folders,
            built_in: false,
        };
        Ok((!layers.folders.is_empty()).then_some(layers))
    }

    /// The same with the files of all folders in memory: what is saved from now on is not seen.
    ///
    /// # Errors
    /// Data (exit 3) where a folder stands in the place of a file; failed (exit 1) where a file cannot be
    /// read.
    pub fn held(self) -> Result<Layers> {
        let folders = self.folders.into_iter().map(Folder::held);
        Ok(Layers {
            folders: folders.collect::<Result<_>>()?,
            built_in: self.built_in,
        })
    }

    /// The folders, the topmost first, as the user names them.
    pub fn folders(&self) -> impl Iterator<Item = &Path> {
        self.folders.iter().map(|folder| folder.shown.as_path())
    }

    /// The files that are read, by name, each of the topmost layer that has it.
    ///
    /// # Errors
    /// As [`Layers::read`].
    pub fn files(&self) -> Result<Vec<SourceFile>> {
        let (mut names, _) = self.zones();
        names.extend(OURS[..9].iter().map(|name| (*name).to_owned()));
        let files = names.iter().filter(|name| !name.ends_with('/'));
        let files = files.map(|name| self.read(name));
        files.filter_map(Result::transpose).collect()
    }

    /// Drops the layers below the first whose slug differs from the topmost's.
    fn keep_one_town(&mut self) -> Result<()> {
        let mut slug: Option<String> = None;
        let folders: Vec<Option<Folder>> = self
            .folders
            .iter()
            .cloned()
            .map(Some)
            .chain([None])
            .collect();
        for (i, folder) in folders.iter().enumerate() {
            let file = match folder {
                Some(folder) => folder.read(SETTINGS)?,
                None => built_in::read(SETTINGS),
            };
            let Some(file) = file else { continue };
            let found = town(&file)?.slug;
            if slug.get_or_insert_with(|| found.clone()) != &found {
                self.folders.truncate(i);
                self.built_in = false;
                break;
            }
        }
        Ok(())
    }

    /// The file of that name, from the topmost layer that has it.
    ///
    /// # Errors
    /// Data (exit 3) where a folder stands in its place; failed (exit 1) where it cannot be read.
    pub fn read(&self, name: &str) -> Result<Option<SourceFile>> {
        for folder in &self.folders {
            if let Some(file) = folder.read(name)? {
                return Ok(Some(file));
            }
        }
        Ok(if self.built_in {
            built_in::read(name)
        } else {
            None
        })
    }

    /// How far below the topmost layer the one is that gives the file of that name.
    pub(super) fn depth(&self, name: &str) -> usize {
        let given = |folder: &Folder| folder.has(name);
        let found = self.folders.iter().position(given);
        found.unwrap_or(self.folders.len())
    }

    /// The file of that name that is not read, for a layer above has one too.
    pub(super) fn below(&self, name: &str) -> Result<Option<SourceFile>> {
        let hiding = self.depth(name) + 1;
        if hiding > self.folders.len() {
            return Ok(None);
        }
        let lower = Layers {
            folders: self.folders[hiding..].to_vec(),
            built_in: self.built_in,
        };
        lower.read(name)
    }

    /// The file of that name as the user can open it.
    pub(super) fn shown(&self, name: &str) -> String {
        match self.folders.get(self.depth(name)) {
            Some(folder) => folder.shown.join(name).display().to_string(),
            None if self.built_in => format!("built-in geodata: {name}"),
            // No layer has it: it belongs beside the others.
            None => name.to_owned(),
        }
    }

    /// Whether a file, as the user can open it, belongs to the topmost layer.
    pub(super) fn topmost_has(&self, shown: &str) -> bool {
        match self.folders.first() {
            Some(folder) => Path::new(shown).starts_with(&folder.shown),
            None => true,
        }
    }

    /// The names of all files below `zones/`, in order, that of a folder in a dataset ending in `/`, and
    /// why folders could not be read.
    pub(super) fn zones(&self) -> (BTreeSet<String>, Vec<Unread>) {
        let (mut names, mut unread) = (BTreeSet::new(), Vec::new());
        if self.built_in {
            names.extend(built_in::names().filter(|name| name.starts_with("zones/")));
        }
        for folder in &self.folders {
            folder.list("zones", 2, &mut names, &mut unread);
        }
        (names, unread)
    }
}

/// `dir` and `./geodata` of the folder `current`, as far as they are there.
fn folders(current: &Path, dir: Option<&Path>) -> Result<Vec<Folder>> {
    let mut folders = Vec::new();
    if let Some(dir) = dir {
        folders.push(Folder::named(current, dir)?);
    }
    let near = Folder {
        path: current.join("geodata"),
        shown: PathBuf::from("geodata"),
        held: None,
    };
    if near.path.join(SETTINGS).symlink_metadata().is_ok() {
        folders.push(near);
    }
    Ok(folders)
}

fn town(file: &SourceFile) -> Result<Town> {
    let shown = file.shown();
    let text = decode(file).map_err(|fault| Error::data(vec![*fault]))?;
    let mut faults = Faults::new(&shown, text);
    let town = Town::read(&mut faults);
    match town {
        Some(town) if faults.is_empty() => Ok(town),
        _ => Err(Error::data(faults.into_faults())),
    }
}
