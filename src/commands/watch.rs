//! `watch`: the maps again, whenever a file of geodata is saved.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use bakhmut_map::date::MapDate;
use bakhmut_map::error::{Error, Result, Severity};
use bakhmut_map::report::faults_human;
use notify_debouncer_full::notify::{self, EventKind, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, new_debouncer};

use super::console::{self, Console};
use super::own_folder::own_folder;
use super::{render, validate};
use crate::cli::{Global, RenderArgs, WatchArgs};

/// What is written within this time of each other is one save: editors write a file in several steps.
const ONE_SAVE: Duration = Duration::from_millis(150);

/// What is said where a fault keeps the maps from being drawn.
const AS_THEY_WERE: &str = "the maps are as they were";

/// What happens while the folder is watched.
enum Event {
    /// Files were saved, moved or removed.
    Saved(Vec<PathBuf>),
    /// The folder can no longer be watched.
    Lost(notify::Error),
    /// The user ends it.
    Stop,
}

/// What was saved last of the zones: their dataset and date.
#[derive(Clone, Debug, PartialEq)]
struct Saved {
    dataset: String,
    date: MapDate,
}

/// Draws once, and then after each save until the user ends it. A fault is told, and the maps stay as
/// they were.
///
/// # Errors
/// Usage without a folder of the user's own; failed where it can't be watched.
pub(crate) fn run(args: &WatchArgs, global: &Global, console: Console) -> Result<()> {
    let folder = own_folder(global.geodata.as_deref(), "here to watch")?;
    let (sender, events) = mpsc::channel();
    let failed =
        |cause: notify::Error| Error::failed(format!("cannot watch {}: {cause}", folder.display()));
    // It watches for as long as it lives.
    let mut debouncer = new_debouncer(ONE_SAVE, None, teller(sender.clone())).map_err(failed)?;
    debouncer
        .watch(&folder, RecursiveMode::Recursive)
        .map_err(failed)?;
    ctrlc::set_handler(move || {
        // Nobody listens any more when the program is already ending.
        let _ = sender.send(Event::Stop);
    })
    .map_err(|cause| Error::failed(format!("cannot listen for Ctrl-C: {cause}")))?;
    let mut last = None;
    draw(args, last.as_ref(), global, console);
    console.note(&format!("watching {}; Ctrl-C ends it", folder.display()));
    watch(
        &events,
        &folder,
        |paths| {
            last = paths
                .iter()
                .rev()
                .find_map(|path| saved(path))
                .or(last.take());
            if is_sound(paths, global, console) {
                draw(args, last.as_ref(), global, console);
            } else {
                console.note(AS_THEY_WERE);
            }
        },
        console,
    )
}

/// Tells of what happens to files of geodata.
fn teller(sender: Sender<Event>) -> impl FnMut(DebounceEventResult) {
    move |result: DebounceEventResult| {
        let event = match result {
            Ok(events) => {
                let changed = events
                    .iter()
                    .filter(|event| !matches!(event.kind, EventKind::Access(_)));
                let mut paths: Vec<PathBuf> =
                    changed.flat_map(|event| event.paths.clone()).collect();
                paths.retain(|path| is_of_geodata(path));
                paths.sort();
                paths.dedup();
                Event::Saved(paths)
            }
            Err(errors) => match errors.into_iter().next() {
                Some(error) => Event::Lost(error),
                None => return,
            },
        };
        // Nobody listens any more when the program is already ending.
        let _ = sender.send(event);
    }
}

/// Whether a path names a file of geodata, and not an editor's own: hidden, or of another ending.
fn is_of_geodata(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default();
    !name.starts_with('.') && (ending == "geojson" || ending == "toml")
}

/// Redraws after each save until the user ends it.
fn watch(
    events: &Receiver<Event>,
    folder: &Path,
    mut redraw: impl FnMut(&[PathBuf]),
    console: Console,
) -> Result<()> {
    while let Ok(event) = events.recv() {
        let mut paths = match event {
            Event::Stop => break,
            Event::Lost(cause) => {
                let what = format!("cannot watch {} any longer: {cause}", folder.display());
                return Err(Error::failed(what));
            }
            Event::Saved(paths) => paths,
        };
        // What was saved while the maps were drawn is drawn at once.
        let mut is_over = false;
        while let Ok(event) = events.try_recv() {
            match event {
                Event::Saved(more) => paths.extend(more),
                Event::Stop | Event::Lost(_) => is_over = true,
            }
        }
        if is_over {
            break;
        }
        if paths.is_empty() {
            continue;
        }
        paths.sort();
        paths.dedup();
        for path in &paths {
            let gone = if path.exists() { "saved" } else { "removed" };
            console.note(&format!("{} {gone}", path.display()));
        }
        redraw(&paths);
    }
    console.note("stopped");
    Ok(())
}

/// Tells all that is wrong with the files that were saved, or may be; whether there is no error.
fn is_sound(paths: &[PathBuf], global: &Global, console: Console) -> bool {
    let there: Vec<PathBuf> = paths.iter().filter(|path| path.exists()).cloned().collect();
    if there.is_empty() {
        return true;
    }
    match validate::find(&there, None, global.geodata.as_deref()) {
        Ok(found) => {
            console.findings(&faults_human(&found.faults));
            let mut faults = found.faults.iter();
            faults.all(|fault| fault.severity == Severity::Warning)
        }
        Err(error) => {
            console::error(&error);
            false
        }
    }
}

/// The snapshot whose file it is: `zones/<dataset>/<day>.geojson`, if it is there.
fn saved(path: &Path) -> Option<Saved> {
    let dataset = path.parent()?;
    let is_zones = dataset.parent()?.file_name()? == "zones";
    let day = path.file_stem()?.to_str()?.parse().ok()?;
    (is_zones && path.extension()? == "geojson" && path.exists()).then_some(Saved {
        dataset: dataset.file_name()?.to_str()?.to_owned(),
        date: MapDate::Day(day),
    })
}

/// Draws the maps, or tells why not.
fn draw(args: &WatchArgs, saved: Option<&Saved>, global: &Global, console: Console) {
    let begun = Instant::now();
    if let Err(error) = drawn(args, saved, global, console) {
        console::error(&error);
        console.note(AS_THEY_WERE);
    } else {
        console.note(&format!("drawn in {:.1} s", begun.elapsed().as_secs_f64()));
    }
}

fn drawn(args: &WatchArgs, saved: Option<&Saved>, global: &Global, console: Console) -> Result<()> {
    let geodata = super::open(global, console)?;
    let mut picture = args.picture.clone();
    if picture.dataset.is_none() {
        picture.dataset = saved.map(|saved| saved.dataset.clone());
    }
    let dataset = match &picture.dataset {
        Some(name) => name.clone(),
        None => render::default_dataset(&geodata)?,
    };
    let latest = || {
        let datasets = geodata.datasets().iter();
        let dates = datasets
            .filter(|one| one.id == dataset)
            .flat_map(|one| one.dates.last());
        dates.copied().map(MapDate::Day).next()
    };
    let date = args.date.or(saved.map(|saved| saved.date)).or_else(latest);
    let date = date.ok_or_else(|| {
        Error::failed(format!("the dataset {dataset} has no snapshot"))
            .help("put one at zones/NAME/YYYY-MM-DD.geojson")
    })?;
    let render = RenderArgs {
        date,
        picture,
        output: None,
        strict_date: false,
    };
    render::run(&render, &geodata, console)
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
