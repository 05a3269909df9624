//! Files that are saved while the program runs: those of geodata, and those that options name.

mod named_file;

use std::path::{Path, PathBuf};
use std::time::Duration;

use notify_debouncer_full::notify::{self, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use crate::error::{Error, Result};
use named_file::is_below;

pub use named_file::NamedFile;

/// What is written within this time of each other is one save: editors write a file in several steps.
const ONE_SAVE: Duration = Duration::from_millis(150);

/// What happens in a folder that is watched.
#[derive(Debug)]
pub enum Event {
    /// Files were saved, moved or removed; there may be none that is meant.
    Saved(Vec<PathBuf>),
    /// The folder can no longer be watched, for this reason.
    Lost(String),
}

/// Watches a folder of geodata for as long as it lives.
#[derive(Debug)]
pub struct Watcher {
    _debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
}

impl Watcher {
    /// Tells of what happens to files of geodata in a folder, and to those that options name.
    ///
    /// # Errors
    /// Failed where the folder can't be watched.
    pub fn new(
        folder: &Path,
        named: Vec<NamedFile>,
        tell: impl FnMut(Event) + Send + 'static,
    ) -> Result<Watcher> {
        let failed = |cause: notify::Error| {
            let why = match cause.kind {
                notify::ErrorKind::PathNotFound => "there is no such folder".to_owned(),
                _ => cause.to_string(),
            };
            Error::failed(format!("cannot watch {}: {why}", folder.display()))
        };
        let teller = teller(folder.to_owned(), named.clone(), tell);
        let mut debouncer = new_debouncer(ONE_SAVE, None, teller).map_err(failed)?;
        debouncer
            .watch(folder, RecursiveMode::Recursive)
            .map_err(failed)?;
        for beside in named.iter().filter_map(|file| file.beside(folder)) {
            debouncer
                .watch(beside, RecursiveMode::NonRecursive)
                .map_err(failed)?;
        }
        Ok(Watcher {
            _debouncer: debouncer,
        })
    }
}

fn teller(
    folder: PathBuf,
    named: Vec<NamedFile>,
    mut tell: impl FnMut(Event),
) -> impl FnMut(DebounceEventResult) {
    let is_meant = move |path: &Path| {
        named.iter().any(|file| file.is(path)) || is_of_geodata(path) && is_below(path, &folder)
    };
    move |result: DebounceEventResult| match result {
        Ok(events) => {
            let changed = events
                .iter()
                .filter(|event| !matches!(event.kind, EventKind::Access(_)));
            let mut paths: Vec<PathBuf> = changed.flat_map(|event| event.paths.clone()).collect();
            paths.retain(|path| is_meant(path));
            paths.sort();
            paths.dedup();
            tell(Event::Saved(paths));
        }
        Err(errors) => {
            if let Some(error) = errors.first() {
                tell(Event::Lost(error.to_string()));
            }
        }
    }
}

/// Whether a path names a file of geodata, and not an editor's own: hidden, or of another ending.
fn is_of_geodata(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default();
    !name.starts_with('.') && (ending == "geojson" || ending == "toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_own_files_are_no_geodata() {
        for (path, is) in [
            ("g/zones/article/2025-01-15.geojson", true),
            ("g/views.toml", true),
            ("g/zones/article/.2025-01-15.geojson.swp", false),
            ("g/zones/article/.tmp8d2.geojson", false),
            ("g/zones/article/2025-01-15.geojson~", false),
            ("g/output/map.png", false),
        ] {
            assert_eq!(is_of_geodata(Path::new(path)), is, "{path}");
        }
    }
}
