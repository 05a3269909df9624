//! Which files are held against what.

use std::collections::BTreeSet;
use std::path::{self, Path, PathBuf};

use bakhmut_map::date::MapDate;
use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{OURS, Which};

use crate::cli::Profile;
use crate::commands::geojson_files::{geojson_files, identity};
use crate::commands::own_folder::is_folder_of_geodata;

/// What is validated in one go.
#[derive(Debug)]
pub(crate) enum Target {
    /// Files of a folder of geodata.
    Folder { root: PathBuf, which: Which },
    /// A file of zones that belongs to no folder.
    Zones(PathBuf),
    /// A file of GeoJSON.
    Geojson(PathBuf),
}

/// What paths lead to, in their order: files of one folder of geodata in one go, and none of them twice;
/// and why others lead to nothing.
pub(crate) fn targets(
    paths: &[PathBuf],
    profile: Option<Profile>,
    geodata: Option<&Path>,
) -> (Vec<Target>, Vec<Error>) {
    let mut targets = Targets {
        profile,
        geodata,
        all: Vec::new(),
        known: BTreeSet::new(),
    };
    let failed = |path: &PathBuf| targets.add(path).err();
    let errors = paths.iter().filter_map(failed).collect();
    (targets.all, errors)
}

/// What was found so far.
struct Targets<'a> {
    profile: Option<Profile>,
    geodata: Option<&'a Path>,
    all: Vec<Target>,
    /// The files that belong to no folder, each by its one path.
    known: BTreeSet<PathBuf>,
}

impl Targets<'_> {
    fn add(&mut self, path: &PathBuf) -> Result<()> {
        if self.profile.is_none() && path.is_dir() && is_root(path, self.geodata) {
            self.folder(path);
            return Ok(());
        }
        for file in files(path, self.profile, self.geodata)? {
            self.file(file);
        }
        Ok(())
    }

    /// A whole folder of geodata.
    fn folder(&mut self, root: &Path) {
        match self.named(root) {
            Some(which) => *which = Which::All,
            None => self.all.push(Target::Folder {
                root: root.to_owned(),
                which: Which::All,
            }),
        }
        // What the program does not read is GeoJSON all the same.
        let others = geojson_files(&[root.to_owned()]).unwrap_or_default();
        let name = |file: &PathBuf| file.strip_prefix(root).map(name_of);
        let other = |file: &PathBuf| !name(file).is_ok_and(|name| is_ours(&name));
        for file in others.into_iter().filter(other) {
            self.alone(file, Target::Geojson);
        }
    }

    fn file(&mut self, file: PathBuf) {
        let (root, name) = match (self.profile, home(&file, self.geodata)) {
            (Some(Profile::Geojson), _) | (None, None) => return self.alone(file, Target::Geojson),
            (None, Some(home)) => home,
            (Some(Profile::Zones), Some((root, name))) if name.starts_with("zones/") => {
                (root, name)
            }
            (Some(Profile::Zones), _) => return self.alone(file, Target::Zones),
        };
        match self.named(&root) {
            Some(Which::Named(names)) => {
                names.insert(name);
            }
            Some(Which::All) => {}
            None => {
                let which = Which::Named(BTreeSet::from([name]));
                self.all.push(Target::Folder { root, which });
            }
        }
    }

    /// What is asked about a folder of geodata, by whichever path it was named.
    fn named(&mut self, root: &Path) -> Option<&mut Which> {
        let wanted = identity(root);
        self.all.iter_mut().find_map(|target| match target {
            Target::Folder { root, which } if identity(root) == wanted => Some(which),
            _ => None,
        })
    }

    fn alone(&mut self, file: PathBuf, target: impl FnOnce(PathBuf) -> Target) {
        if self.known.insert(identity(&file)) {
            self.all.push(target(file));
        }
    }
}

/// A file that is named, or those below a folder.
fn files(path: &PathBuf, profile: Option<Profile>, geodata: Option<&Path>) -> Result<Vec<PathBuf>> {
    let is_table = path.extension().is_some_and(|ending| ending == "toml");
    if path.is_file() && is_table && (profile.is_some() || home(path, geodata).is_none()) {
        let what = format!("{} is no file of a folder of geodata", path.display());
        let help = "name a .geojson file, or a .toml file beside a geodata.toml";
        return Err(Error::usage(what).help(help));
    }
    geojson_files(std::slice::from_ref(path))
}

/// The folder of geodata that a file belongs to, and its name there.
fn home(file: &Path, geodata: Option<&Path>) -> Option<(PathBuf, String)> {
    let whole = || path::absolute(file).ok();
    home_above(file, geodata).or_else(|| home_above(&whole()?, geodata))
}

fn home_above(file: &Path, geodata: Option<&Path>) -> Option<(PathBuf, String)> {
    for root in file.ancestors().skip(1).take(3) {
        let name = name_of(file.strip_prefix(root).ok()?);
        let own = is_ours(&name);
        let root = if root.as_os_str().is_empty() {
            Path::new(".")
        } else {
            root
        };
        if own && (is_root(root, geodata) || holds_others(root) || is_snapshot(&name)) {
            return Some((root.to_owned(), name));
        }
    }
    None
}

/// Whether a file of that name in a folder of geodata is read.
fn is_ours(name: &str) -> bool {
    let in_zones = name
        .strip_prefix("zones/")
        .is_some_and(|rest| rest.split('/').count() == 2);
    in_zones || OURS.contains(&name)
}

fn is_root(folder: &Path, geodata: Option<&Path>) -> bool {
    is_folder_of_geodata(folder) || geodata == Some(folder)
}

/// Whether a folder holds files of geodata, be there a geodata.toml or not.
fn holds_others(folder: &Path) -> bool {
    let tables = OURS.iter().filter(|name| name.ends_with(".toml"));
    tables.into_iter().any(|name| folder.join(name).is_file())
}

/// Whether a name is `zones/<dataset>/<day>.geojson`.
fn is_snapshot(name: &str) -> bool {
    let parts: Vec<&str> = name.split('/').collect();
    let stem = match parts.as_slice() {
        ["zones", _, file] => file.strip_suffix(".geojson"),
        _ => None,
    };
    matches!(stem.map(str::parse), Some(Ok(MapDate::Day(_))))
}

/// A path below a folder of geodata with `/` between its parts.
fn name_of(path: &Path) -> String {
    let parts = path.iter().map(|part| part.to_string_lossy().into_owned());
    parts.collect::<Vec<_>>().join("/")
}
