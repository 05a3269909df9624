//! `watch`: the maps again, whenever a file of geodata is saved.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use bakhmut_map::date::MapDate;
use bakhmut_map::error::{Error, Kind, Result, Severity};
use bakhmut_map::report::faults_human;
use bakhmut_map::watch::{Event, NamedFile, Watcher};

use super::console::{self, Console};
use super::drawn::default_dataset;
use super::own_folder::own_folder;
use super::{render, validate};
use crate::cli::{Global, RenderArgs, WatchArgs};

/// How often it is looked whether the folder is still there, of which no event need tell.
const LOOK: Duration = Duration::from_secs(1);

/// What is said where a fault keeps the maps from being drawn.
const AS_THEY_WERE: &str = "the maps are as they were";

/// What ends the wait, or goes on with it.
enum Next {
    /// Something happened in the folder.
    Watched(Event),
    /// The user ends it.
    Stop,
}

/// What was saved last of the zones: their file, dataset and date.
#[derive(Clone, Debug, PartialEq)]
struct Saved {
    file: PathBuf,
    dataset: String,
    date: MapDate,
}

/// Draws once, and then after each save until the user ends it. A fault is told, and the maps stay as
/// they were.
///
/// # Errors
/// Usage without a folder of the user's own, or where what is asked for isn't known at the start;
/// failed where the folder can't be watched, or goes.
pub(crate) fn run(args: &WatchArgs, global: &Global, console: Console) -> Result<()> {
    let folder = own_folder(global.geodata.as_deref(), "here to watch")?;
    let (sender, events) = mpsc::channel();
    let picture = &args.picture;
    let named = [
        Some(Path::new(&picture.look.theme)),
        picture.edit.annotate.as_deref(),
    ];
    let named: Vec<NamedFile> = named
        .into_iter()
        .flatten()
        .filter_map(NamedFile::of)
        .collect();
    let teller = sender.clone();
    // It watches for as long as it lives.
    let _watcher = Watcher::new(&folder, named.clone(), move |event| {
        // Nobody listens any more when the program is already ending.
        let _ = teller.send(Next::Watched(event));
    })?;
    ctrlc::set_handler(move || {
        // Nobody listens any more when the program is already ending.
        let _ = sender.send(Next::Stop);
    })
    .map_err(|cause| Error::failed(format!("cannot listen for Ctrl-C: {cause}")))?;
    let watched = Watched {
        args,
        global,
        folder: &folder,
        console,
    };
    let mut last: Option<Saved> = None;
    if let Err(error) = watched.draw(None) {
        if error.kind() == Kind::Usage {
            return Err(error);
        }
        watched.tell(&error);
    }
    console.note(&format!("watching {}; Ctrl-C ends it", folder.display()));
    watch(
        &events,
        &folder,
        |paths| {
            let newest = paths.iter().rev().find_map(|path| saved(path));
            last = newest.or(last.take().filter(|last| last.file.exists()));
            let mut geodata = paths.to_vec();
            geodata.retain(|path| !named.iter().any(|file| file.is(path)));
            if !is_sound(&geodata, global, console) {
                console.note(AS_THEY_WERE);
            } else if let Err(error) = watched.draw(last.as_ref()) {
                watched.tell(&error);
            }
        },
        console,
    )
}

/// Redraws after each save until the user ends it.
fn watch(
    events: &Receiver<Next>,
    folder: &Path,
    mut redraw: impl FnMut(&[PathBuf]),
    console: Console,
) -> Result<()> {
    let lost = |cause: &str| {
        let what = format!("cannot watch {} any longer: {cause}", folder.display());
        Err(Error::failed(what))
    };
    loop {
        let event = events.recv_timeout(LOOK);
        if !folder.is_dir() {
            return lost("it is gone");
        }
        let mut paths = match event {
            Ok(Next::Watched(Event::Saved(paths))) => paths,
            Ok(Next::Watched(Event::Lost(cause))) => return lost(&cause),
            Err(RecvTimeoutError::Timeout) => continue,
            Ok(Next::Stop) | Err(RecvTimeoutError::Disconnected) => break,
        };
        // What was saved while the maps were drawn is drawn at once.
        let mut is_over = false;
        while let Ok(event) = events.try_recv() {
            match event {
                Next::Watched(Event::Saved(more)) => paths.extend(more),
                Next::Stop | Next::Watched(Event::Lost(_)) => is_over = true,
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
        Ok((found, errors)) => {
            console.findings(&faults_human(&found.faults));
            errors.iter().for_each(console::error);
            let mut faults = found.faults.iter();
            errors.is_empty() && faults.all(|fault| fault.severity == Severity::Warning)
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
        file: path.to_owned(),
        dataset: dataset.file_name()?.to_str()?.to_owned(),
        date: MapDate::Day(day),
    })
}

/// What is drawn of which folder.
struct Watched<'w> {
    args: &'w WatchArgs,
    global: &'w Global,
    folder: &'w Path,
    console: Console,
}

impl Watched<'_> {
    /// Draws the maps: of the day that was asked for, or of that which was saved last, or of the latest.
    fn draw(&self, saved: Option<&Saved>) -> Result<()> {
        let begun = Instant::now();
        let zones = self.drawn(saved)?;
        if !Path::new(&zones).starts_with(self.folder) {
            let folder = self.folder.display();
            self.console
                .note(&format!("drawn from {zones}, which is not of {folder}"));
        }
        let taken = begun.elapsed().as_secs_f64();
        self.console.note(&format!("drawn in {taken:.1} s"));
        Ok(())
    }

    fn tell(&self, error: &Error) {
        console::error(error);
        self.console.note(AS_THEY_WERE);
    }

    /// The file of the zones of which the maps were drawn.
    fn drawn(&self, saved: Option<&Saved>) -> Result<String> {
        let folder = self.global.geodata.as_deref();
        let geodata = super::open(folder, self.global.verbose, self.console)?;
        let mut picture = self.args.picture.clone();
        if picture.datasets.is_empty() {
            picture.datasets = saved
                .map(|saved| saved.dataset.clone())
                .into_iter()
                .collect();
        }
        let named = match picture.datasets.as_slice() {
            [] => vec![default_dataset(&geodata)?],
            named => named.to_vec(),
        };
        let latest = || {
            let datasets = geodata.datasets().iter();
            let dates = datasets
                .filter(|one| named.contains(&one.id))
                .flat_map(|one| one.dates.last());
            dates.copied().max().map(MapDate::Day)
        };
        let date = self.args.date.or(saved.map(|saved| saved.date));
        let date = date.or_else(latest).ok_or_else(|| {
            let named = named.join(",");
            Error::failed(format!("the dataset {named} has no snapshot"))
                .help("put one at zones/NAME/YYYY-MM-DD.geojson")
        })?;
        let render = RenderArgs {
            date,
            picture,
            output: None,
            strict_date: false,
            world_file: false,
            embed: false,
            optimize: false,
        };
        render::run(&render, &geodata, self.console.of_another_run())
    }
}
