//! A folder of geodata on disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;

use super::file::{Origin, SourceFile};
use super::rule;
use crate::error::{Error, Fault, Result};

/// What a folder of geodata may hold; all but the last are files.
pub const OURS: [&str; 10] = [
    "geodata.toml",
    "sources.toml",
    "views.toml",
    "claims.toml",
    "places.geojson",
    "borders.geojson",
    "countries.geojson",
    "regions.geojson",
    "context.geojson",
    "zones",
];

/// A folder of geodata.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    /// Where it is.
    pub(super) path: PathBuf,
    /// How the user names it.
    pub(super) shown: PathBuf,
    /// Its files by name, where they are held in memory and no longer looked for on disk.
    pub(super) held: Option<Arc<BTreeMap<String, SourceFile>>>,
}

impl Folder {
    /// The folder that the user named with `--geodata`.
    pub(super) fn named(current: &Path, dir: &Path) -> Result<Folder> {
        let folder = Folder {
            path: current.join(dir),
            shown: dir.to_owned(),
            held: None,
        };
        let shown = dir.display();
        let help = format!(
            "give --geodata a folder that holds {} or {}",
            OURS[..9].join(", "),
            OURS[9]
        );
        match fs::metadata(&folder.path) {
            Err(cause) if cause.kind() == ErrorKind::NotFound => {
                Err(Error::usage(format!("there is no folder {shown}")).help(help))
            }
            Err(cause) => Err(Error::io("read", dir, cause)),
            Ok(found) if !found.is_dir() => {
                Err(Error::usage(format!("{shown} is not a folder")).help(help))
            }
            Ok(_) if !OURS.iter().any(|name| folder.path.join(name).exists()) => {
                Err(Error::usage(format!("the folder {shown} holds no geodata")).help(help))
            }
            Ok(_) => Ok(folder),
        }
    }

    /// The same with all files that are read of it in memory.
    pub(super) fn held(self) -> Result<Folder> {
        if self.held.is_some() {
            return Ok(self);
        }
        let mut names: BTreeSet<String> = OURS[..9].iter().map(|name| (*name).to_owned()).collect();
        let mut unread = Vec::new();
        self.list("zones", 2, &mut names, &mut unread);
        if let Some(Unread { name, cause }) = unread.pop() {
            return Err(Error::io("read", &self.shown.join(name), cause));
        }
        let mut held = BTreeMap::new();
        for name in names {
            // A folder in a dataset is known by its name alone.
            let file = match name.ends_with('/') {
                true => Some(SourceFile {
                    name: name.clone(),
                    origin: Origin::Folder(self.shown.clone()),
                    bytes: Bytes::new(),
                }),
                false => self.read(&name)?,
            };
            held.extend(file.map(|file| (name, file)));
        }
        let held = Some(Arc::new(held));
        Ok(Folder { held, ..self })
    }

    /// Whether there is anything of that name, be it read or not.
    pub(super) fn has(&self, name: &str) -> bool {
        match &self.held {
            Some(held) => held.contains_key(name),
            None => self.path.join(name).symlink_metadata().is_ok(),
        }
    }

    /// The file of that name, if the folder has one.
    pub(super) fn read(&self, name: &str) -> Result<Option<SourceFile>> {
        if let Some(held) = &self.held {
            return Ok(held.get(name).cloned());
        }
        let (path, shown) = (self.path.join(name), self.shown.join(name));
        let found = match fs::metadata(&path) {
            Ok(found) => found,
            Err(cause) if cause.kind() == ErrorKind::NotFound => {
                return match fs::read_link(&path) {
                    Ok(to) => Err(broken_link(&shown, &to)),
                    Err(_no_link) => Ok(None),
                };
            }
            Err(cause) => return Err(Error::io("read", &shown, cause)),
        };
        if !found.is_file() {
            let kind = if found.is_dir() {
                "a folder"
            } else {
                "a device or pipe"
            };
            let what = format!("this is {kind} where a file should be");
            return Err(not_a_file(
                &shown,
                what,
                "rename it or move it away, and put the file there",
            ));
        }
        let bytes = fs::read(&path).map_err(|cause| Error::io("read", &shown, cause))?;
        let origin = Origin::Folder(self.shown.clone());
        Ok(Some(SourceFile {
            name: name.to_owned(),
            origin,
            bytes: bytes.into(),
        }))
    }

    /// Adds the names of what lies below `name`, `depth` folders deep, hidden files aside, that of a
    /// folder deeper down ending in `/`; and why a folder could not be read.
    pub(super) fn list(
        &self,
        name: &str,
        depth: usize,
        names: &mut BTreeSet<String>,
        unread: &mut Vec<Unread>,
    ) {
        if let Some(held) = &self.held {
            let below = format!("{name}/");
            names.extend(held.keys().filter(|file| file.starts_with(&below)).cloned());
            return;
        }
        let found = fs::read_dir(self.path.join(name));
        let found = found.and_then(Iterator::collect::<std::io::Result<Vec<fs::DirEntry>>>);
        let entries = match found {
            Ok(entries) => entries,
            Err(cause) if cause.kind() == ErrorKind::NotFound => Vec::new(),
            Err(cause) => {
                let name = name.to_owned();
                unread.push(Unread { name, cause });
                Vec::new()
            }
        };
        for entry in entries {
            let file = entry.file_name();
            // A name that is not Unicode is none of ours.
            let Some(file) = file.to_str().filter(|file| !file.starts_with('.')) else {
                continue;
            };
            let below = format!("{name}/{file}");
            if !self.path.join(&below).is_dir() {
                names.insert(below);
            } else if depth > 1 {
                self.list(&below, depth - 1, names, unread);
            } else {
                names.insert(below + "/");
            }
        }
    }
}

/// A folder that could not be read.
#[derive(Debug)]
pub(super) struct Unread {
    /// As `zones/article`.
    pub(super) name: String,
    /// Why.
    pub(super) cause: std::io::Error,
}

/// The fault of a link to a file that is not there: without it a lower layer's would be read.
fn broken_link(shown: &Path, to: &Path) -> Error {
    let what = format!("this is a link to {}, which is not there", to.display());
    not_a_file(shown, what, "put the file there, or remove the link")
}

fn not_a_file(shown: &Path, what: String, help: &str) -> Error {
    let shown = shown.display().to_string();
    Error::data(vec![Fault::of_file(
        rule::NOT_A_FILE.code,
        shown,
        what,
        help,
    )])
}
